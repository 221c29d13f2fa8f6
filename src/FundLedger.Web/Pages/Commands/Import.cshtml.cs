using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports.Excel;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Commands;

/// <summary>Takes a file of commands, says what each line would do, and submits all of them or none, signed by whoever is signed in.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes, ValueLengthLimit = (int)MostBytes)]
[Permits(Permission.Submit)]
public sealed class ImportModel(Database books, WorkDesk desk, TimeProvider clock) : BooksPage(books)
{
    /// <summary>So many lines are shown; the rest is counted.</summary>
    public const int MostShown = 2000;

    private const long MostBytes = 10 << 20;
    private const int MostKept = 512 << 10;

    /// <summary>What each line came to; null before a file was sent.</summary>
    public IReadOnlyList<(ImportLine Line, Outcome Outcome)>? Results { get; private set; }

    public bool IsRecorded { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>The file, so that it can be recorded after it was tried without choosing it again; null when it is too large for that.</summary>
    public string? Kept { get; private set; }

    /// <summary>No file was sent, or one without a line.</summary>
    public bool IsNothing { get; private set; }

    public int Refused => Results?.Count(result => !result.Outcome.IsRecorded) ?? 0;

    /// <summary>The commands that fit a row of a CSV file, by area.</summary>
    public static IReadOnlyList<CommandArea> InRows { get; } =
        [.. CommandArea.All.Select(area => area with { Commands = [.. area.Commands.Where(command => CsvFile.Fits(Catalogue.Find(command.Name)!))] }).Where(area => area.Commands.Count > 0)];

    /// <summary>The events that fit a sheet of the workbook, by area.</summary>
    public static IReadOnlyList<CommandArea> InSheets { get; } =
        [.. CommandArea.All.Select(area => area with { Commands = [.. area.Commands.Where(command => ImportTemplate.Fits(Catalogue.Find(command.Name)!))] }).Where(area => area.Commands.Count > 0)];

    /// <summary>The file is a workbook, of which a copy with the reasons can be had.</summary>
    public bool IsWorkbook { get; private set; }

    public void OnGet()
    {
    }

    /// <summary>The workbook to fill in, with the sheets of the areas that are asked for, or of those that an entity begins with.</summary>
    public IActionResult OnGetWorkbook(string[]? area)
    {
        IReadOnlyList<string> areas = area is { Length: > 0 } ? area : ImportTemplate.FirstAreas;
        var events = InSheets.Where(known => areas.Contains(known.Name)).SelectMany(known => known.Commands).Select(command => Catalogue.Find(command.Name)!).ToList();
        if (events.Count == 0) return NotFound();
        using var workbook = new MemoryStream();
        ImportTemplate.Write(events, workbook, Language, isSigned: false);
        return File(workbook.ToArray(), Api.Downloads.ExcelType, $"import-{Here.Code}.xlsx");
    }

    public IActionResult OnGetTemplate(string? type)
    {
        if (Catalogue.Find(type ?? "") is not { } found || !CsvFile.Fits(found)) return NotFound();
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(CsvFile.Template(found, Language))];
        return File(bytes, "text/csv; charset=utf-8", type + ".csv");
    }

    [Asks(Permission.Submit)]
    public async Task<IActionResult> OnPostAsync(string? what, IFormFile? file, string? name, string? content)
    {
        var bytes = file is { Length: > 0 } ? await BytesAsync(file) : KeptBytes(content);
        FileName = file is { Length: > 0 } ? file.FileName : name ?? "";
        var lines = bytes is null ? [] : ImportFile.Read(bytes, CsvFile.IsNamed(FileName), Here.Code, CommandReader.ReadUnsigned, clock, HttpContext.RequestAborted);
        IsNothing = lines.Count == 0;
        if (IsNothing) return Page();

        if (what == "annotated") return await AnnotatedAsync(bytes!, lines);
        if (what == "record")
        {
            var outcome = await desk.SubmitAsync(Actor, Me.RolesIn(Here.Code), Here.Code, Read(lines), HttpContext.RequestAborted);
            if (outcome is { IsRefused: false, Item: > 0 }) return LocalRedirect($"~/work/{outcome.Item}?entity={Uri.EscapeDataString(Here.Code)}");
            (Results, IsRecorded) = (Told(lines, outcome), !outcome.IsRefused);
        }
        else Results = await TryAsync(lines);
        IsWorkbook = ImportWorkbook.Is(bytes);
        if (!IsRecorded && (Refused == 0 || IsWorkbook) && bytes!.Length <= MostKept) Kept = Convert.ToBase64String(bytes);
        return Page();
    }

    private async Task<IActionResult> AnnotatedAsync(byte[] bytes, IReadOnlyList<ImportLine> lines)
    {
        if (!ImportWorkbook.Is(bytes) || bytes.Length > MostKept) return BadRequest();
        var copy = ImportWorkbook.Annotated(bytes, await TryAsync(lines), rejection => Say(new(rejection.Zh, rejection.En)), clock, HttpContext.RequestAborted);
        return File(copy, Api.Downloads.ExcelType, "annotated-" + Path.GetFileNameWithoutExtension(FileName) + ".xlsx");
    }

    private async Task<IReadOnlyList<(ImportLine Line, Outcome Outcome)>> TryAsync(IReadOnlyList<ImportLine> lines)
    {
        var (trial, refusal) = await desk.RehearseAsync(Actor, Me.RolesIn(Here.Code), Here.Code, Read(lines), 0, HttpContext.RequestAborted);
        return refusal is null ? [.. lines.Zip(trial!.Lines)] : Told(lines, refusal);
    }

    /// <summary>What each line came to; what concerns none of them in particular is told of the first.</summary>
    private static IReadOnlyList<(ImportLine Line, Outcome Outcome)> Told(IReadOnlyList<ImportLine> lines, WorkOutcome outcome) => outcome.Lines.Count == lines.Count
        ? [.. lines.Zip(outcome.Lines)] : [.. lines.Select((line, place) => (line, Outcome.Refused(place == 0 ? outcome.Rejections : [])))];

    private static (Command? Command, IReadOnlyList<Rejection> Rejections)[] Read(IEnumerable<ImportLine> lines) => [.. lines.Select(line => (line.Command, line.Rejections))];

    public string Sentences(Outcome outcome) => string.Join(' ', outcome.Rejections.Select(rejection => Say(new(rejection.Zh, rejection.En))));

    public string TitleOf(Command command) => Catalogue.Of(command.GetType()) is var entry ? Say(new Phrase(entry.Zh, entry.En)) : "";

    private static byte[]? KeptBytes(string? content)
    {
        if (string.IsNullOrEmpty(content)) return null;
        var bytes = new byte[content.Length];
        return Convert.TryFromBase64String(content, bytes, out var written) ? bytes[..written] : null;
    }
}
