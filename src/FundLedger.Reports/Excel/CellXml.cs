using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FundLedger.Reports.Excel;

/// <summary>The values of cells as the worksheet part of a workbook holds them.</summary>
internal static partial class CellXml
{
    private const int LongestText = 32_767;
    private const int DayZero = 693_593;
    private const int FirstDayAlike = 61;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code).Where(letter => letter is not ('\t' or '\n')), '_', '\uFFFE', '\uFFFF']);

    /// <summary>Whether the value is stored as a number; days before March 1900 are not, for spreadsheets differ on them.</summary>
    public static bool IsNumber(Cell cell) => cell.Type switch
    {
        CellType.Money or CellType.Number or CellType.Percent => true,
        CellType.Date => cell.Raw - DayZero >= FirstDayAlike,
        CellType.Instant => cell.Moment.Year > 1900,
        _ => false,
    };

    /// <summary>The exact decimal text of a value stored as a number; spreadsheets keep 15 digits of it.</summary>
    public static string Number(Cell cell) => cell.Type switch
    {
        CellType.Money => cell.Amount.ToString(),
        CellType.Date => (cell.Raw - DayZero).ToString(CultureInfo.InvariantCulture),
        CellType.Percent => (cell.Raw / 10_000m).ToString(CultureInfo.InvariantCulture),
        CellType.Instant => Serial(cell.Moment.ToOffset(CellText.ChinaOffset).DateTime),
        _ => cell.Raw.ToString(CultureInfo.InvariantCulture),
    };

    private static string Serial(DateTime local) =>
        decimal.Round((decimal)local.Ticks / TimeSpan.TicksPerDay - DayZero, 12).ToString(CultureInfo.InvariantCulture);

    /// <summary>Text as spreadsheets store it: cut at their limit, and what XML cannot hold written as <c>_xHHHH_</c>.</summary>
    public static string Text(string text)
    {
        var cut = text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
        return cut.AsSpan().ContainsAny(Suspicious) || cut.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Escaped(cut) : cut;
    }

    private static string Escaped(string text)
    {
        var shielded = LooksEscaped().Replace(text, "_x005F_");
        var result = new StringBuilder(shielded.Length);
        for (var i = 0; i < shielded.Length; i++)
        {
            if (char.IsSurrogatePair(shielded, i)) result.Append(shielded, i++, 2);
            else if (IsAllowed(shielded[i])) result.Append(shielded[i]);
            else result.Append(CultureInfo.InvariantCulture, $"_x{(int)shielded[i]:X4}_");
        }
        return result.ToString();
    }

    private static bool IsAllowed(char letter) =>
        letter is '\t' or '\n' or (>= ' ' and < '\uFFFE') && !char.IsSurrogate(letter);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
