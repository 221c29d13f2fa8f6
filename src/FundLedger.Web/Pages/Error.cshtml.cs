using FundLedger.Data;
using FundLedger.Ledger;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FundLedger.Web.Pages;

/// <summary>What the reader sees instead of a page that is not there or failed: what happened and what to do. It reads no
/// books, as they may be what failed.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(Database books) : BooksPage(books)
{
    /// <summary>Where whoever refused the request leaves the <see cref="Rejection"/>, for this page to say.</summary>
    public const string Reason = "fl-reason";

    private static readonly int[] Told = [400, 403, 404, 500, 503];

    /// <summary>The key of the words for what happened.</summary>
    public int Kind { get; private set; } = 500;

    /// <summary>Which value it was and what it should be; null where nobody said.</summary>
    public Phrase? Because { get; private set; }

    public string TraceId => HttpContext.TraceIdentifier;

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();

    public void OnGet(int code) => Tell(code);

    public void OnPost(int code) => Tell(code);

    private void Tell(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is StorageBusyException) code = Response.StatusCode = 503;
        if (HttpContext.Items[Reason] is Rejection reason) Because = new(reason.Zh, reason.En);
        Kind = Told.Contains(code) ? code : code < 500 ? 400 : 500;
    }
}
