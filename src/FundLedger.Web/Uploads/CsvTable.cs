using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Uploads;

/// <summary>A text file as a table: comma, tab or semicolon, recognised or given. Open quotation marks are refused with their
/// line, and so are rows of another width than the headings by whoever knows these.</summary>
internal static class CsvTable
{
    private const int Sample = 40;
    private static readonly char[] Separators = [',', '\t', ';'];

    /// <summary>The separator that makes most of the first lines.</summary>
    public static char SeparatorOf(TextFile file) => Separators.MaxBy(separator => Weight(file, separator));

    public static Table Open(TextFile file, char separator, CancellationToken stop) => new("", Rows(file, separator, stop));

    private static IEnumerable<TableRow> Rows(TextFile file, char separator, CancellationToken stop)
    {
        using var reader = file.Reader();
        foreach (var record in new CsvRecords(reader, separator).Read())
        {
            stop.ThrowIfCancellationRequested();
            if (record.Cells is not { } cells) throw Malformed(Place.Line(record.Line), record.Fault!);
            yield return new(record.Line, [.. cells.Select(Bare)]);
        }
    }

    public static UploadRefusedException Malformed(Spot place, Phrase why) =>
        new(RejectionReason.MalformedCsv, new Phrase($"{place.Zh}{why.Zh}", $"{why.En} ({place.En})"));

    // Banks keep long numbers from becoming numbers by a formula of one text or by a tab before it.
    private static string Bare(string cell)
    {
        var text = cell.Trim();
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 2 && !text[2..^1].Contains('"')) return text[2..^1];
        return CsvText.Unguard(text);
    }

    private static long Weight(TextFile file, char separator)
    {
        using var reader = file.Reader();
        try
        {
            var widths = new CsvRecords(reader, separator).Read().Take(Sample).Where(record => record.Cells is { Count: > 1 }).GroupBy(record => record.Cells!.Count);
            return widths.Select(width => (long)width.Count() * (width.Key - 1)).DefaultIfEmpty(0).Max();
        }
        catch (UploadRefusedException)
        {
            return 0;
        }
    }
}
