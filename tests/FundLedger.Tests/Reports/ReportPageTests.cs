using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>Each report over each of the worked books is the page in <c>tests/books</c>.</summary>
public sealed class ReportPageTests(WorkedYears books)
{
    private static readonly (string Page, string Report, string Asked)[] Pages =
    [
        ("journal", "journal", ""),
        ("trial-balance-before", "trial-balance", "closing=before"),
        ("trial-balance-after", "trial-balance", ""),
        ("trial-balance-mid-may", "trial-balance", "asOf=2024-05-20&from=2024-05"),
        ("fund-balances", "fund-balances", ""),
        ("fund-statement-2024-06-30", "fund-statement", "asOf=2024-06-30"),
        ("fund-statement-2024-09-30", "fund-statement", "asOf=2024-09-30"),
        ("fund-statement-2024-12-31", "fund-statement", "asOf=2024-12-31"),
        ("account-register-1002.01", "account-register", "account=1002.01"),
        ("account-register-1218-C1-from-august", "account-register", "account=1218&case=C1&from=2024-08&asOf=2024-10-20"),
        ("account-register-5001-before", "account-register", "account=5001&closing=before"),
        ("case-statement", "case-statement", ""),
        ("case-statement-second-half", "case-statement", "from=2024-07"),
        ("organisation-statement", "organisation-statement", ""),
        ("no-profit", "no-profit", ""),
        ("custody", "custody", ""),
        ("commitments", "commitments", ""),
        ("commitments-2024-05-20", "commitments", "asOf=2024-05-20"),
        ("parallel-check", "parallel-check", ""),
        ("parallel-check-2024-10-20", "parallel-check", "asOf=2024-10-20"),
        ("difference-table", "difference-table", ""),
        ("ageing-2024-12-31", "ageing", "asOf=2024-12-31"),
        ("ageing-2024-09-30", "ageing", "asOf=2024-09-30"),
        ("ageing-2024-04-11", "ageing", "asOf=2024-04-11"),
        ("numbering-check", "numbering-check", ""),
        ("allocations", "allocations", ""),
        ("exposure-by-case-2024-09-30", "exposure-by-case", "asOf=2024-09-30"),
        ("exposure-by-case", "exposure-by-case", ""),
        ("exposure-by-organisation", "exposure-by-organisation", ""),
        ("damages-use", "damages-use", ""),
        ("money-by-kind", "money-by-kind", ""),
        ("money-lines", "money-lines", ""),
        ("spending", "spending", ""),
        ("consolidated-indicators", "consolidated-indicators", ""),
        ("case-balances-C1", "case-balances", "case=C1"),
        ("audit-sample-random", "audit-sample", "method=RANDOM&seed=2024&size=10"),
        ("audit-vouchers-C1", "audit-vouchers", "case=C1"),
    ];

    public static TheoryData<string, string, string, string> All => new(
        from book in new[] { WorkedYears.Scenario, WorkedYears.Variant }
        from page in Pages
        select (book, page.Page, page.Report, page.Asked));

    [Theory, MemberData(nameof(All))]
    public async Task The_page_is_as_it_was_proved_by_hand(string book, string page, string report, string asked)
    {
        var outcome = await new ReportRunner(await books.After(book)).RunAsync(report, Asked.Of(asked), TestContext.Current.CancellationToken);
        outcome.Rejections.ShouldBeEmpty();

        Expected.ShouldBePage($"tests/books/{book}/{page}.csv", await CsvAsync(outcome.Sheet!));
    }

    [Theory]
    [InlineData(WorkedYears.Scenario)]
    [InlineData(WorkedYears.Variant)]
    public async Task Every_check_of_the_books_is_run_and_finds_nothing(string book)
    {
        var sheet = (await new ReportRunner(await books.After(book)).RunAsync("checks", Asked.Of(""), TestContext.Current.CancellationToken)).Sheet!;

        sheet.Rows.Select(row => row[0].Text.Zh).ShouldBe(Check.All.Select(check => check.Name));
        sheet.Rows.ShouldAllBe(row => row[sheet.IndexOf("findings")].Raw == 0 && row[sheet.IndexOf("result")].Passed);
    }

    private static async Task<string> CsvAsync(Sheet sheet)
    {
        using var file = new MemoryStream();
        await CsvWriter.WriteAsync(sheet, file, CultureInfo.GetCultureInfo("zh-CN"), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n");
    }
}

/// <summary>Requests written as in an address.</summary>
internal static class Asked
{
    public static ReportRequest Of(string query) => ReportRequest.For(WorkedYears.Entity,
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1])));
}

/// <summary>Files that a test's output must equal. What differs is left beside them as .received.</summary>
internal static class Expected
{
    public static void ShouldBePage(string name, string found)
    {
        var path = RepoFiles.PathOf(name);
        var received = Path.ChangeExtension(path, ".received.csv");
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (found == expected)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(received, found);
        found.ShouldBe(expected, name);
    }
}
