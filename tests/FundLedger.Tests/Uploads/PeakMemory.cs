namespace FundLedger.Tests.Uploads;

/// <summary>The most managed memory beyond idle, looked at every few milliseconds.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long idle;
    private readonly Timer timer;
    private long highest;

    public PeakMemory(long idle)
    {
        this.idle = idle;
        timer = new Timer(_ => Look(), null, 0, 5);
    }

    public long Highest
    {
        get
        {
            Look();
            return highest;
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look() => highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false) - idle);
}
