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

    private readonly string connectionString;
    private readonly StatementLog? log;
    private readonly WriterLane? lane;

    private Database(Dialect dialect, string connectionString, TimeProvider clock, StatementLog? log)
    {
        Dialect = dialect;
        Clock = clock;
        this.connectionString = connectionString;
        this.log = log;
        if (dialect.IsSqlite) lane = new WriterLane(() => dialect.OpenAsync(WriterConnection, readOnly: false, CancellationToken.None), log);
    }

    /// <summary>Books in one file beside which SQLite keeps its write-ahead log.</summary>
    public static Database Sqlite(string path, TimeProvider clock, StatementLog? log = null) =>
        new(Dialect.Sqlite, new SqliteConnectionStringBuilder
        {
            DataSource = Path.GetFullPath(path),
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = Dialect.PatienceMs / 1000,
        }.ToString(), clock, log);

    /// <summary>Books in a database of SQL Server 2022 or later, which must exist.</summary>
    public static Database SqlServer(string connectionString, TimeProvider clock, StatementLog? log = null) =>
        new(Dialect.SqlServer, connectionString, clock, log);

    public Dialect Dialect { get; }

    public TimeProvider Clock { get; }

    internal string WriterConnection => Dialect.IsSqlite
        ? new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString()
        : connectionString;

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
            await using var connection = await Dialect.OpenAsync(connectionString, readOnly: true, stop);
            await using var transaction = Dialect.BeginRead(connection);
            return await InSessionAsync(transaction, read, stop);
        }
        catch (DbException failure) when (Dialect.Named(failure) is StorageException named)
        {
            throw named;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (lane is not null) await lane.DisposeAsync();
        if (Dialect.IsSqlite) SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        else SqlConnection.ClearPool(new SqlConnection(connectionString));
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
        await using var connection = await Dialect.OpenAsync(connectionString, readOnly: false, stop);
        await using var transaction = await Dialect.BeginWriteAsync(connection, entity, stop);
        var (result, keep) = await InSessionAsync(transaction, session => MarkedAsync(work, session), stop);
        if (keep) await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private async Task<T> InSessionAsync<T>(DbTransaction transaction, Func<Session, Task<T>> use, CancellationToken stop)
    {
        using var hot = new HotStatements(keep: false);
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
