-- Reconciliations only grow, and every value has the type of its column.

CREATE TRIGGER tr_reconciliation_not_changed BEFORE UPDATE ON reconciliation
BEGIN SELECT RAISE(ABORT, 'reconciliation 只增不改 / reconciliation only grows: its rows are never changed'); END;
CREATE TRIGGER tr_reconciliation_not_deleted BEFORE DELETE ON reconciliation
BEGIN SELECT RAISE(ABORT, 'reconciliation 只增不删 / reconciliation only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_open_item_explanation_not_changed BEFORE UPDATE ON open_item_explanation
BEGIN SELECT RAISE(ABORT, 'open_item_explanation 只增不改 / open_item_explanation only grows: its rows are never changed'); END;
CREATE TRIGGER tr_open_item_explanation_not_deleted BEFORE DELETE ON open_item_explanation
BEGIN SELECT RAISE(ABORT, 'open_item_explanation 只增不删 / open_item_explanation only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_reconciliation_result_not_changed BEFORE UPDATE ON reconciliation_result
BEGIN SELECT RAISE(ABORT, 'reconciliation_result 只增不改 / reconciliation_result only grows: its rows are never changed'); END;
CREATE TRIGGER tr_reconciliation_result_not_deleted BEFORE DELETE ON reconciliation_result
BEGIN SELECT RAISE(ABORT, 'reconciliation_result 只增不删 / reconciliation_result only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_reconciled_item_not_changed BEFORE UPDATE ON reconciled_item
BEGIN SELECT RAISE(ABORT, 'reconciled_item 只增不改 / reconciled_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_reconciled_item_not_deleted BEFORE DELETE ON reconciled_item
BEGIN SELECT RAISE(ABORT, 'reconciled_item 只增不删 / reconciled_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_reconciliation_abandoned_not_changed BEFORE UPDATE ON reconciliation_abandoned
BEGIN SELECT RAISE(ABORT, 'reconciliation_abandoned 只增不改 / reconciliation_abandoned only grows: its rows are never changed'); END;
CREATE TRIGGER tr_reconciliation_abandoned_not_deleted BEFORE DELETE ON reconciliation_abandoned
BEGIN SELECT RAISE(ABORT, 'reconciliation_abandoned 只增不删 / reconciliation_abandoned only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_reconciliation_typed BEFORE INSERT ON reconciliation
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.reconciliation) = 'text' AND typeof(NEW.bank) = 'text'
              AND NEW.as_of IS date(NEW.as_of) AND typeof(NEW.opened_by) = 'text' AND NEW.opened_on IS date(NEW.opened_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'reconciliation 的值类型不符 / a value of reconciliation is not of its column''s type'); END;

CREATE TRIGGER tr_open_item_explanation_typed BEFORE INSERT ON open_item_explanation
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.reconciliation) = 'text' AND typeof(NEW.item) = 'text'
              AND typeof(NEW.reason) = 'text' AND NEW.expected_on IS date(NEW.expected_on) AND typeof(NEW.explained_by) = 'text'
              AND NEW.explained_on IS date(NEW.explained_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'open_item_explanation 的值类型不符 / a value of open_item_explanation is not of its column''s type'); END;

CREATE TRIGGER tr_reconciliation_result_typed BEFORE INSERT ON reconciliation_result
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.reconciliation) = 'text' AND typeof(NEW.books_fen) = 'integer'
              AND typeof(NEW.received_by_bank_fen) = 'integer' AND typeof(NEW.paid_by_bank_fen) = 'integer'
              AND typeof(NEW.statement_fen) = 'integer' AND typeof(NEW.received_by_books_fen) = 'integer'
              AND typeof(NEW.paid_by_books_fen) = 'integer' AND typeof(NEW.adjusted_fen) = 'integer'
              AND typeof(NEW.prepared_by) = 'text' AND typeof(NEW.reviewed_by) = 'text' AND NEW.finished_on IS date(NEW.finished_on)
              AND typeof(NEW.known_seq) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'reconciliation_result 的值类型不符 / a value of reconciliation_result is not of its column''s type'); END;

CREATE TRIGGER tr_reconciled_item_typed BEFORE INSERT ON reconciled_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.reconciliation) = 'text' AND typeof(NEW.row_no) = 'integer'
              AND typeof(NEW.item_side) = 'text' AND typeof(NEW.item) = 'text' AND NEW.item_day IS date(NEW.item_day)
              AND typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.item_text) = 'text' AND typeof(NEW.days) = 'integer'
              AND typeof(NEW.reason) = 'text' AND NEW.expected_on IS date(NEW.expected_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'reconciled_item 的值类型不符 / a value of reconciled_item is not of its column''s type'); END;

CREATE TRIGGER tr_reconciliation_abandoned_typed BEFORE INSERT ON reconciliation_abandoned
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.reconciliation) = 'text' AND typeof(NEW.reason) = 'text'
              AND typeof(NEW.abandoned_by) = 'text' AND NEW.abandoned_on IS date(NEW.abandoned_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'reconciliation_abandoned 的值类型不符 / a value of reconciliation_abandoned is not of its column''s type'); END;

-- Who prepared it does not review it (domain.md D.4).
CREATE TRIGGER tr_reconciliation_result_by_two BEFORE INSERT ON reconciliation_result
    WHEN NEW.prepared_by = NEW.reviewed_by
BEGIN SELECT RAISE(ABORT, 'reconciliation_result 须由另一人复核 / reconciliation_result: another person reviews it'); END;
