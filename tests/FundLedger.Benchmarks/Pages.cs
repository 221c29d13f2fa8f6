using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace FundLedger.Benchmarks;

/// <summary>Every page of the demo as a signed-in reader gets it, over HTTP and to the last byte, as a ratio to an empty page of the same
/// site plus the page's own statements run once more by hand on the same books: as a plain program runs them, with Dapper on a connection kept open,
/// and as the books run them themselves, kept prepared. All in processor time, the client's with it, which stays this program's own on a machine that
/// does other work.</summary>
internal static partial class Pages
{
    private const int RequestsPerRound = 7, WarmUps = 250;
    private const double Most = 1.5;

    /// <summary>A page with the layout and a button, which asks the books for nothing of its own.</summary>
    private const string Empty = "/verify";

    private static readonly string[] Paths =
    [
        "/", "/vouchers", "/vouchers?month=2024-12", "/vouchers?text=19761.24", "/vouchers/1", "/vouchers/35", "/vouchers/期初", "/vouchers/print?month=2024-02", "/vouchers/cover?month=2024-12",
        "/cases", "/cases/C0", "/cases/C1", "/cases/C2", "/parties", "/parties/O1", "/checks", "/verify?run=true", "/work", "/account",
        "/finance", "/finance/advance", "/finance/advance?case=C2&costKind=APPRAISAL&amount=1234.56", "/finance/payments", "/finance/close", "/finance/close?month=2024-12",
        "/bank", "/bank/import", "/bank/BK1", "/bank/BK2", "/bank/BK1/lines", "/bank/BK1/lines?state=open", "/bank/BK1/matches", "/bank/BK1/reconciliation",
        "/commands", "/commands/advanceApproved?advance=A5", "/commands/bankFeeCharged", "/commands/voucherDrafted", "/commands/recorded?key=E07", "/commands/import", "/commands/policies",
        "/audit", "/audit/workbooks", "/audit/sampling", "/audit/sampling?method=RANDOM&draw=true&seed=2024&size=10", "/audit/commands", "/audit/verify-code", "/audit/trail",
        "/management", "/management/brief", "/reports", .. ReportCatalogue.All.Select(report => $"/reports/{report.Name}"),
    ];

