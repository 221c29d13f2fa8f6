using FundLedger.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace FundLedger.Web.Access;

/// <summary>The logins as ASP.NET Core Identity asks for them. The key of the second factor is protected by the site's keys,
/// which lie beside the books, not in them.</summary>
internal sealed class LoginStore(Database books, IDataProtectionProvider protection)
    : IUserPasswordStore<Login>, IUserSecurityStampStore<Login>, IUserLockoutStore<Login>, IUserTwoFactorStore<Login>, IUserAuthenticatorKeyStore<Login>
{
    /// <summary>Stands where a login has never been locked.</summary>
    public static DateTime LongAgo { get; } = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly IDataProtector keys = protection.CreateProtector("FundLedger.SecondFactor");

    public Task<Login?> FindByIdAsync(string userId, CancellationToken stop) => books.ReadAsync(session => Logins.FindAsync(session, userId), stop);
    public Task<Login?> FindByNameAsync(string normalizedUserName, CancellationToken stop) => FindByIdAsync(normalizedUserName, stop);

    public Task<IdentityResult> CreateAsync(Login user, CancellationToken stop) => books.WriteAsync("", async session =>
    {
        var added = await Logins.AddAsync(session, user);
        return new Work<IdentityResult>(added ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.Name)), added);
    }, stop);

    public Task<IdentityResult> UpdateAsync(Login user, CancellationToken stop) => books.WriteAsync("", async session =>
    {
        await Logins.UpdateAsync(session, user, mayHaveNewPassword: false);
        return new Work<IdentityResult>(IdentityResult.Success, true);
    }, stop);

    /// <summary>A login is disabled, never taken away: what it did stays its own.</summary>
    public Task<IdentityResult> DeleteAsync(Login user, CancellationToken stop) => throw new NotSupportedException();

    public Task<string> GetUserIdAsync(Login user, CancellationToken stop) => Task.FromResult(user.Name);
    public Task<string?> GetUserNameAsync(Login user, CancellationToken stop) => Task.FromResult<string?>(user.Name);
    public Task<string?> GetNormalizedUserNameAsync(Login user, CancellationToken stop) => Task.FromResult<string?>(user.Name);
    public Task SetUserNameAsync(Login user, string? userName, CancellationToken stop) => Set(() => user.Name = userName ?? "");
    public Task SetNormalizedUserNameAsync(Login user, string? normalizedName, CancellationToken stop) => Set(() => user.Name = normalizedName ?? "");

    // The framework hashes a password anew when it asks for more rounds; the password stays as old as it is.
    public Task SetPasswordHashAsync(Login user, string? passwordHash, CancellationToken stop) =>
        Set(() => user.PasswordHash = passwordHash ?? "");

    public Task<string?> GetPasswordHashAsync(Login user, CancellationToken stop) => Task.FromResult(user.PasswordHash.Length > 0 ? user.PasswordHash : null);
    public Task<bool> HasPasswordAsync(Login user, CancellationToken stop) => Task.FromResult(user.PasswordHash.Length > 0);

    public Task SetSecurityStampAsync(Login user, string stamp, CancellationToken stop) => Set(() => user.Stamp = stamp);
    public Task<string?> GetSecurityStampAsync(Login user, CancellationToken stop) => Task.FromResult<string?>(user.Stamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Login user, CancellationToken stop) =>
        Task.FromResult<DateTimeOffset?>(new(user.LockedUntil, TimeSpan.Zero));

    public Task SetLockoutEndDateAsync(Login user, DateTimeOffset? lockoutEnd, CancellationToken stop) => Set(() => user.LockedUntil = lockoutEnd?.UtcDateTime ?? LongAgo);
    public Task<int> IncrementAccessFailedCountAsync(Login user, CancellationToken stop) => Task.FromResult((int)++user.Failed);
    public Task ResetAccessFailedCountAsync(Login user, CancellationToken stop) => Set(() => user.Failed = 0);
    public Task<int> GetAccessFailedCountAsync(Login user, CancellationToken stop) => Task.FromResult((int)user.Failed);
    public Task<bool> GetLockoutEnabledAsync(Login user, CancellationToken stop) => Task.FromResult(true);
    public Task SetLockoutEnabledAsync(Login user, bool enabled, CancellationToken stop) => Task.CompletedTask;

    public Task SetTwoFactorEnabledAsync(Login user, bool enabled, CancellationToken stop) => Set(() => user.TotpOn = enabled ? 1 : 0);
    public Task<bool> GetTwoFactorEnabledAsync(Login user, CancellationToken stop) => Task.FromResult(user.TotpOn == 1);
    public Task SetAuthenticatorKeyAsync(Login user, string key, CancellationToken stop) => Set(() => user.TotpKey = keys.Protect(key));
    public Task<string?> GetAuthenticatorKeyAsync(Login user, CancellationToken stop) => Task.FromResult(user.TotpKey.Length > 0 ? keys.Unprotect(user.TotpKey) : null);

    public void Dispose()
    {
    }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}

/// <summary>Names of logins are compared in lower case.</summary>
internal sealed class LowerCase : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
