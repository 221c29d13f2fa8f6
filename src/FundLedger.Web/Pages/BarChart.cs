using FundLedger.Ledger;

namespace FundLedger.Web.Pages;

/// <summary>A group of bars under one label.</summary>
public sealed record BarGroup(string Label, IReadOnlyList<Money> Amounts);

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

    public int GroupHeight => LabelHeight + Series.Count * (BarHeight + 2) + Gap;
    public int PlotBottom => Top + Groups.Count * GroupHeight;
    public int Height => PlotBottom + AxisHeight;
    public int LabelY(int group) => Top + group * GroupHeight + LabelHeight - 7;

    private Money Most => Money.Max(new(100), Money.Max(Amounts.Max(), Money.Zero));
    private Money Least => Money.Min(Amounts.Min(), Money.Zero);
    private IEnumerable<Money> Amounts => Groups.SelectMany(group => group.Amounts).DefaultIfEmpty();

    /// <summary>Where an amount lies from left to right.</summary>
    public int XOf(Money amount) =>
        (int)(Left + (Int128)(amount - Least).Fen * (Width - Left - Right) / (Most - Least).Fen);

    public IEnumerable<Bar> BarsOf(int group) => Groups[group].Amounts.Select((amount, series) => new Bar(
        Math.Min(XOf(amount), XOf(Money.Zero)), Top + group * GroupHeight + LabelHeight + series * (BarHeight + 2),
        Math.Max(1, Math.Abs(XOf(amount) - XOf(Money.Zero))), series, amount));

    /// <summary>Round amounts a step of 1, 2 or 5 times a power of ten apart, zero among them.</summary>
    public IEnumerable<Tick> Ticks
    {
        get
        {
            var step = Step((Most - Least).Fen);
            for (var fen = Least.Fen / step * step; fen <= Most.Fen; fen += step) yield return new Tick(XOf(new Money(fen)), new Money(fen));
        }
    }

    private static long Step(long range)
    {
        for (long power = 100; ; power *= 10)
            foreach (var factor in new[] { 1, 2, 5 })
                if (range / (power * factor) < MostTicks) return power * factor;
    }
}
