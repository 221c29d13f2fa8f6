-- 要求附件期间的凭证有附件或更正、结账依据 | Where papers are required, every voucher has one or is a closing or correction (E.8.16)
SELECT voucher.voucher_no AS subject, voucher.summary AS detail, voucher.seq AS difference_fen
FROM voucher
JOIN command ON command.entity = voucher.entity AND command.command_key = voucher.command_key
JOIN policy_value ruling ON ruling.entity = voucher.entity AND ruling.name = 'evidenceRequired' AND ruling.value = 'true' AND ruling.command_ordinal =
    (SELECT MAX(same_day.command_ordinal) FROM policy_value same_day
     WHERE same_day.entity = voucher.entity AND same_day.name = 'evidenceRequired' AND same_day.command_ordinal < command.ordinal AND same_day.from_day =
         (SELECT MAX(before.from_day) FROM policy_value before
          WHERE before.entity = voucher.entity AND before.name = 'evidenceRequired' AND before.from_day <= voucher.voucher_date AND before.command_ordinal < command.ordinal))
WHERE voucher.entity = @entity AND voucher.kind = 'NORMAL' AND voucher.attachments = 0 AND voucher.reverses = 0 AND voucher.corrects = 0 AND voucher.recipe <> 'R54'
