using FundLedger.Data;
using FundLedger.Web.Access;
using FundLedger.Web.Api;
using FundLedger.Web.Banking;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Bank;

/// <summary>The lines of a bank account and the statements they came with; a page follows the last line of the page before.</summary>
[Permits(Permission.ReadBooks)]
public sealed class LinesModel(Database books) : FilteredPage(books)
{
    public const int PageLength = 100;

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }
    [BindProperty(SupportsGet = true)] public string? State { get; set; }
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public string Bank { get; private set; } = "";
    public IReadOnlyList<BankLineCard> Lines { get; private set; } = [];
    public IReadOnlyList<StatementCard> Statements { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string bank)
    {
        Bank = bank;
        var query = QueryOf("month", "state", "text", "after");
        var search = BankApi.SearchOf(query, bank, query.Word("state", "open"));
        var isRefused = Refuse(query.Rejections);
        var isKnown = await ReadAsync(async session =>
        {
            if ((await ReconciliationQueries.AccountsAsync(session, Here.Code)).All(account => account.Code != bank)) return false;
            Statements = await BankViews.StatementsAsync(session, Here.Code, bank);
            if (!isRefused) Keep(await BankViews.LinesAsync(session, Here.Code, search, PageLength + 1));
            return true;
        });
        return isKnown ? Page() : NotFound();
    }

    private void Keep(IReadOnlyList<BankLineCard> found)
    {
        Lines = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = BankPlace.Of(Lines[^1]);
    }
}
