using FundLedger.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FundLedger.Web.Access;

/// <summary>What a password or code came to.</summary>
public enum SignInOutcome { SignedIn, NeedsCode, Wrong, TooMany }

/// <summary>Lets people in: password, then the second factor where there is one. It says the same, in about the same time, whether a login
/// does not exist, is disabled or the password is wrong.</summary>
internal sealed class SignInDesk(Database books, UserManager<Login> logins, IPasswordHasher<Login> hasher, SignInLimits limits, IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string DeviceCookie = "fl-device";
    private static readonly TimeSpan CodeWaits = TimeSpan.FromMinutes(5);
    private static readonly Login Nobody = new() { Name = "nobody" };
    private static readonly Lazy<string> NobodysPassword = new(() => Hashing.Passwords.HashPassword(Nobody, Secrets.Long()));

    private readonly ITimeLimitedDataProtector stages = protection.CreateProtector("FundLedger.SecondStage").ToTimeLimitedDataProtector();
    private readonly IDataProtector devices = protection.CreateProtector("FundLedger.Device");

    private HttpContext Context => accessor.HttpContext!;
    private DateTime Now => books.Clock.GetUtcNow().UtcDateTime;

    /// <summary>Looks at a password.</summary>
    /// <returns>With NeedsCode, a word that stands for the login until the code comes.</returns>
    public async Task<(SignInOutcome Result, string Stage)> PasswordAsync(string name, string password)
    {
        name = name.Trim().ToLowerInvariant();
        var known = IsKnownDevice(name);
        if (!limits.Take(name, known ? Device : "", SignedIn.AddressOf(Context))) return (SignInOutcome.TooMany, "");
        var login = await logins.FindByNameAsync(name);
        var isRight = await CheckAsync(login, password, known);
        if (!isRight || login is null)
        {
            await FailedAsync(login, name, "password");
            return (SignInOutcome.Wrong, "");
        }
        if (login.TotpOn == 1) return (SignInOutcome.NeedsCode, stages.Protect(login.Name, CodeWaits));
        await StartAsync(login);
        return (SignInOutcome.SignedIn, "");
    }

    /// <summary>Looks at a code of the second factor, or one of those that stand in for it.</summary>
    public async Task<SignInOutcome> CodeAsync(string stage, string code)
    {
        if (LoginOf(stage) is not { } name || await logins.FindByNameAsync(name) is not { } login) return SignInOutcome.Wrong;
        if (!limits.Take(name, "code", SignedIn.AddressOf(Context))) return SignInOutcome.TooMany;
        if (!await IsCodeAsync(login, code))
        {
            await FailedAsync(login, name, "code");
            return SignInOutcome.Wrong;
        }
        await StartAsync(login);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Lets somebody who is signed in prove once more who he is: by a code where he has a second factor, else by his password.</summary>
    public async Task<SignInOutcome> ProveAsync(SignedIn who, string typed)
    {
        if (!limits.Take(who.Login, Device.Length > 0 ? Device : "prove", SignedIn.AddressOf(Context))) return SignInOutcome.TooMany;
        var login = await logins.FindByNameAsync(who.Login) ?? throw new InvalidOperationException($"There is no login {who.Login}.");
        var isRight = login.TotpOn == 1 ? await IsCodeAsync(login, typed) : await logins.CheckPasswordAsync(login, typed);
        if (!isRight)
        {
            await FailedAsync(login, login.Name, "proof");
            return SignInOutcome.Wrong;
        }
        await StartAsync(login);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Lets in whom the organisation's own provider knows.</summary>
    /// <param name="subject">Issuer and subject.</param>
    /// <param name="isStrong">He showed a second factor there.</param>
    /// <param name="isProof">Somebody who is signed in proves anew who he is, and must be the same.</param>
    /// <returns>Null if he is in; else why not: a word of the texts.</returns>
    public async Task<string?> SingleAsync(string subject, bool isStrong, bool isProof)
    {
        var (login, needsFactor) = await books.ReadAsync(async session =>
            await Logins.OfSubjectAsync(session, subject) is { } found ? (found, (await RoleGrants.OfAsync(session, found.Name)).Any(grant => Permissions.NeedsSecondFactor(grant.Kind))) : (null, false), CancellationToken.None);
        var refusal = login is not { IsDisabled: 0, IsProgram: 0 } ? "unlinked" : isProof && login.Name != new SignedIn(Context.User).Login ? "another" : needsFactor && !isStrong ? "weak" : null;
        if (refusal is not null) await DenyAsync(login, login?.Name ?? subject, $"single {refusal}");
        else await StartAsync(login!);
        return refusal;
    }

    /// <summary>Links the login of whoever sits here with his account at the provider; from then on his password opens nothing.</summary>
    /// <returns>Null if it is done; else why not: a word of the texts.</returns>
    public async Task<string?> LinkAsync(string name, string subject, bool isStrong)
    {
        var who = new SignedIn(Context.User);
        var actor = who.ActorAt(Context);
        if (!who.IsSignedIn || who.Login != name || books.Clock.GetUtcNow() - who.ProvedAt > ProvesAttribute.Fresh) return "another";
        if (!isStrong && who.Roles.Any(Permissions.NeedsSecondFactor)) return "weak";
        var login = await books.WriteAsync("", async session =>
        {
            if (await Logins.OfSubjectAsync(session, subject) is not null || await Logins.FindAsync(session, name) is not { } found) return new Work<Login?>(null, false);
            (found.Subject, found.Stamp) = (subject, Secrets.Long());
            await Logins.UpdateAsync(session, found);
            await LoginSessions.EndAllAsync(session, name, who.SessionId, who.Person, Now);
            await Trail.AddAsync(session, Trail.Installation, actor, Now, "loginLinked", name, TrailResult.Done, subject);
            return new Work<Login?>(found, true);
        }, CancellationToken.None);
        if (login is null) return "taken";
        await StartAsync(login);
        return null;
    }

    /// <summary>Starts a session with a new secret.</summary>
    public async Task StartAsync(Login login)
    {
        if (login.Failed > 0 || login.LockedUntil > LoginStore.LongAgo)
        {
            await logins.ResetAccessFailedCountAsync(login);
            await logins.SetLockoutEndDateAsync(login, null);
        }
        RememberDevice(login.Name);
        var before = Context.User;
        await Context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, SignedIn.Of(login, [], CookieAuthenticationDefaults.AuthenticationScheme, "", Now, FirstDuty.None));
        Context.User = SignedIn.Of(login, [], CookieAuthenticationDefaults.AuthenticationScheme, new SignedIn(before).SessionId, Now, FirstDuty.None);
    }

    // A login that guessers have locked stays open to the browsers of its owner, who have a limit of their own.
    private async Task<bool> CheckAsync(Login? login, string password, bool isKnownDevice)
    {
        var isOpen = login is { IsDisabled: 0, IsProgram: 0, PasswordHash.Length: > 0, Subject.Length: 0 } && (isKnownDevice || !await logins.IsLockedOutAsync(login));
        if (password.Length > PasswordRules.MostCharacters) password = "";
        if (isOpen) return await logins.CheckPasswordAsync(login!, password);
        hasher.VerifyHashedPassword(Nobody, NobodysPassword.Value, password);
        return false;
    }

    private async Task<bool> IsCodeAsync(Login login, string typed)
    {
        var code = new string([.. typed.Where(char.IsLetterOrDigit)]).ToLowerInvariant();
        if (code.Length is 0 or > 40) return false;
        var key = await logins.GetAuthenticatorKeyAsync(login) ?? throw new InvalidOperationException($"The login {login.Name} has no second factor.");
        if (SecondFactor.StepOf(key, code, books.Clock.GetUtcNow()) is { } step) return await WriteAsync(session => Logins.TakeCodeAsync(session, login.Name, step, Now));
        return code.Length >= 12 && await WriteAsync(session => Logins.UseRecoveryCodeAsync(session, login.Name, Secrets.HashOf(code), Now));
    }

    private async Task FailedAsync(Login? login, string name, string what)
    {
        if (login is not null) await logins.AccessFailedAsync(login);
        await DenyAsync(login, name, what);
    }

    private Task<bool> DenyAsync(Login? login, string name, string what)
    {
        var actor = new Actor(login?.Person ?? "", name, "", SignedIn.AddressOf(Context));
        return WriteAsync(async session =>
        {
            await Trail.AddAsync(session, Trail.Installation, actor, Now, "signIn", name, TrailResult.Denied, what);
            return true;
        });
    }

    private Task<bool> WriteAsync(Func<Session, Task<bool>> write) => books.WriteAsync("", async session => new Work<bool>(await write(session), true), CancellationToken.None);

    private string? LoginOf(string stage)
    {
        try
        {
            return stages.Unprotect(stage);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private string Device => Context.Request.Cookies[DeviceCookie] ?? "";

    private bool IsKnownDevice(string name)
    {
        try
        {
            return Device.Length > 0 && devices.Unprotect(Device).Split('\n').Contains(name);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private void RememberDevice(string name)
    {
        if (IsKnownDevice(name)) return;
        Context.Response.Cookies.Append(DeviceCookie, devices.Protect($"{Secrets.Long()}\n{name}"),
            new() { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Context.Request.IsHttps, MaxAge = TimeSpan.FromDays(180), IsEssential = true });
    }
}
