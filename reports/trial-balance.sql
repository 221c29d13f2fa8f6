-- Each account's balance before the first month, what it moved since, and its balance on the as-of date. Slots that are over come
-- from the kept balances; only the days of an unfinished month and postings not yet known are read as lines.
WITH moved AS (
    SELECT account, slot, debit_fen, credit_fen
    FROM v_fund_balance
    WHERE entity = @entity AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
    UNION ALL
    SELECT line.account, line.slot, line.debit_fen, line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot
      AND voucher.seq <= @knownAt AND (@fund = '' OR line.fund = @fund)
    UNION ALL
    SELECT account, slot, -debit_fen, -credit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
),
summed AS (
    SELECT account,
           SUM(CASE WHEN slot < @from THEN debit_fen - credit_fen ELSE 0 END) AS opening_fen,
           SUM(CASE WHEN slot >= @from THEN debit_fen ELSE 0 END) AS debit_fen,
           SUM(CASE WHEN slot >= @from THEN credit_fen ELSE 0 END) AS credit_fen
    FROM moved
    GROUP BY account
),
balanced AS (
    SELECT account, opening_fen, debit_fen, credit_fen, opening_fen + debit_fen - credit_fen AS closing_fen
    FROM summed
    WHERE opening_fen <> 0 OR debit_fen <> 0 OR credit_fen <> 0
)
SELECT account.book, balanced.account, account.name, account.name_en,
       CASE WHEN opening_fen > 0 THEN opening_fen ELSE 0 END AS opening_debit,
       CASE WHEN opening_fen < 0 THEN -opening_fen ELSE 0 END AS opening_credit,
       debit_fen AS debit, credit_fen AS credit,
       CASE WHEN closing_fen > 0 THEN closing_fen ELSE 0 END AS closing_debit,
       CASE WHEN closing_fen < 0 THEN -closing_fen ELSE 0 END AS closing_credit
FROM balanced
JOIN v_account account ON account.account = balanced.account
ORDER BY balanced.account
