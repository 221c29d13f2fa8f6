-- Framework agreements with law firms: a ceiling and a term, no money yet.
CREATE VIEW v_agreement AS
SELECT agreement.entity, agreement.agreement, agreement.party, party.name AS party_name, agreement.ceiling_fen, agreement.from_day, agreement.to_day,
       agreement.command_ordinal
FROM service_agreement agreement
LEFT JOIN party ON party.entity = agreement.entity AND party.party = agreement.party;
