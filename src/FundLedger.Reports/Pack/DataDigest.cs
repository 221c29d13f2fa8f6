using System.Security.Cryptography;
using System.Text;

namespace FundLedger.Reports.Pack;

/// <summary>The SHA-256 of a pack's data, the same for the same figures whatever the file, its language or its day. It is
/// taken over a canonical text: a line for each sheet with its columns, a line for each row with its kind and values.</summary>
internal sealed class DataDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes in what the pack says of itself: the format, entity, as-of date, posting and its seal.</summary>
    public DataDigest Say(params IEnumerable<string> facts) => Line("Pack", facts.Select(CsvText.Quote));

    /// <summary>Takes in a sheet and hands each of its rows on.</summary>
    public void Add(Sheet sheet, Action<Row> seen)
    {
        Line("Sheet", sheet.Columns.Select(column => column.Key).Prepend(sheet.Title.Zh).Select(CsvText.Quote));
        foreach (var row in sheet.Body())
        {
            Line(row.Kind.ToString(), sheet.Columns.Select((_, place) => Value(row[place])));
            seen(row);
        }
    }

    /// <summary>In lower-case hex.</summary>
    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    private static string Value(Cell cell) => cell.Type == CellType.Text ? CsvText.Quote(cell.Text.Zh) : CellText.Plain(cell);

    private DataDigest Line(string kind, IEnumerable<string> values)
    {
        hash.AppendData(Encoding.UTF8.GetBytes($"{kind},{string.Join(',', values)}\n"));
        return this;
    }

    public void Dispose() => hash.Dispose();
}
