-- Files and evidence only grow, and every value has the type of its column. Only the bytes of a file whose destruction was
-- appraised, signed and carried out are ever taken away (domain.md D.11).

CREATE TRIGGER tr_file_object_not_changed BEFORE UPDATE ON file_object
BEGIN SELECT RAISE(ABORT, 'file_object 只增不改 / file_object only grows: its rows are never changed'); END;
CREATE TRIGGER tr_file_object_not_deleted BEFORE DELETE ON file_object
BEGIN SELECT RAISE(ABORT, 'file_object 只增不删 / file_object only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_file_part_not_changed BEFORE UPDATE ON file_part
BEGIN SELECT RAISE(ABORT, 'file_part 只增不改 / file_part only grows: its rows are never changed'); END;
CREATE TRIGGER tr_file_part_not_deleted BEFORE DELETE ON file_part
    WHEN NOT EXISTS (SELECT 1 FROM destruction_item item
                     JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
                     WHERE item.entity = OLD.entity AND item.sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'file_part 只增不删 / file_part only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_evidence_not_changed BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence 只增不改 / evidence only grows: its rows are never changed'); END;
CREATE TRIGGER tr_evidence_not_deleted BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence 只增不删 / evidence only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_evidence_invoice_not_changed BEFORE UPDATE ON evidence_invoice
BEGIN SELECT RAISE(ABORT, 'evidence_invoice 只增不改 / evidence_invoice only grows: its rows are never changed'); END;
CREATE TRIGGER tr_evidence_invoice_not_deleted BEFORE DELETE ON evidence_invoice
BEGIN SELECT RAISE(ABORT, 'evidence_invoice 只增不删 / evidence_invoice only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_destruction_not_changed BEFORE UPDATE ON destruction
BEGIN SELECT RAISE(ABORT, 'destruction 只增不改 / destruction only grows: its rows are never changed'); END;
CREATE TRIGGER tr_destruction_not_deleted BEFORE DELETE ON destruction
BEGIN SELECT RAISE(ABORT, 'destruction 只增不删 / destruction only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_destruction_item_not_changed BEFORE UPDATE ON destruction_item
BEGIN SELECT RAISE(ABORT, 'destruction_item 只增不改 / destruction_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_destruction_item_not_deleted BEFORE DELETE ON destruction_item
BEGIN SELECT RAISE(ABORT, 'destruction_item 只增不删 / destruction_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_destruction_act_not_changed BEFORE UPDATE ON destruction_act
BEGIN SELECT RAISE(ABORT, 'destruction_act 只增不改 / destruction_act only grows: its rows are never changed'); END;
CREATE TRIGGER tr_destruction_act_not_deleted BEFORE DELETE ON destruction_act
BEGIN SELECT RAISE(ABORT, 'destruction_act 只增不删 / destruction_act only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_file_object_typed BEFORE INSERT ON file_object
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.sha256) = 'text' AND typeof(NEW.name) = 'text'
              AND typeof(NEW.media_type) = 'text' AND typeof(NEW.size_bytes) = 'integer' AND typeof(NEW.part_count) = 'integer'
              AND typeof(NEW.stored_by) = 'text' AND NEW.stored_at IS strftime('%Y-%m-%d %H:%M:%f', NEW.stored_at))
BEGIN SELECT RAISE(ABORT, 'file_object 的值类型不符 / a value of file_object is not of its column''s type'); END;

CREATE TRIGGER tr_file_part_typed BEFORE INSERT ON file_part
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.sha256) = 'text' AND typeof(NEW.part) = 'integer'
              AND typeof(NEW.content) = 'blob')
BEGIN SELECT RAISE(ABORT, 'file_part 的值类型不符 / a value of file_part is not of its column''s type'); END;

CREATE TRIGGER tr_evidence_typed BEFORE INSERT ON evidence
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.sha256) = 'text'
              AND typeof(NEW.name) = 'text' AND typeof(NEW.media_type) = 'text' AND typeof(NEW.size_bytes) = 'integer'
              AND typeof(NEW.kind) = 'text' AND typeof(NEW.note) = 'text' AND typeof(NEW.for_ordinal) = 'integer'
              AND typeof(NEW.for_seq) = 'integer' AND typeof(NEW.for_case) = 'text' AND typeof(NEW.retention) = 'text'
              AND typeof(NEW.fiscal_year) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'evidence 的值类型不符 / a value of evidence is not of its column''s type'); END;

CREATE TRIGGER tr_evidence_invoice_typed BEFORE INSERT ON evidence_invoice
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.sha256) = 'text'
              AND typeof(NEW.invoice_code) = 'text' AND typeof(NEW.invoice_number) = 'text' AND typeof(NEW.seller) = 'text'
              AND typeof(NEW.amount_fen) = 'integer' AND NEW.issued_on IS date(NEW.issued_on)
              AND typeof(NEW.for_ordinal) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'evidence_invoice 的值类型不符 / a value of evidence_invoice is not of its column''s type'); END;

CREATE TRIGGER tr_destruction_typed BEFORE INSERT ON destruction
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.destruction) = 'text' AND typeof(NEW.reason) = 'text'
              AND typeof(NEW.proposed_by) = 'text' AND NEW.proposed_on IS date(NEW.proposed_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'destruction 的值类型不符 / a value of destruction is not of its column''s type'); END;

CREATE TRIGGER tr_destruction_item_typed BEFORE INSERT ON destruction_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.destruction) = 'text'
              AND typeof(NEW.sha256) = 'text' AND typeof(NEW.retention) = 'text' AND typeof(NEW.kept_to_year) = 'integer'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'destruction_item 的值类型不符 / a value of destruction_item is not of its column''s type'); END;

CREATE TRIGGER tr_destruction_act_typed BEFORE INSERT ON destruction_act
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.destruction) = 'text'
              AND typeof(NEW.act) = 'text' AND typeof(NEW.role) = 'text' AND typeof(NEW.person) = 'text'
              AND NEW.acted_on IS date(NEW.acted_on) AND typeof(NEW.opinion) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'destruction_act 的值类型不符 / a value of destruction_act is not of its column''s type'); END;

-- Nothing is carried out that four have not appraised and three have not signed.
CREATE TRIGGER tr_destruction_act_in_order BEFORE INSERT ON destruction_act
    WHEN NEW.act = 'EXECUTED'
         AND ((SELECT COUNT(*) FROM destruction_act act WHERE act.entity = NEW.entity AND act.destruction = NEW.destruction AND act.act = 'APPRAISED') < 4
              OR (SELECT COUNT(*) FROM destruction_act act WHERE act.entity = NEW.entity AND act.destruction = NEW.destruction AND act.act = 'SIGNED') < 3)
BEGIN SELECT RAISE(ABORT, 'destruction_act 须先鉴定并签署 / destruction_act: appraised and signed first'); END;
