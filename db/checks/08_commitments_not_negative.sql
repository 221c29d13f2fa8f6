-- 每一编号的未付承诺不为负 | No commitment is negative (E.8.5)
SELECT CONCAT(advance, order_code) AS subject, fund AS detail, SUM(debit_fen) - SUM(credit_fen) AS difference_fen
FROM period_balance
WHERE entity = @entity AND account = '9001'
GROUP BY fund, case_code, advance, order_code
HAVING SUM(debit_fen) - SUM(credit_fen) < 0
