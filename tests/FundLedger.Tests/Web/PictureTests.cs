using FundLedger.Tests.Support;
using Microsoft.Playwright;

namespace FundLedger.Tests.Web;

/// <summary>The pictures of the three desks in the READMEs, taken of the demonstration's year: FUNDLEDGER_PICTURES=1 takes them anew.</summary>
public sealed class PictureTests(PagesSite site, Browser browser)
{
    private const string Folder = "tests/books/desks";

    [Theory]
    [InlineData("finance", "chen", "/finance?asOf=2024-05-20", "财务工作台", "Finance desk")]
    [InlineData("audit", "shen", "/audit?asOf=2024-12-31", "审计工作台", "Auditor's desk")]
    [InlineData("management", "gao", "/management?asOf=2024-12-31", "管理", "Management")]
    public async Task Each_desk_has_its_picture_in_both_languages(string desk, string login, string path, string zh, string en)
    {
        var address = await site.AddressAsync();
        foreach (var (language, title, readme) in new[] { ("zh-CN", zh, "README.zh-CN.md"), ("en", en, "README.md") })
        {
            var picture = $"{Folder}/{desk}.{language}.png";
            await using var window = await Visitors.SignedInAsync(await browser.WindowAsync(new() { Locale = language, BaseURL = address.ToString(), ViewportSize = new() { Width = 1280, Height = 800 } }), address, await Visitors.SignInAsync(address, login));
            var page = await window.NewPageAsync();
            await page.GotoAsync(path);
            (await page.InnerTextAsync("h1")).ShouldContain(title);
            if (Environment.GetEnvironmentVariable("FUNDLEDGER_PICTURES") is { Length: > 0 }) await page.ScreenshotAsync(new() { Path = Path.Combine(RepoFiles.Root, picture) });
            RepoFiles.Read(readme).ShouldContain($"]({picture})");
            var bytes = await File.ReadAllBytesAsync(RepoFiles.PathOf(picture), TestContext.Current.CancellationToken);
            bytes.Length.ShouldBeInRange(20_000, 200_000, picture);
            (bytes[18] * 256 + bytes[19]).ShouldBe(1280, picture);
        }
    }
}
