using FundLedger.Data;
using FundLedger.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace FundLedger.Web.Access;

/// <summary>Sign-in and permissions of the site: everything is shut that does not say to whom it is open.</summary>
public static class AccessHost
{
    private const string Either = "Session or key";

    public static IServiceCollection AddAccess(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<SignInLimits>().AddSingleton<HeldForms>().AddSingleton<SetUpToken>().AddScoped<SessionEvents>().AddScoped<SignInDesk>().AddScoped<LoginDesk>().AddSingleton<GrantDesk>();
        services.AddIdentityCore<Login>(Configure).AddUserStore<LoginStore>().AddPasswordValidator<PasswordRules>();
        // Its own validators ask for kinds of characters whatever the profile, and know no Chinese names.
        services.RemoveAll<IPasswordValidator<Login>, PasswordValidator<Login>>().RemoveAll<IUserValidator<Login>, UserValidator<Login>>();
        services.AddScoped<ILookupNormalizer, LowerCase>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Hashing.Rounds);
        var authentication = services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = context => SchemeOf(context.Request))
            .AddCookie(CookieAuthenticationDefaults.AuthenticationScheme, cookie => Configure(cookie, settings))
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Name, null);
        if (settings.SignOn is { } provider) authentication.AddOpenIdConnect(SingleSignOn.Scheme, oidc => SingleSignOn.Configure(oidc, provider, settings.IsSecure));
        services.AddAuthorization(Configure).AddSingleton<IAuthorizationMiddlewareResultHandler, Gate>();
        return services;
    }

    /// <summary>A request that changes something and comes with a session must also carry the token of a page of this site.</summary>
    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static string SchemeOf(HttpRequest request) =>
        ApiRoutes.IsForPrograms(request.Path) && request.Headers.Authorization.Count > 0 ? KeyHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme;

    private static void Configure(IdentityOptions identity)
    {
        identity.Lockout = new() { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
    }

    private static void Configure(CookieAuthenticationOptions cookie, Settings settings)
    {
        cookie.EventsType = typeof(SessionEvents);
        cookie.Cookie.Name = settings.IsSecure ? "__Host-fl" : "fl";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.ExpireTimeSpan = LoginSession.Longest;
        cookie.SlidingExpiration = false;
    }

    private static void Configure(AuthorizationOptions authorization)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
        authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
    }

    private static IServiceCollection RemoveAll<TService, TImplementation>(this IServiceCollection services)
    {
        foreach (var found in services.Where(service => service.ServiceType == typeof(TService) && service.ImplementationType == typeof(TImplementation)).ToList()) services.Remove(found);
        return services;
    }
}
