using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>The one door for statements that people send: it tells the form of the file by its content, never by its name.</summary>
public static class StatementUpload
{
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

    private static IReadOnlyList<StatementFile> Statements(byte[] bytes, StatementMapping? mapping, CancellationToken stop)
    {
        if (bytes.Length == 0) throw new UploadRefusedException(RejectionReason.FileDamaged, new Phrase("没有内容", "there is nothing in it"));
        if (bytes.Length > UploadLimits.Bytes) throw UploadLimits.Exceeded("字节数", "its bytes", UploadLimits.Bytes);
        return FromCsv(TextFile.Open(bytes), mapping, stop);
    }

    private static IReadOnlyList<StatementFile> FromCsv(TextFile file, StatementMapping? mapping, CancellationToken stop)
    {
        var separator = mapping?.Separator ?? CsvTable.SeparatorOf(file);
        var table = CsvTable.Open(file, separator, stop);
        return [.. new TableStatements(table, mapping).Read(StatementFormat.Csv, file.EncodingName).Select(statement => statement with { Mapping = statement.Mapping! with { Separator = separator } })];
    }
}
