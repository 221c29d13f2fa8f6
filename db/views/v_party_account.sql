-- The confirmed bank accounts of parties; for audit only, never in a shared list.
CREATE VIEW v_party_account AS
SELECT account.entity, account.account_change, account.party, account.bank_name, account.account_number, confirmation.confirmed_on,
       confirmation.command_ordinal
FROM party_account account
JOIN account_confirmation confirmation ON confirmation.entity = account.entity AND confirmation.account_change = account.account_change;
