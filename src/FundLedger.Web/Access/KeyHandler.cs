using System.Text.Encodings.Web;
using FundLedger.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace FundLedger.Web.Access;

/// <summary>Programs come in by <c>Authorization: Bearer fl_ID_SECRET</c>, on the addresses for programs only and without cookies.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Database books)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Key";
    private const string Start = "Bearer fl_";

    /// <summary>What a program sends.</summary>
    public static string Written(string id, string secret) => $"fl_{id}_{secret}";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The program says that it lives even when its books cannot be read.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return AuthenticateResult.NoResult();
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Start, StringComparison.Ordinal) || header[Start.Length..].Split('_') is not [var id, var secret]) return AuthenticateResult.NoResult();
        var now = books.Clock.GetUtcNow().UtcDateTime;
        var (key, login, grants) = await books.ReadAsync(async read =>
        {
            var found = await ApiKeys.FindAsync(read, id);
            return (found, found is null ? null : await Logins.FindAsync(read, found.Login), found is null ? [] : await RoleGrants.OfAsync(read, found.Login));
        }, Context.RequestAborted);
        if (key is null || login is null || login.IsDisabled == 1 || !key.IsOpenAt(now) || !Secrets.AreEqual(key.SecretHash, Secrets.HashOf(secret))) return AuthenticateResult.Fail("The key is not known or has ended.");
        return AuthenticateResult.Success(new(SignedIn.Of(login, grants, Name, $"key {id}", now, FirstDuty.None), Name));
    }
}
