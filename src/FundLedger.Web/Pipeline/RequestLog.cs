using FundLedger.Data;
using Microsoft.AspNetCore.Http.Features;

namespace FundLedger.Web.Pipeline;

/// <summary>One line a request: method, path as it came over the wire, status, time. Never a body or a query, so that what
/// people type stays out of the log.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> log, Database books)
{
    private const int LongestPath = 300;

    public async Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        var started = books.Clock.GetTimestamp();
        await next(context);
        if (!log.IsEnabled(LogLevel.Information)) return;
        var (path, milliseconds) = (PathOf(context), (long)books.Clock.GetElapsedTime(started).TotalMilliseconds);
        LogRequest(context.Request.Method, path, context.Response.StatusCode, milliseconds, context.TraceIdentifier);
    }

    private static string PathOf(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        return target.Length <= LongestPath ? target : target[..LongestPath];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} {Status} {Milliseconds} ms {TraceId}")]
    private partial void LogRequest(string method, string path, int status, long milliseconds, string traceId);
}
