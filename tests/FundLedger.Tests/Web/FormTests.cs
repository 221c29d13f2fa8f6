using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Web.Pages.Commands;

namespace FundLedger.Tests.Web;

/// <summary>People record events through forms; what arrives in the books is what the API would have brought.</summary>
public sealed partial class FormTests
{
    private static readonly Dictionary<string, string> Fee = new()
    {
        ["date"] = "2024-03-01", ["fund"] = "ADV", ["bank"] = "BK1", ["amount"] = "12.50",
    };

    public static TheoryData<string> Commands => [.. Catalogue.All.Select(entry => entry.Command.Name)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Commands))]
    public void The_example_of_a_command_typed_into_its_form_comes_out_as_the_same_command(string name)
    {
        var type = Catalogue.Find(name)!;
        var example = CommandReader.Read(Catalogue.Of(type).Example, "220000").Command!;
        if (Catalogue.FieldsOf(type).Any(field => field.Type == typeof(Command))) return;

        var posted = TypedFrom(JsonNode.Parse(Catalogue.Of(type).Example)!.AsObject(), "")
            .GroupBy(typed => typed.Name).ToDictionary(typed => typed.Key, typed => new Microsoft.Extensions.Primitives.StringValues([.. typed.Select(each => each.Value)]));
        foreach (var signature in Signatures.All) posted.Remove(Signatures.FieldOf(signature));
        var (command, rejections) = CommandReader.ReadUnsigned(Typed.From(type, posted).Compact().ToJson(), "220000", example.Key);

        rejections.ShouldBeEmpty();
        CommandWriter.Canonical(command!).ShouldBe(CommandWriter.Canonical(Signatures.Without(example)));
        CommandWriter.Canonical(CommandReader.ReadUnsigned(Typed.Of(example).ToJson(), "220000", example.Key).Command!).ShouldBe(CommandWriter.Canonical(command!));
    }

    private static IEnumerable<(string Name, string Value)> TypedFrom(JsonNode? node, string name) => node switch
    {
        JsonObject part => part.SelectMany(field => TypedFrom(field.Value, name.Length == 0 ? field.Key : $"{name}.{field.Key}")),
        JsonArray rows => rows.SelectMany((row, place) => TypedFrom(row, row is JsonValue && Ticked.Contains((string?)row) ? name : $"{name}[{place}]")),
        _ => [(name, node!.ToString())],
    };

    // Lists of terms are boxes to tick, which share one name; lists of codes are rows.
    private static readonly HashSet<string?> Ticked = [.. Catalogue.All.SelectMany(entry => Catalogue.FieldsOf(entry.Type)).Where(field => field.Element is { IsEnum: true })
        .SelectMany(field => Enum.GetValues(field.Element!).Cast<Enum>()).Select(Catalogue.CodeOf)];

    [Theory, MemberData(nameof(Commands))]
    public async Task Every_command_has_a_page_with_a_named_place_for_each_field(string name)
    {
        await using var books = await WebBooks.FundedAsync();
        var page = await books.GetAsync($"/commands/{name}?lang=zh-CN");
        page.Status.ShouldBe(200);
        if (Catalogue.FieldsOf(Catalogue.Find(name)!).Any(field => field.Type == typeof(Command)))
        {
            page.Text.ShouldContain("/api/v1/entities/220000/events");
            page.Text.ShouldNotContain("<form class=\"command\"");
            return;
        }
        foreach (var field in Catalogue.FieldsOf(Catalogue.Find(name)!).Where(field => field.Name is not ("entity" or "key" or "actingEntity") && Signatures.OfField(field.Name) is null))
            page.Text.ShouldContain($"id=\"{FormInput.IdOf(field.Name)}\"", customMessage: field.Name);
    }

    [Fact]
    public void Every_term_that_a_form_offers_is_Chinese_in_Chinese() => Catalogue.All
        .SelectMany(entry => TermsOf(entry.Type)).Distinct()
        .Where(member => !Han().IsMatch(Terms.Of(member).Zh) || Han().IsMatch(Terms.Of(member).En) || Terms.Of(member).Zh == member.ToString())
        .Select(member => $"{member.GetType().Name}.{member}").ShouldBeEmpty();

    private static IEnumerable<Enum> TermsOf(Type type) => Catalogue.FieldsOf(type).SelectMany(field => (field.Element ?? field.Type) switch
    {
        { IsEnum: true } terms => Enum.GetValues(terms).Cast<Enum>(),
        _ when field.IsListOfParts => TermsOf(field.Element!),
        _ => [],
    });

    [Fact]
    public void Every_command_belongs_to_an_area_that_has_a_name()
    {
        CommandArea.All.Where(area => area.Title.En == "Others").SelectMany(area => area.Commands).Select(command => $"{command.Area}: {command.Name}").ShouldBeEmpty();
        CommandArea.All.Sum(area => area.Commands.Count).ShouldBe(Catalogue.All.Count);
        CommandArea.All.Single(area => area.Name == "Advancing").Commands.Select(command => command.Name).Take(3).ShouldBe(["advanceRequested", "advanceApproved", "advancePaid"]);
    }

    [Fact]
    public async Task A_fee_is_tried_and_nothing_is_kept_then_waits_for_its_signatures_once_however_often_it_is_sent()
    {
        await using var books = await OfClerkAsync();
        var form = await OpenAsync(books, "bankFeeCharged");
        var before = await books.EverythingAsync();

        var tried = await form.SendAsync("try", Fee);
        tried.Status.ShouldBe(200);
        PageText.Table(tried.Text, "记-2024-03-0001 2024-03-01 银行手续费").ShouldContain("5001 业务活动费用 | ADV | 12.50 |");
        PageText.Body(tried.Text).ShouldContain("审核 → 出纳");
        (await books.EverythingAsync()).ShouldBe(before);

        var submitted = await form.SendAsync("record", Fee);
        submitted.Status.ShouldBe(302);
        var where = submitted.Header("Location")!;
        (await form.SendAsync("record", Fee)).Header("Location").ShouldBe(where);
        PageText.Body((await books.GetAsync(where)).Text).ShouldContain("W-1 银行手续费");

        await books.SignAsync(1);
        (await form.SendAsync("record", Fee)).Header("Location").ShouldBe(where);
        (await books.GetAsync("/api/v1/entities/220000/vouchers?month=2024-03")).Json["vouchers"]!.AsArray().Count.ShouldBe(1);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_edited_comes_back_into_its_form_and_goes_on_as_a_new_version()
    {
        await using var books = await OfClerkAsync();
        (await (await OpenAsync(books, "bankFeeCharged")).SendAsync("record", Fee)).Status.ShouldBe(302);

        var page = (await books.GetAsync("/commands/bankFeeCharged?work=1&entity=220000&lang=zh-CN")).Text;
        page.ShouldContain("name=\"amount\" type=\"text\" value=\"12.50\"");
        var edited = new OpenForm(books, "/commands/bankFeeCharged?lang=zh-CN&entity=220000", Visitors.TokenIn(page), Hidden(page, "key"));
        (await edited.SendAsync("record", new(Fee) { ["amount"] = "13.50", ["work"] = "1", ["version"] = "1" })).Header("Location")!.ShouldEndWith("/1?entity=220000");

        var found = await books.Database.ReadAsync(session => WorkQueries.FindAsync(session, "220000", 1), Stop);
        (found!.Card.Version, found.Card.Amount.ToString()).ShouldBe((2, "13.50"));
        (await books.GetAsync("/commands/fundOpened?work=1&entity=220000")).Status.ShouldBe(404);
        await Visitors.SignInAsync(books.Client, Visitors.Reader);
        (await books.GetAsync("/commands/bankFeeCharged?work=1&entity=220000")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("reviewer", "李审核", "不能代填：审核“李审核”")]
    [InlineData("by", "李审核", "不能代填：制单“李审核”")]
    public async Task A_signature_that_is_sent_although_the_form_asks_for_none_is_refused_by_its_name(string field, string person, string says)
    {
        await using var books = await OfClerkAsync();

        var page = await (await OpenAsync(books, "bankFeeCharged")).SendAsync("record", new(Fee) { [field] = person });

        WebUtility.HtmlDecode(page.Text).ShouldContain(says);
        (await books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM work_item"), Stop)).ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-CN", "amount", "1,5", "不是金额")]
    [InlineData("en", "amount", "1,5", "is not an amount")]
    [InlineData("en", "fund", "XXX", "There is no fund XXX")]
    [InlineData("en", "amount", "99999999.00", "less than")]
    [InlineData("en", "date", "2025-03-01", "has not been opened")]
    public async Task A_refusal_stands_beside_its_field_in_the_language_of_the_page_and_all_that_was_typed_is_kept(string language, string field, string value, string says)
    {
        await using var books = await OfClerkAsync();
        var form = await OpenAsync(books, "bankFeeCharged", language);
        var before = await books.EverythingAsync();

        var page = await form.SendAsync("record", new(Fee) { [field] = value, ["summary"] = "三月<手续费>" });

        page.Status.ShouldBe(200);
        var beside = Regex.Match(page.Text, $"id=\"f-{field}-refusal\">([^<]*)<");
        beside.Success.ShouldBeTrue(PageText.Body(page.Text));
        WebUtility.HtmlDecode(beside.Groups[1].Value).ShouldContain(says);
        page.Text.ShouldContain("value=\"三月&lt;手续费&gt;\"");
        page.Text.ShouldContain($"name=\"key\" value=\"{form.Key}\"");
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Rows_are_added_and_removed_without_script_and_blank_ones_are_not_sent()
    {
        await using var books = await OfClerkAsync();
        var form = await OpenAsync(books, "voucherDrafted");
        var typed = new Dictionary<string, string>
        {
            ["date"] = "2024-03-01", ["draft"] = "D-1", ["summary"] = "更正",
            ["lines[0].account"] = "5001", ["lines[0].fund"] = "ADV", ["lines[0].side"] = "DEBIT", ["lines[0].amount"] = "1.00",
        };

        var more = await form.SendAsync("more:lines", typed);
        more.Text.ShouldContain("name=\"lines[1].account\"");
        more.Text.ShouldContain("name=\"lines[0].account\" type=\"text\" value=\"5001\"");
        var less = await form.SendAsync("less:lines[0]", new(typed) { ["lines[1].account"] = "1002.01" });
        less.Text.ShouldContain("name=\"lines[0].account\" type=\"text\" value=\"1002.01\"");
        less.Text.ShouldNotContain("name=\"lines[1].account\"");

        var recorded = await form.SendAsync("record", new(typed)
        {
            ["lines[1].account"] = "", ["lines[1].side"] = "",
            ["lines[2].account"] = "1002.01", ["lines[2].fund"] = "ADV", ["lines[2].bank"] = "BK1", ["lines[2].side"] = "CREDIT", ["lines[2].amount"] = "1.00",
        });
        recorded.Status.ShouldBe(302, PageText.Body(recorded.Text + "<main></main>"));
        var sent = await books.Database.ReadAsync(session => CommandQueries.ReadAsync(session, "220000", form.Key), Stop);
        JsonNode.Parse(sent!.Body)!["lines"]!.AsArray().Select(line => (string)line!["account"]!).ShouldBe(["5001", "1002.01"]);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken()
    {
        await using var books = await WebBooks.FundedAsync();
        var before = await books.EverythingAsync();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(Fee) { ["do"] = "record", ["key"] = "K1" });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/commands/bankFeeCharged?entity=220000") { Content = content };

        (await books.SendAsync(request)).Status.ShouldBe(400);
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_first_entity_is_opened_by_form_in_empty_books()
    {
        await using var books = await WebBooks.EmptyAsync();
        (await books.GetAsync("/commands")).Status.ShouldBe(200);
        var form = await OpenAsync(books, "entityOpened");

        var recorded = await form.SendAsync("record", new()
        {
            ["entity"] = "220100", ["date"] = "2024-01-01", ["name"] = "某市生态环境局", ["kind"] = "ADMINISTRATIVE", ["firstYear"] = "2024",
        });

        recorded.Status.ShouldBe(302, recorded.Text);
        (await books.GetAsync(recorded.Header("Location")!)).Text.ShouldContain("某市生态环境局");
    }

    /// <summary>The funded books, at which 陈会计 sits.</summary>
    private static async Task<WebBooks> OfClerkAsync()
    {
        var books = await WebBooks.FundedAsync();
        await Visitors.SignInAsync(books.Client, "chen");
        return books;
    }

    private static async Task<OpenForm> OpenAsync(WebBooks books, string type, string language = "zh-CN")
    {
        var path = $"/commands/{type}?lang={language}";
        var page = await books.GetAsync(path);
        page.Status.ShouldBe(200);
        return new(books, path + (type == "entityOpened" ? "" : "&entity=220000"), Hidden(page.Text, "__RequestVerificationToken"), Hidden(page.Text, "key"));
    }

    private static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{name}\" (?:type=\"hidden\" )?value=\"([^\"]+)\"").Groups[1].Value;

    private sealed record OpenForm(WebBooks Books, string Path, string Token, string Key)
    {
        public async Task<Answer> SendAsync(string what, Dictionary<string, string> typed)
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>(typed) { ["do"] = what, ["key"] = Key, ["__RequestVerificationToken"] = Token });
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
            return await Books.SendAsync(request);
        }
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]")] private static partial Regex Han();
}
