-- What funds paid for, their rules and budgets, and what entities owe and hand each other only grow, and every value has
-- the type of its column.

CREATE TRIGGER tr_spending_not_changed BEFORE UPDATE ON spending
BEGIN SELECT RAISE(ABORT, 'spending 只增不改 / spending only grows: its rows are never changed'); END;
CREATE TRIGGER tr_spending_not_deleted BEFORE DELETE ON spending
BEGIN SELECT RAISE(ABORT, 'spending 只增不删 / spending only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_fund_rule_not_changed BEFORE UPDATE ON fund_rule
BEGIN SELECT RAISE(ABORT, 'fund_rule 只增不改 / fund_rule only grows: its rows are never changed'); END;
CREATE TRIGGER tr_fund_rule_not_deleted BEFORE DELETE ON fund_rule
BEGIN SELECT RAISE(ABORT, 'fund_rule 只增不删 / fund_rule only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_budget_change_not_changed BEFORE UPDATE ON budget_change
BEGIN SELECT RAISE(ABORT, 'budget_change 只增不改 / budget_change only grows: its rows are never changed'); END;
CREATE TRIGGER tr_budget_change_not_deleted BEFORE DELETE ON budget_change
BEGIN SELECT RAISE(ABORT, 'budget_change 只增不删 / budget_change only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_entity_level_not_changed BEFORE UPDATE ON entity_level
BEGIN SELECT RAISE(ABORT, 'entity_level 只增不改 / entity_level only grows: its rows are never changed'); END;
CREATE TRIGGER tr_entity_level_not_deleted BEFORE DELETE ON entity_level
BEGIN SELECT RAISE(ABORT, 'entity_level 只增不删 / entity_level only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_internal_item_not_changed BEFORE UPDATE ON internal_item
BEGIN SELECT RAISE(ABORT, 'internal_item 只增不改 / internal_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_internal_item_not_deleted BEFORE DELETE ON internal_item
BEGIN SELECT RAISE(ABORT, 'internal_item 只增不删 / internal_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_shared_list_not_changed BEFORE UPDATE ON shared_list
BEGIN SELECT RAISE(ABORT, 'shared_list 只增不改 / shared_list only grows: its rows are never changed'); END;
CREATE TRIGGER tr_shared_list_not_deleted BEFORE DELETE ON shared_list
BEGIN SELECT RAISE(ABORT, 'shared_list 只增不删 / shared_list only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_spending_typed BEFORE INSERT ON spending
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.purpose) = 'text' AND typeof(NEW.economic) = 'text' AND typeof(NEW.amount_fen) = 'integer'
              AND NEW.paid_on IS date(NEW.paid_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'spending 的值类型不符 / a value of spending is not of its column''s type'); END;

CREATE TRIGGER tr_fund_rule_typed BEFORE INSERT ON fund_rule
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.fund) = 'text' AND NEW.from_day IS date(NEW.from_day)
              AND typeof(NEW.purposes) = 'text' AND typeof(NEW.sources) = 'text' AND typeof(NEW.decided_by) = 'text'
              AND typeof(NEW.document) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'fund_rule 的值类型不符 / a value of fund_rule is not of its column''s type'); END;

CREATE TRIGGER tr_budget_change_typed BEFORE INSERT ON budget_change
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.year) = 'integer' AND typeof(NEW.economic) = 'text' AND typeof(NEW.amount_fen) = 'integer'
              AND NEW.decided_on IS date(NEW.decided_on) AND typeof(NEW.document) = 'text' AND typeof(NEW.reason) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'budget_change 的值类型不符 / a value of budget_change is not of its column''s type'); END;

CREATE TRIGGER tr_entity_level_typed BEFORE INSERT ON entity_level
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.unit_level) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'entity_level 的值类型不符 / a value of entity_level is not of its column''s type'); END;

CREATE TRIGGER tr_internal_item_typed BEFORE INSERT ON internal_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.is_sent) = 'integer'
              AND typeof(NEW.other) = 'text' AND typeof(NEW.reference) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.amount_fen) = 'integer' AND NEW.moved_on IS date(NEW.moved_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'internal_item 的值类型不符 / a value of internal_item is not of its column''s type'); END;

CREATE TRIGGER tr_shared_list_typed BEFORE INSERT ON shared_list
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.list) = 'text'
              AND typeof(NEW.recipient) = 'text' AND typeof(NEW.row_count) = 'integer' AND typeof(NEW.digest) = 'text'
              AND NEW.shared_on IS date(NEW.shared_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'shared_list 的值类型不符 / a value of shared_list is not of its column''s type'); END;
