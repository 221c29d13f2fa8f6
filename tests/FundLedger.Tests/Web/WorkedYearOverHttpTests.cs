using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>The worked year, every command of it posted to the site as any client would.</summary>
public sealed class YearOverHttp : IAsyncLifetime
{
    internal WebBooks Books { get; private set; } = null!;

    /// <summary>The answers, by the keys of the commands.</summary>
    internal Dictionary<string, JsonNode> Answers { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Books = await WebBooks.EmptyAsync(WorkedYears.Clock);
        foreach (var line in WorkedYears.Commands(WorkedYears.Scenario))
        {
            var answer = await Books.SendAsync(line);
            answer.Status.ShouldBe(201, $"{line}\n{answer.Text}");
            Answers.Add((string)answer.Json["key"]!, answer.Json);
        }
    }

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}

public sealed class WorkedYearOverHttpTests(YearOverHttp year, WorkedYears journal) : IClassFixture<YearOverHttp>
{
    private static readonly JsonNode Expected = JsonNode.Parse(RepoFiles.Read("tests/books/scenario-1.json"))!;

    public static TheoryData<string> Reports => [.. ReportCatalogue.All.Where(report => !report.Parameters.Any(parameter => parameter.Required)).Select(report => report.Name)];

    [Fact]
    public async Task It_gives_the_sixty_vouchers_line_by_line()
    {
        var listed = (await year.Books.GetAsync("/api/v1/entities/220000/vouchers?take=500")).Json["vouchers"]!.AsArray();
        var found = new List<string>();
        foreach (var card in listed.Reverse())
        {
            var answer = await year.Books.GetAsync($"/api/v1/entities/220000/vouchers/{Uri.EscapeDataString((string)card!["no"]!)}");
            found.Add(PageOf(answer.Json, "advance"));
        }

        found.Count.ShouldBe(60);
        found.ShouldBe(Expected["vouchers"]!.AsArray().Select(voucher => PageOf(voucher!, "adv")));
    }

    [Fact]
    public async Task A_voucher_can_be_fetched_from_the_address_that_its_posting_gave()
    {
        var answer = await year.Books.GetAsync("/api/v1/entities/220000/vouchers/" + Uri.EscapeDataString("期初"));
        answer.Json["lines"]!.AsArray().Count.ShouldBe(11);
    }

    [Fact]
    public async Task The_cancellation_and_the_correction_are_worded_as_the_law_words_them()
    {
        (await VoucherAsync("记-2024-12-0004"))["summary"]!.ToString().ShouldBe("注销2024年12月18日记-2024-12-0003号凭证");
        (await VoucherAsync("记-2024-12-0005"))["summary"]!.ToString().ShouldBe("订正2024年12月18日记-2024-12-0003号凭证");
        (await VoucherAsync("记-2024-12-0004"))["reverses"]!.ToString().ShouldBe("记-2024-12-0003");
        (await VoucherAsync("记-2024-12-0005"))["corrects"]!.ToString().ShouldBe("记-2024-12-0003");
    }

    [Theory]
    [InlineData("E17", "alloc1")]
    [InlineData("E19", "alloc0")]
    [InlineData("E22", "alloc2")]
    public void A_receipt_is_allocated_to_the_fen(string key, string allocation)
    {
        var principal = year.Answers[key]["allocations"]!.AsArray().Where(part => (string)part!["head"]! == "PRINCIPAL")
            .Select(part => $"{part!["advance"]} {part["amount"]}");
        principal.ShouldBe(Expected["expected"]!["allocations"]![allocation]!.AsObject().Select(part => $"{part.Key} {part.Value}"));
    }

    [Fact]
    public void What_the_second_payment_leaves_is_late_interest_and_money_to_return()
    {
        var rest = year.Answers["E22"]["allocations"]!.AsArray().Where(part => (string)part!["head"]! != "PRINCIPAL").Select(part => $"{part!["head"]} {part["amount"]}");
        rest.ShouldBe([$"DELAY_INTEREST {Expected["expected"]!["late_interest"]}", $"SURPLUS {Expected["expected"]!["over_payment"]}"]);
    }

    [Theory]
    [InlineData("before", "trial_balance_pre_closing")]
    [InlineData("after", "trial_balance_post_closing")]
    public async Task The_trial_balance_has_every_figure(string closing, string expected)
    {
        var report = (await year.Books.GetAsync($"/api/v1/entities/220000/reports/trial-balance?asOf=2024-12-31&closing={closing}")).Json;
        var found = report["rows"]!.AsArray().Where(row => (string)row!["kind"]! == "detail").Select(row => row!["cells"]!)
            .Select(row => string.Join(' ', row["account"], Net(row, "opening"), row["debit"], row["credit"], Net(row, "closing")));
        found.ShouldBe(Expected[expected]!.AsObject()
            .Select(row => string.Join(' ', row.Key, row.Value!["opening"], row.Value["debit"], row.Value["credit"], row.Value["closing"])));
    }

