using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports.Pack;

namespace FundLedger.Reports;

/// <summary>What became of a pack.</summary>
/// <param name="Digest">SHA-256 of its data in hex; empty when refused.</param>
/// <param name="Passed">How many checks passed.</param>
/// <param name="Failed">How many did not.</param>
/// <param name="Rejections">Why nothing was written; none if it was.</param>
public sealed record AuditorsPackOutcome(string Digest, int Passed, int Failed, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>The posting that the pack is as known at.</summary>
    public long KnownAt { get; init; }

    /// <summary>The last day that counts.</summary>
    public DateOnly AsOf { get; init; }

    public static AuditorsPackOutcome Refused(IReadOnlyList<Rejection> rejections) => new("", 0, 0, rejections);
}

/// <summary>How far a pack has come.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Steps that are over.</param>
/// <param name="Of">Steps in all.</param>
/// <param name="Rows">Rows read and written so far.</param>
public sealed record PackProgress(LocalText Step, int Done, int Of, long Rows);

/// <summary>对账工作簿: the reports an auditor asks for in one Excel file, with live checks between them (domain.md D.16), for all
/// books of an entity or for a period, a fund or a case. All of it shows one state of the books.</summary>
public sealed class AuditorsPack(Database database)
{
    private const string Format = "FundLedger-pack-1";

    private static readonly ReportDefinition Definition = new()
    {
        Name = "auditors-pack", Title = new("对账工作簿", "Auditor's workbook"), Role = ReportRole.Audit, Columns = [],
        Parameters =
        [
            new() { Name = "from", Type = ParameterType.Period, Title = new("起始期间", "From month") },
            new() { Name = "fund", Type = ParameterType.Code, Of = "fund", Title = new("基金", "Fund") },
            new() { Name = "case", Type = ParameterType.Code, Of = "case", Title = new("案件", "Case") },
        ],
    };

    private readonly ReportRunner runner = new(database);

    /// <summary>What a workbook may be asked with beside entity, as-of date and posting.</summary>
    public static IReadOnlyList<ReportParameter> Parameters => Definition.Parameters;

    /// <summary>The address of the web application, so that voucher numbers and case codes lead there; null for no such links.</summary>
    public Uri? Site { get; init; }

    /// <summary>Told of every step and every thousand rows.</summary>
    public IProgress<PackProgress>? Progress { get; init; }

    /// <summary>Writes the workbook onto any stream, which stays open.</summary>
    /// <param name="request">Entity and, if wanted, asOf, knownAt, from, and fund or case.</param>
    /// <param name="user">Who has it made; stands on the cover.</param>
    public Task<AuditorsPackOutcome> WriteAsync(ReportRequest request, string user, Stream output, CultureInfo culture, CancellationToken stop) =>
        database.ReadAsync(async books =>
        {
            var (scope, rejections) = await ScopeAsync(books, request);
            if (scope is null) return AuditorsPackOutcome.Refused(rejections);

            var steps = new PackSteps(Progress);
            var sheets = await SheetsAsync(books, scope, steps);
            steps.Begin(new("账簿检查", "checks of the books"));
            var checksOfBooks = await ReportAsync(books, scope, ReportCatalogue.Find("checks")!);
            steps.Begin(new("计算数据摘要", "digest of the data"));
            var digest = Digest(scope, sheets, steps);
            var checks = new PackChecks(scope, sheets, checksOfBooks);
            var last = checks.ToSheet(sheets.Accounts.Sheet.Notes.Take(2).ToList());
            Sheet[] figures = [.. sheets.All.Select(sheet => sheet.Sheet), last];
            var madeAt = database.Clock.GetUtcNow();
            var cover = PackCover.Of(scope, user, madeAt, digest, checks, figures, sheets.LeftOut);
            await WorkbookWriter.WriteAsync(new Workbook(Definition.Title, scope.Books.EntityName, LocalText.Of(scope.Books.Mark.Text), user, madeAt,
                [cover, .. figures.Select(Addressed).Select(steps.Written)])
            {
                Properties = Properties(scope.Books, digest), Site = Site,
            }, output, culture, stop);
            return new AuditorsPackOutcome(digest, checks.Passed, checks.Failed, []) { KnownAt = scope.Books.KnownAt, AsOf = scope.Books.AsOf };
        }, stop);

