-- The damages held for each case: opening + received + interest = paid or returned + held; what is held less what is promised is free.
-- What a defendant paid to the restorer itself (R41) never was with us and stands beside them.
WITH flow AS (
    SELECT line.fund, line.case_code,
           SUM(CASE WHEN line.account = '2901' AND line.slot < @from THEN line.credit_fen - line.debit_fen ELSE 0 END) AS opening,
           SUM(CASE WHEN line.account = '2901' AND line.slot >= @from AND line.recipe IN ('R33', 'R06', 'R30') THEN line.credit_fen ELSE 0 END) AS received,
           SUM(CASE WHEN line.account = '2901' AND line.slot >= @from AND line.recipe = 'R11' THEN line.credit_fen ELSE 0 END) AS interest,
           SUM(CASE WHEN line.account = '2901' AND line.slot >= @from AND line.recipe NOT IN ('R33', 'R06', 'R30', 'R11') THEN line.debit_fen - line.credit_fen ELSE 0 END) AS paid,
           SUM(CASE WHEN line.account = '2901' THEN line.credit_fen - line.debit_fen ELSE 0 END) AS closing,
           SUM(CASE WHEN line.account = '9001' THEN line.debit_fen - line.credit_fen ELSE 0 END) AS committed
    FROM v_line line
    JOIN v_fund fund ON fund.entity = line.entity AND fund.fund = line.fund
    WHERE line.entity = @entity AND line.account IN ('2901', '9001') AND line.case_code <> '' AND fund.kind = 'DAMAGES'
      AND line.voucher_date <= @asOf AND line.slot <= @lastSlot AND line.known_at <= @knownAt
    GROUP BY line.fund, line.case_code
    UNION ALL
    SELECT '', step.case_code, 0, 0, 0, 0, 0, 0
    FROM v_case_event step
    WHERE step.entity = @entity AND step.kind = 'DIRECTLY_PAID' AND step.happened_on <= @asOf AND step.command_ordinal <= @knownOrdinal
    GROUP BY step.case_code
),
direct AS (
    SELECT case_code, SUM(amount_fen) AS fen
    FROM v_case_event
    WHERE entity = @entity AND kind = 'DIRECTLY_PAID' AND happened_on BETWEEN @fromDay AND @asOf AND command_ordinal <= @knownOrdinal
    GROUP BY case_code
)
SELECT flow.fund, flow.case_code, legal_case.case_number, flow.opening, flow.received, flow.interest, flow.paid, flow.closing, flow.committed,
       flow.closing - flow.committed AS available, CASE WHEN flow.fund = '' THEN direct.fen END AS direct
FROM flow
LEFT JOIN direct ON direct.case_code = flow.case_code
JOIN v_case legal_case ON legal_case.entity = @entity AND legal_case.case_code = flow.case_code
WHERE (flow.opening <> 0 OR flow.received <> 0 OR flow.interest <> 0 OR flow.paid <> 0 OR flow.closing <> 0 OR flow.committed <> 0 OR flow.fund = '')
  AND (@fund = '' OR flow.fund = @fund) AND (@case = '' OR flow.case_code = @case)
ORDER BY flow.fund, legal_case.command_ordinal
