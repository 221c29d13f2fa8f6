-- The steps of cases and what belongs to them only grow, and every value has the type of its column.

CREATE TRIGGER tr_case_event_not_changed BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'case_event 只增不改 / case_event only grows: its rows are never changed'); END;
CREATE TRIGGER tr_case_event_not_deleted BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'case_event 只增不删 / case_event only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_judgment_head_not_changed BEFORE UPDATE ON judgment_head
BEGIN SELECT RAISE(ABORT, 'judgment_head 只增不改 / judgment_head only grows: its rows are never changed'); END;
CREATE TRIGGER tr_judgment_head_not_deleted BEFORE DELETE ON judgment_head
BEGIN SELECT RAISE(ABORT, 'judgment_head 只增不删 / judgment_head only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_joint_debtor_not_changed BEFORE UPDATE ON joint_debtor
BEGIN SELECT RAISE(ABORT, 'joint_debtor 只增不改 / joint_debtor only grows: its rows are never changed'); END;
CREATE TRIGGER tr_joint_debtor_not_deleted BEFORE DELETE ON joint_debtor
BEGIN SELECT RAISE(ABORT, 'joint_debtor 只增不删 / joint_debtor only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_pending_receipt_not_changed BEFORE UPDATE ON pending_receipt
BEGIN SELECT RAISE(ABORT, 'pending_receipt 只增不改 / pending_receipt only grows: its rows are never changed'); END;
CREATE TRIGGER tr_pending_receipt_not_deleted BEFORE DELETE ON pending_receipt
BEGIN SELECT RAISE(ABORT, 'pending_receipt 只增不删 / pending_receipt only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_fund_loan_not_changed BEFORE UPDATE ON fund_loan
BEGIN SELECT RAISE(ABORT, 'fund_loan 只增不改 / fund_loan only grows: its rows are never changed'); END;
CREATE TRIGGER tr_fund_loan_not_deleted BEFORE DELETE ON fund_loan
BEGIN SELECT RAISE(ABORT, 'fund_loan 只增不删 / fund_loan only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_milestone_not_changed BEFORE UPDATE ON milestone
BEGIN SELECT RAISE(ABORT, 'milestone 只增不改 / milestone only grows: its rows are never changed'); END;
CREATE TRIGGER tr_milestone_not_deleted BEFORE DELETE ON milestone
BEGIN SELECT RAISE(ABORT, 'milestone 只增不删 / milestone only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_acceptance_not_changed BEFORE UPDATE ON acceptance
BEGIN SELECT RAISE(ABORT, 'acceptance 只增不改 / acceptance only grows: its rows are never changed'); END;
CREATE TRIGGER tr_acceptance_not_deleted BEFORE DELETE ON acceptance
BEGIN SELECT RAISE(ABORT, 'acceptance 只增不删 / acceptance only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_recognition_not_changed BEFORE UPDATE ON recognition
BEGIN SELECT RAISE(ABORT, 'recognition 只增不改 / recognition only grows: its rows are never changed'); END;
CREATE TRIGGER tr_recognition_not_deleted BEFORE DELETE ON recognition
BEGIN SELECT RAISE(ABORT, 'recognition 只增不删 / recognition only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_case_event_typed BEFORE INSERT ON case_event
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.case_code) = 'text'
              AND typeof(NEW.kind) = 'text' AND typeof(NEW.detail) = 'text' AND typeof(NEW.party) = 'text'
              AND NEW.happened_on IS date(NEW.happened_on) AND NEW.until_on IS date(NEW.until_on)
              AND typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.paper) = 'text' AND typeof(NEW.note) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'case_event 的值类型不符 / a value of case_event is not of its column''s type'); END;

CREATE TRIGGER tr_judgment_head_typed BEFORE INSERT ON judgment_head
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.judgment) = 'text'
              AND typeof(NEW.case_code) = 'text' AND typeof(NEW.defendant) = 'text' AND typeof(NEW.head) = 'text'
              AND typeof(NEW.advance) = 'text' AND typeof(NEW.amount_fen) = 'integer' AND NEW.due_on IS date(NEW.due_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'judgment_head 的值类型不符 / a value of judgment_head is not of its column''s type'); END;

CREATE TRIGGER tr_joint_debtor_typed BEFORE INSERT ON joint_debtor
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.judgment) = 'text'
              AND typeof(NEW.case_code) = 'text' AND typeof(NEW.named) = 'text' AND typeof(NEW.debtor) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'joint_debtor 的值类型不符 / a value of joint_debtor is not of its column''s type'); END;

CREATE TRIGGER tr_pending_receipt_typed BEFORE INSERT ON pending_receipt
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.receipt) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.bank) = 'text' AND typeof(NEW.amount_fen) = 'integer' AND NEW.received_on IS date(NEW.received_on)
              AND typeof(NEW.remitter) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'pending_receipt 的值类型不符 / a value of pending_receipt is not of its column''s type'); END;

CREATE TRIGGER tr_fund_loan_typed BEFORE INSERT ON fund_loan
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.loan) = 'text' AND typeof(NEW.lender) = 'text'
              AND typeof(NEW.borrower) = 'text' AND typeof(NEW.amount_fen) = 'integer' AND NEW.lent_on IS date(NEW.lent_on)
              AND NEW.due_on IS date(NEW.due_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'fund_loan 的值类型不符 / a value of fund_loan is not of its column''s type'); END;

CREATE TRIGGER tr_milestone_typed BEFORE INSERT ON milestone
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.contract) = 'text' AND typeof(NEW.milestone_no) = 'integer'
              AND typeof(NEW.name) = 'text' AND typeof(NEW.amount_fen) = 'integer' AND NEW.due_on IS date(NEW.due_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'milestone 的值类型不符 / a value of milestone is not of its column''s type'); END;

CREATE TRIGGER tr_acceptance_typed BEFORE INSERT ON acceptance
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.contract) = 'text' AND typeof(NEW.milestone_no) = 'integer'
              AND NEW.accepted_on IS date(NEW.accepted_on) AND typeof(NEW.report) = 'text' AND typeof(NEW.accepted_by) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'acceptance 的值类型不符 / a value of acceptance is not of its column''s type'); END;

CREATE TRIGGER tr_recognition_typed BEFORE INSERT ON recognition
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.advance) = 'text'
              AND typeof(NEW.fund) = 'text' AND NEW.recognised_on IS date(NEW.recognised_on)
              AND typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'recognition 的值类型不符 / a value of recognition is not of its column''s type'); END;
