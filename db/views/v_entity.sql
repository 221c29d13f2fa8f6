-- The accounting entities, each with where its two chains end: the last posting and the last command.
CREATE VIEW v_entity AS
SELECT entity.entity, entity.name, entity.kind, entity.first_year, entity.parent, entity.opened_at, entity.genesis,
       head.last_seq, head.voucher_seal, head.last_ordinal, head.command_seal
FROM entity
JOIN entity_head head ON head.entity = entity.entity;
