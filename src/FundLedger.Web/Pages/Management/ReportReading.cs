using System.Globalization;
using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Pages.Management;

/// <summary>The rows of a section of a report under its heading, with its subtotal where it has one.</summary>
public sealed record ReportSection(string Heading, IReadOnlyList<Row> Rows, Row? Subtotal);

/// <summary>A finished report as the manager's pages read it. Cells are found by the key of their column.</summary>
/// <param name="Address">Where the whole report is.</param>
public sealed record ReportReading(Sheet Sheet, string Address, CultureInfo Language)
{
    public IEnumerable<Row> Details => Sheet.Rows.Where(row => row.Kind == RowKind.Detail);

    /// <summary>The total of all rows, as the report ends; null where it has none.</summary>
    public Row? Total => Sheet.Body().LastOrDefault(row => row.Kind == RowKind.Total);

    /// <summary>The amounts of some columns of a row together.</summary>
    public Money Amount(Row? row, params IEnumerable<string> columns) =>
        row is null ? Money.Zero : columns.Select(column => Cell(row, column)).Where(cell => cell.Type == CellType.Money).Sum(cell => cell.Amount);

    /// <summary>A cell in the language of the books, as codes and names are.</summary>
    public string Text(Row row, string column) => CellText.Plain(Cell(row, column));

    /// <summary>A cell as the reader has it on the report's page.</summary>
    public string Said(Row row, string column) => CellText.For(Cell(row, column), Sheet.Columns[Sheet.IndexOf(column)], Language);

    public Cell Cell(Row row, string column) => row[Sheet.IndexOf(column)];

    public string? LinkOf(Row row, string column) => Sheet.LinkOf(row, Sheet.IndexOf(column));

    /// <summary>The heading of a column.</summary>
    public string Heading(string column) => Sheet.Columns[Sheet.IndexOf(column)].Title.In(Language);

    public IEnumerable<ReportSection> Sections()
    {
        string? heading = null;
        var rows = new List<Row>();
        Row? subtotal = null;
        foreach (var row in Sheet.Rows)
            switch (row.Kind)
            {
                case RowKind.Section:
                    if (heading is not null) yield return new(heading, rows, subtotal);
                    (heading, rows, subtotal) = (CellText.For(row[0], Sheet.Columns[0], Language), [], null);
                    break;
                case RowKind.Detail:
                    rows.Add(row);
                    break;
                case RowKind.Subtotal:
                    subtotal = row;
                    break;
            }
        if (heading is not null) yield return new(heading, rows, subtotal);
    }
}
