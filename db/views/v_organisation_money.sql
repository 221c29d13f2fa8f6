-- What organisations bore themselves of a case, and what defendants paid to them and not to the fund.
CREATE VIEW v_organisation_money AS
SELECT entity, case_code, party, kind, payer, amount_fen, happened_on, paper, command_ordinal
FROM organisation_money;