    /// <summary>Why a request would be refused, and what it stands for, without making anything.</summary>
    public Task<AuditorsPackOutcome> JudgeAsync(ReportRequest request, CancellationToken stop) => database.ReadAsync(async books =>
    {
        var (scope, rejections) = await ScopeAsync(books, request);
        return scope is null ? AuditorsPackOutcome.Refused(rejections) : new AuditorsPackOutcome("", 0, 0, []) { KnownAt = scope.Books.KnownAt, AsOf = scope.Books.AsOf };
    }, stop);

    /// <summary>The digest that a pack of this request has on its cover: to verify one that was handed out before.</summary>
    public Task<AuditorsPackOutcome> DigestAsync(ReportRequest request, CancellationToken stop) => database.ReadAsync(async books =>
    {
        var (scope, rejections) = await ScopeAsync(books, request);
        if (scope is null) return AuditorsPackOutcome.Refused(rejections);
        var steps = new PackSteps(Progress);
        return new AuditorsPackOutcome(Digest(scope, await SheetsAsync(books, scope, steps), steps), 0, 0, []);
    }, stop);

    private async Task<(PackScope? Scope, IReadOnlyList<Rejection> Rejections)> ScopeAsync(Session books, ReportRequest request)
    {
        var (scope, rejections) = await runner.ScopeAsync(books, Definition, request);
        if (scope is null) return (null, rejections);
        if (request["fund"] is not null && request["case"] is { } both)
            return (null, [new(RejectionReason.BadParameter, "case", both, new Phrase("基金和案件中的一项，不能两项都选", "either a fund or a case, not both")) { Field = "case" }]);
        var values = Definition.Parameters.ToDictionary(parameter => parameter.Name, parameter => ParameterReader.Value(parameter, request, scope.AsOf));
        rejections = await ReportRunner.ReferencesAsync(books, Definition, scope, values);
        if (rejections.Count > 0) return (null, rejections);
        var from = values["from"] is long month ? await NoEarlierThanBooksAsync(books, scope, Period.FromCode((int)month)) : (Period?)null;
        return (new PackScope(scope, from, (string)values["fund"]!, (string)values["case"]!), []);
    }

    /// <summary>A period that begins before the books do begins with them, for what was brought in is no movement.</summary>
    private static async Task<Period> NoEarlierThanBooksAsync(Session books, ReportScope scope, Period from)
    {
        var first = new Period((int)await books.ScalarAsync<long>("SELECT first_year FROM v_entity WHERE entity = @Entity", new { scope.Entity }), 1);
        return from < first ? first : from;
    }

    private Task<PackSheets> SheetsAsync(Session books, PackScope scope, PackSteps steps) => PackSheets.OfAsync(scope, report =>
    {
        steps.Begin(report.Title);
        return ReportAsync(books, scope, report);
    });

    private async Task<Sheet> ReportAsync(Session books, PackScope scope, ReportDefinition report)
    {
        var outcome = await runner.RunAsync(books, report, scope.Ask(report));
        return outcome.Sheet ?? throw new InvalidOperationException($"The pack's report {report.Name} was refused: {string.Join("; ", outcome.Rejections)}");
    }

    /// <summary>Reads all data once, and so notes the sums of the long sheet before it is written.</summary>
    private static string Digest(PackScope scope, PackSheets sheets, PackSteps steps)
    {
        using var digest = new DataDigest();
        digest.Say([Format, scope.Books.Entity, Seal.Day(scope.Books.AsOf), scope.Books.KnownAt.ToString(CultureInfo.InvariantCulture), scope.Books.Seal, .. scope.Facts]);
        foreach (var sheet in sheets.All) digest.Add(sheet.Sheet, sheet.Sheet.Streamed ? row => { steps.Row(); sheet.Note(row); } : _ => { });
        return digest.End();
    }

    /// <summary>The sheet with a line that tells the page which shows the same.</summary>
    private Sheet Addressed(Sheet sheet)
    {
        if (sheet.Page is not { } page) return sheet;
        var address = Site is null ? page : new Uri(Site, page).AbsoluteUri;
        return sheet with { Notes = [.. sheet.Notes, new($"本表网页：{address}", $"This sheet as a page: {address}")] };
    }

    private static Dictionary<string, string> Properties(ReportScope scope, string digest) => new()
    {
        ["asOf"] = Seal.Day(scope.AsOf),
        ["knownAt"] = scope.KnownAt.ToString(CultureInfo.InvariantCulture),
        ["seal"] = scope.Seal,
        ["sha256"] = digest,
    };
}
