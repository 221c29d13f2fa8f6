using System.Data;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using FundLedger.Ledger;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace FundLedger.Data;

/// <summary>Brings the schema up to date, one migration at a time on one set of books: the numbered scripts through DbUp,
/// each whole or not at all; then the views; then the chart of accounts and the installation's name. A script's hash is
/// kept beside its name, so that an edited script is noticed.</summary>
internal sealed class Migrator(Database database, IReadOnlyList<SchemaScript> all)
{
    private readonly Dialect dialect = database.Dialect;
    private readonly IReadOnlyList<SchemaScript> steps = [.. all.Where(script => script.IsSchema && script.IsFor(database.Dialect))];
    private readonly IReadOnlyList<SchemaScript> views = [.. all.Where(script => script.IsView && script.IsFor(database.Dialect))];

    public async Task RunAsync(CancellationToken stop)
    {
        await using var alone = await MigrationLock.TakeAsync(database.Dialect, database.ConnectionString, stop);
        var stored = await InTransactionAsync(ReadStoredAsync, stop);
        RefuseStrangers(stored);
        Upgrade(stored);
        if (!dialect.IsSqlite) await AllowSnapshotsAsync(stop);
        await InTransactionAsync(RenewViewsAsync, stop);
        if (steps.Count > 0) await InTransactionAsync(FoundAsync, stop);
    }

    private async Task<IReadOnlyList<StoredScript>> ReadStoredAsync(Session session)
    {
        await session.ExecuteAsync(dialect.ScriptTable);
        return await StoredScriptsAsync(session);
    }

    private void RefuseStrangers(IReadOnlyList<StoredScript> stored)
    {
        foreach (var script in stored.Where(script => script.Name.StartsWith("db/schema/", StringComparison.Ordinal)))
        {
            var known = steps.FirstOrDefault(step => step.Name == script.Name)
                ?? throw new SchemaException($"数据库由更新的版本建立（{script.Name}）/ These books were made by a newer program: {script.Name}.");
            if (known.Sha256 != script.Sha256)
                throw new SchemaException($"已执行的脚本 {script.Name} 被改动 / The script {script.Name} was edited after it had run; write a new one.");
        }
    }

