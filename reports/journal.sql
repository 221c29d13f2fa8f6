-- Every line in the order of the voucher numbers, opening balances first.
SELECT CASE WHEN line.kind = 'OPENING' THEN 'OPENING' ELSE 'CURRENT' END AS part,
       line.voucher_date, line.voucher_no, line.line_no, line.summary, line.account, line.account_name, line.account_name_en, line.fund,
       line.case_code, line.advance, line.party, line.order_code, line.bank, line.payee, line.debit_fen AS debit, line.credit_fen AS credit
FROM v_voucher voucher
JOIN v_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN COALESCE(@fromDate, @yearStart) AND @asOf AND voucher.slot <= @lastSlot
  AND voucher.seq <= @knownAt AND (@fund = '' OR line.fund = @fund) AND (@case = '' OR line.case_code = @case)
ORDER BY CASE WHEN line.kind = 'OPENING' THEN 0 ELSE 1 END, line.slot, line.seq, line.line_no
