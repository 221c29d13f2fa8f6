using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Bank;

/// <summary>The matches of a bank account, also those that were undone, with who made and undid them.</summary>
[Permits(Permission.ReadBooks)]
public sealed class MatchesModel(Database books) : BooksPage(books)
{
    public const int Most = 500;

    public string Bank { get; private set; } = "";
    public IReadOnlyList<MatchCard> Matches { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string bank)
    {
        Bank = bank;
        var isKnown = await ReadAsync(async session =>
        {
            if ((await ReconciliationQueries.AccountsAsync(session, Here.Code)).All(account => account.Code != bank)) return false;
            Matches = await BankViews.MatchesAsync(session, Here.Code, bank, Most);
            return true;
        });
        return isKnown ? Page() : NotFound();
    }
}
