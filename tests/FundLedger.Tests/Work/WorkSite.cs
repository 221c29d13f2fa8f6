using System.Security.Claims;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FundLedger.Tests.Work;

/// <summary>The real site over an office's books. Each person sits at a browser of his own, which says by a cookie who he is.</summary>
internal sealed class WorkSite : IAsyncDisposable
{
    private const string PersonCookie = "person";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-worksite-");
    private readonly WebApplication site;
    private readonly Browser browser;

    private WorkSite(Office office, Browser browser)
    {
        (Office, this.browser) = (office, browser);
        site = Site.Build(new Settings(folder.FullName, null, [new Uri("http://127.0.0.1:0")]), office.Books.Database, services => services.AddSingleton<IStartupFilter, ByCookie>());
    }

    public Office Office { get; }

    public static async Task<WorkSite> OpenAsync(Browser browser)
    {
        var opened = new WorkSite(await Office.OpenAsync(), browser);
        await opened.site.StartAsync(TestContext.Current.CancellationToken);
        return opened;
    }

    /// <summary>A page in the browser of a person.</summary>
    public async Task<IPage> AsAsync(string person, BrowserNewContextOptions? options = null)
    {
        options ??= new() { Locale = "zh-CN" };
        options.BaseURL = site.Urls.Single();
        var window = await browser.WindowAsync(options);
        await window.AddCookiesAsync([new() { Name = PersonCookie, Value = Uri.EscapeDataString(person), Url = options.BaseURL }]);
        return await window.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await site.StopAsync(CancellationToken.None);
        await site.DisposeAsync();
        await Office.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Believes whoever says who he is.</summary>
    private sealed class ByCookie : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Cookies[PersonCookie] is { } person) context.User = Of(Uri.UnescapeDataString(person));
                return rest(context);
            });
            next(app);
        };

        private static ClaimsPrincipal Of(string who)
        {
            var actor = Office.Actor(who);
            return new(new ClaimsIdentity([new(ClaimTypes.Name, actor.Person), new(ClaimTypes.NameIdentifier, actor.Login),
                .. Office.RolesOf(who).Select(role => new Claim(ClaimTypes.Role, $"{Catalogue.CodeOf(role)}@{PlayedBooks.Entity}"))], "test"));
        }
    }
}
