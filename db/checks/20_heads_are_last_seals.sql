-- 两条链的链首等于最后的封印 | The heads of both chains are their last seals
SELECT head.entity AS subject, 'voucher_seal' AS detail, head.last_seq AS difference_fen
FROM entity_head head
JOIN entity ON entity.entity = head.entity
LEFT JOIN voucher ON voucher.entity = head.entity AND voucher.seq = head.last_seq
WHERE head.entity = @entity AND head.voucher_seal <> COALESCE(voucher.seal, entity.genesis)
UNION ALL
SELECT head.entity, 'command_seal', head.last_ordinal
FROM entity_head head
LEFT JOIN command ON command.entity = head.entity AND command.ordinal = head.last_ordinal
WHERE head.entity = @entity AND head.command_seal <> COALESCE(command.seal, '')
