using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Reports;

/// <summary>One report: its options, its rows, and the same as Excel and CSV.</summary>
[Permits(Permission.ReadBooks)]
public sealed class ReportModel(Database books) : BooksPage(books)
{
    private static readonly string[] NotOfTheReport = [EntityName, DayName, LanguageName, "row"];

    private readonly Database books = books;

    public ReportDefinition Report { get; private set; } = null!;

    /// <summary>Null when the report was refused.</summary>
    public Window? Window { get; private set; }

    public IReadOnlyList<Rejection> Rejections { get; private set; } = [];
    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];

    /// <summary>How many rows are passed over.</summary>
    [BindProperty(SupportsGet = true)] public int Row { get; set; }

    public async Task<IActionResult> OnGetAsync(string name)
    {
        if (ReportCatalogue.Find(name) is not { } report || Row < 0) return NotFound();
        Report = report;
        if (report.Parameters.Any(parameter => parameter.Of == "fund")) Funds = await ReadAsync(session => EntityQueries.FundsAsync(session, Here.Code, Here.AsOf));
        if (!IsAsked) return Page();
        Rejections = (await new ReportRunner(books).StreamAsync(name, Asked(), sheet =>
        {
            Window = Window.Of(sheet, Row);
            return Task.CompletedTask;
        }, HttpContext.RequestAborted)).Rejections;
        if (Rejections.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Whether everything the report cannot do without was asked; until then only its form is shown.</summary>
    public bool IsAsked => Report.Parameters.Where(parameter => parameter.Required).All(parameter => ValueOf(parameter).Length > 0);

    public string ValueOf(ReportParameter parameter) => Request.Query[parameter.Name].ToString();

    public bool IsRefused(ReportParameter parameter) => Rejections.Any(rejection => rejection.Field == parameter.Name);

    public string Say(Rejection rejection) => Say(new Phrase(rejection.Zh, rejection.En));

    /// <summary>Where the same report is had as a file.</summary>
    public string File(string format) => $"/api/v1/entities/{Uri.EscapeDataString(Here.Code)}/reports/{Report.Name}" + QueryString.Create(
        Asked().Values.Where(value => value.Key != EntityName).Append(KeyValuePair.Create("format", format)).Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)));

    private ReportRequest Asked() => ReportRequest.For(Here.Code,
    [
        (DayName, Seal.Day(Here.Day)),
        .. Request.Query.Where(part => !NotOfTheReport.Contains(part.Key) && part.Value.ToString().Length > 0).Select(part => (part.Key, part.Value.ToString())),
    ]);
}
