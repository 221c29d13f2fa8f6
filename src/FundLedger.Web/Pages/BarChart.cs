using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Web.Pages;

/// <summary>A group of bars under one label.</summary>
/// <param name="Link">Where the label leads; null if nowhere.</param>
public sealed record BarGroup(string Label, IReadOnlyList<Money> Amounts, string? Link = null)
{
    /// <summary>The series that have a bar: nothing has none where there is something beside it to be compared with.</summary>
    internal IEnumerable<int> Drawn => Enumerable.Range(0, Amounts.Count).Where(series => Amounts.Count == 1 || !Amounts[series].IsZero);
}

/// <summary>A bar as it is drawn: from the zero line, to the left where negative.</summary>
public sealed record Bar(int X, int Y, int Width, int Series, Money Amount);

/// <summary>A line across the chart at a round amount.</summary>
public sealed record Tick(int X, Money Amount);

/// <summary>Lying bars on whole pixels of a drawing <see cref="Width"/> wide. All arithmetic is on whole numbers.</summary>
/// <param name="Title">What the chart shows; read out in place of the drawing.</param>
/// <param name="Series">What the bars of each group are, in order.</param>
/// <param name="Groups">From top to bottom.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Series, IReadOnlyList<BarGroup> Groups)
{
    public const int Width = 600, BarHeight = 14, LabelHeight = 22, Gap = 10, Top = 4, Left = 8, Right = 118, AxisHeight = 24;
    private const int MostTicks = 5;

    public int PlotBottom => TopOf(Groups.Count);
    public int Height => PlotBottom + AxisHeight;
    public int LabelY(int group) => TopOf(group) + LabelHeight - 7;

    private int TopOf(int group) => Top + Groups.Take(group).Sum(above => LabelHeight + Math.Max(1, above.Drawn.Count()) * (BarHeight + 2) + Gap);

    private Money Most => Money.Max(new(100), Money.Max(Amounts.Max(), Money.Zero));
    private Money Least => Money.Min(Amounts.Min(), Money.Zero);
    private IEnumerable<Money> Amounts => Groups.SelectMany(group => group.Amounts).DefaultIfEmpty();

    /// <summary>Where an amount lies from left to right.</summary>
    public int XOf(Money amount) =>
        (int)(Left + (Int128)(amount - Least).Fen * (Width - Left - Right) / (Most - Least).Fen);

    public IEnumerable<Bar> BarsOf(int group) => Groups[group].Drawn.Select((series, place) => BarOf(Groups[group].Amounts[series], series, TopOf(group) + LabelHeight + place * (BarHeight + 2)));

    private Bar BarOf(Money amount, int series, int y) =>
        new(Math.Min(XOf(amount), XOf(Money.Zero)), y, Math.Max(1, Math.Abs(XOf(amount) - XOf(Money.Zero))), series, amount);

    /// <summary>Round amounts a step of 1, 2 or 5 times a power of ten apart, zero among them.</summary>
    public IEnumerable<Tick> Ticks => Rounds(Least, Most, MostTicks).Select(amount => new Tick(XOf(amount), amount));

    /// <summary>Round amounts within the range, zero among them, fewer than one more than asked for.</summary>
    internal static IEnumerable<Money> Rounds(Money least, Money most, int count)
    {
        var step = Step((most - least).Fen, count);
        for (var fen = least.Fen / step * step; fen <= most.Fen; fen += step) yield return new Money(fen);
    }

    private static long Step(long range, int count)
    {
        for (long power = 100; ; power *= 10)
            foreach (var factor in new[] { 1, 2, 5 })
                if (range / (power * factor) < count) return power * factor;
    }

    /// <summary>An amount in few characters, for an axis: 万 in Chinese, thousands in English.</summary>
    internal static string Short(Money amount, bool isEnglish, string wan) => isEnglish
        ? (amount.Fen / 100_000).ToString("#,##0", CultureInfo.InvariantCulture) + "k"
        : (amount.Fen / 1_000_000).ToString("#,##0", CultureInfo.InvariantCulture) + (amount.Fen % 1_000_000 == 0 ? "" : "." + Math.Abs(amount.Fen % 1_000_000 / 100_000)) + wan;
}
