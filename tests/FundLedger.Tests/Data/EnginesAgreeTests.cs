using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web.Banking;

namespace FundLedger.Tests.Data;

public sealed partial class EnginesAgreeTests(SqlServerLane lane, SqliteLane embedded) : LaneTests(lane), IClassFixture<SqlServerLane>, IClassFixture<SqliteLane>
{
    private const string Entity = WorkedYears.Entity;
    private static readonly DateOnly BankDay = new(2025, 1, 6);

    /// <summary>The reports that any books can be asked for without more than a day; those of the hour of posting are no property of the engine.</summary>
    private static readonly string[] Reports =
        [.. ReportCatalogue.All.Where(report => !report.Parameters.Any(parameter => parameter.Required)).Select(report => report.Name).Except(["audit-tests", "audit-findings"])];

    [Fact]
    public async Task The_worked_years_with_their_statements_and_papers_leave_the_same_rows_reports_packages_and_pages_on_both()
    {
        var onServer = await PlayAsync(Lane.Books);
        var inFile = await PlayAsync(embedded.Books);

        onServer.Count.ShouldBeGreaterThan(1_500);
        foreach (var table in new[] { "bank_line", "bank_match_voucher", "bank_match_undone", "reconciled_item", "file_part", "evidence_invoice" })
            inFile.ShouldContain(row => row.StartsWith($"String {table}|", StringComparison.Ordinal), table);
        onServer.ShouldBe(inFile);
        Reports.Length.ShouldBeGreaterThan(20);
        foreach (var (entity, day) in new[] { (Entity, "2024-12-31"), (WorkedYears.SecondEntity, "2025-12-31") })
            foreach (var report in Reports)
                (await ReportAsync(Lane.Books, report, entity, day)).ShouldBe(await ReportAsync(embedded.Books, report, entity, day), $"{report} of {entity}");
        (await PackageAsync(Lane.Books)).ShouldBe(await PackageAsync(embedded.Books));
        foreach (var (server, file) in (await PagesAsync(Lane.Books)).Zip(await PagesAsync(embedded.Books))) server.ShouldBe(file);
    }

    private static async Task<string> ReportAsync(Database books, string name, string entity, string day)
    {
        using var text = new MemoryStream();
        await new ReportRunner(books).StreamAsync(name, ReportRequest.For(entity, ("asOf", day)), sheet => CsvWriter.WriteAsync(sheet, text, CultureInfo.GetCultureInfo("zh-CN"), Stop), Stop);
        return Drawn().Replace(Encoding.UTF8.GetString(text.ToArray()), "(drawn)");
    }

