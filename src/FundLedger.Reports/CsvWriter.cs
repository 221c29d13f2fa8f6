using System.Globalization;
using System.Text;

namespace FundLedger.Reports;

/// <summary>Writes a finished report as CSV: UTF-8 with a byte order mark, CRLF, a heading line, every text quoted and
/// guarded (see <see cref="CsvText"/>), amounts as <c>33218.45</c>, dates as <c>2024-01-15</c>.</summary>
public static class CsvWriter
{
    private const int BufferedChars = 32 * 1024;

    /// <summary>Writes the sheet onto any stream, which stays open, and reads its rows while writing.</summary>
    public static Task WriteAsync(Sheet sheet, Stream output, CultureInfo culture, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return WriteAsync(sheet, sheet.Body().ToAsyncEnumerable(), output, culture, stop);
    }

    /// <summary>The same with rows that come one by one, whatever rows the sheet has itself.</summary>
    public static async Task WriteAsync(Sheet sheet, IAsyncEnumerable<Row> rows, Stream output, CultureInfo culture, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        var text = new StringBuilder();
        text.AppendJoin(',', sheet.Columns.Select(column => CsvText.Quote(column.Title.In(culture)))).Append("\r\n");
        await foreach (var row in rows.WithCancellation(stop))
        {
            text.AppendJoin(',', sheet.Columns.Select((_, i) => Field(row[i], culture))).Append("\r\n");
            if (text.Length < BufferedChars) continue;
            await writer.WriteAsync(text, stop);
            text.Clear();
        }
        await writer.WriteAsync(text, stop);
    }

    private static string Field(Cell cell, CultureInfo culture) =>
        cell.Type == CellType.Text ? CsvText.Quote(cell.Text.In(culture)) : CellText.Plain(cell);
}
