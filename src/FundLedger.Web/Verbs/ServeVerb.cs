using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web.Verbs;

/// <summary><c>serve</c>: the site over the books of this machine.</summary>
internal static class ServeVerb
{
    public static Verb Entry { get; } = new("serve", "serve [--urls URL] [--host NAME] [--certificate FILE] [--oidc URL --oidc-client NAME]",
        new("提供网站；不写命令时即为此项", "serve the site; this is what happens without a command"), ["urls=", "host=", "certificate=", "oidc=", "oidc-client="], 0, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var settings = call.Settings();
        return call.WithBooksAsync(settings, async books =>
        {
            await using var site = Site.Build(settings, books);
            await StartAsync(site, call);
            call.Say(new($"账簿：{(settings.SqlServer is null ? settings.BooksFile : "SQL Server")}", $"books: {(settings.SqlServer is null ? settings.BooksFile : "SQL Server")}"));
            await site.WaitForShutdownAsync(call.Stop);
            return ExitCode.Ok;
        });
    }

    /// <summary>While nobody could sign in, the word that lets the first administrators be named.</summary>
    private static async Task TellSetUpAsync(WebApplication site, Call call)
    {
        var books = site.Services.GetRequiredService<Database>();
        if (await books.ReadAsync(Logins.AnyAsync, call.Stop)) return;
        var (address, word) = (site.Urls.First().TrimEnd('/') + "/set-up", site.Services.GetRequiredService<SetUpToken>().Text);
        call.Say(new($"首次设置：打开 {address} ，一次性口令 {word}", $"set-up: open {address} ; the one-time word is {word}"));
    }

    /// <summary>Starts the site and says where it is.</summary>
    /// <exception cref="RefusedException">Another program has the address.</exception>
    public static async Task StartAsync(WebApplication site, Call call)
    {
        try
        {
            await site.StartAsync(call.Stop);
        }
        catch (IOException taken)
        {
            throw new RefusedException(new($"地址不可用：{taken.Message}", $"the address cannot be used: {taken.Message}"));
        }
        foreach (var url in site.Urls) call.Say(new($"网站：{url}", $"site: {url}"));
        if (!site.Services.GetRequiredService<Settings>().IsDemo) await TellSetUpAsync(site, call);
    }
}
