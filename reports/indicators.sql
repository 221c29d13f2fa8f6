-- The amounts and days from which the indicators are worked out (domain.md D.17): what an indicator is of, the day it counts from and to,
-- the amount and the amount it is a share of. Recovery counts what was recognised, loss the advances first paid this year; cancelled
-- vouchers count against.
WITH known AS (
    SELECT seq, voucher_date, recipe, account, fund, case_code, advance, party, order_code, slot, debit_fen, credit_fen
    FROM v_line
    WHERE entity = @entity AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
),
claim AS (
    SELECT account, case_code, advance, party, SUM(debit_fen - credit_fen) AS fen, MAX(CASE WHEN debit_fen > 0 THEN voucher_date END) AS last_debit
    FROM known
    WHERE account IN ('1218.0101', '1218.02')
    GROUP BY account, case_code, advance, party
    HAVING SUM(debit_fen - credit_fen) > 0
),
first_paid AS (
    SELECT advance, MIN(voucher_date) AS paid_on
    FROM known
    WHERE account = '1218.0101' AND recipe IN ('R17', 'R17a', 'R03a') AND debit_fen > 0
    GROUP BY advance
),
due AS (
    SELECT case_code, advance, defendant, MAX(due_on) AS due_on
    FROM v_judgment_item
    WHERE entity = @entity AND effective_on <= @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY case_code, advance, defendant
),
paid AS (
    SELECT fund, SUM(amount_fen) AS fen, SUM(CASE WHEN period = @openingSlot + 12 THEN amount_fen ELSE 0 END) AS december
    FROM v_spending
    WHERE entity = @entity AND economic <> '' AND paid_on BETWEEN @yearStart AND @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund
),
budgeted AS (
    SELECT fund, SUM(amount_fen) AS fen
    FROM v_budget
    WHERE entity = @entity AND year = @openingSlot / 100 AND decided_on <= @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund
),
free AS (
    SELECT fund, CASE WHEN account = '9001' THEN credit_fen - debit_fen ELSE debit_fen - credit_fen END AS fen
    FROM known
    WHERE account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02', '2103', '2307.01', '2307.02', '2307.03', '2307.08', '2307.09', '2307.10', '9001')
    UNION ALL
    SELECT fund, debit_fen - credit_fen
    FROM known
    WHERE account = '2302' AND order_code = ''
),
part AS (
    SELECT 1 AS place, 'OUTSTANDING' AS indicator, '' AS subject, @asOf AS from_day, @asOf AS to_day, COALESCE(SUM(debit_fen - credit_fen), 0) AS amount, 0 AS of_amount
    FROM known
    WHERE account IN ('1218.0101', '1218.0102', '1218.02')
    UNION ALL
    SELECT 2, 'RECOVERY', '', @asOf, @asOf, COALESCE(SUM(CASE WHEN recipe IN ('R25', 'R30', 'R32') THEN credit_fen - debit_fen ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN recipe = 'R59' OR recipe BETWEEN 'R24' AND 'R24~' THEN debit_fen - credit_fen ELSE 0 END), 0)
    FROM known
    WHERE account = '1218.02'
    UNION ALL
    SELECT 3, 'AFTER_WRITE_OFF', '', @asOf, @asOf, COALESCE(SUM(debit_fen), 0), 0
    FROM known
    WHERE account IN ('1002.01', '1011') AND recipe IN ('R22', 'R22b')
    UNION ALL
    SELECT 4, 'LOSS', '', @asOf, @asOf, COALESCE(SUM(CASE WHEN recipe IN ('R21', 'R21b') THEN credit_fen ELSE 0 END), 0),
           COALESCE(SUM(CASE WHEN account = '1218.0101' AND recipe IN ('R17', 'R17a', 'R03a') THEN debit_fen WHEN account = '1218.0101' AND recipe <> 'R18' THEN -credit_fen ELSE 0 END), 0)
    FROM known
    WHERE account IN ('1218.0101', '1218.0102', '1218.02') AND advance IN (SELECT advance FROM first_paid WHERE paid_on >= @yearStart)
    UNION ALL
    SELECT 5, 'DAYS', advance, MIN(CASE WHEN recipe = 'R16' THEN voucher_date END), MIN(CASE WHEN account = '1218.0101' THEN voucher_date END), 0, 0
    FROM known
    WHERE debit_fen > 0 AND ((account = '9001' AND recipe = 'R16') OR (account = '1218.0101' AND recipe IN ('R17', 'R17a', 'R03a')))
    GROUP BY advance
    HAVING MIN(CASE WHEN account = '1218.0101' THEN voucher_date END) >= @yearStart
    UNION ALL
    SELECT 6, 'REQUESTED', advance.advance, advance.requested_on, MIN(known.voucher_date), 0, 0
    FROM v_advance advance
    JOIN known ON known.advance = advance.advance AND known.account = '1218.0101' AND known.recipe IN ('R17', 'R17a', 'R03a') AND known.debit_fen > 0
    WHERE advance.entity = @entity AND advance.command_ordinal <= @knownOrdinal
    GROUP BY advance.advance, advance.requested_on
    HAVING MIN(known.voucher_date) >= @yearStart
    UNION ALL
    SELECT 7, 'UNSETTLED', advance, last_debit, @asOf, fen, 0
    FROM claim
    WHERE account = '1218.0101'
    UNION ALL
    SELECT 8, 'OVERDUE', CONCAT(claim.case_code, ' ', claim.advance, ' ', claim.party), due.due_on, @asOf, claim.fen, 0
    FROM claim
    JOIN due ON due.case_code = claim.case_code AND due.advance = claim.advance AND due.defendant = claim.party
    WHERE claim.account = '1218.02'
    UNION ALL
    SELECT 9, 'DAMAGES_USED', case_code, @asOf, @asOf, SUM(CASE WHEN recipe = 'R35' THEN debit_fen ELSE 0 END), SUM(CASE WHEN recipe IN ('R33', 'R30', 'R59') THEN credit_fen ELSE 0 END)
    FROM known
    WHERE account = '2901'
    GROUP BY case_code
    UNION ALL
    SELECT 10, 'BUDGET', budgeted.fund, @asOf, @asOf, COALESCE(paid.fen, 0), budgeted.fen
    FROM budgeted
    LEFT JOIN paid ON paid.fund = budgeted.fund
    UNION ALL
    SELECT 11, 'DECEMBER', fund, @asOf, @asOf, december, fen
    FROM paid
    WHERE @monthSlot % 100 = 12
    UNION ALL
    SELECT 12, 'AVAILABLE', fund, @asOf, @asOf, SUM(fen), 0
    FROM free
    GROUP BY fund
)
SELECT indicator, subject, from_day, to_day, amount, of_amount
FROM part
ORDER BY place, subject
