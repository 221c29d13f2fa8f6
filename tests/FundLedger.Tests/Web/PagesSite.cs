using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Tests.Banking;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(PagesSite))]

namespace FundLedger.Tests.Web;

/// <summary>The real site over the worked year, started once on a free port of this machine for all tests that only read.</summary>
public sealed class PagesSite : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-pages-");
    private readonly Lazy<Task<Started>> started;

    public PagesSite() => started = new(StartAsync);

    /// <summary>Every statement that the pages ran.</summary>
    public StatementLog Log { get; } = new();

    /// <summary>Every page, as paths: one of each kind, each report, and what goes wrong.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "/", "/?asOf=2024-05-20", "/vouchers", "/vouchers?month=2024-12", "/vouchers?text=%22none%22", "/vouchers/1", "/vouchers/35",
        "/vouchers/期初", "/cases", "/cases/C0", "/cases/C1", "/cases/C2", "/checks", "/verify", "/verify?run=true", "/reports", "/management", "/management?asOf=2024-05-20", "/management/brief", "/management?since=2024",
        "/commands", "/commands/bankFeeCharged", "/commands/fundOpened", "/commands/caseRegistered", "/commands/judgmentTookEffect", "/commands/voucherDrafted",
        "/commands/voucherCorrected", "/commands/recorded?key=E07", "/commands/import", "/commands/policies", "/work", "/bank", "/bank/import", "/bank/import?bank=BK1", "/bank/BK1", "/bank/BK2", "/bank/BK1/lines", "/bank/BK1/lines?state=open",
        "/bank/BK1/matches", "/bank/ZB/matches", "/bank/BK1/reconciliation", "/bank/BK2/reconciliation", "/bank/ZB/reconciliation", "/bank/BK1/reconciliation?asOf=2024-09-30", "/parties", "/parties/O1", "/account", "/audit/trail",
        "/finance", "/finance?asOf=2024-05-20", "/finance?duty=CASHIER", "/finance?text=none", "/finance/advance", "/finance/advance?case=C2&costKind=APPRAISAL&amount=1,234.56&by=x", "/finance/advance?case=C&amount=x",
        "/finance/payments", "/finance/payments?asOf=2024-05-20", "/finance/payments?sheet=true", "/finance/close", "/finance/close?month=2024-12", "/finance/close?month=2024-05", "/finance/close?month=x",
        "/vouchers/print?month=2024-02", "/vouchers/print?month=2024-13", "/vouchers/cover?month=2024-12", "/vouchers/cover?month=x", "/cases/C1?asOf=2024-08-31",
        "/commands/advanceApproved?advance=A5", "/commands/rewardApproved?fund=RWD&case=C1&organisation=O1&amount=90000", "/commands/orderPlaced?fund=LEG&agreement=LSA-01&amount=1000",
        "/audit", "/audit/workbooks", "/audit/sampling", "/audit/sampling?method=MONETARY", "/audit/sampling?method=RISK", "/audit/sampling?method=RANDOM&draw=true&seed=2024&size=10",
        "/audit/sampling?method=ABOVE&draw=true&above=100000", "/audit/commands", "/audit/commands?person=李审核&as=reviewer", "/audit/commands?from=2024-02-30", "/audit/verify-code",
        "/audit/verify-code?books=220000&seq=60&code=3F9A-7C21-0B5E-88D4-1A6C", "/audit/verify-code?books=220000&seq=61&code=3F9A-7C21-0B5E-88D4-1A6C", "/audit/verify-code?code=none",
        .. ReportCatalogue.All.Select(report => $"/reports/{report.Name}"),
        .. Faulty,
    ];

    /// <summary>What goes wrong and gets a page all the same.</summary>
    public static IReadOnlyList<string> Faulty => ["/reports/trial-balance?fund=NONE", "/vouchers?month=2024-13", "/audit/trail?From=2024-02-30", "/bank/BK1/lines?month=2024-13", "/vouchers/0", "/nowhere", "/?asOf=2024-02-30", "/management?since=1999"];

    public async Task<Uri> AddressAsync() => (await started.Value).Address;

    /// <summary>A client of the reader, who is signed in and looks at the last day of the year, without memory for further cookies; it follows no redirect.</summary>
    public async Task<HttpClient> ClientAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = await AddressAsync() };
        client.DefaultRequestHeaders.Add("Cookie", (await started.Value).Cookies);
        return client;
    }

    /// <summary>A window of a browser in which the reader is signed in.</summary>
    public async Task<IBrowserContext> SignedInAsync(IBrowserContext window)
    {
        var site = await started.Value;
        return await Visitors.SignedInAsync(window, site.Address, site.Cookies);
    }

    /// <summary>A page of the site as the server wrote it.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = await ClientAsync();
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    /// <summary>The same as text, in the default language.</summary>
    public async Task<string> HtmlAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>A site of its own over other books; the caller stops it.</summary>
    public static async Task<(WebApplication Site, Uri Address)> ServeAsync(string folder, Database books)
    {
        var site = Site.Build(new Settings(folder, null, [new Uri("http://127.0.0.1:0")]) { IsDemo = true }, books);
        await site.StartAsync(CancellationToken.None);
        return (site, new Uri(site.Urls.Single()));
    }

    private async Task<Started> StartAsync()
    {
        var clock = new FixedClock(new DateTimeOffset(2025, 1, 6, 1, 30, 0, TimeSpan.Zero));
        var file = Path.Combine(folder.FullName, "books.db");
        await using (var filled = Database.Sqlite(file, clock))
        {
            await WorkedYears.PlayAsync(filled, WorkedYears.Commands(WorkedYears.Scenario));
            await TakeStatementsAsync(filled);
        }
        var books = Database.Sqlite(file, clock, Log);
        var (site, address) = await ServeAsync(folder.FullName, books);
        await Visitors.InviteAsync(site);
        return new(books, site, address, $"{await Visitors.SignInAsync(address, Visitors.Reader)}; fl-asof=2024-12-31");
    }

    /// <summary>Both statements are in; BK2 is matched and its reconciliation finished, BK1 waits for both.</summary>
    private static async Task TakeStatementsAsync(Database books)
    {
        var (desk, day) = (new BankDesk(books), new DateOnly(2025, 1, 6));
        foreach (var bank in new[] { "BK1", "BK2" }) (await desk.ImportAsync(Statements.OfYear(bank), CancellationToken.None)).Rejections.ShouldBeEmpty();
        (await desk.MatchAllAsync(PlayedBooks.Entity, "BK2", "M-BK2", day, "陈会计", CancellationToken.None))!.Rejections.ShouldBeEmpty();
        await WorkedYears.PlayAsync(books, RepoFiles.Read("db/seed/scenario-1-bank.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("\"B02\"", StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        if (started.IsValueCreated && started.Value.IsCompletedSuccessfully)
        {
            var (books, site, _, _) = await started.Value;
            await site.StopAsync();
            await site.DisposeAsync();
            await books.DisposeAsync();
        }
        folder.Delete(recursive: true);
    }

    private sealed record Started(Database Books, WebApplication Site, Uri Address, string Cookies);
}
