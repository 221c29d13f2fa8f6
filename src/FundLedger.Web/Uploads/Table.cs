namespace FundLedger.Web.Uploads;

/// <summary>A row of a table that somebody sent.</summary>
/// <param name="Line">Its line in the file or sheet, from 1.</param>
/// <param name="Cells">What the cells say; dates as yyyy-MM-dd, numbers as their digits.</param>
internal readonly record struct TableRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>The cell of a column counted from 0, without blanks around it; empty where the row is shorter.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column].Trim() : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table that somebody sent, whatever the file was.</summary>
/// <param name="Sheet">The sheet's name; empty in a text file.</param>
/// <param name="Rows">Its rows, read one by one while they are asked for.</param>
internal sealed record Table(string Sheet, IEnumerable<TableRow> Rows);
