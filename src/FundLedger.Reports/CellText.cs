using System.Globalization;

namespace FundLedger.Reports;

/// <summary>How a cell's value is written, for people and for machines. Every page and export takes it from here.</summary>
public static class CellText
{
    /// <summary>China has kept one offset from UTC since 1992; instants are shown in it.</summary>
    public static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    /// <summary>The value as people of the given culture read it: <c>33,218.45</c>, <c>-550.00</c>, <c>2024-01-15</c>,
    /// <c>97.50%</c>, and zero as the column wants it.</summary>
    public static string For(Cell cell, Column column, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (cell.IsSummable && cell.Raw == 0 && column.Zero != ZeroStyle.Shown) return column.Zero == ZeroStyle.Dash ? "-" : "";
        return cell.Type switch
        {
            CellType.Text => cell.Text.In(culture),
            CellType.Money => cell.Amount.ToGroupedString(),
            CellType.Number => cell.Raw.ToString("#,##0", CultureInfo.InvariantCulture),
            CellType.Instant => Local(cell).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            CellType.Percent => cell.Amount.ToGroupedString() + "%",
            _ => Plain(cell),
        };
    }

    /// <summary>The value as machines read it, the same in every language: <c>33218.45</c>, <c>2024-01-15</c>,
    /// <c>2024-01-15T09:30:00.000+08:00</c>, <c>97.50%</c>, <c>PASS</c>; labels in Chinese.</summary>
    public static string Plain(Cell cell) => cell.Type switch
    {
        CellType.Text => cell.Text.Zh,
        CellType.Money => cell.Amount.ToString(),
        CellType.Number => cell.Raw.ToString(CultureInfo.InvariantCulture),
        CellType.Date => cell.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellType.Instant => Local(cell).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        CellType.Percent => cell.Amount.ToString() + "%",
        CellType.Check => cell.Passed ? "PASS" : "FAIL",
        _ => "",
    };

    private static DateTimeOffset Local(Cell cell) => cell.Moment.ToOffset(ChinaOffset);
}
