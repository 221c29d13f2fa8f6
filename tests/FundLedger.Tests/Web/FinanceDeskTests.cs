using System.Text.RegularExpressions;
using FundLedger.Tests.Support;
using Microsoft.Playwright;

namespace FundLedger.Tests.Web;

/// <summary>The pages of the finance desk over the worked year and over books in which something waits.</summary>
public sealed partial class FinanceDeskTests(PagesSite site, Browser browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_work_list_of_the_worked_year_names_what_is_open_at_its_end()
    {
        var html = await site.HtmlAsync("/finance");
        PageText.Table(html, "制单").Skip(1).ShouldBe(
        [
            "结算垫付款 | A5 | C2 | O2 延边某生态服务中心 | | 2025-06-28 | 已付款，尚未凭票结算 | 15,800.00 | 办理",
            "匹配银行流水 | BK1 | | | 2024-01-15 | | 17 行流水未匹配，最早一行已 351 天 | | 办理",
            "编制余额调节表 | BK1 | | | 2024-01-31 | | 12 个月份未编制余额调节表 | | 办理",
            "编制余额调节表 | ZB | | | 2024-01-31 | | 12 个月份未编制余额调节表 | | 办理",
        ]);
        PageText.Table(html, "出纳").Skip(1).ShouldBe(["支付修复款 | RC-01 | C1 | R1 某生态修复公司 | 2024-12-02 | | 签约或验收后 29 天，尚未付清 | 114,666.66 | 办理"]);
        html.ShouldContain("/commands/advanceSettled?advance=A5&amp;amount=15800.00");
        PageText.Tables(html).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/finance?asOf=2024-04-20&duty=CASHIER", "支付垫付款")]
    [InlineData("/finance?asOf=2024-05-20&duty=CASHIER", "支付已入账账单")]
    [InlineData("/finance?asOf=2024-10-20&kind=RETURN_OVERPAYMENT", "退还多付款")]
    [InlineData("/finance?asOf=2024-02-19&duty=APPROVER", "审批垫付申请 审批垫付申请 审批垫付申请")]
    [InlineData("/finance?text=RC-01", "支付修复款")]
    [InlineData("/finance?text=none", "")]
    public async Task Work_is_filtered_by_duty_kind_and_text_on_any_day(string path, string names)
    {
        var html = await site.HtmlAsync(path);
        string.Join(' ', PageText.Tables(html).SelectMany(table => table.Rows.Skip(1)).Select(row => row.Split(" | ")[0])).ShouldBe(names);
    }

    [Fact]
    public async Task A_case_tells_its_story_in_one_list_and_what_can_be_done_next()
    {
        var html = await site.HtmlAsync("/cases/C1?asOf=2025-01-06");
        var story = PageText.Table(html, "经过：进程与收付");
        story.ShouldContain("2024-06-28 | 判决生效 · 胜诉 | |");
        story.ShouldContain("2024-09-30 | 第三季度存款利息 BK2（归案件赔偿金） | 258.96 | 记-2024-09-0003");
        story.Skip(1).Select(row => row[..10]).ShouldBeInOrder();
        var main = PageText.Body(html);
        main.ShouldContain("案件状态 判决已生效");
        main.ShouldContain("目前没有人欠款");
        html.ShouldContain("/commands/rewardApproved?case=C1&amp;organisation=O1");
        (await site.HtmlAsync("/cases/C2?asOf=2025-01-06")).ShouldContain("/commands/advanceRefunded?advance=A5&amp;amount=15800.00");
        PageText.Body(await site.HtmlAsync("/cases/C1?asOf=2024-08-31")).ShouldContain("应收与利息按最新账簿计算，请将截止日改为 2025-01-06");
    }

    /// <summary>On 28 August 33,218.45 bear interest for 31 days: 33,218.45 × 31 × 0.000175 = 180.21.</summary>
    [Theory]
    [InlineData("zh-CN", "收款分配预览：每一元清偿什么、为什么", "本金 | A1 | 33,218.45 | 33,218.45 | 0.00 | 本金：先到期者先付；同日到期按未付额比例分摊，最大余数法，尾差归较早的垫付单")]
    [InlineData("en", "Allocation preview: what each yuan pays, and why", "principal | A1 | 33,218.45 | 33,218.45 | 0.00 | principal: what fell due first; what fell due on one day pro rata by largest remainder, ties to the earlier advance")]
    public async Task A_receipt_that_is_tried_shows_what_it_pays_by_which_rule_and_what_stays_owed(string language, string caption, string principal)
    {
        await using var books = await AwardedAsync();
        var tried = await TryAsync(books, language, "recoveryReceived", new() { ["case"] = "C1", ["defendant"] = "D1", ["amount"] = "33300.00", ["bank"] = "BK1", ["date"] = "2024-08-28" });
        var rows = PageText.Table(tried, caption);
        rows[1].ShouldBe(principal);
        rows[2].ShouldContain(" | 180.21 | 81.55 | 98.66 | ");
        rows[3].ShouldEndWith(" | 33,398.66 | 33,300.00 | 98.66 |");
    }

    [Fact]
    public async Task What_a_receipt_does_not_reach_is_shown_as_still_owed()
    {
        await using var books = await AwardedAsync();
        var tried = await TryAsync(books, "zh-CN", "recoveryReceived", new() { ["case"] = "C1", ["defendant"] = "D1", ["amount"] = "1000.00", ["bank"] = "BK1", ["date"] = "2024-08-28" });
        PageText.Table(tried, "收款分配预览：每一元清偿什么、为什么")[2].ShouldBe("加倍部分债务利息 | | 180.21 | | 180.21 | 本次款项未轮到清偿");
    }

    [Fact]
    public async Task The_pay_list_names_payee_account_and_paying_account_and_masks_the_number_until_it_is_printed()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.PlayAsync("""
            AC 2024-02-01 partyAccountChanged change=AC-1 party=O1 bankName=某银行 accountNumber=6222000011112222 holder=协会 proposedBy=林承办
            AD 2024-02-02 partyAccountConfirmed change=AC-1 by=李审核
            A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            """);
        var page = (await books.GetAsync("/finance/payments?lang=zh-CN&asOf=2024-02-29")).Text;
        PageText.Table(page, "付款清单")[1].ShouldBe(" | 支付垫付款 | A1 | C1 | O1 协会 | 某银行 •••• 2222 | 36,666.67 | BK1 基本户 | 800,000.00 | 办理");
        page.ShouldNotContain("6222000011112222");
        page.ShouldContain("/commands/advancePaid?advance=A1&amp;amount=36666.67&amp;bank=BK1");

        var sheet = (await books.GetAsync("/finance/payments?lang=zh-CN&asOf=2024-02-29&sheet=true")).Text;
        sheet.ShouldContain("6222000011112222");
        PageText.Body(sheet).ShouldContain("¥36,666.67 人民币叁万陆仟陆佰陆拾陆元陆角柒分");
    }

    [Fact]
    public async Task The_closing_checklist_says_what_stops_a_month_and_opens_the_form_when_nothing_does()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.PlayAsync("DR 2024-01-31 voucherDrafted draft=D-1 summary=调整 lines=[account=5001 fund=ADV side=DEBIT amount=1.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=1.00]");
        var stopped = (await books.GetAsync("/finance/close?month=2024-01&lang=zh-CN")).Text;
        PageText.Table(stopped, "月末结账检查").ShouldContain("没有未记账凭证 | 阻止结账 | D-1 | 审核记账或作废这些凭证。 查看");
        stopped.ShouldNotContain("/commands/monthClosed?period=2024-01");

        await books.PlayAsync("DD 2024-01-31 draftDiscarded draft=D-1 reason=重复填制");
        var open = (await books.GetAsync("/finance/close?month=2024-01&lang=zh-CN")).Text;
        PageText.Table(open, "月末结账检查").ShouldContain("没有未记账凭证 | 具备 | | 查看");
        open.ShouldContain("/commands/monthClosed?period=2024-01");
        PageText.Table((await books.GetAsync("/finance/close?month=2024-02&lang=zh-CN")).Text, "月末结账检查")[1].ShouldBe("本月已启用，以前月份均已结账 | 阻止结账 | 2024-01 | 先结清较早的月份，或启用年度。 查看");
    }

    [Fact]
    public async Task The_year_end_of_the_worked_year_lists_its_closing_in_order()
    {
        var html = await site.HtmlAsync("/finance/close?month=2024-12");
        PageText.Table(html, "2024 年年末结转：按顺序办理的事项").Skip(1).ShouldBe(
        [
            "1 | 注销未用授权支付额度（R13） | 1 | 记-2024-12-0010 | 275,039.50 | 已办理", "2 | 年末确认垫付款预算支出（R23a，按政策） | | | | 无须办理",
            "3 | 财务会计：收入、费用结转至累计盈余（R56） | 9 | 记-2024-12-0011 – 记-2024-12-0027 | 3,557,267.97 | 已办理",
            "4 | 预算会计：收支结转至累计结转或结余（R57） | 10 | 记-2024-12-0014 – 记-2024-12-0029 | 2,389,850.48 | 已办理", "5 | 启用下一年度，余额结转（R59） | | | | 已办理",
        ]);
        PageText.Body(html).ShouldContain("2024-12 已由 孙主管 结账");
    }

    [Fact]
    public async Task A_month_is_printed_in_the_order_of_its_numbers_and_its_cover_counts_what_is_bound()
    {
        var html = await site.HtmlAsync("/vouchers/print?month=2024-12");
        Number().Matches(html).Select(match => match.Groups[1].Value).ShouldBe(Enumerable.Range(1, 29).Select(number => $"记-2024-12-{number:0000}"));
        html.ShouldContain("<p class=\"redmark\">红字</p>");
        var cover = PageText.Table(await site.HtmlAsync("/vouchers/cover?month=2024-12"), "会计凭证封面 记");
        cover.ShouldBe(
        [
            "单位名称 | 省生态环境厅（示例）", "月份 | 2024-12 | 凭证种类（凭证字） | 记", "起止日期 | 2024-12-02 – 2024-12-31 | 起止号码 | 记-2024-12-0001 – 记-2024-12-0029",
            "记账凭证（号） | 29 | 记账凭证张数 | 29", "所附原始凭证张数 | 13 | 册次 | 第 册 共 册", "附件另订 |",
        ]);
    }

    [Fact]
    public async Task The_cashier_signs_only_vouchers_that_move_money()
    {
        PageText.Body(await site.HtmlAsync("/vouchers/记-2024-10-0001")).ShouldContain("出纳 周出纳");
        PageText.Body(await site.HtmlAsync("/vouchers/记-2024-02-0001")).ShouldNotContain("出纳");
    }

    [Fact]
    public async Task An_approval_has_its_facts_beside_it()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.PlayAsync("""
            JM 2024-02-01 jointMeetingHeld minutes=吉环联纪〔2024〕1号 participants=[省厅; 省法院] items=[item=1 kind=ADVANCE subject=垫付调查费用 responsible=林承办 due=2024-03-01]
            """);
        var main = PageText.Body((await books.GetAsync("/commands/advanceApproved?advance=A1&date=2024-02-10&lang=zh-CN")).Text);
        foreach (var fact in new[] { "可用余额 800,000.00", "拟批准金额 36,666.67", "批准后可用余额 763,333.33", "本笔须由 处长", "吉环联纪〔2024〕1号#1 垫付调查费用", "1 案 1 笔垫付" })
            main.ShouldContain(fact);
        PageText.Body((await books.GetAsync("/commands/advanceApproved?advance=A1&amount=60000&lang=zh-CN")).Text).ShouldContain("本笔须由 分管厅领导");
    }

    [Fact]
    public async Task A_refusal_says_what_to_do()
    {
        await using var books = await WebBooks.FundedAsync();
        PageText.Body(await TryAsync(books, "zh-CN", "advancePaid", new() { ["advance"] = "A1", ["amount"] = "1.00", ["bank"] = "BK1", ["date"] = "2024-02-10" })).ShouldContain("垫付单 A1 尚未批准 先办理批准，再付款。");
        PageText.Body(await TryAsync(books, "en", "advancePaid", new() { ["advance"] = "A1", ["amount"] = "1.00", ["bank"] = "BK1", ["date"] = "2024-02-10" })).ShouldContain("Have it approved first.");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task An_advance_is_entered_by_keyboard_alone_and_without_script(string language)
    {
        await using var books = await WebBooks.FundedAsync();
        var site = books.Client.BaseAddress!;
        await using var window = await Visitors.SignedInAsync(await browser.WindowAsync(new() { Locale = language, JavaScriptEnabled = false, BaseURL = site.ToString() }), site, await Visitors.SignInAsync(site, "lin"));
        var page = await window.NewPageAsync();
        await page.GotoAsync("/finance/advance");
        await page.Locator("#q-case:focus").WaitForAsync();
        foreach (var typed in new[] { "吉71民初31", "\t", "A", "\t", "58,000.00" })
            if (typed == "\t") await page.Keyboard.PressAsync("Tab");
            else if (typed == "A") await page.Keyboard.PressAsync("ArrowDown");
            else await page.Keyboard.InsertTextAsync(typed);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#ready").WaitForAsync();
        await page.Locator("main button[value=record]:focus").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("人民币伍万捌仟元整");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/commands/recorded**");

        var advances = await books.Database.ReadAsync(session => session.ListAsync<string>(
            "SELECT CONCAT(advance, ' ', fund, ' ', case_code, ' ', organisation, ' ', cost_kind, ' ', requested_fen, ' ', requested_by) FROM advance WHERE case_code = 'C2'"), Stop);
        advances.ShouldBe(["A2 ADV C2 O2 INVESTIGATION 5800000 林承办"]);
    }

    [Fact]
    public async Task The_pages_of_the_desk_fit_a_phone_in_English_too()
    {
        await using var window = await site.SignedInAsync(await browser.WindowAsync(new() { Locale = "en", BaseURL = (await site.AddressAsync()).ToString(), ViewportSize = new() { Width = 375, Height = 800 } }));
        var page = await window.NewPageAsync();
        foreach (var path in new[] { "/finance", "/finance/advance", "/finance/payments", "/finance/close", "/cases/C0", "/cases/C2" })
        {
            await page.GotoAsync(path);
            (await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBeLessThanOrEqualTo(375, path);
        }
    }

    [Fact]
    public async Task Who_only_signs_sees_what_waits_but_no_form_to_hand_in()
    {
        await using var books = await WebBooks.FundedAsync();
        using var cashier = new HttpClient { BaseAddress = books.Client.BaseAddress };
        cashier.DefaultRequestHeaders.Add("Cookie", await Visitors.SignInAsync(books.Client.BaseAddress!, "zhou"));
        var html = await cashier.GetStringAsync(new Uri("/finance?lang=zh-CN", UriKind.Relative), Stop);
        PageText.Table(html, "审批")[1].ShouldStartWith("审批垫付申请 | A1 | C1");
        html.ShouldNotContain("/commands/advanceApproved");
    }

    [Theory]
    [InlineData("/finance/advance?case=C9&amount=1", "案件 C9 不存在")]
    [InlineData("/finance/advance?case=C1&amount=abc", "不是金额")]
    [InlineData("/finance/advance?case=吉71民初&amount=5", "是哪一个案件？")]
    [InlineData("/finance/advance?case=C1&amount=-5&costKind=LAWYER", "必须大于零")]
    public async Task What_cannot_be_entered_is_said_before_it_is_sent(string path, string says)
    {
        var html = await site.HtmlAsync(path);
        PageText.Body(html).ShouldContain(says);
        html.ShouldNotContain("id=\"ready\"");
    }

    private static async Task<WebBooks> AwardedAsync()
    {
        var books = await WebBooks.FundedAsync();
        return await books.PlayAsync(Story.A1Settled + "\nF-A1 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1\n" + Story.A1Awarded);
    }

    private static async Task<string> TryAsync(WebBooks books, string language, string command, Dictionary<string, string> typed)
    {
        var path = $"/commands/{command}?lang={language}&entity={WebBooks.Entity}";
        var form = await books.GetAsync(path);
        foreach (var (name, value) in new[] { ("do", "try"), ("key", Hidden(form.Text, "key")), ("__RequestVerificationToken", Hidden(form.Text, "__RequestVerificationToken")) }) typed[name] = value;
        using var content = new FormUrlEncodedContent(typed);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return (await books.SendAsync(request)).Text;
    }

    private static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{name}\" (?:type=\"hidden\" )?value=\"([^\"]+)\"").Groups[1].Value;

    [GeneratedRegex("<b>(记-[0-9-]+)</b>")] private static partial Regex Number();
}
