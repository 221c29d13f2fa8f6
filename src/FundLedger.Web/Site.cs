using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using FundLedger.Web.Api;
using FundLedger.Web.Auditing;
using FundLedger.Web.Banking;
using FundLedger.Web.Pages;
using FundLedger.Web.Pipeline;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;
using Serilog;

namespace FundLedger.Web;

/// <summary>The web site over one set of books: pages for people and the API for programs.</summary>
public static class Site
{
    public const string LanguageCookie = "fl-lang";

    /// <summary>The most bytes that a body may have where an address does not say otherwise.</summary>
    public const long MostBytes = 1 << 20;

    /// <summary>Stands on the console and at the foot of every page of a demonstration.</summary>
    public static Phrase DemoNotice { get; } = new(
        "这是演示：数据均为虚构，任何坐在本机前的人一键即可登录。", "This is a demonstration: everything in it is made up, and whoever sits at this machine signs in with one click.");

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
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => Listen(kestrel, settings));
        AddServices(builder.Services, settings, books);
        var app = builder.Build();
        app.Environment.WebRootFileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "FundLedger.Web.wwwroot");
        Use(app);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, Settings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBytes;
        foreach (var url in settings.Urls)
        {
            if (url.Scheme == Uri.UriSchemeHttp && !Settings.IsLoopback(url.Host)) throw new ArgumentException($"Neither https nor a loopback address: {url}", nameof(settings));
            if (url.Host == "localhost") kestrel.ListenLocalhost(url.Port, listen => Secure(listen, url, settings));
            else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)) kestrel.Listen(address, url.Port, listen => Secure(listen, url, settings));
            else kestrel.ListenAnyIP(url.Port, listen => Secure(listen, url, settings));
        }
    }

    private static void Secure(ListenOptions listen, Uri url, Settings settings)
    {
        if (url.Scheme != Uri.UriSchemeHttps) return;
        var file = settings.Certificate ?? throw Settings.NoCertificate;
        listen.UseHttps(X509CertificateLoader.LoadPkcs12FromFile(file, Environment.GetEnvironmentVariable(Settings.CertificateVariable)));
    }

    private static void AddServices(IServiceCollection services, Settings settings, Database books)
    {
        services.AddSerilog(Logs.Open(settings), dispose: true);
        services.AddSingleton(settings).AddSingleton(books).AddSingleton(new Journal(books)).AddSingleton(new WorkDesk(books)).AddSingleton(books.Clock);
        services.AddSingleton<StatementIntake>().AddSingleton<Staging>();
        services.AddSingleton<Failures>().AddSingleton<RequestLog>().AddSingleton<HostGuard>().AddHttpContextAccessor();
        services.AddSingleton<WorkbookShelf>().AddSingleton<WorkbookDesk>().AddSingleton<LastVerification>();
        services.AddHostedService(site => site.GetRequiredService<WorkbookDesk>());
        services.AddLocalization();
        services.AddSingleton<IStringLocalizer<Texts>, KeptTexts>();
        services.AddPages(settings);
        services.AddAccess(settings);
        services.Configure<RequestLocalizationOptions>(Localise);
        // A proxy on this machine may say for whom it asks; nobody else is believed.
        services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        if (settings.IsSecure) services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
    }

    private static void Use(WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<RequestLog>().WriteAsync);
        app.Use(SecurityHeaders.AddAsync);
        app.UseRequestLocalization();
        app.Use(app.Services.GetRequiredService<Failures>().CatchAsync);
        app.UseForwardedHeaders();
        // Behind the proxy's word, for it asks by plain http for those who came by https.
        if (app.Services.GetRequiredService<Settings>().IsSecure) app.UseHsts();
        app.Use(app.Services.GetRequiredService<HostGuard>().CheckAsync);
        app.UsePageErrors();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.Use(Gate.ShowDoorAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
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
