-- The rules of the funds, each from its day until the next one begins.
CREATE VIEW v_fund_rule AS
SELECT entity, fund, from_day, purposes, sources, decided_by, document, command_ordinal
FROM fund_rule;
