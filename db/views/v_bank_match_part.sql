-- What each match holds: bank lines, vouchers and opening items, each with its day and amount.
CREATE VIEW v_bank_match_part AS
SELECT held.entity, held.match_code, held.bank, 'LINE' AS part_kind, held.line_key AS part_code, 0 AS voucher_seq, line.value_day AS part_day, line.amount_fen
FROM bank_match_line held
JOIN bank_line line ON line.entity = held.entity AND line.bank = held.bank AND line.line_key = held.line_key
UNION ALL
SELECT held.entity, held.match_code, held.bank, 'VOUCHER', voucher.voucher_no, held.voucher_seq, voucher.voucher_date,
       (SELECT COALESCE(SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END), 0) FROM voucher_line line
        WHERE line.entity = held.entity AND line.seq = held.voucher_seq AND line.bank = held.bank AND line.account IN ('1002.01', '1002.02', '1011'))
FROM bank_match_voucher held
JOIN voucher ON voucher.entity = held.entity AND voucher.seq = held.voucher_seq
UNION ALL
SELECT held.entity, held.match_code, held.bank, CASE WHEN item.item_side = 'BANK' THEN 'LINE' ELSE 'VOUCHER' END, held.item, 0, item.item_day, item.amount_fen
FROM bank_match_item held
JOIN bank_opening_item item ON item.entity = held.entity AND item.bank = held.bank AND item.item = held.item;
