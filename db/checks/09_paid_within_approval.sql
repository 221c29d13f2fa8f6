-- 已付垫付不超过批准额 | Nothing is paid above its approval (E.8.5)
SELECT flow.advance AS subject, flow.fund AS detail, SUM(flow.fen) AS difference_fen
FROM (SELECT line.fund, line.advance,
             CASE WHEN line.account = '9001' AND voucher.recipe IN ('R16', 'R20', 'R24d', 'R24e') THEN CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END
                  WHEN line.account = '1218.0101' AND voucher.recipe IN ('R17', 'R17a', 'R03a') AND line.side = 'D' THEN -line.amount_fen
                  ELSE 0 END AS fen
      FROM voucher_line line
      JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
      WHERE line.entity = @entity AND line.account IN ('9001', '1218.0101') AND line.advance <> '') flow
GROUP BY flow.fund, flow.advance
HAVING SUM(flow.fen) < 0
