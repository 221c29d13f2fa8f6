-- What each file is evidence of, with who added it and when.
CREATE VIEW v_evidence AS
SELECT evidence.entity, evidence.row_no, evidence.sha256, evidence.name, evidence.media_type, evidence.size_bytes, evidence.kind, evidence.note,
       evidence.for_ordinal, evidence.for_seq, evidence.for_case, evidence.retention, evidence.fiscal_year, command.recorded_by AS added_by,
       command.recorded_at AS added_at, evidence.command_ordinal
FROM evidence
JOIN command ON command.entity = evidence.entity AND command.ordinal = evidence.command_ordinal;
