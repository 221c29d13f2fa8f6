using System.Collections.Concurrent;
using System.Text;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>What a zero in a column looks like to people. Exports for machines always say 0.</summary>
public enum ZeroStyle { Shown, Blank, Dash }

/// <summary>A column of a finished report.</summary>
/// <param name="Key">Its name in formulas, link templates and tests; unique in the sheet.</param>
/// <param name="Title">The heading people see.</param>
/// <param name="Type">What its cells hold; a cell of another type is shown by its own type.</param>
public sealed record Column(string Key, LocalText Title, CellType Type)
{
    /// <summary>Width in Latin characters (a Chinese one takes two); 0 takes the usual width of the type.</summary>
    public int Width { get; init; }

    /// <summary>Whether the detail rows add up to a total row.</summary>
    public bool Total { get; init; }

    public ZeroStyle Zero { get; init; }

    /// <summary>Where a cell leads: a path with column keys in braces, such as <c>/vouchers/{number}</c>.</summary>
    public string? Link { get; init; }
}

/// <summary>The part a row plays: an item, a heading over items, a sum of the items since the heading, or of all.</summary>
public enum RowKind { Detail, Section, Subtotal, Total }

/// <summary>A row of a finished report; cells missing at its end are empty.</summary>
/// <param name="Kind">The part it plays.</param>
/// <param name="Cells">One cell a column, in the columns' order.</param>
/// <param name="Name">Its name in formulas (see <see cref="References"/>), if any refers to it.</param>
public sealed record Row(RowKind Kind, IReadOnlyList<Cell> Cells, string? Name = null)
{
    public static Row Detail(params Cell[] cells) => new(RowKind.Detail, cells);
    public static Row Section(LocalText heading) => new(RowKind.Section, [Cell.Of(heading)]);
    public static Row Subtotal(params Cell[] cells) => new(RowKind.Subtotal, cells);
    public static Row Total(params Cell[] cells) => new(RowKind.Total, cells);

    /// <summary>This row under a name that formulas can use.</summary>
    public Row Named(string name) => this with { Name = name };

    /// <summary>The cell of a column; empty where the row is shorter.</summary>
    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Empty;
}

/// <summary>A finished report before it has a format: page, Excel and CSV are all made from it.</summary>
/// <param name="Name">Chinese name of the Excel tab, at most 31 characters; formulas refer to the sheet by it.</param>
/// <param name="Title">The heading people see.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows, in order, read once from start to end.</param>
public sealed record Sheet(string Name, LocalText Title, IReadOnlyList<Column> Columns, IEnumerable<Row> Rows)
{
    /// <summary>Lines under the title: entity, as-of date, as-known posting sequence, seal.</summary>
    public IReadOnlyList<LocalText> Notes { get; init; } = [];

    /// <summary>Whose books it shows, up to which posting, with its code; null for what is not made of books.</summary>
    public BooksMark? Mark { get; init; }

    /// <summary>The page of the web application that shows the same, as a path; null if there is none.</summary>
    public string? Page { get; init; }

    /// <summary>Whether the rows may be too many for memory. They are then written while being read, before the other
    /// sheets of the workbook, so formulas here cannot refer to later sheets of this sort.</summary>
    public bool Streamed { get; init; }

    /// <summary>Whether the Excel sheet is protected against changes by accident: for checks.</summary>
    public bool Protected { get; init; }

    /// <summary>Whether Excel offers filters in the header row.</summary>
    public bool Filtered { get; init; } = true;

    /// <summary>Columns that stay in view when Excel scrolls to the right.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>The rows and, where columns have totals and no total row was delivered, a total row at the end.</summary>
    public IEnumerable<Row> Body()
    {
        var totals = new RunningTotals(this);
        foreach (var row in Rows)
        {
            totals.Add(row);
            yield return row;
        }
        if (totals.Wanted) yield return totals.ToRow();
    }

    /// <summary>The same with some of its columns only, for where there is no room for all. A link that names one of the others
    /// leads nowhere then, so each cell keeps the link it had.</summary>
    public Sheet Only(params IReadOnlyList<string> keys)
    {
        int[] places = [.. keys.Select(IndexOf)];
        return this with
        {
            Columns = [.. places.Select(place => Columns[place] with { Link = null })],
            Rows = Body().Select(row => row.Kind == RowKind.Section ? row : row with { Cells = CellsOf(row, places) }),
        };
    }

    /// <summary>The cells at some places; what a sum is called moves to the first of them.</summary>
    private List<Cell> CellsOf(Row row, int[] places)
    {
        List<Cell> cells = [.. places.Select(place => LinkOf(row, place) is { } link ? row[place].To(link) : row[place])];
        if (row.Kind is RowKind.Subtotal or RowKind.Total && cells[0].IsEmpty) cells[0] = row[0];
        return cells;
    }

    /// <summary>The place of a column by key.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public int IndexOf(string key)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Key == key) return i;
        throw new ArgumentException($"Sheet {Name} has no column {key}.", nameof(key));
    }

    /// <summary>A link template's words and, at the odd places, the keys between them.</summary>
    private static readonly ConcurrentDictionary<string, string[]> PartsOf = new(StringComparer.Ordinal);

    /// <summary>Where a cell of a row leads, by its own link or its column's template; null if nowhere. Only detail rows
    /// follow the template, and only where every cell that it names is filled.</summary>
    public string? LinkOf(Row row, int column)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row[column].Link is { } own) return own;
        if (Columns[column].Link is not { } template || row.Kind != RowKind.Detail || row[column].IsEmpty) return null;

        var link = new StringBuilder();
        var parts = PartsOf.GetOrAdd(template, each => each.Split('{', '}'));
        for (var i = 0; i < parts.Length; i++)
        {
            var isKey = i % 2 == 1;
            var text = isKey ? CellText.Plain(row[IndexOf(parts[i])]) : parts[i];
            if (isKey && text.Length == 0) return null;
            link.Append(isKey ? Uri.EscapeDataString(text) : text);
        }
        return link.ToString();
    }
}
