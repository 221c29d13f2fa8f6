-- The year's budget of each fund by economic class, what was paid on it month by month, and how much of that fell into December.
-- Money that was never the department's own has no economic class and no budget.
WITH budgeted AS (
    SELECT fund, economic, SUM(CASE WHEN reason = '' THEN amount_fen ELSE 0 END) AS approved, SUM(CASE WHEN reason <> '' THEN amount_fen ELSE 0 END) AS revised
    FROM v_budget
    WHERE entity = @entity AND year = @openingSlot / 100 AND decided_on <= @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund, economic
),
spent AS (
    SELECT fund, economic, SUM(CASE WHEN period = @openingSlot + 1 THEN amount_fen ELSE 0 END) AS m01,
           SUM(CASE WHEN period = @openingSlot + 2 THEN amount_fen ELSE 0 END) AS m02,
           SUM(CASE WHEN period = @openingSlot + 3 THEN amount_fen ELSE 0 END) AS m03,
           SUM(CASE WHEN period = @openingSlot + 4 THEN amount_fen ELSE 0 END) AS m04,
           SUM(CASE WHEN period = @openingSlot + 5 THEN amount_fen ELSE 0 END) AS m05,
           SUM(CASE WHEN period = @openingSlot + 6 THEN amount_fen ELSE 0 END) AS m06,
           SUM(CASE WHEN period = @openingSlot + 7 THEN amount_fen ELSE 0 END) AS m07,
           SUM(CASE WHEN period = @openingSlot + 8 THEN amount_fen ELSE 0 END) AS m08,
           SUM(CASE WHEN period = @openingSlot + 9 THEN amount_fen ELSE 0 END) AS m09,
           SUM(CASE WHEN period = @openingSlot + 10 THEN amount_fen ELSE 0 END) AS m10,
           SUM(CASE WHEN period = @openingSlot + 11 THEN amount_fen ELSE 0 END) AS m11,
           SUM(CASE WHEN period = @openingSlot + 12 THEN amount_fen ELSE 0 END) AS m12, SUM(amount_fen) AS paid
    FROM v_spending
    WHERE entity = @entity AND economic <> '' AND paid_on BETWEEN @yearStart AND @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund, economic
),
class AS (
    SELECT fund, economic FROM budgeted
    UNION
    SELECT fund, economic FROM spent
)
SELECT class.fund, class.economic, COALESCE(budgeted.approved, 0) AS approved, COALESCE(budgeted.revised, 0) AS revised,
       COALESCE(budgeted.approved + budgeted.revised, 0) AS budget,
       COALESCE(spent.m01, 0) AS m01, COALESCE(spent.m02, 0) AS m02, COALESCE(spent.m03, 0) AS m03, COALESCE(spent.m04, 0) AS m04, COALESCE(spent.m05, 0) AS m05, COALESCE(spent.m06, 0) AS m06,
       COALESCE(spent.m07, 0) AS m07, COALESCE(spent.m08, 0) AS m08, COALESCE(spent.m09, 0) AS m09, COALESCE(spent.m10, 0) AS m10, COALESCE(spent.m11, 0) AS m11, COALESCE(spent.m12, 0) AS m12,
       COALESCE(spent.paid, 0) AS paid, COALESCE(budgeted.approved + budgeted.revised, 0) - COALESCE(spent.paid, 0) AS open_budget,
       CASE WHEN budgeted.approved + budgeted.revised > 0 THEN (COALESCE(spent.paid, 0) * 20000 + budgeted.approved + budgeted.revised) / (2 * (budgeted.approved + budgeted.revised)) ELSE 0 END AS share,
       CASE WHEN spent.paid > 0 THEN (spent.m12 * 20000 + spent.paid) / (2 * spent.paid) ELSE 0 END AS december
FROM class
LEFT JOIN budgeted ON budgeted.fund = class.fund AND budgeted.economic = class.economic
LEFT JOIN spent ON spent.fund = class.fund AND spent.economic = class.economic
ORDER BY class.fund, class.economic
