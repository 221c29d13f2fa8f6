-- Everything that made a claim on 1218 and everything that moved it, for the claims that are open. The age of an advance counts from its
-- payment, that of a judgment debt from its due date; a cancellation counts from the day of what it cancels.
WITH moved AS (
    SELECT line.entity, line.fund, line.case_code, line.advance, line.party, line.account, line.recipe, line.debit_fen, line.credit_fen,
           CASE WHEN line.reverses <> 0 THEN line.reverses ELSE line.seq END AS origin_seq
    FROM v_line line
    WHERE line.entity = @entity AND line.account IN ('1218.0101', '1218.0102', '1218.02', '1218.03', '1218.09') AND line.voucher_date <= @asOf
      AND line.slot <= @lastSlot AND line.known_at <= @knownAt AND (@fund = '' OR line.fund = @fund) AND (@case = '' OR line.case_code = @case)
),
still_open AS (
    SELECT fund, case_code, advance, party
    FROM moved
    GROUP BY fund, case_code, advance, party
    HAVING SUM(debit_fen - credit_fen) <> 0
),
dues AS (
    SELECT command_ordinal, advance, defendant, MIN(due_on) AS due_on
    FROM v_judgment_item
    WHERE entity = @entity
    GROUP BY command_ordinal, advance, defendant
)
SELECT moved.fund, moved.case_code, moved.advance, moved.party, party.name AS party_name, moved.account, account.name AS account_name,
       account.name_en AS account_name_en,
       CASE WHEN moved.account = '1218.02' AND dues.due_on IS NOT NULL THEN 'DUE'
            WHEN moved.recipe = 'R59' OR moved.account IN ('1218.02', '1218.03', '1218.09') THEN 'ENTRY' ELSE 'PAYMENT' END AS basis,
       CASE WHEN moved.account = '1218.02' THEN COALESCE(dues.due_on, origin.voucher_date) ELSE origin.voucher_date END AS from_day,
       SUM(CASE WHEN moved.account = '1218.0102' AND moved.recipe = 'R18' THEN 0 ELSE moved.debit_fen END) AS made_fen,
       SUM(moved.debit_fen - moved.credit_fen) AS signed_fen
FROM moved
JOIN still_open ON still_open.fund = moved.fund AND still_open.case_code = moved.case_code AND still_open.advance = moved.advance
    AND still_open.party = moved.party
JOIN v_account account ON account.account = moved.account
JOIN v_voucher origin ON origin.entity = moved.entity AND origin.seq = moved.origin_seq
LEFT JOIN dues ON dues.command_ordinal = origin.command_ordinal AND dues.advance = moved.advance AND dues.defendant = moved.party
LEFT JOIN v_party party ON party.entity = moved.entity AND party.party = moved.party
GROUP BY moved.fund, moved.case_code, moved.advance, moved.party, party.name, moved.account, account.name, account.name_en,
         CASE WHEN moved.account = '1218.02' AND dues.due_on IS NOT NULL THEN 'DUE'
              WHEN moved.recipe = 'R59' OR moved.account IN ('1218.02', '1218.03', '1218.09') THEN 'ENTRY' ELSE 'PAYMENT' END,
         CASE WHEN moved.account = '1218.02' THEN COALESCE(dues.due_on, origin.voucher_date) ELSE origin.voucher_date END
ORDER BY moved.fund, moved.case_code, moved.advance, moved.party, moved.account, from_day
