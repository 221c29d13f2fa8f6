using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace FundLedger.Data;

/// <summary>What a unit of work gives back. <paramref name="Keep"/> false undoes what it wrote (a refusal, a dry run) and
/// still hands out the result.</summary>
public readonly record struct Work<T>(T Result, bool Keep);

/// <summary>The books on disk. All writing goes through <see cref="WriteAsync"/>, one writer at a time per entity; all
/// reading through <see cref="ReadAsync"/>, on connections of its own.</summary>
public sealed class Database : IAsyncDisposable
{
    private const int MostDeadlocks = 3;
    private static readonly AsyncLocal<bool> IsWriting = new();

    private readonly StatementLog? log;
    private readonly WriterLane? lane;
    private readonly ReaderPool? readers;

    private Database(Dialect dialect, string connectionString, TimeProvider clock, StatementLog? log)
    {
        Dialect = dialect;
        Clock = clock;
        ConnectionString = connectionString;
        this.log = log;
        if (!dialect.IsSqlite) return;
        lane = new WriterLane(() => dialect.OpenAsync(connectionString, readOnly: false, CancellationToken.None), log);
        readers = new ReaderPool(token => dialect.OpenAsync(connectionString, readOnly: true, token));
    }

    /// <summary>Books in one file beside which SQLite keeps its write-ahead log.</summary>
    public static Database Sqlite(string path, TimeProvider clock, StatementLog? log = null) =>
        new(Dialect.Sqlite, new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = Dialect.PatienceMs / 1000,
            Pooling = false,
        }.ToString(), clock, log);

    /// <summary>Books in a database of SQL Server 2022 or later, which must exist.</summary>
    public static Database SqlServer(string connectionString, TimeProvider clock, StatementLog? log = null) =>
        new(Dialect.SqlServer, connectionString, clock, log);

    public Dialect Dialect { get; }

    public TimeProvider Clock { get; }

    internal string ConnectionString { get; }

    /// <summary>Brings the schema to this program's state and founds the installation; doing it again changes nothing.</summary>
    /// <exception cref="SchemaException">A script that ran before was edited, is unknown here, or failed.</exception>
    public Task MigrateAsync(CancellationToken stop) => MigrateAsync(SchemaScript.Embedded, stop);

    /// <inheritdoc cref="MigrateAsync(CancellationToken)"/>
    public Task MigrateAsync(IReadOnlyList<SchemaScript> scripts, CancellationToken stop) => new Migrator(this, scripts).RunAsync(stop);

    /// <summary>Runs one work inside a write transaction and answers after its commit is on disk. On SQLite, works that
    /// wait together share a commit. On SQL Server the work may run again after a deadlock, so it must not act outside.</summary>
    /// <param name="entity">The entity whose chain and numbers are written; the lock's name on SQL Server.</param>
    /// <exception cref="StorageException">The storage was busy, full or broken; nothing was kept.</exception>
    public async Task<T> WriteAsync<T>(string entity, Func<Session, Task<Work<T>>> work, CancellationToken stop)
    {
        if (IsWriting.Value) throw new InvalidOperationException("A work of the books cannot start another.");
        return lane is not null
            ? await lane.WriteAsync(session => MarkedAsync(work, session), stop)
            : await WriteDirectlyAsync(entity, work, stop);
    }

    /// <summary>Runs one reading over a single state of the books; it neither waits for a writer nor holds one up.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read, CancellationToken stop)
    {
        try
        {
            return readers is not null
                ? await readers.ReadAsync((connection, hot) => ReadOnAsync(connection, hot, read, stop), stop)
                : await ReadDirectlyAsync(read, stop);
        }
        catch (DbException failure) when (Dialect.Named(failure) is StorageException named)
        {
            throw named;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (lane is not null) await lane.DisposeAsync();
        if (readers is not null) await readers.DisposeAsync();
        if (!Dialect.IsSqlite) SqlConnection.ClearPool(new SqlConnection(ConnectionString));
    }

    private async Task<T> ReadDirectlyAsync<T>(Func<Session, Task<T>> read, CancellationToken stop)
    {
        await using var connection = await Dialect.OpenAsync(ConnectionString, readOnly: true, stop);
        using var hot = new HotStatements(keep: false);
        return await ReadOnAsync(connection, hot, read, stop);
    }

    private async Task<T> ReadOnAsync<T>(DbConnection connection, HotStatements hot, Func<Session, Task<T>> read, CancellationToken stop)
    {
        await using var transaction = Dialect.BeginRead(connection);
        return await InSessionAsync(transaction, hot, read, stop);
    }

    private async Task<T> WriteDirectlyAsync<T>(string entity, Func<Session, Task<Work<T>>> work, CancellationToken stop)
    {
        for (var deadlocks = 0; ; deadlocks++)
            try
            {
                return await WriteOnceAsync(entity, work, stop);
            }
            catch (DbException failure) when (Dialect.IsDeadlock(failure) && deadlocks < MostDeadlocks)
            {
                // Nothing of a deadlock's victim was kept.
            }
            catch (DbException failure) when (Dialect.Named(failure) is StorageException named)
            {
                throw named;
            }
    }

    private async Task<T> WriteOnceAsync<T>(string entity, Func<Session, Task<Work<T>>> work, CancellationToken stop)
    {
        await using var connection = await Dialect.OpenAsync(ConnectionString, readOnly: false, stop);
        await using var transaction = await Dialect.BeginWriteAsync(connection, entity, stop);
        using var hot = new HotStatements(keep: false);
        var (result, keep) = await InSessionAsync(transaction, hot, session => MarkedAsync(work, session), stop);
        if (keep) await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task<T> InSessionAsync<T>(DbTransaction transaction, HotStatements hot, Func<Session, Task<T>> use, CancellationToken stop)
    {
        var session = new Session(Dialect, transaction, hot, log, stop);
        try
        {
            return await use(session);
        }
        finally
        {
            session.End();
        }
    }

    private static async Task<Work<T>> MarkedAsync<T>(Func<Session, Task<Work<T>>> work, Session session)
    {
        IsWriting.Value = true;
        return await work(session);
    }
}
