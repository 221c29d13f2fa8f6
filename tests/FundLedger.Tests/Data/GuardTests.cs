using System.Data.Common;
using FundLedger.Data;

namespace FundLedger.Tests.Data;

/// <summary>What the engine refuses whoever asks, for every table there is, also for tables that come later.</summary>
public abstract class GuardFacts(Lane lane) : LaneTests(lane)
{
    protected abstract Task<IReadOnlyList<string>> TablesAsync();

    /// <summary>Any column of the table.</summary>
    protected abstract Task<string> ColumnAsync(string table);

    [Fact]
    public async Task Every_table_has_a_row_to_guard()
    {
        await OneOfEach.InsertAsync(Books, Stop);

        foreach (var table in await TablesAsync()) (await CountAsync(table)).ShouldBePositive(table);
    }

    [Fact]
    public async Task What_was_recorded_is_never_changed()
    {
        await OneOfEach.InsertAsync(Books, Stop);
        foreach (var table in (await TablesAsync()).Except(OneOfEach.Moving))
        {
            var column = await ColumnAsync(table);
            (await RefusalAsync($"UPDATE {table} SET {column} = {column}")).ShouldContain("只增不改", customMessage: table);
        }
    }

    [Fact]
    public async Task No_row_of_any_table_is_ever_deleted()
    {
        await OneOfEach.InsertAsync(Books, Stop);
        foreach (var table in await TablesAsync())
        {
            (await RefusalAsync($"DELETE FROM {table}")).ShouldMatch("never deleted|never changed or deleted|(?i:foreign key|REFERENCE) constraint", table);
            (await CountAsync(table)).ShouldBePositive(table);
        }
    }

    [Fact]
    public async Task Balances_counters_and_heads_move_on()
    {
        await OneOfEach.InsertAsync(Books, Stop);
        foreach (var table in OneOfEach.Moving)
        {
            var column = await ColumnAsync(table);
            (await WriteAsync($"UPDATE {table} SET {column} = {column}")).ShouldBe(1, table);
        }
    }

    protected async Task<string> RefusalAsync(string sql) => (await Should.ThrowAsync<DbException>(() => WriteAsync(sql), sql)).Message;

    protected Task<long> CountAsync(string table) => ReadAsync<long>($"SELECT COUNT(*) FROM {table}");

    protected Task<IReadOnlyList<string>> NamesAsync(string sql, object? args = null) =>
        Books.ReadAsync(session => session.ListAsync<string>(sql, args), Stop);
}

public sealed class GuardOnSqliteTests(SqliteLane lane) : GuardFacts(lane), IClassFixture<SqliteLane>
{
    [Fact]
    public async Task A_row_is_not_replaced_either()
    {
        await OneOfEach.InsertAsync(Books, Stop);
        (await RefusalAsync("INSERT OR REPLACE INTO voucher SELECT * FROM voucher")).ShouldContain("只增不删");
    }

    /// <summary>A value that SQLite would store in a column of the declared type although it does not belong there.</summary>
    [Theory]
    [InlineData("bigint", "1.5", "'a'", "9.3e18")]
    [InlineData("int", "1.5", "'a'", "x'31'")]
    [InlineData("date", "'2024-02-30'", "'2024-1-1'", "20240101")]
    [InlineData("datetime2(3)", "'2024-01-01'", "'2024-01-01 00:00:00'", "'2024-01-01T00:00:00.000'")]
    [InlineData("varchar(32)", "x'31'", "x''", "x'00'")]
    public async Task No_column_takes_a_value_that_is_not_of_its_type(string type, params string[] strangers)
    {
        await OneOfEach.InsertAsync(Books, Stop);
        var tried = 0;
        foreach (var table in await TablesAsync())
            foreach (var column in await NamesAsync("SELECT name FROM pragma_table_info(@table) WHERE lower(type) = @type", new { table, type }))
                foreach (var stranger in strangers)
                {
                    var columns = await NamesAsync("SELECT name FROM pragma_table_info(@table)", new { table });
                    var values = string.Join(", ", columns.Select(name => name == column ? stranger : name));
                    (await RefusalAsync($"INSERT INTO {table} SELECT {values} FROM {table} LIMIT 1")).ShouldContain("值类型不符", customMessage: $"{table}.{column}");
                    tried++;
                }
        tried.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("UPDATE fund_balance SET debit_fen = debit_fen + 9223372036854775807")]
    [InlineData("UPDATE period_balance SET credit_fen = 0.5")]
    [InlineData("UPDATE voucher_counter SET last_number = last_number / 2.0")]
    [InlineData("UPDATE entity_head SET last_seq = 'a'")]
    public async Task A_balance_never_turns_into_a_fraction(string update)
    {
        await OneOfEach.InsertAsync(Books, Stop);
        (await RefusalAsync(update)).ShouldContain("值类型不符");
    }

    [Fact]
    public async Task Every_millisecond_of_a_second_can_be_stored()
    {
        var stored = await Books.WriteAsync("E", async session =>
        {
            for (var ms = 0; ms < 1_000; ms++)
                await session.ExecuteAsync("INSERT INTO installation (id, created_at) VALUES (@id, @at)",
                    new { id = $"ms-{ms}", at = new DateTime(2024, 12, 31, 23, 59, 59, ms, DateTimeKind.Utc) });
            return new Work<long>(await session.ScalarAsync<long>("SELECT COUNT(*) FROM installation WHERE id LIKE 'ms-%'"), Keep: false);
        }, Stop);

        stored.ShouldBe(1_000);
    }

    protected override Task<IReadOnlyList<string>> TablesAsync() =>
        NamesAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'schema_script' ORDER BY name");

    protected override async Task<string> ColumnAsync(string table) =>
        (await NamesAsync("SELECT name FROM pragma_table_info(@table)", new { table }))[0];
}

public sealed class GuardOnSqlServerTests(SqlServerLane lane) : GuardFacts(lane), IClassFixture<SqlServerLane>
{
    protected override Task<IReadOnlyList<string>> TablesAsync() =>
        NamesAsync("SELECT name FROM sys.tables WHERE name <> 'schema_script' ORDER BY name");

    protected override async Task<string> ColumnAsync(string table) =>
        (await NamesAsync("SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = @table ORDER BY ORDINAL_POSITION", new { table }))[0];
}
