-- What came in and went out on bank accounts and quotas from the first month asked to the as-of date, by what it was for. A red-letter
-- voucher takes back what it cancels.
SELECT kind, kind AS code, COUNT(DISTINCT seq) AS vouchers, SUM(in_fen) AS money_in, SUM(out_fen) AS money_out, SUM(in_fen - out_fen) AS net
FROM v_money_line
WHERE entity = @entity AND voucher_date BETWEEN @fromDay AND @asOf AND slot BETWEEN @from AND @lastSlot AND known_at <= @knownAt
GROUP BY kind
ORDER BY SUM(in_fen) + SUM(out_fen) DESC, kind
