using FundLedger.Data;
using FundLedger.Tests.Web;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>The real site over an office's books. Each person sits at a browser of his own, signed in.</summary>
internal sealed class WorkSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Database books;
    private readonly WebApplication site;
    private readonly Browser browser;

    private WorkSite(DirectoryInfo folder, Office office, Database books, WebApplication site, Uri address, Browser browser) =>
        (this.folder, Office, this.books, this.site, Address, this.browser) = (folder, office, books, site, address, browser);

    public Office Office { get; }

    public Uri Address { get; }

    /// <summary>Opens it; its clock is the machine's if none is given.</summary>
    public static async Task<WorkSite> OpenAsync(Browser browser, TimeProvider? clock = null)
    {
        var (folder, office) = (Directory.CreateTempSubdirectory("fundledger-worksite-"), await Office.OpenAsync());
        var books = Database.Sqlite(office.Books.File, clock ?? TimeProvider.System);
        var (site, address) = await PagesSite.ServeAsync(folder.FullName, books);
        await Visitors.InviteAsync(site);
        return new(folder, office, books, site, address, browser);
    }

    /// <summary>A page in the browser of a person.</summary>
    public async Task<IPage> AsAsync(string person, BrowserNewContextOptions? options = null)
    {
        options ??= new() { Locale = "zh-CN" };
        options.BaseURL = Address.ToString();
        var window = await Visitors.SignedInAsync(await browser.WindowAsync(options), Address, await Visitors.SignInAsync(Address, LoginOf(person)));
        return await window.NewPageAsync();
    }

    /// <summary>The login of a person of the demonstration.</summary>
    public static string LoginOf(string person) => DemoPerson.All.Single(each => each.Person == person).Login;

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync(CancellationToken.None);
        await site.DisposeAsync();
        await books.DisposeAsync();
        await Office.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
