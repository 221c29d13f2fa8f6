using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Management;

/// <summary>The manager's desk: every figure and chart is read off a report of the catalogue, at one posting sequence, and
/// leads to it.</summary>
[Permits(Permission.ReadManagement)]
public sealed class ManagementModel(Database books) : BooksPage(books)
{
    private const int MostBars = 10, MostDeadlines = 10;

    private static readonly string[] Buckets = ["not_due", "days_0_30", "days_31_90", "days_91_180", "days_181_365", "days_over_365"];
    private static readonly string[] Read = ["fund-statement", "fund-months", "money-by-kind", "indicators", "recovery-by-year", "ageing", "case-statement", "organisation-statement", "budget-execution", "deadlines"];

    private readonly Database books = books;
    private readonly Dictionary<string, Sheet> sheets = new(StringComparer.Ordinal);

    public Money Money { get; private set; }
    public Money Available { get; private set; }
    public Money Outstanding { get; private set; }
    public Money Custody { get; private set; }
    public Money Overdue { get; private set; }

    /// <summary>Recovered of what was recognised in all years, in hundredths of a percent; null while nothing was.</summary>
    public long? Recovery { get; private set; }

    /// <summary>Written off of what was paid in all years, in hundredths of a percent; null while nothing was.</summary>
    public long? Loss { get; private set; }

    /// <summary>The entities below this one, if any.</summary>
    public bool HasOthers => Here.Entities.Any(entity => entity.Parent == Here.Code);

    public async Task OnGetAsync()
    {
        foreach (var name in Read)
            sheets[name] = await SheetAsync(name);
        if (HasOthers) sheets["consolidated-fund-statement"] = await SheetAsync("consolidated-fund-statement");
        var funds = Details("fund-statement");
        Money = Sum("fund-statement", funds, "own_bank", "entrusted_bank", "quota");
        Available = Sum("fund-statement", funds, "available");
        Custody = Sum("fund-statement", funds, "custody");
        Outstanding = Sum("fund-statement", funds, "unsettled", "settled") + Sum("ageing", Details("ageing").Where(row => Text("ageing", row, "account") == "1218.02"), "amount");
        Overdue = Sum("indicators", Indicators("OVERDUE"), "amount");
        Recovery = ShareOf("RECOVERY");
        Loss = ShareOf("LOSS");
    }

    /// <summary>The available money of each fund at the end of each month of the year.</summary>
    public LineChart AvailableByMonth(string title)
    {
        var sheet = sheets["fund-months"];
        var months = Sections(sheet).ToList();
        var names = months.SelectMany(month => month.Rows).Select(row => Text("fund-months", row, "fund")).Distinct().ToList();
        return new(title, [.. months.Select(month => month.Heading)],
            [.. names.Select(name => new ChartLine(name, [.. months.Select(month => Sum("fund-months", month.Rows.Where(row => Text("fund-months", row, "fund") == name), "available"))]))]);
    }

    public BarChart ByKind(string title, string income, string outgo) => new(title, [income, outgo],
        [.. Details("money-by-kind").Select(row => new BarGroup(Said("money-by-kind", row, "kind"), [Amount("money-by-kind", row, "money_in"), Amount("money-by-kind", row, "money_out")]))]);

    public BarChart RecoveryByYear(string title, string awarded, string recovered) => new(title, [awarded, recovered], [.. Details("recovery-by-year")
        .Select(row => new BarGroup(Said("recovery-by-year", row, "judged_in") + "　" + Said("recovery-by-year", row, "share"),
            [Amount("recovery-by-year", row, "awarded"), Amount("recovery-by-year", row, "recovered")]))]);

    public BarChart ByAge(string title)
    {
        var sheet = sheets["ageing"];
        return new(title, [sheet.Columns[sheet.IndexOf("amount")].Title.In(Language)],
            [.. Buckets.Select(bucket => new BarGroup(sheet.Columns[sheet.IndexOf(bucket)].Title.In(Language), [Sum("ageing", Details("ageing"), bucket)]))]);
    }

    public BarChart ByCase(string title, string outstanding) => new(title, [outstanding], [.. Details("case-statement")
        .GroupBy(row => Text("case-statement", row, "case_code")).Select(known => (Case: known.Key, Amount: Sum("case-statement", known, "outstanding")))
        .Where(known => !known.Amount.IsZero).OrderByDescending(known => known.Amount).ThenBy(known => known.Case, StringComparer.Ordinal).Take(MostBars)
        .Select(known => new BarGroup(known.Case, [known.Amount], "/cases/" + Uri.EscapeDataString(known.Case)))]);

