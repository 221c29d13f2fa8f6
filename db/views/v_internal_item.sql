-- Money between entities as each side recorded it, with who sent and who received it; a cancelled item stands once more with a
-- negative amount.
CREATE VIEW v_internal_item AS
SELECT entity, row_no, is_sent, other, CASE WHEN is_sent = 1 THEN entity ELSE other END AS sender,
       CASE WHEN is_sent = 1 THEN other ELSE entity END AS receiver, reference, fund, amount_fen, moved_on, command_ordinal
FROM internal_item;
