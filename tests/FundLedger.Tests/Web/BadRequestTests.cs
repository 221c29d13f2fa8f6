using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Tests.Support;
using FundLedger.Web.Api;

namespace FundLedger.Tests.Web;

/// <summary>A request that must be refused.</summary>
/// <param name="What">As people would say it.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Rejection">The name told first.</param>
/// <param name="Field">The field to blame, or empty.</param>
public sealed record BadRequest(string What, int Status, string Rejection, string Field, string Method, string Path, byte[]? Body, string Type = "application/json")
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public override string ToString() => What;
}

public sealed class FundedSite : IAsyncLifetime
{
    internal WebBooks Books { get; private set; } = null!;
    internal string Before { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Books = await WebBooks.FundedAsync();
        await Books.PlayAsync("USED 2024-02-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00");
        Before = await Books.EverythingAsync();
    }

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}

/// <summary>Whatever is sent, the answer is a problem with a name, a field and two sentences, never a stack trace, and the
/// books stay as they were.</summary>
public sealed class BadRequestTests(FundedSite site) : IClassFixture<FundedSite>
{
    private const string Events = "/api/v1/entities/220000/events";
    private const string Imports = "/api/v1/entities/220000/imports";

    private static readonly BadRequest[] Rows =
    [
        // Amounts.
        .. new[]
        {
            "\"1,23\"", "\"1,234.56\"", "\"1e5\"", "\"0.001\"", "\"12345678901234567890\"", "\"１２３.４５\"", "\"1.\"", "\".5\"", "\" 1\"", "\"01\"", "\"+1\"", "\"--1\"",
            "\"￥1.00\"", "\"(1.00)\"", "\"NaN\"", "\"\"", "\"0x10\"", "\"1\\u00a0000\"", "1.23", "100", "1e5", "true", "[]", "{}",
        }.Select(amount => Event($"The amount {amount}", 400, "badAmount", "amount", Fee(amount))),
        Event("A zero amount", 400, "amountNotPositive", "amount", Fee("\"0.00\"")),
        Event("A negative amount", 400, "amountNotPositive", "amount", Fee("\"-1.00\"")),
        Event("An amount of null", 400, "missingField", "amount", Fee("null")),
        Event("An amount in fen beyond the books", 422, "fundNotAvailable", "", Fee("\"99999999999.99\"")),

        // Dates.
        .. new[] { "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024/03/01", "20240301", "2024-3-1", "01.03.2024", "0000-01-01", "2024-03-01T00:00:00Z", "２０２４-03-01", "" }
            .Select(date => Event($"The date {date}", 400, "badDate", "date", Json("bankFeeCharged", ("date", date)))),

        // Codes, words, texts.
        Event("A code with a blank", 400, "badCode", "fund", Json("bankFeeCharged", ("fund", "A DV"))),
        Event("A code that is SQL", 400, "badCode", "fund", Json("bankFeeCharged", ("fund", "ADV'; DROP TABLE voucher--"))),
        Event("A fund that is not there", 422, "unknownFund", "fund", Json("bankFeeCharged", ("fund", "XXX"))),
        Event("A word that is not on the list", 400, "badValue", "kind", """{"type":"fundOpened","key":"K","date":"2024-03-01","by":"陈会计","fund":"F9","name":"x","kind":"SLUSH"}"""),
        Event("A word in small letters", 400, "badValue", "kind", """{"type":"fundOpened","key":"K","date":"2024-03-01","by":"陈会计","fund":"F9","name":"x","kind":"advance"}"""),
        Event("A line break in a text", 400, "badText", "summary", Json("bankFeeCharged", ("summary", "a\nb"))),
        Event("A NUL in a text", 400, "badText", "summary", Json("bankFeeCharged", ("summary", "a\0b"))),
        Event("A text of 201 characters", 400, "textTooLong", "summary", Json("bankFeeCharged", ("summary", new string('字', 201)))),
        Event("A sign-off of blanks", 400, "missingField", "by", Json("bankFeeCharged", ("by", "   "))),
        Event("Half of a surrogate pair", 400, "malformedJson", "", Json("bankFeeCharged").Replace("\"1.00\"", "\"1.00\",\"summary\":\"\\ud800\"", StringComparison.Ordinal)),
        Event("Half of a surrogate pair as a field's name", 400, "malformedJson", "", Json("bankFeeCharged").Replace("\"1.00\"", "\"1.00\",\"\\udc00\":1", StringComparison.Ordinal)),
        Event("A negative count of attachments", 400, "badValue", "attachments", Json("bankFeeCharged").Replace("\"1.00\"", "\"1.00\",\"attachments\":-1", StringComparison.Ordinal)),
        Event("A broken count of attachments", 400, "badValue", "attachments", Json("bankFeeCharged").Replace("\"1.00\"", "\"1.00\",\"attachments\":1.5", StringComparison.Ordinal)),

        // JSON.
        Event("An empty body", 400, "malformedJson", "", ""),
        Event("No JSON", 400, "malformedJson", "", "fee=1"),
        Event("A body that breaks off", 400, "malformedJson", "", """{"type":"bankFeeCharged","key":"K","""),
        Event("Two objects", 400, "malformedJson", "", Json("bankFeeCharged") + Json("bankFeeCharged")),
        Event("A trailing comma", 400, "malformedJson", "", Json("bankFeeCharged").TrimEnd('}') + ",}"),
        Event("A comment", 400, "malformedJson", "", "/* x */" + Json("bankFeeCharged")),
        Event("A field that stands twice", 400, "malformedJson", "", Json("bankFeeCharged").Replace("{", "{\"fund\":\"RWD\",", StringComparison.Ordinal)),
        Event("A list of commands", 400, "malformedJson", "", $"[{Json("bankFeeCharged")}]"),
        Event("A word", 400, "malformedJson", "", "\"bankFeeCharged\""),
        Event("Nothing", 400, "malformedJson", "", "null"),
        Event("Nesting of 50,000", 400, "malformedJson", "", new string('[', 50_000)),
        Bytes("Bytes that are not UTF-8", 400, "malformedJson", [.. Encoding.UTF8.GetBytes("{\"type\":\""), 0xC3, 0x28, .. "\"}"u8]),
        Bytes("GBK", 400, "malformedJson", [.. Encoding.UTF8.GetBytes("{\"type\":\"bankFeeCharged\",\"by\":\""), 0xB3, 0xC2, .. "\"}"u8]),
        Bytes("UTF-16", 400, "malformedJson", Encoding.Unicode.GetBytes(Json("bankFeeCharged"))),
        Event("A command without type", 400, "missingField", "type", """{"key":"K"}"""),
        Event("A type that is a number", 400, "missingField", "type", """{"type":1}"""),
        Event("A command that is not there", 400, "unknownCommand", "type", """{"type":"moneyVanished"}"""),
        Event("A field that is not there", 400, "unknownField", "colour", Json("bankFeeCharged", ("colour", "red"))),

        // Fields that only the server may set.
        .. new[] { "seq", "number", "no", "seal", "previousSeal", "postedAt", "recordedAt", "ordinal", "poster", "maker", "recipe", "slot", "period", "total" }
            .Select(own => Event($"The server's own field {own}", 400, "unknownField", own, Json("bankFeeCharged", (own, "1")))),
        Event("A part's field that is not there", 400, "unknownField", "lines[0].balance",
            """{"type":"voucherDrafted","key":"K","date":"2024-03-01","by":"陈会计","draft":"D","summary":"x","lines":[{"account":"5001","fund":"ADV","side":"DEBIT","amount":"1.00","balance":"1"}]}"""),

        // Keys.
        Event("No key", 400, "keyMissing", "key", """{"type":"bankFeeCharged","date":"2024-03-01","by":"陈会计","fund":"ADV","bank":"BK1","amount":"1.00"}"""),
        Event("An empty key", 400, "keyMissing", "key", Json("bankFeeCharged", ("key", ""))),
        Event("A key with a blank", 400, "badCode", "key", Json("bankFeeCharged", ("key", "a b"))),
        Event("A key of 65 characters", 400, "badCode", "key", Json("bankFeeCharged", ("key", new string('k', 65)))),
        Event("A key that stands for another command", 422, "keyReused", "key", Json("bankFeeCharged", ("key", "USED"), ("amount", "2.00"))),
        Event("One key in the header, another in the body", 400, "keyMismatch", "key", Json("bankFeeCharged")) with { Headers = [("Idempotency-Key", "OTHER")] },
        Event("Two keys in the header", 400, "badCode", "key", Json("bankFeeCharged")) with { Headers = [("Idempotency-Key", "K"), ("Idempotency-Key", "K2")] },
        Event("A key in Chinese", 400, "badCode", "key", Json("bankFeeCharged", ("key", "键"))),
        Event("Another entity in the body", 400, "entityMismatch", "entity", Json("bankFeeCharged", ("entity", "330000"))),

        // Addresses.
        Post("An entity that is not there", 404, "unknownEntity", "", "/api/v1/entities/990000/events", Json("bankFeeCharged")),
        Post("An entity that is no code", 404, "unknownEntity", "", "/api/v1/entities/a%20b/events", Json("bankFeeCharged")),
        Post("A misspelt dry run", 400, "unknownParameter", "dry_run", Imports + "?dry_run=true", Json("bankFeeCharged"), "application/x-ndjson"),
        Post("A dry run in another case", 400, "unknownParameter", "DryRun", Imports + "?DryRun=true", Json("bankFeeCharged"), "application/x-ndjson"),
        Post("A dry run of perhaps", 400, "badParameter", "dryRun", Imports + "?dryRun=perhaps", Json("bankFeeCharged"), "application/x-ndjson"),
        Post("Two dry runs", 400, "badParameter", "dryRun", Imports + "?dryRun=true&dryRun=false", Json("bankFeeCharged"), "application/x-ndjson"),
        Post("An import of nothing", 400, "malformedJson", "", Imports, "\n\n", "application/x-ndjson"),
        Get("An address with nothing behind it", 404, "nothingHere", "", "/api/v1/nothing"),
        Get("An address of the API's root", 404, "nothingHere", "", "/api"),
        Get("A voucher that is not there", 404, "unknownVoucher", "", "/api/v1/entities/220000/vouchers/" + Uri.EscapeDataString("记-2024-01-9999")),
        Get("A voucher whose number is SQL", 404, "unknownVoucher", "", "/api/v1/entities/220000/vouchers/" + Uri.EscapeDataString("' OR 1=1 --")),
        Get("Cases of an entity that is not there", 404, "unknownEntity", "", "/api/v1/entities/1/cases"),
        Get("Vouchers of a month that does not exist", 400, "badParameter", "month", "/api/v1/entities/220000/vouchers?month=2024-13"),
        Get("A page of minus one", 400, "badParameter", "take", "/api/v1/entities/220000/vouchers?take=-1"),
        Get("A page of a billion", 400, "badParameter", "take", "/api/v1/entities/220000/vouchers?take=1000000000"),
        Get("A place that no page gave", 400, "badParameter", "after", "/api/v1/entities/220000/vouchers?after=2024-12-31"),
        Get("A fund that is no code", 400, "badCode", "fund", "/api/v1/entities/220000/vouchers?fund=A'B"),
        Get("A search with a NUL", 400, "badText", "text", "/api/v1/entities/220000/vouchers?text=a%00b"),
        Get("A day that does not exist", 400, "badParameter", "asOf", "/api/v1/entities/220000/cases?asOf=2024-02-30"),
        Get("A report that is not there", 404, "unknownReport", "", "/api/v1/entities/220000/reports/nothing"),
        Get("A report's parameter that is not there", 400, "unknownParameter", "colour", "/api/v1/entities/220000/reports/trial-balance?colour=red"),
        Get("A report as of a day that does not exist", 400, "badParameter", "asOf", "/api/v1/entities/220000/reports/trial-balance?asOf=2024-02-30"),
        Get("A report asked twice for one thing", 400, "badParameter", "asOf", "/api/v1/entities/220000/reports/trial-balance?asOf=2024-02-28&asOf=2024-02-29"),
        Get("A report in a format that is not there", 406, "notAcceptable", "", "/api/v1/entities/220000/reports/trial-balance?format=pdf"),
        Get("A report as a picture", 406, "notAcceptable", "", "/api/v1/entities/220000/reports/trial-balance") with { Headers = [("Accept", "image/png")] },
        Get("A workbook as of a day that does not exist", 400, "badParameter", "asOf", "/api/v1/entities/220000/workbook?asOf=2024-02-30"),
        Get("A workbook as known at a posting to come", 422, "postingNotYet", "knownAt", "/api/v1/entities/220000/workbook?knownAt=99"),
        Get("A problem that is not there", 404, "nothingHere", "", "/problems/none"),

        // Methods, types, sizes.
        new BadRequest("A deletion", 405, "methodNotAllowed", "", "DELETE", "/api/v1/entities/220000/vouchers/x", null),
        new BadRequest("A change", 405, "methodNotAllowed", "", "PUT", Events, []),
        new BadRequest("A method of one's own", 405, "methodNotAllowed", "", "STEAL", Events, null),
        Get("An event by GET", 405, "methodNotAllowed", "", Events),
        Post("Plain text, which a page of another site could send", 415, "unsupportedMediaType", "", Events, Json("bankFeeCharged"), "text/plain"),
        Post("A form", 415, "unsupportedMediaType", "", Events, "type=bankFeeCharged", "application/x-www-form-urlencoded"),
        Post("No type", 415, "unsupportedMediaType", "", Events, Json("bankFeeCharged"), ""),
        Post("A type that is none", 415, "unsupportedMediaType", "", Events, Json("bankFeeCharged"), "json"),
        Post("JSON in another encoding", 415, "unsupportedMediaType", "", Events, Json("bankFeeCharged"), "application/json; charset=gbk"),
        Post("An event of more than 1 MiB", 413, "bodyTooLarge", "", Events, Json("bankFeeCharged") + new string(' ', 1 << 20)),
        Post("An import of more than 10 MiB", 413, "bodyTooLarge", "", Imports, new string(' ', (10 << 20) + 1), "application/x-ndjson"),

        // From elsewhere.
        Get("A name that someone else pointed here", 400, "foreignHost", "", "/api/v1/entities") with { Headers = [("Host", "evil.example")] },
        Event("A page of another site", 403, "crossSite", "", Json("bankFeeCharged")) with { Headers = [("Sec-Fetch-Site", "cross-site")] },
        Event("A page of another origin", 403, "crossSite", "", Json("bankFeeCharged")) with { Headers = [("Origin", "http://evil.example")] },
    ];