    /// <summary>Every page of the site, as its reader has it; none fails.</summary>
    private static async Task<IReadOnlyList<string>> PagesAsync(Database books)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-agree-");
        var (site, address) = await PagesSite.ServeAsync(folder.FullName, books);
        await Visitors.InviteAsync(site);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) };
        await Visitors.SignInAsync(client, Visitors.Reader);
        var pages = new List<string>();
        foreach (var path in PagesSite.Paths)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);
            ((int)answer.StatusCode).ShouldBeLessThan(500, $"{path}\n{text}");
            pages.Add($"{path} {(int)answer.StatusCode} {Drawn().Replace(text.Contains("<main", StringComparison.Ordinal) ? PageText.Body(text) : "", "(drawn)")}");
        }
        await site.StopAsync(Stop);
        await site.DisposeAsync();
        folder.Delete(recursive: true);
        return pages;
    }

    /// <summary>The papers of a case as they are handed out, by name and size.</summary>
    private static async Task<IReadOnlyList<string>> PackageAsync(Database books)
    {
        using var bytes = new MemoryStream();
        (await EvidencePackage.OfCaseAsync(books, Entity, "C1", () => Task.FromResult<Stream>(bytes), Stop)).ShouldBeTrue();
        using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
        return [.. archive.Entries.Select(entry => $"{entry.FullName} {entry.Length}")];
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Database books)
    {
        foreach (var (file, entity) in new[] { ("db/seed/scenario-1.jsonl", Entity), ("tests/books/scenario-2.jsonl", WorkedYears.SecondEntity) })
            await RecordAsync(books, entity, await File.ReadAllLinesAsync(RepoFiles.PathOf(file), Stop));
        foreach (var bank in new[] { "BK1", "BK2" }) await TakeStatementAsync(books, bank);
        await MatchAnewAsync(books);
        await RecordAsync(books, Entity, RepoFiles.Read("db/seed/scenario-1-bank.jsonl").Split('\n'));
        await AddPapersAsync(books);
        (await Verification.RunAsync(books, null, Stop)).Findings.ShouldBeEmpty();
        return await AllRows.ReadAsync(books, []);
    }

    private static async Task RecordAsync(Database books, string entity, IEnumerable<string> lines)
    {
        var journal = new Journal(books);
        foreach (var line in lines)
        {
            if (!line.StartsWith('{')) continue;
            var (command, rejections) = CommandReader.Read(line, entity);
            rejections.ShouldBeEmpty(line);
            (await journal.RecordAsync(command!, Stop)).Rejections.ShouldBeEmpty(line);
        }
    }

    private static async Task TakeStatementAsync(Database books, string bank)
    {
        var file = await File.ReadAllBytesAsync(RepoFiles.PathOf($"db/seed/scenario-1-bank-{bank}.csv"), Stop);
        var said = new StatementSaid(Entity, "陈会计", BankDay) { From = new(2024, 1, 1), To = new(2024, 12, 31) };
        (await new StatementIntake(books).RecordAsync(file, $"{bank}.csv", said, null, Stop)).AllRejections.ShouldBeEmpty();
        (await new StatementIntake(books).RecordAsync(file, "again.csv", said, null, Stop)).Drafts.ShouldAllBe(draft => draft.Outcome.IsRepeat);
        (await new BankDesk(books).MatchAllAsync(Entity, bank, "M-" + bank, BankDay, "陈会计", Stop)).ShouldNotBeNull().Rejections.ShouldBeEmpty();
    }

    /// <summary>A match is undone and found again.</summary>
    private static async Task MatchAnewAsync(Database books)
    {
        var match = await books.ReadAsync(session => session.ScalarAsync<string>("SELECT match_code FROM bank_match_line WHERE entity = @Entity AND line_key = 'BK1-0015'", new { Entity }), Stop);
        await RecordAsync(books, Entity, [$$"""{"type":"bankMatchUndone","key":"U1","date":"2025-01-06","by":"陈会计","match":"{{match}}","reason":"再核"}"""]);
        (await new BankDesk(books).MatchAllAsync(Entity, "BK1", "M-BK1-2", BankDay, "陈会计", Stop)).ShouldNotBeNull().Answer.ShouldContain("\"matches\":[");
    }

    private static async Task AddPapersAsync(Database books)
    {
        var store = new FileStore(books);
        var papers = new[] { ("判决书.pdf", PaperFiles.Pdf("judgment"), "COURT_PAPER", ""), ("发票.xml", PaperFiles.Text(PaperFiles.DigitalInvoice), "INVOICE", ""","invoiceNumber":"24222000000099990001","seller":"P1","amount":"5.00","issuedOn":"2024-12-20" """) };
        foreach (var (name, bytes, kind, more) in papers)
        {
            using var content = new MemoryStream(bytes);
            var sha256 = (await store.PutAsync(Entity, name, content, "陈会计", Stop)).File!.Sha256;
            await RecordAsync(books, Entity, [$$"""{"type":"evidenceAdded","key":"P-{{kind}}","date":"2025-01-06","by":"陈会计","case":"C1","file":"{{sha256}}","kind":"{{kind}}"{{more}}}"""]);
        }
    }

    /// <summary>Seals, which begin at the installation, the codes that stand for them, keys and hours.</summary>
    [GeneratedRegex("[0-9A-F]{4}(-[0-9A-F]{4}){4}|[0-9a-f]{12,64}|[0-9]{2}:[0-9]{2}(:[0-9]{2})?")] private static partial Regex Drawn();
}
