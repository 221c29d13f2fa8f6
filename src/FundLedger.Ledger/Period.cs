using System.Globalization;

namespace FundLedger.Ledger;

/// <summary>An accounting period 会计期间: one calendar month, written <c>2024-03</c>.</summary>
/// <param name="Year">The fiscal year, which is the calendar year (会计法 art. 11).</param>
/// <param name="Month">1 to 12.</param>
public readonly record struct Period(int Year, int Month) : IComparable<Period>
{
    /// <summary>The month as a number for storage: 202403.</summary>
    public int Code => Year * 100 + Month;

    public DateOnly FirstDay => new(Year, Month, 1);
    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));
    public Period Next => Of(LastDay.AddDays(1));

    public static Period Of(DateOnly date) => new(date.Year, date.Month);
    public static Period FromCode(int code) => new(code / 100, code % 100);
    public static IEnumerable<Period> MonthsOf(int year) => Enumerable.Range(1, 12).Select(month => new Period(year, month));

    public int CompareTo(Period other) => Code.CompareTo(other.Code);
    public static bool operator <(Period a, Period b) => a.Code < b.Code;
    public static bool operator >(Period a, Period b) => a.Code > b.Code;
    public static bool operator <=(Period a, Period b) => a.Code <= b.Code;
    public static bool operator >=(Period a, Period b) => a.Code >= b.Code;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <summary>Reads <c>2024-03</c>.</summary>
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is not { Length: 7 } || text[4] != '-') return false;
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        period = Of(day);
        return true;
    }
}
