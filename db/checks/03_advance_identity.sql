-- 垫付恒等式：期初＋已付＝退回＋追回＋赔偿金列支＋核销＋未收回 | Each advance: opening + paid = returned + recovered + from damages + written off + outstanding (E.8.2)
SELECT flow.advance AS subject, flow.case_code AS detail, SUM(flow.fen) AS difference_fen
FROM (SELECT line.case_code, line.advance,
             CASE WHEN voucher.recipe IN ('R59', 'R17', 'R17a', 'R19', 'R25', 'R30', 'R32', 'R36', 'R21', 'R21b', 'R22b', 'R23', 'R03a') OR voucher.recipe LIKE 'R24%'
                  THEN CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END ELSE 0 END AS fen
      FROM voucher_line line
      JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
      WHERE line.entity = @entity AND line.account IN ('1218.0101', '1218.0102', '1218.02')
      UNION ALL
      SELECT case_code, advance, credit_fen - debit_fen FROM period_balance
      WHERE entity = @entity AND account IN ('1218.0101', '1218.0102', '1218.02')) flow
GROUP BY flow.case_code, flow.advance
HAVING SUM(flow.fen) <> 0
