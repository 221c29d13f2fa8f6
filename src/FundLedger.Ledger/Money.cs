using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FundLedger.Ledger;

/// <summary>An amount of Chinese yuan in whole fen. Red-letter amounts are negative. Arithmetic that overflows throws.</summary>
/// <param name="Fen">The amount in fen; 100 fen are one yuan.</param>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    /// <summary>The largest amount a voucher line may carry, in fen (100 billion yuan; reliability R11).</summary>
    public const long MaxLineFen = 10_000_000_000_000;

    public static readonly Money Zero;

    public bool IsZero => Fen == 0;
    public bool IsNegative => Fen < 0;
    public bool IsPositive => Fen > 0;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));
    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));
    public static Money operator -(Money a) => new(checked(-a.Fen));
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);
    public static Money Min(Money a, Money b) => a < b ? a : b;
    public static Money Max(Money a, Money b) => a > b ? a : b;

    /// <summary>Yuan with exactly two decimals, no grouping, as in JSON and CSV: <c>33218.45</c>, <c>-550.00</c>.</summary>
    public override string ToString()
    {
        var absolute = (UInt128)Int128.Abs(Fen);
        return string.Create(CultureInfo.InvariantCulture, $"{(IsNegative ? "-" : "")}{absolute / 100}.{absolute % 100:00}");
    }

    /// <summary>Yuan grouped by thousands, as people read it: <c>33,218.45</c>.</summary>
    public string ToGroupedString()
    {
        var absolute = (UInt128)Int128.Abs(Fen);
        return string.Create(CultureInfo.InvariantCulture, $"{(IsNegative ? "-" : "")}{absolute / 100:#,##0}.{absolute % 100:00}");
    }

    /// <summary>Reads yuan in the one accepted form: an optional minus, digits without a leading zero, and one or two
    /// decimals or none, in ASCII. <c>1,23</c>, <c>1e5</c>, <c>0.001</c>, full-width digits and blanks are refused.</summary>
    /// <exception cref="FormatException">The text is not of that form or exceeds the range of fen in 64 bits.</exception>
    public static Money Parse(string text) =>
        TryParse(text, out var money) ? money : throw new FormatException($"Not an amount in yuan: {text}");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        money = Zero;
        if (string.IsNullOrEmpty(text)) return false;

        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        var point = digits.IndexOf('.');
        var yuan = point < 0 ? digits : digits[..point];
        var fen = point < 0 ? [] : digits[(point + 1)..];
        if (!IsDigits(yuan) || (yuan.Length > 1 && yuan[0] == '0')) return false;
        if (point >= 0 && (fen.Length is < 1 or > 2 || !IsDigits(fen))) return false;
        if (yuan.Length > 17) return false;

        var whole = Int128.Parse(yuan, CultureInfo.InvariantCulture) * 100;
        if (fen.Length > 0) whole += (fen[0] - '0') * 10 + (fen.Length == 2 ? fen[1] - '0' : 0);
        if (text[0] == '-') whole = -whole;
        if (whole < long.MinValue || whole > long.MaxValue) return false;

        money = new Money((long)whole);
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.Length > 0 && !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Splits this amount in proportion to the weights so that the parts add up exactly: each part is rounded
    /// down, and the fen left over go to the largest remainders, ties to the earlier item (domain.md 0.7).</summary>
    /// <param name="weights">One weight per part, none negative, in any common unit; parts of weight 0 get nothing.</param>
    /// <exception cref="ArgumentException">A weight is negative, or all are 0 while the amount is not.</exception>
    public Money[] Split(IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (IsNegative) return [.. (-this).Split(weights).Select(part => -part)];
        if (weights.Any(weight => weight < 0)) throw new ArgumentException("A weight is negative.", nameof(weights));

        var total = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        if (total == 0)
            return IsZero ? new Money[weights.Count] : throw new ArgumentException("All weights are 0.", nameof(weights));

        var parts = new long[weights.Count];
        var remainders = new Int128[weights.Count];
        var left = Fen;
        for (var i = 0; i < parts.Length; i++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)Fen * weights[i], total);
            (parts[i], remainders[i]) = ((long)quotient, remainder);
            left -= parts[i];
        }
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).ThenBy(i => i).Take((int)left))
            parts[i]++;
        return [.. parts.Select(fen => new Money(fen))];
    }

    /// <summary>The fraction <paramref name="numerator"/>/<paramref name="denominator"/> fen, rounded once, half away
    /// from zero. The only rounding in the product.</summary>
    public static Money RoundHalfAwayFromZero(Int128 numerator, Int128 denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var doubled = checked(Int128.Abs(numerator) * 2 + denominator) / (denominator * 2);
        return new Money(checked((long)(numerator < 0 ? -doubled : doubled)));
    }
}

/// <summary>Sums of money.</summary>
public static class MoneySums
{
    /// <summary>The exact sum, the same in any order; throws if it does not fit 64 bits, whatever the way there.</summary>
    public static Money Sum(this IEnumerable<Money> amounts) =>
        new(checked((long)amounts.Aggregate(Int128.Zero, (sum, amount) => sum + amount.Fen)));

    /// <summary>The exact sum of one amount per item; throws if it does not fit 64 bits.</summary>
    public static Money Sum<T>(this IEnumerable<T> items, Func<T, Money> amount) => items.Select(amount).Sum();
}
