-- What was promised and what became of it: restoration contracts, service orders, the ceilings of agreements, approved advances.
WITH flow AS (
    SELECT order_code, advance,
           SUM(CASE WHEN account = '9001' AND recipe IN ('R16', 'R34', 'R47') THEN debit_fen ELSE 0 END) AS promised,
           SUM(CASE WHEN account = '9001' AND recipe IN ('R17', 'R17a', 'R03a', 'R03', 'R35', 'R40', 'R48') THEN credit_fen
                    WHEN account = '2302' AND recipe = 'R50' THEN debit_fen ELSE 0 END) AS paid,
           SUM(CASE WHEN account = '9001' THEN debit_fen - credit_fen ELSE 0 END) AS left_over
    FROM v_line
    WHERE entity = @entity AND account IN ('9001', '2302') AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
    GROUP BY order_code, advance
),
page AS (
    SELECT CASE WHEN placed.kind = 'RESTORATION' THEN 1 ELSE 2 END AS part, placed.kind, placed.command_ordinal, placed.order_code AS code,
           placed.party_name AS party, placed.fund, placed.case_code, COALESCE(flow.promised, 0) AS promised, COALESCE(flow.paid, 0) AS used,
           COALESCE(flow.promised - flow.paid - flow.left_over, 0) AS released, COALESCE(flow.left_over, 0) AS balance
    FROM v_order placed
    LEFT JOIN flow ON flow.order_code = placed.order_code AND flow.advance = ''
    WHERE placed.entity = @entity AND placed.placed_on <= @asOf AND placed.command_ordinal <= @knownOrdinal
    UNION ALL
    SELECT 3, 'AGREEMENT', agreement.command_ordinal, agreement.agreement, agreement.party_name, '', '', agreement.ceiling_fen,
           COALESCE(ordered.promised, 0), NULL, agreement.ceiling_fen - COALESCE(ordered.promised, 0)
    FROM v_agreement agreement
    LEFT JOIN (SELECT placed.agreement, SUM(flow.promised) AS promised
               FROM v_order placed
               JOIN flow ON flow.order_code = placed.order_code AND flow.advance = ''
               WHERE placed.entity = @entity AND placed.agreement <> ''
               GROUP BY placed.agreement) ordered ON ordered.agreement = agreement.agreement
    WHERE agreement.entity = @entity AND agreement.from_day <= @asOf AND agreement.command_ordinal <= @knownOrdinal
    UNION ALL
    SELECT 4, 'ADVANCE', advance.command_ordinal, advance.advance, advance.organisation_name, advance.fund, advance.case_code, flow.promised,
           flow.paid, flow.promised - flow.paid - flow.left_over, flow.left_over
    FROM v_advance advance
    JOIN flow ON flow.advance = advance.advance AND flow.order_code = ''
    WHERE advance.entity = @entity AND flow.promised <> 0
)
SELECT kind, code, party, fund, case_code, promised, used, released, balance
FROM page
WHERE (@fund = '' OR fund = @fund) AND (@case = '' OR case_code = @case)
ORDER BY part, command_ordinal, code
