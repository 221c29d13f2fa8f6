-- 承诺账每一编号自身平衡 | Every commitment balances in itself (E.8.1)
SELECT CONCAT(fund, ' ', case_code, ' ', advance, order_code) AS subject, 'C' AS detail, SUM(debit_fen) - SUM(credit_fen) AS difference_fen
FROM period_balance
WHERE entity = @entity AND account IN ('9001', '9002')
GROUP BY fund, case_code, advance, order_code
HAVING SUM(debit_fen) <> SUM(credit_fen)
