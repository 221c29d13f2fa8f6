using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Parties;

/// <summary>A party with the history of its names and accounts.</summary>
[Permits(Permission.ReadBooks)]
public sealed class PartyModel(Database books) : BooksPage(books)
{
    public PartyView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code)
    {
        if (await ReadAsync(session => PartyQueries.ReadAsync(session, Here.Code, code, Here.Day)) is not { } view) return NotFound();
        View = view;
        return Page();
    }
}
