using System.Collections.Concurrent;
using System.Data.Common;

namespace FundLedger.Data;

/// <summary>SQLite's connections that read. Each does one reading at a time and keeps its statements prepared, since preparing them anew
/// costs a page more than all it reads. A connection on which a reading failed is not used again.</summary>
internal sealed class ReaderPool(Func<CancellationToken, Task<DbConnection>> open) : IAsyncDisposable
{
    private const int MostIdle = 8;

    private readonly ConcurrentStack<Reader> idle = new();
    private volatile bool isOver;

    public async Task<T> ReadAsync<T>(Func<DbConnection, HotStatements, Task<T>> read, CancellationToken stop)
    {
        var reader = idle.TryPop(out var waiting) ? waiting : new(await open(stop));
        T result;
        try
        {
            result = await read(reader.Connection, reader.Statements);
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
        await GiveBackAsync(reader);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        while (idle.TryPop(out var reader)) await reader.DisposeAsync();
    }

    private async Task GiveBackAsync(Reader reader)
    {
        if (idle.Count < MostIdle) idle.Push(reader);
        else await reader.DisposeAsync();
        if (isOver) await DisposeAsync();
    }

    private sealed record Reader(DbConnection Connection) : IAsyncDisposable
    {
        public HotStatements Statements { get; } = new(keep: true);

        public ValueTask DisposeAsync()
        {
            Statements.Dispose();
            return Connection.DisposeAsync();
        }
    }
}
