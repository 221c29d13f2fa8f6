using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Data;

public sealed class ScenarioJournalFacts
{
    [Fact]
    public async Task The_worked_year_is_recorded_line_by_line()
    {
        var folder = Directory.CreateTempSubdirectory("fundledger");
        await using var database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), TimeProvider.System);
        await database.MigrateAsync(Xunit.TestContext.Current.CancellationToken);
        var journal = new Journal(database);
        var lines = await File.ReadAllLinesAsync(Path.Combine(RepoFiles.Root, "db/seed/scenario-1.jsonl"), Xunit.TestContext.Current.CancellationToken);
        foreach (var line in lines)
        {
            var (command, rejections) = CommandReader.Read(line);
            Assert.True(command is not null, line + "\n" + string.Join("\n", rejections));
            var outcome = await journal.RecordAsync(command!, Xunit.TestContext.Current.CancellationToken);
            Assert.True(outcome.IsRecorded, line + "\n" + string.Join("\n", outcome.Rejections));
        }
    }
}
