using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of what is known of parties and cases.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<PartyAccount> PartyAccounts = new("party_account",
        ["account_change", "party", "bank_name", "account_number", "holder", "proposed_by", "proposed_on", "drawn_by"], """
        INSERT INTO party_account (entity, command_ordinal, account_change, party, bank_name, account_number, holder, proposed_by, proposed_on, drawn_by)
        VALUES (@entity, @command_ordinal, @account_change, @party, @bank_name, @account_number, @holder, @proposed_by, @proposed_on, @drawn_by)
        """, """
        SELECT command_ordinal, account_change, party, bank_name, account_number, holder, proposed_by, proposed_on, drawn_by
        FROM party_account WHERE entity = @entity ORDER BY command_ordinal
        """,
        (account, _) => [account.Code, account.Party, account.BankName, account.Number, account.Holder, account.ProposedBy, Seal.Day(account.ProposedOn), account.DrawnBy]);

    private static readonly RegisterTable<AccountConfirmation> AccountConfirmations = new("account_confirmation",
        ["account_change", "confirmed_by", "confirmed_on", "effective_on"], """
        INSERT INTO account_confirmation (entity, command_ordinal, account_change, confirmed_by, confirmed_on, effective_on)
        VALUES (@entity, @command_ordinal, @account_change, @confirmed_by, @confirmed_on, @effective_on)
        """, """
        SELECT command_ordinal, account_change, confirmed_by, confirmed_on, effective_on FROM account_confirmation WHERE entity = @entity ORDER BY command_ordinal
        """,
        (confirmation, _) => [confirmation.Code, confirmation.ConfirmedBy, Seal.Day(confirmation.ConfirmedOn), Seal.Day(confirmation.EffectiveOn)]);

    private static readonly RegisterTable<PartyRevision> PartyRevisions = new("party_revision",
        ["party", "name", "kinds", "contact", "from_day", "revised_by"], """
        INSERT INTO party_revision (entity, command_ordinal, party, name, kinds, contact, from_day, revised_by)
        VALUES (@entity, @command_ordinal, @party, @name, @kinds, @contact, @from_day, @revised_by)
        """, """
        SELECT command_ordinal, party, name, kinds, contact, from_day, revised_by FROM party_revision WHERE entity = @entity ORDER BY command_ordinal
        """,
        (revision, _) => [revision.Party, revision.Name, Codes.Together(revision.Kinds.Select(kind => Code(kind))), revision.Contact, Seal.Day(revision.From), revision.By]);

    private static readonly RegisterTable<CaseRevision> CaseRevisions = new("case_revision",
        ["case_code", "case_number", "responsible", "note", "from_day", "revised_by"], """
        INSERT INTO case_revision (entity, command_ordinal, case_code, case_number, responsible, note, from_day, revised_by)
        VALUES (@entity, @command_ordinal, @case_code, @case_number, @responsible, @note, @from_day, @revised_by)
        """, """
        SELECT command_ordinal, case_code, case_number, responsible, note, from_day, revised_by FROM case_revision WHERE entity = @entity ORDER BY command_ordinal
        """,
        (revision, _) => [revision.Case, revision.Number, revision.Responsible, revision.Note, Seal.Day(revision.From), revision.By]);

    private static IEnumerable<RegisterTable> MasterDataTables => [PartyAccounts, AccountConfirmations, PartyRevisions, CaseRevisions];
}
