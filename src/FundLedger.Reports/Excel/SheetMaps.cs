namespace FundLedger.Reports.Excel;

/// <summary>The maps of all sheets of a workbook, which together turn references into addresses.</summary>
internal sealed class SheetMaps
{
    private readonly Dictionary<string, SheetMap> maps;

    public SheetMaps(Workbook workbook)
    {
        var tabs = workbook.Sheets.Select(sheet => TabNames.Of(sheet.Name, 0)).ToList();
        if (tabs.Count == 0) throw new ArgumentException("A workbook needs a sheet.", nameof(workbook));
        if (tabs.Distinct(StringComparer.OrdinalIgnoreCase).Count() < tabs.Count)
            throw new ArgumentException($"Two sheets share a name among {string.Join(", ", tabs)}.", nameof(workbook));

        maps = workbook.Sheets.ToDictionary(sheet => sheet.Name, sheet => new SheetMap(sheet, workbook.RowsPerTab), StringComparer.Ordinal);
    }

    public SheetMap this[Sheet sheet] => maps[sheet.Name];

    /// <summary>Places all rows of a sheet ahead of writing, so that formulas anywhere can refer to them.</summary>
    public void Fill(Sheet sheet, IEnumerable<Row> rows)
    {
        foreach (var row in rows) maps[sheet.Name].Place(row);
    }

    /// <summary>The formula with addresses, as the row placed last on a sheet writes it.</summary>
    /// <param name="formula">A cell's formula.</param>
    /// <param name="here">The map whose last placed row holds the formula.</param>
    /// <exception cref="InvalidOperationException">It refers to rows that are not there, or not yet.</exception>
    public string Resolve(string formula, SheetMap here) =>
        References.Resolve(formula, (name, column, row) => Address(name, column, row, here)
            ?? throw new InvalidOperationException(
                $"Sheet {here.Sheet.Name}: no cell {name}!{column}@{row} is known for the formula {formula}."));

    private string? Address(string? name, string column, string? row, SheetMap here)
    {
        if (name is not null && name != here.Sheet.Name) return maps.GetValueOrDefault(name)?.Address(column, row, fromPart: -1);
        var map = row is null ? here : maps[here.Sheet.Name];
        return map.Address(column, row, here.Part);
    }
}
