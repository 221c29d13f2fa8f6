-- The memo book 备查簿 of what was written off or expensed: it stays for ever, with what came in after all (domain.md R21, R22, R24f).
WITH flow AS (
    SELECT advance,
           MIN(CASE WHEN account <> '4609' AND recipe IN ('R21', 'R21b', 'R23') THEN voucher_date END) AS first_on,
           SUM(CASE WHEN account <> '4609' AND recipe IN ('R21', 'R21b') THEN credit_fen ELSE 0 END) AS written_off,
           SUM(CASE WHEN account <> '4609' AND recipe = 'R23' THEN credit_fen ELSE 0 END) AS expensed,
           SUM(CASE WHEN account = '4609' AND recipe = 'R22' THEN credit_fen WHEN account <> '4609' AND recipe = 'R22b' THEN credit_fen ELSE 0 END) AS recovered
    FROM v_line
    WHERE entity = @entity AND account IN ('1218.0102', '1218.02', '4609') AND advance <> ''
      AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
    GROUP BY advance
)
SELECT flow.first_on, advance.case_code, legal_case.case_number, advance.advance, advance.organisation, flow.written_off, flow.expensed,
       flow.recovered, flow.written_off - flow.recovered AS lost
FROM flow
JOIN v_advance advance ON advance.entity = @entity AND advance.advance = flow.advance
JOIN v_case legal_case ON legal_case.entity = advance.entity AND legal_case.case_code = advance.case_code
WHERE flow.first_on IS NOT NULL
ORDER BY flow.first_on, advance.command_ordinal
