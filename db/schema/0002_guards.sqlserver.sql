-- What the engine itself refuses, whoever asks. Registers and vouchers only grow: no row of theirs is changed or taken away.
-- Balances, counters and heads move on, but none of their rows goes away.

CREATE TRIGGER tr_installation_kept ON installation AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'installation 只增不改 / installation only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_account_kept ON account AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'account 只增不改 / account only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_entity_kept ON entity AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'entity 只增不改 / entity only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_command_kept ON command AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'command 只增不改 / command only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_command_more_kept ON command_more AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'command_more 只增不改 / command_more only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_fund_kept ON fund AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'fund 只增不改 / fund only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_account_kept ON bank_account AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_account 只增不改 / bank_account only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_party_kept ON party AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'party 只增不改 / party only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_legal_case_kept ON legal_case AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'legal_case 只增不改 / legal_case only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_advance_kept ON advance AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'advance 只增不改 / advance only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_judgment_item_kept ON judgment_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'judgment_item 只增不改 / judgment_item only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_recovery_allocation_kept ON recovery_allocation AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'recovery_allocation 只增不改 / recovery_allocation only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_service_agreement_kept ON service_agreement AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'service_agreement 只增不改 / service_agreement only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_service_order_kept ON service_order AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'service_order 只增不改 / service_order only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_policy_value_kept ON policy_value AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'policy_value 只增不改 / policy_value only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_period_opened_kept ON period_opened AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'period_opened 只增不改 / period_opened only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_period_closed_kept ON period_closed AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'period_closed 只增不改 / period_closed only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_draft_kept ON draft AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'draft 只增不改 / draft only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_draft_settled_kept ON draft_settled AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'draft_settled 只增不改 / draft_settled only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_voucher_kept ON voucher AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'voucher 只增不改 / voucher only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_voucher_line_kept ON voucher_line AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'voucher_line 只增不改 / voucher_line only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_fund_balance_kept ON fund_balance AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'fund_balance 不得删除 / the rows of fund_balance are never deleted', 1;
GO

CREATE TRIGGER tr_period_balance_kept ON period_balance AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'period_balance 不得删除 / the rows of period_balance are never deleted', 1;
GO

CREATE TRIGGER tr_voucher_counter_kept ON voucher_counter AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'voucher_counter 不得删除 / the rows of voucher_counter are never deleted', 1;
GO

CREATE TRIGGER tr_entity_head_kept ON entity_head AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'entity_head 不得删除 / the rows of entity_head are never deleted', 1;
GO
