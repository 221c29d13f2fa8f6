-- 内部资金往来两边相等 | What funds owe each other is equal on both sides (E.8.8)
SELECT '1218.09 / 2307.09' AS subject, entity AS detail, SUM(debit_fen) - SUM(credit_fen) AS difference_fen
FROM fund_balance
WHERE entity = @entity AND account IN ('1218.09', '2307.09')
GROUP BY entity
HAVING SUM(debit_fen) <> SUM(credit_fen)
