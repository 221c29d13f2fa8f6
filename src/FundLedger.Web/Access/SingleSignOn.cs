using System.Globalization;
using System.Security.Claims;
using System.Text;
using FundLedger.Web.Banking;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FundLedger.Web.Access;

/// <summary>The provider of an organisation's own sign-in (OpenID Connect) that may let people in.</summary>
/// <param name="Authority">Its address; plain http on this machine's loopback only.</param>
/// <param name="Client">The name under which this site is known there.</param>
/// <param name="Secret">The password of that name, or null for a provider that asks for none.</param>
public sealed record SignOnProvider(Uri Authority, string Client, string? Secret)
{
    public const string SecretVariable = "FUNDLEDGER_OIDC_SECRET";
}

/// <summary>Sign-in by the organisation's own provider. It says who somebody is, by issuer and subject alone, and whether he showed a
/// second factor; what he may do stands in the grants of his login and nowhere else. Nobody is let in whose login was not linked by himself.</summary>
internal static class SingleSignOn
{
    public const string Scheme = "Single";
    public const string Callback = "/sign-in/single";

    /// <summary>Where forms wait while somebody is at the provider.</summary>
    public const string Shelf = "forms";

    private const string LinkItem = "fl:link", ProofItem = "fl:proof", KeptItem = "fl:kept";
    private const int MostSubject = 200;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // RFC 8176: what says that more than a password was shown.
    private static readonly string[] Strong = ["mfa", "otp", "hwk", "swk", "sc", "fpt", "face", "iris"];

    public static void Configure(OpenIdConnectOptions oidc, SignOnProvider provider, bool isSecure)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (provider.Authority.ToString(), provider.Client, provider.Secret);
        oidc.RequireHttpsMetadata = provider.Authority.Scheme == Uri.UriSchemeHttps;
        (oidc.ResponseType, oidc.ResponseMode, oidc.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (oidc.CallbackPath, oidc.SignInScheme) = (Callback, CookieAuthenticationDefaults.AuthenticationScheme);
        (oidc.MapInboundClaims, oidc.SaveTokens, oidc.GetClaimsFromUserInfoEndpoint) = (false, false, false);
        // As it comes it forgets who said it.
        oidc.ClaimActions.Clear();
        oidc.Scope.Clear();
        oidc.Scope.Add("openid");
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
            (cookie.SameSite, cookie.HttpOnly, cookie.SecurePolicy) = (SameSiteMode.Lax, true, isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None);
        oidc.Events.OnRedirectToIdentityProvider = AskAsync;
        oidc.Events.OnTicketReceived = ReceiveAsync;
        oidc.Events.OnRemoteFailure = FailAsync;
    }

    /// <summary>What goes along to the provider and comes back: where to go on, the ticket of a form that was typed before, the login that is to be linked, and whether somebody who is signed in proves anew who he is.</summary>
    public static AuthenticationProperties Properties(string back, string? kept, string? link, bool isProof)
    {
        var properties = new AuthenticationProperties { RedirectUri = back };
        if (!string.IsNullOrEmpty(kept)) properties.Items[KeptItem] = kept;
        if (!string.IsNullOrEmpty(link)) properties.Items[LinkItem] = link;
        if (isProof) properties.Items[ProofItem] = "yes";
        return properties;
    }

    /// <summary>The way there from a door, with what was typed before; null where there is no provider.</summary>
    /// <param name="held">The protected form, or empty.</param>
    public static async Task<string?> AddressAsync(Settings settings, Staging staging, string? back, string? held, CancellationToken stop)
    {
        if (settings.SignOn is null) return null;
        var kept = string.IsNullOrEmpty(held) ? "" : await staging.KeepAsync(Encoding.UTF8.GetBytes(held), stop, Shelf);
        return QueryHelpers.AddQueryString("/sign-in?handler=Single", new Dictionary<string, string?> { ["back"] = back ?? "/", ["kept"] = kept });
    }

    private static Task AskAsync(RedirectContext context)
    {
        if (!context.Properties.Items.ContainsKey(ProofItem)) return Task.CompletedTask;
        (context.ProtocolMessage.Prompt, context.ProtocolMessage.MaxAge) = ("login", "0");
        return Task.CompletedTask;
    }

    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        var (http, items) = (context.HttpContext, context.Properties!.Items);
        // This address is answered before anybody is looked at: who sits here by his session is asked for.
        if (await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme) is { Succeeded: true, Principal: { } present }) http.User = present;
        var refusal = await LetInAsync(http, context.Principal!, items.TryGetValue(LinkItem, out var link) ? link : null, items.ContainsKey(ProofItem));
        var kept = items.TryGetValue(KeptItem, out var ticket) ? ticket : null;
        context.HandleResponse();
        http.Response.Redirect(refusal is not null ? $"/sign-in?refused={refusal}"
            : kept is not null ? $"/sign-in?kept={Uri.EscapeDataString(kept)}"
            : context.ReturnUri is { Length: > 0 } back ? back : "/");
    }

    private static Task FailAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        context.Response.Redirect("/sign-in?refused=provider");
        return Task.CompletedTask;
    }

    /// <returns>Null if he is in; else why not: a word of the texts.</returns>
    private static async Task<string?> LetInAsync(HttpContext http, ClaimsPrincipal said, string? link, bool isProof)
    {
        var subject = $"{said.FindFirstValue("iss")} {said.FindFirstValue("sub")}";
        var desk = http.RequestServices.GetRequiredService<SignInDesk>();
        if (subject.Length > MostSubject) return "unlinked";
        if (isProof && !IsFresh(said, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())) return "stale";
        var isStrong = said.FindAll("amr").Any(claim => Strong.Contains(claim.Value));
        return link is not null ? await desk.LinkAsync(link, subject, isStrong) : await desk.SingleAsync(subject, isStrong, isProof);
    }

    private static bool IsFresh(ClaimsPrincipal said, DateTimeOffset now) =>
        long.TryParse(said.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= ProvesAttribute.Fresh + Skew;
}
