using FundLedger.Ledger;

namespace FundLedger.Web.Pages;

/// <summary>A group of bars under one label.</summary>
/// <param name="Link">Where its figures lead; null if where the chart's do.</param>
public sealed record BarGroup(string Label, IReadOnlyList<Money> Amounts, string? Link = null)
{
    /// <summary>What is said beside the label, one for each of the chart's <see cref="BarChart.Facts"/>.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    public Money Sum => Amounts.Sum();

    /// <summary>The series that have a bar: nothing has none where there is something beside it to be compared with.</summary>
    internal IEnumerable<int> Drawn => Enumerable.Range(0, Amounts.Count).Where(series => Amounts.Count == 1 || !Amounts[series].IsZero);
}

/// <summary>A bar as it is drawn: from the zero line, to the left where negative; stacked from the end of the one before.</summary>
public sealed record Bar(int X, int Y, int Width, int Series, Money Amount);

/// <summary>A line across the chart at a round amount.</summary>
public sealed record Tick(int X, Money Amount);

/// <summary>Lying bars on whole pixels of a drawing <see cref="Width"/> wide. All arithmetic is on whole numbers.</summary>
/// <param name="Title">What the chart shows; read out in place of the drawing.</param>
/// <param name="Series">What the bars of each group are, in order.</param>
/// <param name="Groups">From top to bottom.</param>
public sealed record BarChart(string Title, IReadOnlyList<string> Series, IReadOnlyList<BarGroup> Groups)
{
    public const int Width = 600, BarHeight = 14, LabelHeight = 22, Gap = 10, Top = 4, Left = 8, AxisHeight = 24;
    private const int MostTicks = 5, FigureWidth = 9, LeastRight = 118, LabelHalves = 66;

    /// <summary>Whether the bars of a group stand one behind another, as parts of their sum. No amount is negative then.</summary>
    public bool Stacked
    {
        get;
        init => (field, measure) = (value, null);
    }

    /// <summary>What is said beside each label: a share, a count.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>Where figures lead whose group says nothing else; null if nowhere.</summary>
    public string? Source { get; init; }

    /// <summary>Whether its figures stand in a table beside it, so that it has none of its own.</summary>
    public bool IsBare { get; init; }

    public bool IsEmpty => Groups.Count == 0;
    public int PlotBottom => TopOf(Groups.Count);
    public int Height => PlotBottom + AxisHeight;
    public int LabelY(int group) => TopOf(group) + LabelHeight - 7;

    /// <summary>Where the plot ends, so that the longest figure has room behind the longest bar.</summary>
    private int Right => Measured.Right;

    private int TopOf(int group) => Top + Groups.Take(group).Sum(above => LabelHeight + RowsOf(above) * (BarHeight + 2) + Gap);

    private int RowsOf(BarGroup group) => Stacked ? 1 : Math.Max(1, group.Drawn.Count());

    private Money Most => Measured.Most;
    private Money Least => Measured.Least;

    // Every bar asks where it lies, so that the amounts are gone through once and not for each bar.
    private Measure? measure;

    private Measure Measured => measure ??= Measure.Of([.. Groups.SelectMany(group => Stacked ? [group.Sum] : group.Amounts).DefaultIfEmpty()]);

    private sealed record Measure(Money Least, Money Most, int Right)
    {
        public static Measure Of(IReadOnlyList<Money> ends) => new(Money.Min(ends.Min(), Money.Zero), Money.Max(new(100), Money.Max(ends.Max(), Money.Zero)),
            Math.Max(LeastRight, 12 + FigureWidth * ends.Max(amount => amount.ToGroupedString().Length)));
    }

    /// <summary>Where an amount lies from left to right.</summary>
    public int XOf(Money amount) =>
        (int)(Left + ((Int128)amount.Fen - Least.Fen) * (Width - Left - Right) / ((Int128)Most.Fen - Least.Fen));

    public IEnumerable<Bar> BarsOf(int group)
    {
        var (known, y) = (Groups[group], TopOf(group) + LabelHeight);
        if (!Stacked) return known.Drawn.Select((series, place) => BarOf(Money.Zero, known.Amounts[series], series, y + place * (BarHeight + 2)));
        return known.Drawn.Select(series => BarOf(known.Amounts.Take(series).Sum(), known.Amounts[series], series, y));
    }

    private Bar BarOf(Money from, Money amount, int series, int y) =>
        new(Math.Min(XOf(from), XOf(from + amount)), y, Math.Max(1, Math.Abs(XOf(from + amount) - XOf(from))), series, amount);

    /// <summary>A group's label as it has room beside its facts.</summary>
    public string LabelOf(int group) => Shortened(Groups[group].Label, LabelHalves - HalvesOf(SaidOf(group)));

    /// <summary>A group's facts, each behind its name.</summary>
    public string SaidOf(int group) => string.Concat(Facts.Zip(Groups[group].Facts).Where(fact => fact.Second.Length > 0).Select(fact => $"　{fact.First} {fact.Second}"));

    /// <summary>A text that is no wider than so many half-width characters; an ellipsis stands for what was left out.</summary>
    public static string Shortened(string text, int halves)
    {
        if (HalvesOf(text) <= halves) return text;
        var kept = 0;
        for (var width = 2; kept < text.Length && width + Halves(text[kept]) <= halves; kept++) width += Halves(text[kept]);
        if (kept > 0 && char.IsHighSurrogate(text[kept - 1])) kept--;
        return text[..kept] + "…";
    }

    private static int HalvesOf(string text) => text.Sum(Halves);

    private static int Halves(char letter) => letter < 0x1100 ? 1 : 2;

    /// <summary>Round amounts a step of 1, 2 or 5 times a power of ten apart, zero among them.</summary>
    public IEnumerable<Tick> Ticks => Rounds(Least, Most, MostTicks).Select(amount => new Tick(XOf(amount), amount));

    /// <summary>The lines across the plot at the round amounts, zero apart, as SVG writes them.</summary>
    public string GridPath => string.Concat(Ticks.Where(tick => !tick.Amount.IsZero).Select(Across));

    /// <summary>The line at zero.</summary>
    public string ZeroPath => Across(new(XOf(Money.Zero), Money.Zero));

    private string Across(Tick tick) => $"M{tick.X} {Top}V{PlotBottom}";

    /// <summary>Round amounts within the range, zero among them, fewer than one more than asked for.</summary>
    internal static IEnumerable<Money> Rounds(Money least, Money most, int count)
    {
        var step = Step((Int128)most.Fen - least.Fen, count);
        for (Int128 fen = least.Fen / step * step; fen <= most.Fen; fen += step) yield return new Money((long)fen);
    }

    private static long Step(Int128 range, int count)
    {
        for (long power = 100; ; power *= 10)
            foreach (var factor in new[] { 1, 2, 5 })
                if (range / (power * factor) < count) return power * factor;
    }
}
