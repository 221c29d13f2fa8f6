-- Work only grows, where an item stands moves on until it ends, and every value has the type of its column.

CREATE TRIGGER tr_work_version_not_changed BEFORE UPDATE ON work_version
BEGIN SELECT RAISE(ABORT, 'work_version 只增不改 / work_version only grows: its rows are never changed'); END;
CREATE TRIGGER tr_work_version_not_deleted BEFORE DELETE ON work_version
BEGIN SELECT RAISE(ABORT, 'work_version 只增不删 / work_version only grows: its rows are never deleted'); END;
CREATE TRIGGER tr_work_version_typed BEFORE INSERT ON work_version
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.item) = 'integer' AND typeof(NEW.version) = 'integer'
              AND typeof(NEW.type) = 'text' AND typeof(NEW.commands) = 'integer' AND typeof(NEW.amount_fen) = 'integer'
              AND typeof(NEW.counterpart) = 'text' AND typeof(NEW.case_code) = 'text' AND typeof(NEW.fingerprint) = 'text')
BEGIN SELECT RAISE(ABORT, 'work_version 的值类型不符 / a value of work_version is not of its column''s type'); END;

CREATE TRIGGER tr_work_command_not_changed BEFORE UPDATE ON work_command
BEGIN SELECT RAISE(ABORT, 'work_command 只增不改 / work_command only grows: its rows are never changed'); END;
CREATE TRIGGER tr_work_command_not_deleted BEFORE DELETE ON work_command
BEGIN SELECT RAISE(ABORT, 'work_command 只增不删 / work_command only grows: its rows are never deleted'); END;
CREATE TRIGGER tr_work_command_typed BEFORE INSERT ON work_command
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.item) = 'integer' AND typeof(NEW.version) = 'integer'
              AND typeof(NEW.place) = 'integer' AND typeof(NEW.command_key) = 'text' AND typeof(NEW.type) = 'text'
              AND typeof(NEW.fingerprint) = 'text')
BEGIN SELECT RAISE(ABORT, 'work_command 的值类型不符 / a value of work_command is not of its column''s type'); END;

CREATE TRIGGER tr_work_body_not_changed BEFORE UPDATE ON work_body
BEGIN SELECT RAISE(ABORT, 'work_body 只增不改 / work_body only grows: its rows are never changed'); END;
CREATE TRIGGER tr_work_body_not_deleted BEFORE DELETE ON work_body
BEGIN SELECT RAISE(ABORT, 'work_body 只增不删 / work_body only grows: its rows are never deleted'); END;
CREATE TRIGGER tr_work_body_typed BEFORE INSERT ON work_body
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.item) = 'integer' AND typeof(NEW.version) = 'integer'
              AND typeof(NEW.place) = 'integer' AND typeof(NEW.part) = 'integer' AND typeof(NEW.text) = 'text')
BEGIN SELECT RAISE(ABORT, 'work_body 的值类型不符 / a value of work_body is not of its column''s type'); END;

CREATE TRIGGER tr_work_key_not_changed BEFORE UPDATE ON work_key
BEGIN SELECT RAISE(ABORT, 'work_key 只增不改 / work_key only grows: its rows are never changed'); END;
CREATE TRIGGER tr_work_key_not_deleted BEFORE DELETE ON work_key
BEGIN SELECT RAISE(ABORT, 'work_key 只增不删 / work_key only grows: its rows are never deleted'); END;
CREATE TRIGGER tr_work_key_typed BEFORE INSERT ON work_key
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.command_key) = 'text' AND typeof(NEW.item) = 'integer')
BEGIN SELECT RAISE(ABORT, 'work_key 的值类型不符 / a value of work_key is not of its column''s type'); END;

