-- 平行记账：资金结存＝本单位资金＋未确认的暂付－暂收 | Parallel books: 8001 = own money + advances not yet recognised − money held for others (E.8.9)
SELECT part.fund AS subject, '8001' AS detail, SUM(part.fen) AS difference_fen
FROM (SELECT fund, CASE WHEN account IN ('8001.01', '8001.02', '8001.03') THEN debit_fen - credit_fen ELSE credit_fen - debit_fen END AS fen
      FROM fund_balance
      WHERE entity = @entity
        AND account IN ('8001.01', '8001.02', '8001.03', '1002.01', '1011', '1201.01', '1201.02', '2103', '2307.01', '2307.02', '2307.08', '2307.09', '2307.10', '1218.09')
      UNION ALL
      SELECT claim.fund, credit_fen - debit_fen
      FROM period_balance claim
      WHERE claim.entity = @entity AND claim.account IN ('1218.0101', '1218.0102', '1218.02')
        AND NOT EXISTS (SELECT 1 FROM policy_value WHERE policy_value.entity = @entity AND policy_value.name = 'budgetTreatmentOfAdvances' AND policy_value.value = 'YEAR_END_RECOGNITION')) part
WHERE NOT EXISTS (SELECT 1 FROM policy_value
                  WHERE policy_value.entity = @entity AND policy_value.name = 'budgetTreatmentOfAdvances' AND policy_value.value = 'YEAR_END_RECOGNITION')
   OR NOT EXISTS (SELECT 1 FROM period_opened opened
                  WHERE opened.entity = @entity
                    AND NOT EXISTS (SELECT 1 FROM period_closed closed WHERE closed.entity = opened.entity AND closed.period = opened.period)
                    AND EXISTS (SELECT 1 FROM fund_balance moved WHERE moved.entity = opened.entity AND moved.slot = opened.period))
GROUP BY part.fund
HAVING SUM(part.fen) <> 0
