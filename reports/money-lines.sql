-- Each movement on bank accounts and quotas from the first month asked to the as-of date, with what it was for and its voucher.
SELECT kind, voucher_date, voucher_no, summary, account, fund, case_code, in_fen AS money_in, out_fen AS money_out
FROM v_money_line
WHERE entity = @entity AND voucher_date BETWEEN @fromDay AND @asOf AND slot BETWEEN @from AND @lastSlot AND known_at <= @knownAt
  AND (@kind = '' OR kind = @kind) AND (@fund = '' OR fund = @fund)
ORDER BY kind, voucher_date, seq, line_no
