-- The law firms for courts, procuratorates and other levels; no bank data.
SELECT party, name, credit_code
FROM v_party
WHERE entity = @entity AND kind = 'LAW_FIRM' AND command_ordinal <= @knownOrdinal
ORDER BY party
