-- What joint meetings agreed on.
CREATE VIEW v_meeting_item AS
SELECT item.entity, item.minutes, meeting.held_on, item.item_no, item.kind, item.subject, item.responsible, item.due_on, item.command_ordinal
FROM meeting_item item
JOIN joint_meeting meeting ON meeting.entity = item.entity AND meeting.minutes = item.minutes;
