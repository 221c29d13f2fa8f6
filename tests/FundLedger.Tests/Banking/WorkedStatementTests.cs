using FundLedger.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Banking;

/// <summary>The two statements of the worked year (its section 13): taken in, matched by rule, and what is left open.</summary>
public sealed class WorkedStatementTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-books-");
    private readonly Database database;

    public WorkedStatementTests() => database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), WorkedYears.Clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private BankDesk Desk => new(database);

    [Fact]
    public async Task The_main_account_matches_line_by_line_as_the_worked_year_says()
    {
        await PlayAsync();
        (await Desk.ImportAsync(Statements.OfYear("BK1"), Stop)).Rejections.ShouldBeEmpty();
        var outcome = await Desk.MatchAllAsync(PlayedBooks.Entity, "BK1", "MATCH-BK1", new DateOnly(2024, 12, 31), "陈会计", Stop);

        outcome!.Rejections.ShouldBeEmpty();
        (await MatchedAsync("BK1")).ShouldBe(
        [
            "BK1-0001 记-2024-01-0001", "BK1-0002 记-2024-01-0002", "BK1-0003 记-2024-03-0001", "BK1-0004 记-2024-03-0002", "BK1-0005 记-2024-03-0003",
            "BK1-0006 记-2024-04-0002", "BK1-0007 记-2024-05-0001", "BK1-0008 记-2024-08-0001", "BK1-0009 记-2024-09-0001", "BK1-0010 记-2024-09-0002",
            "BK1-0011 记-2024-10-0001", "BK1-0012 记-2024-10-0002", "BK1-0013 记-2024-11-0002", "BK1-0014 记-2024-11-0005",
            "BK1-0015 记-2024-12-0003、记-2024-12-0004、记-2024-12-0005", "BK1-0016 ", "BK1-0017 ",
        ]);
        var left = await database.ReadAsync(books => BankQueries.EntriesAsync(books, PlayedBooks.Entity, "BK1"), Stop);
        left.Select(entry => entry.Amount.ToGroupedString()).Order(StringComparer.Ordinal).ShouldBe(["-15,800.00", "1,200.00"]);
        (await Verification.RunAsync(database, null, Stop)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_custody_account_matches_to_the_last_line()
    {
        await PlayAsync();
        (await Desk.ImportAsync(Statements.OfYear("BK2"), Stop)).Rejections.ShouldBeEmpty();
        await Desk.MatchAllAsync(PlayedBooks.Entity, "BK2", "MATCH-BK2", new DateOnly(2024, 12, 31), "陈会计", Stop);

        (await database.ReadAsync(books => BankQueries.LinesAsync(books, PlayedBooks.Entity, "BK2"), Stop)).ShouldBeEmpty();
        (await database.ReadAsync(books => BankQueries.EntriesAsync(books, PlayedBooks.Entity, "BK2"), Stop)).ShouldBeEmpty();
        Statements.OfYear("BK2").Closing.ToGroupedString().ShouldBe("747,321.83");
    }

    [Fact]
    public async Task The_same_file_three_times_and_two_halves_that_overlap_bring_each_line_once()
    {
        await PlayAsync();
        var whole = Statements.OfYear("BK1");
        var first = await Desk.ImportAsync(whole, Stop);
        var again = await Desk.ImportAsync(whole with { Date = new DateOnly(2025, 1, 3), By = "李审核" }, Stop);
        var third = await Desk.ImportAsync(whole, Stop);

        (again.Answer, third.Answer, again.IsRepeat, third.IsRepeat).ShouldBe((first.Answer, first.Answer, true, true));
        first.Answer.ShouldContain("\"lines\":17,\"newLines\":17,\"steppedOver\":0");
        var half = await Desk.ImportAsync(Statements.OfYear("BK1", to: "2024-09-10"), Stop);
        half.Answer.ShouldContain("\"lines\":9,\"newLines\":0,\"steppedOver\":9");
        (await Desk.ImportAsync(Statements.OfYear("BK1", "2024-08-15"), Stop)).Answer.ShouldContain("\"newLines\":0,\"steppedOver\":10");
        (await Statements.CountAsync(database, "bank_line")).ShouldBe(17);
        (await Verification.RunAsync(database, null, Stop)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_halves_that_overlap_make_the_whole()
    {
        await PlayAsync();
        (await Desk.ImportAsync(Statements.OfYear("BK1", to: "2024-09-30"), Stop)).Answer.ShouldContain("\"newLines\":10");
        (await Desk.ImportAsync(Statements.OfYear("BK1", "2024-08-15"), Stop)).Answer.ShouldContain("\"newLines\":7,\"steppedOver\":3");

        (await Statements.CountAsync(database, "bank_line")).ShouldBe(17);
        (await Verification.RunAsync(database, null, Stop)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hole_between_statements_is_named_until_it_is_filled()
    {
        await PlayAsync();
        (await Desk.ImportAsync(Statements.OfYear("BK1", to: "2024-05-31"), Stop)).Rejections.ShouldBeEmpty();
        (await Desk.ImportAsync(Statements.OfYear("BK1", "2024-09-01"), Stop)).Rejections.ShouldBeEmpty();

        (await GapsAsync()).ShouldBe(["2024-09-01"]);
        (await Verification.RunAsync(database, null, Stop)).Findings.ShouldBeEmpty();
        (await Desk.ImportAsync(Statements.OfYear("BK1", "2024-06-01", "2024-08-31"), Stop)).Rejections.ShouldBeEmpty();
        (await GapsAsync()).ShouldBeEmpty();
        (await Verification.RunAsync(database, null, Stop)).Findings.ShouldBeEmpty();
    }

    private Task PlayAsync() => WorkedYears.PlayAsync(database, WorkedYears.Commands(WorkedYears.Scenario));

    private async Task<IReadOnlyList<string>> GapsAsync() =>
        [.. (await database.ReadAsync(books => books.ListAsync<DateOnly>("SELECT from_day FROM v_bank_statement WHERE entity = '220000' AND after_gap = 1"), Stop)).Select(day => $"{day:yyyy-MM-dd}")];

    private Task<IReadOnlyList<string>> MatchedAsync(string bank) => database.ReadAsync(async books =>
    {
        var rows = await books.ListAsync<Pair>("""
            SELECT line.line_key, COALESCE(part.part_code, '') AS voucher_no
            FROM v_bank_line line
            LEFT JOIN v_bank_match_part part ON part.entity = line.entity AND part.match_code = line.match_code AND part.part_kind = 'VOUCHER'
            WHERE line.entity = '220000' AND line.bank = @bank
            ORDER BY line.line_key, part.voucher_seq
            """, new { bank });
        return (IReadOnlyList<string>)[.. rows.GroupBy(row => row.LineKey).Select(line => $"{line.Key} {string.Join('、', line.Select(row => row.VoucherNo))}")];
    }, Stop);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private sealed class Pair
    {
        public string LineKey { get; set; } = "";
        public string VoucherNo { get; set; } = "";
    }
}
