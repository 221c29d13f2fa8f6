using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>Lays the rows of a query out as its definition says: typed cells, words for codes, sections with their sums.
/// Rows are taken and given one by one.</summary>
internal sealed class ReportLayout
{
    private static readonly LocalText Subtotal = new("小计", "Subtotal");

    private readonly ReportDefinition report;
    private readonly Source[] shown;
    private readonly ReportColumn? section;
    private readonly ReportColumn? kinds;
    private readonly ReportColumn? names;
    private readonly Dictionary<string, int> places;

    public ReportLayout(ReportDefinition report)
    {
        this.report = report;
        section = report.Columns.FirstOrDefault(column => column.IsSection);
        kinds = report.Columns.FirstOrDefault(column => column.Role == ColumnRole.RowKind);
        names = report.Columns.FirstOrDefault(column => column.Role == ColumnRole.RowName);
        Asked = [.. report.Columns.SelectMany(Sources).Distinct()];
        places = Asked.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        shown = [.. report.Columns.Where(column => column.Role == ColumnRole.Shown).Select(column => new Source(column, places[column.Key], PlaceOf(column.English), PlaceOf(column.WordFrom)))];
    }

    /// <summary>The columns that the query must have, in the order in which the values are to come.</summary>
    public IReadOnlyList<string> Asked { get; }

    public Sheet ToSheet(IEnumerable<object?[]> values, IReadOnlyList<LocalText> notes)
    {
        var empty = new Sheet(report.Title.Zh, report.Title, [.. shown.Select(source => source.Column.ToColumn())], [])
        {
            Notes = notes, Streamed = report.Streamed, FrozenColumns = report.Frozen,
        };
        return empty with { Rows = Rows(values, empty) };
    }

    private IEnumerable<string> Sources(ReportColumn column) =>
        new[] { column.Key, column.English, column.WordFrom }.OfType<string>();

    private IEnumerable<Row> Rows(IEnumerable<object?[]> values, Sheet sheet)
    {
        var sums = new RunningTotals(sheet);
        string? current = null;
        foreach (var value in values)
        {
            if (section is not null && Text(value, section.Key) is var code && code != current)
            {
                if (current is not null && SumOf(current, sums) is { } ended) yield return ended;
                yield return Row.Section(Heading(code));
                (current, sums) = (code, new RunningTotals(sheet));
            }
            var row = RowOf(value);
            sums.Add(row);
            yield return row;
        }
        if (current is not null && SumOf(current, sums) is { } last) yield return last;
    }

    private Row RowOf(object?[] value)
    {
        var kind = kinds is null ? RowKind.Detail : Enum.Parse<RowKind>(Text(value, kinds.Key), ignoreCase: true);
        return new Row(kind, CellsOf(value), names is null ? null : Text(value, names.Key));
    }

    private Row? SumOf(string code, RunningTotals sums)
    {
        if (section!.Role == ColumnRole.Section) return null;
        var total = section.Role == ColumnRole.SectionTotal;
        var heading = Heading(code);
        var label = total ? new LocalText(heading.Zh + "合计", "Total " + heading.En) : Subtotal;
        return new Row(total ? RowKind.Total : RowKind.Subtotal, [Cell.Of(label), .. sums.ToRow().Cells.Skip(1)], code);
    }

    private LocalText Heading(string code) => section!.Words is { } words ? WordOf(words, code) : LocalText.Same(code);

    private Cell[] CellsOf(object?[] value)
    {
        var cells = new Cell[shown.Length];
        for (var i = 0; i < cells.Length; i++) cells[i] = CellOf(value, shown[i]);
        return cells;
    }

    private Cell CellOf(object?[] value, Source source)
    {
        var column = source.Column;
        if (source.Word is { } from && value[from] is string { Length: > 0 } label) return Cell.Of(WordOf(column.Words!, label));
        var stored = value[source.Place];
        if (stored is null) return Cell.Empty;
        return column.Type switch
        {
            CellType.Money => Cell.Of(new Money((long)stored)),
            CellType.Number => Cell.Of((long)stored),
            CellType.Percent => Cell.Percent((long)stored),
            CellType.Check => Cell.Check((long)stored != 0),
            CellType.Date => Cell.Of(DateOnly.ParseExact((string)stored, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            CellType.Instant => Cell.Of(InstantOf((string)stored)),
            _ => TextCell(value, source, (string)stored),
        };
    }

    private Cell TextCell(object?[] value, Source source, string stored)
    {
        if (stored.Length == 0) return Cell.Empty;
        if (source.Column is { Words: { } words, WordFrom: null }) return Cell.Of(WordOf(words, stored));
        return source.English is { } english ? Cell.Of(new LocalText(stored, value[english] as string ?? "")) : Cell.Of(stored);
    }

    private static DateTimeOffset InstantOf(string stored) =>
        DateTimeOffset.ParseExact(stored, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private LocalText WordOf(IReadOnlyDictionary<string, LocalText> words, string code) => words.TryGetValue(code, out var word)
        ? word : throw new InvalidOperationException($"Report {report.Name} has no word for {code}.");

    private string Text(object?[] value, string column) => value[places[column]] as string ?? "";

    private int? PlaceOf(string? column) => column is null ? null : places[column];

    /// <summary>A column that is shown, and where among a row's values its own, its English and its word's code stand.</summary>
    private sealed record Source(ReportColumn Column, int Place, int? English, int? Word);
}
