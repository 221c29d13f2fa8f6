using System.Diagnostics;
using FundLedger.Tests.Web;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Browser))]

namespace FundLedger.Tests.Web;

/// <summary>The Chromium of this machine, started once. Where there is none, Debian installs one if it may; where that
/// fails too, the tests fail: pages that nobody looked at are not tested.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Variable = "FUNDLEDGER_CHROMIUM";
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A fresh window without cookies or cache: the caller closes it.</summary>
    public async Task<IBrowserContext> WindowAsync(BrowserNewContextOptions? options = null) =>
        await (await started.Value).Browser.NewContextAsync(options ?? new() { Locale = "zh-CN" });

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || !started.Value.IsCompletedSuccessfully) return;
        var (playwright, browser) = await started.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        if (Installed() is { } program) return (playwright, await LaunchAsync(playwright, program));
        if (await TryLaunchAsync(playwright) is { } cached) return (playwright, cached);
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0) return (playwright, await LaunchAsync(playwright, null));
        await InstallAsync();
        return (playwright, await LaunchAsync(playwright, Installed() ?? throw new InvalidOperationException(
            $"No Chromium: put one on the path or name it in {Variable}.")));
    }

    private static string? Installed()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return Programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program + ending))).FirstOrDefault(File.Exists);
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string? program) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--disable-dev-shm-usage"] });

    private static async Task<IBrowser?> TryLaunchAsync(IPlaywright playwright)
    {
        try
        {
            return await LaunchAsync(playwright, null);
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    /// <summary>Debian's package, with a font that has Chinese: without one, pages are boxes.</summary>
    private static async Task InstallAsync()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return;
        foreach (var arguments in new[] { "update", "install -y --no-install-recommends chromium fonts-noto-cjk" })
        {
            using var apt = Process.Start(new ProcessStartInfo("/usr/bin/apt-get", "-q -o DPkg::Lock::Timeout=600 " + arguments))!;
            await apt.WaitForExitAsync();
        }
    }
}
