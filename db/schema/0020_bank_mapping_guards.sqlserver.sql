-- Mappings only grow.

CREATE TRIGGER tr_bank_mapping_kept ON bank_mapping AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_mapping 只增不改 / bank_mapping only grows: its rows are never changed or deleted', 1;
GO
