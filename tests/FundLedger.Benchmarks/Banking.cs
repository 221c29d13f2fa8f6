using System.Diagnostics;
using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Banking;
using Microsoft.Data.Sqlite;

namespace FundLedger.Benchmarks;

/// <summary>A file of 100,000 bank lines taken in, with its proofs, seals and the file itself kept, as a ratio to a bare reader
/// of the same file and to bare prepared inserts of the same rows; and 100,000 lines matched with 100,000 vouchers, as a
/// ratio to a bare join of the two by amount and day.</summary>
internal static class Banking
{
    private const int Lines = 100_000;
    private const string Entity = "220000";

    public static async Task RunAsync(int rounds)
    {
        var file = StatementFile();
        for (var round = 1; round <= rounds; round++)
        {
            var reading = Seconds(() => BareReading(file));
            var inserting = Seconds(() => BareInserting(file));
            var (taking, peak) = await TakingInAsync(file);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"statement round {round}: {Lines:#,##0} lines, {file.Length >> 20} MiB: bare reader {reading:0.00} s, bare inserts {inserting:0.00} s, taken in {taking:0.00} s = {taking / reading:0} x the reader, {taking / (reading + inserting):0.0} x reader and inserts; {peak >> 20} MiB above idle"));
            Matching(round);
        }
    }

    private static byte[] StatementFile()
    {
        var text = new StringBuilder("交易日期,流水号,摘要,对方,支出,收入,余额\n");
        var (day, balance) = (new DateOnly(2024, 1, 1), 201_420.37m);
        for (var line = 0; line < Lines; line++)
        {
            balance += 1.25m;
            text.Append(CultureInfo.InvariantCulture, $"{day.AddDays(line / 300):yyyy-MM-dd},F{line:0000000},追偿款分期,某造纸公司,,1.25,{balance:0.00}\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static int BareReading(byte[] file)
    {
        using var reader = new StreamReader(new MemoryStream(file), Encoding.UTF8);
        var cells = 0;
        while (reader.ReadLine() is { } line) cells += line.Split(',').Length;
        return cells;
    }

    private static int BareInserting(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-bench-");
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "bare.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE line (day, serial, summary, party, paid, received, balance, PRIMARY KEY (serial))";
            command.ExecuteNonQuery();
            using var transaction = connection.BeginTransaction();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO line VALUES (@0, @1, @2, @3, @4, @5, @6)";
            for (var i = 0; i < 7; i++) command.Parameters.Add(new SqliteParameter($"@{i}", ""));
            command.Prepare();
            using var reader = new StreamReader(new MemoryStream(file), Encoding.UTF8);
            reader.ReadLine();
            var count = 0;
            for (; reader.ReadLine() is { } line; count++)
            {
                var cells = line.Split(',');
                for (var i = 0; i < 7; i++) command.Parameters[i].Value = cells[i];
                command.ExecuteNonQuery();
            }
            transaction.Commit();
            return count;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Seconds, long Peak)> TakingInAsync(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-bench-");
        try
        {
            await using var books = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), TimeProvider.System);
            await books.MigrateAsync(CancellationToken.None);
            await PlayYearAsync(books);
            GC.Collect();
            var idle = Environment.WorkingSet;
            var peak = 0L;
            await using var watch = new Timer(_ => peak = Math.Max(peak, Environment.WorkingSet - idle), null, 0, 20);
            var clock = Stopwatch.StartNew();
            var said = new StatementSaid(Entity, "陈会计", new DateOnly(2025, 1, 6)) { Bank = "BK1", From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 12, 31) };
            var taken = await new StatementIntake(books).RecordAsync(file, "bank.csv", said, null, CancellationToken.None);
            if (!taken.IsGood) throw new InvalidOperationException(string.Join('\n', taken.AllRejections));
            return (clock.Elapsed.TotalSeconds, peak);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PlayYearAsync(Database books)
    {
        var journal = new Journal(books);
        foreach (var line in await File.ReadAllLinesAsync(Seed()))
        {
            if (line.Length == 0) continue;
            var (command, rejections) = CommandReader.Read(line, Entity);
            var outcome = command is null ? Outcome.Refused(rejections) : await journal.RecordAsync(command, CancellationToken.None);
            if (!outcome.IsRecorded) throw new InvalidOperationException(string.Join('\n', outcome.Rejections));
        }
    }

    private static string Seed()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "db", "seed", "scenario-1.jsonl") is var file && File.Exists(file)) return file;
        throw new FileNotFoundException("db/seed/scenario-1.jsonl");
    }

    private static void Matching(int round)
    {
        var random = new Random(20240101);
        var start = new DateOnly(2024, 1, 1);
        string[] parties = [.. Enumerable.Range(0, 200).Select(party => "P" + party)];
        var lines = new List<BankSide>(Lines);
        var entries = new List<BookSide>(Lines);
        for (var i = 0; i < Lines; i++)
        {
            var (day, amount, party) = (start.AddDays(random.Next(366)), new Money(random.Next(1, 2_000_000_00)), parties[random.Next(parties.Length)]);
            lines.Add(new(string.Create(CultureInfo.InvariantCulture, $"L{i}"), day.AddDays(random.Next(4)), amount, random.Next(3) == 0 ? [] : [party]));
            entries.Add(new(string.Create(CultureInfo.InvariantCulture, $"V{i}"), day, amount, [party], i + 1));
        }
        var found = 0;
        var joining = Seconds(() => lines.Join(entries, line => (line.Amount, line.Day), entry => (entry.Amount, entry.Day), (line, _) => line).Count());
        var matching = Seconds(() => found = BankMatching.Of(lines, entries, 3).Found.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"matching round {round}: {Lines:#,##0} lines with {Lines:#,##0} vouchers: bare join {joining:0.000} s, matched {matching:0.00} s = {matching / joining:0.0} x; {found:#,##0} found by rule"));
    }

    private static double Seconds(Func<int> work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalSeconds;
    }
}
