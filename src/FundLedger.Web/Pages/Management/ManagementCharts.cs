using System.Globalization;
using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Pages.Management;

/// <summary>The charts of the manager's desk. Every amount is a cell of a report; only what is said of several
/// deadlines and what has no room of its own is added up.</summary>
public sealed class ManagementCharts(ManagementPage page)
{
    internal static readonly string[] Ages = ["not_due", "days_0_30", "days_31_90", "days_91_180", "days_181_365", "days_over_365"];
    private static readonly string[] Statuses = ["OVERDUE", "NEAR", "LATER"];

    private string Day => Seal.Day(page.Here.Day);
    private int FirstYear => page.Since ?? page.Here.Day.Year;

    /// <summary>What a column of the funds came to at the end of each month.</summary>
    public LineChart Months(string column, int most)
    {
        var report = page.Reading("fund-months");
        var months = report.Sections().ToList();
        var lines = months.SelectMany(month => month.Rows).GroupBy(row => report.Text(row, "fund"))
            .Select(fund => new ChartLine(report.Text(fund.First(), "name"),
                [.. months.Select(month => report.Amount(month.Rows.FirstOrDefault(row => report.Text(row, "fund") == fund.Key), column))])).ToList();
        return new(page.Words($"management.months.{column}", FirstYear, Day), [.. months.Select(month => month.Heading)], MostOf(lines, most))
        {
            Links = [.. months.Select(month => $"/reports/fund-statement?{BooksPage.DayName}={EndOf(month.Heading)}")],
        };
    }

    public BarChart Kinds(int most)
    {
        var report = page.Reading("money-by-kind");
        var groups = report.Details.Select(row => new BarGroup(report.Said(row, "kind"), [report.Amount(row, "money_in"), report.Amount(row, "money_out")],
            page.AddressOf("money-lines", ("kind", report.Text(row, "code")))));
        return Bars(page.Words("management.kinds.chart", FirstYear, Day), [page.Words("management.in"), page.Words("management.out")], groups, most, report);
    }

    public BarChart Recovery(int most)
    {
        var report = page.Reading("recovery-by-year");
        var groups = report.Details.Reverse().Select(row => new BarGroup(report.Said(row, "judged_in"), [report.Amount(row, "awarded"), report.Amount(row, "recovered")], report.LinkOf(row, "judged_in"))
        {
            Facts = [report.Said(row, "share")],
        });
        return Bars(page.Words("management.recovery.chart"), [page.Words("management.recognised"), page.Words("management.recovered")], groups, most, report, page.Words("management.recovery"));
    }

    public BarChart ByAge()
    {
        var report = page.Reading("ageing");
        var groups = report.Total is { } total ? Ages.Select(age => new BarGroup(report.Heading(age), [report.Amount(total, age)])) : [];
        return Bars(page.Words("management.ages.chart", Day), [report.Heading("amount")], report.Details.Any() ? groups : [], Ages.Length, report);
    }

    public BarChart ByCase(int most) => Exposure("exposure-by-case", "management.cases.chart", most);

    public BarChart ByOrganisation(int most) => Exposure("exposure-by-organisation", "management.organisations.chart", most);

    /// <summary>Each fund with a budget or payments; its economic classes stand in the rows beside the chart.</summary>
    public BarChart Budgets(int most)
    {
        var report = page.Reading("budget-execution");
        var groups = report.Sections().Select(fund => new BarGroup($"{fund.Heading} {NameOf(fund.Heading)}", [report.Amount(fund.Subtotal, "budget"), report.Amount(fund.Subtotal, "paid")])
        {
            Facts = [page.Figures.ShareOf("BUDGET", fund.Heading) ?? "—", page.Figures.ShareOf("DECEMBER", fund.Heading) ?? ""],
        });
        return Bars(page.Words("management.budgets.chart", page.Here.Day.Year), [page.Words("management.budget"), page.Words("management.paid")], groups, most, report,
            page.Words("management.executed"), page.Words("management.december"));
    }

