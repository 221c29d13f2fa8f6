using System.Text;
using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>A record of a text table.</summary>
/// <param name="Line">The line on which it starts, from 1.</param>
/// <param name="Cells">Its cells; null where it is not CSV.</param>
/// <param name="Fault">Why it is not; reading ends there.</param>
internal readonly record struct CsvRecord(int Line, IReadOnlyList<string>? Cells, Phrase? Fault = null);

/// <summary>The records of a text table by RFC 4180, with any separator and any line ending, read one by one.</summary>
internal sealed class CsvRecords(TextReader reader, char separator)
{
    private readonly StringBuilder cell = new();
    private int line = 1;
    private int peeked = -2;
    private bool broken;

    private static readonly Phrase Unclosed = new("引号未闭合", "a quotation mark is not closed");
    private static readonly Phrase AfterQuote = new("引号闭合后还有文字", "there is text after a closing quotation mark");

    /// <summary>Every record, empty lines included.</summary>
    /// <exception cref="UploadRefusedException">A limit is exceeded.</exception>
    public IEnumerable<CsvRecord> Read()
    {
        for (var count = 1; Peek() >= 0 && !broken; count++)
        {
            if (count > UploadLimits.Rows) throw UploadLimits.Exceeded("行数", "its rows", UploadLimits.Rows);
            yield return ReadRecord();
        }
    }

    private CsvRecord ReadRecord()
    {
        var (start, cells) = (line, new List<string>());
        while (true)
        {
            if (ReadCell() is { } fault)
            {
                broken = true;
                return new(start, null, fault);
            }
            if (cells.Count == UploadLimits.Columns)
                throw UploadLimits.Exceeded(new Phrase($"{Place.Line(start).Zh}的列数", $"the columns of {Place.Line(start).En}"), UploadLimits.Columns);
            cells.Add(cell.ToString());
            var end = Next();
            if (end == separator) continue;
            if (end == '\r' && Peek() == '\n') Next();
            line++;
            return new(start, cells);
        }
    }

    /// <summary>Reads up to a separator or the end of the line, which stays.</summary>
    private Phrase? ReadCell()
    {
        cell.Clear();
        if (Peek() == '"') return ReadQuoted();
        for (var letter = Peek(); letter >= 0 && letter != separator && letter is not ('\r' or '\n'); letter = Peek()) Append(Next());
        return null;
    }

    private Phrase? ReadQuoted()
    {
        var opened = line;
        Next();
        while (true)
        {
            var letter = Next();
            if (letter < 0 || cell.Length == UploadLimits.CellCharacters && letter != '"') return OpenedOn(opened);
            if (letter == '"')
            {
                if (Peek() != '"') return Peek() is var next && (next < 0 || next == separator || next is '\r' or '\n') ? null : AfterQuote;
                Next();
            }
            else if (letter == '\n' || letter == '\r' && Peek() != '\n') line++;
            Append(letter);
        }
    }

    private static Phrase OpenedOn(int opened) => new($"{Place.Line(opened).Zh}的{Unclosed.Zh}", $"{Unclosed.En} that was opened in {Place.Line(opened).En}");

    private void Append(int letter)
    {
        if (cell.Length == UploadLimits.CellCharacters)
            throw UploadLimits.Exceeded(new Phrase($"{Place.Line(line).Zh}一格的字数", $"the characters of a cell in {Place.Line(line).En}"), UploadLimits.CellCharacters);
        cell.Append((char)letter);
    }

    private int Peek() => peeked == -2 ? peeked = reader.Read() : peeked;

    private int Next()
    {
        var letter = Peek();
        peeked = letter < 0 ? letter : -2;
        return letter;
    }
}
