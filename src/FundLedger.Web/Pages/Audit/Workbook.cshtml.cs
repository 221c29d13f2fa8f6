using System.Globalization;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web.Access;
using FundLedger.Web.Api;
using FundLedger.Web.Auditing;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Audit;

/// <summary>One workbook: how far it is, what became of it, the file.</summary>
[Permits(Permission.ReadAudit)]
public sealed class WorkbookModel(Database books, WorkbookDesk desk) : BooksPage(books)
{
    private const int SecondsBetween = 2;
    private readonly Database books = books;

    public WorkbookJob Job { get; private set; } = null!;

    /// <summary>Set by the link that holds the page still, for readers whom its renewal disturbs.</summary>
    [BindProperty(SupportsGet = true)] public bool Still { get; set; }

    /// <summary>Null while it waits, and once it is over.</summary>
    public PackProgress? Progress => desk.ProgressOf(Job);

    public int Before => desk.Before(Job);
    public bool HasFile => desk.FileOf(Job) is not null;

    public IActionResult OnGet(string id)
    {
        if (desk.Find(Here.Code, id) is not { } job) return NotFound();
        Job = job;
        // A header, so that the page renews itself with JavaScript off and stops when there is nothing more to wait for.
        if (!Job.IsOver && !Still) Response.Headers["Refresh"] = SecondsBetween.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnGetFileAsync(string id)
    {
        if (desk.Find(Here.Code, id) is not { } job || desk.FileOf(job) is not { } path) return NotFound();
        var part = string.Concat(new[] { job["fund"], job["case"] }.Where(code => code.Length > 0).Select(code => "-" + code));
        await Exported.KeepAsync(books, HttpContext, job.Entity, Exported.Workbook, string.Join(' ', job.Asked.Select(asked => $"{asked.Key}={asked.Value}")));
        return PhysicalFile(path, Downloads.ExcelType, $"auditors-workbook-{job.Entity}{part}-{job["asOf"]}-{job["knownAt"]}.xlsx");
    }

    [Asks(Permission.ReadAudit)]
    public IActionResult OnPostCancel(string id)
    {
        if (desk.Find(Here.Code, id) is not { } job) return NotFound();
        desk.Cancel(job);
        return LocalRedirect($"/audit/workbooks/{job.Id}");
    }

    [Asks(Permission.ReadAudit)]
    public async Task<IActionResult> OnPostAgainAsync(string id)
    {
        if (desk.Find(Here.Code, id) is not { } job) return NotFound();
        var outcome = await desk.AskAsync(Here.Code, job.Asked, job.Language, new Uri($"{Request.Scheme}://{Request.Host}"), Me.Person, HttpContext.RequestAborted);
        return LocalRedirect(outcome.Job is { } again ? $"/audit/workbooks/{again.Id}" : "/audit/workbooks");
    }
}
