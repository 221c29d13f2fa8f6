-- Files, panels, meetings, approvals and duties only grow. No one is given a duty that does not go with one he holds in the
-- same days (会计基础工作规范 §12).

CREATE TRIGGER tr_organisation_record_kept ON organisation_record AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'organisation_record 只增不改 / organisation_record only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_credit_code_doubt_kept ON credit_code_doubt AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'credit_code_doubt 只增不改 / credit_code_doubt only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_credit_code_confirmed_kept ON credit_code_confirmed AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'credit_code_confirmed 只增不改 / credit_code_confirmed only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_organisation_money_kept ON organisation_money AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'organisation_money 只增不改 / organisation_money only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_invoice_kept ON invoice AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'invoice 只增不改 / invoice only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_reward_decision_kept ON reward_decision AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'reward_decision 只增不改 / reward_decision only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_panel_entry_kept ON panel_entry AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'panel_entry 只增不改 / panel_entry only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_panel_event_kept ON panel_event AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'panel_event 只增不改 / panel_event only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_agreement_terms_kept ON agreement_terms AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'agreement_terms 只增不改 / agreement_terms only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_order_service_kept ON order_service AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'order_service 只增不改 / order_service only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_service_record_kept ON service_record AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'service_record 只增不改 / service_record only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_joint_meeting_kept ON joint_meeting AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'joint_meeting 只增不改 / joint_meeting only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_meeting_item_kept ON meeting_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'meeting_item 只增不改 / meeting_item only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_meeting_follow_up_kept ON meeting_follow_up AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'meeting_follow_up 只增不改 / meeting_follow_up only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_approval_limit_kept ON approval_limit AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'approval_limit 只增不改 / approval_limit only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_delegation_kept ON delegation AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'delegation 只增不改 / delegation only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_delegated_approval_kept ON delegated_approval AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'delegated_approval 只增不改 / delegated_approval only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_person_kept ON person AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'person 只增不改 / person only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_duty_given_kept ON duty_given AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'duty_given 只增不改 / duty_given only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_duty_ended_kept ON duty_ended AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'duty_ended 只增不改 / duty_ended only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_duty_given_separate ON duty_given AFTER INSERT AS
IF EXISTS (
          SELECT 1 FROM inserted made
          JOIN duty_given other ON other.entity = made.entity AND other.person = made.person
          LEFT JOIN duty_ended ended ON ended.entity = other.entity AND ended.given_ordinal = other.command_ordinal
          WHERE other.from_day <= made.to_day AND made.from_day <= other.to_day
            AND (ended.ended_on IS NULL OR made.from_day < ended.ended_on)
            AND ((made.duty = 'CASHIER' AND other.duty IN ('REVIEWER', 'ARCHIVIST', 'FINANCE', 'CHIEF'))
               OR (other.duty = 'CASHIER' AND made.duty IN ('REVIEWER', 'ARCHIVIST', 'FINANCE', 'CHIEF'))))
THROW 51000, N'duty_given 不相容职务 / duty_given: one person does not hold both duties', 1;
GO
