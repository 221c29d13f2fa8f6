using System.Globalization;
using System.IO.Compression;
using FundLedger.Reports.Excel;

namespace FundLedger.Reports;

/// <summary>Writes a workbook as an Excel file: text always as text, amounts as exact decimals, formulas with the values
/// they had. Sheets marked <see cref="Sheet.Streamed"/> never lie in memory as a whole.</summary>
public static class WorkbookWriter
{
    /// <summary>Writes onto any stream, which stays open and is never read, sought or written synchronously.</summary>
    /// <exception cref="InvalidOperationException">A formula refers to a cell that is not there, or not yet.</exception>
    public static async Task WriteAsync(Workbook workbook, Stream output, CultureInfo culture, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        var maps = new SheetMaps(workbook);
        var sheets = workbook.Sheets.Select((sheet, order) => (Sheet: sheet, Order: order, Rows: RowsOf(sheet, maps))).ToList();
        var layout = Layout.Of(workbook, culture);

        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        var package = new Package(zip);
        await package.BeginAsync(workbook, layout, culture, stop);
        foreach (var (sheet, order, rows) in sheets.OrderByDescending(each => each.Sheet.Streamed))
        {
            var map = sheet.Streamed ? maps[sheet] : new SheetMap(sheet, workbook.RowsPerTab);
            await WriteSheetAsync(package, layout, order, map, maps, rows, culture, stop);
        }
        await package.EndAsync(stop);
    }

    // The rows of short sheets are placed ahead, so that formulas may refer to any of them, forwards and backwards.
    private static IEnumerable<Row> RowsOf(Sheet sheet, SheetMaps maps)
    {
        if (sheet.Streamed) return sheet.Body();
        var rows = sheet.Body().ToList();
        maps.Fill(sheet, rows);
        return rows;
    }

    private static async Task WriteSheetAsync(
        Package package, Layout layout, int order, SheetMap map, SheetMaps maps, IEnumerable<Row> rows, CultureInfo culture, CancellationToken stop)
    {
        using var reading = rows.GetEnumerator();
        var more = Next(reading, map);
        do
        {
            var part = map.Part;
            var file = string.Create(CultureInfo.InvariantCulture, $"sheet{order + 1:000}{(part == 0 ? "" : $"-{part + 1:000}")}.xml");
            await using var tab = new TabWriter(
                await package.OpenAsync("xl/worksheets/" + file, stop), layout, layout.Worksheet(order), map, maps, culture);
            tab.Begin();
            for (; more && map.Part == part; more = Next(reading, map))
                await tab.WriteAsync(reading.Current, stop);
            await tab.EndAsync(stop);
            package.List(order, file, map, part);
        }
        while (more);
    }

    private static bool Next(IEnumerator<Row> reading, SheetMap map)
    {
        if (!reading.MoveNext()) return false;
        map.Place(reading.Current);
        return true;
    }
}
