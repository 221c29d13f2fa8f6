using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Access;
using FundLedger.Web.Auditing;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Audit;

/// <summary>The auditor's desk: what the books are, whether they agree, what is conspicuous, and where to dig on.</summary>
[Permits(Permission.ReadAudit)]
public sealed class AuditModel(Database books, WorkbookDesk desk, LastVerification last) : BooksPage(books)
{
    /// <summary>Books with more vouchers are checked when the reader asks for it: it takes time.</summary>
    public const long MostAtOnce = 20_000;

    private const int LatestShown = 5;
    private readonly Database books = books;

    /// <summary>Set by the button.</summary>
    [BindProperty(SupportsGet = true)] public bool Run { get; set; }

    /// <summary>The checks of the books, and the audit tests; null until they are run.</summary>
    public Sheet? Checks { get; private set; }
    public Sheet? Tests { get; private set; }

    public VerificationNote? LastVerified { get; private set; }
    public IReadOnlyList<WorkbookJob> Workbooks { get; private set; } = [];
    public BooksMark Mark => BooksMark.Of(Here.Code, Here.Entity.LastSeq, Here.Entity.VoucherSeal);
    public long FailedChecks => Checks!.Rows.Count(row => !row[Checks.IndexOf("result")].Passed);

    public async Task OnGetAsync()
    {
        LastVerified = last.Find(Here.Code);
        Workbooks = [.. desk.Of(Here.Code).Take(LatestShown)];
        if (!Run && Here.Entity.LastSeq > MostAtOnce) return;
        Checks = await ReportAsync("checks");
        Tests = await ReportAsync("audit-tests");
    }

    private async Task<Sheet> ReportAsync(string name)
    {
        var outcome = await new ReportRunner(books).RunAsync(name, ReportRequest.For(Here.Code, (DayName, Seal.Day(Here.Day))), HttpContext.RequestAborted);
        return outcome.Sheet ?? throw new InvalidOperationException($"{name}: {string.Join("; ", outcome.Rejections)}");
    }

    /// <summary>The code of a test, as its row begins with it in Chinese.</summary>
    public static string CodeOf(Row test) => ReportCatalogue.Find("audit-tests")!.Columns[0].Words!.First(word => word.Value.Zh == test[0].Text.Zh).Key;
}