    /// <summary>What came in for each case and what of it restored the environment, in all years up to the last.</summary>
    public BarChart Custody(int most)
    {
        var report = page.Reading("damages-use");
        var cases = report.Sections().LastOrDefault()?.Rows ?? [];
        var groups = cases.Select(row => new BarGroup($"{report.Text(row, "case_code")} {report.Text(row, "case_number")}",
            [report.Amount(row, "received_ever"), report.Amount(row, "used_ever")], report.LinkOf(row, "case_code")) { Facts = [report.Said(row, "share")] });
        return Bars(page.Words("management.custody.chart", Day), [page.Words("management.received"), page.Words("management.used")], groups, most, report, page.Words("management.use"));
    }

    public BarChart Entities(int most)
    {
        var report = page.Reading("consolidated-indicators");
        var groups = report.Details.Select(row => new BarGroup($"{report.Text(row, "entity")} {report.Text(row, "name")}",
            [report.Amount(row, "money"), report.Amount(row, "outstanding")], report.LinkOf(row, "entity")) { Facts = [report.Said(row, "share")] });
        return Bars(page.Words("management.entities.chart", Day), [report.Heading("money"), report.Heading("outstanding")], groups, most, report, page.Words("management.recovery"));
    }

    /// <summary>The amounts that each kind of deadline is about, by how soon it is; the count of all beside it.</summary>
    public BarChart Deadlines()
    {
        var report = page.Reading("deadlines");
        var words = ReportCatalogue.Find("deadlines")!.Columns.First(column => column.Key == "status").Words!;
        var groups = report.Details.GroupBy(row => report.Said(row, "kind")).Select(kind => new BarGroup(kind.Key,
            [.. Statuses.Select(status => kind.Where(row => report.Text(row, "status") == words[status].Zh).Sum(row => report.Amount(row, "amount")))])
        {
            Facts = [kind.Count().ToString(CultureInfo.InvariantCulture)],
        });
        return Bars(page.Words("management.deadlines.chart", Day), [.. Statuses.Select(status => words[status].In(page.Language))], groups, int.MaxValue, report, page.Words("management.count"));
    }

    private BarChart Exposure(string name, string title, int most)
    {
        var report = page.Reading(name);
        var groups = report.Details.Select(row => new BarGroup($"{report.Text(row, "subject")} {report.Text(row, "name")}", [.. Ages.Select(age => report.Amount(row, age))], report.LinkOf(row, "subject"))
        {
            Facts = [report.Said(row, "share")],
        });
        return Bars(page.Words(title, Day), [.. Ages.Select(report.Heading)], groups, most, report, page.Words("management.share")) with { Stacked = true };
    }

    private string NameOf(string fund)
    {
        var funds = page.Reading("fund-statement");
        return funds.Details.Where(row => funds.Text(row, "fund") == fund).Select(row => funds.Text(row, "name")).FirstOrDefault() ?? "";
    }

    /// <summary>The first groups, and one for all that have no room.</summary>
    private BarChart Bars(string title, IReadOnlyList<string> series, IEnumerable<BarGroup> groups, int most, ReportReading report, params IReadOnlyList<string> facts)
    {
        var all = groups.ToList();
        var rest = all.Count > most ? all.Skip(most - 1).ToList() : [];
        var shown = all.Take(all.Count - rest.Count).ToList();
        if (rest.Count > 0) shown.Add(new(page.Words("management.rest", rest.Count), [.. series.Select((_, i) => rest.Sum(group => group.Amounts[i]))]));
        return new(title, series, shown) { Facts = facts, Source = report.Address };
    }

    /// <summary>All lines, or the highest at the end and one for the sum of the others.</summary>
    private List<ChartLine> MostOf(List<ChartLine> lines, int most)
    {
        if (lines.Count <= most) return lines;
        var shown = lines.OrderByDescending(line => line.Amounts[^1]).Take(most - 1).ToList();
        var rest = lines.Except(shown).ToList();
        return [.. shown, new(page.Words("management.rest", rest.Count), [.. rest[0].Amounts.Select((_, point) => rest.Sum(line => line.Amounts[point]))])];
    }

    private string EndOf(string month)
    {
        var end = Period.TryParse(month, out var period) ? period.LastDay : page.Here.Day;
        return Seal.Day(end < page.Here.Day ? end : page.Here.Day);
    }
}
