using System.Text.Json;
using System.Text.Json.Nodes;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>What every report definition keeps to.</summary>
public sealed class ReportCatalogueTests
{
    public static TheoryData<string> Names => [.. ReportCatalogue.All.Select(report => report.Name)];

    [Fact]
    public void The_catalogue_has_every_report_of_the_folder() =>
        ReportCatalogue.All.Select(report => $"reports/{report.Name}.json").ShouldBe(RepoFiles.Below("reports", ".json").Where(name => !name.EndsWith("report.schema.json", StringComparison.Ordinal)));

    [Fact]
    public void A_query_without_a_layout_is_noticed() =>
        RepoFiles.Below("reports", ".sql").Where(name => ReportCatalogue.Find(Path.GetFileNameWithoutExtension(name)) is null).ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "title": { "zh": "表", "en": "Table" }, "role": "finance", "colums": [] }""")]
    [InlineData("""{ "title": { "zh": "表", "en": "Table" }, "role": "cleaner", "columns": [] }""")]
    [InlineData("""{ "title": { "zh": "表", "en": "Table" }, "role": "finance", "columns": [{ "key": "a", "type": "moneys" }] }""")]
    [InlineData("""{ "title": { "zh": "表", "en": "Table" }, "role": "finance" }""")]
    public void A_definition_that_says_what_none_has_is_refused(string json) =>
        Should.Throw<JsonException>(() => ReportCatalogue.Parse("x", json, ""));

    [Theory, MemberData(nameof(Names))]
    public void Every_label_is_there_in_both_languages(string name)
    {
        var labels = Labels(JsonNode.Parse(RepoFiles.Read($"reports/{name}.json"))!).ToList();

        labels.Count.ShouldBeGreaterThan(3);
        labels.Where(label => string.IsNullOrWhiteSpace((string?)label["zh"]) || string.IsNullOrWhiteSpace((string?)label["en"])).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_column_shown_has_a_title_and_every_link_and_word_a_column(string name)
    {
        var report = ReportCatalogue.Find(name)!;

        report.Columns.Where(column => column.Role == ColumnRole.Shown && string.IsNullOrEmpty(column.Title.Zh)).ShouldBeEmpty();
        report.Columns.Count(column => column.IsSection).ShouldBeLessThan(2);
        report.Columns.Select(column => column.Key).Distinct().Count().ShouldBe(report.Columns.Count);
        foreach (var column in report.Columns.Where(column => column.Link is not null))
            References.Resolve(column.Link!, (_, key, _) => report.Columns.Single(other => other.Key == key).Key);
        report.Columns.Where(column => column.WordFrom is not null && column.Words is null).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Names))]
    public void A_query_takes_only_what_it_is_asked(string name)
    {
        var report = ReportCatalogue.Find(name)!;
        string[] known =
        [
            "entity", "asOf", "knownAt", "knownOrdinal", "yearStart", "openingSlot", "monthSlot", "lastSlot", "wholeSlot", "partFrom",
            .. report.Parameters.Select(parameter => parameter.Name), .. report.HasParameter("from") ? new[] { "fromDay" } : [],
        ];

        System.Text.RegularExpressions.Regex.Matches(report.Sql, @"@(\w+)").Select(match => match.Groups[1].Value).Except(known).ShouldBeEmpty();
    }

    private static IEnumerable<JsonObject> Labels(JsonNode node) => node switch
    {
        JsonObject found when found.ContainsKey("zh") || found.ContainsKey("en") => [found],
        JsonObject inner => inner.Where(pair => pair.Value is not null).SelectMany(pair => Labels(pair.Value!)),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Labels(item!)),
        _ => [],
    };
}
