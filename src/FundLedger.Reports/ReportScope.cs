using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>The state of the books that a report shows: one entity, as of a day, as known at a posting sequence.</summary>
/// <param name="EntityName">As registered.</param>
/// <param name="AsOf">The last day whose vouchers count.</param>
/// <param name="KnownAt">The last posting that counts.</param>
/// <param name="KnownOrdinal">The last command whose registrations count.</param>
/// <param name="Seal">The seal of that posting; before the first, of the beginning of the chain.</param>
public sealed record ReportScope(string Entity, string EntityName, DateOnly AsOf, long KnownAt, long KnownOrdinal, string Seal)
{
    /// <summary>What is printed of it: books, posting and code.</summary>
    public BooksMark Mark => BooksMark.Of(Entity, KnownAt, Seal);

    private bool IsMonthEnd => AsOf == Period.Of(AsOf).LastDay;

    /// <summary>The values that every query may use. Balances are kept by slot, the month as yyyyMM with 00 before January
    /// and 13 after December, so that a day within a month is the slots before it and the month's lines up to the day.</summary>
    /// <param name="afterClosing">Whether the closing vouchers of the as-of date's year count.</param>
    public IEnumerable<KeyValuePair<string, object?>> Values(bool afterClosing)
    {
        var month = Period.Of(AsOf);
        var last = IsMonthEnd && month.Month == 12 && afterClosing ? month.Code + 1 : month.Code;
        return new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["entity"] = Entity,
            ["asOf"] = AsOf,
            ["knownAt"] = KnownAt,
            ["knownOrdinal"] = KnownOrdinal,
            ["yearStart"] = new DateOnly(AsOf.Year, 1, 1),
            ["openingSlot"] = (long)AsOf.Year * 100,
            ["monthSlot"] = (long)month.Code,
            ["lastSlot"] = (long)last,
            ["wholeSlot"] = IsMonthEnd ? (long)last : month.Code - 1L,
            ["partFrom"] = !IsMonthEnd ? month.FirstDay : AsOf == DateOnly.MaxValue ? AsOf : AsOf.AddDays(1),
        };
    }
}
