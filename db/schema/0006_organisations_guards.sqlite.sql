-- Files, panels, meetings, approvals and duties only grow, and every value has the type of its column. No one is given a duty
-- that does not go with one he holds in the same days (会计基础工作规范 §12).

CREATE TRIGGER tr_organisation_record_not_changed BEFORE UPDATE ON organisation_record
BEGIN SELECT RAISE(ABORT, 'organisation_record 只增不改 / organisation_record only grows: its rows are never changed'); END;
CREATE TRIGGER tr_organisation_record_not_deleted BEFORE DELETE ON organisation_record
BEGIN SELECT RAISE(ABORT, 'organisation_record 只增不删 / organisation_record only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_credit_code_doubt_not_changed BEFORE UPDATE ON credit_code_doubt
BEGIN SELECT RAISE(ABORT, 'credit_code_doubt 只增不改 / credit_code_doubt only grows: its rows are never changed'); END;
CREATE TRIGGER tr_credit_code_doubt_not_deleted BEFORE DELETE ON credit_code_doubt
BEGIN SELECT RAISE(ABORT, 'credit_code_doubt 只增不删 / credit_code_doubt only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_credit_code_confirmed_not_changed BEFORE UPDATE ON credit_code_confirmed
BEGIN SELECT RAISE(ABORT, 'credit_code_confirmed 只增不改 / credit_code_confirmed only grows: its rows are never changed'); END;
CREATE TRIGGER tr_credit_code_confirmed_not_deleted BEFORE DELETE ON credit_code_confirmed
BEGIN SELECT RAISE(ABORT, 'credit_code_confirmed 只增不删 / credit_code_confirmed only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_organisation_money_not_changed BEFORE UPDATE ON organisation_money
BEGIN SELECT RAISE(ABORT, 'organisation_money 只增不改 / organisation_money only grows: its rows are never changed'); END;
CREATE TRIGGER tr_organisation_money_not_deleted BEFORE DELETE ON organisation_money
BEGIN SELECT RAISE(ABORT, 'organisation_money 只增不删 / organisation_money only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_invoice_not_changed BEFORE UPDATE ON invoice
BEGIN SELECT RAISE(ABORT, 'invoice 只增不改 / invoice only grows: its rows are never changed'); END;
CREATE TRIGGER tr_invoice_not_deleted BEFORE DELETE ON invoice
BEGIN SELECT RAISE(ABORT, 'invoice 只增不删 / invoice only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_reward_decision_not_changed BEFORE UPDATE ON reward_decision
BEGIN SELECT RAISE(ABORT, 'reward_decision 只增不改 / reward_decision only grows: its rows are never changed'); END;
CREATE TRIGGER tr_reward_decision_not_deleted BEFORE DELETE ON reward_decision
BEGIN SELECT RAISE(ABORT, 'reward_decision 只增不删 / reward_decision only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_panel_entry_not_changed BEFORE UPDATE ON panel_entry
BEGIN SELECT RAISE(ABORT, 'panel_entry 只增不改 / panel_entry only grows: its rows are never changed'); END;
CREATE TRIGGER tr_panel_entry_not_deleted BEFORE DELETE ON panel_entry
BEGIN SELECT RAISE(ABORT, 'panel_entry 只增不删 / panel_entry only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_panel_event_not_changed BEFORE UPDATE ON panel_event
BEGIN SELECT RAISE(ABORT, 'panel_event 只增不改 / panel_event only grows: its rows are never changed'); END;
CREATE TRIGGER tr_panel_event_not_deleted BEFORE DELETE ON panel_event
BEGIN SELECT RAISE(ABORT, 'panel_event 只增不删 / panel_event only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_agreement_terms_not_changed BEFORE UPDATE ON agreement_terms
BEGIN SELECT RAISE(ABORT, 'agreement_terms 只增不改 / agreement_terms only grows: its rows are never changed'); END;
CREATE TRIGGER tr_agreement_terms_not_deleted BEFORE DELETE ON agreement_terms
BEGIN SELECT RAISE(ABORT, 'agreement_terms 只增不删 / agreement_terms only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_order_service_not_changed BEFORE UPDATE ON order_service
BEGIN SELECT RAISE(ABORT, 'order_service 只增不改 / order_service only grows: its rows are never changed'); END;
CREATE TRIGGER tr_order_service_not_deleted BEFORE DELETE ON order_service
BEGIN SELECT RAISE(ABORT, 'order_service 只增不删 / order_service only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_service_record_not_changed BEFORE UPDATE ON service_record
BEGIN SELECT RAISE(ABORT, 'service_record 只增不改 / service_record only grows: its rows are never changed'); END;
CREATE TRIGGER tr_service_record_not_deleted BEFORE DELETE ON service_record
BEGIN SELECT RAISE(ABORT, 'service_record 只增不删 / service_record only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_joint_meeting_not_changed BEFORE UPDATE ON joint_meeting
BEGIN SELECT RAISE(ABORT, 'joint_meeting 只增不改 / joint_meeting only grows: its rows are never changed'); END;
CREATE TRIGGER tr_joint_meeting_not_deleted BEFORE DELETE ON joint_meeting
BEGIN SELECT RAISE(ABORT, 'joint_meeting 只增不删 / joint_meeting only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_meeting_item_not_changed BEFORE UPDATE ON meeting_item
BEGIN SELECT RAISE(ABORT, 'meeting_item 只增不改 / meeting_item only grows: its rows are never changed'); END;
CREATE TRIGGER tr_meeting_item_not_deleted BEFORE DELETE ON meeting_item
BEGIN SELECT RAISE(ABORT, 'meeting_item 只增不删 / meeting_item only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_meeting_follow_up_not_changed BEFORE UPDATE ON meeting_follow_up
BEGIN SELECT RAISE(ABORT, 'meeting_follow_up 只增不改 / meeting_follow_up only grows: its rows are never changed'); END;
CREATE TRIGGER tr_meeting_follow_up_not_deleted BEFORE DELETE ON meeting_follow_up
BEGIN SELECT RAISE(ABORT, 'meeting_follow_up 只增不删 / meeting_follow_up only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_approval_limit_not_changed BEFORE UPDATE ON approval_limit
BEGIN SELECT RAISE(ABORT, 'approval_limit 只增不改 / approval_limit only grows: its rows are never changed'); END;
CREATE TRIGGER tr_approval_limit_not_deleted BEFORE DELETE ON approval_limit
BEGIN SELECT RAISE(ABORT, 'approval_limit 只增不删 / approval_limit only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_delegation_not_changed BEFORE UPDATE ON delegation
BEGIN SELECT RAISE(ABORT, 'delegation 只增不改 / delegation only grows: its rows are never changed'); END;
CREATE TRIGGER tr_delegation_not_deleted BEFORE DELETE ON delegation
BEGIN SELECT RAISE(ABORT, 'delegation 只增不删 / delegation only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_delegated_approval_not_changed BEFORE UPDATE ON delegated_approval
BEGIN SELECT RAISE(ABORT, 'delegated_approval 只增不改 / delegated_approval only grows: its rows are never changed'); END;
CREATE TRIGGER tr_delegated_approval_not_deleted BEFORE DELETE ON delegated_approval
BEGIN SELECT RAISE(ABORT, 'delegated_approval 只增不删 / delegated_approval only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_person_not_changed BEFORE UPDATE ON person
BEGIN SELECT RAISE(ABORT, 'person 只增不改 / person only grows: its rows are never changed'); END;
CREATE TRIGGER tr_person_not_deleted BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'person 只增不删 / person only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_duty_given_not_changed BEFORE UPDATE ON duty_given
BEGIN SELECT RAISE(ABORT, 'duty_given 只增不改 / duty_given only grows: its rows are never changed'); END;
CREATE TRIGGER tr_duty_given_not_deleted BEFORE DELETE ON duty_given
BEGIN SELECT RAISE(ABORT, 'duty_given 只增不删 / duty_given only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_duty_ended_not_changed BEFORE UPDATE ON duty_ended
BEGIN SELECT RAISE(ABORT, 'duty_ended 只增不改 / duty_ended only grows: its rows are never changed'); END;
CREATE TRIGGER tr_duty_ended_not_deleted BEFORE DELETE ON duty_ended
BEGIN SELECT RAISE(ABORT, 'duty_ended 只增不删 / duty_ended only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_organisation_record_typed BEFORE INSERT ON organisation_record
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.party) = 'text' AND typeof(NEW.kind) = 'text'
              AND NEW.happened_on IS date(NEW.happened_on) AND typeof(NEW.report_year) = 'integer'
              AND NEW.valid_until IS date(NEW.valid_until) AND typeof(NEW.verdict) = 'text'
              AND typeof(NEW.paper) = 'text' AND typeof(NEW.sha256) = 'text' AND typeof(NEW.note) = 'text'
              AND typeof(NEW.recorded_by) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'organisation_record 的值类型不符 / a value of organisation_record is not of its column''s type'); END;

CREATE TRIGGER tr_credit_code_doubt_typed BEFORE INSERT ON credit_code_doubt
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.party) = 'text' AND typeof(NEW.credit_code) = 'text'
              AND typeof(NEW.reason) = 'text' AND typeof(NEW.recorded_by) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'credit_code_doubt 的值类型不符 / a value of credit_code_doubt is not of its column''s type'); END;

CREATE TRIGGER tr_credit_code_confirmed_typed BEFORE INSERT ON credit_code_confirmed
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.party) = 'text' AND NEW.confirmed_on IS date(NEW.confirmed_on)
              AND typeof(NEW.confirmed_by) = 'text' AND typeof(NEW.paper) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'credit_code_confirmed 的值类型不符 / a value of credit_code_confirmed is not of its column''s type'); END;

CREATE TRIGGER tr_organisation_money_typed BEFORE INSERT ON organisation_money
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.case_code) = 'text' AND typeof(NEW.party) = 'text'
              AND typeof(NEW.kind) = 'text' AND typeof(NEW.payer) = 'text' AND typeof(NEW.amount_fen) = 'integer'
              AND NEW.happened_on IS date(NEW.happened_on) AND typeof(NEW.paper) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'organisation_money 的值类型不符 / a value of organisation_money is not of its column''s type'); END;

CREATE TRIGGER tr_invoice_typed BEFORE INSERT ON invoice
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.invoice_code) = 'text'
              AND typeof(NEW.invoice_number) = 'text' AND typeof(NEW.seller) = 'text'
              AND typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.subject) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'invoice 的值类型不符 / a value of invoice is not of its column''s type'); END;

CREATE TRIGGER tr_reward_decision_typed BEFORE INSERT ON reward_decision
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.row_no) = 'integer' AND typeof(NEW.case_code) = 'text'
              AND typeof(NEW.party) = 'text' AND typeof(NEW.kind) = 'text' AND typeof(NEW.fund) = 'text'
              AND typeof(NEW.amount_fen) = 'integer' AND typeof(NEW.title) = 'text' AND typeof(NEW.basis) = 'text'
              AND typeof(NEW.tax_note) = 'text' AND typeof(NEW.approved_by) = 'text'
              AND NEW.decided_on IS date(NEW.decided_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'reward_decision 的值类型不符 / a value of reward_decision is not of its column''s type'); END;

CREATE TRIGGER tr_panel_entry_typed BEFORE INSERT ON panel_entry
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.panel_entry) = 'text' AND typeof(NEW.party) = 'text'
              AND typeof(NEW.chosen_by) = 'text' AND typeof(NEW.tender_number) = 'text'
              AND NEW.tender_on IS date(NEW.tender_on) AND typeof(NEW.bidders) = 'text' AND typeof(NEW.paper) = 'text'
              AND NEW.from_day IS date(NEW.from_day) AND NEW.to_day IS date(NEW.to_day)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'panel_entry 的值类型不符 / a value of panel_entry is not of its column''s type'); END;

CREATE TRIGGER tr_panel_event_typed BEFORE INSERT ON panel_event
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.panel_entry) = 'text' AND typeof(NEW.kind) = 'text'
              AND typeof(NEW.status) = 'text' AND NEW.happened_on IS date(NEW.happened_on)
              AND typeof(NEW.note) = 'text' AND typeof(NEW.hours) = 'integer' AND typeof(NEW.score) = 'integer'
              AND typeof(NEW.paper) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'panel_event 的值类型不符 / a value of panel_event is not of its column''s type'); END;

CREATE TRIGGER tr_agreement_terms_typed BEFORE INSERT ON agreement_terms
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.agreement) = 'text' AND typeof(NEW.panel_entry) = 'text'
              AND typeof(NEW.services) = 'text' AND typeof(NEW.price_rule) = 'text' AND typeof(NEW.paper) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'agreement_terms 的值类型不符 / a value of agreement_terms is not of its column''s type'); END;

CREATE TRIGGER tr_order_service_typed BEFORE INSERT ON order_service
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.order_code) = 'text' AND typeof(NEW.service) = 'text'
              AND typeof(NEW.petition) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'order_service 的值类型不符 / a value of order_service is not of its column''s type'); END;

