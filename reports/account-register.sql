-- What an account, or all accounts below it, moved line by line, with the balance after each line, the sums of each month and of the
-- year so far, the balance brought forward and, once the year is closed, carried down.
WITH brought AS (
    SELECT slot, debit_fen, credit_fen
    FROM v_period_balance
    WHERE entity = @entity AND account BETWEEN @account AND CONCAT(@account, '~') AND slot < @from
      AND (@fund = '' OR fund = @fund) AND (@case = '' OR case_code = @case) AND (@advance = '' OR advance = @advance)
      AND (@party = '' OR party = @party) AND (@bank = '' OR bank = @bank)
    UNION ALL
    SELECT slot, -debit_fen, -credit_fen
    FROM v_line
    WHERE entity = @entity AND account BETWEEN @account AND CONCAT(@account, '~') AND slot < @from AND seq > @knownAt
      AND (@fund = '' OR fund = @fund) AND (@case = '' OR case_code = @case) AND (@advance = '' OR advance = @advance)
      AND (@party = '' OR party = @party) AND (@bank = '' OR bank = @bank)
),
opening AS (
    SELECT COALESCE(SUM(debit_fen - credit_fen), 0) AS fen
    FROM brought
),
entries AS (
    SELECT CASE WHEN slot - slot / 100 * 100 = 13 THEN slot - 1 ELSE slot END AS month, slot, seq, line_no, voucher_date, voucher_no, summary,
           account, fund, case_code, advance, party, debit_fen, credit_fen
    FROM v_line
    WHERE entity = @entity AND account IN (SELECT account FROM v_account WHERE account BETWEEN @account AND CONCAT(@account, '~'))
      AND voucher_date BETWEEN @fromDay AND @asOf AND slot BETWEEN @from AND @lastSlot AND known_at <= @knownAt
      AND (@fund = '' OR fund = @fund) AND (@case = '' OR case_code = @case) AND (@advance = '' OR advance = @advance)
      AND (@party = '' OR party = @party) AND (@bank = '' OR bank = @bank)
),
months AS (
    SELECT month, SUM(debit_fen) AS debit_fen, SUM(credit_fen) AS credit_fen
    FROM (SELECT month, debit_fen, credit_fen FROM entries
          UNION ALL
          SELECT slot, debit_fen, credit_fen FROM brought WHERE slot > @from / 100 * 100) moved
    GROUP BY month
),
summed AS (
    SELECT month, debit_fen, credit_fen,
           SUM(debit_fen) OVER (PARTITION BY month / 100 ORDER BY month ROWS UNBOUNDED PRECEDING) AS year_debit_fen,
           SUM(credit_fen) OVER (PARTITION BY month / 100 ORDER BY month ROWS UNBOUNDED PRECEDING) AS year_credit_fen,
           SUM(CASE WHEN month >= @from THEN debit_fen - credit_fen ELSE 0 END) OVER (ORDER BY month ROWS UNBOUNDED PRECEDING) AS moved_fen
    FROM months
),
page AS (
    SELECT @from AS month, 0 AS part, 0 AS seq, 0 AS line_no, 'DETAIL' AS row_kind,
           CASE WHEN @from - @from / 100 * 100 = 1 THEN 'LAST_YEAR' ELSE 'BROUGHT' END AS label,
           NULL AS voucher_date, '' AS voucher_no, '' AS summary, '' AS account, '' AS fund, '' AS case_code, '' AS advance, '' AS party,
           NULL AS debit, NULL AS credit, fen AS balance_fen
    FROM opening
    UNION ALL
    SELECT entries.month, 1, entries.seq, entries.line_no, 'DETAIL', '', entries.voucher_date, entries.voucher_no, entries.summary,
           entries.account, entries.fund, entries.case_code, entries.advance, entries.party, entries.debit_fen, entries.credit_fen,
           opening.fen + SUM(entries.debit_fen - entries.credit_fen) OVER (ORDER BY entries.slot, entries.seq, entries.line_no ROWS UNBOUNDED PRECEDING)
    FROM entries
    CROSS JOIN opening
    UNION ALL
    SELECT summed.month, 2, 0, 0, 'SUBTOTAL', 'MONTH', NULL, '', '', '', '', '', '', '', summed.debit_fen, summed.credit_fen,
           opening.fen + summed.moved_fen
    FROM summed
    CROSS JOIN opening
    WHERE summed.month >= @from
    UNION ALL
    SELECT summed.month, 3, 0, 0, 'SUBTOTAL', 'YEAR', NULL, '', '', '', '', '', '', '', summed.year_debit_fen, summed.year_credit_fen,
           opening.fen + summed.moved_fen
    FROM summed
    CROSS JOIN opening
    WHERE summed.month >= @from
    UNION ALL
    SELECT @monthSlot, 4, 0, 0, 'TOTAL', 'NEXT_YEAR', NULL, '', '', '', '', '', '', '', NULL, NULL,
           opening.fen + COALESCE((SELECT SUM(debit_fen - credit_fen) FROM entries), 0)
    FROM opening
    WHERE @lastSlot - @lastSlot / 100 * 100 = 13
      AND EXISTS (SELECT 1 FROM v_period WHERE entity = @entity AND period = @monthSlot AND closed_ordinal <= @knownOrdinal)
)
SELECT row_kind, label, voucher_date, voucher_no, summary, account, fund, case_code, advance, party, debit, credit,
       CASE WHEN balance_fen > 0 THEN 'D' WHEN balance_fen < 0 THEN 'C' ELSE 'Q' END AS direction,
       ABS(balance_fen) AS balance
FROM page
ORDER BY month, part, seq, line_no
