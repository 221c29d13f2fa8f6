-- What funds paid for, their rules and budgets, and what entities owe and hand each other only grow.

CREATE TRIGGER tr_spending_kept ON spending AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'spending 只增不改 / spending only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_fund_rule_kept ON fund_rule AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'fund_rule 只增不改 / fund_rule only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_budget_change_kept ON budget_change AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'budget_change 只增不改 / budget_change only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_entity_level_kept ON entity_level AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'entity_level 只增不改 / entity_level only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_internal_item_kept ON internal_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'internal_item 只增不改 / internal_item only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_shared_list_kept ON shared_list AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'shared_list 只增不改 / shared_list only grows: its rows are never changed or deleted', 1;
GO
