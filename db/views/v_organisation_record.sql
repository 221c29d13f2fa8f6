-- The papers in the files of organisations.
CREATE VIEW v_organisation_record AS
SELECT record.entity, record.party, party.name AS party_name, party.registration, party.command_ordinal AS party_ordinal, record.kind, record.happened_on,
       record.report_year, record.valid_until, record.verdict, record.paper, record.sha256, record.note, record.recorded_by, record.command_ordinal
FROM organisation_record record
JOIN party ON party.entity = record.entity AND party.party = record.party;
