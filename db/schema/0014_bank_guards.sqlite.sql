-- What the bank says and what was matched with it only grows, and every value has the type of its column.

CREATE TRIGGER tr_bank_statement_not_changed BEFORE UPDATE ON bank_statement
BEGIN SELECT RAISE(ABORT, 'bank_statement 只增不改 / bank_statement only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_statement_not_deleted BEFORE DELETE ON bank_statement
BEGIN SELECT RAISE(ABORT, 'bank_statement 只增不删 / bank_statement only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_line_not_changed BEFORE UPDATE ON bank_line
BEGIN SELECT RAISE(ABORT, 'bank_line 只增不改 / bank_line only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_line_not_deleted BEFORE DELETE ON bank_line
BEGIN SELECT RAISE(ABORT, 'bank_line 只增不删 / bank_line only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_opening_item_not_changed BEFORE UPDATE ON bank_opening_item
BEGIN SELECT RAISE(ABORT, 'bank_opening_item 只增不改 / bank_opening_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_opening_item_not_deleted BEFORE DELETE ON bank_opening_item
BEGIN SELECT RAISE(ABORT, 'bank_opening_item 只增不删 / bank_opening_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_match_not_changed BEFORE UPDATE ON bank_match
BEGIN SELECT RAISE(ABORT, 'bank_match 只增不改 / bank_match only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_match_not_deleted BEFORE DELETE ON bank_match
BEGIN SELECT RAISE(ABORT, 'bank_match 只增不删 / bank_match only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_match_undone_not_changed BEFORE UPDATE ON bank_match_undone
BEGIN SELECT RAISE(ABORT, 'bank_match_undone 只增不改 / bank_match_undone only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_match_undone_not_deleted BEFORE DELETE ON bank_match_undone
BEGIN SELECT RAISE(ABORT, 'bank_match_undone 只增不删 / bank_match_undone only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_match_line_not_changed BEFORE UPDATE ON bank_match_line
BEGIN SELECT RAISE(ABORT, 'bank_match_line 只增不改 / bank_match_line only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_match_line_not_deleted BEFORE DELETE ON bank_match_line
BEGIN SELECT RAISE(ABORT, 'bank_match_line 只增不删 / bank_match_line only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_match_voucher_not_changed BEFORE UPDATE ON bank_match_voucher
BEGIN SELECT RAISE(ABORT, 'bank_match_voucher 只增不改 / bank_match_voucher only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_match_voucher_not_deleted BEFORE DELETE ON bank_match_voucher
BEGIN SELECT RAISE(ABORT, 'bank_match_voucher 只增不删 / bank_match_voucher only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_match_item_not_changed BEFORE UPDATE ON bank_match_item
BEGIN SELECT RAISE(ABORT, 'bank_match_item 只增不改 / bank_match_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_match_item_not_deleted BEFORE DELETE ON bank_match_item
BEGIN SELECT RAISE(ABORT, 'bank_match_item 只增不删 / bank_match_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_statement_typed BEFORE INSERT ON bank_statement
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.statement) = 'text' AND typeof(NEW.bank) = 'text' AND
              NEW.from_day IS date(NEW.from_day) AND NEW.to_day IS date(NEW.to_day) AND NEW.next_day IS date(NEW.next_day) AND
              typeof(NEW.opening_fen) = 'integer' AND typeof(NEW.closing_fen) = 'integer' AND typeof(NEW.file_hash) = 'text' AND
              typeof(NEW.format) = 'text' AND typeof(NEW.line_count) = 'integer' AND typeof(NEW.new_count) = 'integer' AND
              typeof(NEW.is_first) = 'integer' AND typeof(NEW.known_seq) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_statement 的值类型不符 / a value of bank_statement is not of its column''s type'); END;

CREATE TRIGGER tr_bank_line_typed BEFORE INSERT ON bank_line
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.bank) = 'text' AND typeof(NEW.line_key) = 'text' AND
              typeof(NEW.statement) = 'text' AND typeof(NEW.line_no) = 'integer' AND NEW.value_day IS date(NEW.value_day) AND
              typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.balance_fen) = 'integer' AND typeof(NEW.has_balance) = 'integer' AND
              typeof(NEW.serial) = 'text' AND typeof(NEW.summary) = 'text' AND typeof(NEW.counterparty) = 'text' AND
              typeof(NEW.counterparty_account) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_line 的值类型不符 / a value of bank_line is not of its column''s type'); END;

CREATE TRIGGER tr_bank_opening_item_typed BEFORE INSERT ON bank_opening_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.bank) = 'text' AND typeof(NEW.item) = 'text' AND
              typeof(NEW.item_side) = 'text' AND NEW.item_day IS date(NEW.item_day) AND typeof(NEW.amount_fen) = 'integer' AND
              typeof(NEW.note) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_opening_item 的值类型不符 / a value of bank_opening_item is not of its column''s type'); END;

CREATE TRIGGER tr_bank_match_typed BEFORE INSERT ON bank_match
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.match_code) = 'text' AND typeof(NEW.bank) = 'text' AND
              typeof(NEW.match_rule) = 'text' AND typeof(NEW.matched_by) = 'text' AND NEW.matched_on IS date(NEW.matched_on) AND
              typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_match 的值类型不符 / a value of bank_match is not of its column''s type'); END;

CREATE TRIGGER tr_bank_match_undone_typed BEFORE INSERT ON bank_match_undone
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.match_code) = 'text' AND typeof(NEW.undone_by) = 'text' AND
              NEW.undone_on IS date(NEW.undone_on) AND typeof(NEW.reason) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_match_undone 的值类型不符 / a value of bank_match_undone is not of its column''s type'); END;

CREATE TRIGGER tr_bank_match_line_typed BEFORE INSERT ON bank_match_line
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.match_code) = 'text' AND typeof(NEW.bank) = 'text' AND
              typeof(NEW.line_key) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_match_line 的值类型不符 / a value of bank_match_line is not of its column''s type'); END;

CREATE TRIGGER tr_bank_match_voucher_typed BEFORE INSERT ON bank_match_voucher
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.match_code) = 'text' AND typeof(NEW.bank) = 'text' AND
              typeof(NEW.voucher_seq) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_match_voucher 的值类型不符 / a value of bank_match_voucher is not of its column''s type'); END;

CREATE TRIGGER tr_bank_match_item_typed BEFORE INSERT ON bank_match_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.match_code) = 'text' AND typeof(NEW.bank) = 'text' AND
              typeof(NEW.item) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_match_item 的值类型不符 / a value of bank_match_item is not of its column''s type'); END;

-- Nothing is in two matches that stand (domain.md D.5).
CREATE TRIGGER tr_bank_match_line_once BEFORE INSERT ON bank_match_line
    WHEN EXISTS (SELECT 1 FROM bank_match_line other
                 WHERE other.entity = NEW.entity AND other.bank = NEW.bank AND other.line_key = NEW.line_key AND other.match_code <> NEW.match_code
                   AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = other.entity AND undone.match_code = other.match_code))
BEGIN SELECT RAISE(ABORT, 'bank_match_line 已在另一匹配中 / bank_match_line: it is in another match'); END;
CREATE TRIGGER tr_bank_match_voucher_once BEFORE INSERT ON bank_match_voucher
    WHEN EXISTS (SELECT 1 FROM bank_match_voucher other
                 WHERE other.entity = NEW.entity AND other.bank = NEW.bank AND other.voucher_seq = NEW.voucher_seq AND other.match_code <> NEW.match_code
                   AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = other.entity AND undone.match_code = other.match_code))
BEGIN SELECT RAISE(ABORT, 'bank_match_voucher 已在另一匹配中 / bank_match_voucher: it is in another match'); END;
CREATE TRIGGER tr_bank_match_item_once BEFORE INSERT ON bank_match_item
    WHEN EXISTS (SELECT 1 FROM bank_match_item other
                 WHERE other.entity = NEW.entity AND other.bank = NEW.bank AND other.item = NEW.item AND other.match_code <> NEW.match_code
                   AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = other.entity AND undone.match_code = other.match_code))
BEGIN SELECT RAISE(ABORT, 'bank_match_item 已在另一匹配中 / bank_match_item: it is in another match'); END;
