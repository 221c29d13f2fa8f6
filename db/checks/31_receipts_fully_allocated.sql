-- 每笔追偿收款全部分配 | Every receipt is allocated to the last fen (E.6)
SELECT receipt.receipt AS subject, receipt.case_code AS detail, SUM(receipt.fen) AS difference_fen
FROM (SELECT receipt, case_code, amount_fen AS fen FROM recovery_allocation WHERE entity = @entity
      UNION ALL
      SELECT voucher.command_key, CASE WHEN line.case_code = '' THEN allocated.case_code ELSE line.case_code END, -line.amount_fen
      FROM voucher
      JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq AND line.account = '1002.01' AND line.side = 'D'
      JOIN (SELECT DISTINCT entity, receipt, case_code FROM recovery_allocation) allocated ON allocated.entity = voucher.entity AND allocated.receipt = voucher.command_key
      WHERE voucher.entity = @entity AND voucher.recipe = 'R25') receipt
GROUP BY receipt.receipt, receipt.case_code
HAVING SUM(receipt.fen) <> 0
