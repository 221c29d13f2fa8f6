using FundLedger.Ledger;

namespace FundLedger.Reports.Pack;

/// <summary>A sheet of the pack whose cells other sheets can call by column and row name.</summary>
internal sealed class PackSheet
{
    /// <summary>The key of the column that the pack adds to a report: a check of the row by itself.</summary>
    public const string Check = "check";

    private const string BlockStart = " start";

    private readonly Dictionary<string, Row> named = new(StringComparer.Ordinal);
    private readonly List<Row> checkedRows = [];

    /// <param name="sheet">As it goes into the workbook.</param>
    public PackSheet(Sheet sheet)
    {
        Sheet = sheet.Streamed ? sheet : sheet with { Rows = [.. sheet.Rows.Select((row, place) => IsChecked(row) && row.Name is null ? row.Named($"row {place}") : row)] };
        if (sheet.Streamed) return;
        foreach (var row in Sheet.Body()) Note(row);
    }

    public Sheet Sheet { get; }

    /// <summary>Whether the pack has it; of one that it leaves out, only the name and title are of use.</summary>
    public bool IsPresent { get; private init; } = true;

    /// <summary>A sheet that the pack leaves out.</summary>
    public static PackSheet Absent(string name, LocalText title) => new(new Sheet(name, title, [], [])) { IsPresent = false };

    /// <summary>How many rows but totals carry a check.</summary>
    public int Checks => checkedRows.Count;

    /// <summary>How many of them pass it, and the formula that counts them. One range spans all, for COUNTIF takes no list.</summary>
    public (int Count, string Formula) Passing()
    {
        var column = Sheet.Columns.Last(column => column.Type == CellType.Check).Key;
        var range = $"{{{Sheet.Name}!{column}@{checkedRows[0].Name}}}:{{{Sheet.Name}!{column}@{checkedRows[^1].Name}}}";
        return (checkedRows.Count(row => row.Cells.Last(cell => cell.Type == CellType.Check).Passed), $"COUNTIF({range},\"PASS\")");
    }

    /// <summary>Takes a row in; those of a streamed sheet as they go by.</summary>
    public void Note(Row row)
    {
        if (row.Name is { } name) named[name] = row;
        if (row.Kind == RowKind.Total) named[References.Total] = row;
        if (IsChecked(row)) checkedRows.Add(row);
    }

    private static bool IsChecked(Row row) => row.Kind != RowKind.Total && row.Cells.Any(cell => cell.Type == CellType.Check);

    /// <summary>The names of the sums, in order.</summary>
    public IEnumerable<string> Sums => named.Where(row => row.Value.Kind is RowKind.Total or RowKind.Subtotal && row.Key != References.Total).Select(row => row.Key);

    /// <summary>The bank accounts that a row named <c>BK1 start</c> begins the block of, in order.</summary>
    public IEnumerable<string> Accounts => named.Keys.Where(name => name.EndsWith(BlockStart, StringComparison.Ordinal)).Select(name => name[..^BlockStart.Length]);

    /// <summary>What stands in a column of the row of a name; nothing where there is no such row.</summary>
    public Figure At(string column, string row = References.Total) => !IsPresent ? Figure.Missing : named.TryGetValue(row, out var found) && found[Sheet.IndexOf(column)] is { IsSummable: true } cell
        ? new($"{{{Sheet.Name}!{column}@{row}}}", new Money(cell.Raw))
        : Figure.Zero;

    /// <summary>A report as a sheet of the pack, its rows named by a column's text and checked one by one.</summary>
    /// <param name="name">The tab.</param>
    /// <param name="rowName">The column whose text names the rows; null leaves the names they have.</param>
    /// <param name="mustBeZero">Columns to be added (+) and taken away (−) in each detail row; empty for no check.</param>
    public static PackSheet Of(Sheet report, string name, string? rowName, params IReadOnlyList<string> mustBeZero)
    {
        var sheet = report with { Name = name };
        var rows = report.Rows.Select(row => rowName is null || row.Kind != RowKind.Detail ? row : row.Named(row[report.IndexOf(rowName)].Text.Zh));
        if (mustBeZero.Count == 0) return new(sheet with { Rows = [.. rows] });
        return new(sheet with
        {
            Columns = [.. report.Columns, new Column(Check, new("核对", "Check"), CellType.Check)],
            Rows = [.. rows.Select(row => row.Kind == RowKind.Detail ? Checked(report, row, mustBeZero) : row)],
        });
    }

    private static Row Checked(Sheet report, Row row, IReadOnlyList<string> mustBeZero)
    {
        var sum = mustBeZero.Sum(term => Signed(term, row[report.IndexOf(term[1..])].Raw));
        var expression = string.Concat(mustBeZero.Select(term => $"{term[0]}{{{term[1..]}}}")).TrimStart('+');
        return row with { Cells = [.. row.Cells, Cell.Check(sum == 0, expression)] };
    }

    private static long Signed(string term, long raw) => term[0] == '-' ? -raw : raw;
}
