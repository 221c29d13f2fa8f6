-- 附件张数不少于随业务所附文件数 | No voucher counts fewer sheets than the files that came with its command (domain.md D.3)
SELECT voucher.voucher_no AS subject, 'FILES' AS detail, COUNT(DISTINCT evidence.sha256) - voucher.attachments AS difference_fen
FROM evidence
JOIN command ON command.entity = evidence.entity AND command.ordinal = evidence.for_ordinal AND command.ordinal = evidence.command_ordinal
JOIN voucher ON voucher.entity = command.entity AND voucher.command_key = command.command_key
WHERE evidence.entity = @entity AND evidence.for_ordinal <> 0 AND voucher.kind = 'NORMAL'
GROUP BY voucher.voucher_no, voucher.seq, voucher.attachments
HAVING COUNT(DISTINCT evidence.sha256) > voucher.attachments
