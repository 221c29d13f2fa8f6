namespace FundLedger.Reports.Excel;

/// <summary>The names of a workbook's tabs: what Excel forbids is replaced, what is too long is cut.</summary>
internal static class TabNames
{
    private const int Longest = 31;

    /// <summary>The tab name of a part of a sheet that is too long for one tab: <c>凭证明细</c>, <c>凭证明细 (2)</c>.</summary>
    /// <param name="name">The sheet's name.</param>
    /// <param name="part">0 for the first tab.</param>
    public static string Of(string name, int part)
    {
        var clean = new string([.. name.Trim().Select(letter => IsForbidden(letter) ? '_' : letter)]).Trim('\'');
        var suffix = part == 0 ? "" : $" ({part + 1})";
        return Cut(clean.Length == 0 ? "_" : clean, Longest - suffix.Length) + suffix;
    }

    /// <summary>The name as formulas write it.</summary>
    public static string Quoted(string tab) => $"'{tab.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsForbidden(char letter) => letter < ' ' || letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\';

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
