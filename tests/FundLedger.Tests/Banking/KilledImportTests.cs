using System.Diagnostics;
using System.Globalization;
using System.Text;
using FundLedger.Tests.Support;
using FundLedger.Web.Banking;

namespace FundLedger.Tests.Banking;

/// <summary>A program that is killed while it takes in a bank's file of ten thousand lines leaves all of it or none, and the
/// next try brings each line once (reliability R23). FUNDLEDGER_KILLS says how often (10 unless set; 200 is a whole run),
/// FUNDLEDGER_SEED at which moments.</summary>
public sealed class KilledImportTests(ITestOutputHelper output)
{
    private const int Lines = 10_000;
    private static readonly StatementSaid Said = new(PlayedBooks.Entity, "陈会计", new DateOnly(2024, 3, 1)) { Bank = "BK1", From = new DateOnly(2024, 2, 1), To = new DateOnly(2024, 2, 29) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_moment_and_tried_again_each_line_is_there_once()
    {
        var kills = Setting.Of("FUNDLEDGER_KILLS", 10);
        var seed = Setting.Seed();
        var random = new Random(seed);
        var file = StatementFile();
        var whole = await TimeOfAsync(file);
        var (all, none, ran, tries) = (0, 0, 0, 0);
        // One that had ended before it was killed does not count.
        for (; ran < kills && tries < 3 * kills; tries++)
        {
            await using var books = await PlayedBooks.FundedAsync();
            if (await KilledAsync(books, file, TimeSpan.FromMilliseconds(random.Next((int)whole.TotalMilliseconds)))) ran++;
            var (lines, files) = await LeftAsync(books);
            (lines, files).ShouldBeOneOf((0, 0), (Lines, 1));
            if (lines == 0) none++; else all++;

            (await new StatementIntake(books.Database).RecordAsync(file, "BK1.csv", Said, null, Stop)).AllRejections.ShouldBeEmpty();

            (await LeftAsync(books)).ShouldBe((Lines, 1));
            if (tries < 3) (await books.FindingsAsync()).ShouldBeEmpty();
        }
        output.WriteLine($"seed {seed}: {ran} killed while they ran, of {tries}, within {whole.TotalMilliseconds:0} ms; {none} left nothing, {all} left all");
        ran.ShouldBe(kills, $"seed {seed}");
    }

    private static async Task<(long Lines, long Files)> LeftAsync(PlayedBooks books) =>
        (await Statements.CountAsync(books.Database, "bank_line"), await Statements.CountAsync(books.Database, "file_object"));

    private static byte[] StatementFile()
    {
        var text = new StringBuilder("交易日期,流水号,摘要,对方户名,支出,收入,余额\n");
        foreach (var line in StatementImportTests.Lines(Lines))
            text.Append(CultureInfo.InvariantCulture, $"{line.Date:yyyy-MM-dd},{line.Serial},{line.Summary},{line.Counterparty},,{line.Received},{line.Balance}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>How long it works once it has opened the books.</summary>
    private static async Task<TimeSpan> TimeOfAsync(byte[] file)
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var run = await StartAsync(books, file);
        await OpenedAsync(run, books);
        var clock = Stopwatch.StartNew();
        await run.WaitForExitAsync(Stop);
        run.ExitCode.ShouldBe(0);
        (await LeftAsync(books)).ShouldBe((Lines, 1));
        return clock.Elapsed;
    }

    /// <summary>Whether it still ran when it was killed.</summary>
    private static async Task<bool> KilledAsync(PlayedBooks books, byte[] file, TimeSpan after)
    {
        using var run = await StartAsync(books, file);
        await OpenedAsync(run, books);
        await Task.Delay(after, Stop);
        var isRunning = !run.HasExited;
        run.Kill();
        await run.WaitForExitAsync(Stop);
        return isRunning;
    }

    /// <summary>Waits for the write-ahead log, which is there as long as a program has the books open.</summary>
    private static async Task OpenedAsync(Process run, PlayedBooks books)
    {
        while (!run.HasExited && !File.Exists(books.File + "-wal")) await Task.Delay(2, Stop);
    }

    private static async Task<Process> StartAsync(PlayedBooks books, byte[] bytes)
    {
        var file = Path.ChangeExtension(books.File, ".csv");
        await File.WriteAllBytesAsync(file, bytes, Stop);
        var program = Path.Combine(AppContext.BaseDirectory, "FundLedger.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "statement", file, "--entity", Said.Entity, "--by", Said.By, "--date", "2024-03-01", "--bank", Said.Bank,
            "--from", "2024-02-01", "--to", "2024-02-29", "--data", Path.GetDirectoryName(books.File)!]) { RedirectStandardOutput = true };
        var run = Process.Start(start)!;
        run.OutputDataReceived += (_, _) => { };
        run.BeginOutputReadLine();
        return run;
    }
}
