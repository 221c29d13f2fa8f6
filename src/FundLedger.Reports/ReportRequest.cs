using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>What is asked of a report, as it was sent: every value a text. Absent and empty are the same.</summary>
/// <param name="Values">By name: entity, asOf, knownAt and the report's own.</param>
public sealed record ReportRequest(IReadOnlyDictionary<string, string> Values)
{
    public static ReportRequest For(string entity, params IEnumerable<(string Name, string Value)> values) =>
        new(values.Prepend(("entity", entity)).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal));

    /// <summary>The value, or null when it was not sent.</summary>
    public string? this[string name] => Values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}

/// <summary>A finished report, or why there is none.</summary>
/// <param name="Sheet">Null when refused.</param>
/// <param name="Rejections">In the order of <see cref="RejectionReason"/>; none when there is a report.</param>
public sealed record ReportOutcome(Sheet? Sheet, IReadOnlyList<Rejection> Rejections)
{
    public static ReportOutcome Refused(params IReadOnlyList<Rejection> rejections) => new(null, rejections);
}
