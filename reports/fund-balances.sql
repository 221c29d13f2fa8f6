-- The trial balance of each fund in each book: every fund balances by itself (domain.md E.8.1).
WITH moved AS (
    SELECT fund, account, slot, debit_fen, credit_fen
    FROM v_fund_balance
    WHERE entity = @entity AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
    UNION ALL
    SELECT line.fund, line.account, line.slot, line.debit_fen, line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot AND voucher.seq <= @knownAt
      AND (@fund = '' OR line.fund = @fund)
    UNION ALL
    SELECT fund, account, slot, -debit_fen, -credit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
),
summed AS (
    SELECT fund, account,
           SUM(CASE WHEN slot < @from THEN debit_fen - credit_fen ELSE 0 END) AS opening_fen,
           SUM(CASE WHEN slot >= @from THEN debit_fen ELSE 0 END) AS debit_fen,
           SUM(CASE WHEN slot >= @from THEN credit_fen ELSE 0 END) AS credit_fen
    FROM moved
    GROUP BY fund, account
),
balanced AS (
    SELECT fund, account, opening_fen, debit_fen, credit_fen, opening_fen + debit_fen - credit_fen AS closing_fen
    FROM summed
    WHERE opening_fen <> 0 OR debit_fen <> 0 OR credit_fen <> 0
)
SELECT CONCAT(account.book, ' ', fund.fund) AS part, balanced.fund, balanced.account, account.name, account.name_en,
       CASE WHEN opening_fen > 0 THEN opening_fen ELSE 0 END AS opening_debit,
       CASE WHEN opening_fen < 0 THEN -opening_fen ELSE 0 END AS opening_credit,
       debit_fen AS debit, credit_fen AS credit,
       CASE WHEN closing_fen > 0 THEN closing_fen ELSE 0 END AS closing_debit,
       CASE WHEN closing_fen < 0 THEN -closing_fen ELSE 0 END AS closing_credit
FROM balanced
JOIN v_account account ON account.account = balanced.account
JOIN v_fund fund ON fund.entity = @entity AND fund.fund = balanced.fund
ORDER BY CASE account.book WHEN 'F' THEN 1 WHEN 'B' THEN 2 ELSE 3 END, fund.command_ordinal, fund.fund, balanced.account
