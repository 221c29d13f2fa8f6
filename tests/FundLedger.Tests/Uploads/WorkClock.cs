using System.Diagnostics;

namespace FundLedger.Tests.Uploads;

/// <summary>How long the process has worked since it was made: its processor time, or the time that passed where that is less.
/// What a busy machine does for others in between is no fault of the work.</summary>
internal sealed class WorkClock
{
    private readonly Stopwatch passed = Stopwatch.StartNew();
    private readonly TimeSpan before = Environment.CpuUsage.TotalTime;

    public TimeSpan Elapsed
    {
        get
        {
            var (wall, worked) = (passed.Elapsed, Environment.CpuUsage.TotalTime - before);
            return wall < worked ? wall : worked;
        }
    }
}
