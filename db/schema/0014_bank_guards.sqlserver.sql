-- What the bank says and what was matched with it only grows.

CREATE TRIGGER tr_bank_statement_kept ON bank_statement AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_statement 只增不改 / bank_statement only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_line_kept ON bank_line AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_line 只增不改 / bank_line only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_opening_item_kept ON bank_opening_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_opening_item 只增不改 / bank_opening_item only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_match_kept ON bank_match AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_match 只增不改 / bank_match only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_match_undone_kept ON bank_match_undone AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_match_undone 只增不改 / bank_match_undone only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_match_line_kept ON bank_match_line AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_match_line 只增不改 / bank_match_line only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_match_voucher_kept ON bank_match_voucher AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_match_voucher 只增不改 / bank_match_voucher only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_bank_match_item_kept ON bank_match_item AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'bank_match_item 只增不改 / bank_match_item only grows: its rows are never changed or deleted', 1;
GO

-- Nothing is in two matches that stand (domain.md D.5).
CREATE TRIGGER tr_bank_match_line_once ON bank_match_line AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted JOIN bank_match_line other ON other.entity = inserted.entity AND other.bank = inserted.bank AND other.line_key = inserted.line_key
                                                             AND other.match_code <> inserted.match_code
           WHERE NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = other.entity AND undone.match_code = other.match_code))
    THROW 51000, N'bank_match_line 已在另一匹配中 / bank_match_line: it is in another match', 1;
GO
CREATE TRIGGER tr_bank_match_voucher_once ON bank_match_voucher AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted JOIN bank_match_voucher other ON other.entity = inserted.entity AND other.bank = inserted.bank AND other.voucher_seq = inserted.voucher_seq
                                                             AND other.match_code <> inserted.match_code
           WHERE NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = other.entity AND undone.match_code = other.match_code))
    THROW 51000, N'bank_match_voucher 已在另一匹配中 / bank_match_voucher: it is in another match', 1;
GO
CREATE TRIGGER tr_bank_match_item_once ON bank_match_item AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted JOIN bank_match_item other ON other.entity = inserted.entity AND other.bank = inserted.bank AND other.item = inserted.item
                                                             AND other.match_code <> inserted.match_code
           WHERE NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = other.entity AND undone.match_code = other.match_code))
    THROW 51000, N'bank_match_item 已在另一匹配中 / bank_match_item: it is in another match', 1;
GO
