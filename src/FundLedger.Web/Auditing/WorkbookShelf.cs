using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace FundLedger.Web.Auditing;

/// <summary>Where workbooks lie once they were asked for: beside the books, each with a note of what became of it, for thirty days.
/// Nothing here is part of the books.</summary>
public sealed partial class WorkbookShelf(Settings settings, TimeProvider clock)
{
    /// <summary>How long a workbook is kept after its end.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>However young, no more are kept.</summary>
    public const int MostKept = 100;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private string Folder => Path.Combine(settings.DataFolder, "workbooks");

    /// <summary>The file of a finished workbook.</summary>
    public string FileOf(WorkbookJob job) => Path.Combine(Folder, job.Id + ".xlsx");

    /// <summary>The file while it is written.</summary>
    public string PartOf(WorkbookJob job) => FileOf(job) + ".part";

    private string NoteOf(string id) => Path.Combine(Folder, id + ".json");

    /// <summary>Keeps the note, whole or not at all.</summary>
    public void Keep(WorkbookJob job)
    {
        Directory.CreateDirectory(Folder);
        var part = NoteOf(job.Id) + ".part";
        File.WriteAllText(part, JsonSerializer.Serialize(job, Form));
        File.Move(part, NoteOf(job.Id), overwrite: true);
    }

    /// <summary>All that is kept. A note that cannot be read, as after a crash of the machine, is passed over.</summary>
    public IReadOnlyList<WorkbookJob> Read() => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.GetFiles(Folder, "*.json").Where(path => NoteName().IsMatch(Path.GetFileName(path))).Select(ReadNote).OfType<WorkbookJob>()
            .Where(job => job.Result is null || File.Exists(FileOf(job))),
    ];

    /// <summary>Takes away what is older than it need be, and what was left half written; gives the ids of what went.</summary>
    public IReadOnlyList<string> Tidy(IReadOnlyCollection<WorkbookJob> jobs)
    {
        var now = clock.GetUtcNow();
        var over = jobs.Where(job => job.IsOver).OrderByDescending(job => job.EndedAt).ToList();
        var gone = over.Where((job, place) => place >= MostKept || job.EndedAt < now - Kept).ToList();
        foreach (var job in gone) Drop(job);
        foreach (var job in over) File.Delete(PartOf(job));
        return [.. gone.Select(job => job.Id)];
    }

    private void Drop(WorkbookJob job)
    {
        File.Delete(FileOf(job));
        File.Delete(NoteOf(job.Id));
    }

    private static WorkbookJob? ReadNote(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkbookJob>(File.ReadAllText(path), Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\.json\z")]
    private static partial Regex NoteName();
}
