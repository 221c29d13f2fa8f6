-- What is known of parties and cases only grows, and every value has the type of its column.

CREATE TRIGGER tr_party_account_not_changed BEFORE UPDATE ON party_account
BEGIN SELECT RAISE(ABORT, 'party_account 只增不改 / party_account only grows: its rows are never changed'); END;
CREATE TRIGGER tr_party_account_not_deleted BEFORE DELETE ON party_account
BEGIN SELECT RAISE(ABORT, 'party_account 只增不删 / party_account only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_account_confirmation_not_changed BEFORE UPDATE ON account_confirmation
BEGIN SELECT RAISE(ABORT, 'account_confirmation 只增不改 / account_confirmation only grows: its rows are never changed'); END;
CREATE TRIGGER tr_account_confirmation_not_deleted BEFORE DELETE ON account_confirmation
BEGIN SELECT RAISE(ABORT, 'account_confirmation 只增不删 / account_confirmation only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_party_revision_not_changed BEFORE UPDATE ON party_revision
BEGIN SELECT RAISE(ABORT, 'party_revision 只增不改 / party_revision only grows: its rows are never changed'); END;
CREATE TRIGGER tr_party_revision_not_deleted BEFORE DELETE ON party_revision
BEGIN SELECT RAISE(ABORT, 'party_revision 只增不删 / party_revision only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_case_revision_not_changed BEFORE UPDATE ON case_revision
BEGIN SELECT RAISE(ABORT, 'case_revision 只增不改 / case_revision only grows: its rows are never changed'); END;
CREATE TRIGGER tr_case_revision_not_deleted BEFORE DELETE ON case_revision
BEGIN SELECT RAISE(ABORT, 'case_revision 只增不删 / case_revision only grows: its rows are never deleted'); END;

CREATE TRIGGER tr_party_account_typed BEFORE INSERT ON party_account
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.account_change) = 'text' AND typeof(NEW.party) = 'text'
              AND typeof(NEW.bank_name) = 'text' AND typeof(NEW.account_number) = 'text' AND typeof(NEW.holder) = 'text'
              AND typeof(NEW.proposed_by) = 'text' AND NEW.proposed_on IS date(NEW.proposed_on) AND typeof(NEW.drawn_by) = 'text'
              AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'party_account 的值类型不符 / a value of party_account is not of its column''s type'); END;

CREATE TRIGGER tr_account_confirmation_typed BEFORE INSERT ON account_confirmation
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.account_change) = 'text' AND typeof(NEW.confirmed_by) = 'text'
              AND NEW.confirmed_on IS date(NEW.confirmed_on) AND NEW.effective_on IS date(NEW.effective_on) AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'account_confirmation 的值类型不符 / a value of account_confirmation is not of its column''s type'); END;

CREATE TRIGGER tr_party_revision_typed BEFORE INSERT ON party_revision
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.party) = 'text' AND typeof(NEW.name) = 'text'
              AND typeof(NEW.kinds) = 'text' AND typeof(NEW.contact) = 'text' AND NEW.from_day IS date(NEW.from_day)
              AND typeof(NEW.revised_by) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'party_revision 的值类型不符 / a value of party_revision is not of its column''s type'); END;

CREATE TRIGGER tr_case_revision_typed BEFORE INSERT ON case_revision
    WHEN NOT (typeof(NEW.entity) = 'text' AND typeof(NEW.case_code) = 'text' AND typeof(NEW.case_number) = 'text'
              AND typeof(NEW.responsible) = 'text' AND typeof(NEW.note) = 'text' AND NEW.from_day IS date(NEW.from_day)
              AND typeof(NEW.revised_by) = 'text' AND typeof(NEW.command_ordinal) = 'integer')
BEGIN SELECT RAISE(ABORT, 'case_revision 的值类型不符 / a value of case_revision is not of its column''s type'); END;

-- The second pair of eyes belongs to a second person (domain.md D.4).
CREATE TRIGGER tr_account_confirmation_by_another BEFORE INSERT ON account_confirmation
    WHEN EXISTS (SELECT 1 FROM party_account proposed
                 WHERE proposed.entity = NEW.entity AND proposed.account_change = NEW.account_change AND NEW.confirmed_by IN (proposed.proposed_by, proposed.drawn_by))
BEGIN SELECT RAISE(ABORT, 'account_confirmation 须由另一人确认 / account_confirmation: another person confirms'); END;
