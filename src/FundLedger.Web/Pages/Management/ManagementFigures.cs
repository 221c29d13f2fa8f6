using System.Globalization;
using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Pages.Management;

/// <summary>A figure with what it is and where it leads.</summary>
/// <param name="IsAlarming">Whether somebody should look into it.</param>
public sealed record Figure(string Label, string Text, string Link, bool IsAlarming = false);

/// <summary>One of the manager's questions: the figure that answers it, and what belongs beside it.</summary>
public sealed record Answer(string Question, Figure Main, IReadOnlyList<Figure> Beside);

/// <summary>What a director asks first: how much is there, how much is free, what is at risk, what is due, is anything wrong.</summary>
public sealed class ManagementFigures(ManagementPage page)
{
    public IReadOnlyList<Answer> Answers => [Money(), Free(), Risk(), Due(), Wrong()];

    /// <summary>What is wrong, each with how often; empty if nothing was found.</summary>
    public IReadOnlyList<Figure> Signals =>
    [
        .. Signal("management.negative", "fund-statement", (report, row) => report.Amount(row, "available").IsNegative),
        .. Signal("management.parallel", "parallel-check", (report, row) => !report.Cell(row, "result").Passed),
        .. Signal("management.overbudget", "budget-execution", (report, row) => report.Amount(row, "open_budget").IsNegative && report.Amount(row, "budget").IsPositive),
        .. Signal("management.unsettled", "indicators", (report, row) => IsIndicator(report, row, "UNSETTLED")),
        .. Signal("management.overdue", "indicators", (report, row) => IsIndicator(report, row, "OVERDUE")),
        .. page.HasOthers ? Signal("management.internal", "internal-items", (report, row) => !report.Amount(row, "difference").IsZero) : [],
    ];

    /// <summary>The share that an indicator gives, such as <c>3.22%</c>; null while there is nothing to share.</summary>
    public string? ShareOf(string indicator, string subject = "") =>
        Indicators(indicator).Where(row => Indicated.Text(row, "subject") == subject).Select(row => Indicated.Said(row, "share")).FirstOrDefault(share => share.Length > 0);

    private Answer Money()
    {
        var funds = page.Reading("fund-statement");
        var flow = page.Reading("money-by-kind");
        return new(page.Words("management.ask.much"), Sum("col.money", funds, "own_bank", "entrusted_bank", "quota"),
        [
            Sum("col.custody", funds, "custody") with { Link = page.AddressOf("custody") },
            Sum("management.came", flow, "money_in"), Sum("management.went", flow, "money_out"),
        ]);
    }

    private Answer Free()
    {
        var funds = page.Reading("fund-statement");
        var budget = page.Reading("budget-execution");
        return new(page.Words("management.ask.free"), Sum("col.available", funds, "available") with { Link = page.AddressOf("commitments") },
            [Sum("col.committed", funds, "committed") with { Link = page.AddressOf("commitments") }, Sum("management.budget", budget, "budget"), Sum("management.paid", budget, "paid")]);
    }

    private Answer Risk()
    {
        var old = page.Reading("ageing").Total is { } total ? page.Reading("ageing").Amount(total, "days_over_365") : Ledger.Money.Zero;
        var overdue = Indicators("OVERDUE").Sum(row => Indicated.Amount(row, "amount"));
        return new(page.Words("management.ask.risk"), Sum("management.outstanding", page.Reading("exposure-by-case"), "amount"),
        [
            new(page.Words("management.overdue"), overdue.ToGroupedString(), page.AddressOf("indicators"), overdue.IsPositive),
            new(page.Words("management.old"), old.ToGroupedString(), page.AddressOf("ageing")),
            new(page.Words("management.recovery"), ShareOf("RECOVERY") ?? "—", page.AddressOf("recovery-by-year")),
            new(page.Words("management.loss"), ShareOf("LOSS") ?? "—", page.AddressOf("indicators")),
        ]);
    }

    private Answer Due()
    {
        var deadlines = page.Reading("deadlines");
        var next = deadlines.Details.FirstOrDefault(row => deadlines.Cell(row, "days_left").Raw >= 0);
        var late = CountOf("OVERDUE");
        return new(page.Words("management.ask.due"), new(page.Words("management.late"), Count(late), page.AddressOf("deadlines"), late > 0),
        [
            new(page.Words("management.near"), Count(CountOf("NEAR")), page.AddressOf("deadlines")),
            new(page.Words("management.next"), next is null ? "—" : deadlines.Said(next, "due_on"), page.AddressOf("deadlines")),
        ]);
    }

    private Answer Wrong()
    {
        var signals = Signals;
        return new(page.Words("management.ask.wrong"), new(page.Words("management.signals"), Count(signals.Count), signals.Count > 0 ? signals[0].Link : "/checks", signals.Count > 0), signals);
    }

    private IEnumerable<Figure> Signal(string label, string report, Func<ReportReading, Row, bool> isWrong)
    {
        var count = page.Reading(report).Details.Count(row => isWrong(page.Reading(report), row));
        if (count > 0) yield return new(page.Words(label), Count(count), page.AddressOf(report), true);
    }

    private Figure Sum(string label, ReportReading report, params string[] columns)
    {
        var sum = report.Details.Sum(row => report.Amount(row, columns));
        return new(page.Words(label), sum.ToGroupedString(), report.Address, sum.IsNegative);
    }

    private ReportReading Indicated => page.Reading("indicators");

    private IEnumerable<Row> Indicators(string indicator) => Indicated.Details.Where(row => IsIndicator(Indicated, row, indicator));

    private static bool IsIndicator(ReportReading report, Row row, string indicator) => report.Text(row, "indicator") == WordOf("indicators", "indicator", indicator);

    private int CountOf(string status) => page.Reading("deadlines").Details.Count(row => page.Reading("deadlines").Text(row, "status") == WordOf("deadlines", "status", status));

    private static string Count(int number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary>What a report writes for a code, in the language of the books.</summary>
    internal static string WordOf(string report, string column, string code) => ReportCatalogue.Find(report)!.Columns.First(shown => shown.Key == column).Words![code].Zh;
}
