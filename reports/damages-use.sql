-- How much of the damages of each case was used for restoration, year by year: opening + received = used + other + held, where interest,
-- donations and what was returned are other. The share is of all years together up to that year's end (domain.md D.17): a year in which
-- money is spent is seldom the one in which it came in.
WITH moved AS (
    SELECT case_code, slot / 100 AS fiscal,
           SUM(CASE WHEN recipe = 'R59' THEN credit_fen - debit_fen ELSE 0 END) AS brought_fen,
           SUM(CASE WHEN recipe IN ('R30', 'R33') THEN credit_fen ELSE 0 END) AS received_fen,
           SUM(CASE WHEN recipe = 'R35' THEN debit_fen ELSE 0 END) AS used_fen,
           SUM(credit_fen - debit_fen) AS fen
    FROM v_line
    WHERE entity = @entity AND account = '2901' AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
    GROUP BY case_code, slot / 100
),
fiscal_year AS (
    SELECT period / 100 AS fiscal
    FROM v_period
    WHERE entity = @entity AND period BETWEEN @from AND @monthSlot
    GROUP BY period / 100
),
held AS (
    SELECT fiscal_year.fiscal, moved.case_code,
           SUM(CASE WHEN moved.fiscal < fiscal_year.fiscal THEN moved.fen ELSE moved.brought_fen END) AS opening,
           SUM(CASE WHEN moved.fiscal = fiscal_year.fiscal THEN moved.received_fen ELSE 0 END) AS received,
           SUM(CASE WHEN moved.fiscal = fiscal_year.fiscal THEN moved.used_fen ELSE 0 END) AS used,
           SUM(CASE WHEN moved.fiscal = fiscal_year.fiscal THEN moved.brought_fen + moved.received_fen - moved.used_fen - moved.fen ELSE 0 END) AS other,
           SUM(moved.fen) AS closing, SUM(moved.brought_fen + moved.received_fen) AS received_ever, SUM(moved.used_fen) AS used_ever
    FROM fiscal_year
    JOIN moved ON moved.fiscal <= fiscal_year.fiscal
    GROUP BY fiscal_year.fiscal, moved.case_code
)
SELECT CONCAT(held.fiscal, '') AS fiscal, held.case_code, legal_case.case_number, held.opening, held.received, held.used, held.other, held.closing,
       held.received_ever, held.used_ever,
       CASE WHEN held.received_ever > 0 THEN (held.used_ever * 20000 + held.received_ever) / (2 * held.received_ever) END AS share
FROM held
LEFT JOIN v_case legal_case ON legal_case.entity = @entity AND legal_case.case_code = held.case_code
WHERE held.opening <> 0 OR held.received <> 0 OR held.used <> 0 OR held.other <> 0
ORDER BY held.fiscal, legal_case.command_ordinal, held.case_code
