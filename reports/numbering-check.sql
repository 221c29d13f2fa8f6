-- The voucher numbers of each series and month: 1 to n, each once (domain.md E.8.12). Below a month stand the numbers that are missing,
-- and the vouchers that are dated before the one numbered before them.
WITH numbered AS (
    SELECT series, period, number, voucher_no, voucher_date,
           LAG(number) OVER (PARTITION BY series, period ORDER BY number) AS number_before,
           LAG(voucher_date) OVER (PARTITION BY series, period ORDER BY number) AS date_before
    FROM v_voucher
    WHERE entity = @entity AND voucher_date >= @fromDay AND period <= @monthSlot AND seq <= @knownAt AND number <> 0
),
page AS (
    SELECT series, period, 0 AS number, COUNT(*) AS vouchers, MIN(number) AS first_number, MAX(number) AS last_number,
           MAX(number) - COUNT(*) AS missing,
           SUM(CASE WHEN voucher_date < date_before THEN 1 ELSE 0 END) AS regressions, '' AS finding, '' AS voucher_no, NULL AS voucher_date,
           CASE WHEN MIN(number) = 1 AND MAX(number) = COUNT(*) THEN 1 ELSE 0 END AS result
    FROM numbered
    GROUP BY series, period
    UNION ALL
    SELECT series, period, number, NULL, COALESCE(number_before, 0) + 1, number - 1, number - COALESCE(number_before, 0) - 1, NULL, 'GAP', voucher_no,
           voucher_date, NULL
    FROM numbered
    WHERE number <> COALESCE(number_before, 0) + 1
    UNION ALL
    SELECT series, period, number, NULL, number, number, NULL, NULL, 'REGRESSION', voucher_no, voucher_date, NULL
    FROM numbered
    WHERE voucher_date < date_before
)
SELECT series, CONCAT(SUBSTRING(CONCAT(period, ''), 1, 4), '-', SUBSTRING(CONCAT(period, ''), 5, 2)) AS period, vouchers, first_number,
       last_number, missing, regressions, finding, voucher_no, voucher_date, result
FROM page
ORDER BY series, period, number, finding
