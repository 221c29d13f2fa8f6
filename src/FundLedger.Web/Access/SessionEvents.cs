using System.Security.Claims;
using FundLedger.Data;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace FundLedger.Web.Access;

/// <summary>Sessions live in the books: the cookie holds a secret, the row its hash, and who it is with what roles is read
/// anew at every request, so that a right that was taken away is gone at once.</summary>
internal sealed class SessionEvents(Database books, Settings settings) : CookieAuthenticationEvents
{
    private const string SecretClaim = "fl:secret";
    private static readonly TimeSpan Noticed = TimeSpan.FromMinutes(1);

    /// <summary>A new session with a new secret; one that the browser had before ends.</summary>
    public override Task SigningIn(CookieSigningInContext context)
    {
        var (secret, now, http) = (Secrets.Long(), books.Clock.GetUtcNow().UtcDateTime, context.HttpContext);
        var name = context.Principal!.FindFirstValue(ClaimTypes.NameIdentifier)!;
        context.Principal = new(new ClaimsIdentity([new(SecretClaim, secret)], CookieAuthenticationDefaults.AuthenticationScheme));
        return books.WriteAsync("", async session =>
        {
            var login = await Logins.FindAsync(session, name) ?? throw new InvalidOperationException($"There is no login {name}.");
            if (new Access.SignedIn(http.User) is { SessionId.Length: > 0 } before) await LoginSessions.EndAsync(session, before.SessionId, before.Person, now);
            var started = new LoginSession
            {
                Id = Secrets.HashOf(secret), Login = login.Name, Stamp = login.Stamp, StartedAt = now, SeenAt = now, ProvedAt = now,
                Address = Access.SignedIn.AddressOf(http), Agent = AgentOf(http),
            };
            await LoginSessions.StartAsync(session, started);
            await Trail.AddAsync(session, Trail.Installation, new Actor(login.Person, login.Name, ShortOf(started.Id), started.Address), now, "signIn", login.Name, TrailResult.Done, started.Agent);
            return new Work<bool>(true, true);
        }, http.RequestAborted);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var found = context.Principal?.FindFirstValue(SecretClaim) is { } secret ? await FindAsync(secret, context.HttpContext.RequestAborted) : null;
        if (found is null) context.RejectPrincipal();
        else context.ReplacePrincipal(found);
    }

    public override Task SigningOut(CookieSigningOutContext context)
    {
        var (who, now) = (new Access.SignedIn(context.HttpContext.User), books.Clock.GetUtcNow().UtcDateTime);
        return who.SessionId.Length == 0 ? Task.CompletedTask : books.WriteAsync("", async session =>
        {
            var ended = await LoginSessions.EndAsync(session, who.SessionId, who.Person, now);
            if (ended) await Trail.AddAsync(session, Trail.Installation, who.ActorAt(context.HttpContext), now, "signOut", who.Login, TrailResult.Done);
            return new Work<bool>(ended, ended);
        }, CancellationToken.None);
    }

    /// <summary>How a session is named in trails and lists: enough to tell it from others.</summary>
    public static string ShortOf(string id) => id[..12];

    private async Task<ClaimsPrincipal?> FindAsync(string secret, CancellationToken stop)
    {
        var (id, now) = (Secrets.HashOf(secret), books.Clock.GetUtcNow().UtcDateTime);
        var (session, login, grants, profile) = await books.ReadAsync<(LoginSession?, Login?, IReadOnlyList<RoleGrant>, PasswordProfile)>(async read =>
        {
            var found = await LoginSessions.FindAsync(read, id);
            if (found is null || !found.IsOpenAt(now)) return (null, null, [], PasswordProfile.Dengbao);
            return (found, await Logins.FindAsync(read, found.Login), await RoleGrants.OfAsync(read, found.Login), await AccessSettings.PasswordProfileAsync(read));
        }, stop);
        if (session is null || login is null || login.IsDisabled == 1 || login.Stamp != session.Stamp) return null;
        if (now - session.SeenAt > Noticed) await NoticeAsync(id, now);
        return Access.SignedIn.Of(login, grants, CookieAuthenticationDefaults.AuthenticationScheme, id, session.ProvedAt, DutyOf(login, grants, profile, now));
    }

    private FirstDuty DutyOf(Login login, IReadOnlyList<RoleGrant> grants, PasswordProfile profile, DateTime now)
    {
        if (settings.IsDemo || login.Subject.Length > 0) return FirstDuty.None;
        if (login.MustChange == 1 || PasswordRules.IsTooOld(login, profile, now)) return FirstDuty.ChangePassword;
        return login.TotpOn == 0 && grants.Any(grant => Permissions.NeedsSecondFactor(grant.Kind)) ? FirstDuty.SetUpSecondFactor : FirstDuty.None;
    }

    private async Task NoticeAsync(string id, DateTime now)
    {
        try
        {
            await books.WriteAsync("", async session =>
            {
                await LoginSessions.SeenAsync(session, id, now);
                return new Work<bool>(true, true);
            }, CancellationToken.None);
        }
        catch (StorageException)
        {
            // A page may be read while the books cannot be written; the session is noticed at the next request.
        }
    }

    private static string AgentOf(HttpContext context)
    {
        var agent = string.Concat(context.Request.Headers.UserAgent.ToString().Where(character => !char.IsControl(character)));
        return agent.Length <= 200 ? agent : agent[..200];
    }
}
