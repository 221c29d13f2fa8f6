using System.Buffers;
using System.Globalization;

namespace FundLedger.Reports;

/// <summary>Text in CSV files: quoted by RFC 4180 and made harmless for spreadsheets that would run it as a formula
/// (reliability R34). The guard is one leading apostrophe, and <see cref="Unguard"/> gives back exactly the text.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Triggers = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>The text in double quotes, guarded.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"\"{Guard(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The text with an apostrophe before it if a spreadsheet might take it for a formula.</summary>
    public static string Guard(string text) => LooksLikeFormula(text) ? "'" + text : text;

    /// <summary>The text as it was before <see cref="Guard"/>.</summary>
    public static string Unguard(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('\'') && LooksLikeFormula(text.AsSpan(1)) ? text[1..] : text;
    }

    // Leading apostrophes are passed over, so that a text which already has one comes back with it.
    private static bool LooksLikeFormula(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (Triggers.Contains(letter)) return true;
            if (!IsPassedOver(letter)) return false;
        }
        return false;
    }

    private static bool IsPassedOver(char letter) =>
        letter == '\'' || char.IsWhiteSpace(letter) || char.IsControl(letter)
        || char.GetUnicodeCategory(letter) == UnicodeCategory.Format;
}
