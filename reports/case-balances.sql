-- The balances of one case account by account: before the first month, moved since, on the as-of date. Only lines that name the case
-- count, so that debit and credit need not be equal: the money itself stands on accounts that name no case.
WITH moved AS (
    SELECT account, slot, debit_fen, credit_fen
    FROM v_period_balance
    WHERE entity = @entity AND case_code = @case AND case_code <> '' AND slot <= @wholeSlot
    UNION ALL
    SELECT line.account, line.slot, line.debit_fen, line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot
      AND line.known_at <= @knownAt AND line.case_code = @case
    UNION ALL
    SELECT account, slot, -debit_fen, -credit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot AND case_code = @case AND case_code <> ''
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
SELECT account.book, @case AS case_code, balanced.account, account.name, account.name_en,
       CASE WHEN opening_fen > 0 THEN opening_fen ELSE 0 END AS opening_debit,
       CASE WHEN opening_fen < 0 THEN -opening_fen ELSE 0 END AS opening_credit,
       debit_fen AS debit, credit_fen AS credit,
       CASE WHEN closing_fen > 0 THEN closing_fen ELSE 0 END AS closing_debit,
       CASE WHEN closing_fen < 0 THEN -closing_fen ELSE 0 END AS closing_credit
FROM balanced
JOIN v_account account ON account.account = balanced.account
ORDER BY balanced.account
