namespace FundLedger.Reports.Excel;

/// <summary>Widths in units of a Latin digit, counted by hand: measuring needs a font library that servers lack.</summary>
internal static class Widths
{
    /// <summary>The width of a column: the one it asks for, or the usual one of its type.</summary>
    public static int Of(Column column) => column.Width > 0 ? column.Width : column.Type switch
    {
        CellType.Money => 18,
        CellType.Number => 10,
        CellType.Date => 12,
        CellType.Instant => 20,
        CellType.Percent => 10,
        CellType.Check => 9,
        CellType.Code => 20,
        _ => 28,
    };

    /// <summary>The width of a text: two for a Chinese or other wide character, one for any other.</summary>
    public static int Of(string text) => text.Sum(letter => letter >= '\u1100' ? 2 : 1);

    /// <summary>The lines that the text takes when wrapped in a column of the given width; at least one. A Chinese
    /// character of the body's size is a little narrower than two digits of the width's unit.</summary>
    public static int Lines(string text, int width)
    {
        if (text.Length < width / 2 && !text.Contains('\n')) return 1;
        return text.Split('\n').Sum(line => Math.Max(1, (Of(line) * 14 / 15 + width - 2) / Math.Max(1, width - 1)));
    }
}
