-- The cases for courts, procuratorates and other levels; no amounts and no bank data.
SELECT case_code, case_number, plaintiff_name, registered_on
FROM v_case
WHERE entity = @entity AND command_ordinal <= @knownOrdinal
ORDER BY case_code
