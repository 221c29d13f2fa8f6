-- Every shared list that was handed out: to whom, how many rows, and the digest of the file.
CREATE VIEW v_shared_list AS
SELECT shared.entity, shared.row_no, shared.list, shared.recipient, shared.row_count, shared.digest, shared.shared_on, command.recorded_by,
       command.recorded_at, shared.command_ordinal
FROM shared_list shared
JOIN command ON command.entity = shared.entity AND command.ordinal = shared.command_ordinal;
