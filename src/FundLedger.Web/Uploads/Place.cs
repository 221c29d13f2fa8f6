using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>Where in a file something stands, as people who open it would say.</summary>
/// <param name="Sheet">The sheet's name; empty in a text file.</param>
/// <param name="Line">The line, from 1 as an editor counts.</param>
/// <param name="Column">The column, from 0; -1 for the whole line.</param>
internal readonly record struct Spot(string Sheet, int Line, int Column)
{
    public string Zh => Column < 0 ? Text($"第 {Line} 行") : Sheet.Length == 0 ? Text($"第 {Line} 行第 {Column + 1} 列") : Text($"工作表“{Sheet}”的单元格 {Place.Letters(Column)}{Line}");

    public string En => Column < 0 ? Text($"line {Line}") : Sheet.Length == 0 ? Text($"line {Line}, column {Column + 1}") : Text($"cell {Place.Letters(Column)}{Line} of sheet “{Sheet}”");

    /// <summary>In both languages.</summary>
    public Phrase Said => new(Zh, En);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Makes the places of a file.</summary>
internal static class Place
{
    /// <summary>A line, counted from 1.</summary>
    public static Spot Line(int line) => new("", line, -1);

    /// <summary>A cell of a table.</summary>
    public static Spot Cell(string sheet, int line, int column) => new(sheet, line, column);

    /// <summary>The letters of a column counted from 0: A, Z, AA.</summary>
    public static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + Letters(column % 26);
}
