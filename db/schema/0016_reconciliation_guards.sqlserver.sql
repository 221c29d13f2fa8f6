-- Reconciliations only grow.

CREATE TRIGGER tr_reconciliation_kept ON reconciliation AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'reconciliation 只增不改 / reconciliation only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_open_item_explanation_kept ON open_item_explanation AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'open_item_explanation 只增不改 / open_item_explanation only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_reconciliation_result_kept ON reconciliation_result AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'reconciliation_result 只增不改 / reconciliation_result only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_reconciled_item_kept ON reconciled_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'reconciled_item 只增不改 / reconciled_item only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_reconciliation_abandoned_kept ON reconciliation_abandoned AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'reconciliation_abandoned 只增不改 / reconciliation_abandoned only grows: its rows are never changed or deleted', 1;
GO

-- Who prepared it does not review it (domain.md D.4).
CREATE TRIGGER tr_reconciliation_result_by_two ON reconciliation_result AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted WHERE inserted.prepared_by = inserted.reviewed_by)
    THROW 51000, N'reconciliation_result 须由另一人复核 / reconciliation_result: another person reviews it', 1;
GO
