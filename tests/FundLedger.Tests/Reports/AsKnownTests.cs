using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Reports;

/// <summary>A report can always be had again as it was: as known at an earlier posting, and as of an earlier day.</summary>
public sealed class AsKnownTests(WorkedYears books) : IDisposable
{
    private static readonly (string Report, string Asked)[] Reports =
    [
        ("trial-balance", ""), ("trial-balance", "closing=before&fund=ADV"), ("fund-statement", ""), ("journal", ""), ("account-register", "account=1218"),
        ("account-register", "account=1002.01&from=2024-08"), ("case-statement", ""), ("organisation-statement", ""), ("custody", ""), ("commitments", ""),
        ("parallel-check", ""), ("difference-table", ""), ("ageing", ""), ("allocations", ""), ("numbering-check", ""),
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-");

    [Theory]
    [InlineData(WorkedYears.Scenario)]
    [InlineData(WorkedYears.Variant)]
    public async Task Every_report_as_known_at_every_posting_is_the_one_taken_then(string book)
    {
        await using var database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), TimeProvider.System);
        var taken = new Dictionary<long, string>();
        await WorkedYears.PlayAsync(database, WorkedYears.Commands(book), before: async command =>
        {
            if (command.TypeName != "entityOpened") taken[await HeadAsync(database)] = await AllAsync(database, "asOf=2024-12-31&", Reports);
        });

        taken.Count.ShouldBeGreaterThan(40);
        foreach (var (seq, pages) in taken)
            (await AllAsync(database, $"asOf=2024-12-31&knownAt={seq}&", Reports)).ShouldBe(pages, $"as known at {seq}");
    }

    [Theory]
    [InlineData(WorkedYears.Scenario)]
    [InlineData(WorkedYears.Variant)]
    public async Task Every_report_as_of_a_day_needs_nothing_that_was_dated_later(string book)
    {
        var database = await books.After(book);
        // Numbers are checked by whole months, whatever the day, and August is not there yet in July.
        var byDay = Reports.Where(report => report.Report != "numbering-check" && !report.Asked.Contains("from=", StringComparison.Ordinal)).ToArray();
        var days = await database.ReadAsync(session => session.ListAsync<Day>(
            "SELECT voucher_date, MAX(seq) AS seq FROM voucher GROUP BY voucher_date ORDER BY voucher_date"), TestContext.Current.CancellationToken);

        days.Count.ShouldBeGreaterThan(20);
        foreach (var day in days.Where(day => day.VoucherDate >= new DateOnly(2024, 9, 1) || day.VoucherDate.Day == 20))
        {
            var later = await AllAsync(database, $"asOf={day.VoucherDate:yyyy-MM-dd}&", byDay, withNotes: false);
            (await AllAsync(database, $"asOf={day.VoucherDate:yyyy-MM-dd}&knownAt={day.Seq}&", byDay, withNotes: false)).ShouldBe(later, $"as of {day.VoucherDate}");
        }
    }

    [Fact]
    public async Task A_report_says_whose_books_it_shows_as_of_when_and_as_known_at_which_seal()
    {
        var outcome = await new ReportRunner(await books.After(WorkedYears.Scenario)).RunAsync("trial-balance", Asked.Of("closing=before&fund=ADV"), TestContext.Current.CancellationToken);

        var notes = outcome.Sheet!.Notes;
        notes[0].ShouldBe(new("会计主体：省生态环境厅（示例）（220000）　　单位：元", "Entity: 省生态环境厅（示例） (220000)    in yuan"));
        notes[1].Zh.ShouldMatch("^截止日：2024-12-31　　账本 220000 序号 60 校验 ([0-9A-F]{4}-){4}[0-9A-F]{4}$");
        notes[2].ShouldBe(new("起始期间：2024-01　　年末结转：结转前　　基金：ADV", "From month: 2024-01    Closing vouchers: before closing    Fund: ADV"));
    }

    private static Task<long> HeadAsync(Database database) => database.ReadAsync(
        session => session.ScalarAsync<long>("SELECT last_seq FROM entity_head"), TestContext.Current.CancellationToken);

    private static async Task<string> AllAsync(Database database, string standard, IEnumerable<(string Report, string Asked)> reports, bool withNotes = true)
    {
        var pages = new List<string>();
        foreach (var (report, asked) in reports)
        {
            var outcome = await new ReportRunner(database).RunAsync(report, Asked.Of(standard + asked), TestContext.Current.CancellationToken);
            outcome.Rejections.Where(rejection => rejection.Reason != UnknownFund).ShouldBeEmpty();
            if (outcome.Sheet is not { } sheet) continue;
            var notes = withNotes ? string.Join('\n', sheet.Notes.Select(note => note.Zh)) : "";
            pages.Add($"{report}\n{notes}\n{string.Join('\n', sheet.Body().Select(row => string.Join(" | ", row.Cells.Select(CellText.Plain))))}");
        }
        return string.Join("\n\n", pages);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private sealed class Day
    {
        public DateOnly VoucherDate { get; set; }
        public long Seq { get; set; }
    }
}
