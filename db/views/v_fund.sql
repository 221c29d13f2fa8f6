-- The funds with what they may pay for, in the order in which they were opened.
CREATE VIEW v_fund AS
SELECT entity, fund, name, kind, restricted, purposes, command_ordinal
FROM fund;
