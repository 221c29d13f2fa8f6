-- 每个往来方的应付和暂收均不为负 | No payable and nothing held for others is negative (E.8.3)
SELECT CONCAT(party, ' ', case_code, order_code) AS subject, account AS detail, SUM(credit_fen) - SUM(debit_fen) AS difference_fen
FROM period_balance
WHERE entity = @entity AND account IN ('2103', '2302', '2307.01', '2307.02', '2307.03', '2307.08', '2307.09', '2307.10')
GROUP BY account, fund, case_code, party, order_code
HAVING SUM(credit_fen) - SUM(debit_fen) < 0
