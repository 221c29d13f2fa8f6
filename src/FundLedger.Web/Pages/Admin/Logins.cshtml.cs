using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Admin;

/// <summary>The system administrator makes logins, resets and disables them; what they may do is granted by others.</summary>
[Permits(Permission.ManageLogins)]
public sealed class LoginsModel(Database books, LoginDesk desk) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;

    public IReadOnlyList<Login> All { get; private set; } = [];
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Person { get; set; }
    public IReadOnlyList<Phrase> Refusals { get; private set; } = [];

    /// <summary>A first password, shown once.</summary>
    public (string Name, string Password)? Made { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    [Asks(Permission.ManageLogins), Proves]
    public async Task<IActionResult> OnPostAddAsync()
    {
        var (name, person) = ((Name ?? "").Trim().ToLowerInvariant(), (Person ?? "").Trim());
        Refusals = LoginDesk.Judge(name, person);
        if (Refusals.Count == 0 && await desk.AddAsync(name, person, Actor) is { } added) Made = (name, added.Password);
        else if (Refusals.Count == 0) Refusals = [new($"账号“{name}”已有", $"The login “{name}” is taken")];
        if (Made is not null) (Name, Person) = (null, null);
        return await ShownAsync();
    }

    [Asks(Permission.ManageLogins), Proves]
    public async Task<IActionResult> OnPostResetAsync(string login)
    {
        if (await desk.ResetAsync(login, Actor) is { } password) Made = (login, password);
        else Refusals = [new("没有这个个人账号", "There is no such login of a person")];
        return await ShownAsync();
    }

    [Asks(Permission.ManageLogins), Proves]
    public Task<IActionResult> OnPostDisableAsync(string login) => SetAsync(login, true);

    [Asks(Permission.ManageLogins), Proves]
    public Task<IActionResult> OnPostEnableAsync(string login) => SetAsync(login, false);

    private async Task<IActionResult> SetAsync(string login, bool disabled)
    {
        if (!await desk.DisableAsync(login, disabled, Actor)) Refusals = [new("没有这个账号，或是您自己的", "There is no such login, or it is your own")];
        return await ShownAsync();
    }

    private async Task<IActionResult> ShownAsync()
    {
        if (Refusals.Count > 0) Response.StatusCode = StatusCodes.Status400BadRequest;
        await LoadAsync();
        return Page();
    }

    private async Task LoadAsync() => All = await ReadAsync(Logins.AllAsync);
}
