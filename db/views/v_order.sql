-- Service orders under an agreement and restoration contracts of a case: what was promised to whom.
CREATE VIEW v_order AS
SELECT placed.entity, placed.order_code, placed.kind, placed.fund, placed.case_code, placed.agreement, placed.party, party.name AS party_name,
       placed.amount_fen, placed.placed_on, placed.command_ordinal
FROM service_order placed
LEFT JOIN party ON party.entity = placed.entity AND party.party = placed.party;