    public static async Task RunAsync(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-bench-");
        try
        {
            await CommandLine.RunAsync(["demo", "--exit", "--data", folder.FullName, "--urls", "http://127.0.0.1:0"], TextWriter.Null, Console.Error, CancellationToken.None);
            var said = new Statements();
            var settings = new Settings(Path.Combine(folder.FullName, "demo"), null, [new Uri("http://127.0.0.1:0")]) { IsDemo = true };
            await using var books = Database.Sqlite(settings.BooksFile, TimeProvider.System, new StatementLog { Heard = said.Add });
            await using var site = Site.Build(settings, books);
            await site.StartAsync();
            using var client = await SignedInAsync(new Uri(site.Urls.Single()));
            await using var plain = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = settings.BooksFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
            await plain.OpenAsync();
            Tell(await MeasureAsync(client, books, plain, said, rounds), rounds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Measured>> MeasureAsync(HttpClient client, Database books, SqliteConnection plain, Statements said, int rounds)
    {
        var empty = await StatementsOfAsync(client, said, Empty);
        var pages = new List<Measured>();
        foreach (var path in Paths) pages.Add(new(path, Without(await StatementsOfAsync(client, said, path), empty)));
        said.IsOver = true;
        for (var request = 0; request < rounds * RequestsPerRound; request++)
            foreach (var page in pages) await MeasureAsync(client, books, plain, page, request);
        return pages;
    }

    /// <summary>Whichever comes after another finds what it reads in memory, so they take turns.</summary>
    private static async Task MeasureAsync(HttpClient client, Database books, SqliteConnection plain, Measured page, int request)
    {
        page.Empty.Add(await MillisecondsAsync(() => client.GetStringAsync(new Uri(Empty, UriKind.Relative))));
        for (var turn = 0; turn < 3; turn++)
            switch ((request + turn) % 3)
            {
                case 0: page.Page.Add(await MillisecondsAsync(() => client.GetStringAsync(new Uri(page.Path, UriKind.Relative)))); break;
                case 1: page.Plain.Add(await MillisecondsAsync(() => PlainlyAsync(plain, page.Statements))); break;
                default: page.Kept.Add(await MillisecondsAsync(() => KeptAsync(books, page.Statements))); break;
            }
    }

    private static void Tell(List<Measured> pages, int rounds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"pages of the demo, {rounds * RequestsPerRound} interleaved requests each, medians of processor time: page; empty page; its statements, plain and kept prepared; ratio to an empty page and each"));
        foreach (var page in pages.OrderByDescending(page => page.ToPlain))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {page.ToPlain,5:0.00} x {page.ToKept,5:0.00} x  {Median(page.Page),7:0.0} ms  {Median(page.Empty),6:0.0} ms + {Median(page.Plain),6:0.0} or {Median(page.Kept),6:0.0} ms of {page.Statements.Count,3} statements  {page.Path}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {pages.Count(page => page.ToPlain > Most)} of {pages.Count} pages take more than {Most} times their plain floor, {pages.Count(page => page.ToKept > Most)} more than {Most} times the one kept prepared"));
    }

    /// <summary>What a page asks of the books, once the program has been compiled and everything that is kept in memory is there.</summary>
    private static async Task<List<Statement>> StatementsOfAsync(HttpClient client, Statements said, string path)
    {
        for (var warming = 0; warming < WarmUps; warming++)
        {
            said.Take();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (!answer.IsSuccessStatusCode && (int)answer.StatusCode != 422) throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }
        return said.Take();
    }

    /// <summary>The statements that are the page's own: each that the empty page ran too is taken away once.</summary>
    private static List<Statement> Without(List<Statement> all, List<Statement> empty)
    {
        var own = all.ToList();
        foreach (var one in empty)
            if (own.FindIndex(each => each.Sql == one.Sql) is >= 0 and var place) own.RemoveAt(place);
        return own;
    }

    private static Task<int> KeptAsync(Database books, List<Statement> statements) => books.ReadAsync(async session =>
    {
        var rows = 0;
        foreach (var statement in statements)
            await foreach (var _ in session.RowsAsync(statement.Sql, statement.Values)) rows++;
        return rows;
    }, CancellationToken.None);

    private static async Task<int> PlainlyAsync(SqliteConnection plain, List<Statement> statements)
    {
        var rows = 0;
        await using var transaction = plain.BeginTransaction(deferred: true);
        foreach (var statement in statements)
        {
            await using var reader = await plain.ExecuteReaderAsync(statement.Sql, statement.Values, transaction);
            for (var row = new object[reader.FieldCount]; await reader.ReadAsync(); rows++) reader.GetValues(row);
        }
        return rows;
    }

    private static async Task<double> MillisecondsAsync<T>(Func<Task<T>> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>By the one click of a demonstration, as the reviewer, whose roles read most pages.</summary>
    private static async Task<HttpClient> SignedInAsync(Uri site)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site };
        var token = Token().Match(await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("Name", "li"), new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri("/sign-in?handler=Demo", UriKind.Relative), form);
        return client;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed record Statement(string Sql, IReadOnlyDictionary<string, object?> Values);

    /// <summary>What was run since it was last taken; replays are no page's.</summary>
    private sealed class Statements
    {
        private readonly List<Statement> run = [];
        private readonly Lock gate = new();

        /// <summary>Nothing is written down while time is taken.</summary>
        public bool IsOver { get; set; }

        public void Add(string sql, IReadOnlyDictionary<string, object?> values)
        {
            if (IsOver) return;
            lock (gate) run.Add(new(sql, values.ToDictionary(value => value.Key, value => value.Value is DBNull ? null : value.Value)));
        }

        public List<Statement> Take()
        {
            lock (gate)
            {
                List<Statement> taken = [.. run];
                run.Clear();
                return taken;
            }
        }
    }

    private sealed record Measured(string Path, List<Statement> Statements)
    {
        public List<double> Page { get; } = [];
        public List<double> Empty { get; } = [];
        public List<double> Plain { get; } = [];
        public List<double> Kept { get; } = [];
        public double ToPlain => Median(Page) / (Median(Empty) + Median(Plain));
        public double ToKept => Median(Page) / (Median(Empty) + Median(Kept));
    }
}
