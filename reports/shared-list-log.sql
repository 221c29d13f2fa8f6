-- Every shared list that was handed out.
SELECT shared_on, list, recipient, row_count, digest, recorded_by
FROM v_shared_list
WHERE entity = @entity AND shared_on <= @asOf AND command_ordinal <= @knownOrdinal
ORDER BY command_ordinal, row_no
