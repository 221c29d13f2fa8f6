-- From the year's surplus of the budget to that of the financial accounts, in the form of the 制度's note (六). What one book took up and
-- the other did not is netted within one matter of one fund: an accrual and its payment in the same year make no difference.
WITH lines AS (
    SELECT fund,
           CASE WHEN recipe IN ('R01', 'R02', 'R03', 'R04', 'R06') THEN 'RECEIVED'
                WHEN recipe = 'R10' THEN 'INTEREST'
                WHEN recipe IN ('R12', 'R32') THEN 'BANK_FEE'
                WHEN recipe IN ('R21', 'R21b', 'R23') THEN 'WRITE_OFF'
                WHEN recipe = 'R23a' THEN 'RECOGNITION'
                WHEN recipe IN ('R25', 'R26', 'R22', 'R22b') THEN 'RECOVERY'
                WHEN recipe IN ('R42', 'R43') THEN 'REWARD'
                WHEN recipe IN ('R48', 'R49', 'R50', 'R52') THEN 'SERVICE'
                ELSE 'OTHER' END AS matter,
           SUBSTRING(account, 1, 1) AS class, credit_fen - debit_fen AS fen
    FROM v_line
    WHERE entity = @entity AND account IN (SELECT account FROM v_account WHERE account BETWEEN '4' AND '7~')
      AND voucher_date BETWEEN @yearStart AND @asOf AND slot BETWEEN @openingSlot + 1 AND @lastSlot AND known_at <= @knownAt
      AND recipe NOT IN ('R56', 'R57') AND (@fund = '' OR fund = @fund)
),
matters AS (
    SELECT fund, matter,
           SUM(CASE WHEN class = '4' THEN fen ELSE 0 END) AS income, SUM(CASE WHEN class = '5' THEN -fen ELSE 0 END) AS expense,
           SUM(CASE WHEN class = '6' THEN fen ELSE 0 END) AS budget_income, SUM(CASE WHEN class = '7' THEN -fen ELSE 0 END) AS budget_expense
    FROM lines
    GROUP BY fund, matter
),
items AS (
    SELECT 'INCOME_ONLY' AS item, matter, budget_income - income AS fen FROM matters WHERE income > budget_income
    UNION ALL
    SELECT 'BUDGET_INCOME_ONLY', matter, budget_income - income FROM matters WHERE budget_income > income
    UNION ALL
    SELECT 'EXPENSE_ONLY', matter, expense - budget_expense FROM matters WHERE expense > budget_expense
    UNION ALL
    SELECT 'BUDGET_EXPENSE_ONLY', matter, expense - budget_expense FROM matters WHERE budget_expense > expense
),
headings AS (
    SELECT 2 AS place, 'INCOME_ONLY' AS item
    UNION ALL
    SELECT 3, 'BUDGET_INCOME_ONLY'
    UNION ALL
    SELECT 4, 'EXPENSE_ONLY'
    UNION ALL
    SELECT 5, 'BUDGET_EXPENSE_ONLY'
),
sums AS (
    SELECT COALESCE(SUM(budget_income - budget_expense), 0) AS budget, COALESCE(SUM(income - expense), 0) AS surplus
    FROM matters
),
page AS (
    SELECT 1 AS place, 'BUDGET' AS item, '' AS matter, 'SUBTOTAL' AS row_kind, budget AS fen, NULL AS result FROM sums
    UNION ALL
    SELECT headings.place, headings.item, '', 'SUBTOTAL', COALESCE(SUM(items.fen), 0), NULL
    FROM headings
    LEFT JOIN items ON items.item = headings.item
    GROUP BY headings.place, headings.item
    UNION ALL
    SELECT headings.place, headings.item, items.matter, 'DETAIL', SUM(items.fen), NULL
    FROM headings
    JOIN items ON items.item = headings.item
    GROUP BY headings.place, headings.item, items.matter
    UNION ALL
    SELECT 6, 'DIFFERENCES', '', 'SUBTOTAL', COALESCE((SELECT SUM(fen) FROM items), 0), NULL FROM sums
    UNION ALL
    SELECT 7, 'SURPLUS', '', 'TOTAL', surplus,
           CASE WHEN budget - surplus = COALESCE((SELECT SUM(fen) FROM items), 0) THEN 1 ELSE 0 END
    FROM sums
)
SELECT row_kind, CASE WHEN matter = '' THEN item ELSE CONCAT(item, '.', matter) END AS row_name,
       CASE WHEN matter = '' THEN item ELSE '' END AS item, matter, fen AS amount, result
FROM page
ORDER BY place, CASE WHEN matter = '' THEN 0 ELSE 1 END, matter
