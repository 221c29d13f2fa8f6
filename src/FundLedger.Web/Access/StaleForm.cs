using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FundLedger.Web.Access;

/// <summary>A form whose token is another person's, as when somebody else signed in meanwhile in another tab of the browser, is not taken and
/// not lost either: it leads to the door, where whoever sits there says who he is before it can be sent. A form without any token is
/// none of ours and is refused as before.</summary>
internal sealed class StaleForm(HeldForms held) : IAlwaysRunResultFilter
{
    private const string Token = "__RequestVerificationToken";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult || !HasToken(context.HttpContext.Request, out var form)) return;
        if (context.HttpContext.Request.Path == Gate.SignInPath)
        {
            // At the door itself only what travels with it goes on, and whoever came in by another tab meanwhile is in.
            var kept = held.Read(form["Held"]);
            context.HttpContext.Items[typeof(HeldForm)] = kept;
            if (kept is null && new SignedIn(context.HttpContext.User).IsSignedIn)
            {
                context.Result = new LocalRedirectResult("/");
                return;
            }
        }
        Gate.SendTo(context.HttpContext, Gate.SignInPath);
        context.Result = new EmptyResult();
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    // The framework has read the form by now, or could not.
    private static bool HasToken(HttpRequest request, out IFormCollection form)
    {
        form = FormCollection.Empty;
        if (!request.HasFormContentType || request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is not { } read) return false;
        form = read;
        return form[Token].ToString().Length > 0 && request.Cookies.Keys.Any(name => name.EndsWith("fl-form", StringComparison.Ordinal));
    }
}
