using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FundLedger.Tests.Web;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>People sign, return and withdraw on pages, each at a browser of his own.</summary>
public sealed class WorkPagesTests(Browser browser)
{
    private const string Day = """
        陈会计 submits A 2024-02-20 advanceApproved advance=A1 level=SECTION
        王处长 signs W-1 as APPROVED_BY
        李审核 signs W-1 as REVIEWER
        陈会计 submits P 2024-03-05 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=P1
        陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00
        陈会计 submits G 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=6.00 | H 2024-03-02 bankFeeCharged fund=RWD bank=BK1 amount=7.00
        李审核 signs W-3 as REVIEWER
        """;

    [Fact]
    public async Task A_payment_is_reviewed_and_confirmed_on_its_page_and_leads_to_its_voucher()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync(Day);

        var reviewer = await site.AsAsync("李审核");
        await reviewer.GotoAsync("/work");
        await Says(reviewer, "待我签名（2）", "W-2", "支付垫付", "36,666.67", "某环境损害司法鉴定中心");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "W-2" }).ClickAsync();
        await Says(reviewer, "W-2 支付垫付", "现待：审核", "记-2024-03-0001", "垫付单号", "A1 C1");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "审核" }).ClickAsync();
        await Says(reviewer, "现待：确认收付款", "在办事项 W-2 待出纳签名");

        var cashier = await site.AsAsync("周出纳");
        await cashier.GotoAsync("/work");
        await Says(cashier, "待我签名（2）");
        await cashier.GotoAsync("work/2");
        await cashier.GetByRole(AriaRole.Button, new() { Name = "确认收付款" }).ClickAsync();
        await Says(cashier, "入账");
        await cashier.GetByRole(AriaRole.Link, new() { Name = "记-2024-03-0001" }).ClickAsync();
        await Says(cashier, "周出纳", "李审核", "陈会计");
        (await site.Office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_returned_with_a_reason_is_with_its_submitter_who_withdraws_it()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync(Day);

        var reviewer = await site.AsAsync("李审核");
        await reviewer.GotoAsync("work/2");
        await reviewer.GetByLabel("退回原因").FillAsync("收款方<b>不符</b>");
        await reviewer.GetByRole(AriaRole.Button, new() { Name = "退回" }).ClickAsync();
        await Says(reviewer, "已由 李审核 退回：收款方<b>不符</b>");

        var clerk = await site.AsAsync("陈会计");
        await clerk.GotoAsync("/work");
        await Says(clerk, "退回给我（1）", "我提交的，在他人手中（2）");
        await clerk.GotoAsync("work/2");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "撤回" }).ClickAsync();
        await Says(clerk, "已由提交人撤回");
    }

    [Fact]
    public async Task A_page_that_was_open_while_the_item_was_edited_signs_nothing()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync(Day);
        var reviewer = await site.AsAsync("李审核");
        await reviewer.GotoAsync("work/2");
        await site.Office.ActAsync("陈会计 resubmits W-2 P 2024-03-05 advancePaid advance=A1 amount=30000.00 bank=BK1 payee=P1");

        await reviewer.GetByRole(AriaRole.Button, new() { Name = "审核" }).ClickAsync();

        await Says(reviewer, "未办理", "已改为第 2 版，您看到的是第 1 版", "30,000.00");
        await reviewer.GetByRole(AriaRole.Link, new() { Name = "第 1 版" }).First.ClickAsync();
        await Says(reviewer, "内容 · 第 1 版", "36,666.67");
    }

    [Fact]
    public async Task Nobody_signs_his_own_on_any_page_and_an_item_of_another_entity_is_not_there()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync(Day);

        var clerk = await site.AsAsync("陈会计");
        await clerk.GotoAsync("work/2");
        (await clerk.GetByRole(AriaRole.Button, new() { Name = "审核" }).CountAsync()).ShouldBe(0);
        (await clerk.GotoAsync("work/99"))!.Status.ShouldBe(404);
        (await clerk.GotoAsync("work/2?version=7"))!.Status.ShouldBe(404);
        (await clerk.GotoAsync("work/2?entity=999999"))!.Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_clerk_fills_in_a_form_without_any_signature_and_three_people_bring_it_into_the_books()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        var clerk = await site.AsAsync("陈会计");
        await clerk.GotoAsync("/commands/bankFeeCharged?date=2024-03-01&fund=RWD&bank=BK1&amount=5.00");
        await Says(clerk, "您（陈会计）提交即以“制单”签名");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "试算" }).Last.ClickAsync();
        await Says(clerk, "试算通过，尚未提交", "审核 → 出纳");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Says(clerk, "W-1 银行手续费", "现待：审核");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "修改" }).ClickAsync();
        await clerk.GetByLabel("金额").FillAsync("6.00");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Says(clerk, "第 2 版", "6.00");

        foreach (var (person, word) in new[] { ("李审核", "审核"), ("周出纳", "确认收付款") })
        {
            var page = await site.AsAsync(person);
            await page.GotoAsync("work/1");
            await page.GetByRole(AriaRole.Button, new() { Name = word }).ClickAsync();
        }
        (await site.Office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("119,994.00");
        (await site.Office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_voucher_is_cancelled_in_red_and_corrected_in_blue_by_the_form_of_its_event()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=550.00 attachments=1\n李审核 signs W-1 as REVIEWER\n周出纳 signs W-1 as CASHIER");
        var clerk = await site.AsAsync("陈会计");
        await clerk.GotoAsync("/vouchers/记-2024-03-0001");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "红字注销" }).ClickAsync();
        await clerk.FillAsync("[name=date]", "2024-03-02");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await site.Office.PlayAsync("李审核 signs W-2 as REVIEWER\n周出纳 signs W-2 as CASHIER");

        await clerk.GotoAsync("/vouchers/记-2024-03-0001");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "蓝字订正" }).ClickAsync();
        await Says(clerk, "银行手续费", "被订正的凭证 记-2024-03-0001");
        (await clerk.GetByLabel("金额").InputValueAsync()).ShouldBe("550.00");
        await clerk.FillAsync("[name=date]", "2024-03-03");
        await clerk.GetByLabel("金额").FillAsync("-5");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        (await clerk.GetByLabel("金额").GetAttributeAsync("aria-invalid")).ShouldBe("true");
        await clerk.GetByLabel("金额").FillAsync("56.00");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "修改" }).ClickAsync();
        (await clerk.GetByLabel("金额").InputValueAsync()).ShouldBe("56.00");
        await clerk.GetByLabel("金额").FillAsync("55.00");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Says(clerk, "W-3 订正凭证", "第 2 版");
        await site.Office.PlayAsync("李审核 signs W-3 as REVIEWER\n周出纳 signs W-3 as CASHIER");

        (await site.Office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("119,945.00");
        (await site.Office.Books.FindingsAsync()).ShouldBeEmpty();
        var auditor = await site.AsAsync("沈审计");
        await auditor.GotoAsync("/vouchers/记-2024-03-0003");
        await Says(auditor, "记-2024-03-0001");
        (await auditor.GetByRole(AriaRole.Link, new() { Name = "红字注销" }).CountAsync()).ShouldBe(0);
        await clerk.GotoAsync("/commands/voucherCorrected?corrects=记-2024-09-0009");
        await Says(clerk, "没有凭证“记-2024-09-0009”");
    }

    [Fact]
    public async Task An_auditor_reads_an_item_and_signs_nothing()
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync(Day);
        var auditor = await site.AsAsync("沈审计");
        await auditor.GotoAsync("work/2");
        await Says(auditor, "W-2 支付垫付", "36,666.67");
        (await auditor.Locator("main form").CountAsync()).ShouldBe(0);
    }

    /// <summary>All rules of axe in both languages and both themes; nothing wider than a phone.</summary>
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_page_of_work_can_be_used_by_everyone(string language)
    {
        await using var site = await WorkSite.OpenAsync(browser);
        await site.Office.PlayAsync(Day + "\n李审核 returns W-2 收款方不符");
        var faults = new List<string>();
        foreach (var (person, path) in new[] { ("李审核", "work"), ("陈会计", "work"), ("陈会计", "work/2"), ("周出纳", "work/3"), ("李审核", "work/4"), ("陈会计", "work/1") })
        {
            var page = await site.AsAsync(person, new() { Locale = language });
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.GotoAsync(path);
                faults.AddRange((await page.RunAxe()).Violations.Select(rule => $"{path} {scheme}: {rule.Id}: {string.Join(' ', rule.Nodes.Select(node => node.Html).Take(2))}"));
            }
            await page.SetViewportSizeAsync(375, 800);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > 375) faults.Add($"{path}: wider than a phone");
            if (Environment.GetEnvironmentVariable("FUNDLEDGER_SHOTS") is { Length: > 0 } shots) await ShootAsync(page, Path.Combine(shots, $"{person}-{path.Replace('/', '-')}-{language}"));
            await page.Context.DisposeAsync();
        }
        faults.ShouldBeEmpty();
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        await page.ScreenshotAsync(new() { Path = name + "-phone.png", FullPage = true });
        await page.SetViewportSizeAsync(1280, 900);
        await page.ScreenshotAsync(new() { Path = name + "-dark.png", FullPage = true });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.ScreenshotAsync(new() { Path = name + ".png", FullPage = true });
        await page.PdfAsync(new() { Path = name + ".pdf", PreferCSSPageSize = true });
    }

    private static async Task Says(IPage page, params string[] texts)
    {
        var shown = await page.Locator("main").InnerTextAsync();
        foreach (var text in texts) shown.ShouldContain(text);
    }
}
