using FundLedger.Data;
using FundLedger.Web.Api;

namespace FundLedger.Web.Pipeline;

/// <summary>Whatever goes wrong on the way, the answer has the one shape of errors and never a stack trace.</summary>
internal sealed partial class Failures(ILogger<Failures> log)
{
    public async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (IsBareError(context)) await Problem.Of(Faults.OfStatus(context.Response.StatusCode)).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var fault = Named(failure);
            if (fault == Fault.InternalError) LogUnexpected(failure, context.TraceIdentifier);
            else if (fault.Entry().Status >= 500) LogStorage(failure.GetType().Name, context.TraceIdentifier);
            context.Response.Clear();
            await Problem.Of(fault).ExecuteAsync(context);
        }
    }

    private static Fault Named(Exception failure) => failure switch
    {
        BadHttpRequestException bad => Faults.OfStatus(bad.StatusCode),
        StorageBusyException => Fault.StorageBusy,
        StorageFullException => Fault.StorageFull,
        StorageException => Fault.StorageFailed,
        _ => Fault.InternalError,
    };

    private static bool IsBareError(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null }
        && (ApiRoutes.IsForPrograms(context.Request.Path) || !HttpMethods.IsHead(context.Request.Method));

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected failure of request {TraceId}")]
    private partial void LogUnexpected(Exception failure, string traceId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage refused request {TraceId}: {Kind}")]
    private partial void LogStorage(string kind, string traceId);
}
