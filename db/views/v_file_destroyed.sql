-- The files whose bytes were destroyed, each with the list by which it was.
CREATE VIEW v_file_destroyed AS
SELECT item.entity, item.sha256, item.destruction, act.acted_on, act.command_ordinal
FROM destruction_item item
JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED' AND act.role = 'ARCHIVE';
