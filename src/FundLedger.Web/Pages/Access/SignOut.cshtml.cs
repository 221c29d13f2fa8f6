using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Access;

/// <summary>The way out: the session ends in the books, not only in the browser.</summary>
[Permits(Permission.Own)]
public sealed class SignOutModel(Database books) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;

    public IActionResult OnGet() => LocalRedirect("/");

    [Asks(Permission.Own)]
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/sign-in");
    }
}
