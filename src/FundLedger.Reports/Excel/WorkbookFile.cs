using System.Globalization;
using System.IO.Compression;

namespace FundLedger.Reports.Excel;

/// <summary>An Excel file while it is being written.</summary>
internal sealed class WorkbookFile(Workbook workbook, CultureInfo culture, ZipArchive zip, Spool spool)
{
    private readonly Package package = new(zip);
    private readonly SheetMaps maps = new(workbook);
    private readonly Layout layout = Layout.Of(workbook, culture);

    public async Task WriteAsync(CancellationToken stop)
    {
        var sheets = workbook.Sheets.Select((sheet, order) => (Sheet: sheet, Order: order, Rows: RowsOf(sheet))).ToList();
        package.Begin(workbook, layout, culture);
        foreach (var (sheet, order, rows) in sheets.OrderByDescending(each => each.Sheet.Streamed))
        {
            var map = sheet.Streamed ? maps[sheet] : new SheetMap(sheet, workbook.RowsPerTab);
            await WriteSheetAsync(order, map, rows, stop);
        }
        package.End();
    }

    // The rows of short sheets are placed ahead, so that formulas may refer to any of them, forwards and backwards.
    private IEnumerable<Row> RowsOf(Sheet sheet)
    {
        if (sheet.Streamed) return sheet.Body();
        var rows = sheet.Body().ToList();
        maps.Fill(sheet, rows);
        return rows;
    }

    private async Task WriteSheetAsync(int order, SheetMap map, IEnumerable<Row> rows, CancellationToken stop)
    {
        using var reading = rows.GetEnumerator();
        var more = Next(reading, map);
        do
        {
            var part = map.Part;
            var file = string.Create(CultureInfo.InvariantCulture, $"sheet{order + 1:000}{(part == 0 ? "" : $"-{part + 1:000}")}.xml");
            OutsideLinks outside;
            using (var tab = new TabWriter(package.Open("xl/worksheets/" + file), layout, layout.Worksheet(order), map, maps, culture, workbook.Site))
            {
                tab.Begin();
                for (; more && map.Part == part; more = Next(reading, map))
                {
                    tab.Write(reading.Current);
                    if (spool.IsFull) await spool.DrainAsync(stop);
                }
                tab.End();
                outside = tab.Outside;
            }
            package.Relate(file, outside);
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
