-- 赔偿金基金不垫付、不奖励、不核销 | A damages fund pays no advances, rewards or write-offs (E.8.7)
SELECT fund_balance.account AS subject, fund_balance.fund AS detail, SUM(fund_balance.debit_fen) + SUM(fund_balance.credit_fen) AS difference_fen
FROM fund_balance
JOIN fund ON fund.entity = fund_balance.entity AND fund.fund = fund_balance.fund AND fund.kind = 'DAMAGES'
WHERE fund_balance.entity = @entity AND fund_balance.account IN ('1218.0101', '1218.0102', '1218.02', '2307.03', '5301')
GROUP BY fund_balance.account, fund_balance.fund
HAVING SUM(fund_balance.debit_fen) <> 0 OR SUM(fund_balance.credit_fen) <> 0
