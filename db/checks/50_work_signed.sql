-- 经在办事项入账的业务由签名的各人签署，且各人不同 | What was recorded from work carries exactly the persons who signed it, and they are different people (reliability R03)
SELECT CONCAT('W-', signing.item) AS subject, CONCAT(command.command_key, ' ', command.recorded_by) AS detail, command.ordinal AS difference_fen
FROM work_item signing
JOIN work_command content ON content.entity = signing.entity AND content.item = signing.item AND content.version = signing.version
LEFT JOIN command ON command.entity = content.entity AND command.command_key = content.command_key
LEFT JOIN work_step maker ON maker.entity = signing.entity AND maker.item = signing.item AND maker.version = signing.version AND maker.signature = 'BY'
WHERE signing.entity = @entity AND signing.state = 'RECORDED'
  AND (command.ordinal IS NULL OR maker.person IS NULL OR command.recorded_by <> maker.person)
UNION ALL
SELECT CONCAT('W-', signing.item), CONCAT(voucher.voucher_no, ' ', voucher.maker, ' / ', voucher.reviewer, ' / ', voucher.cashier), voucher.seq
FROM work_item signing
JOIN work_command content ON content.entity = signing.entity AND content.item = signing.item AND content.version = signing.version AND content.type <> 'draftPosted'
JOIN voucher ON voucher.entity = content.entity AND voucher.command_key = content.command_key
LEFT JOIN work_step maker ON maker.entity = signing.entity AND maker.item = signing.item AND maker.version = signing.version AND maker.signature = 'BY'
LEFT JOIN work_step reviewer ON reviewer.entity = signing.entity AND reviewer.item = signing.item AND reviewer.version = signing.version AND reviewer.signature = 'REVIEWER'
LEFT JOIN work_step cashier ON cashier.entity = signing.entity AND cashier.item = signing.item AND cashier.version = signing.version AND cashier.signature = 'CASHIER'
WHERE signing.entity = @entity AND signing.state = 'RECORDED'
  AND (voucher.maker <> COALESCE(maker.person, '') OR voucher.reviewer <> COALESCE(reviewer.person, '')
       OR (voucher.cashier <> '' AND voucher.cashier <> COALESCE(cashier.person, '')))
UNION ALL
SELECT CONCAT('W-', later.item), CONCAT(later.person, ' ', later.signature), later.step
FROM work_step later
JOIN work_step earlier ON earlier.entity = later.entity AND earlier.item = later.item AND earlier.person = later.person AND earlier.step < later.step
WHERE later.entity = @entity AND later.act = 'SIGNED'
  AND (earlier.act IN ('SUBMITTED', 'RESUBMITTED')
       OR (earlier.act = 'SIGNED' AND earlier.version = later.version
           AND ((earlier.signature IN ('BY', 'REVIEWER') AND later.signature = 'CASHIER') OR (earlier.signature IN ('BY', 'CASHIER') AND later.signature = 'REVIEWER')
                OR (earlier.signature = 'BY' AND later.signature = 'APPROVED_BY'))))
