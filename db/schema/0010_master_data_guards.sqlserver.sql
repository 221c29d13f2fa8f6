-- What is known of parties and cases only grows.

CREATE TRIGGER tr_party_account_kept ON party_account AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'party_account 只增不改 / party_account only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_account_confirmation_kept ON account_confirmation AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'account_confirmation 只增不改 / account_confirmation only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_party_revision_kept ON party_revision AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'party_revision 只增不改 / party_revision only grows: its rows are never changed or deleted', 1;
GO

CREATE TRIGGER tr_case_revision_kept ON case_revision AFTER UPDATE, DELETE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51000, N'case_revision 只增不改 / case_revision only grows: its rows are never changed or deleted', 1;
GO

-- The second pair of eyes belongs to a second person (domain.md D.4).
CREATE TRIGGER tr_account_confirmation_by_another ON account_confirmation AFTER INSERT AS
IF EXISTS (SELECT 1 FROM inserted JOIN party_account proposed ON proposed.entity = inserted.entity AND proposed.account_change = inserted.account_change
           WHERE inserted.confirmed_by IN (proposed.proposed_by, proposed.drawn_by))
    THROW 51000, N'account_confirmation 须由另一人确认 / account_confirmation: another person confirms', 1;
GO