CREATE TRIGGER tr_service_record_typed BEFORE INSERT ON service_record
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.order_code) = 'text' AND typeof(NEW.kind) = 'text'
              AND NEW.happened_on IS date(NEW.happened_on) AND typeof(NEW.petition) = 'text'
              AND typeof(NEW.note) = 'text' AND typeof(NEW.score) = 'integer' AND typeof(NEW.paper) = 'text'
              AND typeof(NEW.recorded_by) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'service_record 的值类型不符 / a value of service_record is not of its column''s type'); END;

CREATE TRIGGER tr_joint_meeting_typed BEFORE INSERT ON joint_meeting
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.minutes) = 'text' AND NEW.held_on IS date(NEW.held_on)
              AND typeof(NEW.participants) = 'text' AND typeof(NEW.paper) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'joint_meeting 的值类型不符 / a value of joint_meeting is not of its column''s type'); END;

CREATE TRIGGER tr_meeting_item_typed BEFORE INSERT ON meeting_item
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.minutes) = 'text' AND typeof(NEW.item_no) = 'integer'
              AND typeof(NEW.kind) = 'text' AND typeof(NEW.subject) = 'text' AND typeof(NEW.responsible) = 'text'
              AND NEW.due_on IS date(NEW.due_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'meeting_item 的值类型不符 / a value of meeting_item is not of its column''s type'); END;

