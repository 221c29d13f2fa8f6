using System.Globalization;

namespace FundLedger.Reports.Excel;

/// <summary>Where the rows of a sheet lie in the workbook: on which tab, in which line. It is filled row by row, and
/// knows the addresses of all rows placed so far.</summary>
internal sealed class SheetMap(Sheet sheet, int rowsPerTab)
{
    private const int LongestFormula = 8_000;
    private const int MostArguments = 250;

    private readonly List<Run> body = [];
    private readonly List<Run> sinceHeading = [];
    private readonly List<Run> sinceTotal = [];
    private readonly Dictionary<string, (int Part, int Line)> named = new(StringComparer.Ordinal);
    private RowKind previous;

    private record struct Run(int Part, int First, int Last);

    public Sheet Sheet => sheet;

    /// <summary>The line of the column headings: below the title and the notes.</summary>
    public int HeaderLine { get; } = sheet.Notes.Count + 2;

    /// <summary>The tab of the row placed last; 0 for the first.</summary>
    public int Part { get; private set; }

    /// <summary>The line of the row placed last; the header line before any.</summary>
    public int Line { get; private set; } = sheet.Notes.Count + 2;

    /// <summary>The last line of a part that filters may hide, so that the total stays in view.</summary>
    public int LastFilteredLine(int part) => body.Where(run => run.Part == part).Select(run => run.Last).LastOrDefault(HeaderLine);

    public string TabName(int part) => TabNames.Of(sheet.Name, part);

    /// <summary>Moves to the line of the next row.</summary>
    public void Place(Row row)
    {
        if (previous is RowKind.Section or RowKind.Subtotal or RowKind.Total) sinceHeading.Clear();
        if (previous is RowKind.Total) sinceTotal.Clear();
        previous = row.Kind;

        if (Line == HeaderLine + rowsPerTab) (Part, Line) = (Part + 1, HeaderLine);
        Line++;
        if (row.Kind != RowKind.Total) Extend(body);
        if (row.Kind == RowKind.Detail) Extend(sinceHeading);
        if (row.Kind == RowKind.Detail) Extend(sinceTotal);
        if (row.Kind == RowKind.Total) named[References.Total] = (Part, Line);
        if (row.Name is { } name) named[name] = (Part, Line);
    }

    private void Extend(List<Run> runs)
    {
        if (runs.Count > 0 && runs[^1] is var last && last.Part == Part && last.Last == Line - 1) runs[^1] = last with { Last = Line };
        else runs.Add(new Run(Part, Line, Line));
    }

    /// <summary>The formula that adds up what the subtotal or total row placed last stands for; null if there is nothing
    /// to add, or too many separate runs for one formula.</summary>
    public string? Sum(int column)
    {
        var runs = previous == RowKind.Total ? sinceTotal : sinceHeading;
        if (previous is not (RowKind.Total or RowKind.Subtotal) || runs.Count == 0) return null;

        var sums = runs.Chunk(MostArguments).Select(chunk => $"SUM({string.Join(',', chunk.Select(run => Range(run, column, Part)))})");
        var formula = string.Join('+', sums);
        return formula.Length <= LongestFormula ? formula : null;
    }

    /// <summary>The address of a cell or of the cells of a column, as a formula on the given tab writes it; null if no
    /// row of that name has been placed.</summary>
    /// <param name="key">The column's key.</param>
    /// <param name="row">A row name, or * for all rows; null for the row placed last.</param>
    /// <param name="fromPart">The part of this sheet that holds the formula; -1 if the formula is on another sheet.</param>
    public string? Address(string key, string? row, int fromPart)
    {
        var column = sheet.IndexOf(key);
        if (row is null) return fromPart == Part ? $"{Letters(column)}{Text(Line)}" : null;
        if (row == References.AllRows) return body.Count == 0 ? null : string.Join(',', body.Select(run => Range(run, column, fromPart)));
        return named.TryGetValue(row, out var place) ? Range(new Run(place.Part, place.Line, place.Line), column, fromPart) : null;
    }

    private string Range(Run run, int column, int fromPart)
    {
        var tab = run.Part == fromPart ? "" : TabNames.Quoted(TabName(run.Part)) + "!";
        var (letters, first, last) = (Letters(column), Text(run.First), Text(run.Last));
        return run.First == run.Last ? $"{tab}${letters}${first}" : $"{tab}${letters}${first}:${letters}${last}";
    }

    /// <summary>The letters of a column counted from 0: A, Z, AA.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + Letters(column % 26);

    private static string Text(int line) => line.ToString(CultureInfo.InvariantCulture);
}
