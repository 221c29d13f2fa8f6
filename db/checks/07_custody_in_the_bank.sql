-- 受托代理负债合计等于受托代理银行存款 | What is held in custody is in the entrusted accounts (E.8.4)
SELECT fund AS subject, '2901 / 1002.02' AS detail, SUM(debit_fen) - SUM(credit_fen) AS difference_fen
FROM fund_balance
WHERE entity = @entity AND account IN ('2901', '1002.02')
GROUP BY fund
HAVING SUM(debit_fen) <> SUM(credit_fen)
