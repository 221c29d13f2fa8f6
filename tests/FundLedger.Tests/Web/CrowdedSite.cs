using FundLedger.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace FundLedger.Tests.Web;

/// <summary>The real site over <see cref="CrowdedBooks"/>.</summary>
public sealed class CrowdedSite : IAsyncLifetime
{
    private readonly CrowdedBooks books = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-crowded-");
    private WebApplication? site;
    private string cookies = "";

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (site, Address) = await PagesSite.ServeAsync(folder.FullName, await books.BooksAsync());
        await Visitors.InviteAsync(site);
        cookies = await Visitors.SignInAsync(Address, Visitors.Reader);
    }

    /// <summary>A window of a browser in which the reader is signed in.</summary>
    public Task<IBrowserContext> SignedInAsync(IBrowserContext window) => Visitors.SignedInAsync(window, Address, cookies);

    /// <summary>A client of the reader, who is signed in, without memory for further cookies; it follows no redirect.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null)
        {
            await site.StopAsync();
            await site.DisposeAsync();
        }
        await books.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
