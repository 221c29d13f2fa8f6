using System.Diagnostics;
using System.Globalization;
using FundLedger.Data;
using FundLedger.Litigation;
using Microsoft.Data.Sqlite;

namespace FundLedger.Benchmarks;

/// <summary>Vouchers a second that one client and sixteen get through the journal, durable, with seals, balances, registers
/// and answers; as a ratio to bare prepared inserts of the very same voucher and line rows, one and sixteen to a commit.</summary>
internal static class Posting
{
    private const int Vouchers = 3000;

    private const string SelectVouchers = """
        SELECT entity, seq, format, kind, series, period, slot, number, voucher_no, voucher_date, posted_at, recipe, summary,
               attachments, maker, reviewer, cashier, poster, command_key, reverses, corrects, total_fen, line_count,
               previous_seal, seal
        FROM voucher ORDER BY seq
        """;

    private const string SelectLines = """
        SELECT entity, seq, line_no, slot, voucher_date, account, account_name, book, fund, side, amount_fen, case_code,
               advance, party, order_code, bank, payee, source, line_text
        FROM voucher_line ORDER BY seq, line_no
        """;

    private const string CreateVoucher = """
        CREATE TABLE voucher (entity, seq, format, kind, series, period, slot, number, voucher_no, voucher_date, posted_at, recipe, summary,
                              attachments, maker, reviewer, cashier, poster, command_key, reverses, corrects, total_fen, line_count,
                              previous_seal, seal, PRIMARY KEY (entity, seq))
        """;

    private const string CreateLine = """
        CREATE TABLE voucher_line (entity, seq, line_no, slot, voucher_date, account, account_name, book, fund, side, amount_fen, case_code,
                                   advance, party, order_code, bank, payee, source, line_text, PRIMARY KEY (entity, seq, line_no))
        """;

    private const string InsertVoucher = """
        INSERT INTO voucher VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, @23,
            @24)
        """;

    private const string InsertLine = """
        INSERT INTO voucher_line VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18)
        """;

    public static async Task RunAsync(int rounds)
    {
        Console.WriteLine($"posting, {Vouchers} vouchers a run, {rounds} interleaved rounds, medians");
        var rates = new Dictionary<string, List<double>>();
        for (var round = 0; round < rounds; round++)
            foreach (var clients in new[] { 1, 16 })
            {
                var folder = Directory.CreateTempSubdirectory("fundledger-bench");
                var path = Path.Combine(folder.FullName, "books.db");
                Add(rates, $"journal, {clients} client(s)", await JournalAsync(path, clients));
                Add(rates, $"bare inserts, {clients} to a commit", Bare(path, Path.Combine(folder.FullName, "bare.db"), clients));
                SqliteConnection.ClearAllPools();
                folder.Delete(recursive: true);
            }
        foreach (var (what, each) in rates) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-32} {Median(each),10:#,##0} vouchers/s"));
        foreach (var clients in new[] { 1, 16 })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  ratio, {clients} client(s) {Median(rates[$"journal, {clients} client(s)"]) / Median(rates[$"bare inserts, {clients} to a commit"]),24:0.00}"));
    }

