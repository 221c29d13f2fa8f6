using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Admin;

/// <summary>Where an administrator starts: the first page that is his.</summary>
[Permits(Permission.Own)]
public sealed class AdminModel(Database books) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;

    public IActionResult OnGet() => LocalRedirect(SiteDesk.Administration.Pages.First(page => Me.May(page.Permission)).Address);
}
