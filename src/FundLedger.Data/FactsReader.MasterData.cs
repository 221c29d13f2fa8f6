using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The accounts of the parties a command concerns.</summary>
internal static partial class FactsReader
{
    /// <summary>The accounts of the changes and of the parties, confirmed ones in the order of their confirmation.</summary>
    public static async Task<MasterData> AccountsAsync(Session books, string entity, IReadOnlyList<string> changes, IReadOnlyList<string> parties)
    {
        if (changes.Count == 0 && parties.Count == 0) return new MasterData();
        var rows = await books.ListAsync<AccountRow>("""
            SELECT account.account_change AS code, account.party, account.bank_name, account.account_number, account.holder, account.proposed_by, account.proposed_on,
                   account.drawn_by, COALESCE(confirmation.confirmed_by, '') AS confirmed_by, COALESCE(confirmation.confirmed_on, account.proposed_on) AS confirmed_on,
                   COALESCE(confirmation.effective_on, account.proposed_on) AS effective_on
            FROM party_account account
            LEFT JOIN account_confirmation confirmation ON confirmation.entity = account.entity AND confirmation.account_change = account.account_change
            WHERE account.entity = @entity AND (account.account_change IN @changes OR account.party IN @parties)
            ORDER BY COALESCE(confirmation.command_ordinal, account.command_ordinal)
            """, new { entity, changes, parties });
        return new MasterData
        {
            Proposed = InOrder(rows.Select(row => new PartyAccount(row.Code, row.Party, row.BankName, row.AccountNumber, row.Holder, row.ProposedBy, row.ProposedOn, row.DrawnBy)),
                account => account.Code),
            Confirmed = InOrder(rows.Where(row => row.ConfirmedBy.Length > 0).Select(row => new AccountConfirmation(row.Code, row.ConfirmedBy, row.ConfirmedOn, row.EffectiveOn)),
                confirmation => confirmation.Code),
        };
    }

    private sealed class AccountRow
    {
        public string Code { get; set; } = "";
        public string Party { get; set; } = "";
        public string BankName { get; set; } = "";
        public string AccountNumber { get; set; } = "";
        public string Holder { get; set; } = "";
        public string ProposedBy { get; set; } = "";
        public DateOnly ProposedOn { get; set; }
        public string DrawnBy { get; set; } = "";
        public string ConfirmedBy { get; set; } = "";
        public DateOnly ConfirmedOn { get; set; }
        public DateOnly EffectiveOn { get; set; }
    }
}
