-- 每笔追偿收款全部分配 | Every receipt is allocated to the last fen (E.6)
SELECT receipt.receipt AS subject, receipt.case_code AS detail, SUM(receipt.fen) AS difference_fen
FROM (SELECT receipt, case_code, amount_fen AS fen FROM recovery_allocation WHERE entity = @entity
      UNION ALL
      SELECT voucher.command_key, line.case_code, CASE WHEN line.side = 'C' THEN -line.amount_fen ELSE line.amount_fen END
      FROM voucher
      JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq AND line.case_code <> ''
           AND ((line.side = 'C' AND line.account IN ('1218.02', '4609', '2307.02', '2103')) OR (line.side = 'D' AND line.account = '5001' AND line.advance <> ''))
      WHERE voucher.entity = @entity AND voucher.recipe IN ('R25', 'R30', 'R32') AND voucher.reverses = 0) receipt
GROUP BY receipt.receipt, receipt.case_code
HAVING SUM(receipt.fen) <> 0
