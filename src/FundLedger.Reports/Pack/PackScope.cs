using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Reports.Pack;

/// <summary>What part of an entity's books a pack shows: all, or a period, a fund, a case.</summary>
/// <param name="Books">The entity, the day and the posting.</param>
/// <param name="From">The first month whose movements count; null for January of the as-of date's year.</param>
/// <param name="Fund">A fund; empty for all.</param>
/// <param name="Case">A case; empty for all.</param>
internal sealed record PackScope(ReportScope Books, Period? From, string Fund, string Case)
{
    public bool IsOfCase => Case.Length > 0;

    /// <summary>A part of the entity's books, not all of them: what only the whole can prove is left out.</summary>
    public bool IsPart => Fund.Length > 0 || IsOfCase;

    /// <summary>A report can be cut down to this part.</summary>
    public bool Covers(ReportDefinition report) => (Fund.Length == 0 || report.HasParameter("fund")) && (!IsOfCase || report.HasParameter("case"));

    /// <summary>What a report is asked with, of what it takes.</summary>
    public ReportRequest Ask(ReportDefinition report) => ReportRequest.For(Books.Entity,
    [
        ("asOf", Seal.Day(Books.AsOf)), ("knownAt", Books.KnownAt.ToString(CultureInfo.InvariantCulture)),
        .. new[] { ("from", From?.ToString() ?? ""), ("fromDate", From is { } month ? Seal.Day(month.FirstDay) : ""), ("fund", Fund), ("case", Case) }
            .Where(asked => asked.Item2.Length > 0 && report.HasParameter(asked.Item1)),
    ]);

    /// <summary>What the digest takes in of it: nothing for all books of the year.</summary>
    public IEnumerable<string> Facts => new[] { ("from", From?.ToString() ?? ""), ("fund", Fund), ("case", Case) }
        .Where(fact => fact.Item2.Length > 0).Select(fact => $"{fact.Item1}={fact.Item2}");

    /// <summary>As the cover says it.</summary>
    public LocalText Said
    {
        get
        {
            var from = From ?? new Period(Books.AsOf.Year, 1);
            var (zh, en) = (Fund.Length > 0 ? $"基金 {Fund}" : IsOfCase ? $"案件 {Case}" : "全部基金和案件", Fund.Length > 0 ? $"fund {Fund}" : IsOfCase ? $"case {Case}" : "all funds and cases");
            return new($"{zh}；发生额自 {from} 至 {Seal.Day(Books.AsOf)}", $"{en}; movements from {from} to {Seal.Day(Books.AsOf)}");
        }
    }
}
