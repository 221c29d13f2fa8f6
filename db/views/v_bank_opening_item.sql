-- What was open when the first statement of an account began, with the standing match that holds it or ''.
CREATE VIEW v_bank_opening_item AS
SELECT item.entity, item.bank, item.item, item.item_side, item.item_day, item.amount_fen, item.note, item.command_ordinal,
       COALESCE((SELECT MAX(part.match_code) FROM bank_match_item part
                 LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                 WHERE part.entity = item.entity AND part.bank = item.bank AND part.item = item.item AND undone.match_code IS NULL), '') AS match_code
FROM bank_opening_item item;
