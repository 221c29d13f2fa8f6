using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using FundLedger.Web.Banking;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Bank;

/// <summary>The lines of a bank account and the statements they came with; a page follows the last line of the page before.</summary>
[Permits(Permission.ReadBooks)]
public sealed class LinesModel(Database books) : BooksPage(books)
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
    public bool IsBadMonth { get; private set; }

    public async Task<IActionResult> OnGetAsync(string bank)
    {
        Bank = bank;
        Period? month = null;
        if (!string.IsNullOrWhiteSpace(Month))
        {
            IsBadMonth = !Period.TryParse(Month.Trim(), out var period);
            month = period;
        }
        var isKnown = await ReadAsync(async session =>
        {
            if ((await ReconciliationQueries.AccountsAsync(session, Here.Code)).All(account => account.Code != bank)) return false;
            Statements = await BankViews.StatementsAsync(session, Here.Code, bank);
            if (!IsBadMonth) Keep(await BankViews.LinesAsync(session, Here.Code, new LineSearch(bank, month, State == "open", Text?.Trim() ?? "", BankPlace.Read(After)), PageLength + 1));
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
