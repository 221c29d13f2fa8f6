using FundLedger.Data;
using FundLedger.Web.Access;
using FundLedger.Web.Auditing;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages;

/// <summary>Recomputes every seal of the entity when the reader asks for it.</summary>
[Permits(Permission.ReadBooks)]
public sealed class VerifyModel(Database books, LastVerification last) : BooksPage(books)
{
    /// <summary>So many findings are shown; the rest is counted.</summary>
    public const int MostShown = 100;

    private readonly Database books = books;

    /// <summary>Set by the button: reading all that was ever recorded takes time in old books.</summary>
    [BindProperty(SupportsGet = true)] public bool Run { get; set; }

    /// <summary>Null until it was asked for.</summary>
    public VerificationResult? Result { get; private set; }

    public async Task OnGetAsync()
    {
        if (!Run) return;
        Result = await Verification.RunAsync(books, Here.Code, HttpContext.RequestAborted);
        last.Keep(Here.Code, Me.Person, Result);
    }
}
