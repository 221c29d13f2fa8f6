-- The organisations for courts, procuratorates and other levels; no bank data.
SELECT party, name, credit_code, registration
FROM v_party
WHERE entity = @entity AND kind = 'ORGANISATION' AND command_ordinal <= @knownOrdinal
ORDER BY party
