using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace FundLedger.Web.Pipeline;

/// <summary>Where the program's own log goes: JSON lines in files of a day each, warnings also to the console.</summary>
internal static class Logs
{
    // 网络安全法 art. 21 asks for six months.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(200);

    public static Logger Open(Settings settings) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        // It warns of every page of an error that has a form in it.
        .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
        .WriteTo.File(new CompactJsonFormatter(), Path.Combine(settings.LogFolder, "fundledger-.jsonl"), rollingInterval: RollingInterval.Day,
            rollOnFileSizeLimit: true, fileSizeLimitBytes: 64 << 20, retainedFileCountLimit: null, retainedFileTimeLimit: Kept)
        .WriteTo.Console(LogEventLevel.Warning, "{Timestamp:HH:mm:ss} {Level:u3} {Message}{NewLine}{Exception}", CultureInfo.InvariantCulture)
        .CreateLogger();
}
