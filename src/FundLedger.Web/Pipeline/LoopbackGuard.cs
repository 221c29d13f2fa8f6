using FundLedger.Web.Api;

namespace FundLedger.Web.Pipeline;

/// <summary>Without sign-in, being on this machine is the only key. So a request must ask for this machine by a name of
/// its own, which a page that points its own name here cannot, and must not be sent by a page of another site.</summary>
internal static class LoopbackGuard
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (!Settings.IsLoopback(context.Request.Host.Host)) return Problem.Of(Fault.ForeignHost).ExecuteAsync(context);
        return IsFromElsewhere(context.Request) ? Problem.Of(Fault.CrossSite).ExecuteAsync(context) : next(context);
    }

    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none")) return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}";
    }
}
