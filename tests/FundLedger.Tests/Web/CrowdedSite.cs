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
