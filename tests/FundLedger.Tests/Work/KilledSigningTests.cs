using System.Diagnostics;
using System.Globalization;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

/// <summary>A program that is killed while people sign leaves each item waiting or recorded, never between (reliability R06).
/// FUNDLEDGER_KILLS says how often; 5 if it is silent.</summary>
public sealed class KilledSigningTests(ITestOutputHelper output)
{
    private const string BooksName = "FUNDLEDGER_SIGNING_BOOKS";
    private const int Items = 150;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cashier_confirms_one_payment_after_the_other()
    {
        // Started by the test below with the path of its books, this signs there until it is killed; alone it signs in books of its own.
        if (Environment.GetEnvironmentVariable(BooksName) is { Length: > 0 } path)
        {
            await using var books = Database.Sqlite(path, TimeProvider.System);
            await SignAllAsync(new WorkDesk(books), Items);
            return;
        }
        var bytes = await PreparedAsync(3);
        await using var office = new Office(await PlayedBooks.OfAsync(bytes));
        await SignAllAsync(office.Desk, 3);
        (await RecordedAsync(office)).ShouldBe(3);
    }

    [Fact]
    public async Task Killed_at_any_moment_each_item_waits_or_is_recorded_and_the_cashier_goes_on_where_it_stands()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("FUNDLEDGER_KILLS") ?? "5", CultureInfo.InvariantCulture);
        var (seed, bytes) = (Random.Shared.Next(), await PreparedAsync(Items));
        var (random, left) = (new Random(seed), new List<long>());
        for (var i = 0; i < kills; i++)
        {
            await using var office = new Office(await PlayedBooks.OfAsync(bytes));
            await KilledAsync(office.Books, TimeSpan.FromMilliseconds(random.Next(400)));

            left.Add(await RecordedAsync(office));
            (await office.CountAsync("voucher")).ShouldBe(4 + left[^1]);
            (await office.Books.FindingsAsync()).ShouldBeEmpty();

            await SignAllAsync(office.Desk, Items);
            (await RecordedAsync(office)).ShouldBe(Items);
            (await office.CountAsync("voucher")).ShouldBe(4 + Items);
        }
        output.WriteLine($"seed {seed}: of {Items} items there were recorded when it was killed: {string.Join(", ", left)}");
        left.ShouldContain(recorded => recorded > 0 && recorded < Items);
    }

    private static async Task<byte[]> PreparedAsync(int items)
    {
        var office = await Office.OpenAsync();
        for (var i = 1; i <= items; i++)
        {
            await office.ActAsync($"陈会计 submits F{i} 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=0.01");
            await office.ActAsync($"李审核 signs W-{i} v1 as REVIEWER");
        }
        return await office.Books.BytesAsync();
    }

    private static async Task SignAllAsync(WorkDesk desk, int items)
    {
        for (var item = 1; item <= items; item++)
            (await desk.SignAsync(Office.Actor("周出纳"), [Role.Cashier], PlayedBooks.Entity, item, 1, Signature.Cashier, Stop)).State.ShouldBe(WorkState.Recorded);
    }

    private static Task<long> RecordedAsync(Office office) =>
        office.Books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM work_item WHERE state = 'RECORDED'"), Stop);

    /// <summary>Lets another process sign until its first payments are in, and a moment more, and kills it.</summary>
    private static async Task KilledAsync(PlayedBooks books, TimeSpan after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"{typeof(KilledSigningTests).FullName}.{nameof(A_cashier_confirms_one_payment_after_the_other)}"]) { RedirectStandardOutput = true };
        start.Environment[BooksName] = books.File;
        using var run = Process.Start(start)!;
        run.OutputDataReceived += (_, _) => { };
        run.BeginOutputReadLine();
        while (!run.HasExited && await books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM voucher"), Stop) == 4) await Task.Delay(5, Stop);
        await Task.Delay(after, Stop);
        run.Kill();
        await run.WaitForExitAsync(Stop);
    }
}
