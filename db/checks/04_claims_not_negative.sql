-- 每笔垫付和应收均不为负 | No advance and no receivable is negative (E.8.3)
SELECT CONCAT(advance, ' ', party) AS subject, account AS detail, SUM(debit_fen) - SUM(credit_fen) AS difference_fen
FROM period_balance
WHERE entity = @entity AND account IN ('1214', '1218.0101', '1218.0102', '1218.02', '1218.09')
GROUP BY account, fund, case_code, advance, party, order_code
HAVING SUM(debit_fen) - SUM(credit_fen) < 0
