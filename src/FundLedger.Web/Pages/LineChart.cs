using FundLedger.Ledger;

namespace FundLedger.Web.Pages;

/// <summary>One line of a chart: an amount for each point in time.</summary>
public sealed record ChartLine(string Name, IReadOnlyList<Money> Amounts);

/// <summary>A point of a line as it is drawn.</summary>
public sealed record Dot(int X, int Y, string Point, Money Amount);

/// <summary>A level line across the chart at a round amount.</summary>
public sealed record Level(int Y, Money Amount);

/// <summary>Amounts over time on whole pixels of a drawing <see cref="Width"/> by <see cref="Height"/>. All arithmetic is on whole numbers.</summary>
/// <param name="Title">What the chart shows; read out in place of the drawing.</param>
/// <param name="Points">The points in time from left to right, as they are written.</param>
/// <param name="Lines">Each with as many amounts as there are points.</param>
public sealed record LineChart(string Title, IReadOnlyList<string> Points, IReadOnlyList<ChartLine> Lines)
{
    public const int Width = 600, Height = 260, Left = 62, Right = 12, Top = 10, Bottom = 30;
    private const int MostLevels = 5, MostDots = 160;

    /// <summary>Where each point in time leads; empty if nowhere.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    public bool IsEmpty => Lines.Count == 0 || Points.Count == 0;

    /// <summary>Whether there are few enough points for each to have a dot.</summary>
    public bool HasDots => Points.Count * Lines.Count <= MostDots || Points.Count == 1;

    private Money Most { get; } = Money.Max(new(100), Money.Max(AmountsOf(Lines).Max(), Money.Zero));
    private Money Least { get; } = Money.Min(AmountsOf(Lines).Min(), Money.Zero);

    private static IEnumerable<Money> AmountsOf(IReadOnlyList<ChartLine> lines) => lines.SelectMany(line => line.Amounts).DefaultIfEmpty();

    public int XOf(int point) => Points.Count < 2 ? (Left + Width - Right) / 2 : Left + point * (Width - Left - Right) / (Points.Count - 1);

    public int YOf(Money amount) => (int)(Height - Bottom - ((Int128)amount.Fen - Least.Fen) * (Height - Top - Bottom) / ((Int128)Most.Fen - Least.Fen));

    public IEnumerable<Dot> DotsOf(ChartLine line) => line.Amounts.Select((amount, point) => new Dot(XOf(point), YOf(amount), Points[point], amount));

    /// <summary>The line as SVG writes it.</summary>
    public string PathOf(ChartLine line) => string.Join(' ', DotsOf(line).Select(dot => $"{dot.X},{dot.Y}"));

    /// <summary>The points of a line as SVG writes strokes without length, which round ends make dots of.</summary>
    public string DotPathOf(ChartLine line) => string.Concat(DotsOf(line).Select(dot => $"M{dot.X} {dot.Y}h0"));

    /// <summary>Only as many names of points as have room.</summary>
    public bool IsNamed(int point) => point % ((Points.Count + 8) / 9) == 0;

    /// <summary>The lines across the plot at the round amounts, zero apart, as SVG writes them.</summary>
    public string GridPath => string.Concat(Levels.Where(level => !level.Amount.IsZero).Select(Across));

    /// <summary>The line at zero.</summary>
    public string ZeroPath => Across(new(YOf(Money.Zero), Money.Zero));

    private static string Across(Level level) => $"M{Left} {level.Y}H{Width - Right}";

    public IEnumerable<Level> Levels => BarChart.Rounds(Least, Most, MostLevels).Select(amount => new Level(YOf(amount), amount));
}
