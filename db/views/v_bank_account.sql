-- The bank accounts and the funds whose money each holds.
CREATE VIEW v_bank_account AS
SELECT entity, bank, name, kind, account_number, funds, command_ordinal
FROM bank_account;
