using System.Globalization;
using System.Net;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Pages;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.FileProviders;

namespace FundLedger.Web;

/// <summary>The web site over one set of books: pages for people and the API for programs.</summary>
public static class Site
{
    public const string LanguageCookie = "fl-lang";

    /// <summary>Stands on the console and at the foot of every page until there is sign-in.</summary>
    public static Phrase LoopbackNotice { get; } = new(
        "尚无登录：本站只在本机（回环地址）提供服务。", "There is no sign-in yet: this site is served to this machine (loopback) only.");

    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    /// <summary>A site that is ready to start. Configuration comes from the settings alone, so that no environment variable
    /// or file can make it listen elsewhere.</summary>
    public static WebApplication Build(Settings settings, Database books)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "FundLedger.Web",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var url in settings.Urls)
            {
                if (!Settings.IsLoopback(url)) throw new ArgumentException($"Not a loopback address: {url}", nameof(settings));
                if (url.Host == "localhost") kestrel.ListenLocalhost(url.Port);
                else kestrel.Listen(IPAddress.Parse(url.Host.Trim('[', ']')), url.Port);
            }
        });
        builder.Services.AddSingleton(settings).AddSingleton(books).AddSingleton(new Journal(books)).AddSingleton(books.Clock);
        builder.Services.AddLocalization();
        builder.Services.AddPages();
        builder.Services.Configure<RequestLocalizationOptions>(Localise);

        var app = builder.Build();
        app.Environment.WebRootFileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "FundLedger.Web.wwwroot");
        app.UseRequestLocalization();
        app.UsePageErrors();
        app.UseStaticFiles();
        app.UseRouting();
        app.MapRazorPages();
        return app;
    }

    private static void Localise(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(Languages[0]);
        options.SupportedCultures = Languages;
        options.SupportedUICultures = Languages;
        options.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" },
            new CookieRequestCultureProvider { CookieName = LanguageCookie },
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }
}
