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
        await using var spool = new Spool(output);
        using (var zip = new ZipArchive(spool, ZipArchiveMode.Create, leaveOpen: true))
            await new WorkbookFile(workbook, culture, zip, spool).WriteAsync(stop);
        await spool.DrainAsync(stop);
    }
}
