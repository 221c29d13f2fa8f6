using FundLedger.Tests.Support;
using FundLedger.Tests.Web;

namespace FundLedger.Tests.Reports;

/// <summary>What the manager's desk reads off the worked year (scenario-1.md §5–§12).</summary>
public sealed class ManagementReportTests(WorkedYears books, PagesSite site)
{
    [Theory]
    [InlineData("2024-06-30")]
    [InlineData("2024-09-15")]
    [InlineData("2024-12-31")]
    public async Task The_last_month_of_each_fund_is_its_fund_statement(string day)
    {
        var database = await books.After(WorkedYears.Scenario);
        var statement = await SheetText.LinesAsync(database, "fund-statement", "asOf=" + day, "fund", "available");

        var months = await SheetText.LinesAsync(database, "fund-months", "asOf=" + day, "fund", "available");
        months.Split('\n')[^4..].ShouldBe(statement.Split('\n'));
    }

    [Fact]
    public async Task The_worked_year_moved_its_money_for_these_kinds() =>
        (await SheetText.LinesAsync(await books.After(WorkedYears.Scenario), "money-by-kind", "asOf=2024-12-31", "kind", "vouchers", "money_in", "money_out", "net")).ShouldBe("""
            Appropriations and quota | 3 | 1,220,000.00 |  | 1,220,000.00
            Quota cancelled and restored | 1 | 275,039.50 | 275,039.50 | 0.00
            Damages received | 1 | 400,000.00 |  | 400,000.00
            Advances paid | 6 |  | 315,466.67 | -315,466.67
            Recoveries | 3 | 298,333.33 |  | 298,333.33
            Restoration | 1 |  | 265,333.34 | -265,333.34
            Legal services | 1 |  | 24,960.50 | -24,960.50
            Rewards paid | 1 |  | 20,000.00 | -20,000.00
            Over-payments returned | 1 |  | 19,761.24 | -19,761.24
            Advances returned | 2 | 4,648.22 |  | 4,648.22
            Bank interest | 2 | 1,067.85 |  | 1,067.85
            Bank fees | 3 |  | 55.00 | -55.00
            """);

    [Fact]
    public async Task What_came_in_less_what_went_out_is_the_change_of_the_money()
    {
        // 1,069,531.69 + 747,321.83 + 275,039.50 in the end; 201,420.37 + 612,000.00 in the beginning.
        var lines = (await SheetText.LinesAsync(await books.After(WorkedYears.Scenario), "money-by-kind", "asOf=2024-12-31", "net")).Split('\n');

        lines.Sum(line => decimal.Parse(line, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(2_091_893.02m - 813_420.37m);
    }

    [Fact]
    public async Task What_was_awarded_before_the_books_began_stands_apart_from_the_judgments_of_the_year() =>
        (await SheetText.LinesAsync(await books.After(WorkedYears.Scenario), "recovery-by-year", "asOf=2024-12-31", "judged_in", "cases", "awarded", "recovered", "written_off", "outstanding", "share")).ShouldBe("""
            brought in | 1 | 48,333.33 | 48,333.33 | 0.00 | 0.00 | 100.00%
            2024 | 1 | 228,218.45 | 228,218.45 | 0.00 | 0.00 | 100.00%
            """);

    [Fact]
    public async Task The_desk_shows_the_figures_and_each_leads_to_its_report()
    {
        var page = await site.HtmlAsync("/management?asOf=2024-12-31");

        foreach (var (report, figure) in new[] { ("fund-statement", "2,091,893.02"), ("commitments", "1,977,226.36"), ("ageing", "72,600.00"), ("recovery-by-year", "100.00 %"), ("indicators", "3.22 %"), ("custody", "747,321.83") })
            page.ShouldContain($"""<a class="figure" href="/reports/{report}?asOf=2024-12-31">{figure}</a>""");
        page.ShouldContain("""<a href="/cases/C2">C2</a>""");
    }
}
