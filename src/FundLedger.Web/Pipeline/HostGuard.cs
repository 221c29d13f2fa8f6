using FundLedger.Web.Api;

namespace FundLedger.Web.Pipeline;

/// <summary>A request must ask for this site by a name of its own, which a page that points its own name here cannot, and one that
/// changes something must not be sent by a page of another site.</summary>
internal sealed class HostGuard(Settings settings)
{
    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsOurs(context.Request.Host.Host)) return Problem.Of(Fault.ForeignHost).ExecuteAsync(context);
        return IsFromElsewhere(context.Request) ? Problem.Of(Fault.CrossSite).ExecuteAsync(context) : next(context);
    }

    private bool IsOurs(string host) => Settings.IsLoopback(host) || settings.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || settings.Urls.Any(url => url.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin" or "none")) return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}";
    }
}