    private void Upgrade(IReadOnlyList<StoredScript> stored)
    {
        var result = Engine()
            .WithScripts(steps.Select(step => new SqlScript(step.Name, dialect.Translate(step))))
            .JournalTo(new ScriptJournal(stored, steps, database.Clock))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        if (!result.Successful) throw new SchemaException($"{result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
    }

    private UpgradeEngineBuilder Engine() => dialect.IsSqlite
        ? DeployChanges.To.SqliteDatabase(database.ConnectionString)
        : DeployChanges.To.SqlDatabase(database.ConnectionString);

    private async Task AllowSnapshotsAsync(CancellationToken stop)
    {
        await using var connection = await dialect.OpenAsync(database.ConnectionString, readOnly: false, stop);
        await dialect.AllowSnapshotsAsync(connection);
    }

    /// <summary>All or none: a view may read another, so when one changed all are made anew, in the order of their names.</summary>
    private async Task<int> RenewViewsAsync(Session session)
    {
        var stored = (await StoredScriptsAsync(session))
            .Where(script => script.Name.StartsWith("db/views/", StringComparison.Ordinal)).ToList();
        var wanted = views.Select(view => new StoredScript { Name = view.Name, Sha256 = view.Sha256 });
        if (stored.SequenceEqual(wanted)) return 0;

        foreach (var script in Enumerable.Reverse(stored))
            await session.ExecuteAsync(new SchemaScript(script.Name, "").DropView);
        await session.ExecuteAsync("DELETE FROM schema_script WHERE name LIKE 'db/views/%'");
        foreach (var view in views)
        {
            await session.ExecuteAsync(view.Text);
            await session.ExecuteAsync(ScriptJournal.Insert, ScriptJournal.Row(view, database.Clock));
        }
        return views.Count;
    }

    private async Task<int> FoundAsync(Session session)
    {
        await AddAccountsAsync(session);
        if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM installation") > 0) return 0;
        return await session.ExecuteAsync("INSERT INTO installation (id, created_at) VALUES (@id, @now)",
            new { id = Guid.NewGuid().ToString("D"), now = database.Clock.GetUtcNow().UtcDateTime });
    }

    private static async Task AddAccountsAsync(Session session)
    {
        var stored = (await session.ListAsync<StoredAccount>("SELECT account, name, name_en, book, normal_side FROM account"))
            .ToDictionary(account => account.Account);
        foreach (var wanted in Chart.Government.Select(StoredAccount.Of))
        {
            if (!stored.TryGetValue(wanted.Account, out var found))
                await session.ExecuteAsync(
                    "INSERT INTO account (account, name, name_en, book, normal_side) VALUES (@Account, @Name, @NameEn, @Book, @NormalSide)",
                    wanted);
            else if (found != wanted)
                throw new SchemaException($"科目 {wanted.Account} 与账簿所载不同 / The account differs from the books: {found} is not {wanted}.");
        }
    }

    private async Task<T> InTransactionAsync<T>(Func<Session, Task<T>> work, CancellationToken stop)
    {
        if (dialect.IsSqlite) CreatePrivateFile();
        await using var connection = await dialect.OpenAsync(database.ConnectionString, readOnly: false, stop);
        await using var transaction = await dialect.BeginWriteAsync(connection, "", stop);
        using var hot = new HotStatements(keep: false);
        var result = await work(new Session(dialect, transaction, hot, log: null, stop));
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Nobody but the service's own account may read the books; SQLite gives its log the same rights.</summary>
    private void CreatePrivateFile()
    {
        var path = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        if (File.Exists(path)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var _ = new FileStream(path, options);
    }

    private static Task<IReadOnlyList<StoredScript>> StoredScriptsAsync(Session session) =>
        session.ListAsync<StoredScript>("SELECT name, sha256 FROM schema_script ORDER BY name");

    private sealed record StoredAccount
    {
        public string Account { get; init; } = "";
        public string Name { get; init; } = "";
        public string NameEn { get; init; } = "";
        public string Book { get; init; } = "";
        public string NormalSide { get; init; } = "";

        public static StoredAccount Of(Account account) => new()
        {
            Account = account.Code,
            Name = account.Name,
            NameEn = account.NameEn,
            Book = account.Book.ToString(),
            NormalSide = Seal.SideCode(account.NormalSide),
        };
    }
}

/// <summary>A row of <c>schema_script</c>.</summary>
internal sealed record StoredScript
{
    public string Name { get; init; } = "";
    public string Sha256 { get; init; } = "";
}

/// <summary>Tells DbUp what ran before and notes, in the script's own transaction, what runs now.</summary>
internal sealed class ScriptJournal(IReadOnlyList<StoredScript> stored, IReadOnlyList<SchemaScript> known, TimeProvider clock) : IJournal
{
    public const string Insert = "INSERT INTO schema_script (name, sha256, applied_at) VALUES (@Name, @Sha256, @AppliedAt)";

    public static object Row(SchemaScript script, TimeProvider clock) =>
        new { script.Name, script.Sha256, AppliedAt = clock.GetUtcNow().UtcDateTime };

    public string[] GetExecutedScripts() => [.. stored.Select(script => script.Name)];

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = Insert;
        Bind(command, "@Name", script.Name);
        Bind(command, "@Sha256", known.First(step => step.Name == script.Name).Sha256);
        Bind(command, "@AppliedAt", Seal.Instant(clock.GetUtcNow().UtcDateTime));
        command.ExecuteNonQuery();
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        // The migrator made the table before it read it.
    }

    private static void Bind(IDbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}

/// <summary>Keeps migrations of the same books apart, also those of other processes: a lock file beside an embedded file,
/// a lock of the session on SQL Server.</summary>
internal sealed class MigrationLock : IAsyncDisposable
{
    private const int WaitMs = 60_000;
    private readonly IAsyncDisposable held;

    private MigrationLock(IAsyncDisposable held) => this.held = held;

    public static async Task<MigrationLock> TakeAsync(Dialect dialect, string connectionString, CancellationToken stop)
    {
        if (dialect.IsSqlite)
            return new MigrationLock(await LockFileAsync(new SqliteConnectionStringBuilder(connectionString).DataSource + ".lock", stop));

        // A pooled connection would keep the session's lock after it was closed.
        var unpooled = new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString();
        var connection = await dialect.OpenAsync(unpooled, readOnly: false, stop);
        await Dialect.LockAsync(connection, null, "FundLedger:migration", "Session", WaitMs, stop);
        return new MigrationLock(connection);
    }

    public ValueTask DisposeAsync() => held.DisposeAsync();

    private static async Task<FileStream> LockFileAsync(string path, CancellationToken stop)
    {
        for (var waitedMs = 0; ; waitedMs += 50)
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waitedMs < WaitMs && File.Exists(path))
            {
                await Task.Delay(50, stop);
            }
    }
}
