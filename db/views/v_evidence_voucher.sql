-- Which vouchers a file is evidence of: one named, all that its command posted, or the one its draft became.
CREATE VIEW v_evidence_voucher AS
SELECT evidence.entity, evidence.sha256, evidence.for_seq AS seq, evidence.command_ordinal, evidence.row_no
FROM evidence
WHERE evidence.for_seq <> 0
UNION ALL
SELECT evidence.entity, evidence.sha256, voucher.seq, evidence.command_ordinal, evidence.row_no
FROM evidence
JOIN command ON command.entity = evidence.entity AND command.ordinal = evidence.for_ordinal
JOIN voucher ON voucher.entity = command.entity AND voucher.command_key = command.command_key
WHERE evidence.for_ordinal <> 0
UNION ALL
SELECT evidence.entity, evidence.sha256, voucher.seq, evidence.command_ordinal, evidence.row_no
FROM evidence
JOIN draft ON draft.entity = evidence.entity AND draft.command_ordinal = evidence.for_ordinal
JOIN draft_settled settled ON settled.entity = draft.entity AND settled.draft = draft.draft AND settled.posted = 1
JOIN command ON command.entity = settled.entity AND command.ordinal = settled.command_ordinal
JOIN voucher ON voucher.entity = command.entity AND voucher.command_key = command.command_key
WHERE evidence.for_ordinal <> 0;
