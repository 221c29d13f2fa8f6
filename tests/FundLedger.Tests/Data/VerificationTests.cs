using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FundLedger.Tests.Data;

/// <summary>The worked year, recorded once and copied for each attempt at it.</summary>
public sealed class WorkedYearFile : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger");
    private int copies;

    public async ValueTask InitializeAsync()
    {
        await using (var database = Database.Sqlite(Original, TimeProvider.System))
        {
            await database.MigrateAsync(CancellationToken.None);
            var journal = new Journal(database);
            foreach (var line in File.ReadLines(RepoFiles.PathOf("db/seed/scenario-1.jsonl")))
            {
                var (command, _) = CommandReader.Read(line);
                Assert.True((await journal.RecordAsync(command!, CancellationToken.None)).IsRecorded);
            }
        }
        using var connection = new SqliteConnection($"Data Source={Original};Pooling=false");
        connection.Open();
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    private string Original => Path.Combine(folder.FullName, "books.db");

    public string Copy()
    {
        var copy = Path.Combine(folder.FullName, $"copy-{Interlocked.Increment(ref copies)}.db");
        File.Copy(Original, copy);
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class VerificationTests(WorkedYearFile year) : IClassFixture<WorkedYearFile>
{
    private const int Seed = 20241231;

    [Fact]
    public async Task The_worked_year_verifies_clean()
    {
        var result = await VerifyAsync(year.Copy());

        Assert.Empty(result.Findings);
        var chain = Assert.Single(result.Chains);
        Assert.Equal((60, 80), (chain.Vouchers, chain.Commands));
    }

    [Fact]
    public void There_are_checks_for_every_invariant_that_a_query_can_hold() => Assert.InRange(Check.All.Count, 25, 100);

    [Fact]
    public async Task Five_hundred_changes_of_one_field_of_a_voucher_are_all_found_and_located()
    {
        var random = new Random(Seed);
        var missed = new List<string>();
        var astray = new List<string>();
        for (var i = 0; i < 500; i++)
        {
            var path = year.Copy();
            var (what, voucherNo, seq) = Tamper(path, random, random.Next(2) == 0 ? "voucher" : "voucher_line");
            var result = await VerifyAsync(path);
            if (result.IsClean) missed.Add(what);
            else if (!result.Findings.Any(finding => finding.Subject == voucherNo || finding.Seq == seq)) astray.Add(what);
            File.Delete(path);
        }

        Assert.True(missed.Count == 0, $"seed {Seed}: not found: {string.Join("; ", missed)}");
        Assert.True(astray.Count == 0, $"seed {Seed}: found but not located: {string.Join("; ", astray)}");
    }

    [Theory]
    [InlineData("command"), InlineData("fund"), InlineData("bank_account"), InlineData("party"), InlineData("legal_case"), InlineData("advance")]
    [InlineData("judgment_item"), InlineData("recovery_allocation"), InlineData("service_agreement"), InlineData("service_order")]
    [InlineData("period_closed"), InlineData("period_opened"), InlineData("fund_balance"), InlineData("period_balance"), InlineData("entity"), InlineData("installation")]
    public async Task A_change_of_one_field_elsewhere_in_the_books_is_found(string table)
    {
        var random = new Random(Seed);
        for (var i = 0; i < 12; i++)
        {
            var path = year.Copy();
            var (what, _, _) = Tamper(path, random, table);
            Assert.False((await VerifyAsync(path)).IsClean, $"seed {Seed}: not found: {what}");
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("DELETE FROM voucher_line WHERE seq = 12 AND line_no = 2")]
    [InlineData("DELETE FROM voucher_line WHERE seq = 60; DELETE FROM voucher WHERE seq = 60")]
    [InlineData("UPDATE voucher_line SET seq = 61 WHERE seq = 60")]
    [InlineData("INSERT INTO voucher_line SELECT entity, seq, 99, slot, voucher_date, account, account_name, book, fund, side, amount_fen, case_code, advance, party, order_code, bank, payee, source, line_text FROM voucher_line WHERE seq = 20 AND line_no = 1")]
    [InlineData("DELETE FROM command WHERE ordinal = 40")]
    [InlineData("DELETE FROM advance WHERE advance = 'A5'")]
    [InlineData("DELETE FROM recovery_allocation WHERE row_no = 2")]
    public async Task A_row_taken_out_put_in_or_moved_is_found(string change)
    {
        var path = year.Copy();
        Execute(path, change);

        Assert.False((await VerifyAsync(path)).IsClean);
    }

    [Fact]
    public async Task A_hundred_clean_books_raise_no_alarm()
    {
        for (var i = 0; i < 100; i++)
        {
            var path = year.Copy();
            Assert.Empty((await VerifyAsync(path)).Findings);
            File.Delete(path);
        }
    }

    private static async Task<VerificationResult> VerifyAsync(string path)
    {
        await using var database = Database.Sqlite(path, TimeProvider.System);
        return await Verification.RunAsync(database, null, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>Changes one random field of one random row in the file, past the triggers and constraints.</summary>
    private static (string What, string VoucherNo, long Seq) Tamper(string path, Random random, string table)
    {
        using var connection = Open(path);
        var rowids = Column(connection, $"SELECT rowid FROM {table}");
        var columns = Column(connection, $"SELECT name FROM pragma_table_info('{table}')");
        var rowid = (long)rowids[random.Next(rowids.Count)];
        var column = (string)columns[random.Next(columns.Count)];
        var (voucherNo, seq) = table is "voucher" or "voucher_line" ? Voucher(connection, table, rowid) : ("", 0);
        var before = Column(connection, $"SELECT {column} FROM {table} WHERE rowid = {rowid}")[0];
        object after;
        do after = Changed(before, random);
        while (!Written(connection, $"UPDATE OR IGNORE {table} SET {column} = $after WHERE rowid = {rowid}", after));
        return ($"{table}.{column} of {voucherNo}: {before} -> {after}", voucherNo, seq);
    }

    // A primary key cannot be dropped with the other guards: a change that would double one is tried again with another value.
    private static bool Written(SqliteConnection connection, string update, object after)
    {
        using var command = connection.CreateCommand();
        command.CommandText = update;
        command.Parameters.AddWithValue("$after", after);
        return command.ExecuteNonQuery() == 1;
    }

    private static (string, long) Voucher(SqliteConnection connection, string table, long rowid)
    {
        var seq = (long)Column(connection, $"SELECT seq FROM {table} WHERE rowid = {rowid}")[0];
        return ((string)Column(connection, $"SELECT voucher_no FROM voucher WHERE seq = {seq}")[0], seq);
    }

    private static object Changed(object before, Random random) => before switch
    {
        long number => random.Next(4) switch { 0 => number + 1, 1 => -number - 1, 2 => number * 10 + 1, _ => number + 0.5 },
        string { Length: > 0 } text => random.Next(3) switch
        {
            0 => text + " ",
            1 => text[..^1] + (char)(text[^1] ^ 1),
            _ => (char)(text[0] ^ 1) + text[1..],
        },
        _ => "x",
    };

    private static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=false;Foreign Keys=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF";
        command.ExecuteNonQuery();
        foreach (var trigger in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        {
            command.CommandText = $"DROP TRIGGER {trigger}";
            command.ExecuteNonQuery();
        }
        foreach (var index in Column(connection, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'"))
        {
            command.CommandText = $"DROP INDEX {index}";
            command.ExecuteNonQuery();
        }
        return connection;
    }

    private static List<object> Column(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object>();
        while (reader.Read()) values.Add(reader.GetValue(0));
        return values;
    }
}
