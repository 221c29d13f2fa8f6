using System.Globalization;
using FundLedger.Data;
using FundLedger.Reports;

namespace FundLedger.Tests.Reports;

/// <summary>The detail rows of a report as lines of text, to be compared with what was worked out by hand.</summary>
internal static class SheetText
{
    public static async Task<string> LinesAsync(Database books, string report, string asked, params string[] columns)
    {
        var outcome = await new ReportRunner(books).RunAsync(report, Asked.Of(asked), TestContext.Current.CancellationToken);
        outcome.Rejections.ShouldBeEmpty();
        var sheet = outcome.Sheet!;
        return string.Join('\n', sheet.Rows.Where(row => row.Kind == RowKind.Detail)
            .Select(row => string.Join(" | ", columns.Select(column => CellText.For(row[sheet.IndexOf(column)], sheet.Columns[sheet.IndexOf(column)], CultureInfo.GetCultureInfo("en"))))));
    }
}
