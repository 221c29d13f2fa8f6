using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundLedger.Tests.Access;

/// <summary>Fields that only the server sets are sent all the same (reliability R42): no command takes one, no page has where to put one.</summary>
public sealed class OverpostingTests
{
    private static readonly string[] OfTheServer =
        ["seq", "seal", "previousSeal", "postedAt", "recordedAt", "recordedBy", "ordinal", "poster", "maker", "posted", "slot", "balance", "total", "voucherNo", "state", "version", "entitySeal", "is_disabled", "$type", "__proto__"];

    private static readonly Type[] Plain = [typeof(string), typeof(string[]), typeof(List<string>), typeof(int), typeof(int?), typeof(long), typeof(long?), typeof(bool), typeof(IFormFile)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Commands => [.. Catalogue.All.Select(entry => entry.Command.Name)];

    [Theory, MemberData(nameof(Commands))]
    public void No_command_takes_a_field_that_the_server_sets_at_its_top_or_in_its_parts(string name)
    {
        var type = Catalogue.Find(name)!;
        foreach (var field in OfTheServer)
        {
            foreach (var part in PartsOf(JsonNode.Parse(Catalogue.Of(type).Example)!.AsObject()).Select((_, place) => place))
            {
                var json = JsonNode.Parse(Catalogue.Of(type).Example)!.AsObject();
                var target = PartsOf(json).ElementAt(part);
                if (target.ContainsKey(field)) continue;
                target[field] = "1";
                var read = CommandReader.Read(json.ToJsonString(), "220000");
                if (Takes(type, json, target, field)) continue;
                read.Command.ShouldBeNull($"{name} {field}");
                read.Rejections.ShouldContain(rejection => rejection.Reason == RejectionReason.UnknownField && rejection.Field!.EndsWith(field, StringComparison.Ordinal), $"{name} {field}");
            }
        }
    }

    [Fact]
    public async Task Pages_bind_plain_values_one_by_one_and_no_row_of_the_books()
    {
        await using var books = await WebBooks.FundedAsync();
        var bound = books.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()).OfType<CompiledPageActionDescriptor>()
            .SelectMany(page => page.BoundProperties.Select(property => (page.ViewEnginePath, property.Name, property.ParameterType))
                .Concat(page.HandlerMethods.Where(handler => handler.HttpMethod is "Get" or "Post").SelectMany(handler => handler.Parameters.Select(parameter => (page.ViewEnginePath, parameter.Name, parameter.ParameterType))))).ToList();

        bound.Where(each => !Plain.Contains(each.ParameterType)).ShouldBeEmpty();
        bound.Count.ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task A_login_that_is_added_with_rights_in_the_form_has_none_of_them()
    {
        await using var door = await Door.SettledAsync();
        using var he = await door.SignInAsync("he");
        (await he.PostAsync("/admin/logins?handler=Add", "/admin/logins", ("Name", "chen"), ("Person", "陈会计"), ("IsProgram", "1"), ("MustChange", "0"), ("TotpOn", "1"), ("PasswordHash", "x"), ("Stamp", "x"), ("Subject", "x"), ("role", "CLERK"),
            ("MadeBy", "x"), ("Login.MustChange", "0"), ("Made.Password", "x"))).Status.ShouldBe(200);

        var login = (await door.Books.ReadAsync(session => Logins.FindAsync(session, "chen"), Stop))!;
        (login.IsProgram, login.MustChange, login.TotpOn, login.Subject, login.MadeBy).ShouldBe((0, 1, 0, "", "何系统"));
        (login.PasswordHash == "x", login.Stamp == "x").ShouldBe((false, false));
        (await door.Books.ReadAsync(session => RoleGrants.OfAsync(session, "chen"), Stop)).ShouldBeEmpty();
    }

    // A command may have a field of that very name.
    private static bool Takes(Type type, JsonObject whole, JsonObject part, string field) =>
        ReferenceEquals(whole, part) ? Catalogue.FieldsOf(type).Any(each => each.Name == field)
            : Catalogue.FieldsOf(type).Where(each => each.IsListOfParts).Any(each => Catalogue.FieldsOf(each.Element!).Any(inner => inner.Name == field))
              || Catalogue.FieldsOf(type).Any(each => each.Type == typeof(Command));

    private static IEnumerable<JsonObject> PartsOf(JsonNode? node) => node switch
    {
        JsonObject part => part.Select(field => field.Value).SelectMany(PartsOf).Prepend(part),
        JsonArray rows => rows.SelectMany(PartsOf),
        _ => [],
    };
}
