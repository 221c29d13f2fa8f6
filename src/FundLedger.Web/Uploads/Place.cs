using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>Where in a file something stands, as people who open it would say.</summary>
internal static class Place
{
    /// <summary>A line, counted from 1 as an editor counts.</summary>
    public static Phrase Line(int line) => new(Text($"第 {line} 行"), Text($"line {line}"));

    /// <summary>A cell of a table.</summary>
    /// <param name="sheet">The sheet's name; empty in a text file.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 0.</param>
    public static Phrase Cell(string sheet, int line, int column) => sheet.Length == 0
        ? new(Text($"第 {line} 行第 {column + 1} 列"), Text($"line {line}, column {column + 1}"))
        : new(Text($"工作表“{sheet}”的单元格 {Letters(column)}{line}"), Text($"cell {Letters(column)}{line} of sheet “{sheet}”"));

    /// <summary>The letters of a column counted from 0: A, Z, AA.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + Letters(column % 26);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
