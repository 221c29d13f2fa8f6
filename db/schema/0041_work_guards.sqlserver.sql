-- Work only grows, and where an item stands moves on until it ends.

CREATE TRIGGER tr_work_version_kept ON work_version AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'work_version 只增不改 / work_version only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_work_command_kept ON work_command AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'work_command 只增不改 / work_command only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_work_body_kept ON work_body AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'work_body 只增不改 / work_body only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_work_key_kept ON work_key AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'work_key 只增不改 / work_key only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_work_step_kept ON work_step AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'work_step 只增不改 / work_step only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_work_item_not_deleted ON work_item AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'work_item 只增不删 / work_item only grows: its rows are never deleted', 1;
GO

-- Who submitted it stays, and what has ended does not begin again.
CREATE TRIGGER tr_work_item_moved ON work_item AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted LEFT JOIN inserted ON inserted.entity = deleted.entity AND inserted.item = deleted.item
           WHERE inserted.item IS NULL OR inserted.submitted_by <> deleted.submitted_by OR inserted.submitted_at <> deleted.submitted_at
              OR inserted.version < deleted.version OR inserted.step < deleted.step
              OR (deleted.state IN ('RECORDED', 'WITHDRAWN') AND inserted.state <> deleted.state))
    THROW 51000, N'work_item 只前进不后退 / work_item moves on, never back', 1;
GO

-- Whoever submitted or edited it signs it no further, and the cashier is neither the maker nor the reviewer, by whichever login
-- (会计基础工作规范 §12; domain.md D.4).
CREATE TRIGGER tr_work_step_by_others ON work_step AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted JOIN work_step earlier ON earlier.entity = inserted.entity AND earlier.item = inserted.item AND earlier.person = inserted.person
           WHERE inserted.act = 'SIGNED' AND earlier.step < inserted.step
             AND (earlier.act IN ('SUBMITTED', 'RESUBMITTED')
                  OR (earlier.act = 'SIGNED' AND earlier.version = inserted.version AND inserted.signature = 'APPROVED_BY' AND earlier.signature = 'BY')
                  OR (earlier.act = 'SIGNED' AND earlier.version = inserted.version AND inserted.signature = 'REVIEWER' AND earlier.signature IN ('BY', 'CASHIER'))
                  OR (earlier.act = 'SIGNED' AND earlier.version = inserted.version AND inserted.signature = 'CASHIER' AND earlier.signature IN ('BY', 'REVIEWER'))))
    THROW 51000, N'work_step 须由另一人签名 / work_step: another person signs', 1;
GO
