using System.Globalization;
using System.Text;
using ExcelDataReader;
using FundLedger.Reports;

namespace FundLedger.Tests.Reports;

/// <summary>Writes workbooks and reads them back with a reader that shares no code with the writer.</summary>
public static class WorkbookFiles
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static async Task<byte[]> WrittenAsync(Workbook workbook, CultureInfo? culture = null)
    {
        using var file = new MemoryStream();
        await WorkbookWriter.WriteAsync(workbook, file, culture ?? Chinese, Xunit.TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    public static Workbook Of(params Sheet[] sheets) =>
        new(LocalText.Same("T"), "E", LocalText.Same("S"), "A", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), sheets);

    /// <summary>All values of all tabs, by tab name, top line first.</summary>
    public static Dictionary<string, List<object?[]>> ReadBack(byte[] file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var tabs = new Dictionary<string, List<object?[]>>();
        do
        {
            var lines = tabs[reader.Name] = [];
            while (reader.Read())
                lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }
        while (reader.NextResult());
        return tabs;
    }

    /// <summary>The values of one tab as one text: cells between bars, numbers without format, nothing at a line's end.</summary>
    public static string Page(byte[] file, string tab) => string.Join("\n", ReadBack(file)[tab].Select(line =>
        string.Join(" | ", line.Select(value => value is DateTime time
            ? time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : Convert.ToString(value, CultureInfo.InvariantCulture))).TrimEnd(' ', '|')));
}
