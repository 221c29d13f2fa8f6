-- What the funds paid for, by purpose and economic class; a cancelled payment stands once more with a negative amount.
CREATE VIEW v_spending AS
SELECT entity, row_no, fund, purpose, economic, amount_fen, paid_on, command_ordinal
FROM spending;
