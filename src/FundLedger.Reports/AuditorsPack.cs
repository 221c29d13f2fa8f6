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
public sealed record AuditorsPackOutcome(string Digest, int Passed, int Failed, IReadOnlyList<Rejection> Rejections);

/// <summary>对账工作簿: the reports an auditor asks for in one Excel file, with live checks between them (domain.md D.16).
/// All of it shows one state of the books.</summary>
public sealed class AuditorsPack(Database database)
{
    private const string Format = "FundLedger-pack-1";

    private static readonly ReportDefinition Definition = new()
    {
        Name = "auditors-pack", Title = new("对账工作簿", "Auditor's workbook"), Role = ReportRole.Audit, Columns = [],
    };

    private readonly ReportRunner runner = new(database);

    /// <summary>Writes the workbook onto any stream, which stays open.</summary>
    /// <param name="request">Entity and, if wanted, asOf and knownAt.</param>
    /// <param name="user">Who has it made; stands on the cover.</param>
    public Task<AuditorsPackOutcome> WriteAsync(ReportRequest request, string user, Stream output, CultureInfo culture, CancellationToken stop) =>
        database.ReadAsync(async books =>
        {
            var (scope, rejections) = await runner.ScopeAsync(books, Definition, request);
            if (scope is null) return new AuditorsPackOutcome("", 0, 0, rejections);

            var sheets = await SheetsAsync(books, scope);
            var digest = Digest(scope, sheets);
            var checks = new PackChecks(sheets, await ReportAsync(books, scope, "checks"));
            var last = checks.ToSheet(sheets.Accounts.Sheet.Notes.Take(2).ToList());
            Sheet[] figures = [.. sheets.All.Select(sheet => sheet.Sheet), last];
            var madeAt = database.Clock.GetUtcNow();
            var cover = PackCover.Of(scope, user, madeAt, digest, checks, figures);
            await WorkbookWriter.WriteAsync(new Workbook(Definition.Title, scope.EntityName, scope.SealCode, user, madeAt, [cover, .. figures])
            {
                Properties = Properties(scope, digest),
            }, output, culture, stop);
            return new AuditorsPackOutcome(digest, checks.Passed, checks.Failed, []);
        }, stop);

    /// <summary>The digest that a pack of this request has on its cover: to verify one that was handed out before.</summary>
    public Task<AuditorsPackOutcome> DigestAsync(ReportRequest request, CancellationToken stop) => database.ReadAsync(async books =>
    {
        var (scope, rejections) = await runner.ScopeAsync(books, Definition, request);
        return new AuditorsPackOutcome(scope is null ? "" : Digest(scope, await SheetsAsync(books, scope)), 0, 0, rejections);
    }, stop);

    private Task<PackSheets> SheetsAsync(Session books, ReportScope scope) => PackSheets.OfAsync(name => ReportAsync(books, scope, name));

    private async Task<Sheet> ReportAsync(Session books, ReportScope scope, string name)
    {
        var outcome = await runner.RunAsync(books, ReportCatalogue.Find(name)!, ReportRequest.For(scope.Entity,
            ("asOf", Seal.Day(scope.AsOf)), ("knownAt", scope.KnownAt.ToString(CultureInfo.InvariantCulture))));
        return outcome.Sheet ?? throw new InvalidOperationException($"The pack's report {name} was refused: {string.Join("; ", outcome.Rejections)}");
    }

    /// <summary>Reads all data once, and so notes the sums of the long sheet before it is written.</summary>
    private static string Digest(ReportScope scope, PackSheets sheets)
    {
        using var digest = new DataDigest();
        digest.Say(Format, scope.Entity, Seal.Day(scope.AsOf), scope.KnownAt.ToString(CultureInfo.InvariantCulture), scope.Seal);
        foreach (var sheet in sheets.All) digest.Add(sheet.Sheet, sheet.Sheet.Streamed ? sheet.Note : _ => { });
        return digest.End();
    }

    private static Dictionary<string, string> Properties(ReportScope scope, string digest) => new()
    {
        ["asOf"] = Seal.Day(scope.AsOf),
        ["knownAt"] = scope.KnownAt.ToString(CultureInfo.InvariantCulture),
        ["seal"] = scope.Seal,
        ["sha256"] = digest,
    };
}
