using System.ComponentModel.DataAnnotations;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Access;

/// <summary>The first administrators, three persons, named by whoever can read the console. It is there only while nobody could sign in, and for the
/// same form sent again before its first passwords were used: a double click must not hide them.</summary>
[AllowAnonymous]
public sealed class SetUpModel(Database books, SetUpToken token, LoginDesk desk, SignInLimits limits) : BooksPage(books)
{
    private readonly Database books = books;

    public override bool WorksWithoutBooks => true;

    [BindProperty, MaxLength(40)] public string? Token { get; set; }

    /// <summary>Logins and names of the system, security and audit administrator.</summary>
    [BindProperty] public List<string?> Names { get; set; } = [];
    [BindProperty] public List<string?> Persons { get; set; } = [];

    /// <summary>The first passwords, shown once.</summary>
    public IReadOnlyList<(Role Role, Login Login, string Password)> Made { get; private set; } = [];

    public IReadOnlyList<Phrase> Refusals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await IsEmptyAsync() ? Page() : NotFound();

    [AsksNothing]
    public async Task<IActionResult> OnPostAsync()
    {
        var isEmpty = await IsEmptyAsync();
        if (!limits.Take("set-up", "", SignedIn.AddressOf(HttpContext))) return Refuse(isEmpty, [new("尝试次数过多，请 15 分钟后再试。", "Too many tries; come back in 15 minutes.")]);
        if (!token.Is(Token ?? "")) return Refuse(isEmpty, [new("一次性口令不对，请看程序的控制台。", "The one-time word is wrong; see the program's console.")]);
        var (made, refusals) = await desk.FoundAsync([.. Roles.Administrators.Select((role, i) => (role, (Names.ElementAtOrDefault(i) ?? "", Persons.ElementAtOrDefault(i) ?? "")))], SignedIn.AddressOf(HttpContext));
        if (refusals.Count > 0) return Refuse(isEmpty, refusals);
        Made = made;
        return Page();
    }

    private ActionResult Refuse(bool isEmpty, IReadOnlyList<Phrase> refusals)
    {
        if (!isEmpty) return NotFound();
        Refusals = refusals;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private Task<bool> IsEmptyAsync() => books.ReadAsync(async session => !await Logins.AnyAsync(session), HttpContext.RequestAborted);
}
