using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;

namespace FundLedger.Tests.Banking;

/// <summary>Statements through the public doors: the API that programs use and the pages that people use.</summary>
public sealed class BankOverHttpTests
{
    private const string Address = "/api/v1/entities/220000/bank-statements?by=%E9%99%88%E4%BC%9A%E8%AE%A1&date=2025-01-06";
    private const string WholeYear = "&from=2024-01-01&to=2024-12-31";

    private static string Bk1 => RepoFiles.Read("db/seed/scenario-1-bank-BK1.csv");

    [Fact]
    public async Task The_statements_of_the_worked_year_are_taken_in_matched_and_reconciled_through_the_API()
    {
        await using var books = await YearAsync();
        foreach (var bank in new[] { "BK1", "BK2" })
        {
            var taken = await SendAsync(books, RepoFiles.Read($"db/seed/scenario-1-bank-{bank}.csv"), WholeYear + $"&name={bank}.csv");
            taken.Status.ShouldBe(201, taken.Text);
            var matching = (await books.GetAsync($"/api/v1/entities/220000/bank-accounts/{bank}/matching?on=2025-01-06")).Json;
            (await books.SendAsync(new JsonObject
            {
                ["type"] = "bankLinesMatched", ["key"] = "M-" + bank, ["date"] = "2025-01-06", ["by"] = "陈会计", ["bank"] = bank, ["groups"] = matching["groups"]!.DeepClone(),
            }.ToJsonString())).Status.ShouldBe(201);
        }
        foreach (var line in RepoFiles.Read("db/seed/scenario-1-bank.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            (await books.SendAsync(line)).Status.ShouldBe(201, line);

        var accounts = (await books.GetAsync("/api/v1/entities/220000/bank-accounts?asOf=2024-12-31")).Json["accounts"]!.AsArray();
        accounts.Select(account => $"{account!["bank"]} {account["books"]} {account["statement"]} {account["adjusted"]} {account["difference"]} {account["openItems"]} {account["reconciledAsOf"]}")
            .ShouldBe(["BK1 1069531.69 1084509.60 1069909.60 0.00 4 2024-12-31", "BK2 747321.83 747321.83 747321.83 0.00 0 2024-12-31", "ZB 0.00     "]);
        (await books.GetAsync("/api/v1/entities/220000/bank-accounts/BK1/lines?open=true")).Json["lines"]!.AsArray().Select(line => (string?)line!["line"]).ShouldBe(["BK1-0016", "BK1-0017"]);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_file_thrice_and_two_halves_that_overlap_bring_each_line_once()
    {
        await using var books = await YearAsync();
        var rows = Bk1.TrimEnd().Split('\n');
        string Part(Range range) => string.Join('\n', [rows[0], .. rows[1..][range]]);

        (await SendAsync(books, Part(..12), "&from=2024-01-01&to=2024-10-31")).Status.ShouldBe(201);
        (await SendAsync(books, Part(7..), "&from=2024-08-15&to=2024-12-31")).Status.ShouldBe(201);
        (await SendAsync(books, Bk1, WholeYear)).Status.ShouldBe(201);
        foreach (var _ in new[] { 2, 3 })
        {
            var again = await SendAsync(books, Bk1, WholeYear + "&name=again.csv");
            (again.Status, again.Json["statements"]![0]!["repeated"]!.GetValue<bool>()).ShouldBe((200, true), again.Text);
        }

        (await Statements.CountAsync(books.Database, "bank_line")).ShouldBe(17);
    }

    [Fact]
    public async Task A_dry_run_says_what_it_would_bring_and_changes_nothing()
    {
        await using var books = await YearAsync();
        var before = await books.EverythingAsync();

        var tried = await SendAsync(books, Bk1, WholeYear + "&dryRun=true");

        (tried.Status, tried.Json["recorded"]!.GetValue<bool>(), (int)Find(tried.Json, "newLines")!).ShouldBe((200, false, 17), tried.Text);
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("row 500 has an amount that is none", "badCell", "line 500")]
    [InlineData("row 500 has a day that does not exist", "badCell", "line 500")]
    [InlineData("row 500 is a cell short", "malformedCsv", "line 500")]
    [InlineData("the balance of row 500 is wrong by a fen", "runningBalanceDiffers", "Line 500")]
    public async Task One_bad_line_in_a_thousand_is_named_and_keeps_the_whole_file_out(string what, string rejection, string place)
    {
        await using var books = await YearAsync();
        var before = await books.EverythingAsync();

        var answer = await SendAsync(books, Thousand(what), WholeYear + "&bank=BK1");

        (answer.Status is 400 or 422, answer.Rejection).ShouldBe((true, rejection), answer.Text);
        answer.Text.ShouldContain(place);
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_statement_of_an_account_that_is_not_ours_is_refused_by_its_number()
    {
        await using var books = await YearAsync();
        var answer = await SendAsync(books, Bk1.Replace("BK1,", "6222020200112233445,", StringComparison.Ordinal), WholeYear);

        (answer.Status, answer.Rejection).ShouldBe((422, "unknownBank"));
        answer.Text.ShouldContain("6222020200112233445");
    }

    [Fact]
    public async Task A_person_looks_at_the_file_records_it_matches_it_and_reads_the_reconciliation()
    {
        await using var books = await YearAsync();
        var before = await books.EverythingAsync();

        var looked = await UploadAsync(books, Bk1);
        looked.Text.ShouldContain("新增 17 笔，跳过已有 0 笔");
        looked.Text.ShouldContain("1,001,420.37");
        (await books.EverythingAsync()).ShouldBe(before);

        var typed = Fields(looked.Text, "/bank/import");
        var recorded = await PostFormAsync(books, "/bank/import?entity=220000&lang=zh-CN", typed, ("do", "record"), ("from", "2024-01-01"));
        recorded.Text.ShouldContain("对账单已记录");
        // Pressed twice, it is told twice and recorded once.
        (await PostFormAsync(books, "/bank/import?entity=220000&lang=zh-CN", typed, ("do", "record"), ("from", "2024-01-01"))).Text.ShouldContain("对账单已记录");
        (await Statements.CountAsync(books.Database, "bank_line")).ShouldBe(17);

        var desk = await PageAsync(books, "/bank/BK1?asOf=2024-12-31");
        desk.ShouldContain("按规则可匹配：15 组");
        desk.ShouldContain("/commands/interestReceived?");
        var matched = await PostFormAsync(books, "/bank/BK1?entity=220000&lang=zh-CN", Fields(desk, "/bank/BK1"), ("do", "found"));
        var again = await PostFormAsync(books, "/bank/BK1?entity=220000&lang=zh-CN", Fields(desk, "/bank/BK1"), ("do", "found"));
        (matched.Status, again.Status, again.Header("Location")).ShouldBe((302, 302, matched.Header("Location")));
        (await PageAsync(books, "/bank/BK1")).ShouldContain("没有可按规则匹配的");

        var table = await PageAsync(books, "/bank/BK1/reconciliation?asOf=2024-12-31");
        foreach (var figure in new[] { "1,069,531.69", "1,084,509.60", "389.91", "12.00", "1,200.00", "15,800.00", "1,069,909.60", "差额 0.00" }) table.ShouldContain(figure);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Columns_that_nobody_could_guess_are_told_once_and_hold_for_the_next_file_of_the_account()
    {
        await using var books = await YearAsync();
        var form = "D1,OUT1,IN1,BAL1\n2024-02-01,,1.00,201421.37\n";
        var looked = await UploadAsync(books, form);
        PageText.Body(looked.Text).ShouldContain("未找到日期列和金额列");
        looked.Text.ShouldContain("<option value=\"OUT1\">");
        PageText.Body(looked.Text).ShouldContain("201421.37");

        var typed = Fields(looked.Text, "/bank/import");
        (string, string)[] said = [("bank", "BK1"), ("from", "2024-01-01"), ("to", "2024-02-29"), ("c-date", "D1"), ("c-paid", "OUT1"), ("c-received", "IN1"), ("c-balance", "BAL1"), ("keep", "true")];
        var recorded = await PostFormAsync(books, "/bank/import?entity=220000&lang=zh-CN", typed, [("do", "record"), .. said]);
        PageText.Body(recorded.Text).ShouldContain("对账单已记录");

        var next = await SendAsync(books, "D1,OUT1,IN1,BAL1\n2024-03-05,0.37,,201421.00\n", "&bank=BK1&from=2024-03-01&to=2024-03-31");
        next.Status.ShouldBe(201, next.Text);
        var ofNoAccount = await SendAsync(books, "D1,OUT1,IN1,BAL1\n2024-04-05,0.37,,201420.63\n", "&dryRun=true");
        (ofNoAccount.Status, ofNoAccount.Rejection).ShouldBe((400, "missingField"), ofNoAccount.Text);
        var ofUsualForm = await SendAsync(books, "交易日期,支出,收入,余额\n2024-04-05,0.37,,201420.63\n", "&bank=BK1&from=2024-04-01&to=2024-04-30");
        ofUsualForm.Status.ShouldBe(201, ofUsualForm.Text);
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_come_to_the_same_on_both_sides_is_not_matched_and_says_so()
    {
        await using var books = await YearAsync();
        (await SendAsync(books, Bk1, WholeYear)).Status.ShouldBe(201);
        var desk = await PageAsync(books, "/bank/BK1");

        var refused = await PostFormAsync(books, "/bank/BK1?entity=220000&lang=zh-CN", Fields(desk, "/bank/BK1"), ("do", "ticked"), ("line", "BK1-0001"), ("voucher", "记-2024-01-0002"));

        refused.Status.ShouldBe(200, refused.Text);
        PageText.Body(refused.Text).ShouldContain("银行 800,000.00，账面 120,000.00，两者不等");
        (await Statements.CountAsync(books.Database, "bank_match")).ShouldBe(0);
    }

    [Fact]
    public async Task What_came_since_is_not_recorded_before_it_was_seen()
    {
        await using var books = await YearAsync();
        var rows = Bk1.TrimEnd().Split('\n');
        (await SendAsync(books, string.Join('\n', rows[..13]), "&from=2024-01-01&to=2024-10-31")).Status.ShouldBe(201);
        var seen = await PageAsync(books, "/bank/BK1?asOf=2024-12-31");
        (await SendAsync(books, Bk1, WholeYear)).Status.ShouldBe(201);

        var stale = await PostFormAsync(books, "/bank/BK1?entity=220000&lang=zh-CN", Fields(seen, "/bank/BK1"), ("do", "found"));
        stale.Status.ShouldBe(409);
        stale.Text.ShouldContain("按规则可匹配的已与您看到的不同，没有记录");
        (await Statements.CountAsync(books.Database, "bank_match")).ShouldBe(0);

        (await PostFormAsync(books, "/bank/BK1?entity=220000&lang=zh-CN", Fields(stale.Text, "/bank/BK1"), ("do", "found"))).Status.ShouldBe(302);
        (await Statements.CountAsync(books.Database, "bank_match")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_match_has_the_day_of_its_page_whatever_day_another_window_turned_to()
    {
        await using var books = await YearAsync();
        (await SendAsync(books, Bk1, WholeYear)).Status.ShouldBe(201);
        var desk = await PageAsync(books, "/bank/BK1?asOf=2024-12-31");
        await PageAsync(books, "/bank?asOf=2024-06-30");

        var action = System.Net.WebUtility.HtmlDecode(Regex.Match(desk, "<form method=\"post\" action=\"(/bank/BK1[^\"]*)\"").Groups[1].Value);
        (await PostFormAsync(books, action, Fields(desk, "/bank/BK1"), ("do", "found"))).Status.ShouldBe(302);

        var matched = await books.Database.ReadAsync(session => session.ScalarAsync<string>("SELECT body FROM command WHERE type = 'bankLinesMatched'"), TestContext.Current.CancellationToken);
        JsonNode.Parse(matched)!["date"]!.ToString().ShouldBe("2024-12-31");
    }

    private static async Task<WebBooks> YearAsync()
    {
        var books = await WebBooks.EmptyAsync();
        await WorkedYears.PlayAsync(books.Database, WorkedYears.Commands(WorkedYears.Scenario));
        return books;
    }

    private static Task<Answer> SendAsync(WebBooks books, string text, string more) => books.PostAsync(Address + more, text, type: "text/csv");

    /// <summary>A statement of 999 lines of one yuan in, after its heading, with something wrong in the row 500 of the file.</summary>
    private static string Thousand(string wrong)
    {
        var text = new StringBuilder("交易日期,流水号,摘要,支出,收入,余额\n");
        for (var row = 2; row <= 1000; row++)
        {
            var isWrong = row == 500;
            var (day, amount, balance) = ("2024-03-01", "1.00", 201_420.37m + row - 1);
            if (isWrong && wrong.Contains("amount", StringComparison.Ordinal)) amount = "1.0O";
            if (isWrong && wrong.Contains("day", StringComparison.Ordinal)) day = "2024-02-30";
            if (isWrong && wrong.Contains("balance", StringComparison.Ordinal)) balance += 0.01m;
            var shortBy = isWrong && wrong.Contains("short", StringComparison.Ordinal) ? "" : ",";
            text.Append(CultureInfo.InvariantCulture, $"{day},S{row:000000},存款{shortBy},{amount},{balance:0.00}\n");
        }
        return text.ToString();
    }

    private static JsonNode? Find(JsonNode? node, string name) => node switch
    {
        JsonObject part => part[name] ?? part.Select(field => Find(field.Value, name)).FirstOrDefault(found => found is not null),
        JsonArray rows => rows.Select(row => Find(row, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static async Task<string> PageAsync(WebBooks books, string path)
    {
        var page = await books.GetAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "entity=220000&lang=zh-CN");
        page.Status.ShouldBe(200, path);
        return page.Text;
    }

    private static async Task<Answer> UploadAsync(WebBooks books, string text)
    {
        var page = await PageAsync(books, "/bank/import");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var content = new MultipartFormDataContent { { file, "file", "BK1.csv" }, { new StringContent("try"), "do" }, { new StringContent(""), "bank" }, { new StringContent(Token(page)), "__RequestVerificationToken" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bank/import?entity=220000&lang=zh-CN") { Content = content };
        var answer = await books.SendAsync(request);
        answer.Status.ShouldBe(200);
        return answer;
    }

    private static string Token(string page) => Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>The values that the first form to an address would send as it was shown, without its boxes and buttons.</summary>
    private static Dictionary<string, string> Fields(string page, string action)
    {
        var form = Regex.Match(page, $"<form[^>]*method=\"post\"[^>]*action=\"{Regex.Escape(action)}[^\"]*\".*?</form>", RegexOptions.Singleline).Value;
        form.ShouldNotBeEmpty();
        var fields = Regex.Matches(form, "<input(?![^>]*type=\"(?:checkbox|file)\")[^>]*>").Select(input => input.Value)
            .ToDictionary(input => Attribute(input, "name"), input => Attribute(input, "value"));
        foreach (Match select in Regex.Matches(form, "<select[^>]*name=\"([^\"]+)\".*?</select>", RegexOptions.Singleline))
            fields[select.Groups[1].Value] = Regex.Match(select.Value, "<option value=\"([^\"]*)\" selected").Groups[1].Value;
        return fields;
    }

    private static string Attribute(string tag, string name) => System.Net.WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"([^\"]*)\"").Groups[1].Value);

    private static async Task<Answer> PostFormAsync(WebBooks books, string path, Dictionary<string, string> typed, params (string Name, string Value)[] said)
    {
        var fields = new Dictionary<string, string>(typed);
        foreach (var (name, value) in said) fields[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        return await books.SendAsync(request);
    }
}
