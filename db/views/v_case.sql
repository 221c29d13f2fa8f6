-- The cases, each with its plaintiff's name; an organisation or a public body.
CREATE VIEW v_case AS
SELECT legal_case.entity, legal_case.case_code, legal_case.case_number, legal_case.plaintiff_kind, legal_case.plaintiff,
       party.name AS plaintiff_name, legal_case.defendants, legal_case.registered_on, legal_case.command_ordinal
FROM legal_case
LEFT JOIN party ON party.entity = legal_case.entity AND party.party = legal_case.plaintiff;
