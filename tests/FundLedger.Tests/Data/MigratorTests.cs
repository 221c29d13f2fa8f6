using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Tests.Data;

/// <summary>How the schema comes to be, on every engine. Each fact has a place of its own.</summary>
public abstract class MigratorFacts(Lane lane) : LaneTests(lane)
{
    private static readonly SchemaScript[] NoView = [.. SchemaScript.Embedded.Where(script => script.IsSchema)];

    private static SchemaScript Step(int number, string text) => new($"db/schema/9{number:000}_step.sql", text);
    private static SchemaScript View(string name, string text) => new($"db/views/{name}.sql", text);

    private async Task<Database> AnotherAsync() => (await Lane.AnotherAsync()).Open();

    private static Task<T> ScalarAsync<T>(Database books, string sql) => books.ReadAsync(session => session.ScalarAsync<T>(sql), Stop);

    private static async Task<string> RefusalAsync(Database books, params SchemaScript[] scripts) =>
        (await Should.ThrowAsync<SchemaException>(() => books.MigrateAsync(scripts, Stop))).Message;

    [Fact]
    public async Task New_books_have_the_chart_of_accounts_and_a_name()
    {
        var accounts = await Books.ReadAsync(session => session.ListAsync<string>("SELECT account FROM account ORDER BY account"), Stop);

        accounts.ShouldBe(Chart.Government.Select(account => account.Code).Order(StringComparer.Ordinal));
        Guid.TryParseExact(await ReadAsync<string>("SELECT id FROM installation"), "D", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var books = await AnotherAsync();
        await books.MigrateAsync(Stop);
        var before = await StateAsync(books);

        await books.MigrateAsync(Stop);

        (await StateAsync(books)).ShouldBe(before);
    }

    private static Task<string> StateAsync(Database books) => books.ReadAsync(async session =>
    {
        var lines = new List<string>();
        foreach (var sql in new[] { "SELECT * FROM schema_script ORDER BY name", "SELECT * FROM installation", "SELECT * FROM account ORDER BY account" })
            await foreach (var row in session.RowsAsync(sql)) lines.Add(string.Join('|', row));
        return string.Join('\n', lines);
    }, Stop);

    [Fact]
    public async Task Three_migrations_at_once_end_as_one()
    {
        for (var round = 0; round < (Books.Dialect.IsSqlite ? 8 : 1); round++) await MigrateThreeTimesAtOnceAsync();
    }

    private async Task MigrateThreeTimesAtOnceAsync()
    {
        var place = await Lane.AnotherAsync();
        Database[] books = [place.Open(), place.Open(), place.Open()];
        using var start = new Barrier(books.Length);

        await Task.WhenAll(books.Select(each => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait(Stop);
            return each.MigrateAsync(Stop);
        }, Stop, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

        (await ScalarAsync<long>(books[0], "SELECT COUNT(*) FROM installation")).ShouldBe(1);
        (await ScalarAsync<long>(books[0], "SELECT COUNT(*) FROM account")).ShouldBe(Chart.Government.Count);
        foreach (var each in books) await each.DisposeAsync();
    }

    [Fact]
    public async Task A_script_that_was_edited_after_it_ran_is_refused()
    {
        await using var books = await AnotherAsync();
        await books.MigrateAsync([.. NoView, Step(1, "CREATE TABLE one (a int)")], Stop);

        (await RefusalAsync(books, [.. NoView, Step(1, "CREATE TABLE one (a bigint)")])).ShouldContain("db/schema/9001_step.sql");
    }

    [Fact]
    public async Task Line_ends_are_no_edit()
    {
        await using var books = await AnotherAsync();
        await books.MigrateAsync([.. NoView, Step(1, "CREATE TABLE one (\na int)")], Stop);

        await books.MigrateAsync([.. NoView, Step(1, "CREATE TABLE one (\r\na int)")], Stop);
    }

    [Fact]
    public async Task Books_of_a_newer_program_are_refused()
    {
        await using var books = await AnotherAsync();
        await books.MigrateAsync([.. NoView, Step(1, "CREATE TABLE one (a int)")], Stop);

        (await RefusalAsync(books, NoView)).ShouldContain("newer");
    }

    [Fact]
    public async Task A_script_that_breaks_half_way_leaves_nothing_and_can_be_mended()
    {
        await using var books = await AnotherAsync();
        var good = Step(1, "CREATE TABLE one (a int)");
        await RefusalAsync(books, [.. NoView, good, Step(2, "CREATE TABLE two (a int); INSERT INTO nowhere (a) VALUES (1)")]);

        await books.MigrateAsync([.. NoView, good, Step(2, "CREATE TABLE two (a int); INSERT INTO two (a) VALUES (7)")], Stop);

        (await ScalarAsync<int>(books, "SELECT a FROM two")).ShouldBe(7);
    }

    [Fact]
    public async Task A_changed_view_is_made_anew_and_an_old_one_goes()
    {
        await using var books = await AnotherAsync();
        await books.MigrateAsync(
            [.. NoView, View("1_seen", "CREATE VIEW seen AS SELECT account FROM account"), View("2_named", "CREATE VIEW named AS SELECT account FROM seen")], Stop);
        (await ScalarAsync<long>(books, "SELECT COUNT(*) FROM named")).ShouldBe(Chart.Government.Count);

        await books.MigrateAsync(
            [.. NoView, View("1_seen", "CREATE VIEW seen AS SELECT account FROM account WHERE book = 'C'"), View("3_again", "CREATE VIEW again AS SELECT account FROM seen")], Stop);

        (await ScalarAsync<long>(books, "SELECT COUNT(*) FROM again")).ShouldBe(2);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => ScalarAsync<long>(books, "SELECT COUNT(*) FROM named"));
    }

    [Fact]
    public async Task An_account_of_another_name_is_refused()
    {
        await using var books = await AnotherAsync();
        var other = Step(1, "INSERT INTO account (account, name, name_en, book, normal_side) VALUES ('1212', 'x', 'x', 'F', 'D')");

        (await RefusalAsync(books, [.. NoView, other])).ShouldContain("1212");
    }

    [Fact]
    public async Task Dollar_signs_in_a_script_are_text()
    {
        await using var books = await AnotherAsync();
        await books.MigrateAsync([.. NoView, Step(1, "CREATE TABLE one (a varchar(20)); INSERT INTO one (a) VALUES ('$not a variable$')")], Stop);

        (await ScalarAsync<string>(books, "SELECT a FROM one")).ShouldBe("$not a variable$");
    }
}

public sealed class MigratorOnSqliteTests(SqliteLane lane) : MigratorFacts(lane), IClassFixture<SqliteLane>;

public sealed class MigratorOnSqlServerTests(SqlServerLane lane) : MigratorFacts(lane), IClassFixture<SqlServerLane>;

public class SchemaScriptTests
{
    private static SchemaScript Script(string name, string text) => new(name, text);

