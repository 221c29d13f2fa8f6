-- Work items: what was submitted, where it stands, and its last step.
CREATE VIEW v_work AS
SELECT item.entity, item.item, item.state, item.version, item.waits_for, content.type, content.commands, content.amount_fen,
       content.counterpart, content.case_code, item.submitted_by, item.submitted_at, final.person AS moved_by, final.done_at AS moved_at,
       final.reason
FROM work_item item
JOIN work_version content ON content.entity = item.entity AND content.item = item.item AND content.version = item.version
JOIN work_step final ON final.entity = item.entity AND final.item = item.item AND final.step = item.step;
