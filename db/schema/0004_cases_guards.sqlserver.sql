-- The steps of cases and what belongs to them only grow.

CREATE TRIGGER tr_case_event_kept ON case_event AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'case_event 只增不改 / case_event only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_judgment_head_kept ON judgment_head AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'judgment_head 只增不改 / judgment_head only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_joint_debtor_kept ON joint_debtor AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'joint_debtor 只增不改 / joint_debtor only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_pending_receipt_kept ON pending_receipt AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'pending_receipt 只增不改 / pending_receipt only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_fund_loan_kept ON fund_loan AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'fund_loan 只增不改 / fund_loan only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_milestone_kept ON milestone AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'milestone 只增不改 / milestone only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_acceptance_kept ON acceptance AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'acceptance 只增不改 / acceptance only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_recognition_kept ON recognition AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'recognition 只增不改 / recognition only grows: its rows are never changed or deleted', 1;
GO
