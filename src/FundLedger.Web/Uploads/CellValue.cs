using System.Globalization;
using System.Text.RegularExpressions;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>Amounts, dates and texts as banks write them, read strictly: what is not clear is refused with its place.</summary>
internal static partial class CellValue
{
    private static readonly Phrase AmountWanted = new("金额（如 1,234.50，至多两位小数）", "an amount such as 1,234.50 with at most two decimals");
    private static readonly Phrase DayWanted = new("存在的日期（如 2024-03-02）", "a day that exists, such as 2024-03-02");
    private static readonly Phrase TextWanted = new("可以保存的文字（含控制字符）", "a text that can be kept: it holds a control character");
    private static readonly Phrase ShortWanted = new("不超过 200 字的文字", "a text of at most 200 characters");

    /// <summary>The amount; zero where the cell is empty or a dash. Thousands are parted by commas or not at all.</summary>
    public static Money Amount(string text, Spot place)
    {
        if (text.Length == 0 || text is "-" or "--") return Money.Zero;
        var bare = text.StartsWith('¥') || text.StartsWith('￥') || text.StartsWith('+') ? text[1..] : text;
        if (Grouped().IsMatch(bare)) bare = bare.Replace(",", "", StringComparison.Ordinal);
        if (Money.TryParse(WithoutIdleZeros(bare), out var money)) return money;
        throw Bad(place, text, AmountWanted);
    }

    /// <summary>The day; a time behind it is left out.</summary>
    /// <param name="form">The form in the letters of .NET, or null for the usual ones.</param>
    public static DateOnly Day(string text, string? form, Spot place)
    {
        var bare = form is null ? WithoutTime(text) : text;
        if (DateOnly.TryParseExact(bare, form ?? UsualForm(bare), CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100) return day;
        throw Bad(place, text, DayWanted);
    }

    /// <summary>The text in the one form in which texts are kept; null where there is none. Line breaks in a cell become blanks.</summary>
    public static string? Text(string text, Spot place)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (TextPolicy.Clean(Breaks().Replace(text, " ").Trim(), out var clean) != TextFault.None) throw Bad(place, TextPolicy.Reveal(Shown(text)), TextWanted);
        return clean.Length <= 200 || clean.EnumerateRunes().Count() <= 200 ? clean : throw Bad(place, Shown(clean), ShortWanted);
    }

    /// <summary>Refuses any currency but the yuan; an empty cell says nothing.</summary>
    public static void Yuan(string currency, Spot place)
    {
        if (currency.ToUpperInvariant() is not ("" or "CNY" or "RMB" or "人民币" or "人民币元" or "156" or "001" or "01"))
            throw new UploadRefusedException(RejectionReason.ForeignCurrency, place, Shown(currency));
    }

    public static UploadRefusedException Bad(Spot place, string value, Phrase wanted) => new(RejectionReason.BadCell, place, Shown(value), wanted);

    private static string Shown(string text)
    {
        var shown = new string([.. text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(40)]);
        return shown.Length < 40 ? shown : shown + "…";
    }

    private static string WithoutIdleZeros(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 || text.Length <= point + 3 || text.AsSpan(point + 3).ContainsAnyExcept('0') ? text : text[..(point + 3)];
    }

    private static string UsualForm(string text) => text.Length < 5 ? "yyyyMMdd" : text[4] switch
    {
        '-' => "yyyy-M-d",
        '/' => "yyyy/M/d",
        '.' => "yyyy.M.d",
        '年' => "yyyy年M月d日",
        _ => "yyyyMMdd",
    };

    private static string WithoutTime(string text) => text.Length <= 10 ? text : Timed().Match(text) is { Success: true } match ? match.Groups["day"].Value : text;

    [GeneratedRegex(@"^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,8})?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^(?<day>[0-9]{8})[0-9]{6}$|^(?<day>[0-9年月日/.\-]{8,11})[ T][0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?(\.[0-9]{1,6})?$")]
    private static partial Regex Timed();

    [GeneratedRegex(@"\s*[\r\n\t]+\s*")]
    private static partial Regex Breaks();
}
