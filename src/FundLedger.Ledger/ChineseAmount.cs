using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace FundLedger.Ledger;

/// <summary>Amounts in the capital characters of instruments and vouchers, 人民币大写
/// (会计基础工作规范 §52; 支付结算办法 附一; domain.md D.6).</summary>
public static class ChineseAmount
{
    internal const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private const string Units = " 拾佰仟";
    private const string Currency = "人民币";
    private const int LongestText = 40;

    /// <summary>The largest amount that can be written, 9,999,999,999,999.99 yuan.</summary>
    public static readonly Money Largest = new(999_999_999_999_999);

    /// <summary>How the optional characters of one text are set.</summary>
    private readonly record struct Spelling(bool ZhengAfterJiao, bool ZeroBeforeJiao, bool ZeroBeforeQian);

    private static readonly Spelling[] Spellings =
    [
        .. from zheng in new[] { true, false } from jiao in new[] { true, false } from qian in new[] { false, true }
           select new Spelling(zheng, jiao, qian),
    ];

    /// <summary>The canonical text: <c>107000.53</c> is 人民币壹拾万柒仟元零伍角叁分.</summary>
    /// <param name="amount">From minus to plus <see cref="Largest"/>; a negative amount is written 人民币负….</param>
    /// <param name="zhengAfterJiao">Whether 整 closes an amount that ends at 角: §52 asks for it, bank instruments do not.</param>
    public static string Write(Money amount, bool zhengAfterJiao = true) =>
        Write(amount, new Spelling(zhengAfterJiao, ZeroBeforeJiao: true, ZeroBeforeQian: false));

    /// <summary>Reads a text in the canonical or any other official spelling: 圆 for 元, 正 for 整, the optional 零 written
    /// or not, no 整 after 角, and the traditional characters that banks must accept (貳陸億萬圓).</summary>
    /// <exception cref="FormatException">The text is in none of these spellings.</exception>
    public static Money Read(string text) =>
        TryRead(text, out var amount) ? amount : throw new FormatException($"Not an amount in capital characters: {text}");

    /// <inheritdoc cref="Read"/>
    public static bool TryRead([NotNullWhen(true)] string? text, out Money amount)
    {
        amount = Money.Zero;
        if (text is null || text.Length > LongestText || !text.StartsWith(Currency, StringComparison.Ordinal)) return false;

        var plain = Simplify(text);
        if (ValueOf(plain.AsSpan(Currency.Length)) is not { } value) return false;
        if (!Spellings.Any(spelling => Write(value, spelling) == plain)) return false;

        amount = value;
        return true;
    }

    private static string Write(Money amount, Spelling spelling)
    {
        if (amount > Largest || amount < -Largest)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "Capital characters end at 9,999,999,999,999.99.");

        var fen = Math.Abs(amount.Fen);
        var sign = amount.IsNegative ? "负" : "";
        return $"{Currency}{sign}{Yuan(fen / 100, amount.IsZero, spelling)}{JiaoAndFen(fen, spelling)}";
    }

    private static string Yuan(long yuan, bool nothingFollows, Spelling spelling)
    {
        if (yuan == 0) return nothingFollows ? "零元" : "";
        return WholeNumber(yuan, spelling) + "元";
    }

    private static string JiaoAndFen(long amount, Spelling spelling)
    {
        var (yuan, jiao, fen) = (amount / 100, (int)(amount / 10 % 10), (int)(amount % 10));
        if (jiao == 0 && fen == 0) return "整";
        if (jiao == 0) return $"{(yuan > 0 ? "零" : "")}{Digits[fen]}分";

        var zero = yuan > 0 && yuan % 10 == 0 && spelling.ZeroBeforeJiao ? "零" : "";
        var end = fen > 0 ? $"{Digits[fen]}分" : spelling.ZhengAfterJiao ? "整" : "";
        return $"{zero}{Digits[jiao]}角{end}";
    }

    private static string WholeNumber(long number, Spelling spelling)
    {
        var (yi, rest) = Math.DivRem(number, 100_000_000);
        if (yi == 0) return BelowYi(rest, spelling);
        if (rest == 0) return BelowYi(yi, spelling) + "亿";
        return $"{BelowYi(yi, spelling)}亿{(rest < 10_000_000 ? "零" : "")}{BelowYi(rest, spelling)}";
    }

    private static string BelowYi(long number, Spelling spelling)
    {
        var (wan, rest) = Math.DivRem(number, 10_000);
        if (wan == 0) return BelowWan(rest);
        if (rest == 0) return BelowWan(wan) + "万";

        var zero = rest < 1_000 || (wan % 10 == 0 && spelling.ZeroBeforeQian) ? "零" : "";
        return $"{BelowWan(wan)}万{zero}{BelowWan(rest)}";
    }

    private static string BelowWan(long number)
    {
        var text = new StringBuilder();
        var zeroOwed = false;
        for (var (place, unit) = (3, 1000); place >= 0; place--, unit /= 10)
        {
            var digit = (int)(number / unit % 10);
            if (digit > 0)
            {
                if (zeroOwed) text.Append('零');
                text.Append(Digits[digit]);
                if (place > 0) text.Append(Units[place]);
            }
            zeroOwed = digit == 0 && text.Length > 0;
        }
        return text.ToString();
    }

    private static string Simplify(string text) => string.Concat(text.Select(character => character switch
    {
        '圆' or '圓' => '元',
        '正' => '整',
        '貳' => '贰',
        '陸' => '陆',
        '億' => '亿',
        '萬' => '万',
        _ => character,
    }));

    /// <summary>The sum of the digits at their places. Order and grammar are not looked at here: a text is accepted only
    /// when its value can be written back to the same characters.</summary>
    private static Money? ValueOf(ReadOnlySpan<char> text)
    {
        Int128 yi = 0, wan = 0, group = 0, digit = 0, fen = 0;
        var negative = text.Length > 0 && text[0] == '负';
        foreach (var character in negative ? text[1..] : text)
        {
            switch (character)
            {
                case '拾' or '佰' or '仟': (group, digit) = (group + digit * PowerOfTen(Units.IndexOf(character)), 0); break;
                case '万': (wan, group, digit) = ((group + digit) * 10_000, 0, 0); break;
                case '亿': (yi, wan, group, digit) = ((wan + group + digit) * 100_000_000, 0, 0, 0); break;
                case '元': (fen, yi, wan, group, digit) = ((yi + wan + group + digit) * 100, 0, 0, 0, 0); break;
                case '角': (fen, digit) = (fen + digit * 10, 0); break;
                case '分': (fen, digit) = (fen + digit, 0); break;
                case '整': break;
                default:
                    digit = Digits.IndexOf(character);
                    if (digit < 0) return null;
                    break;
            }
        }
        if (fen > Largest.Fen) return null;
        return new Money((long)(negative ? -fen : fen));
    }

    private static long PowerOfTen(int exponent) => exponent switch { 1 => 10, 2 => 100, _ => 1_000 };
}
