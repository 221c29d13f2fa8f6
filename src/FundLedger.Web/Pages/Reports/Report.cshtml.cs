using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Reports;

/// <summary>One report: its options, its rows, and the same as Excel and CSV.</summary>
[Permits(Permission.ReadBooks)]
public sealed class ReportModel(Database books) : FilteredPage(books)
{
    public const string KnownName = "knownAt";

    private static readonly string[] NotOfTheReport = [EntityName, DayName, LanguageName, "row"];

    private readonly Database books = books;

    public ReportDefinition Report { get; private set; } = null!;

    /// <summary>Null when the report was refused.</summary>
    public Window? Window { get; private set; }

    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];

    /// <summary>How many rows are passed over.</summary>
    [BindProperty(SupportsGet = true)] public int Row { get; set; }

    public async Task<IActionResult> OnGetAsync(string name)
    {
        if (ReportCatalogue.Find(name) is not { } report || Row < 0) return NotFound();
        Report = report;
        if (report.Parameters.Any(parameter => parameter.Of == "fund")) Funds = await ReadAsync(session => EntityQueries.FundsAsync(session, Here.Code, Here.AsOf));
        if (Refuse(Repeated) || !IsAsked) return Page();
        Refuse((await new ReportRunner(books).StreamAsync(name, Asked(), sheet =>
        {
            Window = Window.Of(sheet, Row);
            return Task.CompletedTask;
        }, HttpContext.RequestAborted)).Rejections, StatusCodes.Status422UnprocessableEntity);
        return Page();
    }

    /// <summary>What was said twice, in whatever letters.</summary>
    private IReadOnlyList<Rejection> Repeated => QueryOf(Request.Query.Keys).Rejections;

    /// <summary>The posting that was asked for, which another choice keeps; null where none was.</summary>
    public string? KnownAt => Request.Query[KnownName].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Whether everything the report cannot do without was asked; until then only its form is shown.</summary>
    public bool IsAsked => Report.Parameters.Where(parameter => parameter.Required).All(parameter => ValueOf(parameter).Length > 0);

    public string ValueOf(ReportParameter parameter) => Request.Query[parameter.Name].ToString();

    /// <summary>Where the same report is had as a file.</summary>
    public string File(string format) => $"/api/v1/entities/{Uri.EscapeDataString(Here.Code)}/reports/{Report.Name}" + QueryString.Create(
        Asked().Values.Where(value => value.Key != EntityName && value.Value.Length > 0).Append(KeyValuePair.Create("format", format)).Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)));

    private ReportRequest Asked() => ReportRequest.For(Here.Code,
    [
        (DayName, Seal.Day(Here.Day)),
        .. Request.Query.Where(part => !NotOfTheReport.Contains(part.Key)).Select(part => (part.Key, part.Value.ToString())),
    ]);
}
