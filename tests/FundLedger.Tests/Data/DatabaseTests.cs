using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Dapper;
using FundLedger.Data;
using FundLedger.Ledger;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace FundLedger.Tests.Data;

/// <summary>What every engine promises behind <see cref="Database"/>. Each fact writes under an entity of its own.</summary>
public abstract class DatabaseFacts(Lane lane) : LaneTests(lane)
{
    private const string InsertPolicy =
        "INSERT INTO policy_value (entity, name, value, from_day, command_ordinal) VALUES (@entity, @name, @value, @day, @ordinal)";

    private const string CountPolicies = "SELECT COUNT(*) FROM policy_value WHERE entity = @entity";

    private static readonly DateOnly Day = new(2024, 2, 29);

    protected static Task<int> AddPolicyAsync(Session session, string entity, long ordinal, string value = "值") =>
        session.ExecuteAsync(InsertPolicy, new { entity, name = "p", value, day = Day, ordinal });

    protected Task<long> PoliciesAsync(string entity) => ReadAsync<long>(CountPolicies, new { entity });

    protected Task<int> KeepPolicyAsync(string entity, long ordinal) =>
        Books.WriteAsync(entity, async session => new Work<int>(await AddPolicyAsync(session, entity, ordinal), Keep: true), Stop);

    /// <summary>How many come at once.</summary>
    protected abstract int Crowd { get; }

    /// <summary>How often someone may be told that the books are busy, and try again, before a test gives up.</summary>
    protected abstract int Patience { get; }

