using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

[assembly: AssemblyFixture(typeof(WorkedYears))]

namespace FundLedger.Tests.Support;

/// <summary>The worked years, each played once through the journal for all tests that only read them.</summary>
public sealed class WorkedYears : IAsyncDisposable
{
    /// <summary>When the worked years are recorded: a Monday morning in Changchun.</summary>
    public static TimeProvider Clock { get; } = new FixedClock(new DateTimeOffset(2025, 1, 6, 1, 30, 0, TimeSpan.Zero));

    public const string Scenario = "scenario-1";
    public const string Variant = "scenario-1-variant";
    /// <summary>Another entity, a public institution, in another year: <c>tests/books/scenario-2.md</c>.</summary>
    public const string Second = "scenario-2";
    public const string Entity = "220000";
    public const string SecondEntity = "220100";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-books-");
    private readonly Dictionary<string, Task<Database>> books = [];

    /// <summary>The books after the last command of the year.</summary>
    public Task<Database> After(string book)
    {
        lock (books)
        {
            if (!books.TryGetValue(book, out var played)) books[book] = played = PlayedAsync(book);
            return played;
        }
    }

    /// <summary>The commands of a book as JSON, in order.</summary>
    public static IReadOnlyList<string> Commands(string book)
    {
        if (book == Second) return File.ReadAllLines(RepoFiles.PathOf($"tests/books/{Second}.jsonl"));
        var lines = File.ReadAllLines(RepoFiles.PathOf($"db/seed/{Scenario}.jsonl"));
        return book == Scenario ? lines : [.. lines.Select(line => Changed(JsonNode.Parse(line)!.AsObject(), JsonNode.Parse(RepoFiles.Read($"tests/books/{book}.json"))!.AsObject()))];
    }

    /// <summary>Plays commands one by one into empty books and says after each what it came to.</summary>
    public static async Task PlayAsync(Database database, IEnumerable<string> commands, Func<Command, Task>? before = null)
    {
        await database.MigrateAsync(CancellationToken.None);
        var journal = new Journal(database);
        foreach (var line in commands)
        {
            var (command, rejections) = CommandReader.Read(line);
            Assert.True(command is not null, $"{line}\n{string.Join("\n", rejections)}");
            if (before is not null) await before(command);
            var outcome = await journal.RecordAsync(command, CancellationToken.None);
            Assert.True(outcome.IsRecorded, $"{line}\n{string.Join("\n", outcome.Rejections)}");
        }
    }

    private async Task<Database> PlayedAsync(string book)
    {
        var database = Database.Sqlite(Path.Combine(folder.FullName, book + ".db"), Clock);
        await PlayAsync(database, Commands(book));
        return database;
    }

    private static string Changed(JsonObject command, JsonObject variant)
    {
        if ((string)command["type"]! == "entityOpened") command["policies"] = variant["policies"]!.DeepClone();
        if ((string)command["type"]! == "openingBalancesRecorded")
            foreach (var line in command["lines"]!.AsArray())
                foreach (var change in variant["opening"]!.AsArray())
                    if ((string)line!["account"]! == (string)change!["account"]! && (string)line["fund"]! == (string)change["fund"]!)
                        line["amount"] = (string)change["amount"]!;
        return command.ToJsonString();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var played in books.Values)
            if (played.IsCompletedSuccessfully) await played.Result.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>A clock that stands still.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
