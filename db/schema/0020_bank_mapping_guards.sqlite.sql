-- Mappings only grow, and every value has the type of its column.

CREATE TRIGGER tr_bank_mapping_not_changed BEFORE UPDATE ON bank_mapping
BEGIN SELECT RAISE(ABORT, 'bank_mapping 只增不改 / bank_mapping only grows: its rows are never changed'); END;
CREATE TRIGGER tr_bank_mapping_not_deleted BEFORE DELETE ON bank_mapping
BEGIN SELECT RAISE(ABORT, 'bank_mapping 只增不删 / bank_mapping only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_bank_mapping_typed BEFORE INSERT ON bank_mapping
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.bank) = 'text' AND typeof(NEW.meaning) = 'text' AND typeof(NEW.heading) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'bank_mapping 的值类型不符 / a value of bank_mapping is not of its column''s type'); END;