    private protected async Task<T> PatientlyAsync<T>(string entity, Func<Session, Task<Work<T>>> work)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await Books.WriteAsync(entity, work, Stop);
            }
            catch (StorageBusyException) when (tries <= Patience)
            {
                // Nothing was kept, so the same work may come again.
            }
    }

    [Fact]
    public async Task Of_many_works_at_once_each_is_kept_undone_or_failed_by_itself()
    {
        var works = Enumerable.Range(0, Crowd).Select(i => PatientlyAsync("many", async session =>
        {
            await AddPolicyAsync(session, "many", i);
            return i == 3 ? throw new TimeoutException("the third") : new Work<int>(i, Keep: i != 7);
        })).ToArray();

        (await Should.ThrowAsync<TimeoutException>(works[3])).Message.ShouldBe("the third");
        for (var i = 0; i < works.Length; i++)
            if (i != 3) (await works[i]).ShouldBe(i);
        var kept = await Books.ReadAsync(session => session.ListAsync<long>(
            "SELECT command_ordinal FROM policy_value WHERE entity = @entity ORDER BY command_ordinal", new { entity = "many" }), Stop);
        kept.ShouldBe(Enumerable.Range(0, Crowd).Where(i => i is not (3 or 7)).Select(i => (long)i));
    }

    [Fact]
    public async Task A_refused_work_answers_and_leaves_nothing()
    {
        var answer = await Books.WriteAsync("refused", async session =>
        {
            await AddPolicyAsync(session, "refused", 1);
            return new Work<string>("refused", Keep: false);
        }, Stop);

        answer.ShouldBe("refused");
        (await PoliciesAsync("refused")).ShouldBe(0);
    }

    [Fact]
    public async Task A_work_that_was_called_off_before_its_turn_is_not_done()
    {
        using var calledOff = new CancellationTokenSource();
        await calledOff.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => Books.WriteAsync("off",
            async session => new Work<int>(await AddPolicyAsync(session, "off", 1), Keep: true), calledOff.Token));

        (await PoliciesAsync("off")).ShouldBe(0);
    }

    [Fact]
    public async Task A_work_cannot_start_another()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Books.WriteAsync("nested",
            async _ => new Work<int>(await KeepPolicyAsync("nested", 1), Keep: true), Stop));

        (await PoliciesAsync("nested")).ShouldBe(0);
    }

    [Fact]
    public async Task A_session_is_of_no_use_after_its_work()
    {
        var kept = await Books.WriteAsync("late", session => Task.FromResult(new Work<Session>(session, Keep: true)), Stop);

        await Should.ThrowAsync<InvalidOperationException>(() => AddPolicyAsync(kept, "late", 1));
    }

    [Fact]
    public async Task A_reading_that_fails_leaves_the_next_ones_alone()
    {
        await KeepPolicyAsync("stumbled", 1);
        for (var i = 0; i < 20; i++)
        {
            await Should.ThrowAsync<TimeoutException>(() => Books.ReadAsync<long>(async session =>
            {
                await session.ScalarAsync<long>(CountPolicies, new { entity = "stumbled" });
                throw new TimeoutException();
            }, Stop));
            await Should.ThrowAsync<DbException>(() => ReadAsync<long>("SELECT COUNT(*) FROM no_such_table"));
        }

        await KeepPolicyAsync("stumbled", 2);
        (await PoliciesAsync("stumbled")).ShouldBe(2);
    }

    [Fact]
    public async Task Readings_at_once_and_of_more_statements_than_are_kept_all_find_what_is_there()
    {
        await KeepPolicyAsync("kept", 1);

        // Each text is asked again after hundreds of others, and one text with its parameters named in another order.
        var counts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Books.ReadAsync(async session =>
        {
            var found = 0L;
            for (var i = 0; i < 1_200; i++) found += await session.ScalarAsync<long>($"{CountPolicies} AND command_ordinal <> -{i % 600 + 1}", new { entity = "kept" });
            const string Both = CountPolicies + " AND name = @name";
            return found + await session.ScalarAsync<long>(Both, new { entity = "kept", name = "p" }) + await session.ScalarAsync<long>(Both, new { name = "p", entity = "kept" });
        }, Stop)));

        counts.ShouldAllBe(found => found == 1_202);
    }

    [Fact]
    public async Task A_reading_sees_one_state_of_the_books_to_its_end()
    {
        await KeepPolicyAsync("snapshot", 1);

        var seen = await Books.ReadAsync(async session =>
        {
            var before = await session.ScalarAsync<long>(CountPolicies, new { entity = "snapshot" });
            await KeepPolicyAsync("snapshot", 2);
            return (before, after: await session.ScalarAsync<long>(CountPolicies, new { entity = "snapshot" }));
        }, Stop);

        seen.ShouldBe((1, 1));
        (await PoliciesAsync("snapshot")).ShouldBe(2);
    }

    [Fact]
    public async Task After_the_first_rows_of_many_the_reading_goes_on()
    {
        await Books.WriteAsync("crowd", async session =>
        {
            for (var i = 1; i <= 400; i++) await AddPolicyAsync(session, "crowd", i, new string('众', 100));
            return new Work<int>(400, Keep: true);
        }, Stop);

        var seen = await Books.ReadAsync(async session => (
            first: await session.FirstAsync<long>(3, "SELECT command_ordinal FROM policy_value WHERE entity = @entity ORDER BY command_ordinal DESC", new { entity = "crowd" }),
            all: await session.ScalarAsync<long>(CountPolicies, new { entity = "crowd" })), Stop);

        seen.first.ShouldBe([400, 399, 398]);
        seen.all.ShouldBe(400);
    }

    [Fact]
    public async Task What_a_reading_writes_does_not_stay()
    {
        await Record.ExceptionAsync(() => Books.ReadAsync(session => AddPolicyAsync(session, "reader", 1), Stop));

        (await PoliciesAsync("reader")).ShouldBe(0);
    }

    [Fact]
    public async Task Steps_of_a_work_can_be_undone_one_by_one()
    {
        await Books.WriteAsync("steps", async session =>
        {
            await session.SavepointAsync();
            await AddPolicyAsync(session, "steps", 1);
            await session.SavepointAsync();
            await AddPolicyAsync(session, "steps", 2);
            await session.RollbackToSavepointAsync();
            await AddPolicyAsync(session, "steps", 3);
            await session.RollbackToSavepointAsync();
            return new Work<int>(await AddPolicyAsync(session, "steps", 4), Keep: true);
        }, Stop);

        var kept = await Books.ReadAsync(session => session.ListAsync<int>(
            "SELECT command_ordinal FROM policy_value WHERE entity = @entity ORDER BY command_ordinal", new { entity = "steps" }), Stop);
        kept.ShouldBe([1, 4]);
    }

    private sealed class AllocationRow
    {
        public string Receipt { get; init; } = "";
        public int RowNo { get; init; }
        public DateOnly ReceivedOn { get; init; }
        public Money AmountFen { get; init; }
        public long CommandOrdinal { get; init; }
    }

    private const string SelectAllocation =
        "SELECT receipt, row_no, received_on, amount_fen, command_ordinal FROM recovery_allocation WHERE entity = @entity ORDER BY row_no";

    private Task<int> AddAllocationsAsync(string entity) => Books.WriteAsync(entity, async session =>
    {
        string[] names =
        [
            "entity", "receipt", "row_no", "received_on", "case_code", "defendant", "head", "advance", "amount_fen", "rule_no", "command_ordinal",
        ];
        const string Sql = """
            INSERT INTO recovery_allocation
                (entity, receipt, row_no, received_on, case_code, defendant, head, advance, amount_fen, rule_no, command_ordinal)
            VALUES
                (@entity, @receipt, @row_no, @received_on, @case_code, @defendant, @head, @advance, @amount_fen, @rule_no, @command_ordinal)
            """;
        foreach (var row in new[] { 1, 2 })
            await session.ExecuteHotAsync(Sql, names,
                [entity, "R-1", row, Day, "C-1", "D-1", "COSTS", "", new Money(9_007_199_254_740_993 * row), 4, 9_000_000_000L + row]);
        return new Work<int>(2, Keep: true);
    }, Stop);

    [Fact]
    public async Task Money_days_and_numbers_come_back_as_they_went()
    {
        await AddAllocationsAsync("values");

        var rows = await Books.ReadAsync(session => session.ListAsync<AllocationRow>(SelectAllocation, new { entity = "values" }), Stop);

        rows.Select(row => (row.Receipt, row.RowNo, row.ReceivedOn, row.AmountFen, row.CommandOrdinal)).ShouldBe(
        [
            ("R-1", 1, Day, new Money(9_007_199_254_740_993), 9_000_000_001),
            ("R-1", 2, Day, new Money(18_014_398_509_481_986), 9_000_000_002),
        ]);
    }

    /// <summary>A statement that the engine begins and cannot end.</summary>
    protected abstract string Faulty { get; }

    [Fact]
    public async Task A_reading_goes_on_after_a_statement_that_failed()
    {
        await AddAllocationsAsync("faulty");

        var rows = await Books.ReadAsync(async session =>
        {
            await Should.ThrowAsync<DbException>(() => session.ScalarAsync<long>(Faulty));
            return await session.ScalarAsync<long>("SELECT COUNT(*) FROM recovery_allocation WHERE entity = @entity", new { entity = "faulty" });
        }, Stop);

        rows.ShouldBe(2);
    }

    [Fact]
    public async Task Seals_read_the_same_plain_values_on_every_engine()
    {
        await AddAllocationsAsync("plain");

        var rows = await Books.ReadAsync(async session =>
        {
            var all = new List<object?[]>();
            await foreach (var row in session.RowsAsync(SelectAllocation, new { entity = "plain" })) all.Add(row);
            return all;
        }, Stop);

        rows[0].ShouldBe(["R-1", 1L, "2024-02-29", 9_007_199_254_740_993L, 9_000_000_001L]);
        rows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_instant_keeps_its_milliseconds_and_stays_UTC()
    {
        var opened = new DateTime(2024, 12, 31, 15, 59, 59, 987, DateTimeKind.Utc);
        await WriteAsync("INSERT INTO installation (id, created_at) VALUES (@id, @opened)", new { id = "instant", opened });

        var read = await ReadAsync<DateTime>("SELECT created_at FROM installation WHERE id = @id", new { id = "instant" });
        read.ShouldBe(opened);
        read.Kind.ShouldBe(DateTimeKind.Utc);
        (await ReadAsync<long>("SELECT COUNT(*) FROM installation WHERE created_at = @opened", new { opened })).ShouldBe(1);
        (await ReadAsync<long>("SELECT COUNT(*) FROM installation WHERE created_at < @opened", new { opened })).ShouldBe(0);
    }

    [Fact]
    public async Task Codes_are_told_apart_byte_by_byte_and_sorted_so()
    {
        foreach (var entity in new[] { "code-b", "Code-A", "code-a", "CODE-a" }) await KeepPolicyAsync(entity, 1);

        var sorted = await Books.ReadAsync(session => session.ListAsync<string>(
            "SELECT entity FROM policy_value WHERE entity IN @entities ORDER BY entity",
            new { entities = new[] { "CODE-a", "Code-A", "code-a", "code-b", "CODE-B" } }), Stop);

        sorted.ShouldBe(["CODE-a", "Code-A", "code-a", "code-b"]);
    }

    private sealed class Misnamed
    {
        public string Receipt { get; init; } = "";
        public int RowNumber { get; init; }
    }

    [Fact]
    public async Task Rows_left_half_way_hold_up_no_other_reading_of_the_same_statement()
    {
        await AddAllocationsAsync("halfway");
        var asked = new Dictionary<string, object?> { ["entity"] = "halfway" };

        var counts = await Books.ReadAsync(async session =>
        {
            await foreach (var _ in session.RowsAsync(SelectAllocation, asked)) break;
            return (await session.ListAsync<AllocationRow>(SelectAllocation, asked)).Count;
        }, Stop);

        counts.ShouldBe(2);
    }

    [Fact]
    public async Task A_column_without_its_property_is_noticed()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() =>
            Books.ReadAsync(session => session.ListAsync<Misnamed>("SELECT receipt, row_no FROM recovery_allocation"), Stop));

        failure.Message.ShouldContain("ROWNO");
    }

    [Fact]
    public async Task One_value_must_be_there_unless_it_may_be_missing()
    {
        const string Sql = "SELECT MAX(command_ordinal) FROM policy_value WHERE entity = @entity";
        var none = new { entity = "nobody" };

        (await Books.ReadAsync(session => session.ScalarOrNullAsync<long?>(Sql, none), Stop)).ShouldBeNull();
        (await Books.ReadAsync(session => session.ScalarOrNullAsync<string>("SELECT name FROM policy_value WHERE entity = @entity", none), Stop)).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync<long>(Sql, none));
        await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync<string>("SELECT name FROM policy_value WHERE entity = @entity", none));
    }

    [Fact]
    public async Task The_log_holds_what_was_executed_with_its_parameters()
    {
        await KeepPolicyAsync("log", 1);

        var parameters = Lane.Log.Statements.First(statement => statement.Sql == InsertPolicy).Parameters;
        parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ShouldBe(
        [
            new("day", typeof(string)), new("entity", typeof(string)), new("name", typeof(string)),
            new("ordinal", typeof(long)), new("value", typeof(string)),
        ]);
    }

    /// <summary>Keeps every writer of the entity out until disposed.</summary>
    protected abstract Task<IAsyncDisposable> LockOutAsync(string entity);

    [Fact]
    public async Task Whoever_waits_five_seconds_in_vain_is_told_that_the_books_are_busy()
    {
        await using (await LockOutAsync("busy"))
        {
            var waited = Stopwatch.StartNew();
            var first = KeepPolicyAsync("busy", 1);
            await Task.Delay(1_000, Stop);
            var second = KeepPolicyAsync("busy", 2);

            await Should.ThrowAsync<StorageBusyException>(first);
            waited.Elapsed.TotalSeconds.ShouldBeInRange(4.5, 8);
            await Should.ThrowAsync<StorageBusyException>(second);
            waited.Elapsed.TotalSeconds.ShouldBeLessThan(9, "who came second waited for five seconds more");
        }
        await KeepPolicyAsync("busy", 3);
        (await PoliciesAsync("busy")).ShouldBe(1);
    }
}

