using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FundLedger.Web.Pages.Management;

/// <summary>A page of the manager's desk: every figure and chart is read off a report of the catalogue, at one posting sequence,
/// and leads to it.</summary>
public abstract class ManagementPage(Database books, IStringLocalizer<Texts> words) : BooksPage(books)
{
    private static readonly string[] Read =
    [
        "fund-statement", "fund-months", "money-by-kind", "indicators", "recovery-by-year", "ageing", "exposure-by-case", "exposure-by-organisation",
        "budget-execution", "damages-use", "deadlines", "parallel-check",
    ];

    private static readonly string[] ReadOfAllBelow = ["consolidated-indicators", "internal-items"];

    /// <summary>Those that show what happened since a month; the others show how things stand.</summary>
    private static readonly string[] Ranged = ["fund-months", "money-by-kind", "damages-use", "money-lines", "spending"];

    private readonly Database books = books;
    private readonly Dictionary<string, ReportReading> readings = new(StringComparer.Ordinal);

    /// <summary>The first year that charts over time show; the year of the day where it is left out.</summary>
    [BindProperty(SupportsGet = true)] public int? Since { get; set; }

    public ManagementFigures Figures { get; private set; } = null!;
    public ManagementCharts Charts { get; private set; } = null!;

    /// <summary>The years that may be chosen, latest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(FirstYear, Here.Day.Year - FirstYear + 1).Reverse();

    /// <summary>The entities below this one, if any.</summary>
    public bool HasOthers => Here.Entities.Any(entity => entity.Parent == Here.Code);

    public string Words(string key, params object[] parts) => words[key, parts].Value;

    private int FirstYear => Math.Min((int)Here.Entity.FirstYear, Here.Day.Year);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!ModelState.IsValid || (Since is { } year && !Years.Contains(year))) return BadRequest();
        foreach (var name in HasOthers ? [.. Read, .. ReadOfAllBelow] : Read) readings[name] = await ReadingAsync(name);
        (Figures, Charts) = (new(this), new(this));
        return Page();
    }

    /// <summary>A report that this page has read.</summary>
    public ReportReading Reading(string name) => readings[name];

    /// <summary>Where a report is, as of the same day and since the same year.</summary>
    public string AddressOf(string report, params IEnumerable<(string Name, string Value)> more) =>
        $"/reports/{report}" + QueryString.Create(Asked(report).Concat(more).Select(part => KeyValuePair.Create(part.Name, (string?)part.Value)));

    private IEnumerable<(string Name, string Value)> Asked(string report)
    {
        yield return (DayName, Seal.Day(Here.Day));
        if (Since is { } year && year != Here.Day.Year && Ranged.Contains(report)) yield return ("from", string.Create(CultureInfo.InvariantCulture, $"{year:0000}-01"));
    }

    private async Task<ReportReading> ReadingAsync(string name)
    {
        var asked = ReportRequest.For(Here.Code, [.. Asked(name), ("knownAt", Here.Entity.LastSeq.ToString(CultureInfo.InvariantCulture))]);
        var outcome = await new ReportRunner(books).RunAsync(name, asked, HttpContext.RequestAborted);
        var sheet = outcome.Sheet ?? throw new InvalidOperationException($"Report {name} was refused: {outcome.Rejections[0].En}");
        return new(sheet, AddressOf(name), Language);
    }
}
