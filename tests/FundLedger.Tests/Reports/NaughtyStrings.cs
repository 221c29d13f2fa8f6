namespace FundLedger.Tests.Reports;

/// <summary>Texts that spreadsheets, XML or CSV readers are known to change or to run.</summary>
public static class NaughtyStrings
{
    public static readonly IReadOnlyList<string> Listed =
    [
        "=1+1", "=cmd|' /C calc'!A1", "+1", "-1", "-2+3", "@SUM(1+1)", "\t=1+1", "\r=1", "\n=1", "\r\n=1", " =1+1", "　=1+1", "＝1+1", "＋1", "－1", "＠SUM",
        "'=1", "''=1", "'", "''", "'abc", "'=cmd", "=HYPERLINK(\"http://localhost/\",\"x\")", "=\"a\"&\"b\"", "{=1}", "\u200B=1", "\uFEFF=1",
        "6222020200112233445", "914403001922038216", "91110000MA01ABCD2X", "00123", "000", "0", "1.50", "1e5", "1E400", "-0", "0x1F", "1,234.50", "33218.45",
        "2025-01-02", "2025/1/2", "1-2", "3/4", "10:30", "TRUE", "FALSE", "NULL", "null", "#N/A", "#REF!", "NaN", "Infinity", "PASS", "FAIL",
        "（2024）示01民初12号", "(2024)示01民初12号", "记-2024-12-0003", "50%", "￥100", "¥1,000.00", "$1", "€1",
        "a,b", "a;b", "a\"b", "\"", "\"\"", "\"=1\"", "a\nb", "a\r\nb", "a\rb", "a\tb", "\n", "\t", " ", "  a  ", "　全角空格　", "\u00A0",
        "<b>&amp;</b>", "]]>", "<!--", "<?xml?>", "&", "&&", "<f>1</f>", "&#x0;", "_x0041_", "_x000D_", "_x005F_x0041_", "_x0041", "__x0041__", "_",
        "𠮷田", "𪚥", "👨‍👩‍👧", "é", "é", "Ω", "مرحبا", "\u202Eabc", "ﷺ", "ｆｕｌｌ", "𝟏𝟐𝟑", "\uFFFD", "\uE000", "龘", "䶮",
        "'; DROP TABLE voucher; --", "%s%n", "${jndi:x}", "../../etc", "C:\\x", "{debit}", "{debit@*}", "{科目余额表!debit@total}", "!A1", "$A$1",
        "\u0001", "\u0008", "\u000B", "\u001F", "\u007F", "\u0085", "\u2028", "a\u0000b", "\uFFFE", "\uFFFF",
    ];

    private const string Alphabet = "=+-@'\"\t\r\n ,;_x0041{}!<>&＝－　中文𠮷\u0001\u200B%|()A1é";

    /// <summary>Texts thrown together from the listed ones' letters, the same on every run.</summary>
    public static IEnumerable<string> Thrown(int count)
    {
        var dice = new Random(20241231);
        var letters = System.Globalization.StringInfo.GetTextElementEnumerator(Alphabet);
        var elements = new List<string>();
        while (letters.MoveNext()) elements.Add(letters.GetTextElement());
        for (var i = 0; i < count; i++)
            yield return string.Concat(Enumerable.Range(0, 1 + dice.Next(12)).Select(_ => elements[dice.Next(elements.Count)]));
    }
}