public sealed class DatabaseOnSqliteTests(SqliteLane lane) : DatabaseFacts(lane), IClassFixture<SqliteLane>
{
    [Fact]
    public async Task The_engine_says_that_it_is_SQLite() =>
        (await ReadAsync<string>("SELECT sqlite_version()")).ShouldStartWith("3.");

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("recursive_triggers", "1")]
    public async Task Every_connection_is_set_to_lose_nothing(string pragma, string expected)
    {
        var sql = $"SELECT CAST({pragma.Replace("busy_timeout", "timeout", StringComparison.Ordinal)} AS text) FROM pragma_{pragma}";

        (await ReadAsync<string>(sql)).ShouldBe(expected);
        (await Books.WriteAsync("E", async session => new Work<string>(await session.ScalarAsync<string>(sql), Keep: false), Stop)).ShouldBe(expected);
    }

    private sealed class Named
    {
        public string Name { get; set; } = "";
    }

    /// <summary>A column of SQLite may hold a text in one row and a number in another.</summary>
    [Fact]
    public async Task A_statement_is_read_right_whatever_its_column_held_the_time_before()
    {
        foreach (var isText in new[] { 1, 0, 1, 0 })
        {
            var read = await Books.ReadAsync(session => session.ListAsync<Named>("SELECT CASE WHEN @isText = 1 THEN 'five' ELSE 5 END AS name", new { isText }), Stop);
            read.Single().Name.ShouldBe(isText == 1 ? "five" : "5");
        }
    }

    [Fact]
    public void The_file_is_for_the_service_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in new[] { lane.File, lane.File + "-wal" })
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task When_the_disk_is_full_the_work_that_filled_it_is_told_and_undone()
    {
        var filling = Books.WriteAsync("full", async session =>
        {
            await session.ExecuteAsync("PRAGMA max_page_count = 1");
            for (var i = 100; i < 1_000; i++) await AddPolicyAsync(session, "full", i, new string('满', 100));
            return new Work<int>(0, Keep: true);
        }, Stop);
        await Should.ThrowAsync<StorageFullException>(filling);

        await Books.WriteAsync("full", async session =>
            new Work<int>(await session.ExecuteAsync("PRAGMA max_page_count = 1073741823"), Keep: true), Stop);
        await KeepPolicyAsync("full", 2);
        (await PoliciesAsync("full")).ShouldBe(1);
    }

    [Theory]
    [InlineData("INSERT OR ROLLBACK INTO policy_value SELECT * FROM policy_value WHERE entity = 'together'")]
    [InlineData("""
        PRAGMA defer_foreign_keys = ON;
        INSERT INTO period_opened (entity, period, command_ordinal) VALUES ('no such entity', 202401, 1)
        """)]
    public async Task When_the_common_commit_fails_everyone_in_it_is_told_and_the_next_one_is_written(string ending)
    {
        var gate = new TaskCompletionSource();
        var playing = new TaskCompletionSource();
        var blocker = Books.WriteAsync("together", async _ =>
        {
            playing.SetResult();
            await gate.Task;
            return new Work<int>(0, Keep: false);
        }, Stop);
        await playing.Task;
        var good = KeepPolicyAsync("together", 1);
        var bad = Books.WriteAsync("together", async session => new Work<int>(await session.ExecuteAsync(ending), Keep: true), Stop);
        gate.SetResult();
        await blocker;

        await Should.ThrowAsync<SqliteException>(good);
        await Should.ThrowAsync<SqliteException>(bad);
        (await PoliciesAsync("together")).ShouldBe(0);
        (await Books.WriteAsync("together", async session => new Work<int>(await AddPolicyAsync(session, "together", 2), Keep: false), Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task After_the_disk_has_failed_this_process_writes_no_more()
    {
        await using (var failing = lane.Open())
        {
            await Should.ThrowAsync<StorageFailedException>(() => failing.WriteAsync<int>("failed", async session =>
            {
                await AddPolicyAsync(session, "failed", 1);
                throw new SqliteException("disk I/O error", 10);
            }, Stop));
            await Should.ThrowAsync<StorageFailedException>(() => failing.WriteAsync("failed",
                async session => new Work<int>(await AddPolicyAsync(session, "failed", 2), Keep: true), Stop));
        }

        await KeepPolicyAsync("failed", 3);
        (await PoliciesAsync("failed")).ShouldBe(1);
    }

    protected override string Faulty => "SELECT SUM(amount_fen * 500) FROM recovery_allocation WHERE entity = 'faulty'";
    protected override int Crowd => 200;
    protected override int Patience => 0;

    protected override async Task<IAsyncDisposable> LockOutAsync(string entity)
    {
        var connection = new SqliteConnection($"Data Source={lane.File};Pooling=False");
        await connection.OpenAsync(Stop);
        await connection.BeginTransactionAsync(Stop);
        return connection;
    }
}

public sealed class DatabaseOnSqlServerTests(SqlServerLane lane) : DatabaseFacts(lane), IClassFixture<SqlServerLane>
{
    [Fact]
    public async Task The_engine_says_that_it_is_SQL_Server() =>
        (await ReadAsync<string>("SELECT @@VERSION")).ShouldStartWith("Microsoft SQL Server");

    [Fact]
    public async Task Entities_do_not_wait_for_each_other()
    {
        await using (await LockOutAsync("one")) (await KeepPolicyAsync("two", 1)).ShouldBe(1);
    }

    [Fact]
    public async Task Read_then_write_loses_nothing_among_many_writers()
    {
        await WriteAsync("INSERT INTO voucher_counter (entity, series, period, last_number) VALUES ('count', N'记', 202401, 0)");

        await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => PatientlyAsync("count", async session =>
        {
            var last = await session.ScalarAsync<int>("SELECT last_number FROM voucher_counter WHERE entity = 'count'");
            return new Work<int>(await session.ExecuteAsync(
                "UPDATE voucher_counter SET last_number = @next WHERE entity = 'count'", new { next = last + 1 }), Keep: true);
        })));

        (await ReadAsync<int>("SELECT last_number FROM voucher_counter WHERE entity = 'count'")).ShouldBe(Crowd);
    }

    protected override string Faulty => "SELECT 1 / (COUNT(*) - COUNT(*)) FROM recovery_allocation";
    protected override int Crowd => 24;
    protected override int Patience => 9;

    protected override async Task<IAsyncDisposable> LockOutAsync(string entity)
    {
        var connection = new SqlConnection(lane.Connection + ";Pooling=False");
        await connection.OpenAsync(Stop);
        await connection.ExecuteAsync("sp_getapplock",
            new { Resource = "FundLedger/" + entity, LockMode = "Exclusive", LockOwner = "Session" }, commandType: CommandType.StoredProcedure);
        return connection;
    }
}
