-- The two books against each other, fund by fund: the money of book B is the own money of book F, plus what was advanced and is not yet
-- expenditure of the budget, less what is held for others (domain.md E.8.9).
WITH moved AS (
    SELECT fund, account, debit_fen - credit_fen AS fen
    FROM v_fund_balance
    WHERE entity = @entity AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
    UNION ALL
    SELECT line.fund, line.account, line.debit_fen - line.credit_fen
    FROM v_voucher voucher
    JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
    WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @partFrom AND @asOf AND voucher.slot = @monthSlot AND voucher.seq <= @knownAt
      AND (@fund = '' OR line.fund = @fund)
    UNION ALL
    SELECT fund, account, credit_fen - debit_fen
    FROM v_line
    WHERE entity = @entity AND seq > @knownAt AND slot <= @wholeSlot AND (@fund = '' OR fund = @fund)
),
held AS (
    SELECT fund,
           SUM(CASE WHEN account IN ('1002.01', '1011', '1201.01', '1201.02') THEN fen ELSE 0 END) AS own,
           SUM(CASE WHEN account IN ('1218.0101', '1218.0102', '1218.02') THEN fen ELSE 0 END) AS claims,
           SUM(CASE WHEN account = '1218.09' THEN fen ELSE 0 END) AS lent,
           SUM(CASE WHEN account IN ('2103', '2307.01', '2307.02', '2307.08', '2307.09', '2307.10') THEN -fen ELSE 0 END) AS held_for_others,
           SUM(CASE WHEN account BETWEEN '8001' AND '8001~' THEN fen ELSE 0 END) AS budget
    FROM moved
    GROUP BY fund
),
recognised AS (
    SELECT fund, SUM(amount_fen) AS fen
    FROM v_recognition
    WHERE entity = @entity AND recognised_on <= @asOf AND known_at <= @knownAt
    GROUP BY fund
),
compared AS (
    SELECT fund.fund, fund.name, fund.command_ordinal, COALESCE(held.own, 0) AS own,
           COALESCE(held.claims, 0) - COALESCE(recognised.fen, 0) + COALESCE(held.lent, 0) AS advanced,
           COALESCE(held.held_for_others, 0) AS held_for_others, COALESCE(held.budget, 0) AS budget
    FROM v_fund fund
    LEFT JOIN held ON held.fund = fund.fund
    LEFT JOIN recognised ON recognised.fund = fund.fund
    WHERE fund.entity = @entity AND fund.command_ordinal <= @knownOrdinal AND (@fund = '' OR fund.fund = @fund)
)
SELECT fund, name, own, advanced, held_for_others, own + advanced - held_for_others AS expected, budget,
       own + advanced - held_for_others - budget AS difference,
       CASE WHEN own + advanced - held_for_others = budget THEN 1 ELSE 0 END AS result
FROM compared
ORDER BY command_ordinal