    public static TheoryData<BadRequest> All => [.. Rows];

    [Theory, MemberData(nameof(All))]
    public async Task It_is_answered_with_a_problem_and_changes_nothing(BadRequest bad)
    {
        using var request = new HttpRequestMessage(new HttpMethod(bad.Method), bad.Path);
        if (bad.Body is not null)
        {
            request.Content = new ByteArrayContent(bad.Body);
            // So that the answer can come before a body that is too large.
            request.Headers.ExpectContinue = bad.Body.Length > 1 << 20;
            if (bad.Type.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", bad.Type);
        }
        foreach (var (name, value) in bad.Headers) request.Headers.TryAddWithoutValidation(name, value);

        var answer = await site.Books.SendAsync(request);

        ShouldBeProblem(answer, bad);
        (await site.Books.EverythingAsync()).ShouldBe(site.Before, bad.What);
    }

    [Fact]
    public async Task Every_fault_of_a_command_is_told_at_once_the_earliest_reason_first()
    {
        var answer = await site.Books.SendAsync("""{"type":"bankFeeCharged","key":"K","date":"2024-02-30","by":"陈会计","fund":"A B","amount":"1,23","colour":"red"}""");

        answer.Json["rejections"]!.AsArray().Select(rejection => $"{rejection!["name"]} {rejection["field"]}")
            .ShouldBe(["unknownField colour", "missingField bank", "badAmount amount", "badDate date", "badCode fund"]);
    }

    [Fact]
    public async Task Title_and_detail_are_in_the_reader_s_language_and_the_refusals_in_both()
    {
        var zh = (await site.Books.GetAsync("/api/v1/entities/1/cases?lang=zh-CN")).Json;
        var en = (await site.Books.GetAsync("/api/v1/entities/1/cases?lang=en")).Json;

        zh["detail"]!.ToString().ShouldBe("会计主体 1 不存在");
        en["detail"]!.ToString().ShouldBe("There is no entity 1");
        (zh["title"]!.ToString(), en["title"]!.ToString()).ShouldBe(("会计主体 … 不存在", "There is no entity …"));
        zh["rejections"]!.ToJsonString().ShouldBe(en["rejections"]!.ToJsonString());
    }

    [Fact]
    public async Task The_type_of_every_problem_can_be_looked_up()
    {
        foreach (var name in Enum.GetValues<RejectionReason>().Select(reason => new Rejection(reason).Name).Concat(Faults))
        {
            var answer = await site.Books.GetAsync($"/problems/{name}");
            answer.Status.ShouldBe(200, name);
            answer.Json["zh"]!.ToString().ShouldNotBeNullOrEmpty();
            answer.Json["en"]!.ToString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void Every_reason_to_refuse_has_a_status_of_the_client_s()
    {
        foreach (var reason in Enum.GetValues<RejectionReason>()) Statuses.Of(reason).ShouldBeOneOf(400, 404, 409, 413, 415, 422);
        Enum.GetValues<RejectionReason>().Where(reason => Statuses.Of(reason) == 409).ShouldContain(RejectionReason.PeriodClosed);
    }

    private static IEnumerable<string> Faults => Rows.Select(bad => bad.Rejection).Distinct();

    private static void ShouldBeProblem(Answer answer, BadRequest bad)
    {
        answer.Status.ShouldBe(bad.Status, answer.Text);
        answer.Type.ShouldBe("application/problem+json");
        var problem = answer.Json;
        problem["rejection"]!.ToString().ShouldBe(bad.Rejection, answer.Text);
        problem["type"]!.ToString().ShouldBe("/problems/" + bad.Rejection);
        problem["status"]!.GetValue<int>().ShouldBe(bad.Status);
        problem["title"]!.ToString().ShouldNotBeNullOrEmpty();
        problem["traceId"]!.ToString().ShouldNotBeNullOrEmpty();
        (problem["field"]?.ToString() ?? "").ShouldBe(bad.Field, answer.Text);
        foreach (var rejection in problem["rejections"]!.AsArray())
            foreach (var part in new[] { "name", "zh", "en" }) rejection![part]!.ToString().ShouldNotBeNullOrEmpty();
        Regex.IsMatch(answer.Text, @"\bat FundLedger\.|\.cs:line|System\.[A-Z]|Microsoft\.|SQLite|Exception").ShouldBeFalse(answer.Text);
    }

    private static string Fee(string amount) => $$"""{"type":"bankFeeCharged","key":"K","date":"2024-03-01","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK1","amount":{{amount}}}""";

    private static string Json(string type, params (string Name, string Value)[] changes)
    {
        var json = JsonNode.Parse(Fee("\"1.00\""))!.AsObject();
        json["type"] = type;
        foreach (var (name, value) in changes) json[name] = value;
        return json.ToJsonString();
    }

    private static BadRequest Event(string what, int status, string rejection, string field, string body) => Post(what, status, rejection, field, Events, body);

    private static BadRequest Bytes(string what, int status, string rejection, byte[] body) => new(what, status, rejection, "", "POST", Events, body);

    private static BadRequest Get(string what, int status, string rejection, string field, string path) => new(what, status, rejection, field, "GET", path, null);

    private static BadRequest Post(string what, int status, string rejection, string field, string path, string body, string type = "application/json") =>
        new(what, status, rejection, field, "POST", path, Encoding.UTF8.GetBytes(body), type);
}
