-- What next year asks for: as much as this year's payments plus what is promised, less what is at hand and what defendants owe. Never
-- less than nothing. Advances that no judgment has decided on are shown and not counted on.
WITH moved AS (
    SELECT fund, account, debit_fen - credit_fen AS fen
    FROM v_fund_balance
    WHERE entity = @entity AND slot <= @wholeSlot
    UNION ALL
    SELECT line.fund, line.account, line.debit_fen - line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot AND voucher.seq <= @knownAt
    UNION ALL
    SELECT fund, account, credit_fen - debit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot
),
held AS (
    SELECT fund,
           SUM(CASE WHEN account = '9001' THEN -fen WHEN account IN ('1002.01', '1002.02', '1011', '1201.01', '1201.02', '2103', '2302') OR account BETWEEN '2307.' AND '2307.~' THEN fen ELSE 0 END) AS available,
           SUM(CASE WHEN account = '9001' THEN fen ELSE 0 END) AS committed, SUM(CASE WHEN account = '1218.02' THEN fen ELSE 0 END) AS recoverable,
           SUM(CASE WHEN account = '1218.0102' THEN fen ELSE 0 END) AS settled
    FROM moved
    GROUP BY fund
),
spent AS (
    SELECT fund, SUM(amount_fen) AS paid
    FROM v_spending
    WHERE entity = @entity AND economic <> '' AND paid_on BETWEEN @yearStart AND @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY fund
),
asked AS (
    SELECT fund.fund, fund.name, fund.command_ordinal, COALESCE(held.available, 0) AS available, COALESCE(held.committed, 0) AS committed,
           COALESCE(held.recoverable, 0) AS recoverable, COALESCE(held.settled, 0) AS settled, COALESCE(spent.paid, 0) AS paid
    FROM v_fund fund
    LEFT JOIN held ON held.fund = fund.fund
    LEFT JOIN spent ON spent.fund = fund.fund
    WHERE fund.entity = @entity AND fund.restricted = 0 AND fund.command_ordinal <= @knownOrdinal
)
SELECT fund, name, available, committed, recoverable, settled, paid,
       CASE WHEN paid - available - recoverable > 0 THEN paid - available - recoverable ELSE 0 END AS proposed
FROM asked
ORDER BY command_ordinal
