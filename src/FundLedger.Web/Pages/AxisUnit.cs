using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Web.Pages;

/// <summary>The unit in which an axis counts, so that its amounts are short: 万 and 亿 in Chinese, thousands, millions and billions in English.</summary>
/// <param name="Fen">How much one of the unit is.</param>
/// <param name="Name">What stands behind the figure; nothing for yuan.</param>
public sealed record AxisUnit(long Fen, string Name)
{
    private static readonly AxisUnit Yuan = new(100, "");
    private static readonly AxisUnit[] Chinese = [new(10_000_000_000, "亿"), new(1_000_000, "万")];
    private static readonly AxisUnit[] English = [new(100_000_000_000, "bn"), new(100_000_000, "M"), new(100_000, "k")];

    /// <summary>The largest unit of which the amount farthest from zero is at least one.</summary>
    public static AxisUnit For(IEnumerable<Money> amounts, CultureInfo language)
    {
        ArgumentNullException.ThrowIfNull(language);
        var most = amounts.Select(amount => Int128.Abs(amount.Fen)).DefaultIfEmpty().Max();
        return (language.TwoLetterISOLanguageName == "en" ? English : Chinese).FirstOrDefault(unit => unit.Fen <= most) ?? Yuan;
    }

    /// <summary>A round amount in this unit, with one decimal where it is not whole: <c>-2.5亿</c>, <c>400k</c>, <c>0</c>.</summary>
    public string Of(Money amount)
    {
        var tenths = Int128.Abs(amount.Fen) * 10 / Fen;
        if (tenths == 0) return "0";
        return string.Create(CultureInfo.InvariantCulture, $"{(amount.IsNegative ? "-" : "")}{tenths / 10:#,##0}{(tenths % 10 == 0 ? "" : "." + tenths % 10)}{Name}");
    }
}
