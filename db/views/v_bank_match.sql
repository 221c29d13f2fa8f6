-- The matches of bank lines with vouchers. undone_ordinal is 0 while it stands; last_day is the latest day of what it holds:
-- up to the day before, its parts were open items.
CREATE VIEW v_bank_match AS
SELECT kept.entity, kept.match_code, kept.bank, kept.match_rule, kept.matched_by, kept.matched_on, kept.command_ordinal,
       COALESCE(undone.command_ordinal, 0) AS undone_ordinal, COALESCE(undone.undone_by, '') AS undone_by, undone.undone_on,
       COALESCE(undone.reason, '') AS reason,
       (SELECT MAX(part.day) FROM (
            SELECT line.entity, held.match_code, line.value_day AS day FROM bank_match_line held
            JOIN bank_line line ON line.entity = held.entity AND line.bank = held.bank AND line.line_key = held.line_key
            UNION ALL
            SELECT voucher.entity, held.match_code, voucher.voucher_date FROM bank_match_voucher held
            JOIN voucher ON voucher.entity = held.entity AND voucher.seq = held.voucher_seq
            UNION ALL
            SELECT item.entity, held.match_code, item.item_day FROM bank_match_item held
            JOIN bank_opening_item item ON item.entity = held.entity AND item.bank = held.bank AND item.item = held.item) part
        WHERE part.entity = kept.entity AND part.match_code = kept.match_code) AS last_day
FROM bank_match kept
LEFT JOIN bank_match_undone undone ON undone.entity = kept.entity AND undone.match_code = kept.match_code;
