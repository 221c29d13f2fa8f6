using System.Text.Encodings.Web;
using System.Text.Unicode;
using FundLedger.Web.Access;
using FundLedger.Web.Api;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace FundLedger.Web.Pages;

/// <summary>What the pages need of the site that serves them.</summary>
public static class PageHost
{
    /// <summary>Razor Pages that write Chinese as Chinese, not as numbers of characters.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, Settings settings)
    {
        services.AddRazorPages().AddMvcOptions(pages => pages.Filters.Add<StaleForm>());
        // Pages that take files say how large.
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = Site.MostBytes;
            form.ValueLengthLimit = (int)Site.MostBytes;
        });
        services.AddAntiforgery(guard =>
        {
            guard.Cookie.Name = settings.IsSecure ? "__Host-fl-form" : "fl-form";
            guard.Cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            guard.Cookie.SameSite = SameSiteMode.Strict;
            guard.HeaderName = "X-CSRF-TOKEN";
        });
        // Kept beside the books, so that a form that is open while the site restarts can still be sent.
        services.AddDataProtection().SetApplicationName("FundLedger").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataFolder, "keys")));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    // A page is read or sent a form. Razor Pages would show it, half made, to any other method as well, and would take methods of the page's
    // own life cycle for handlers of methods that nobody has heard of.
    private static Task KnowAsync(HttpContext context, RequestDelegate next)
    {
        if (AccessHost.IsSafe(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)) return next(context);
        context.Response.Headers.Allow = "GET, HEAD, POST";
        return Problem.Of(Fault.MethodNotAllowed).ExecuteAsync(context);
    }

    /// <summary>Answers what is missing or fails with a page, except where programs ask, who get their own kind of answer.</summary>
    public static IApplicationBuilder UsePageErrors(this IApplicationBuilder site) =>
        site.UseWhen(context => !ApiRoutes.IsForPrograms(context.Request.Path), pages =>
        {
            pages.UseExceptionHandler("/error/500");
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
            pages.Use(KnowAsync);
        });
}