CREATE TRIGGER tr_meeting_follow_up_typed BEFORE INSERT ON meeting_follow_up
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.minutes) = 'text' AND typeof(NEW.item_no) = 'integer'
              AND NEW.happened_on IS date(NEW.happened_on) AND typeof(NEW.state) = 'text' AND typeof(NEW.note) = 'text'
              AND typeof(NEW.recorded_by) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'meeting_follow_up 的值类型不符 / a value of meeting_follow_up is not of its column''s type'); END;

CREATE TRIGGER tr_approval_limit_typed BEFORE INSERT ON approval_limit
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.fund) = 'text' AND typeof(NEW.level) = 'text'
              AND typeof(NEW.limit_fen) = 'integer' AND NEW.from_day IS date(NEW.from_day)
              AND typeof(NEW.basis) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'approval_limit 的值类型不符 / a value of approval_limit is not of its column''s type'); END;

CREATE TRIGGER tr_delegation_typed BEFORE INSERT ON delegation
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.delegator) = 'text' AND typeof(NEW.delegate) = 'text'
              AND typeof(NEW.level) = 'text' AND NEW.from_day IS date(NEW.from_day) AND NEW.to_day IS date(NEW.to_day)
              AND typeof(NEW.paper) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'delegation 的值类型不符 / a value of delegation is not of its column''s type'); END;

