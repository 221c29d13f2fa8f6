using FundLedger.Data;
using FundLedger.Web.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace FundLedger.Web.Access;

/// <summary>What happens at an address that is not open to whoever asks: programs get a problem, people the page that lets them in
/// or tells them why not. What was denied is kept in the trail.</summary>
internal sealed class Gate(Database books) : IAuthorizationMiddlewareResultHandler
{
    private const string Door = "fl:door";
    public const string SignInPath = "/sign-in", ConfirmPath = "/confirm", AccountPath = "/account", SetUpPath = "/set-up";

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        // Where there is no address, or none for this method, there is nothing to shut: it is answered with 404 or 405.
        if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint) { await next(context); return; }
        var who = new SignedIn(context.User);
        if (who.IsSignedIn) await DeniedAsync(books, context, who);
        if (ApiRoutes.IsForPrograms(context.Request.Path)) await RefuseProgramAsync(context, who);
        else if (!who.IsSignedIn) SendTo(context, SignInPath);
        else if (who.Must != FirstDuty.None) context.Response.Redirect(AccountPath);
        else context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    /// <summary>Has the request end at one of the doors, with what was typed.</summary>
    public static void SendTo(HttpContext context, string door) => context.Items[Door] = door;

    /// <summary>Whether the forms of a page ask for passwords or codes, which are never held.</summary>
    public static bool HasSecrets(PathString path) => path.StartsWithSegments(SignInPath) || path.StartsWithSegments(ConfirmPath) || path.StartsWithSegments(AccountPath) || path.StartsWithSegments(SetUpPath);

    /// <summary>Shows the door that a request was sent to: a redirection for a link, the page itself for a form.</summary>
    public static async Task ShowDoorAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Items[Door] is not string door || context.Response.HasStarted) return;
        context.Items.Remove(Door);
        var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(back == "/" ? door : $"{door}?back={Uri.EscapeDataString(back)}");
            return;
        }
        if (!context.Items.ContainsKey(typeof(HeldForm))) context.Items[typeof(HeldForm)] = await HeldForm.OfAsync(context.Request);
        (context.Request.Path, context.Request.QueryString, context.Request.Method) = (door, QueryString.Empty, HttpMethods.Get);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        await next(context);
    }

    /// <summary>Keeps in the trail that somebody was turned away.</summary>
    public static Task DeniedAsync(Database books, HttpContext context, SignedIn who) => books.WriteAsync("", async session =>
    {
        await Trail.AddAsync(session, Trail.Installation, who.ActorAt(context), books.Clock.GetUtcNow().UtcDateTime, "denied", $"{context.Request.Method} {context.Request.Path}", TrailResult.Denied);
        return new Work<bool>(true, true);
    }, context.RequestAborted);

    private static Task RefuseProgramAsync(HttpContext context, SignedIn who)
    {
        if (!who.IsSignedIn) context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(who.IsSignedIn ? Fault.NotPermitted : Fault.NotSignedIn).ExecuteAsync(context);
    }
}
