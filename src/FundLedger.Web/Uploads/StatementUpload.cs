using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>A row of a table as it stands in a file.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
public sealed record SampleRow(int Line, IReadOnlyList<string> Cells);

/// <summary>The one door for statements that people send: it tells the form of the file by its content, never by its name.</summary>
public static class StatementUpload
{
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads the file whole or refuses it; nothing is stored.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="mapping">The columns of the bank's table, or null to recognise them by their headings.</param>
    /// <param name="clock">Measures the time that reading may take.</param>
    /// <param name="stop">Ends the reading.</param>
    public static StatementReading Read(byte[] bytes, StatementMapping? mapping, TimeProvider clock, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(UploadLimits.Seconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return new([.. Statements(bytes, mapping, either.Token)], null);
        }
        catch (UploadRefusedException refused)
        {
            return new([], refused.Rejection);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new([], UploadLimits.Exceeded("读取秒数", "the seconds it takes to read", UploadLimits.Seconds).Rejection);
        }
    }

    /// <summary>The first rows of a table as they stand in the file, for a person to say what its columns mean; none where it is
    /// no table or is refused.</summary>
    public static IReadOnlyList<SampleRow> FirstRows(byte[] bytes, int most, CancellationToken stop)
    {
        try
        {
            if (!XlsxFile.IsZip(bytes) && TextFile.Open(bytes) is var text) return Sample(CsvTable.Open(text, CsvTable.SeparatorOf(text), stop).Rows, most);
            using var file = XlsxFile.Open(bytes, stop);
            return file.Sheets.FirstOrDefault(sheet => !sheet.Hidden) is { } shown ? Sample(file.Rows(shown), most) : [];
        }
        catch (UploadRefusedException)
        {
            return [];
        }
    }

    private static IReadOnlyList<SampleRow> Sample(IEnumerable<TableRow> rows, int most) =>
        [.. rows.Where(row => !row.IsBlank).Take(most).Select(row => new SampleRow(row.Line, row.Cells))];

    private static IReadOnlyList<StatementFile> Statements(byte[] bytes, StatementMapping? mapping, CancellationToken stop)
    {
        if (bytes.Length == 0) throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase("没有内容", "there is nothing in it"));
        if (bytes.Length > UploadLimits.Bytes) throw UploadLimits.Exceeded("字节数", "its bytes", UploadLimits.Bytes);
        if (XlsxFile.IsZip(bytes)) return FromXlsx(bytes, mapping, stop);
        RefusePrograms(bytes);
        var file = TextFile.Open(bytes);
        if (Camt053.Fits(file)) return new Camt053(file, stop).Read();
        return Mt940.Fits(file) ? new Mt940(file, stop).Read() : FromCsv(file, mapping, stop);
    }

    private static void RefusePrograms(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(OldOffice)) throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase("旧式 .xls 或加密的工作簿，请另存为 .xlsx", "an old .xls or encrypted workbook: save it as .xlsx"));
        if (bytes.StartsWith("%PDF"u8)) throw new UploadRefusedException(RejectionReason.FileContentForbidden, new Phrase("PDF 文件", "a PDF file"));
    }

    private static IReadOnlyList<StatementFile> FromXlsx(byte[] bytes, StatementMapping? mapping, CancellationToken stop)
    {
        using var file = XlsxFile.Open(bytes, stop);
        var visible = file.Sheets.Where(sheet => !sheet.Hidden).ToList();
        var sheet = visible.Find(sheet => mapping is null ? TableStatements.Fits(new Table(sheet.Name, file.Rows(sheet))) : file.Rows(sheet).Any())
            ?? throw new UploadRefusedException(RejectionReason.ColumnsUnknown, new Phrase("没有一张工作表有日期列和金额列", "no sheet has a column of dates and one of amounts"));
        var statements = new TableStatements(new Table(sheet.Name, file.Rows(sheet)), mapping).Read(StatementFormat.Xlsx, "");
        foreach (var other in visible.Where(other => other != sheet)) file.Warn($"工作表“{other.Name}”未读入", $"the sheet “{other.Name}” was not read");
        return [.. statements.Select(statement => statement with { Warnings = [.. file.Warnings.Distinct(), .. statement.Warnings] })];
    }

    private static IReadOnlyList<StatementFile> FromCsv(TextFile file, StatementMapping? mapping, CancellationToken stop)
    {
        var separator = mapping?.Separator ?? CsvTable.SeparatorOf(file);
        var table = CsvTable.Open(file, separator, stop);
        return [.. new TableStatements(table, mapping).Read(StatementFormat.Csv, file.EncodingName).Select(statement => statement with { Mapping = statement.Mapping! with { Separator = separator } })];
    }
}
