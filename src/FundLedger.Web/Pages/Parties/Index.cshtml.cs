using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Parties;

/// <summary>Finds parties.</summary>
[Permits(Permission.ReadBooks)]
public sealed class PartiesModel(Database books) : BooksPage(books)
{
    private const int PageLength = 50;

    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<PartyCard> Parties { get; private set; } = [];

    /// <summary>The last party of the page, behind which the next page starts; null on the last.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var found = await ReadAsync(session => PartyQueries.SearchAsync(session, Here.Code, Text?.Trim() ?? "", After ?? "", PageLength + 1));
        Parties = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = Parties[^1].Party;
    }
}
