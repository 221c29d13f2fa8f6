using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Data;

public class TSqlGateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static RecordedStatement Statement(string sql) =>
        new(sql, [new("entity", typeof(string)), new("fen", typeof(long)), new("row", typeof(int)), new("day", typeof(string))]);

    private static string Complaints(IEnumerable<string> complaints) => string.Join('\n', complaints);

    [Fact]
    public void SQL_Server_would_take_the_schema() =>
        Complaints(TSqlGate.Check(SchemaScript.Embedded.Where(script => script.IsFor(Dialect.SqlServer)))).ShouldBeEmpty();

    [Theory]
    [InlineData("db/checks")]
    [InlineData("reports")]
    public void SQL_Server_would_take_every_query_of(string folder) =>
        Complaints(TSqlGate.Check(TSqlGate.QueriesOf(folder))).ShouldBeEmpty();

    [Fact]
    public async Task SQL_Server_would_take_every_statement_of_the_worked_year()
    {
        var log = new StatementLog();
        await using var lane = new SqliteLane();
        await lane.InitializeAsync();
        await using var books = Database.Sqlite(lane.File, TimeProvider.System, log);
        var journal = new Journal(books);
        foreach (var line in await File.ReadAllLinesAsync(RepoFiles.PathOf("db/seed/scenario-1.jsonl"), Stop))
            (await journal.RecordAsync(CommandReader.Read(line).Command!, Stop)).IsRecorded.ShouldBeTrue(line);

        log.Statements.Count.ShouldBeGreaterThan(20);
        Complaints(TSqlGate.Check(log.Statements)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SELECT entity, SUM(amount_fen) AS fen FROM voucher_line WHERE entity = @entity AND voucher_date <= @day GROUP BY entity HAVING SUM(amount_fen) > @fen ORDER BY fen")]
    [InlineData("SELECT v.entity, COUNT(*) AS many FROM voucher v JOIN voucher_line l ON l.entity = v.entity AND l.seq = v.seq GROUP BY v.entity")]
    [InlineData("SELECT CASE side WHEN 'D' THEN amount_fen ELSE -amount_fen END AS signed, ROW_NUMBER() OVER (PARTITION BY account ORDER BY seq) AS place FROM voucher_line")]
    [InlineData("SELECT fund, SUM(SUM(amount_fen)) OVER (ORDER BY fund) AS running FROM voucher_line GROUP BY fund")]
    [InlineData("SELECT SUBSTRING(account, 1, 4) AS head, MAX(seq) AS last FROM voucher_line GROUP BY SUBSTRING(account, 1, 4)")]
    [InlineData("WITH sums AS (SELECT entity, MAX(seq) AS last FROM voucher GROUP BY entity) SELECT last FROM sums WHERE entity = @entity")]
    [InlineData("INSERT INTO voucher_counter (entity, series, period, last_number) SELECT @entity, '记', @row, 1 WHERE NOT EXISTS (SELECT 1 FROM voucher_counter WHERE entity = @entity)")]
    [InlineData("UPDATE fund_balance SET debit_fen = debit_fen + @fen WHERE entity = @entity AND slot = @row")]
    public void The_common_tongue_passes(string sql) => Complaints(TSqlGate.Check([Statement(sql)])).ShouldBeEmpty();

    [Theory]
    [InlineData("SELECT amount FROM voucher_line", "amount")]
    [InlineData("SELECT seq FROM vouchers", "vouchers")]
    [InlineData("SELECT Seq FROM voucher", "Seq")]
    [InlineData("INSERT INTO voucher_counter (entity, series, year) VALUES (@entity, '记', 1)", "year")]
    [InlineData("UPDATE voucher_counter SET last_no = 1", "last_no")]
    [InlineData("WITH sums AS (SELECT MAX(seq) AS last FROM voucher) SELECT first FROM sums", "first")]
    [InlineData("SELECT seq FROM voucher WHERE entity = @entities", "@entities")]
    [InlineData("SELECT LENGTH(summary) FROM voucher", "LENGTH")]
    [InlineData("SELECT IFNULL(summary, '') FROM voucher", "IFNULL")]
    [InlineData("SELECT strftime('%Y', voucher_date) FROM voucher", "strftime")]
    [InlineData("SELECT GETDATE()", "GETDATE")]
    [InlineData("SELECT LEN(summary) FROM voucher", "LEN")]
    [InlineData("SELECT YEAR(voucher_date) FROM voucher", "YEAR")]
    [InlineData("SELECT LEFT(summary, 1) FROM voucher", "T-SQL only")]
    [InlineData("SELECT CAST(@day AS date) AS d", "CAST to date")]
    [InlineData("SELECT CAST(total_fen AS decimal(19, 2)) AS yuan FROM voucher", "CAST to decimal")]
    [InlineData("SELECT CONVERT(varchar(10), voucher_date) FROM voucher", "conversion")]
    [InlineData("SELECT seq FROM voucher ORDER BY seq LIMIT 1", "LIMIT")]
    [InlineData("SELECT TOP (1) seq FROM voucher", "cut of rows")]
    [InlineData("SELECT seq FROM voucher ORDER BY seq OFFSET 1 ROWS", "cut of rows")]
    [InlineData("SELECT maker || reviewer FROM voucher", "||")]
    [InlineData("SELECT maker + '，' FROM voucher", "joined by +")]
    [InlineData("SELECT seq = 1 FROM voucher", "alias")]
    [InlineData("SELECT @@VERSION", "server variable")]
    [InlineData("SELECT seq FROM voucher WITH (NOLOCK)", "hint")]
    [InlineData("SELECT seq INTO other FROM voucher", "INTO")]
    [InlineData("SELECT account, fund, SUM(amount_fen) AS fen FROM voucher_line GROUP BY account", "fund is not grouped")]
    [InlineData("SELECT account, SUM(amount_fen) AS fen FROM voucher_line", "account is not grouped")]
    [InlineData("SELECT account FROM voucher_line GROUP BY account ORDER BY seq", "seq is not grouped")]
    [InlineData("SELECT l.entity, COUNT(*) AS n FROM voucher v JOIN voucher_line l ON l.seq = v.seq GROUP BY v.entity", "l.entity is not grouped")]
    [InlineData("SELECT * FROM voucher GROUP BY entity", "grouped query")]
    [InlineData("INSERT INTO voucher_counter (entity, series, period, last_number) VALUES (@entity, '', 1, 1) ON CONFLICT DO NOTHING", "ON")]
    [InlineData("INSERT OR IGNORE INTO voucher_counter (entity, series, period, last_number) VALUES (@entity, '', 1, 1)", "OR")]
    [InlineData("UPDATE voucher_counter SET last_number = 1 RETURNING last_number", "RETURNING")]
    [InlineData("UPDATE voucher_counter SET last_number = 1 OUTPUT inserted.last_number", "OUTPUT")]
    [InlineData("UPDATE voucher_counter SET last_number = 1 FROM entity", "second FROM")]
    [InlineData("DROP TABLE voucher", "DropTable")]
    [InlineData("PRAGMA journal_mode", "PRAGMA")]
    public void What_one_engine_would_not_read_alike_is_refused(string sql, string because) =>
        Complaints(TSqlGate.Check([Statement(sql)])).ShouldContain(because, Case.Sensitive);

    [Theory]
    [InlineData("CREATE TABLE a (b int, CHECK (b > 0))", "constraint without a name")]
    [InlineData("CREATE TABLE a (b nvarchar(max))", "type nvarchar(max)")]
    [InlineData("CREATE TABLE a (b decimal(19, 2))", "type decimal(19,2)")]
    [InlineData("CREATE TABLE a (b datetime2(7))", "type datetime2(7)")]
    [InlineData("CREATE TABLE a (b int IDENTITY(1, 1))", "IDENTITY")]
    [InlineData("CREATE TABLE a (b int, CONSTRAINT fk FOREIGN KEY (b) REFERENCES c (d))", "c")]
    [InlineData("CREATE TABLE a (b int); CREATE INDEX i ON a (c)", "c")]
    [InlineData("CREATE TABLE a (b integer PRIMARY KEY AUTOINCREMENT)", "AUTOINCREMENT")]
    public void A_schema_that_SQL_Server_would_not_take_is_refused(string sql, string because) =>
        Complaints(TSqlGate.Check([new SchemaScript("db/schema/0001_a.sql", sql)])).ShouldContain(because, Case.Sensitive);

    [Theory]
    [InlineData("CREATE VIEW seen AS SELECT nothing FROM a", "nothing")]
    [InlineData("CREATE VIEW seen AS SELECT b FROM a ORDER BY b", "ORDER BY")]
    [InlineData("CREATE VIEW seen AS SELECT b, COUNT(*) FROM a GROUP BY b", "seen")]
    public void A_view_that_SQL_Server_would_not_take_is_refused(string sql, string because) =>
        Complaints(TSqlGate.Check([new SchemaScript("db/schema/0001_a.sql", "CREATE TABLE a (b int)"), new SchemaScript("db/views/seen.sql", sql)]))
            .ShouldContain(because, Case.Sensitive);
}
