using System.Security.Cryptography;
using System.Text;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FundLedger.Tests.Access;

/// <summary>Who sits at the provider, as it says so: its name there, how he showed it, and when.</summary>
internal sealed record Sitter(string Subject, string[] Shown, DateTimeOffset At);

/// <summary>A provider of single sign-on on this machine: OpenID Connect, code flow with PKCE, tokens signed with RS256. Somebody always sits at it.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private const string Client = "fundledger", Secret = "provider-secret";

    private readonly RSA key = RSA.Create(2048);
    private readonly Dictionary<string, (string Challenge, string Nonce, string Address)> codes = [];
    private WebApplication site = null!;

    public Sitter Sitter { get; set; } = new("7f3c", ["pwd", "otp"], DateTimeOffset.UtcNow);

    /// <summary>What it was asked last: prompt and the age of a sign-in that it may still take.</summary>
    public (string Prompt, string MaxAge) Asked { get; private set; }

    /// <summary>Signs with a key that it does not publish.</summary>
    public bool IsForged { get; set; }

    public string Issuer => site.Urls.Single();

    public SignOnProvider Settings => new(new Uri(Issuer), Client, Secret);

    public static async Task<Provider> StartAsync()
    {
        var provider = new Provider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        provider.site = builder.Build();
        provider.site.Urls.Add("http://127.0.0.1:0");
        provider.site.MapGet("/.well-known/openid-configuration", () => new
        {
            issuer = provider.Issuer, authorization_endpoint = provider.Issuer + "/authorize", token_endpoint = provider.Issuer + "/token", jwks_uri = provider.Issuer + "/keys",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        });
        provider.site.MapGet("/keys", () => new { keys = new[] { provider.Published() } });
        provider.site.MapGet("/authorize", provider.Authorize);
        provider.site.MapPost("/token", provider.TokenAsync);
        await provider.site.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        key.Dispose();
    }

    private IResult Authorize(HttpRequest request)
    {
        var asked = request.Query;
        if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256") return Results.BadRequest();
        Asked = (asked["prompt"].ToString(), asked["max_age"].ToString());
        var code = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        codes[code] = (asked["code_challenge"].ToString(), asked["nonce"].ToString(), asked["redirect_uri"].ToString());
        return Results.Redirect(QueryHelpers.AddQueryString(asked["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!codes.Remove(form["code"].ToString(), out var asked)) return Results.BadRequest();
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (form["client_secret"] != Secret || challenge != asked.Challenge || form["redirect_uri"] != asked.Address) return Results.BadRequest();
        return Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 60, id_token = Signed(asked.Nonce) });
    }

    private string Signed(string nonce)
    {
        using var other = RSA.Create(2048);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = Client, Expires = DateTime.UtcNow.AddMinutes(5), IssuedAt = DateTime.UtcNow,
            Claims = new Dictionary<string, object> { ["sub"] = Sitter.Subject, ["nonce"] = nonce, ["amr"] = Sitter.Shown, ["auth_time"] = Sitter.At.ToUnixTimeSeconds() },
            SigningCredentials = new(new RsaSecurityKey(IsForged ? other : key) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new() { CacheSignatureProviders = false } },
        });
    }

    private object Published()
    {
        var parts = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = "k1", alg = "RS256", n = WebEncoders.Base64UrlEncode(parts.Modulus!), e = WebEncoders.Base64UrlEncode(parts.Exponent!) };
    }
}
