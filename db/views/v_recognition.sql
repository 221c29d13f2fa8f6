-- What of each advance became budget expenditure; what a cancelled voucher had marked is taken back where its red one stands.
CREATE VIEW v_recognition AS
SELECT mark.entity, mark.advance, mark.fund, mark.recognised_on, mark.amount_fen,
       (SELECT MIN(voucher.seq + 0) FROM voucher WHERE voucher.entity = mark.entity AND voucher.command_key = command.command_key) AS known_at
FROM recognition mark
JOIN command ON command.entity = mark.entity AND command.ordinal = mark.command_ordinal
UNION ALL
SELECT mark.entity, mark.advance, mark.fund, red.voucher_date, -mark.amount_fen, red.seq
FROM recognition mark
JOIN command ON command.entity = mark.entity AND command.ordinal = mark.command_ordinal
JOIN voucher original ON original.entity = mark.entity AND original.command_key = command.command_key
JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
