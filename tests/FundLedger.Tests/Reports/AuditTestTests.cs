using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>The audit office's tests (domain.md D.14): each finds what it is for, with its evidence, and nothing in order.</summary>
public sealed class AuditTestTests
{
    // Saturday, 4 January 2025, 23:10 in China.
    private static readonly DateTimeOffset Saturday = new(2025, 1, 4, 15, 10, 0, TimeSpan.Zero);

    // Monday, 6 January 2025, 09:30 in China.
    private static readonly DateTimeOffset Monday = new(2025, 1, 6, 1, 30, 0, TimeSpan.Zero);

    private const string Conspicuous = """
        BK9 2024-07-01 bankAccountOpened bank=BK9 name=待缴户 kind=PENDING funds=[ADV]
        BUD 2024-01-10 budgetApproved fund=ADV year=2024 lines=[economic=30227 amount=500000.00] document=吉财预1号
        FINE 2024-09-02 treasuryMoneyReceived fund=ADV bank=BK9 amount=500.00 kind=FINE payer=D1 attachments=1
        UR 2024-08-01 unidentifiedReceived receipt=UR-01 fund=ADV bank=BK1 amount=77.00 attachments=1
        MOVE 2024-05-05 voucherDrafted draft=D-001 summary=划转额度 attachments=1 lines=[account=1002.01 fund=LEG bank=BK3 side=DEBIT amount=300.00; account=1011 fund=LEG bank=ZB side=CREDIT amount=300.00]
        MOVED 2024-05-05 draftPosted draft=D-001 by=李审核
        FEE 2024-12-31 bankFeeCharged fund=RWD bank=BK1 amount=10000.00 attachments=1
        """;

    [Fact]
    public async Task Each_test_finds_what_it_is_for()
    {
        await using var scratch = await Scratch.Async(Monday);
        await scratch.PlayAsync(Story.A1Settled, Conspicuous);

        (await SheetText.LinesAsync(scratch.Books, "audit-findings", "asOf=2024-12-31", "test", "on_day", "voucher_no", "subject", "party", "amount"))
            .Split('\n').Where(line => !line.StartsWith("Voucher without attachments", StringComparison.Ordinal)).ShouldBe(
            [
                "A0105 Budget hardly executed | 2024-12-31 |  | ADV |  | 36,666.67",
                "A0106/A0130 Money for the treasury kept back | 2024-09-02 | 记-2024-09-0001 | ADV |  | 500.00",
                "A0107 Income kept on current accounts | 2024-08-01 |  | UR-01 |  | 77.00",
                "A0108 Quota moved to an own account | 2024-05-05 | 记-2024-05-0001 | LEG |  | 300.00",
                "A0109 Settlement without invoice | 2024-04-10 | 记-2024-04-0001 | A1 | O1 | 33,218.45",
                "A0110 Spending spree in December | 2024-12-31 |  | RWD |  | 10,000.00",
                "A0111 Round payments on the last day | 2024-12-31 | 记-2024-12-0001 | RWD |  | 10,000.00",
                "Advance not settled in time | 2024-03-01 |  | A1 | O1 | 3,448.22",
            ]);
    }

    [Fact]
    public async Task A_payment_at_night_or_on_a_weekend_is_found_by_the_hour_of_its_posting_in_China()
    {
        await using var scratch = await Scratch.Async(Saturday);
        await scratch.PlayAsync("FEE 2024-12-30 bankFeeCharged fund=ADV bank=BK1 amount=5.00 attachments=1");

        (await SheetText.LinesAsync(scratch.Books, "audit-findings", "asOf=2024-12-31", "test", "voucher_no", "amount"))
            .ShouldContain("Payment at night or on a weekend | 记-2024-12-0001 | 5.00");
    }

    [Fact]
    public async Task An_account_that_did_not_move_for_two_years_is_not_cleared()
    {
        await using var scratch = await Scratch.Async(Monday);
        await scratch.PlayAsync(Story.A1Settled);

        (await SheetText.LinesAsync(scratch.Books, "audit-findings", "asOf=2026-04-30", "test", "on_day", "subject", "party", "amount"))
            .ShouldContain("A0101 Current accounts not cleared | 2024-04-10 | 1218.0101 ADV C1 A1 | O1 | 3,448.22");
    }

    [Fact]
    public async Task The_summary_counts_what_the_listing_shows_and_names_every_test()
    {
        await using var scratch = await Scratch.Async(Monday);
        await scratch.PlayAsync(Story.A1Settled, Conspicuous);
        var listed = (await SheetText.LinesAsync(scratch.Books, "audit-findings", "asOf=2024-12-31", "test")).Split('\n').GroupBy(test => test).ToDictionary(test => test.Key, test => test.Count());

        var summary = (await SheetText.LinesAsync(scratch.Books, "audit-tests", "asOf=2024-12-31", "test", "findings", "result")).Split('\n');

        summary.Length.ShouldBe(16);
        foreach (var line in summary.Select(line => line.Split(" | ")))
            (line[1], line[2]).ShouldBe((listed.GetValueOrDefault(line[0]).ToString(System.Globalization.CultureInfo.InvariantCulture), listed.ContainsKey(line[0]) ? "FAIL" : "PASS"), line[0]);
    }

    /// <summary>The funded books, posted at one instant.</summary>
    private sealed class Scratch(DirectoryInfo folder, Database books) : IAsyncDisposable
    {
        public Database Books => books;

        public static async Task<Scratch> Async(DateTimeOffset now)
        {
            var folder = Directory.CreateTempSubdirectory("fundledger-audit-");
            var file = Path.Combine(folder.FullName, "books.db");
            await File.WriteAllBytesAsync(file, await PreparedBooks.Funded.Value, TestContext.Current.CancellationToken);
            return new Scratch(folder, Database.Sqlite(file, new FixedClock(now)));
        }

        public async Task PlayAsync(params string[] texts)
        {
            var journal = new Journal(books);
            foreach (var json in texts.SelectMany(Notation.Json))
            {
                var (command, rejections) = CommandReader.Read(json, PlayedBooks.Entity);
                rejections.ShouldBeEmpty(json);
                (await journal.RecordAsync(command!, TestContext.Current.CancellationToken)).Rejections.ShouldBeEmpty(json);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await books.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
