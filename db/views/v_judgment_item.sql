-- What each defendant was ordered to bear of each advance, and until when.
CREATE VIEW v_judgment_item AS
SELECT entity, judgment, item_no, case_code, advance, defendant, amount_fen, effective_on, due_on, command_ordinal
FROM judgment_item;
