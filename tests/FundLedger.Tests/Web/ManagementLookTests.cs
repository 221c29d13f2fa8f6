using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Tests.Support;
using Microsoft.Playwright;

namespace FundLedger.Tests.Web;

/// <summary>The manager's desk in a browser, also where there is very much or nothing to show.</summary>
public sealed partial class ManagementLookTests(PagesSite site, CrowdedSite crowd, Browser browser) : IClassFixture<CrowdedSite>
{
    public static TheoryData<string, string, string> Sheets => new(
        from books in new[] { "", CrowdedBooks.Entity, CrowdedBooks.Empty }
        from language in new[] { "zh-CN", "en" }
        select (books, language, $"/management/brief?{(books.Length > 0 ? $"entity={books}&" : "")}asOf=2024-12-31"));

    [Theory, MemberData(nameof(Sheets))]
    public async Task The_report_prints_on_one_sheet(string entity, string language, string path)
    {
        var page = await OpenAsync(entity, language, path, 1280);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        PdfPage().Count(pdf).ShouldBe(1);
        A4Portrait().Count(pdf).ShouldBe(1);
    }

    [Theory]
    [InlineData("/management", "zh-CN")]
    [InlineData("/management", "en")]
    [InlineData("/management/brief", "en")]
    public async Task Much_of_everything_breaks_no_layout(string path, string language)
    {
        var page = await OpenAsync(CrowdedBooks.Entity, language, path + $"?entity={CrowdedBooks.Entity}&asOf=2024-12-31", 375);

        (await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth")).ShouldBe(375);
        (await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('figure.chart > svg[role=img] text')].filter(text => {
              const box = text.getBBox(), room = text.ownerSVGElement.viewBox.baseVal;
              return box.width > 0 && (box.x < -1 || box.x + box.width > room.width + 1 || box.y + box.height > room.height + 1);
            }).map(text => text.textContent)
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entity_that_has_nothing_says_so_and_draws_no_empty_axes()
    {
        var page = await OpenAsync(CrowdedBooks.Empty, "en", $"/management?entity={CrowdedBooks.Empty}&asOf=2024-12-31", 1280);
        var text = await page.Locator("main").InnerTextAsync();

        (await page.Locator("main figure").CountAsync()).ShouldBe(0);
        foreach (var word in new[] { "NaN", "Infinity", "null" }) text.ShouldNotContain(word);
        text.ShouldContain("There are no budgets and no payments this year.");
        text.ShouldContain("No damages are held.");
        (await page.Locator(".answers .red").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_director_goes_from_an_entity_below_to_its_desk_and_from_a_kind_of_payment_to_its_voucher()
    {
        var page = await OpenAsync(CrowdedBooks.Entity, "zh-CN", $"/management?entity={CrowdedBooks.Entity}&asOf=2024-12-31", 1280);
        await page.Locator("section[aria-labelledby=entities] > .scroll").GetByRole(AriaRole.Link, new() { Name = "220103" }).ClickAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldContain("第3市生态环境局");

        await page.Locator("section[aria-labelledby=kinds] summary").ClickAsync();
        await page.Locator("section[aria-labelledby=kinds] tr", new() { HasText = "银行手续费" }).GetByRole(AriaRole.Link, new() { Name = "3.50" }).ClickAsync();
        await page.Locator("main table").GetByRole(AriaRole.Link, new() { Name = "记-2024-12-0001" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "凭证 记-2024-12-0001" }).WaitForAsync();
    }

    private async Task<IPage> OpenAsync(string entity, string language, string path, int width)
    {
        var isCrowd = entity.Length > 0;
        var address = isCrowd ? crowd.Address : await site.AddressAsync();
        var window = await browser.WindowAsync(new() { BaseURL = address.ToString(), Locale = language, ViewportSize = new() { Width = width, Height = 900 } });
        var page = await (await (isCrowd ? crowd.SignedInAsync(window) : site.SignedInAsync(window))).NewPageAsync();
        (await page.GotoAsync(path))!.Status.ShouldBe(200);
        return page;
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")] private static partial Regex PdfPage();
    [GeneratedRegex(@"/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]")] private static partial Regex A4Portrait();
}
