using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace FundLedger.Data;

/// <summary>Everything in which the two engines differ outside the paired scripts: how to open, to lock, to name a
/// failure, and what a code's column is called in T-SQL.</summary>
public sealed partial class Dialect
{
    /// <summary>How long anyone waits for the books, in milliseconds (reliability R22).</summary>
    internal const int PatienceMs = 5_000;

    private const string BinaryText = "$0 COLLATE Latin1_General_100_BIN2";

    private const string SqliteScriptTable = """
        CREATE TABLE IF NOT EXISTS schema_script (
            name varchar(200) NOT NULL,
            sha256 char(64) NOT NULL,
            applied_at datetime2(3) NOT NULL,
            CONSTRAINT pk_schema_script PRIMARY KEY (name)
        )
        """;

    private const string SqlServerScriptTable = """
        IF OBJECT_ID(N'schema_script', N'U') IS NULL CREATE TABLE schema_script (
            name varchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
            sha256 char(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
            applied_at datetime2(3) NOT NULL,
            CONSTRAINT pk_schema_script PRIMARY KEY (name)
        )
        """;

    private static readonly (string Name, string Set, string Expected)[] Pragmas =
    [
        ("busy_timeout", "5000", "5000"),
        ("journal_mode", "WAL", "wal"),
        ("synchronous", "FULL", "2"),
        ("foreign_keys", "ON", "1"),
        ("recursive_triggers", "ON", "1"),
    ];

    public static Dialect Sqlite { get; } = new("sqlite");
    public static Dialect SqlServer { get; } = new("sqlserver");

    private Dialect(string name) => Name = name;

    /// <summary>As in the names of paired scripts: <c>sqlite</c> or <c>sqlserver</c>.</summary>
    public string Name { get; }

    public bool IsSqlite => ReferenceEquals(this, Sqlite);

    public override string ToString() => Name;

    /// <summary>The script as this engine is to read it. On SQL Server every text column is compared byte by
    /// byte, as SQLite does, so that both order alike and no comparison mixes two collations.</summary>
    public string Translate(SchemaScript script) =>
        IsSqlite || script.IsPaired || script.IsView ? script.Text : TextColumn().Replace(script.Text, BinaryText);

    /// <summary>Makes the table that remembers which scripts ran, if it is not there.</summary>
    internal string ScriptTable => IsSqlite ? SqliteScriptTable : SqlServerScriptTable;

    internal async Task<DbConnection> OpenAsync(string connectionString, bool readOnly, CancellationToken stop)
    {
        DbConnection connection = IsSqlite ? new SqliteConnection(connectionString) : new SqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(stop);
            if (IsSqlite) await SetPragmasAsync(connection, readOnly);
            // A statement that fails must end a writing, but not a reading: verification says what failed and goes on.
            else await connection.ExecuteAsync(readOnly ? "SET XACT_ABORT OFF" : "SET XACT_ABORT ON");
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The statement, which ends with its order, cut behind its first rows. SQLite makes rows as they are read. SQL Server would send
    /// all of them before the reader could be closed, and undoes a writing as a whole if it is told to stop (XACT_ABORT).</summary>
    internal string First(int atMost, string sql) =>
        IsSqlite ? sql : string.Create(CultureInfo.InvariantCulture, $"{sql} OFFSET 0 ROWS FETCH NEXT {atMost} ROWS ONLY");

    /// <summary>A transaction that sees one state of the books to its end.</summary>
    internal DbTransaction BeginRead(DbConnection connection) => IsSqlite
        ? ((SqliteConnection)connection).BeginTransaction(deferred: true)
        : connection.BeginTransaction(IsolationLevel.Snapshot);

    /// <summary>A transaction that no other writer of the entity can pass.</summary>
    internal async Task<DbTransaction> BeginWriteAsync(DbConnection connection, string entity, CancellationToken stop)
    {
        if (IsSqlite) return ((SqliteConnection)connection).BeginTransaction(deferred: false);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, stop);
        await LockAsync(connection, transaction, "FundLedger/" + entity, "Transaction", PatienceMs, stop);
        return transaction;
    }

    /// <summary>SQL Server's lock of a name, for a transaction or a session.</summary>
    /// <exception cref="StorageBusyException">Another held it for all the time.</exception>
    internal static async Task LockAsync(DbConnection connection, DbTransaction? transaction, string resource, string owner, int waitMs, CancellationToken stop)
    {
        const string Sql = """
            DECLARE @answer int;
            EXEC @answer = sp_getapplock @Resource = @resource, @LockMode = 'Exclusive', @LockOwner = @owner, @LockTimeout = @waitMs;
            SELECT @answer;
            """;
        var command = new CommandDefinition(Sql, new { resource, owner, waitMs }, transaction, waitMs / 1000 + 10, cancellationToken: stop);
        var answer = await connection.ExecuteScalarAsync<int>(command);
        if (answer == -1) throw new StorageBusyException();
        if (answer < 0) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"sp_getapplock answered {answer}."));
    }

    /// <summary>Lets readings see one state of the books while others write. SQL Server says 3952 where that has not been
    /// switched on.</summary>
    internal async Task AllowSnapshotsAsync(DbConnection connection)
    {
        try
        {
            await using var transaction = BeginRead(connection);
            await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM schema_script", transaction: transaction);
        }
        catch (SqlException refused) when (refused.Number == 3952)
        {
            await connection.ExecuteAsync("ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON");
        }
    }

    /// <summary>The failure under the name the rest of the program knows, or the same exception.</summary>
    internal static Exception Named(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } => new StorageBusyException(failure),
        SqliteException { SqliteErrorCode: 13 } => new StorageFullException(failure),
        SqliteException { SqliteErrorCode: 10 or 11 or 26 } => new StorageFailedException(failure),
        SqlException { Number: 1222 or -2 } => new StorageBusyException(failure),
        SqlException { Number: 1101 or 1105 or 9002 } => new StorageFullException(failure),
        _ => failure,
    };

    /// <summary>SQL Server chose this transaction to end a deadlock: nothing was kept, and it may simply run again.</summary>
    internal static bool IsDeadlock(Exception failure) => failure is SqlException { Number: 1205 };

    /// <summary>SQLite has already undone the whole transaction by itself, as it does when the disk is full.</summary>
    internal static bool IsUndone(DbConnection connection) =>
        connection is SqliteConnection sqlite && SQLitePCL.raw.sqlite3_get_autocommit(sqlite.Handle) != 0;

    private static async Task SetPragmasAsync(DbConnection connection, bool readOnly)
    {
        (string Name, string Set, string Expected)[] wanted = [.. Pragmas, ("query_only", readOnly ? "ON" : "OFF", readOnly ? "1" : "0")];
        foreach (var (name, set, expected) in wanted)
        {
            await connection.ExecuteAsync($"PRAGMA {name} = {set}");
            var found = await connection.ExecuteScalarAsync<string>($"PRAGMA {name}");
            if (found != expected) throw new InvalidOperationException($"SQLite says {name} = {found}, not {expected}.");
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z_])n?(var)?char\(\d+\)")]
    private static partial Regex TextColumn();
}
