-- The population of a sample: the vouchers of the period, without opening balances and closings, which are no transactions. The amount
-- of a voucher is the debit side of its first book; the other books tell the same event again. They come in posting order, by an
-- expression, so that an engine finds them by their dates and does not read all that was ever posted.
SELECT voucher.seq, voucher.voucher_no, voucher.voucher_date, voucher.summary,
       COALESCE((SELECT SUM(line.debit_fen) FROM v_line line WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.book = 'F'),
                (SELECT SUM(line.debit_fen) FROM v_line line WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.book = 'B'),
                (SELECT SUM(line.debit_fen) FROM v_line line WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.book = 'C')) AS amount
FROM v_voucher voucher
WHERE voucher.entity = @entity AND voucher.kind = 'NORMAL' AND voucher.voucher_date BETWEEN @fromDay AND @asOf AND voucher.seq + 0 <= @knownAt
  AND ((@account = '' AND @fund = '' AND @case = '') OR EXISTS (
      SELECT 1 FROM v_line line
      WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.account BETWEEN @account AND CONCAT(@account, '~')
        AND (@fund = '' OR line.fund = @fund) AND (@case = '' OR line.case_code = @case)))
ORDER BY voucher.seq + 0
