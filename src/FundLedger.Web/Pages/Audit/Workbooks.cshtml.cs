using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using FundLedger.Web.Auditing;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Audit;

/// <summary>Asks for workbooks and lists those that are made, being made or waiting.</summary>
[Permits(Permission.ReadAudit)]
public sealed class WorkbooksModel(Database books, WorkbookDesk desk, TimeProvider clock) : BooksPage(books)
{
    private const int MostCases = 200;
    private static readonly TimeSpan Doubled = TimeSpan.FromMinutes(1);

    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? Fund { get; set; }
    [BindProperty] public string? Case { get; set; }

    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];
    public IReadOnlyList<CaseCard> Cases { get; private set; } = [];
    public IReadOnlyList<WorkbookJob> Jobs => desk.Of(Here.Code);

    /// <summary>Why what was asked is refused, in the reader's language, each with the field it speaks of.</summary>
    public IReadOnlyList<(string Field, string Sentence)> Refusals { get; private set; } = [];

    public QueueRefusal QueueRefusal { get; private set; }

    public async Task OnGetAsync()
    {
        To = Seal.Day(Here.Day);
        await ChoicesAsync();
    }

    [Asks(Permission.ReadAudit)]
    public async Task<IActionResult> OnPostAsync()
    {
        var asked = new[] { ("asOf", To), ("from", From), ("fund", Fund), ("case", Case) }
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2)).ToDictionary(pair => pair.Item1, pair => pair.Item2!.Trim(), StringComparer.Ordinal);
        if (Twin(asked) is { } twin) return LocalRedirect($"/audit/workbooks/{twin.Id}");
        var outcome = await desk.AskAsync(Here.Code, asked, Language.TwoLetterISOLanguageName == "en" ? "en" : "zh-CN", Site(), Me.Person, HttpContext.RequestAborted);
        if (outcome.Job is { } job) return LocalRedirect($"/audit/workbooks/{job.Id}");
        (Refusals, QueueRefusal) = ([.. outcome.Rejections.Select(rejection => (rejection.Field ?? "", Say(new Phrase(rejection.Zh, rejection.En))))], outcome.Refusal);
        Response.StatusCode = outcome.Refusal == QueueRefusal.Asked ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests;
        await ChoicesAsync();
        return Page();
    }

    /// <summary>The same, asked for by the same person a moment ago and not made yet: he pressed twice.</summary>
    private WorkbookJob? Twin(Dictionary<string, string> asked) => Jobs.FirstOrDefault(job => !job.IsOver && job.By == Me.Person && clock.GetUtcNow() - job.AskedAt < Doubled
        && asked.Count == job.Asked.Keys.Count(name => name != "knownAt") && asked.All(each => job[each.Key] == each.Value));

    public bool IsRefused(string field) => Refusals.Any(refusal => refusal.Field == field);

    private Uri Site() => new($"{Request.Scheme}://{Request.Host}");

    private Task<bool> ChoicesAsync() => ReadAsync(async session =>
    {
        Funds = await EntityQueries.FundsAsync(session, Here.Code, Here.AsOf);
        Cases = await CaseQueries.SearchAsync(session, Here.Code, "", "", Here.AsOf, MostCases);
        return true;
    });
}
