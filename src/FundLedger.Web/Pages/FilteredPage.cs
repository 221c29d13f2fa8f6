using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Api;

namespace FundLedger.Web.Pages;

/// <summary>A page whose address says what of the books is looked for. What the API refuses, it refuses with the same words.</summary>
public abstract class FilteredPage(Database books) : BooksPage(books)
{
    /// <summary>Why the page shows nothing of what was asked for; none when it does.</summary>
    public IReadOnlyList<Rejection> Rejections { get; private set; } = [];

    /// <summary>The refusals as sentences.</summary>
    public IReadOnlyList<Phrase> Refusals => [.. Rejections.Select(rejection => new Phrase(rejection.Zh, rejection.En))];

    /// <summary>Whether the value of a field was refused.</summary>
    public bool IsRefused(string field) => Rejections.Any(rejection => rejection.Field == field);

    /// <summary>Reads the filters as the API reads them; <see cref="Refuse"/> tells what of them was refused.</summary>
    private protected Query QueryOf(params IEnumerable<string> names) => new(HttpContext, [EntityName, DayName, LanguageName, .. names]);

    /// <summary>Answers with what was refused, if anything was.</summary>
    /// <param name="status">That of the first refusal by the table of the API if left out.</param>
    protected bool Refuse(IReadOnlyList<Rejection> rejections, int? status = null)
    {
        Rejections = rejections;
        if (rejections.Count == 0) return false;
        Response.StatusCode = status ?? Statuses.Of(rejections[0].Reason);
        return true;
    }
}
