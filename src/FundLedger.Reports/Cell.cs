using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>What a cell holds. A <see cref="Code"/> is text that is never a number: an account number, a credit code.</summary>
public enum CellType { None, Text, Code, Money, Number, Date, Instant, Percent, Check }

/// <summary>One typed value of a finished report, before it has a format. The default value is an empty cell.</summary>
public readonly record struct Cell
{
    private readonly LocalText text;

    private Cell(CellType type, long raw) => (Type, Raw) = (type, raw);

    private Cell(LocalText text) => (Type, this.text) = (CellType.Text, text);

    public static readonly Cell Empty;

    public CellType Type { get; }

    /// <summary>The value as a whole number: fen of money, day number of a date, UTC ticks of an instant, hundredths of
    /// a percent, 1 for a check that passed; 0 for text.</summary>
    public long Raw { get; }

    /// <summary>A spreadsheet formula without its equals sign, whose result today is this cell's value. References are
    /// written in braces and become addresses when the workbook is laid out (see <see cref="References"/>).</summary>
    public string? Formula { get; private init; }

    /// <summary>Where this cell leads: a path of the web application, or <c>#</c> and the name of a sheet of the same
    /// workbook. Goes before the column's link template.</summary>
    public string? Link { get; private init; }

    public bool IsEmpty => Type == CellType.None;

    /// <summary>Whether the value can be added up.</summary>
    public bool IsSummable => Type is CellType.Money or CellType.Number;

    public Money Amount => new(Raw);
    public DateOnly Day => DateOnly.FromDayNumber((int)Raw);
    public DateTimeOffset Moment => new(Raw, TimeSpan.Zero);
    public bool Passed => Raw == 1;

    /// <summary>The text for readers of Chinese or English; empty for other types.</summary>
    public LocalText Text => Type == CellType.Text ? text : LocalText.Same("");

    /// <summary>Text as it is, a code included. Nothing is an empty cell.</summary>
    public static Cell Of(string? value) => value is null ? Empty : new(LocalText.Same(value));

    public static Cell Of(LocalText value) => new(value);
    public static Cell Of(Money value) => new(CellType.Money, value.Fen);
    public static Cell Of(Money? value) => value is { } money ? Of(money) : Empty;
    /// <summary>A count, shown in groups of thousands. A year or any other number that names something is text.</summary>
    public static Cell Of(long value) => new(CellType.Number, value);
    public static Cell Of(long? value) => value is { } number ? Of(number) : Empty;
    public static Cell Of(DateOnly value) => new(CellType.Date, value.DayNumber);
    public static Cell Of(DateOnly? value) => value is { } day ? Of(day) : Empty;
    public static Cell Of(DateTimeOffset value) => new(CellType.Instant, value.UtcTicks);
    public static Cell Of(DateTimeOffset? value) => value is { } moment ? Of(moment) : Empty;

    /// <summary>A share in hundredths of a percent: 10,000 is 100.00 %.</summary>
    public static Cell Percent(long hundredths) => new(CellType.Percent, hundredths);

    /// <summary>A check that shows PASS or FAIL, without a formula.</summary>
    public static Cell Check(bool passed) => new(CellType.Check, passed ? 1 : 0);

    /// <summary>A live check that the expression is zero. It is rounded to fen first, because spreadsheets count in
    /// binary fractions (domain.md D.16).</summary>
    /// <param name="passed">The answer today, by exact arithmetic.</param>
    /// <param name="expression">What must be zero, in the language of <see cref="Formula"/>.</param>
    public static Cell Check(bool passed, string expression) =>
        Check(passed).With($"IF(ABS(ROUND({expression},2))<0.005,\"PASS\",\"FAIL\")");

    /// <summary>This value as today's result of a formula, which spreadsheets compute again.</summary>
    public Cell With(string formula) => this with { Formula = formula };

    /// <summary>This cell with a link of its own.</summary>
    public Cell To(string link) => this with { Link = link };
}