CREATE TRIGGER tr_delegated_approval_typed BEFORE INSERT ON delegated_approval
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.approved_by) = 'text' AND typeof(NEW.on_behalf_of) = 'text'
              AND typeof(NEW.level) = 'text' AND NEW.approved_on IS date(NEW.approved_on)
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'delegated_approval 的值类型不符 / a value of delegated_approval is not of its column''s type'); END;

CREATE TRIGGER tr_person_typed BEFORE INSERT ON person
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.person) = 'text' AND typeof(NEW.position) = 'text'
              AND NEW.registered_on IS date(NEW.registered_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'person 的值类型不符 / a value of person is not of its column''s type'); END;

CREATE TRIGGER tr_duty_given_typed BEFORE INSERT ON duty_given
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.person) = 'text' AND typeof(NEW.duty) = 'text'
              AND NEW.from_day IS date(NEW.from_day) AND NEW.to_day IS date(NEW.to_day) AND typeof(NEW.paper) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'duty_given 的值类型不符 / a value of duty_given is not of its column''s type'); END;

CREATE TRIGGER tr_duty_ended_typed BEFORE INSERT ON duty_ended
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.given_ordinal) = 'integer'
              AND NEW.ended_on IS date(NEW.ended_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'duty_ended 的值类型不符 / a value of duty_ended is not of its column''s type'); END;

CREATE TRIGGER tr_duty_given_separate BEFORE INSERT ON duty_given
    WHEN EXISTS (
          SELECT 1 FROM duty_given other
          LEFT JOIN duty_ended ended ON ended.entity = other.entity AND ended.given_ordinal = other.command_ordinal
          WHERE other.entity = NEW.entity AND other.person = NEW.person AND other.from_day <= NEW.to_day AND NEW.from_day <= other.to_day
            AND (ended.ended_on IS NULL OR NEW.from_day < ended.ended_on)
            AND ((NEW.duty = 'CASHIER' AND other.duty IN ('REVIEWER', 'ARCHIVIST', 'FINANCE', 'CHIEF'))
               OR (other.duty = 'CASHIER' AND NEW.duty IN ('REVIEWER', 'ARCHIVIST', 'FINANCE', 'CHIEF'))))
BEGIN SELECT RAISE(ABORT, 'duty_given 不相容职务 / duty_given: one person does not hold both duties'); END;
