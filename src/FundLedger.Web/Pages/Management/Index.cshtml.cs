using FundLedger.Data;
using FundLedger.Web.Access;
using FundLedger.Web.Pages.Reports;
using Microsoft.Extensions.Localization;

namespace FundLedger.Web.Pages.Management;

/// <summary>A part of the desk: a heading, a chart with its table, where they come from and, where rows tell more, some of them.</summary>
/// <param name="Chart">A <see cref="BarChart"/> or a <see cref="LineChart"/>.</param>
/// <param name="Sources">The reports behind it: the words of the link and its address.</param>
public sealed record DeskSection(string Key, object Chart, IReadOnlyList<(string Words, string Address)> Sources)
{
    public Window? Rows { get; init; }
    public bool IsEmpty => Chart is BarChart { IsEmpty: true } or LineChart { IsEmpty: true };
}

/// <summary>The manager's desk: five answers first, then what lies behind them.</summary>
[Permits(Permission.ReadManagement)]
public sealed class ManagementModel(Database books, IStringLocalizer<Texts> words) : ManagementPage(books, words)
{
    private const int MostLines = 6, MostBars = 9, MostEntities = 16, MostDeadlines = 10;

    public IEnumerable<DeskSection> Sections =>
    [
        Section("months", Charts.Months("money", MostLines), "fund-months", "fund-statement"),
        Section("free", Charts.Months("available", MostLines) with { Links = [] }, "fund-months", "commitments"),
        Section("kinds", Charts.Kinds(MostBars), "money-by-kind", "money-lines"),
        Section("recovery", Charts.Recovery(MostBars), "recovery-by-year", "written-off"),
        Section("ages", Charts.ByAge(), "ageing"),
        Section("cases", Charts.ByCase(MostBars), "exposure-by-case", "case-statement"),
        Section("organisations", Charts.ByOrganisation(MostBars), "exposure-by-organisation", "organisation-statement"),
        Section("budgets", Charts.Budgets(MostBars) with { IsBare = true }, "budget-execution", "spending") with { Rows = Classes },
        Section("custody", Charts.Custody(MostBars), "damages-use", "custody"),
        Section("deadlines", Charts.Deadlines(), "deadlines") with { Rows = Nearest },
        .. HasOthers ? [Section("entities", Charts.Entities(MostEntities) with { IsBare = true }, "consolidated-indicators", "consolidated-fund-statement", "internal-items") with { Rows = Below }] : Array.Empty<DeskSection>(),
    ];

    private DeskSection Section(string key, object chart, params string[] reports) =>
        new(key, chart, [.. reports.Select(report => (FundLedger.Reports.ReportCatalogue.Find(report)!.Title.In(Language), AddressOf(report)))]);

    private Window Classes => Window.Of(Reading("budget-execution").Sheet.Only("economic", "budget", "paid", "open_budget", "share", "december"), 0);

    private Window Below => Window.Of(Reading("consolidated-indicators").Sheet.Only("entity", "name", "money", "available", "outstanding", "share"), 0);

    private Window Nearest
    {
        get
        {
            var deadlines = Reading("deadlines").Sheet.Only("due_on", "kind", "days_left", "case_code", "subject", "amount", "status");
            return new(deadlines, 0, [.. deadlines.Rows.Take(MostDeadlines)], null, false, false);
        }
    }
}
