-- Every line with the columns that auditors work with (domain.md D.13). The lines of one voucher stand together, so that the accounts
-- on the other side of each can be told.
SELECT voucher.seq, line.line_no, line.account, line.account_name, line.account_name_en, line.summary, line.voucher_date,
       line.debit_fen, line.credit_fen, line.side, line.book, line.fund, line.case_code, voucher.series, line.voucher_no, voucher.attachments,
       voucher.poster, voucher.cashier, voucher.reviewer, voucher.maker, voucher.command_key, voucher.command_ordinal, line.line_text
FROM v_voucher voucher
JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN COALESCE(@fromDate, @yearStart) AND @asOf AND voucher.slot <= @lastSlot
  AND line.known_at <= @knownAt
  AND ((@fund = '' AND @case = '') OR EXISTS (
      SELECT 1 FROM v_line wanted
      WHERE wanted.entity = voucher.entity AND wanted.seq = voucher.seq AND (@fund = '' OR wanted.fund = @fund) AND (@case = '' OR wanted.case_code = @case)))
ORDER BY line.slot, line.seq, line.line_no
