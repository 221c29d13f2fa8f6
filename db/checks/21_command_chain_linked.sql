-- 每条命令接在前一条的封印上，无缺漏 | Every command follows the seal of the one before, none is missing
SELECT command.command_key AS subject, 'previous_seal' AS detail, command.ordinal AS difference_fen
FROM command
LEFT JOIN command before ON before.entity = command.entity AND before.ordinal = command.ordinal - 1
JOIN entity ON entity.entity = command.entity
WHERE command.entity = @entity AND command.previous_seal <> COALESCE(before.seal, entity.genesis)
UNION ALL
SELECT head.entity, 'last_ordinal', head.last_ordinal
FROM entity_head head
WHERE head.entity = @entity AND head.last_ordinal <> (SELECT COUNT(*) FROM command WHERE command.entity = @entity)
