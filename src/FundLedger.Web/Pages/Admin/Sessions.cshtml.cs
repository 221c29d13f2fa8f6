using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Admin;

/// <summary>Who is signed in now; the security administrator ends sessions and the keys of programs.</summary>
[Permits(Permission.ManageSessions)]
public sealed class SessionsModel(Database books) : BooksPage(books)
{
    private readonly Database books = books;

    public override bool WorksWithoutBooks => true;

    public IReadOnlyList<LoginSession> Open { get; private set; } = [];
    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];
    public PasswordProfile Profile { get; private set; }

    private DateTime Now => books.Clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync() => (Open, Keys, Profile) = await ReadAsync(async session => (
        (IReadOnlyList<LoginSession>)[.. (await LoginSessions.OpenAsync(session, "", Now - LoginSession.MostIdle)).Where(each => each.IsOpenAt(Now))],
        await ApiKeys.AllAsync(session), await AccessSettings.PasswordProfileAsync(session)));

    [Asks(Permission.ManageSessions)]
    public Task<IActionResult> OnPostEndAsync(string? session) => DoAsync(async write =>
    {
        var found = (await LoginSessions.OpenAsync(write, "", Now - LoginSession.Longest)).FirstOrDefault(each => SessionEvents.ShortOf(each.Id) == session);
        return found is not null && await LoginSessions.EndAsync(write, found.Id, Me.Person, Now) ? ("sessionEnded", $"{found.Login} {session}") : null;
    });

    [Asks(Permission.ManageSessions)]
    public Task<IActionResult> OnPostEndKeyAsync(string? key) => DoAsync(async write =>
        key is not null && await ApiKeys.EndAsync(write, key, Me.Person, Now) ? ("keyEnded", key) : null);

    [Asks(Permission.ManageSettings), Proves]
    public Task<IActionResult> OnPostProfileAsync(string? profile) => DoAsync(async write =>
    {
        if (Litigation.Catalogue.MemberOf(typeof(PasswordProfile), profile ?? "") is not PasswordProfile wanted) return null;
        await AccessSettings.SetAsync(write, wanted, Me.Person, Now);
        return ("passwordProfile", profile!);
    });

    private async Task<IActionResult> DoAsync(Func<Session, Task<(string Action, string Subject)?>> act)
    {
        await books.WriteAsync("", async session =>
        {
            var done = await act(session);
            if (done is var (action, subject)) await Trail.AddAsync(session, Trail.Installation, Actor, Now, action, subject, TrailResult.Done);
            return new Work<bool>(done is not null, done is not null);
        }, HttpContext.RequestAborted);
        return LocalRedirect("/admin/sessions");
    }
}
