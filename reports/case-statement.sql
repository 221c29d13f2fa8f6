-- Where each yuan of every advance is: opening + paid = returned + recovered + from damages + written off + outstanding (domain.md E.8.2).
WITH flow AS (
    SELECT advance,
           SUM(CASE WHEN account = '9001' AND recipe = 'R16' THEN debit_fen ELSE 0 END) AS approved,
           SUM(CASE WHEN account <> '9001' AND slot < @from THEN debit_fen - credit_fen ELSE 0 END) AS opening,
           SUM(CASE WHEN account = '1218.0101' AND slot >= @from AND recipe IN ('R17', 'R17a', 'R03a') THEN debit_fen ELSE 0 END) AS paid,
           SUM(CASE WHEN account = '1218.0101' AND slot >= @from AND recipe = 'R19' THEN credit_fen ELSE 0 END) AS refunded,
           SUM(CASE WHEN account = '1218.0101' AND slot >= @from AND recipe = 'R18' THEN credit_fen ELSE 0 END) AS settled,
           SUM(CASE WHEN account = '1218.02' AND slot >= @from AND recipe LIKE 'R24%' THEN debit_fen ELSE 0 END) AS judged,
           SUM(CASE WHEN account = '1218.02' AND slot >= @from AND recipe IN ('R25', 'R30', 'R32') THEN credit_fen
                    WHEN account IN ('1218.0102', '1218.02') AND slot >= @from AND recipe LIKE 'R24%' THEN credit_fen - debit_fen ELSE 0 END) AS recovered,
           SUM(CASE WHEN account <> '9001' AND slot >= @from AND recipe = 'R36' THEN credit_fen ELSE 0 END) AS from_damages,
           SUM(CASE WHEN account <> '9001' AND slot >= @from AND recipe IN ('R21', 'R21b', 'R23') THEN credit_fen ELSE 0 END) AS written_off,
           SUM(CASE WHEN account <> '9001' THEN debit_fen - credit_fen ELSE 0 END) AS outstanding
    FROM v_line
    WHERE entity = @entity AND account IN ('1218.0101', '1218.0102', '1218.02', '9001') AND advance <> ''
      AND voucher_date <= @asOf AND slot <= @lastSlot AND known_at <= @knownAt
    GROUP BY advance
)
SELECT advance.advance, advance.case_code, legal_case.case_number, advance.organisation, advance.cost_kind,
       NULLIF(flow.approved, 0) AS approved, COALESCE(flow.opening, 0) AS opening, COALESCE(flow.paid, 0) AS paid,
       COALESCE(flow.refunded, 0) AS refunded, COALESCE(flow.settled, 0) AS settled, COALESCE(flow.judged, 0) AS judged,
       COALESCE(flow.recovered, 0) AS recovered, COALESCE(flow.from_damages, 0) AS from_damages, COALESCE(flow.written_off, 0) AS written_off,
       COALESCE(flow.outstanding, 0) AS outstanding
FROM v_advance advance
JOIN v_case legal_case ON legal_case.entity = advance.entity AND legal_case.case_code = advance.case_code
LEFT JOIN flow ON flow.advance = advance.advance
WHERE advance.entity = @entity AND advance.requested_on <= @asOf AND advance.command_ordinal <= @knownOrdinal
  AND (@case = '' OR advance.case_code = @case) AND (@fund = '' OR advance.fund = @fund)
  AND (advance.requested_on >= @fromDay OR flow.opening <> 0 OR flow.paid <> 0 OR flow.refunded <> 0 OR flow.settled <> 0 OR flow.judged <> 0
       OR flow.recovered <> 0 OR flow.from_damages <> 0 OR flow.written_off <> 0 OR flow.outstanding <> 0)
ORDER BY legal_case.command_ordinal, advance.command_ordinal
