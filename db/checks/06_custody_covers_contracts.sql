-- 每案代管赔偿金不为负且不少于其未付承诺 | Each case's custody is not negative and covers what is promised from it (E.8.4)
SELECT case_code AS subject, fund AS detail,
       SUM(credit_fen - debit_fen) AS difference_fen
FROM period_balance
WHERE entity = @entity
  AND (account = '2901' OR (account IN ('9001', '4001', '5001') AND case_code <> '' AND fund IN (SELECT fund FROM fund WHERE entity = @entity AND kind = 'DAMAGES')))
GROUP BY fund, case_code
HAVING SUM(CASE WHEN account = '2901' THEN credit_fen - debit_fen ELSE 0 END) < 0
    OR SUM(credit_fen - debit_fen) < 0
