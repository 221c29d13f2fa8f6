-- What became of agreed items, step by step.
CREATE VIEW v_meeting_follow_up AS
SELECT entity, minutes, item_no, happened_on, state, note, recorded_by, command_ordinal
FROM meeting_follow_up;
