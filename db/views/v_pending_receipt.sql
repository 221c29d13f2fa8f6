-- Receipts whose payer or cause was not known when they came in.
CREATE VIEW v_pending_receipt AS
SELECT entity, receipt, fund, bank, amount_fen, received_on, remitter, command_ordinal
FROM pending_receipt;
