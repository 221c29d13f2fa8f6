using System.Net;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>The auditor's pages over the worked year: what they say, where their figures lead, and that they only read.</summary>
public sealed partial class AuditPagesTests(PagesSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_says_what_the_books_are_whether_they_agree_and_what_is_conspicuous()
    {
        var html = await site.HtmlAsync("/audit");

        PageText.Body(html).ShouldMatch("校验行 账本 220000 序号 60 校验 ([0-9A-F]{4}-){4}[0-9A-F]{4}");
        PageText.Table(html, "核对").Count(row => row.EndsWith("PASS", StringComparison.Ordinal)).ShouldBe(Check.All.Count);
        var tests = PageText.Table(html, "审计测试");
        tests.Count.ShouldBe(17);
        tests.Where(row => row.EndsWith("抽样", StringComparison.Ordinal)).ShouldAllBe(row => row.Contains("FAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_desk_tells_the_last_verification_once_one_was_run()
    {
        await using var books = await WebBooks.FundedAsync();
        PageText.Body((await books.GetAsync("/audit?lang=zh-CN")).Text).ShouldContain("在本站尚未做过");

        await books.GetAsync("/verify?run=true");

        PageText.Body((await books.GetAsync("/audit?lang=zh-CN")).Text).ShouldMatch("没有改动 20.+ 验证，\\d+ 张凭证");
    }

    [Fact]
    public async Task A_printed_line_typed_or_pasted_matches_the_books_it_came_from()
    {
        foreach (var printed in new[] { await PrintedAsync("/vouchers/记-2024-12-0003"), await PrintedAsync("/reports/trial-balance"), await PrintedAsync("/vouchers/1") })
        {
            var (books, seq, code) = PartsOf(printed);
            foreach (var asked in new[] { $"line={Uri.EscapeDataString(printed)}", $"books={books}&seq={seq}&code={code}", $"books={books}&seq={seq}&code={code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}" })
            {
                var page = PageText.Body(await site.HtmlAsync($"/audit/verify-code?{asked}"));
                page.ShouldContain("相符");
                page.ShouldContain($"账簿到第 {seq} 张凭证为止的封印，与打印时的一致");
            }
        }
    }

    [Fact]
    public async Task The_same_code_stands_on_page_JSON_workbook_and_in_the_name_of_a_CSV_file()
    {
        var (_, _, code) = PartsOf(await PrintedAsync("/reports/trial-balance"));

        var csv = await site.GetAsync("/api/v1/entities/220000/reports/trial-balance?format=csv&asOf=2024-12-31");
        csv.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"220000-trial-balance-60-{code}.csv");
        (await site.HtmlAsync("/api/v1/entities/220000/reports/trial-balance?format=json&lang=zh-CN")).ShouldContain($"\"mark\":\"账本 220000 序号 60 校验 {code}\"");
        var excel = await (await site.GetAsync("/api/v1/entities/220000/reports/trial-balance?format=xlsx&lang=zh-CN")).Content.ReadAsByteArrayAsync(Stop);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(excel));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet001.xml")!.Open());
        (await sheet.ReadToEndAsync(Stop)).ShouldContain($"账本 220000 序号 60 校验 {code}&amp;C");
    }

    [Theory]
    [InlineData("books=220000&seq=60&code=0000-0000-0000-0000-0000", "不符", "常见的是抄错字")]
    [InlineData("books=220000&seq=61&code=0000-0000-0000-0000-0000", "账簿中没有这个序号", "账簿目前只到序号 60")]
    [InlineData("books=999999&seq=60&code=0000-0000-0000-0000-0000", "没有这个账本", "会计主体的代码")]
    [InlineData("books=220000&seq=60&code=XYZ", "校验码看不懂", "20 个字符")]
    [InlineData("books=220000&seq=六十&code=0000-0000-0000-0000-0000", "序号应为整数", "不带符号")]
    [InlineData("books=220000&seq=-1&code=0000-0000-0000-0000-0000", "序号应为整数", "不带符号")]
    [InlineData("books=220000&seq=99999999999999999999&code=0000-0000-0000-0000-0000", "序号应为整数", "18 位")]
    [InlineData("line=<script>alert(1)</script>", "校验码看不懂", "20 个字符")]
    public async Task What_does_not_match_is_said_with_what_it_means(string asked, string verdict, string meaning)
    {
        var answer = await site.GetAsync("/audit/verify-code?" + asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        PageText.Body(html).ShouldContain(verdict);
        PageText.Body(html).ShouldContain(meaning);
        html.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task After_a_tampering_that_was_sealed_anew_the_old_code_does_not_match()
    {
        await using var books = await WebBooks.FundedAsync();
        var (_, seq, code) = PartsOf(MarkIn((await books.GetAsync("/reports/trial-balance?lang=zh-CN")).Text));
        await books.Database.WriteAsync(WebBooks.Entity, async session =>
        {
            foreach (var trigger in await session.ListAsync<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'")) await session.ExecuteAsync($"DROP TRIGGER {trigger}");
            return new Work<int>(await session.ExecuteAsync("UPDATE voucher SET seal = @seal WHERE seq = @seq", new { seal = new string('0', 64), seq = long.Parse(seq, System.Globalization.CultureInfo.InvariantCulture) }), Keep: true);
        }, Stop);

        PageText.Body((await books.GetAsync($"/audit/verify-code?lang=zh-CN&seq={seq}&code={code}")).Text).ShouldContain("不符");
    }

    [Fact]
    public async Task The_beginning_of_the_chain_has_a_code_too()
    {
        await using var books = await WebBooks.EmptyAsync();
        (await books.SendAsync(File.ReadLines(RepoFiles.PathOf("db/seed/scenario-1.jsonl")).First())).Status.ShouldBe(201);
        var (_, seq, code) = PartsOf(MarkIn((await books.GetAsync("/reports/trial-balance?lang=zh-CN")).Text));

        seq.ShouldBe("0");
        PageText.Body((await books.GetAsync($"/audit/verify-code?lang=zh-CN&seq=0&code={code}")).Text).ShouldContain("相符");
    }

    [Fact]
    public async Task A_sample_on_the_page_and_in_the_file_is_the_same_and_its_link_draws_it_again()
    {
        var html = await site.HtmlAsync("/audit/sampling?method=RANDOM&draw=true&seed=S-9&size=8");
        var rows = PageText.Table(html, "审计抽样底稿");

        rows[0].ShouldBe("序 | 日期 | 凭证号 | 摘要或对象 | 金额 | 抽中依据 | 原始凭证 | 银行流水 | 审批手续 | 账务处理 | 差异金额 | 结论及备注");
        rows.Count.ShouldBe(10);
        var again = WebUtility.HtmlDecode(Replay().Match(html).Groups[1].Value);
        again.ShouldContain("knownAt=60");
        PageText.Table(await site.HtmlAsync(again), "审计抽样底稿").ShouldBe(rows);
        var csv = await site.HtmlAsync(WebUtility.HtmlDecode(Csv().Match(html).Groups[1].Value));
        csv.Split("\r\n").Skip(1).Take(8).Select(line => line.Split(',')[2].Trim('"')).ShouldBe(rows.Skip(1).Take(8).Select(row => row.Split(" | ")[2]));
    }

    [Theory]
    [InlineData("method=RANDOM&draw=true&size=5", "缺少参数“seed”")]
    [InlineData("method=RANDOM&draw=true&seed=A&size=10000", "1 至 2000 的整数")]
    [InlineData("method=MONETARY&draw=true&seed=A&interval=0", "大于零的金额")]
    [InlineData("method=ABOVE&draw=true&above=abc", "大于零的金额")]
    [InlineData("method=RANDOM&draw=true&seed=A&size=5&from=9999-12", "晚于截止日")]
    public async Task What_cannot_be_drawn_is_said_and_what_was_typed_is_kept(string asked, string says)
    {
        var answer = await site.GetAsync("/audit/sampling?" + asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        PageText.Body(await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(says);
    }

    [Fact]
    public async Task A_finding_on_the_desk_leads_to_its_sample()
    {
        var html = await site.HtmlAsync("/audit");
        var link = RiskLink().Match(html);
        link.Success.ShouldBeTrue();

        var page = await site.HtmlAsync(WebUtility.HtmlDecode(link.Groups[1].Value) + "&draw=true&seed=A&size=50");
        PageText.Table(page, "审计抽样底稿").Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_voucher_leads_to_the_bank_s_line_and_the_line_is_there()
    {
        var html = await site.HtmlAsync("/vouchers?account=1002.02&month=2024-12");
        var voucher = VoucherLink().Match(html).Groups[1].Value;
        var page = await site.HtmlAsync(voucher);

        var rows = PageText.Table(page, "银行流水");
        rows.Count.ShouldBeGreaterThan(1);
        rows[1].ShouldStartWith("BK2 BK2-");
        var line = await site.HtmlAsync(WebUtility.HtmlDecode(BankLink().Match(page).Groups[1].Value));
        PageText.Body(line).ShouldContain(rows[1].Split(" | ")[0].Split(' ')[1]);
        PageText.Body(await site.HtmlAsync("/vouchers/记-2024-10-0001")).ShouldContain("银行流水中还没有与本凭证匹配的行");
        PageText.Body(await site.HtmlAsync("/vouchers/记-2024-06-0001")).ShouldContain("本凭证不涉及银行账户");
    }

    [Fact]
    public async Task Figures_of_the_trial_balance_lead_to_the_account_and_on_to_the_voucher()
    {
        var html = await site.HtmlAsync("/reports/trial-balance");
        var figures = FigureLink().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct().ToList();

        figures.Count.ShouldBeGreaterThan(15);
        PageText.Body(await site.HtmlAsync(figures[0])).ShouldContain("记-2024-");
        html.ShouldNotMatch("<a [^>]*></a>");
    }

    [Theory]
    [InlineData("person=李审核&as=reviewer", "李审核")]
    [InlineData("about=A1", "A1")]
    [InlineData("type=advancePaid", "支付垫付款")]
    public async Task Recorded_events_are_found_and_each_leads_to_what_was_sent(string asked, string says)
    {
        var html = await site.HtmlAsync("/audit/commands?" + asked);
        var rows = PageText.Table(html, "业务记录检索");
        rows.Count.ShouldBeGreaterThan(3);
        var recorded = RecordedLink().Match(html).Groups[1].Value;
        PageText.Body(await site.HtmlAsync(WebUtility.HtmlDecode(recorded))).ShouldContain(asked.StartsWith("type", StringComparison.Ordinal) ? rows[1].Split(" | ")[3] : says);
    }

    [Fact]
    public async Task Recorded_events_page_by_key_and_as_CSV_give_the_same()
    {
        var keys = new List<string>();
        for (var path = "/audit/commands?person=陈会计"; path is not null;)
        {
            var html = await site.HtmlAsync(path);
            keys.AddRange(PageText.Table(html, "业务记录检索").Skip(1).Select(row => row.Split(" | ")[3]));
            path = NextLink().Match(html) is { Success: true } next ? WebUtility.HtmlDecode(next.Groups[1].Value) : null;
        }
        var csv = await site.HtmlAsync("/audit/commands?person=陈会计&handler=Csv");

        keys.Count.ShouldBeGreaterThan(CommandsOnOnePage);
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[3].Trim('"')).ShouldBe(keys);
    }

    private const int CommandsOnOnePage = FundLedger.Web.Pages.Audit.CommandsModel.PageLength;

    [Theory]
    [InlineData("from=2024-02-30")]
    [InlineData("to=gestern")]
    public async Task A_day_that_is_none_is_said(string asked) =>
        PageText.Body(await site.HtmlAsync("/audit/commands?" + asked)).ShouldContain("日期应写成 2024-12-31");

    [Theory]
    [InlineData("text=\"><script>alert(1)</script>")]
    [InlineData("person=' OR 1=1 --")]
    [InlineData("type=%00")]
    [InlineData("from=0001-01-01&to=9999-12-31&about=%25")]
    [InlineData("after=-5")]
    public async Task Odd_searches_find_nothing_odd(string asked)
    {
        var answer = await site.GetAsync("/audit/commands?" + asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task No_page_of_the_audit_writes_the_books()
    {
        await using var books = await WebBooks.FundedAsync();
        var before = (await books.EverythingAsync()).Split('\n');
        foreach (var path in PagesSite.Paths.Where(path => path.StartsWith("/audit", StringComparison.Ordinal))) await books.GetAsync(path);
        await books.GetAsync("/audit/commands?handler=Csv");

        // Whoever took a file out stands in the trail of access, and nothing else was written.
        (await books.EverythingAsync()).Split('\n').Except(before).ShouldHaveSingleItem().ShouldContain("|exported|220000 commands.csv|DONE|");
        foreach (var source in RepoFiles.Below("src/FundLedger.Web/Pages/Audit", ".cs").Concat(RepoFiles.Below("src/FundLedger.Web/Auditing", ".cs")).Select(RepoFiles.Read))
            source.ShouldNotMatch(@"\bJournal\b|\.WriteAsync\(WebBooks|books\.WriteAsync");
    }

    private async Task<string> PrintedAsync(string path) => MarkIn(await site.HtmlAsync(path));
    private static string MarkIn(string html) => Printed().Match(WebUtility.HtmlDecode(html)).Value;

    private static (string Books, string Seq, string Code) PartsOf(string printed)
    {
        printed.ShouldMatch("^账本 ");
        var parts = printed.Split(' ');
        return (parts[1], parts[3], parts[5]);
    }

    [GeneratedRegex("账本 \\S+ 序号 \\d+ 校验 (?:[0-9A-F]{4}-){4}[0-9A-F]{4}")] private static partial Regex Printed();
    [GeneratedRegex("href=\"(/audit/sampling\\?[^\"]*knownAt[^\"]*)\"")] private static partial Regex Replay();
    [GeneratedRegex("href=\"(/api/[^\"]*format=csv)\"")] private static partial Regex Csv();
    [GeneratedRegex("href=\"(/audit/sampling\\?method=RISK[^\"]*)\"")] private static partial Regex RiskLink();
    [GeneratedRegex("scope=\"row\"><a href=\"(/vouchers/\\d+)\"")] private static partial Regex VoucherLink();
    [GeneratedRegex("href=\"(/bank/[^\"]*)\"")] private static partial Regex BankLink();
    [GeneratedRegex("<td class=\"n\">\\s*<a href=\"(/reports/account-register[^\"]*)\"")] private static partial Regex FigureLink();
    [GeneratedRegex("href=\"(/commands/recorded\\?key=[^\"]*)\"")] private static partial Regex RecordedLink();
    [GeneratedRegex("href=\"([^\"]*)\" rel=\"next\"")] private static partial Regex NextLink();
}
