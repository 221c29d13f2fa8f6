using FundLedger.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>The real site over an office's books. Each person sits at a browser of his own, signed in.</summary>
internal sealed class WorkSite : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Logins = new() { ["陈会计"] = "chen", ["王处长"] = "wang", ["李审核"] = "li", ["周出纳"] = "zhou", ["沈审计"] = "shen", ["林承办"] = "lin", ["高厅长"] = "gao" };

    private readonly DirectoryInfo folder;
    private readonly WebApplication site;
    private readonly Uri address;
    private readonly Browser browser;

    private WorkSite(DirectoryInfo folder, Office office, WebApplication site, Uri address, Browser browser) =>
        (this.folder, Office, this.site, this.address, this.browser) = (folder, office, site, address, browser);

    public Office Office { get; }

    public static async Task<WorkSite> OpenAsync(Browser browser)
    {
        var (folder, office) = (Directory.CreateTempSubdirectory("fundledger-worksite-"), await Office.OpenAsync());
        var (site, address) = await PagesSite.ServeAsync(folder.FullName, office.Books.Database);
        await Visitors.InviteAsync(site);
        return new(folder, office, site, address, browser);
    }

    /// <summary>A page in the browser of a person.</summary>
    public async Task<IPage> AsAsync(string person, BrowserNewContextOptions? options = null)
    {
        options ??= new() { Locale = "zh-CN" };
        options.BaseURL = address.ToString();
        var window = await Visitors.SignedInAsync(await browser.WindowAsync(options), address, await Visitors.SignInAsync(address, Logins[person]));
        return await window.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync(CancellationToken.None);
        await site.DisposeAsync();
        await Office.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
