using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace FundLedger.Tests.Web;

/// <summary>How the pages look and behave in a browser.</summary>
public sealed partial class PagesLookTests(PagesSite site, Browser browser)
{
    private const int MostBytes = 60 * 1024;

    /// <summary>All rules of axe in light; in dark those about colour, as nothing else changes with the theme.</summary>
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_page_can_be_used_by_everyone(string language)
    {
        await using var window = await WindowAsync(new() { Locale = language });
        var page = await window.NewPageAsync();
        var violations = new List<string>();
        foreach (var path in PagesSite.Paths)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.GotoAsync(path);
            (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
            violations.AddRange(Told(path, await page.RunAxe()));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            violations.AddRange(Told(path + " dark", await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["cat.color"] } })));
        }
        violations.ShouldBeEmpty();
    }

    private static IEnumerable<string> Told(string path, AxeResult found) => found.Violations
        .Select(rule => $"{path}: {rule.Id}: {rule.Help}: {string.Join(' ', rule.Nodes.Select(node => node.Html).Take(3))}");

    [Fact]
    public async Task Every_page_is_light_stays_on_this_host_and_complains_of_nothing()
    {
        var faults = new List<string>();
        var origin = (await site.AddressAsync()).ToString();
        foreach (var path in PagesSite.Paths)
        {
            await using var window = await WindowAsync(new() { Locale = "zh-CN" });
            var page = await window.NewPageAsync();
            var bytes = 0;
            page.Console += (_, message) =>
            {
                if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal)) faults.Add($"{path}: {message.Text}");
            };
            page.PageError += (_, error) => faults.Add($"{path}: {error}");
            page.Request += (_, request) =>
            {
                if (!request.Url.StartsWith(origin, StringComparison.Ordinal)) faults.Add($"{path}: asks {request.Url}");
            };
            var answers = new List<IResponse>();
            page.Response += (_, response) => answers.Add(response);
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            foreach (var answer in answers.ToArray()) bytes += (await answer.BodyAsync()).Length;
            if (bytes > MostBytes) faults.Add($"{path}: {bytes} bytes");
            if (answers.Count < 3) faults.Add($"{path}: only {answers.Count} answers");
        }
        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_page_is_wider_than_a_phone()
    {
        await using var window = await WindowAsync(new() { Locale = "zh-CN", ViewportSize = new() { Width = 375, Height = 800 } });
        var page = await window.NewPageAsync();
        var wide = new List<string>();
        foreach (var path in PagesSite.Paths)
        {
            await page.GotoAsync(path);
            var width = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
            if (width > 375) wide.Add($"{path}: {width} px");
        }
        wide.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_auditor_goes_from_the_overview_to_a_voucher_and_its_correction_without_script()
    {
        await using var window = await WindowAsync(new() { Locale = "zh-CN", JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator("main table").First.GetByRole(AriaRole.Link, new() { Name = "ADV" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "科目余额表" }).WaitForAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "打印" }).CountAsync()).ShouldBe(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "凭证", Exact = true }).First.ClickAsync();
        await page.GetByLabel("摘要、号或金额").FillAsync("手续费");
        await page.GetByLabel("摘要、号或金额").PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "记-2024-12-0003" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "记-2024-12-0005" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "凭证 记-2024-12-0005" }).WaitForAsync();
        (await page.GetByText("人民币伍拾伍元整").CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task The_day_and_the_language_are_switched_on_the_page()
    {
        await using var window = await WindowAsync(new() { Locale = "zh-CN", JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.GotoAsync("/vouchers?fund=ADV");
        await page.Locator("[name=asOf]").FillAsync("2024-03-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        (await page.Locator("tbody tr").First.InnerTextAsync()).ShouldContain("记-2024-03-0003");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Vouchers");
        (await page.Locator("tbody tr").First.InnerTextAsync()).ShouldContain("记-2024-03-0003");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Red_letters_are_red(ColorScheme theme)
    {
        await using var window = await WindowAsync(new() { Locale = "zh-CN", ColorScheme = theme });
        var page = await window.NewPageAsync();
        await page.GotoAsync("/vouchers/记-2024-12-0004");
        var amounts = page.Locator(".voucher .line .n:not(:empty), .voucher tfoot .n, .voucher .capitals");
        (await amounts.CountAsync()).ShouldBe(10);
        foreach (var amount in await amounts.AllAsync())
        {
            var colour = await amount.EvaluateAsync<int[]>("cell => getComputedStyle(cell).color.match(/\\d+/g).map(Number)");
            colour[0].ShouldBeGreaterThan(colour[1] + 60);
            colour[0].ShouldBeGreaterThan(colour[2] + 60);
        }
    }

    [Theory]
    [InlineData("/vouchers/期初", 2)]
    [InlineData("/vouchers/记-2024-12-0004", 1)]
    [InlineData("/vouchers/记-2024-12-0011", 1)]
    public async Task A_voucher_prints_one_page_a_sheet(string path, int pages)
    {
        await using var window = await WindowAsync(new() { Locale = "zh-CN" });
        var page = await window.NewPageAsync();
        await page.GotoAsync(path);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        PdfPage().Count(pdf).ShouldBe(pages);
        A4Portrait().Count(pdf).ShouldBe(pages);
    }

    [Fact]
    public async Task The_first_tab_leads_past_the_navigation()
    {
        await using var window = await WindowAsync(new() { Locale = "zh-CN" });
        var page = await window.NewPageAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        var focused = page.Locator(":focus");
        (await focused.InnerTextAsync()).ShouldBe("跳到正文");
        (await focused.BoundingBoxAsync())!.X.ShouldBeGreaterThanOrEqualTo(0);
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main");
    }

    private async Task<IBrowserContext> WindowAsync(BrowserNewContextOptions options)
    {
        options.BaseURL = (await site.AddressAsync()).ToString();
        return await site.SignedInAsync(await browser.WindowAsync(options));
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")] private static partial Regex PdfPage();
    [GeneratedRegex(@"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]")] private static partial Regex A4Portrait();
}
