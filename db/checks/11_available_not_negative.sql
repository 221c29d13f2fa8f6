-- 各基金可用余额不为负 | No fund has promised more than it has; an order's invoice counts once, in the order's promise (E.8.6)
SELECT part.fund AS subject, '可用余额' AS detail, SUM(part.fen) AS difference_fen
FROM (SELECT fund, CASE WHEN account = '9001' THEN credit_fen - debit_fen ELSE debit_fen - credit_fen END AS fen
      FROM fund_balance
      WHERE entity = @entity
        AND account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02', '2103', '2302', '2307.01', '2307.02', '2307.03', '2307.08', '2307.09', '2307.10', '9001')
      UNION ALL
      SELECT fund, credit_fen - debit_fen
      FROM period_balance
      WHERE entity = @entity AND account = '2302' AND order_code <> '') part
GROUP BY part.fund
HAVING SUM(part.fen) < 0
