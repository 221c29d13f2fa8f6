-- Nobody makes a profit by suing (法释〔2015〕1号 art. 34; domain.md E.8.11): what each organisation may keep of a case against what it has.
-- Of what an advance paid, all that was neither returned nor is unsettled is kept. A reward entitles as far as it was paid.
WITH advances AS (
    SELECT advance.organisation AS party, advance.case_code,
           SUM(CASE WHEN line.recipe IN ('R18', 'R36') THEN line.credit_fen ELSE 0 END) AS accepted,
           SUM(line.debit_fen) - SUM(CASE WHEN line.recipe IN ('R18', 'R36') THEN 0 ELSE line.credit_fen END)
             - SUM(line.debit_fen - line.credit_fen) AS kept
    FROM v_line line
    JOIN v_advance advance ON advance.entity = line.entity AND advance.advance = line.advance
    WHERE line.entity = @entity AND line.account = '1218.0101' AND line.advance <> ''
      AND line.voucher_date <= @asOf AND line.slot <= @lastSlot AND line.known_at <= @knownAt
    GROUP BY advance.organisation, advance.case_code
),
rewards AS (
    SELECT party, case_code, SUM(CASE WHEN recipe = 'R42' THEN credit_fen ELSE 0 END) AS approved,
           SUM(CASE WHEN recipe = 'R43' THEN debit_fen ELSE 0 END) AS paid
    FROM v_line
    WHERE entity = @entity AND account = '2307.03' AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
    GROUP BY party, case_code
),
own AS (
    SELECT party, case_code, SUM(CASE WHEN kind = 'OWN_COST' THEN amount_fen ELSE 0 END) AS borne,
           SUM(CASE WHEN kind = 'FROM_DEFENDANT' THEN amount_fen ELSE 0 END) AS from_defendant
    FROM v_organisation_money
    WHERE entity = @entity AND happened_on <= @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY party, case_code
),
returned AS (
    SELECT line.party, line.case_code, SUM(line.credit_fen) AS handed_over
    FROM v_line line
    JOIN v_party party ON party.entity = line.entity AND party.party = line.party AND party.kind = 'ORGANISATION'
    WHERE line.entity = @entity AND line.account = '1218.02' AND line.recipe NOT IN ('R21', 'R21b')
      AND line.voucher_date <= @asOf AND line.slot <= @lastSlot AND line.known_at <= @knownAt
    GROUP BY line.party, line.case_code
),
pairs AS (
    SELECT party, case_code FROM advances
    UNION
    SELECT party, case_code FROM rewards
    UNION
    SELECT party, case_code FROM own
    UNION
    SELECT party, case_code FROM returned
),
page AS (
    SELECT pairs.party, pairs.case_code, COALESCE(advances.accepted, 0) AS accepted, COALESCE(own.borne, 0) AS own_cost,
           COALESCE(rewards.approved, 0) AS reward_approved, COALESCE(advances.kept, 0) AS kept, COALESCE(rewards.paid, 0) AS reward_paid,
           COALESCE(own.from_defendant, 0) AS from_defendant, COALESCE(returned.handed_over, 0) AS handed_over
    FROM pairs
    LEFT JOIN advances ON advances.party = pairs.party AND advances.case_code = pairs.case_code
    LEFT JOIN rewards ON rewards.party = pairs.party AND rewards.case_code = pairs.case_code
    LEFT JOIN own ON own.party = pairs.party AND own.case_code = pairs.case_code
    LEFT JOIN returned ON returned.party = pairs.party AND returned.case_code = pairs.case_code
)
SELECT CONCAT(party.party, ' ', party.name) AS organisation, page.case_code, legal_case.case_number, page.accepted, page.own_cost, page.reward_approved,
       page.kept, page.reward_paid, page.from_defendant, page.handed_over,
       page.kept + page.from_defendant - page.handed_over - page.accepted - page.own_cost AS excess
FROM page
JOIN v_party party ON party.entity = @entity AND party.party = page.party
LEFT JOIN v_case legal_case ON legal_case.entity = @entity AND legal_case.case_code = page.case_code
WHERE @party = '' OR page.party = @party
ORDER BY party.command_ordinal, party.party, legal_case.command_ordinal
