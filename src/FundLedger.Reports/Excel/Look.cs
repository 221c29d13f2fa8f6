namespace FundLedger.Reports.Excel;

/// <summary>How the body cell of a workbook looks, apart from the kind of its row.</summary>
internal enum Look
{
    Text, Code, Link,
    Money, MoneyZeroBlank, MoneyZeroDash,
    Number, NumberZeroBlank, NumberZeroDash,
    Date, Instant, Percent, Check,
}

internal static class Looks
{
    /// <summary>The look of a cell: that of its own type, or of the column where the cell is empty or a code.</summary>
    /// <param name="link">Where the cell leads, or null.</param>
    public static Look Of(Cell cell, Column column, string? link)
    {
        if (link is not null) return Look.Link;
        return (cell.IsEmpty ? column.Type : cell.Type) switch
        {
            CellType.Money => Look.Money + (int)column.Zero,
            CellType.Number => Look.Number + (int)column.Zero,
            CellType.Date => Look.Date,
            CellType.Instant => Look.Instant,
            CellType.Percent => Look.Percent,
            CellType.Check => Look.Check,
            _ => column.Type == CellType.Code ? Look.Code : Look.Text,
        };
    }

    /// <summary>Whether the link leads to a sheet of the same workbook.</summary>
    public static bool IsInWorkbook(string? link) => link is ['#', _, ..];

    /// <summary>The number format; empty for the general one.</summary>
    public static string Format(Look look) => look switch
    {
        Look.Text or Look.Code or Look.Link => "@",
        Look.Money => "#,##0.00;[Red]-#,##0.00",
        Look.MoneyZeroBlank => "#,##0.00;[Red]-#,##0.00;",
        Look.MoneyZeroDash => "#,##0.00;[Red]-#,##0.00;\"-\"",
        Look.Number => "#,##0;[Red]-#,##0",
        Look.NumberZeroBlank => "#,##0;[Red]-#,##0;",
        Look.NumberZeroDash => "#,##0;[Red]-#,##0;\"-\"",
        Look.Date => "yyyy-mm-dd",
        Look.Instant => "yyyy-mm-dd hh:mm:ss",
        Look.Percent => "0.00%;[Red]-0.00%",
        _ => "",
    };
}
