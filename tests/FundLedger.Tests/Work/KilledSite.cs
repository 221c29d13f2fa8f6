using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FundLedger.Data;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web;

namespace FundLedger.Tests.Work;

/// <summary>The site as a process of its own, which can be killed like one.</summary>
internal sealed class KilledSite : IAsyncDisposable
{
    private const string BooksName = "FUNDLEDGER_SITE_BOOKS", AddressName = "FUNDLEDGER_SITE_ADDRESS", TesterName = "FUNDLEDGER_SITE_TESTER";

    private readonly PlayedBooks books;
    private Process process;

    private KilledSite(PlayedBooks books, Uri address) => (this.books, Address, process) = (books, address, Start(books, address));

    public Uri Address { get; }

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The books and the address that a started process is to serve; none in the process that tests.</summary>
    public static (string Books, Uri Address)? Told =>
        Environment.GetEnvironmentVariable(BooksName) is { Length: > 0 } path ? (path, new Uri(Environment.GetEnvironmentVariable(AddressName)!)) : null;

    public static async Task<KilledSite> StartAsync(PlayedBooks books)
    {
        var site = new KilledSite(books, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}/")));
        await site.AnswersAsync();
        return site;
    }

    /// <summary>Kills it as a power cut would, and starts it again over the same books at the same address.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(Stop);
        process.Dispose();
        Kills++;
        process = Start(books, Address);
        await AnswersAsync();
    }

    /// <summary>Serves the books that it was told until it is killed, or nobody is left who could.</summary>
    public static async Task ServeAsync(string file, Uri address)
    {
        await using var books = Database.Sqlite(file, Month.Clock);
        await using var site = Site.Build(new Settings(Path.GetDirectoryName(file)!, null, [address]) { IsDemo = true }, books);
        await site.StartAsync(CancellationToken.None);
        await Visitors.InviteAsync(site);
        using var tester = Process.GetProcessById(int.Parse(Environment.GetEnvironmentVariable(TesterName)!, CultureInfo.InvariantCulture));
        await tester.WaitForExitAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static Process Start(PlayedBooks books, Uri address)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"{typeof(KilledSiteTests).FullName}.{nameof(KilledSiteTests.A_site_that_is_started_by_a_test_answers)}"]) { RedirectStandardOutput = true };
        (start.Environment[BooksName], start.Environment[AddressName], start.Environment[TesterName]) = (books.File, address.ToString(), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private async Task AnswersAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            try
            {
                if ((await client.GetAsync(new Uri("/health/live", UriKind.Relative), Stop)).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(50, Stop);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
