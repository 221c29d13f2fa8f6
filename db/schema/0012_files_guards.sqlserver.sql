-- Files and evidence only grow. Only the bytes of a file whose destruction was appraised, signed and carried out are ever
-- taken away (domain.md D.11).

CREATE TRIGGER tr_file_object_kept ON file_object AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'file_object 只增不改 / file_object only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_file_part_kept ON file_part AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted
           WHERE EXISTS (SELECT 1 FROM inserted)
              OR NOT EXISTS (SELECT 1 FROM destruction_item item
                             JOIN destruction_act act ON act.entity = item.entity AND act.destruction = item.destruction AND act.act = 'EXECUTED'
                             WHERE item.entity = deleted.entity AND item.sha256 = deleted.sha256))
    THROW 51000, N'file_part 只增不改 / file_part only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_evidence_kept ON evidence AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'evidence 只增不改 / evidence only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_evidence_invoice_kept ON evidence_invoice AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'evidence_invoice 只增不改 / evidence_invoice only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_destruction_kept ON destruction AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'destruction 只增不改 / destruction only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_destruction_item_kept ON destruction_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'destruction_item 只增不改 / destruction_item only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_destruction_act_kept ON destruction_act AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'destruction_act 只增不改 / destruction_act only grows: its rows are never changed or deleted', 1;
GO

-- Nothing is carried out that four have not appraised and three have not signed.
CREATE TRIGGER tr_destruction_act_in_order ON destruction_act AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted
           WHERE inserted.act = 'EXECUTED'
             AND ((SELECT COUNT(*) FROM destruction_act act WHERE act.entity = inserted.entity AND act.destruction = inserted.destruction AND act.act = 'APPRAISED') < 4
                  OR (SELECT COUNT(*) FROM destruction_act act WHERE act.entity = inserted.entity AND act.destruction = inserted.destruction AND act.act = 'SIGNED') < 3))
    THROW 51000, N'destruction_act 须先鉴定并签署 / destruction_act: appraised and signed first', 1;
GO
