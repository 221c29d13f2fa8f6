using System.Globalization;
using System.Net;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Api;
using FundLedger.Web.Banking;
using FundLedger.Web.Pages;
using FundLedger.Web.Pipeline;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.FileProviders;
using Serilog;

namespace FundLedger.Web;

/// <summary>The web site over one set of books: pages for people and the API for programs.</summary>
public static class Site
{
    public const string LanguageCookie = "fl-lang";

    /// <summary>The most bytes that a body may have where an address does not say otherwise.</summary>
    public const long MostBytes = 1 << 20;

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
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, settings.Urls));
        AddServices(builder.Services, settings, books);
        var app = builder.Build();
        app.Environment.WebRootFileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "FundLedger.Web.wwwroot");
        Use(app);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, IReadOnlyList<Uri> urls)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBytes;
        foreach (var url in urls)
        {
            if (!Settings.IsLoopback(url.Host)) throw new ArgumentException($"Not a loopback address: {url}", nameof(urls));
            if (url.Host == "localhost") kestrel.ListenLocalhost(url.Port);
            else kestrel.Listen(IPAddress.Parse(url.Host.Trim('[', ']')), url.Port);
        }
    }

    private static void AddServices(IServiceCollection services, Settings settings, Database books)
    {
        services.AddSerilog(Logs.Open(settings), dispose: true);
        services.AddSingleton(settings).AddSingleton(books).AddSingleton(new Journal(books)).AddSingleton(books.Clock);
        services.AddSingleton<StatementIntake>().AddSingleton<Staging>();
        services.AddSingleton<Failures>().AddSingleton<RequestLog>();
        services.AddLocalization();
        services.AddPages(settings);
        services.Configure<RequestLocalizationOptions>(Localise);
    }

    private static void Use(WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<RequestLog>().WriteAsync);
        app.Use(SecurityHeaders.AddAsync);
        app.UseRequestLocalization();
        app.Use(app.Services.GetRequiredService<Failures>().CatchAsync);
        app.Use(LoopbackGuard.CheckAsync);
        app.UsePageErrors();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseRouting();
        app.MapRazorPages();
        ApiRoutes.Map(app);
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
