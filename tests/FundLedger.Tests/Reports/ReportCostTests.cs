using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>What the books' totals cost does not grow with the number of vouchers (domain.md C15).</summary>
public sealed class ReportCostTests(WorkedYears books)
{
    public static TheoryData<string> Queries => [.. ReportCatalogue.All.Where(report => report.Sql.Length > 0).Select(report => report.Name)];

    [Theory]
    [InlineData("trial-balance")]
    [InlineData("fund-statement")]
    public async Task Totals_add_up_kept_balances_and_only_the_lines_of_a_month_not_over_or_not_yet_known(string report)
    {
        var plan = await PlanAsync(report);

        plan.ShouldContain(step => step.StartsWith("SEARCH fund_balance", StringComparison.Ordinal));
        plan.Where(step => step.StartsWith("SEARCH line", StringComparison.Ordinal)).Select(Bounds)
            .ShouldBe(["entity=? AND seq=?", "entity=? AND seq>?"], string.Join('\n', plan));
        plan.Where(step => step.StartsWith("SEARCH voucher", StringComparison.Ordinal)).Select(Bounds)
            .ShouldBe(["entity=? AND voucher_date>? AND voucher_date<?", "entity=? AND seq=?", "entity=? AND seq=?"], ignoreOrder: true);
    }

    [Theory, MemberData(nameof(Queries))]
    public async Task No_report_reads_all_vouchers_or_lines_of_an_entity(string report)
    {
        string[] tables = ["voucher", "line", "origin", "red"];
        var plan = await PlanAsync(report);

        plan.Where(step => tables.Any(table => step.StartsWith($"SCAN {table} ", StringComparison.Ordinal) || step == $"SCAN {table}")).ShouldBeEmpty();
        plan.Where(step => tables.Any(table => step.StartsWith($"SEARCH {table} ", StringComparison.Ordinal)))
            .Where(step => Bounds(step) is "entity=?" or "entity=? AND seq<?").ShouldBeEmpty(string.Join('\n', plan));
    }

    private static string Bounds(string step) => step.Contains('(', StringComparison.Ordinal) ? step[(step.LastIndexOf('(') + 1)..step.LastIndexOf(')')] : "";

    private async Task<List<string>> PlanAsync(string report)
    {
        var database = await books.After(WorkedYears.Scenario);
        var sql = ReportCatalogue.Find(report)!.Sql;
        var nothing = System.Text.RegularExpressions.Regex.Matches(sql, @"@(\w+)").Select(match => match.Groups[1].Value).Distinct()
            .ToDictionary(name => name, _ => (object?)0L);
        return await database.ReadAsync(async session =>
        {
            var steps = new List<string>();
            await foreach (var row in session.RowsAsync("EXPLAIN QUERY PLAN " + sql, nothing)) steps.Add((string)row[3]!);
            return steps;
        }, TestContext.Current.CancellationToken);
    }
}
