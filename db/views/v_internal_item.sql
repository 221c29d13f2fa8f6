-- Money between entities as each side recorded it; a cancelled item stands once more with a negative amount.
CREATE VIEW v_internal_item AS
SELECT entity, row_no, is_sent, other, reference, fund, amount_fen, moved_on, command_ordinal
FROM internal_item;
