using System.Text.Json.Nodes;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundLedger.Tests.Web;

/// <summary>What the API says about itself is made from the catalogue, and true.</summary>
public sealed class ReferenceTests
{
    private static readonly JsonNode Api = JsonNode.Parse(OpenApi.Document)!;

    public static TheoryData<string> Commands => [.. Catalogue.All.Select(entry => entry.Command.Name)];

    [Theory, MemberData(nameof(Commands))]
    public void The_example_of_every_command_is_one_that_the_reader_takes(string name)
    {
        var (command, rejections) = CommandReader.Read(Catalogue.Of(Catalogue.Find(name)!).Example, "220000");

        rejections.ShouldBeEmpty();
        command!.TypeName.ShouldBe(name);
        if (command.PostsOnItsDate && command.Reviewer is null) name.ShouldBeOneOf("draftPosted", "voucherDrafted");
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_field_of_every_command_has_its_meaning_in_both_languages(string name)
    {
        foreach (var field in Catalogue.FieldsOf(Catalogue.Find(name)!))
        {
            field.Means.Zh.ShouldNotBe(field.Name);
            CommandReference.Markdown.ShouldContain($"| `{field.Name}` |");
            Api["components"]!["schemas"]![name]!["properties"]![field.Name]!["description"]!.ToString().ShouldBe($"{field.Means.Zh} / {field.Means.En}");
        }
    }

    [Theory, MemberData(nameof(Commands))]
    public void The_schema_takes_the_example_and_a_command_without_a_required_field_is_refused_by_schema_and_reader_alike(string name)
    {
        var schema = Api["components"]!["schemas"]![name]!;
        var example = schema["examples"]![0]!.AsObject();

        Schema.Faults(schema, example, Api).ShouldBeEmpty();
        foreach (var required in schema["required"]!.AsArray().Select(field => (string)field!).Where(field => field != "type"))
        {
            var lacking = example.DeepClone().AsObject();
            lacking.Remove(required).ShouldBeTrue(required);
            Schema.Faults(schema, lacking, Api).ShouldNotBeEmpty();
            CommandReader.Read(lacking.ToJsonString(), "220000").Rejections.ShouldContain(rejection => rejection.Reason == RejectionReason.MissingField && rejection.Field == required);
        }
        var more = example.DeepClone().AsObject();
        more["colour"] = "red";
        Schema.Faults(schema, more, Api).ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Commands))]
    public void No_command_takes_what_only_the_server_may_set(string name)
    {
        var type = Catalogue.Find(name)!;
        foreach (var own in new[] { "seq", "number", "no", "seal", "previousSeal", "postedAt", "recordedAt", "ordinal", "poster", "maker", "recipe", "slot", "period", "total" })
        {
            if (Catalogue.FieldsOf(type).Any(field => field.Name == own)) continue;
            var more = JsonNode.Parse(Catalogue.Of(type).Example)!.AsObject();
            more[own] = "1";
            CommandReader.Read(more.ToJsonString(), "220000").Rejections.Select(rejection => (rejection.Reason, rejection.Field)).ShouldBe([(RejectionReason.UnknownField, own)]);
        }
    }

    [Fact]
    public void The_Markdown_page_has_every_command_with_its_recipes_and_example_and_every_refusal_with_both_sentences()
    {
        foreach (var (command, _) in Catalogue.All)
        {
            CommandReference.Markdown.ShouldContain($"## `{command.Name}` {command.Zh} / {command.En}");
            CommandReference.Markdown.ShouldContain(command.Example);
            if (command.Recipes.Length > 0) CommandReference.Markdown.ShouldContain($"Recipes: {command.Recipes}\n");
        }
        foreach (var reason in Enum.GetValues<RejectionReason>())
            CommandReference.Markdown.ShouldContain($"| `{new Rejection(reason).Name}` | {Statuses.Of(reason)} | {Rejection.Sentence(reason).Zh} | {Rejection.Sentence(reason).En} |");
    }

    public static TheoryData<FundLedger.Tests.Litigation.Refusal> Refused => [.. FundLedger.Tests.Litigation.RefusalTable.Rows];

    [Theory, MemberData(nameof(Refused))]
    public void The_reference_names_the_reason_for_which_the_books_really_refuse(FundLedger.Tests.Litigation.Refusal refusal)
    {
        var attempt = refusal.Attempt.StartsWith('{') ? refusal.Attempt : FundLedger.Tests.Support.Notation.Json(refusal.Attempt).Single();
        if (CommandReader.Read(attempt, "220000").Command is not { } command) return;
        var named = command is FundLedger.Litigation.Events.VoucherCorrected { Replacement: var inner } ? Refusals.Of(inner.GetType()) : [];

        Refusals.Common.Concat(Refusals.Of(command.GetType())).Concat(named).ShouldContain(refusal.Reason);
    }

    [Fact]
    public void Every_policy_parameter_stands_in_the_reference_with_its_default()
    {
        foreach (var parameter in Policy.Parameters)
        {
            CommandReference.Markdown.ShouldContain($"| `{parameter.Name}` |");
            parameter.Apply(new Policy(), parameter.On(new Policy())).ShouldBe(new Policy(), parameter.Name);
        }
        new[] { "advancePaid", "draftPosted" }.Select(name => Refusals.Of(Catalogue.Find(name)!).Count).ShouldNotBe([0, 0]);
    }

    [Fact]
    public async Task The_site_serves_the_reference_and_the_description()
    {
        await using var books = await WebBooks.EmptyAsync();

        (await books.GetAsync("/api/v1/commands.md")).Text.ShouldBe(CommandReference.Markdown);
        (await books.GetAsync("/openapi/v1.json")).Text.ShouldBe(OpenApi.Document);
        (await books.GetAsync("/api/v1/commands")).Json["commands"]!.AsArray().Count.ShouldBe(Catalogue.All.Count);
        (await books.GetAsync("/api/v1/reports")).Json["reports"]!.AsArray().Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Every_address_for_programs_is_described_and_every_described_one_is_served()
    {
        await using var books = await WebBooks.EmptyAsync();
        var served = books.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => ApiRoutes.IsForPrograms("/" + endpoint.RoutePattern.RawText!.TrimStart('/')))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {endpoint.RoutePattern.RawText}"));
        var described = Api["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));

        served.Order(StringComparer.Ordinal).ShouldBe(described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_within_the_description_leads_somewhere()
    {
        var schemas = Api["components"]!["schemas"]!.AsObject();
        foreach (var reference in References(Api))
            (reference == "#/components/responses/problem" || schemas.ContainsKey(reference["#/components/schemas/".Length..])).ShouldBeTrue(reference);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(field => field.Key == "$ref" ? [field.Value!.ToString()] : References(field.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
