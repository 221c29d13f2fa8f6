-- The open items of finished reconciliations, as they were frozen.
CREATE VIEW v_reconciled_item AS
SELECT entity, reconciliation, row_no, item_side, item, item_day, amount_fen, item_text, days, reason, expected_on, command_ordinal
FROM reconciled_item;
