using FundLedger.Data;
using FundLedger.Tests.Web;

namespace FundLedger.Tests.Access;

/// <summary>Whatever leaves the program as a file, and the sheet with whole account numbers, leaves a row in the sealed trail: who, what, how much
/// of it. Readers are no exception.</summary>
public sealed class ExportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Files => new()
    {
        { "gao", "/api/v1/entities/220000/reports/trial-balance?asOf=2024-01-31&format=csv", "220000 trial-balance.csv | asOf=2024-01-31 format=csv" },
        { "gao", "/api/v1/entities/220000/reports/trial-balance?format=xlsx&lang=en", "220000 trial-balance.xlsx | format=xlsx" },
        { "shen", "/api/v1/entities/220000/workbook?asOf=2024-01-31&fund=ADV", "220000 workbook.xlsx | asOf=2024-01-31 fund=ADV" },
        { "shen", "/api/v1/entities/220000/journal.hledger", "220000 journal.hledger | " },
        { "shen", "/api/v1/entities/220000/vouchers/1/evidence.zip", "220000 evidence.zip | 1" },
        { "zhou", "/api/v1/entities/220000/cases/C1/evidence.zip", "220000 evidence.zip | C1" },
        { "shen", "/audit/commands?handler=Csv&person=%E9%99%88%E4%BC%9A%E8%AE%A1", "220000 commands.csv | person=陈会计" },
        { "shen", "/audit/trail?format=csv", "220000 trail.csv | format=csv" },
        { "ma", "/admin/trail?format=csv&Person=he", "trail.csv | format=csv Person=he" },
        { "zhou", "/finance/payments?sheet=true&asOf=2024-02-29", "220000 pay sheet | asOf=2024-02-29 " },
    };

    [Theory, MemberData(nameof(Files))]
    public async Task It_is_kept_who_took_what_and_how_much_of_it(string login, string path, string row)
    {
        await using var books = await WebBooks.FundedAsync();
        using var visitor = new FormVisitor(books.Client.BaseAddress!);
        (await visitor.PostAsync("/sign-in?handler=Demo", "/sign-in", ("Name", login))).Status.ShouldBe(302);

        (await visitor.GetAsync(path)).Status.ShouldBe(200);

        var rows = await books.Database.ReadAsync(session => Trail.SearchAsync(session, new(Trail.Installation, "", "exported", "", DateTime.MinValue.AddYears(1), DateTime.MaxValue.AddYears(-1), 0), 10), Stop);
        var kept = rows.ShouldHaveSingleItem();
        (kept.Login, kept.Result, kept.Session.Length).ShouldBe((login, "DONE", 12));
        $"{kept.Object} | {kept.Detail}".ShouldBe(row);
        (await books.Database.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).ShouldBeEmpty();
        using var auditor = new FormVisitor(books.Client.BaseAddress!);
        await auditor.PostAsync("/sign-in?handler=Demo", "/sign-in", ("Name", "ma"));
        (await auditor.GetAsync("/admin/trail?Act=exported")).Text.ShouldContain("Export");
    }

    [Theory]
    [InlineData("/api/v1/entities/220000/reports/trial-balance?format=json")]
    [InlineData("/api/v1/entities/220000/vouchers")]
    [InlineData("/api/v1/entities/220000/workbook?asOf=2024-02-30")]
    [InlineData("/api/v1/entities/220000/reports/trial-balance?format=csv&asOf=2024-02-30")]
    [InlineData("/api/v1/entities/220000/cases/NX/evidence.zip")]
    [InlineData("/finance/payments")]
    public async Task What_is_only_looked_at_or_refused_leaves_no_such_row(string path)
    {
        await using var books = await WebBooks.FundedAsync();
        await books.GetAsync(path);
        (await books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM trail WHERE action = 'exported'"), Stop)).ShouldBe(0);
    }

    /// <summary>No file without its row: where the trail cannot be written, nothing goes out.</summary>
    [Fact]
    public async Task Nothing_goes_out_when_the_trail_cannot_be_written()
    {
        await using var books = await WebBooks.FundedAsync();
        await books.Database.WriteAsync("", async session =>
            new Work<int>(await session.ExecuteAsync("CREATE TRIGGER tr_no_trail BEFORE INSERT ON trail BEGIN SELECT RAISE(ABORT, 'full'); END"), true), Stop);
        foreach (var path in new[] { "/api/v1/entities/220000/reports/trial-balance?format=csv", "/api/v1/entities/220000/workbook?asOf=2024-01-31", "/api/v1/entities/220000/cases/C1/evidence.zip", "/audit/trail?format=csv", "/audit/commands?handler=Csv", "/finance/payments?sheet=true" })
        {
            var answer = await books.GetAsync(path);
            answer.Status.ShouldBeGreaterThanOrEqualTo(500, path);
            answer.Message.Content.Headers.ContentDisposition.ShouldBeNull(path);
        }
    }

    [Fact]
    public async Task The_sheet_with_whole_account_numbers_asks_once_more_who_it_is()
    {
        await using var books = await WebBooks.FundedAsync();
        using var visitor = new FormVisitor(books.Client.BaseAddress!);
        await visitor.PostAsync("/sign-in?handler=Demo", "/sign-in", ("Name", "zhou"));
        await books.Database.WriteAsync("", async session =>
            new Work<int>(await session.ExecuteAsync("UPDATE login_session SET proved_at = '2024-01-01 00:00:00.000' WHERE login = 'zhou'"), true), Stop);

        var asked = await visitor.GetAsync("/finance/payments?sheet=true&entity=220000");

        (asked.Status, asked.Location).ShouldBe((302, "/confirm?back=" + Uri.EscapeDataString("/finance/payments?sheet=true&entity=220000")));
        (await visitor.GetAsync("/finance/payments")).Status.ShouldBe(200);
        (await visitor.PostAsync("/confirm", await visitor.GetAsync(asked.Location), ("Back", "/finance/payments?sheet=true&entity=220000"))).Location.ShouldBe("/finance/payments?sheet=true&entity=220000");
        (await visitor.GetAsync("/finance/payments?sheet=true&entity=220000")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_file_is_stored_by_the_program_that_sent_it()
    {
        await using var books = await WebBooks.FundedAsync();
        var sent = await books.PostAsync("/api/v1/entities/220000/files?name=a.pdf", System.Text.Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"), type: "application/octet-stream");
        sent.Status.ShouldBe(201, sent.Text);
        (await new FileStore(books.Database).FindAsync("220000", (string)sent.Json["sha256"]!, Stop))!.StoredBy.ShouldBe("接口");
    }
}
