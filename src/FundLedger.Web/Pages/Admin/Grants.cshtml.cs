using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Admin;

/// <summary>Who may do what: the security administrator proposes and ends roles, another administrator confirms.</summary>
[Permits(Permission.ConfirmGrants)]
public sealed class GrantsModel(Database books, GrantDesk desk) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;

    public IReadOnlyList<RoleGrant> All { get; private set; } = [];
    public IReadOnlyList<Login> Known { get; private set; } = [];
    public IReadOnlyList<EntityCard> Entities { get; private set; } = [];
    public IReadOnlyList<Phrase> Refusals { get; private set; } = [];

    public IEnumerable<RoleGrant> Waiting => All.Where(grant => grant.Waits);
    public IEnumerable<RoleGrant> Counting => All.Where(grant => grant.Counts).OrderBy(grant => grant.Person, StringComparer.Ordinal).ThenBy(grant => grant.GrantNo);
    public IEnumerable<RoleGrant> Ended => All.Where(grant => grant.HasEnded).Reverse();

    public Task OnGetAsync() => LoadAsync();

    [Asks(Permission.ProposeGrants), Proves]
    public async Task<IActionResult> OnPostProposeAsync(string? login, string? entity, string? role) => Catalogue.MemberOf(typeof(Role), role ?? "") is Role wanted
        ? await AfterAsync(await desk.ProposeAsync(login ?? "", entity ?? "", wanted, Actor, HttpContext.RequestAborted))
        : await AfterAsync(new($"没有角色“{role}”", $"There is no role “{role}”"));

    [Asks(Permission.ConfirmGrants), Proves]
    public async Task<IActionResult> OnPostConfirmAsync(long number) => await AfterAsync(await desk.ConfirmAsync(number, Actor, HttpContext.RequestAborted));

    [Asks(Permission.ProposeGrants), Proves]
    public async Task<IActionResult> OnPostEndAsync(long number) => await AfterAsync(await desk.EndAsync(number, Actor, HttpContext.RequestAborted));

    private async Task<IActionResult> AfterAsync(Phrase? refusal)
    {
        if (refusal is null) return LocalRedirect("/admin/grants");
        Refusals = [refusal];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() =>
        (All, Known, Entities) = await ReadAsync(async session => (await RoleGrants.AllAsync(session), await Logins.AllAsync(session), await EntityQueries.AllAsync(session)));
}
