using System.Net;
using FundLedger.Data;
using FundLedger.Tests.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>What the pages say of the worked year (scenario-1.md §5–§12).</summary>
public sealed class PagesTests(PagesSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2024-06-30", "ADV 748,201.92", "RWD 135,000.00", "DMG 612,000.00", "LEG 275,039.50", "合计 1,770,241.42")]
    [InlineData("2024-09-30", "ADV 896,893.92", "RWD 135,054.01", "DMG 1,012,655.17", "LEG 275,039.50", "合计 2,319,642.60")]
    [InlineData("2024-12-31", "ADV 954,477.68", "RWD 115,054.01", "DMG 632,655.17", "LEG 275,039.50", "合计 1,977,226.36")]
    public async Task The_overview_gives_the_available_money_of_each_fund_on_a_day(string day, params string[] expected)
    {
        var rows = PageText.Table(await site.HtmlAsync($"/?asOf={day}"), "各基金余额与可用资金").Skip(1).Select(row => row.Split(" | "));
        rows.Select(cells => $"{cells[0]} {cells[^3]}").ShouldBe(expected);
    }

    [Fact]
    public async Task A_day_within_a_month_counts_the_vouchers_up_to_it()
    {
        var before = PageText.Table(await site.HtmlAsync("/?asOf=2024-05-05"), "各基金余额与可用资金");
        var after = PageText.Table(await site.HtmlAsync("/?asOf=2024-05-06"), "各基金余额与可用资金");
        before[1].ShouldBe("ADV | 诉讼费用垫付专项基金 | 垫付基金 | 778,201.92 | 0.00 | 30,000.00 | 748,201.92 | 256,551.78 | 0.00");
        after[1].ShouldBe("ADV | 诉讼费用垫付专项基金 | 垫付基金 | 748,201.92 | 0.00 | 0.00 | 748,201.92 | 286,551.78 | 0.00");
    }

    [Fact]
    public async Task The_case_statement_is_that_of_the_worked_year()
    {
        var advances = new List<string>();
        foreach (var code in new[] { "C0", "C1", "C2" })
            advances.AddRange(PageText.Table(await site.HtmlAsync($"/cases/{code}"), "垫付款：每一元在哪里").Skip(1));
        advances.ShouldBe(
        [
            "A0 | 鉴定费用 | O1 | 48,333.33 | 0.00 | 48,333.33 | 0.00 | 0.00 | 0.00 | 0.00 | 48,333.33 | 0.00 | 0.00 | 0.00 | PASS",
            "合计 | 48,333.33 | 0.00 | 48,333.33 | 0.00 | 0.00 | 0.00 | 0.00 | 48,333.33 | 0.00 | 0.00 | 0.00 |",
            "A1 | 调查费用 | O1 | 36,666.67 | 36,666.67 | 0.00 | 36,666.67 | 33,218.45 | 3,448.22 | 33,218.45 | 33,218.45 | 0.00 | 0.00 | 0.00 | PASS",
            "A2 | 鉴定费用 | O1 | 145,000.00 | 145,000.00 | 0.00 | 145,000.00 | 145,000.00 | 0.00 | 145,000.00 | 145,000.00 | 0.00 | 0.00 | 0.00 | PASS",
            "A3 | 律师费用 | O1 | 60,000.00 | 60,000.00 | 0.00 | 60,000.00 | 60,000.00 | 0.00 | 50,000.00 | 50,000.00 | 0.00 | 10,000.00 | 0.00 | PASS",
            "合计 | 241,666.67 | 241,666.67 | 0.00 | 241,666.67 | 238,218.45 | 3,448.22 | 228,218.45 | 228,218.45 | 0.00 | 10,000.00 | 0.00 |",
            "A4 | 鉴定费用 | O2 | 58,000.00 | 58,000.00 | 0.00 | 58,000.00 | 56,800.00 | 1,200.00 | 0.00 | 0.00 | 0.00 | 0.00 | 56,800.00 | PASS",
            "A5 | 律师费用 | O2 | 15,800.00 | 15,800.00 | 0.00 | 15,800.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 15,800.00 | PASS",
            "合计 | 73,800.00 | 73,800.00 | 0.00 | 73,800.00 | 56,800.00 | 1,200.00 | 0.00 | 0.00 | 0.00 | 0.00 | 72,600.00 |",
        ]);
    }

    [Fact]
    public async Task A_receipt_shows_each_part_with_the_rule_that_put_it_there() =>
        PageText.Table(await site.HtmlAsync("/cases/C1"), "收款与分配").Skip(1).ShouldBe(
        [
            "2024-08-15 | 记-2024-08-0001 | D1 某造纸公司 | 本金 | A1 | 14,555.55 | 1 按法院通知或债务人指定",
            "本金 | A2 | 63,535.62 | 1 按法院通知或债务人指定",
            "本金 | A3 | 21,908.83 | 1 按法院通知或债务人指定",
            "小计 | 100,000.00 |",
            "2024-10-12 | 记-2024-10-0001 | D1 某造纸公司 | 本金 | A1 | 18,662.90 | 3 本金：先到期者先，同日到期按比例",
            "本金 | A2 | 81,464.38 | 3 本金：先到期者先，同日到期按比例",
            "本金 | A3 | 28,091.17 | 3 本金：先到期者先，同日到期按比例",
            "加倍部分债务利息 | | 2,020.31 | 4 加倍部分债务利息",
            "暂收待退 | | 19,761.24 | 5 余款暂收待退",
            "小计 | 150,000.00 |",
        ]);

    [Fact]
    public async Task A_case_shows_its_custody_contract_judgment_and_parties()
    {
        var html = await site.HtmlAsync("/cases/C1");
        PageText.Table(html, "代管环境损害赔偿金（2901）")[1].ShouldBe("0.00 | 400,000.00 | 258.96 | 265,333.34 | 134,925.62 | 114,666.66 | 20,258.96");
        PageText.Table(html, "修复合同与订单")[1].ShouldBe("RC-01 | R1 某生态修复公司 | 2024-12-02 | 380,000.00 | 265,333.34 | 0.00 | 114,666.66");
        PageText.Table(html, "判决支持的费用")[3].ShouldBe("J-C1 | A3 | D1 某造纸公司 | 2024-06-28 | 2024-07-28 | 50,000.00 | 记-2024-06-0001");
        PageText.Table(html, "当事人与相关单位").Skip(1).ShouldBe(
        [
            "原告 | O1 长春某环境保护志愿者协会 | 51220100MJ00000180", "被告 | D1 某造纸公司 | 91220100MA00000820", "承接单位 | R1 某生态修复公司 | 91220100MA0000066A",
        ]);
    }

    [Fact]
    public async Task A_case_on_an_earlier_day_is_as_it_was_then()
    {
        var html = await site.HtmlAsync("/cases/C1?asOf=2024-06-27");
        PageText.Body(html).ShouldContain("尚无生效判决");
        PageText.Table(html, "垫付款：每一元在哪里")[3].ShouldBe(
            "A3 | 律师费用 | O1 | 60,000.00 | 60,000.00 | 0.00 | 60,000.00 | 60,000.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 | 60,000.00 | PASS");
    }

    [Fact]
    public async Task The_list_of_cases_gives_what_is_open_on_each() =>
        PageText.Table(await site.HtmlAsync("/cases"), "案件").Skip(1).ShouldBe(
        [
            "C0 | （2022）吉71民初8号 | O1 长春某环境保护志愿者协会 | 2024-01-01 | 0.00 | 612,396.21 | 0.00",
            "C1 | （2024）吉71民初12号 | O1 长春某环境保护志愿者协会 | 2024-01-01 | 0.00 | 134,925.62 | 114,666.66",
            "C2 | （2024）吉71民初31号 | O2 延边某生态服务中心 | 2024-01-01 | 72,600.00 | 0.00 | 0.00",
        ]);

    [Fact]
    public async Task The_red_letter_voucher_says_what_it_cancels_in_the_legal_wording()
    {
        var html = await site.HtmlAsync("/vouchers/记-2024-12-0004");
        var voucher = PageText.Table(html, "分录，第 1 张，共 1 张");
        voucher.ShouldBe(
        [
            "摘要 | 会计科目 | 辅助核算 | 借方金额 | 贷方金额",
            "财务会计",
            "注销2024年12月18日记-2024-12-0003号凭证 | 5001 业务活动费用 | ADV | -550.00 |",
            "注销2024年12月18日记-2024-12-0003号凭证 | 1002.01 银行存款-本单位 | ADV BK1 | | -550.00",
            "预算会计",
            "注销2024年12月18日记-2024-12-0003号凭证 | 7101 行政支出 | ADV | -550.00 |",
            "注销2024年12月18日记-2024-12-0003号凭证 | 8001.02 资金结存-货币资金 | ADV | | -550.00",
            "此行空白",
            "财务会计合计 | 人民币负伍佰伍拾元整 | ¥-550.00 | ¥-550.00",
            "预算会计合计 | 人民币负伍佰伍拾元整 | ¥-550.00 | ¥-550.00",
        ]);
        PageText.Body(html).ShouldContain("本凭证以红字注销 记-2024-12-0003");
    }

    [Fact]
    public async Task The_cancelled_voucher_leads_to_both_that_came_after()
    {
        var main = PageText.Body(await site.HtmlAsync("/vouchers/记-2024-12-0003"));
        main.ShouldContain("已被红字注销，见 记-2024-12-0004");
        main.ShouldContain("订正后的凭证： 记-2024-12-0005");
        PageText.Body(await site.HtmlAsync("/vouchers/记-2024-12-0005")).ShouldContain("本凭证订正 记-2024-12-0003");
    }

    [Fact]
    public async Task A_voucher_carries_what_the_law_asks_for()
    {
        var main = PageText.Body(await site.HtmlAsync("/vouchers/记-2024-10-0001"));
        foreach (var part in new[] { "记账凭证", "2024年10月12日", "凭证号 记-2024-10-0001", "附件 2 张", "会计主管", "记账 李审核", "审核 李审核", "出纳 周出纳", "制单 陈会计", "封印" })
            main.ShouldContain(part);
        main.ShouldContain("人民币壹拾伍万元整 ¥150,000.00 ¥150,000.00");
        main.ShouldContain("人民币贰仟零贰拾元零叁角壹分 ¥2,020.31 ¥2,020.31");
    }

    [Fact]
    public async Task A_voucher_of_eleven_lines_has_two_sheets_and_its_totals_on_the_last()
    {
        var html = await site.HtmlAsync("/vouchers/期初");
        PageText.Body(html).ShouldContain("期初 1/2");
        PageText.Table(html, "分录，第 1 张，共 2 张")[^1].ShouldBe("合计见 期初 2/2");
        PageText.Table(html, "分录，第 2 张，共 2 张").TakeLast(3).ShouldBe(
        [
            "此行空白", "财务会计合计 | 人民币捌拾陆万壹仟柒佰伍拾叁元柒角整 | ¥861,753.70 | ¥861,753.70", "预算会计合计 | 人民币贰拾肆万玖仟柒佰伍拾叁元柒角整 | ¥249,753.70 | ¥249,753.70",
        ]);
    }

    [Theory]
    [InlineData("month=2024-08", "记-2024-08-0002 记-2024-08-0001")]
    [InlineData("account=2901&month=2024-12", "记-2024-12-0002")]
    [InlineData("account=1218&case=C0", "记-2024-09-0001 期初")]
    [InlineData("fund=LEG&month=2024-05", "记-2024-05-0003 记-2024-05-0002")]
    [InlineData("text=SO-01", "记-2024-05-0003 记-2024-05-0002 记-2024-04-0003")]
    [InlineData("text=2,020.31", "记-2024-12-0011 记-2024-10-0001")]
    [InlineData("text=19761.24", "记-2024-10-0002 记-2024-10-0001")]
    [InlineData("text=%25", "")]
    [InlineData("text=2024-12-000_", "")]
    [InlineData("text=注销&asOf=2024-12-19", "")]
    [InlineData("text=<script>alert(1)</script>", "")]
    public async Task Vouchers_are_found_by(string asked, string numbers) =>
        string.Join(' ', NumbersIn(await site.HtmlAsync($"/vouchers?{asked}"))).ShouldBe(numbers);

    [Fact]
    public async Task Paging_by_key_shows_every_voucher_once()
    {
        var numbers = new List<string>();
        var path = "/vouchers";
        for (var pages = 0; path is not null && pages < 5; pages++)
        {
            var html = await site.HtmlAsync(path);
            numbers.AddRange(NumbersIn(html));
            path = NextIn(html);
        }
        numbers.Count.ShouldBe(60);
        numbers.Distinct().Count().ShouldBe(60);
        numbers[^1].ShouldBe("期初");
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/vouchers/记-2024-12-9999", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/cases/C9", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/reports/nothing", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/?entity=NOBODY", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/cases?asOf=2024-02-30", HttpStatusCode.BadRequest, "这个请求看不懂")]
    [InlineData("/cases?asOf=2024-02-30", HttpStatusCode.BadRequest, "参数“asOf”的值“2024-02-30”不可用：应为存在的日期 yyyy-MM-dd")]
    [InlineData("/cases?colour=red", HttpStatusCode.BadRequest, "/cases 没有参数“colour”")]
    [InlineData("/bank/BK1/lines?state=shut", HttpStatusCode.BadRequest, "参数“state”的值“shut”不可用")]
    [InlineData("/reports/trial-balance?fund=NONE", HttpStatusCode.UnprocessableEntity, "基金 NONE 不存在")]
    [InlineData("/reports/trial-balance?colour=red", HttpStatusCode.UnprocessableEntity, "colour")]
    [InlineData("/vouchers?month=2024-13", HttpStatusCode.BadRequest, "参数“month”的值“2024-13”不可用：应为会计期间 yyyy-MM")]
    [InlineData("/vouchers?fund=A'B", HttpStatusCode.BadRequest, "fund")]
    public async Task What_cannot_be_shown_is_said_in_plain_words(string path, HttpStatusCode status, string words)
    {
        var answer = await site.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        PageText.Body(await answer.Content.ReadAsStringAsync(Stop)).ShouldContain(words);
    }

    [Fact]
    public async Task Empty_books_say_how_to_begin()
    {
        await using var books = await WebBooks.EmptyAsync();
        PageText.Body(await books.Client.GetStringAsync(new Uri("/?lang=zh-CN", UriKind.Relative), Stop)).ShouldContain("账簿还是空的");
        (await books.Client.GetAsync(new Uri("/vouchers", UriKind.Relative), Stop)).Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text_and_never_as_markup()
    {
        var html = await site.HtmlAsync("/vouchers?text=\"><script>alert(1)</script>&month='onfocus=alert(1)");
        html.ShouldNotContain("<script>alert");
        html.ShouldContain("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"");
    }

    [Fact]
    public async Task The_last_choice_of_entity_day_and_language_is_kept_until_another()
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = await site.AddressAsync() };
        await Visitors.SignInAsync(client, Visitors.Reader);
        async Task<string> ReadAsync(string path) => await client.GetStringAsync(new Uri(path, UriKind.Relative), Stop);

        (await ReadAsync("/")).ShouldContain("lang=\"zh-CN\"");
        (await ReadAsync("/?lang=en&asOf=2024-06-30")).ShouldContain("<html lang=\"en\">");
        PageText.Body(await ReadAsync("/cases")).ShouldContain("Per case on 2024-06-30");
        PageText.Body(await ReadAsync("/cases?asOf=")).ShouldContain("Per case on 2025-01-06");
        PageText.Body(await ReadAsync("/cases?lang=zh-CN")).ShouldContain("截至 2025-01-06");
    }

    [Fact]
    public async Task Tampering_shows_on_the_checks_and_the_verification()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.Database.WriteAsync(WebBooks.Entity, async session =>
        {
            foreach (var trigger in await session.ListAsync<string>("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
                await session.ExecuteAsync($"DROP TRIGGER {trigger}");
            return new Work<int>(await session.ExecuteAsync("UPDATE voucher_line SET amount_fen = amount_fen + 1 WHERE seq = 1 AND line_no = 1"), Keep: true);
        }, Stop);

        var checks = await books.Client.GetStringAsync(new Uri("/checks?lang=zh-CN", UriKind.Relative), Stop);
        PageText.Table(checks, "核对").ShouldContain(row => row.StartsWith("01 | 每张凭证按账簿和基金借贷平衡", StringComparison.Ordinal) && row.EndsWith("FAIL", StringComparison.Ordinal));
        PageText.Body(await books.Client.GetStringAsync(new Uri("/verify?run=true&lang=zh-CN", UriKind.Relative), Stop)).ShouldContain("内容与封印不符");
    }

    [Fact]
    public async Task A_failure_is_told_without_its_innards()
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-lost-");
        await using var lost = Database.Sqlite(Path.Combine(folder.FullName, "never-made.db"), TimeProvider.System);
        var (broken, address) = await PagesSite.ServeAsync(folder.FullName, lost);
        await using (broken)
        {
            using var client = new HttpClient { BaseAddress = address };
            var answer = await client.GetAsync(new Uri("/cases", UriKind.Relative), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            PageText.Body(html).ShouldContain("出错了，账没有变动");
            html.ShouldNotContain("Sqlite");
            await broken.StopAsync(Stop);
        }
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere()
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in PagesSite.Paths)
            links.UnionWith(System.Text.RegularExpressions.Regex.Matches(await site.HtmlAsync(path), "(?:href|src|action)=\"([^\"#]+)\"").Select(link => WebUtility.HtmlDecode(link.Groups[1].Value)));
        links.Count.ShouldBeGreaterThan(100);
        var dead = new List<string>();
        foreach (var link in links.Where(link => !PagesSite.Faulty.Any(faulty => link.StartsWith(faulty, StringComparison.Ordinal))))
            if (await site.GetAsync(link) is { StatusCode: >= HttpStatusCode.BadRequest } answer) dead.Add($"{link}: {answer.StatusCode}");
        dead.ShouldBeEmpty();
    }

    [Fact]
    public async Task SQL_Server_would_take_every_statement_of_the_pages()
    {
        foreach (var path in PagesSite.Paths) await site.GetAsync(path);
        site.Log.Statements.Count.ShouldBeGreaterThan(20);
        string.Join('\n', TSqlGate.Check(site.Log.Statements)).ShouldBeEmpty();
    }

    private static IEnumerable<string> NumbersIn(string html) =>
        PageText.Tables(html).Where(table => table.Caption == "凭证").SelectMany(table => table.Rows.Skip(1)).Select(row => row.Split(" | ")[0]);

    private static string? NextIn(string html)
    {
        var link = System.Text.RegularExpressions.Regex.Match(html, "href=\"([^\"]*)\" rel=\"next\"");
        return link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
    }
}
