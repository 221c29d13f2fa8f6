-- 平行记账：资金结存＝本单位资金＋未确认的暂付－暂收 | Parallel books: 8001 = own money + advances not yet recognised − money held for others (E.8.9)
SELECT part.fund AS subject, '8001' AS detail, SUM(part.fen) AS difference_fen
FROM (SELECT fund, CASE WHEN account IN ('8001.01', '8001.02', '8001.03') THEN debit_fen - credit_fen ELSE credit_fen - debit_fen END AS fen
      FROM fund_balance
      WHERE entity = @entity
        AND account IN ('8001.01', '8001.02', '8001.03', '1002.01', '1011', '1201.01', '1201.02', '1218.0101', '1218.0102', '1218.02', '1218.09',
                        '2103', '2307.01', '2307.02', '2307.08', '2307.09', '2307.10')
      UNION ALL
      SELECT fund, amount_fen FROM v_recognition WHERE entity = @entity) part
GROUP BY part.fund
HAVING SUM(part.fen) <> 0