    private static void Add(Dictionary<string, List<double>> rates, string what, double rate)
    {
        if (!rates.TryGetValue(what, out var list)) rates.Add(what, list = []);
        list.Add(rate);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> JournalAsync(string path, int clients)
    {
        await using var database = Database.Sqlite(path, TimeProvider.System);
        await database.MigrateAsync(CancellationToken.None);
        var journal = new Journal(database);
        foreach (var command in Masters()) await RecordAsync(journal, command);

        var stopwatch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            for (var i = client; i < Vouchers / 3; i += clients)
                foreach (var command in AdvanceLife(i)) await RecordAsync(journal, command);
        })));
        return Vouchers / stopwatch.Elapsed.TotalSeconds;
    }

    private static async Task RecordAsync(Journal journal, string json)
    {
        var (command, rejections) = CommandReader.Read(json);
        if (command is null) throw new InvalidOperationException(string.Join("; ", rejections));
        var outcome = await journal.RecordAsync(command, CancellationToken.None);
        if (!outcome.IsRecorded) throw new InvalidOperationException(string.Join("; ", outcome.Rejections));
    }

    private static IEnumerable<string> Masters()
    {
        yield return """{"type":"entityOpened","entity":"220000","key":"m1","date":"2024-01-01","by":"a","name":"n","kind":"ADMINISTRATIVE","firstYear":2024}""";
        yield return """{"type":"fundOpened","entity":"220000","key":"m2","date":"2024-01-01","by":"a","fund":"ADV","name":"n","kind":"ADVANCE"}""";
        yield return """{"type":"bankAccountOpened","entity":"220000","key":"m3","date":"2024-01-01","by":"a","bank":"BK1","name":"n","kind":"OWN","funds":["ADV"]}""";
        yield return """{"type":"partyRegistered","entity":"220000","key":"m4","date":"2024-01-01","by":"a","party":"O1","name":"n","kind":"ORGANISATION","registration":"CITY"}""";
        yield return """{"type":"partyRegistered","entity":"220000","key":"m5","date":"2024-01-01","by":"a","party":"D1","name":"n","kind":"DEFENDANT"}""";
        yield return """{"type":"appropriationReceived","entity":"220000","key":"m6","date":"2024-01-01","by":"a","reviewer":"b","cashier":"c","fund":"ADV","amount":"90000000.00","bank":"BK1"}""";
        for (var i = 0; i < 200; i++)
            yield return $$"""{"type":"caseRegistered","entity":"220000","key":"c{{i}}","date":"2024-01-01","by":"a","case":"C{{i}}","number":"（2024）吉71民初{{i}}号","plaintiffKind":"ORGANISATION","plaintiff":"O1","defendants":["D1"]}""";
    }

    private static IEnumerable<string> AdvanceLife(int i)
    {
        var date = new DateOnly(2024, 1, 2).AddDays(i % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        yield return $$"""{"type":"advanceRequested","entity":"220000","key":"r{{i}}","date":"{{date}}","by":"d","advance":"A{{i}}","fund":"ADV","case":"C{{i % 200}}","organisation":"O1","costKind":"APPRAISAL","amount":"1000.00"}""";
        yield return $$"""{"type":"advanceApproved","entity":"220000","key":"a{{i}}","date":"{{date}}","by":"a","reviewer":"b","advance":"A{{i}}","approvedBy":"e","level":"SECTION"}""";
        yield return $$"""{"type":"advancePaid","entity":"220000","key":"p{{i}}","date":"{{date}}","by":"a","reviewer":"b","cashier":"c","advance":"A{{i}}","amount":"1000.00","bank":"BK1"}""";
        yield return $$"""{"type":"advanceSettled","entity":"220000","key":"s{{i}}","date":"{{date}}","by":"a","reviewer":"b","advance":"A{{i}}","amount":"990.00"}""";
    }

    /// <summary>The same voucher and line rows once more, by prepared statements into tables of the same form without triggers or indexes.</summary>
    private static double Bare(string source, string target, int perCommit)
    {
        var vouchers = Rows(source, SelectVouchers);
        var lines = Rows(source, SelectLines).ToLookup(row => (long)row[1]);
        using var connection = new SqliteConnection($"Data Source={target};Pooling=false");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, CreateVoucher);
        Execute(connection, CreateLine);
        using var insertVoucher = Prepared(connection, InsertVoucher);
        using var insertLine = Prepared(connection, InsertLine);

        var stopwatch = Stopwatch.StartNew();
        foreach (var group in vouchers.Chunk(perCommit))
        {
            using var transaction = connection.BeginTransaction();
            foreach (var voucher in group)
            {
                Run(insertVoucher, transaction, voucher);
                foreach (var line in lines[(long)voucher[1]]) Run(insertLine, transaction, line);
            }
            transaction.Commit();
        }
        return vouchers.Count / stopwatch.Elapsed.TotalSeconds;
    }

    private static List<object[]> Rows(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepared(SqliteConnection connection, string insert)
    {
        var command = connection.CreateCommand();
        command.CommandText = insert;
        for (var i = 0; i < insert.Count(letter => letter == '@'); i++) command.Parameters.Add(new SqliteParameter($"@{i}", null));
        return command;
    }

    private static void Run(SqliteCommand command, SqliteTransaction transaction, object[] values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
