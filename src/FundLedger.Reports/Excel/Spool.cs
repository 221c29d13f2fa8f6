namespace FundLedger.Reports.Excel;

/// <summary>Takes what is written synchronously and hands it on asynchronously: a ZIP archive closes its entries with
/// synchronous writes, which web servers refuse.</summary>
internal sealed class Spool(Stream output) : Stream
{
    private const int FullBytes = 64 * 1024;

    private readonly MemoryStream waiting = new();

    /// <summary>Whether enough is waiting to hand it on.</summary>
    public bool IsFull => waiting.Length >= FullBytes;

    /// <summary>Hands on what is waiting.</summary>
    public async Task DrainAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        await output.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), stop);
        waiting.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);
    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);
    public override void Flush() { }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        waiting.Dispose();
        base.Dispose(disposing);
    }
}
