-- 年结后收支和结转过渡科目余额为零 | After a year's close the income, expense and transfer accounts are nil (R58)
SELECT CONCAT(balance.fund, ' ', balance.account) AS subject, CONCAT(closed.period, '') AS detail, SUM(balance.debit_fen) - SUM(balance.credit_fen) AS difference_fen
FROM period_closed closed
JOIN fund_balance balance ON balance.entity = closed.entity AND balance.slot <= closed.period + 1
JOIN account ON account.account = balance.account
WHERE closed.entity = @entity AND closed.period - 100 * (closed.period / 100) = 12
  AND (SUBSTRING(balance.account, 1, 1) IN ('4', '5', '6', '7') OR balance.account IN ('3301', '3302', '3501', '8101.01', '8101.06', '8501'))
GROUP BY closed.period, balance.fund, balance.account
HAVING SUM(balance.debit_fen) <> SUM(balance.credit_fen)
