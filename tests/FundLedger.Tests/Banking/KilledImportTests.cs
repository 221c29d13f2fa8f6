using System.Diagnostics;
using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Banking;

/// <summary>A program that is killed while it takes in ten thousand lines leaves all of them or none, and the next try
/// brings each once (reliability R23). FUNDLEDGER_KILLS says how often; 10 if it is silent.</summary>
public sealed class KilledImportTests(ITestOutputHelper output)
{
    private const int Lines = 10_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_any_moment_and_tried_again_each_line_is_there_once()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("FUNDLEDGER_KILLS") ?? "10", CultureInfo.InvariantCulture);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var statement = Statements.Of("BK1", new(2024, 2, 1), new(2024, 2, 29), Money.Parse("920000.00"), [.. StatementImportTests.Lines(Lines)]);
        var whole = await TimeOfAsync(statement);
        var (all, none, ran) = (0, 0, 0);
        for (var i = 0; i < kills; i++)
        {
            await using var books = await PlayedBooks.FundedAsync();
            if (await KilledAsync(books, statement, TimeSpan.FromMilliseconds(random.Next((int)whole.TotalMilliseconds)))) ran++;
            var left = await Statements.CountAsync(books.Database, "bank_line");
            left.ShouldBeOneOf(0, Lines);
            if (left == 0) none++; else all++;

            (await new BankDesk(books.Database).ImportAsync(statement, Stop)).Rejections.ShouldBeEmpty();

            (await Statements.CountAsync(books.Database, "bank_line")).ShouldBe(Lines);
            if (i < 3) (await books.FindingsAsync()).ShouldBeEmpty();
        }
        output.WriteLine($"seed {seed}: {kills} kills within {whole.TotalMilliseconds:0} ms, {ran} while it ran; {none} left nothing, {all} left all");
        ran.ShouldBePositive();
    }

    private static async Task<TimeSpan> TimeOfAsync(BankStatementImported statement)
    {
        await using var books = await PlayedBooks.FundedAsync();
        var clock = Stopwatch.StartNew();
        using var run = await StartAsync(books, statement);
        await run.WaitForExitAsync(Stop);
        run.ExitCode.ShouldBe(0);
        (await Statements.CountAsync(books.Database, "bank_line")).ShouldBe(Lines);
        return clock.Elapsed;
    }

    /// <summary>Whether it still ran when it was killed.</summary>
    private static async Task<bool> KilledAsync(PlayedBooks books, BankStatementImported statement, TimeSpan after)
    {
        using var run = await StartAsync(books, statement);
        await Task.Delay(after, Stop);
        var isRunning = !run.HasExited;
        run.Kill();
        await run.WaitForExitAsync(Stop);
        return isRunning;
    }

    private static async Task<Process> StartAsync(PlayedBooks books, BankStatementImported statement)
    {
        var file = Path.ChangeExtension(books.File, ".jsonl");
        await File.WriteAllTextAsync(file, CommandWriter.Canonical(statement), Stop);
        var program = Path.Combine(AppContext.BaseDirectory, "FundLedger.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program, "import", file, "--entity", PlayedBooks.Entity, "--data", Path.GetDirectoryName(books.File)!]) { RedirectStandardOutput = true };
        var run = Process.Start(start)!;
        run.OutputDataReceived += (_, _) => { };
        run.BeginOutputReadLine();
        return run;
    }
}
