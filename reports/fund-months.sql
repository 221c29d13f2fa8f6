-- What each fund had, was owed and could still spend at the end of each month of the year, the last one up to the as-of date (domain.md E.8.6).
WITH moved AS (
    SELECT fund, account, slot, debit_fen - credit_fen AS fen
    FROM v_fund_balance
    WHERE entity = @entity AND slot <= @wholeSlot
    UNION ALL
    SELECT line.fund, line.account, line.slot, line.debit_fen - line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot AND voucher.seq <= @knownAt
    UNION ALL
    SELECT fund, account, slot, credit_fen - debit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot
),
monthly AS (
    SELECT fund, CASE WHEN slot % 100 = 0 THEN slot + 1 WHEN slot % 100 = 13 THEN slot - 1 ELSE slot END AS month,
           SUM(CASE WHEN account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02') THEN fen ELSE 0 END) AS money_fen,
           SUM(CASE WHEN account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02', '2103', '2302') OR account BETWEEN '2307.' AND '2307.~' THEN fen
                    WHEN account = '9001' THEN -fen ELSE 0 END) AS available_fen,
           SUM(CASE WHEN account BETWEEN '1218.' AND '1218.~' THEN fen ELSE 0 END) AS claims_fen
    FROM moved
    GROUP BY fund, CASE WHEN slot % 100 = 0 THEN slot + 1 WHEN slot % 100 = 13 THEN slot - 1 ELSE slot END
)
SELECT CONCAT(period.period / 100, '-', SUBSTRING(CONCAT(period.period, ''), 5, 2)) AS month, fund.fund, fund.name,
       COALESCE(SUM(monthly.money_fen), 0) AS money, COALESCE(SUM(monthly.available_fen), 0) AS available, COALESCE(SUM(monthly.claims_fen), 0) AS claims
FROM v_fund fund
JOIN v_period period ON period.entity = fund.entity
LEFT JOIN monthly ON monthly.fund = fund.fund AND monthly.month <= period.period
WHERE fund.entity = @entity AND fund.command_ordinal <= @knownOrdinal AND period.period BETWEEN @from AND @monthSlot
GROUP BY period.period, fund.command_ordinal, fund.fund, fund.name
ORDER BY period.period, fund.command_ordinal, fund.fund