    [Fact]
    public void On_SQL_Server_all_text_is_compared_byte_by_byte_as_on_SQLite() =>
        Dialect.SqlServer.Translate(Script("db/schema/0001_a.sql", "CREATE TABLE a (x varchar(32) NOT NULL, y char(1), z nvarchar(60), w nchar(2))"))
            .ShouldBe("CREATE TABLE a (x varchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL, y char(1) COLLATE Latin1_General_100_BIN2, z nvarchar(60) COLLATE Latin1_General_100_BIN2, w nchar(2) COLLATE Latin1_General_100_BIN2)");

    [Fact]
    public void SQLite_and_paired_scripts_and_views_are_read_as_they_stand()
    {
        const string Text = "CREATE TABLE a (x varchar(32))";
        Dialect.Sqlite.Translate(Script("db/schema/0001_a.sql", Text)).ShouldBe(Text);
        Dialect.SqlServer.Translate(Script("db/schema/0001_a.sqlserver.sql", Text)).ShouldBe(Text);
        Dialect.SqlServer.Translate(Script("db/views/a.sql", Text)).ShouldBe(Text);
    }

    [Theory]
    [InlineData("db/schema/0001_a.sql", true, true)]
    [InlineData("db/schema/0001_a.sqlite.sql", true, false)]
    [InlineData("db/schema/0001_a.sqlserver.sql", false, true)]
    public void A_script_is_for_both_engines_unless_its_name_says_one(string name, bool sqlite, bool sqlServer)
    {
        Script(name, "").IsFor(Dialect.Sqlite).ShouldBe(sqlite);
        Script(name, "").IsFor(Dialect.SqlServer).ShouldBe(sqlServer);
        Script(name, "").IsPaired.ShouldBe(sqlite != sqlServer);
    }

    [Fact]
    public void Every_paired_script_has_its_pair()
    {
        var paired = SchemaScript.Embedded.Where(script => script.IsPaired).Select(script => script.Name).ToList();
        foreach (var name in paired)
            paired.ShouldContain(name.Contains(".sqlite.", StringComparison.Ordinal)
                ? name.Replace(".sqlite.", ".sqlserver.", StringComparison.Ordinal)
                : name.Replace(".sqlserver.", ".sqlite.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("db/views/10_fund_position.sql", "fund_position")]
    [InlineData("db/views/fund_position.sqlite.sql", "fund_position")]
    public void A_view_is_called_as_its_file(string name, string view) => Script(name, "").ViewName.ShouldBe(view);

    [Theory]
    [InlineData("db/views/a b.sql")]
    [InlineData("db/views/a;DROP.sql")]
    public void A_strange_file_name_is_no_view(string name) => Should.Throw<SchemaException>(() => Script(name, "").ViewName);
}
