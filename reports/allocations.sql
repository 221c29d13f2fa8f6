-- How each receipt from a defendant was parted over what was owed, with the rule of domain.md E.6 for every row.
SELECT CONCAT(part.voucher_no, ' ', part.case_code, ' ', party.name) AS receipt, part.voucher_no, part.received_on, part.case_code, part.defendant,
       part.head, part.advance, part.amount_fen AS amount, CONCAT(part.rule_no, '') AS rule_no,
       CASE WHEN part.cancelled_seq <= @knownAt AND part.cancelled_on <= @asOf THEN 'CANCELLED' ELSE '' END AS state
FROM v_allocation part
JOIN v_party party ON party.entity = part.entity AND party.party = part.defendant
WHERE part.entity = @entity AND part.received_on BETWEEN @fromDay AND @asOf AND part.command_ordinal <= @knownOrdinal
  AND (@case = '' OR part.case_code = @case)
ORDER BY part.command_ordinal, part.row_no
