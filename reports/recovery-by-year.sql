-- What judgments of each year awarded to the fund, what of it came in, was written off or is still owed (domain.md D.17). A claim on a
-- debtor for an advance counts in the year of its first judgment; claims brought in with the opening balances stand before the first year.
WITH moved AS (
    SELECT case_code, advance, party, recipe, slot, debit_fen, credit_fen
    FROM v_line
    WHERE entity = @entity AND account = '1218.02' AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
),
claim AS (
    SELECT case_code, advance, party, MIN(slot) / 100 AS year, SUM(CASE WHEN recipe = 'R59' THEN 1 ELSE 0 END) AS brought,
           SUM(CASE WHEN recipe = 'R59' OR recipe BETWEEN 'R24' AND 'R24~' THEN debit_fen - credit_fen ELSE 0 END) AS awarded_fen,
           SUM(CASE WHEN recipe IN ('R25', 'R30', 'R32') THEN credit_fen - debit_fen ELSE 0 END) AS recovered_fen,
           SUM(CASE WHEN recipe IN ('R21', 'R21b') THEN credit_fen - debit_fen ELSE 0 END) AS written_off_fen,
           SUM(debit_fen - credit_fen) AS fen
    FROM moved
    GROUP BY case_code, advance, party
),
dated AS (
    SELECT CASE WHEN brought > 0 THEN 0 ELSE year END AS year, case_code, awarded_fen, recovered_fen, written_off_fen, fen
    FROM claim
)
SELECT CONCAT(year, '') AS judged_in, CASE WHEN year = 0 THEN 'BROUGHT' ELSE '' END AS brought, COUNT(DISTINCT case_code) AS cases, SUM(awarded_fen) AS awarded,
       SUM(recovered_fen) AS recovered, SUM(written_off_fen) AS written_off, SUM(fen) AS outstanding,
       CASE WHEN SUM(awarded_fen) > 0 THEN (SUM(recovered_fen) * 20000 + SUM(awarded_fen)) / (2 * SUM(awarded_fen)) END AS share
FROM dated
GROUP BY year
ORDER BY year
