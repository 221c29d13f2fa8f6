using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;
using FundLedger.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Audit;

/// <summary>Draws a sample and shows it as a working paper, with all that another auditor needs to draw it again.</summary>
[Permits(Permission.ReadAudit)]
public sealed class SamplingModel(Database books) : BooksPage(books)
{
    private const string ReportName = "audit-sample";
    private static readonly string[] NotOfTheReport = [EntityName, DayName, LanguageName, "row", "draw"];

    private readonly Database books = books;

    public static ReportDefinition Report { get; } = ReportCatalogue.Find(ReportName)!;

    /// <summary>What the form of a method asks for, beside the period and the narrowing that all but risk tests take.</summary>
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["RANDOM"] = ["seed", "size", "from", "account", "fund", "case"], ["MONETARY"] = ["seed", "size", "interval", "from", "account", "fund", "case"],
        ["ABOVE"] = ["above", "from", "account", "fund", "case"], ["RISK"] = ["test", "seed", "size"],
    };

    [BindProperty(SupportsGet = true)] public string? Method { get; set; }

    /// <summary>Set by the button; until then only the form is shown.</summary>
    [BindProperty(SupportsGet = true)] public bool Draw { get; set; }
    [BindProperty(SupportsGet = true)] public int Row { get; set; }

    public Window? Window { get; private set; }
    public IReadOnlyList<Rejection> Rejections { get; private set; } = [];
    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];

    public static IEnumerable<KeyValuePair<string, LocalText>> Methods => Report.Parameters[0].Choices;
    public IEnumerable<ReportParameter> Asks => Report.Parameters.Where(parameter => Fields[Method!].Contains(parameter.Name));

    public async Task<IActionResult> OnGetAsync()
    {
        if (Method is null || !Fields.ContainsKey(Method)) Method = "RANDOM";
        if (Row < 0) return NotFound();
        Funds = await ReadAsync(session => EntityQueries.FundsAsync(session, Here.Code, Here.AsOf));
        if (!Draw) return Page();
        Rejections = (await new ReportRunner(books).StreamAsync(ReportName, Asked(), sheet =>
        {
            Window = Window.Of(sheet, Row);
            return Task.CompletedTask;
        }, HttpContext.RequestAborted)).Rejections;
        if (Rejections.Count > 0) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>What was typed or, before anything was, what may stand there.</summary>
    public string ValueOf(ReportParameter parameter)
    {
        if (Request.Query.TryGetValue(parameter.Name, out var typed)) return typed.ToString();
        return parameter.Name switch
        {
            "size" => "20",
            "seed" => Seal.Instant(books.Clock.GetUtcNow().ToOffset(CellText.ChinaOffset).DateTime)[..16].Replace(" ", "-", StringComparison.Ordinal).Replace(":", "", StringComparison.Ordinal),
            _ => "",
        };
    }

    public bool IsRefused(ReportParameter parameter) => Rejections.Any(rejection => rejection.Field == parameter.Name);

    /// <summary>The same sample as a file, and as a page for another auditor: the posting is named, so that it stays the same.</summary>
    public string File(string format) => $"/api/v1/entities/{Uri.EscapeDataString(Here.Code)}/reports/{ReportName}" + Query(("format", format));
    public string Replay => "/audit/sampling" + Query((EntityName, Here.Code), ("draw", "true"));

    private QueryString Query(params IEnumerable<(string, string)> more) => QueryString.Create(Asked().Values.Where(value => value.Key is not (EntityName or "knownAt"))
        .Select(value => (value.Key, value.Value)).Append(("knownAt", Window!.Sheet.Mark!.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture))).Concat(more)
        .Select(pair => KeyValuePair.Create(pair.Item1, (string?)pair.Item2)));

    private ReportRequest Asked() => ReportRequest.For(Here.Code,
    [
        (DayName, Seal.Day(Here.Day)),
        .. Request.Query.Where(part => !NotOfTheReport.Contains(part.Key) && part.Key != "method" && part.Value.ToString().Length > 0).Select(part => (part.Key, part.Value.ToString())),
        ("method", Method!),
    ]);
}
