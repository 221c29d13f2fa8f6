-- 每张凭证都来自一条已记录的命令 | Every voucher comes from a recorded command
SELECT voucher.voucher_no AS subject, voucher.command_key AS detail, voucher.seq AS difference_fen
FROM voucher
WHERE voucher.entity = @entity
  AND NOT EXISTS (SELECT 1 FROM command WHERE command.entity = voucher.entity AND command.command_key = voucher.command_key)