    [Theory, MemberData(nameof(Reports))]
    public async Task Every_report_over_HTTP_is_the_report_of_the_same_books_kept_by_the_journal(string name)
    {
        using var expected = new MemoryStream();
        await new ReportRunner(await journal.After(WorkedYears.Scenario)).StreamAsync(name, ReportRequest.For("220000", ("asOf", "2024-12-31")),
            sheet => CsvWriter.WriteAsync(sheet, expected, CultureInfo.GetCultureInfo("en"), Stop), Stop);

        var answer = await year.Books.GetAsync($"/api/v1/entities/220000/reports/{name}?asOf=2024-12-31&format=csv");

        answer.Type.ShouldBe("text/csv");
        answer.Text.ShouldBe(Encoding.UTF8.GetString(expected.ToArray()).TrimStart('\uFEFF'), name);
    }

    [Fact]
    public async Task The_chain_verifies_over_HTTP()
    {
        var verified = (await year.Books.GetAsync("/api/v1/entities/220000/verify")).Json;
        ((bool)verified["clean"]!).ShouldBeTrue(verified.ToJsonString());
        verified["chains"]![0]!["vouchers"]!.GetValue<int>().ShouldBe(60);
        verified["chains"]![0]!["commands"]!.GetValue<int>().ShouldBe(80);
        verified["chains"]![0]!["acts"]!.GetValue<int>().ShouldBe(80);
        ((bool)verified["installationTrail"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Vouchers_are_paged_without_loss_and_found_by_month_case_fund_account_and_text()
    {
        var (numbers, after) = (new List<string>(), "");
        for (var pages = 1; ; pages++)
        {
            var page = (await year.Books.GetAsync($"/api/v1/entities/220000/vouchers?take=7{after}")).Json;
            numbers.AddRange(page["vouchers"]!.AsArray().Select(voucher => (string)voucher!["no"]!));
            if (page["after"] is null) break;
            pages.ShouldBeLessThan(20);
            after = $"&after={page["after"]}";
        }
        numbers.Count.ShouldBe(60);
        numbers.Distinct().Count().ShouldBe(60);

        (await FoundAsync("month=2024-08")).ShouldBe(["记-2024-08-0002", "记-2024-08-0001"]);
        (await FoundAsync("case=C0")).ShouldBe(["记-2024-09-0003", "记-2024-09-0001", "期初"]);
        (await FoundAsync("fund=LEG&month=2024-05")).ShouldBe(["记-2024-05-0003", "记-2024-05-0002"]);
        (await FoundAsync("account=2307.03")).ShouldBe(["记-2024-11-0002", "记-2024-11-0001"]);
        (await FoundAsync("text=" + Uri.EscapeDataString("手续费"))).ShouldBe(["记-2024-12-0003"]);
        (await FoundAsync("text=" + Uri.EscapeDataString("%"))).ShouldBeEmpty();
        (await FoundAsync("text=19761.24")).ShouldBe(["记-2024-10-0002", "记-2024-10-0001"]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<IEnumerable<string>> FoundAsync(string query) =>
        (await year.Books.GetAsync($"/api/v1/entities/220000/vouchers?{query}")).Json["vouchers"]!.AsArray().Select(voucher => (string)voucher!["no"]!);

    private async Task<JsonNode> VoucherAsync(string number) => (await year.Books.GetAsync($"/api/v1/entities/220000/vouchers/{Uri.EscapeDataString(number)}")).Json;

    /// <summary>Number, day and lines; the signs of the expected file are the sides.</summary>
    private static string PageOf(JsonNode voucher, string advance)
    {
        var lines = voucher["lines"]!.AsArray().Select(line => string.Join(' ', new[] { "side", "account", "book", "fund", "amount", "case", advance, "order", "party", "bank", "payee" }
            .Select(name => line![name]?.ToString() ?? "-")));
        return $"{voucher["no"]} {voucher["date"]}\n{string.Join('\n', lines)}";
    }

    private static string Net(JsonNode row, string name) => (Money.Parse((string)row[name + "_debit"]!) - Money.Parse((string)row[name + "_credit"]!)).ToString();
}
