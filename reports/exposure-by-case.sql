-- Which case each advance is for. What is outstanding of it, and how old that is, is worked out with the ageing of claims.
SELECT advance.advance, advance.case_code AS subject, legal_case.case_number AS name
FROM v_advance advance
JOIN v_case legal_case ON legal_case.entity = advance.entity AND legal_case.case_code = advance.case_code
WHERE advance.entity = @entity AND advance.command_ordinal <= @knownOrdinal
ORDER BY advance.command_ordinal
