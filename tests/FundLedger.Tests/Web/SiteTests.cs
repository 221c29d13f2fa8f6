using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FundLedger.Tests.Web;

/// <summary>How the site behaves towards browsers, disks and its own log.</summary>
public sealed class SiteTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/vouchers")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/entities")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/fundledger.css")]
    public async Task Every_answer_tells_the_browser_to_take_nothing_from_elsewhere(string path)
    {
        await using var books = await WebBooks.FundedAsync();
        var answer = await books.GetAsync(path);

        answer.Header("Content-Security-Policy").ShouldBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'");
        answer.Header("X-Content-Type-Options").ShouldBe("nosniff");
        answer.Header("Referrer-Policy").ShouldBe("same-origin");
        answer.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        answer.Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        answer.Header("Cache-Control").ShouldBe(path.EndsWith(".css", StringComparison.Ordinal) ? "no-cache" : "no-store");
        answer.Header("Server").ShouldBeNull();
    }

    [Fact]
    public async Task A_book_that_another_program_holds_is_answered_with_503_and_when_to_come_back_and_nothing_is_lost()
    {
        await using var books = await WebBooks.FundedAsync();
        var file = Path.Combine(Path.GetDirectoryName(books.LogFolder)!, "books.db");
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            await other.OpenAsync(Stop);
            await using var held = other.BeginTransaction(deferred: false);

            var answer = await books.SendAsync("K1 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=1.00");

            (answer.Status, answer.Rejection, answer.Type).ShouldBe((503, "storageBusy", "application/problem+json"));
            answer.Header("Retry-After").ShouldBe("5");
            (await books.GetAsync("/health/ready")).Status.ShouldBe(200);
        }
        (await books.SendAsync("K1 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=1.00")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Books_that_cannot_be_read_are_not_ready_but_the_program_lives()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.Database.DisposeAsync();
        var file = Path.Combine(Path.GetDirectoryName(books.LogFolder)!, "books.db");
        foreach (var each in Directory.GetFiles(Path.GetDirectoryName(file)!, "books.db*")) File.Delete(each);
        await File.WriteAllTextAsync(file, new string('x', 8192), Stop);

        var ready = await books.GetAsync("/health/ready");

        (ready.Status, ready.Rejection).ShouldBe((503, "storageFailed"));
        (await books.GetAsync("/health/live")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_log_has_one_JSON_line_a_request_and_nothing_of_what_was_typed()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.SendAsync("K1 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=1.00 summary=CANARY-BODY by=CANARY-PERSON");
        await books.SendAsync("K2 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=CANARY-REFUSED");
        await books.GetAsync("/api/v1/entities/220000/vouchers?text=CANARY-QUERY");
        await books.GetAsync("/nothing%0A%22%7D%1B[31m{0}{Status}");
        var files = Directory.GetFiles(books.LogFolder).Order(StringComparer.Ordinal).ToList();
        // A second file is begun at midnight.
        files.Count.ShouldBeInRange(1, 2);
        files.ShouldAllBe(file => System.Text.RegularExpressions.Regex.IsMatch(Path.GetFileName(file), @"^fundledger-\d{8}\.jsonl$"));
        var log = string.Concat(await Task.WhenAll(files.Select(ReadSharedAsync)));

        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).Where(line => line["Path"] is not null).ToList();
        lines.Select(line => $"{line["Method"]} {line["Path"]} {line["Status"]}").ShouldBe(
        [
            "GET /sign-in 200", "POST /sign-in 302", "POST /api/v1/entities/220000/events 201", "POST /api/v1/entities/220000/events 400", "GET /api/v1/entities/220000/vouchers 200",
            "GET /nothing%0A%22%7D%1B[31m%7B0%7D%7BStatus%7D 404",
        ]);
        lines.ShouldAllBe(line => line["TraceId"]!.ToString().Length > 0);
        log.ShouldNotContain("CANARY");
    }

    [Fact]
    public async Task Entities_cases_and_the_hledger_journal_are_served()
    {
        await using var books = await WebBooks.FundedAsync();

        (await books.GetAsync("/api/v1/entities")).Json["entities"]![0]!["entity"]!.ToString().ShouldBe("220000");
        var cases = (await books.GetAsync("/api/v1/entities/220000/cases?asOf=2024-12-31&take=2")).Json;
        cases["cases"]!.AsArray().Select(one => $"{one!["case"]} {one["custody"]}").ShouldBe(["C0 0.00", "C1 400000.00"]);
        (await books.GetAsync($"/api/v1/entities/220000/cases?after={cases["after"]}")).Json["cases"]!.AsArray().Select(one => (string)one!["case"]!).ShouldBe(["C2", "C3"]);

        var journal = await books.GetAsync("/api/v1/entities/220000/journal.hledger");
        await using var expected = new StringWriter(CultureInfo.InvariantCulture);
        await books.Database.ReadAsync(async session =>
        {
            await HledgerExport.WriteAsync(session, "220000", expected);
            return true;
        }, Stop);
        journal.Text.ShouldBe(expected.ToString());
        journal.Type.ShouldBe("text/plain");
        journal.Text.ShouldContain("记-2024-01-0001");
    }

    [Fact]
    public async Task A_report_comes_in_the_format_that_was_asked_for()
    {
        await using var books = await WebBooks.FundedAsync();
        const string Path = "/api/v1/entities/220000/reports/trial-balance";

        (await TypeAsync(books, Path, null)).ShouldBe("application/json");
        (await TypeAsync(books, Path, "*/*")).ShouldBe("application/json");
        (await TypeAsync(books, Path, "text/csv")).ShouldBe("text/csv");
        (await TypeAsync(books, Path, "text/csv;q=0.5, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")).ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await TypeAsync(books, Path + "?format=csv", "application/json")).ShouldBe("text/csv");
    }

    [Fact]
    public async Task The_auditor_s_workbook_is_served_whole()
    {
        await using var books = await WebBooks.FundedAsync();

        using var message = await books.Client.GetAsync(new Uri("/api/v1/entities/220000/workbook?asOf=2024-01-31", UriKind.Relative), Stop);

        message.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("auditors-workbook-220000.xlsx");
        using var zip = new System.IO.Compression.ZipArchive(await message.Content.ReadAsStreamAsync(Stop));
        zip.Entries.ShouldContain(entry => entry.FullName == "xl/workbook.xml");
    }

    private static async Task<string?> TypeAsync(WebBooks books, string path, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return (await books.SendAsync(request)).Type;
    }

    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Stop);
    }
}