    public BarChart ByOrganisation(string title, string outstanding) => new(title, [outstanding], [.. Sections(sheets["organisation-statement"])
        .Select(organisation => (Name: organisation.Heading, Amount: Sum("organisation-statement", organisation.Rows, "outstanding")))
        .Where(organisation => !organisation.Amount.IsZero).OrderByDescending(organisation => organisation.Amount).Take(MostBars)
        .Select(organisation => new BarGroup(organisation.Name, [organisation.Amount]))]);

    public BarChart Budgets(string title, string budget, string paid) => new(title, [budget, paid], [.. Sections(sheets["budget-execution"])
        .Select(fund => new BarGroup(fund.Heading, [Sum("budget-execution", fund.Rows, "budget"), Sum("budget-execution", fund.Rows, "paid")]))]);

    public BarChart ByEntity(string title, string closing) => new(title, [closing], [.. Details("consolidated-fund-statement")
        .GroupBy(row => (Code: Text("consolidated-fund-statement", row, "entity"), Name: Text("consolidated-fund-statement", row, "entity_name")))
        .OrderBy(entity => entity.Key.Code, StringComparer.Ordinal)
        .Select(entity => new BarGroup($"{entity.Key.Code} {entity.Key.Name}", [Sum("consolidated-fund-statement", entity, "closing")], "/management?entity=" + Uri.EscapeDataString(entity.Key.Code)))]);

    /// <summary>The deadlines that come first.</summary>
    public (Sheet Sheet, IReadOnlyList<Row> Rows) Deadlines => (sheets["deadlines"], [.. Details("deadlines").Take(MostDeadlines)]);

    public static string Percent(long hundredths) => string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00} %");

    private async Task<Sheet> SheetAsync(string name)
    {
        var asked = ReportRequest.For(Here.Code, (DayName, Seal.Day(Here.Day)), ("knownAt", Here.Entity.LastSeq.ToString(CultureInfo.InvariantCulture)));
        var outcome = await new ReportRunner(books).RunAsync(name, asked, HttpContext.RequestAborted);
        return outcome.Sheet ?? throw new InvalidOperationException($"Report {name} was refused: {outcome.Rejections[0].En}");
    }

    private IEnumerable<Row> Details(string name) => sheets[name].Rows.Where(row => row.Kind == RowKind.Detail);

    private IEnumerable<Row> Indicators(string indicator) => Details("indicators").Where(row => row[0].Text.Zh == WordOf(indicator));

    private static string WordOf(string indicator) => ReportCatalogue.Find("indicators")!.Columns.First(column => column.Key == "indicator").Words![indicator].Zh;

    private long? ShareOf(string indicator)
    {
        var rows = Indicators(indicator).ToList();
        var (part, whole) = (Sum("indicators", rows, "amount").Fen, Sum("indicators", rows, "of_amount").Fen);
        return whole == 0 ? null : (long)(((Int128)part * 20_000 + whole) / (2 * (Int128)whole));
    }

    private string Text(string name, Row row, string column) => CellText.Plain(row[sheets[name].IndexOf(column)]);

    private string Said(string name, Row row, string column) => CellText.For(row[sheets[name].IndexOf(column)], sheets[name].Columns[sheets[name].IndexOf(column)], Language);

    private Money Amount(string name, Row row, string column) => row[sheets[name].IndexOf(column)] is { Type: CellType.Money } cell ? cell.Amount : Money.Zero;

    private Money Sum(string name, IEnumerable<Row> rows, params string[] columns) => rows.Sum(row => columns.Sum(column => Amount(name, row, column)));

    private IEnumerable<(string Heading, IReadOnlyList<Row> Rows)> Sections(Sheet sheet)
    {
        string? heading = null;
        var rows = new List<Row>();
        foreach (var row in sheet.Rows)
            if (row.Kind == RowKind.Section)
            {
                if (heading is not null) yield return (heading, rows);
                (heading, rows) = (CellText.For(row[0], sheet.Columns[0], Language), []);
            }
            else if (row.Kind == RowKind.Detail) rows.Add(row);
        if (heading is not null) yield return (heading, rows);
    }
}
