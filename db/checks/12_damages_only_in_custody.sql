-- 赔偿金基金只在代管和承诺科目上收付 | Money of a damages fund moves in custody and commitment accounts only (E.8.7)
SELECT fund_balance.account AS subject, fund_balance.fund AS detail, SUM(fund_balance.debit_fen) + SUM(fund_balance.credit_fen) AS difference_fen
FROM fund_balance
JOIN fund ON fund.entity = fund_balance.entity AND fund.fund = fund_balance.fund AND fund.kind = 'DAMAGES'
WHERE fund_balance.entity = @entity AND fund_balance.account NOT IN ('1002.02', '2901', '9001', '9002')
GROUP BY fund_balance.account, fund_balance.fund
HAVING SUM(fund_balance.debit_fen) <> 0 OR SUM(fund_balance.credit_fen) <> 0
