-- The advances as they were asked for. What became of the money stands in the lines that carry the advance's number.
CREATE VIEW v_advance AS
SELECT advance.entity, advance.advance, advance.fund, advance.case_code, advance.organisation, party.name AS organisation_name,
       advance.cost_kind, advance.requested_fen, advance.requested_by, advance.requested_on, advance.command_ordinal
FROM advance
LEFT JOIN party ON party.entity = advance.entity AND party.party = advance.organisation;
