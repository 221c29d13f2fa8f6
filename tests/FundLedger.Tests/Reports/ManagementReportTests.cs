using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>What the manager's desk reads off the worked year (scenario-1.md §5–§12).</summary>
public sealed class ManagementReportTests(WorkedYears books)
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

    [Theory]
    [InlineData("2024-05-20", "exposure-by-case")]
    [InlineData("2024-05-20", "exposure-by-organisation")]
    [InlineData("2024-09-30", "exposure-by-case")]
    [InlineData("2024-12-31", "exposure-by-organisation")]
    public async Task What_is_exposed_is_what_is_outstanding_and_its_ages_add_up_to_it(string day, string report)
    {
        var database = await books.After(WorkedYears.Scenario);
        var outstanding = (await SheetText.LinesAsync(database, "indicators", "asOf=" + day, "indicator", "amount")).Split('\n')[0].Split(" | ")[1];

        await ShouldAddUpAsync(database, report, day, outstanding, "amount");
        await ShouldAddUpAsync(database, report, day, outstanding, "unsettled", "settled", "receivable");
        await ShouldAddUpAsync(database, report, day, outstanding, "not_due", "days_0_30", "days_31_90", "days_91_180", "days_181_365", "days_over_365");
    }

    private static async Task ShouldAddUpAsync(FundLedger.Data.Database database, string report, string day, string outstanding, params string[] columns) =>
        (await SheetText.LinesAsync(database, report, "asOf=" + day, columns)).Split('\n').SelectMany(line => line.Split(" | ")).Where(figure => figure.Length > 0)
            .Sum(figure => decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(decimal.Parse(outstanding, System.Globalization.CultureInfo.InvariantCulture), string.Join('+', columns));

    [Fact]
    public async Task Each_kind_of_the_year_is_the_sum_of_its_lines()
    {
        var database = await books.After(WorkedYears.Scenario);
        var recoveries = await SheetText.LinesAsync(database, "money-lines", "asOf=2024-12-31&kind=RECOVERY", "voucher_date", "voucher_no", "fund", "case_code", "money_in");

        recoveries.ShouldBe("""
            2024-08-15 | 记-2024-08-0001 | ADV |  | 100,000.00
            2024-09-10 | 记-2024-09-0001 | ADV |  | 48,333.33
            2024-10-12 | 记-2024-10-0001 | ADV |  | 150,000.00
            """);
    }

    /// <summary>Case C1 received 400,000.00 and paid 265,333.34 for restoration in 2024; C0 began with 612,000.00 (scenario-1.md §8).</summary>
    [Fact]
    public async Task The_use_of_damages_is_the_indicator_of_the_same_case()
    {
        var database = await books.After(WorkedYears.Scenario);
        var use = (await SheetText.LinesAsync(database, "damages-use", "asOf=2024-12-31", "case_code", "used_ever", "received_ever", "share")).Split('\n');
        var indicator = (await SheetText.LinesAsync(database, "indicators", "asOf=2024-12-31", "indicator", "subject", "amount", "of_amount", "share")).Split('\n')
            .Where(line => line.StartsWith("Damages used | ", StringComparison.Ordinal)).Select(line => line["Damages used | ".Length..]);

        use.Select(line => line.Replace(" |  | ", " | 0.00 | ", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(indicator.Order(StringComparer.Ordinal));
        use.ShouldContain("C1 | 265,333.34 | 400,000.00 | 66.33%");
    }
}
