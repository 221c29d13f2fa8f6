using FundLedger.Ledger;

namespace FundLedger.Reports.Pack;

/// <summary>A figure of the pack: what it is today, exactly, and the formula by which a spreadsheet comes to it.</summary>
internal readonly record struct Figure(string Formula, Money Value)
{
    public static readonly Figure Zero = new("0", Money.Zero);

    /// <summary>What stands on a sheet that the pack leaves out; nothing can be compared with it.</summary>
    public static readonly Figure Missing = new("", Money.Zero);

    public bool IsMissing => this == Missing;

    public static Figure operator +(Figure left, Figure right) =>
        left.IsMissing || right.IsMissing ? Missing : left == Zero ? right : right == Zero ? left : new($"{left.Formula}+{right.Formula}", left.Value + right.Value);

    public static Figure operator -(Figure left, Figure right) =>
        left.IsMissing || right.IsMissing ? Missing : right == Zero ? left : new($"{left.Formula}-({right.Formula})", left.Value - right.Value);

    /// <summary>The sum of many.</summary>
    public static Figure Sum(IEnumerable<Figure> figures) => figures.Aggregate(Zero, (sum, figure) => sum + figure);

    public Cell ToCell() => this == Zero ? Cell.Of(Money.Zero) : Cell.Of(Value).With(Formula);
}
