using Dapper;
using FundLedger.Data;
using Microsoft.Data.SqlClient;

namespace FundLedger.Tests.Data;

/// <summary>Scratch books on one engine, made before the first test of a class and taken away after its last. A test
/// class is written once, abstract over its lane, and has one empty class per engine.</summary>
public abstract class Lane : IAsyncLifetime
{
    /// <summary>Every statement that the class ran.</summary>
    public StatementLog Log { get; } = new();

    /// <summary>The books, migrated.</summary>
    public Database Books { get; private set; } = null!;

    public abstract Database Open(TimeProvider? clock = null);

    /// <summary>Makes an empty place for books of its own, which this lane takes away at the end.</summary>
    public abstract Task<Lane> AnotherAsync();

    public async ValueTask InitializeAsync()
    {
        await CreateAsync();
        if (!IsHere) return;
        Books = Open();
        await Books.MigrateAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Books is not null) await Books.DisposeAsync();
        await DropAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether the engine can be reached in this run; if not, the tests of the lane are skipped by name.</summary>
    public virtual bool IsHere => true;

    protected abstract Task CreateAsync();
    protected abstract Task DropAsync();
}

/// <summary>Books in a file of a scratch folder.</summary>
public sealed class SqliteLane : Lane
{
    private readonly List<SqliteLane> others = [];
    private DirectoryInfo folder = null!;

    public string File => Path.Combine(folder.FullName, "books.db");

    public override Database Open(TimeProvider? clock = null) => Database.Sqlite(File, clock ?? TimeProvider.System, Log);

    public override async Task<Lane> AnotherAsync()
    {
        var other = new SqliteLane();
        await other.CreateAsync();
        others.Add(other);
        return other;
    }

    protected override Task CreateAsync()
    {
        folder = Directory.CreateTempSubdirectory("fundledger-lane-");
        return Task.CompletedTask;
    }

    protected override async Task DropAsync()
    {
        foreach (var other in others) await other.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>Books in a scratch database of the server that FUNDLEDGER_SQLSERVER names.</summary>
public sealed class SqlServerLane : Lane
{
    public const string Variable = "FUNDLEDGER_SQLSERVER";
    public const string WhySkipped = Variable + " is not set: no SQL Server to run on.";

    private static readonly string? Server = Environment.GetEnvironmentVariable(Variable);
    private readonly List<SqlServerLane> others = [];
    private readonly string name = $"fundledger_{Guid.NewGuid():N}"[..30];

    public override bool IsHere => !string.IsNullOrEmpty(Server);

    public string Connection => new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString();

    public override Database Open(TimeProvider? clock = null) => Database.SqlServer(Connection, clock ?? TimeProvider.System, Log);

    public override async Task<Lane> AnotherAsync()
    {
        var other = new SqlServerLane();
        await other.CreateAsync();
        others.Add(other);
        return other;
    }

    protected override Task CreateAsync() => IsHere ? OnServerAsync($"CREATE DATABASE {name}") : Task.CompletedTask;

    protected override async Task DropAsync()
    {
        if (!IsHere) return;
        foreach (var other in others) await other.DisposeAsync();
        await OnServerAsync($"DROP DATABASE {name}");
    }

    /// <summary>A server makes one database at a time, and counts a connection that was just closed for a moment.</summary>
    private static async Task OnServerAsync(string sql)
    {
        var master = new SqlConnectionStringBuilder(Server) { InitialCatalog = "master", Pooling = false }.ToString();
        for (var attempt = 1; ; attempt++)
            try
            {
                await using var connection = new SqlConnection(master);
                await connection.ExecuteAsync(sql);
                return;
            }
            catch (SqlException) when (attempt < 20)
            {
                await Task.Delay(200);
            }
    }
}

/// <summary>What every test class over a lane has: the books, and the skip that names the missing server.</summary>
public abstract class LaneTests
{
    protected LaneTests(Lane lane)
    {
        Assert.SkipUnless(lane.IsHere, SqlServerLane.WhySkipped);
        Lane = lane;
    }

    protected Lane Lane { get; }
    protected Database Books => Lane.Books;
    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Writes and keeps.</summary>
    protected Task<int> WriteAsync(string sql, object? args = null) =>
        Books.WriteAsync("E", async session => new Work<int>(await session.ExecuteAsync(sql, args), Keep: true), Stop);

    protected Task<T> ReadAsync<T>(string sql, object? args = null) => Books.ReadAsync(session => session.ScalarAsync<T>(sql, args), Stop);
}
