-- Everyone with whom money is exchanged: organisations, firms, restorers, defendants, courts.
CREATE VIEW v_party AS
SELECT entity, party, name, kind, credit_code, registration, command_ordinal
FROM party;
