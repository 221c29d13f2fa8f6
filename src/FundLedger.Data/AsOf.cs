using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>A day up to which the books are read, as slots: months that lie wholly before its end come from the kept
/// balances, and only the days of a month begun come from its vouchers.</summary>
/// <param name="Day">The last day that counts.</param>
public readonly record struct AsOf(DateOnly Day)
{
    private bool EndsMonth => Day == Period.Of(Day).LastDay;

    /// <summary>The last slot that counts as a whole. 31 December takes in slot 13, the closing vouchers of that day.</summary>
    public int Whole => !EndsMonth ? Period.Of(Day).Code - 1 : Day.Month == 12 ? Day.Year * 100 + 13 : Period.Of(Day).Code;

    /// <summary>The month of which only some days count, or 0.</summary>
    public int Begun => EndsMonth ? 0 : Period.Of(Day).Code;

    /// <summary>The first day of that month.</summary>
    public DateOnly BegunFrom => Period.Of(Day).FirstDay;
}
