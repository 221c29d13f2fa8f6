using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Cases;

/// <summary>All cases with what is open on them.</summary>
[Permits(Permission.ReadBooks)]
public sealed class CasesModel(Database books) : FilteredPage(books)
{
    public const int PageLength = 50;

    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<CaseCard> Cases { get; private set; } = [];

    /// <summary>The code behind which the next page starts; null on the last.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync()
    {
        var query = QueryOf("text", "after");
        var (text, after) = (query.Text("text") ?? "", query.Code("after") ?? "");
        if (Refuse(query.Rejections)) return;
        var found = await ReadAsync(session => CaseQueries.SearchAsync(session, Here.Code, text, after, Here.AsOf, PageLength + 1));
        Cases = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = Cases[^1].Code;
    }
}