CREATE TRIGGER tr_work_step_not_changed BEFORE UPDATE ON work_step
BEGIN SELECT RAISE(ABORT, 'work_step 只增不改 / work_step only grows: its rows are never changed'); END;
CREATE TRIGGER tr_work_step_not_deleted BEFORE DELETE ON work_step
BEGIN SELECT RAISE(ABORT, 'work_step 只增不删 / work_step only grows: its rows are never deleted'); END;
CREATE TRIGGER tr_work_step_typed BEFORE INSERT ON work_step
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.item) = 'integer' AND typeof(NEW.step) = 'integer'
              AND typeof(NEW.version) = 'integer' AND typeof(NEW.act) = 'text' AND typeof(NEW.signature) = 'text'
              AND typeof(NEW.person) = 'text' AND typeof(NEW.login) = 'text' AND typeof(NEW.reason) = 'text'
              AND NEW.done_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.done_at))
BEGIN SELECT RAISE(ABORT, 'work_step 的值类型不符 / a value of work_step is not of its column''s type'); END;

CREATE TRIGGER tr_work_item_not_deleted BEFORE DELETE ON work_item
BEGIN SELECT RAISE(ABORT, 'work_item 只增不删 / work_item only grows: its rows are never deleted'); END;
CREATE TRIGGER tr_work_item_typed BEFORE INSERT ON work_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.item) = 'integer' AND typeof(NEW.state) = 'text'
              AND typeof(NEW.version) = 'integer' AND typeof(NEW.step) = 'integer' AND typeof(NEW.waits_for) = 'text'
              AND typeof(NEW.submitted_by) = 'text' AND NEW.submitted_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.submitted_at))
BEGIN SELECT RAISE(ABORT, 'work_item 的值类型不符 / a value of work_item is not of its column''s type'); END;
CREATE TRIGGER tr_work_item_moved_typed BEFORE UPDATE ON work_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.item) = 'integer' AND typeof(NEW.state) = 'text'
              AND typeof(NEW.version) = 'integer' AND typeof(NEW.step) = 'integer' AND typeof(NEW.waits_for) = 'text'
              AND typeof(NEW.submitted_by) = 'text' AND NEW.submitted_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.submitted_at))
BEGIN SELECT RAISE(ABORT, 'work_item 的值类型不符 / a value of work_item is not of its column''s type'); END;

-- Who submitted it stays, and what has ended does not begin again.
CREATE TRIGGER tr_work_item_moved BEFORE UPDATE ON work_item
    WHEN NEW.entity <> OLD.entity OR NEW.item <> OLD.item OR NEW.submitted_by <> OLD.submitted_by OR NEW.submitted_at <> OLD.submitted_at
      OR NEW.version < OLD.version OR NEW.step < OLD.step OR (OLD.state IN ('RECORDED', 'WITHDRAWN') AND NEW.state <> OLD.state)
BEGIN SELECT RAISE(ABORT, 'work_item 只前进不后退 / work_item moves on, never back'); END;

-- Whoever submitted or edited it signs it no further, and the cashier is neither the maker nor the reviewer, by whichever login
-- (会计基础工作规范 §12; domain.md D.4).
CREATE TRIGGER tr_work_step_by_others BEFORE INSERT ON work_step
    WHEN NEW.act = 'SIGNED' AND EXISTS (SELECT 1 FROM work_step earlier
        WHERE earlier.entity = NEW.entity AND earlier.item = NEW.item AND earlier.person = NEW.person
          AND (earlier.act IN ('SUBMITTED', 'RESUBMITTED')
               OR (earlier.act = 'SIGNED' AND earlier.version = NEW.version AND NEW.signature = 'APPROVED_BY' AND earlier.signature = 'BY')
               OR (earlier.act = 'SIGNED' AND earlier.version = NEW.version AND NEW.signature = 'REVIEWER' AND earlier.signature IN ('BY', 'CASHIER'))
               OR (earlier.act = 'SIGNED' AND earlier.version = NEW.version AND NEW.signature = 'CASHIER' AND earlier.signature IN ('BY', 'REVIEWER'))))
BEGIN SELECT RAISE(ABORT, 'work_step 须由另一人签名 / work_step: another person signs'); END;
