-- What each fund paid from the first month asked to the as-of date: for what, on which class of the budget, by which voucher. A cancelled
-- payment stands once more with a negative amount; money that was never the department's own has no class.
SELECT fund, paid_on, voucher_no, purpose, economic, amount_fen AS amount
FROM v_spending
WHERE entity = @entity AND paid_on BETWEEN @fromDay AND @asOf AND command_ordinal <= @knownOrdinal
  AND (@fund = '' OR fund = @fund) AND (@economic = '' OR economic = @economic)
ORDER BY fund, paid_on, command_ordinal, row_no
