-- The lines of all vouchers with what their voucher says of them. A red-letter line has a negative amount on its own side.
-- known_at is seq once more, as a value to filter by: by seq itself an engine would look for the lines, and read the whole chain.
CREATE VIEW v_line AS
SELECT line.entity, line.seq, line.seq + 0 AS known_at, line.line_no, line.slot, line.voucher_date, voucher.voucher_no, voucher.kind,
       voucher.recipe, voucher.summary, voucher.command_key, voucher.reverses, voucher.corrects, line.account,
       line.account_name, account.name_en AS account_name_en, line.book, line.fund, line.side,
       CASE WHEN line.side = 'D' THEN line.amount_fen ELSE 0 END AS debit_fen,
       CASE WHEN line.side = 'C' THEN line.amount_fen ELSE 0 END AS credit_fen, line.case_code, line.advance, line.party, line.order_code,
       line.bank, line.payee, line.source, line.line_text
FROM voucher_line line
JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
JOIN account ON account.account = line.account;
