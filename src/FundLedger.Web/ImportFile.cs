using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Api;

namespace FundLedger.Web;

/// <summary>A line of an import file.</summary>
/// <param name="Number">From 1, as an editor counts.</param>
/// <param name="Command">What it says, or null where it cannot be read.</param>
/// <param name="Rejections">Why it cannot be read.</param>
public sealed record ImportLine(int Number, Command? Command, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>The sheet of a workbook; empty in a file of text.</summary>
    public string Sheet { get; init; } = "";
}

/// <summary>How the commands of a file are read: <see cref="CommandReader.Read"/> or <see cref="CommandReader.ReadUnsigned"/>.</summary>
public delegate (Command? Command, IReadOnlyList<Rejection> Rejections) CommandReading(string json, string? entity, string? key = null);

/// <summary>A file of commands as JSON lines: one command a line, blank lines between them as one likes.</summary>
public static class ImportFile
{
    /// <summary>Reads a file of any kind that is taken: a workbook by its content, CSV by its name, else JSON lines.</summary>
    /// <param name="read">How its commands are read: signed in the file, or by people who sign by signing in.</param>
    public static IReadOnlyList<ImportLine> Read(byte[] bytes, bool isCsv, string entity, CommandReading read, TimeProvider clock, CancellationToken stop) =>
        ImportWorkbook.Is(bytes) ? ImportWorkbook.Read(bytes, entity, read, clock, stop) : isCsv ? CsvFile.Read(bytes, entity, read) : Read(bytes, entity, read);

    /// <summary>Reads every line, also behind one that cannot be read.</summary>
    public static IReadOnlyList<ImportLine> Read(byte[] bytes, string entity, CommandReading read)
    {
        var lines = new List<ImportLine>();
        var rest = bytes.AsSpan();
        for (var number = 1; rest.Length > 0; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var text = Bodies.Text(line);
            if (text is null) lines.Add(new(number, null, [Bodies.NotUtf8]));
            else if (!string.IsNullOrWhiteSpace(text)) lines.Add(ReadLine(number, text, entity, read));
        }
        return lines;
    }

    /// <summary>Records all lines, or none; or says what recording them would come to.</summary>
    /// <param name="actor">Who acts.</param>
    public static async Task<IReadOnlyList<(ImportLine Line, Outcome Outcome)>> PlayAsync(Journal journal, string entity, IReadOnlyList<ImportLine> lines,
        bool dryRun, Actor? actor, IProgress<int>? progress, CancellationToken stop)
    {
        var outcomes = await journal.ImportAsync(entity, [.. lines.Select(line => (line.Command, line.Rejections))], dryRun, actor, progress, stop);
        return [.. lines.Zip(outcomes)];
    }

    private static ImportLine ReadLine(int number, string text, string entity, CommandReading read)
    {
        var (command, rejections) = read(text, entity);
        return new(number, command, rejections);
    }
}
