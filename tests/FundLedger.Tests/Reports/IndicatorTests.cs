using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>The indicators for management over the worked year, as domain.md D.17 works them out by hand.</summary>
public sealed class IndicatorTests(WorkedYears books)
{
    [Fact]
    public async Task The_worked_year_has_the_figures_that_were_worked_out_by_hand()
    {
        var lines = (await SheetText.LinesAsync(await books.After(WorkedYears.Scenario), "indicators", "asOf=2024-12-31", "indicator", "subject", "amount", "of_amount", "share", "days")).Split('\n');

        lines.ShouldContain("Recovery rate |  | 276,551.78 | 276,551.78 | 100.00% | ");
        lines.ShouldContain("Loss rate |  | 10,000.00 | 310,818.45 | 3.22% | ");
        DaysOf(lines, "Days from approval").ShouldBe(["A1 10", "A2 14", "A3 27", "A4 0", "A5 0"]);
        DaysOf(lines, "Days from request").ShouldBe(["A1 12", "A2 16", "A3 29", "A4 0", "A5 0"]);
        lines.ShouldContain("Median from approval |  |  |  |  | 10");
        lines.ShouldContain("90th percentile from approval |  |  |  |  | 27");
        lines.ShouldContain("Median from request |  |  |  |  | 12");
        lines.ShouldContain("Advances outstanding |  | 72,600.00 |  |  | ");
    }

    private static IEnumerable<string> DaysOf(string[] lines, string indicator) => lines
        .Where(line => line.StartsWith(indicator, StringComparison.Ordinal)).Select(line => line.Split(" | ")).Select(line => $"{line[1]} {line[5]}");

    [Fact]
    public async Task Available_money_is_that_of_the_fund_statement()
    {
        var database = await books.After(WorkedYears.Scenario);
        var statement = await SheetText.LinesAsync(database, "fund-statement", "asOf=2024-09-30", "fund", "available");

        (await SheetText.LinesAsync(database, "indicators", "asOf=2024-09-30", "indicator", "subject", "amount")).Split('\n')
            .Where(line => line.StartsWith("Available | ", StringComparison.Ordinal)).Select(line => line["Available | ".Length..])
            .Order(StringComparer.Ordinal).ShouldBe(statement.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Budgets_are_executed_month_by_month_and_next_year_asks_for_what_is_missing()
    {
        await using var played = await PlayedBooks.FundedAsync();
        await played.PlayAsync("""
            B1 2024-01-10 budgetApproved fund=ADV year=2024 lines=[economic=30227 amount=50000.00; economic=30204 amount=1000.00] document=吉财预1号
            B2 2024-09-01 budgetRevised fund=ADV year=2024 lines=[economic=30227 amount=60000.00] document=吉财预30号 reason=案件增加
            """, Story.A1Settled, """
            F1 2024-11-18 bankFeeCharged fund=ADV bank=BK1 amount=100.00
            F2 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=50.00
            """);

        (await SheetText.LinesAsync(played.Database, "budget-execution", "asOf=2024-12-31", "economic", "approved", "revised", "budget", "m03", "m11", "m12", "paid", "open_budget", "share", "december")).ShouldBe("""
            30204 | 1,000.00 |  | 1,000.00 |  | 100.00 | 50.00 | 150.00 | 850.00 | 15.00% | 33.33%
            30227 | 50,000.00 | 10,000.00 | 60,000.00 | 36,666.67 |  |  | 36,666.67 | 23,333.33 | 61.11% | 0.00%
            """);
        (await SheetText.LinesAsync(played.Database, "budget-proposal", "asOf=2024-12-31", "fund", "available", "settled", "paid", "proposed")).Split('\n')[0]
            .ShouldBe("ADV | 763,183.33 | 33,218.45 | 36,816.67 | ");
    }
}
