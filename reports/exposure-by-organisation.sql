-- Which organisation each advance was made to. What is outstanding of it, and how old that is, is worked out with the ageing of claims.
SELECT advance.advance, advance.organisation AS subject, advance.organisation_name AS name
FROM v_advance advance
WHERE advance.entity = @entity AND advance.command_ordinal <= @knownOrdinal
ORDER BY advance.command_ordinal
