-- The file of each organisation (domain.md A12): every check, report, statement, penalty, change of status and guidance, the latest last.
SELECT CONCAT(party, ' ', party_name) AS organisation, happened_on, kind, NULLIF(report_year, 0) AS report_year, verdict, paper, note,
       CASE WHEN valid_until < '9999-12-31' THEN valid_until ELSE NULL END AS valid_until, recorded_by, sha256
FROM v_organisation_record
WHERE entity = @entity AND happened_on <= @asOf AND command_ordinal <= @knownOrdinal AND (@party = '' OR party = @party)
ORDER BY party_ordinal, party, happened_on, command_ordinal
