using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>Another ledger program reads our journal, finds nothing wrong and comes to the same balances.</summary>
public sealed class HledgerTests(WorkedYears years)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hledger_finds_the_worked_year_in_order_and_its_balances_are_ours()
    {
        var books = await years.After(WorkedYears.Scenario);
        var journal = await ExportAsync(books);

        Hledger(journal, "check", "--strict", "ordereddates").ShouldBe("");
        (await BalancesAsync(books)).ShouldBe(HledgerBalances(journal));
        foreach (var book in Enum.GetValues<Book>())
            Hledger(journal, "balance", $"^{book}:", "--pivot", "fund", "--flat", "-N", "-O", "csv").ShouldBe("\"account\",\"balance\"\n", $"every fund is nil in book {book}");
    }

    [Fact]
    public async Task Hledger_finds_the_second_year_in_order_and_its_balances_are_ours()
    {
        var books = await years.After(WorkedYears.Second);
        var journal = await ExportAsync(books, WorkedYears.SecondEntity);

        Hledger(journal, "check", "--strict", "ordereddates").ShouldBe("");
        (await BalancesAsync(books, WorkedYears.SecondEntity)).ShouldBe(HledgerBalances(journal));
        foreach (var book in Enum.GetValues<Book>())
            Hledger(journal, "balance", $"^{book}:", "--pivot", "fund", "--flat", "-N", "-O", "csv").ShouldBe("\"account\",\"balance\"\n", $"every fund is nil in book {book}");
    }

    [Theory]
    [InlineData("摘要; 分号 ; tag:x")]
    [InlineData("(括号) * ! | = 2024-01-01")]
    [InlineData("  两端空格  中间  ")]
    [InlineData("include /etc/passwd")]
    [InlineData("comment\u2028account X\u00A0 9.99 CNY")]
    [InlineData("\"quoted\" 'text' \\n #")]
    public async Task No_summary_can_break_the_journal(string summary)
    {
        await using var books = await PlayedBooks.FundedAsync();
        (await books.TryAsync(new JsonObject
        {
            ["type"] = "bankFeeCharged", ["key"] = "K;,[2024-01-01]:date", ["date"] = "2024-02-05", ["by"] = "陈会计", ["reviewer"] = "李审核", ["cashier"] = "周出纳",
            ["fund"] = "ADV", ["bank"] = "BK1", ["amount"] = "1.00", ["summary"] = summary,
        }.ToJsonString())).Rejections.ShouldBeEmpty();

        var journal = await ExportAsync(books.Database);

        Hledger(journal, "check", "--strict", "ordereddates").ShouldBe("");
        (await BalancesAsync(books.Database)).ShouldBe(HledgerBalances(journal));
        Hledger(journal, "print", "tag:^ev$=^K%3B%2C%5B2024-01-01%5D%3Adate$", "-O", "csv").ShouldContain("记-2024-02-0001");
    }

    [Fact]
    public async Task The_export_names_accounts_auxiliaries_and_commands()
    {
        var journal = await ExportAsync(await years.After(WorkedYears.Scenario));

        journal.ShouldContain("commodity 1000.00 CNY\n");
        journal.ShouldContain("account F:1002.01 银行存款-本单位:BK1\n");
        journal.ShouldContain("""
            2024-03-05 (记-2024-03-0002) 垫付 A2 鉴定费用（付 P1）  ; ev:E07
                F:1218.0101 其他应收款-垫付诉讼费用-未结算    145000.00 CNY  ; fund:ADV, case:C1, adv:A2, party:O1
                F:1002.01 银行存款-本单位:BK1    -145000.00 CNY  ; fund:ADV
                C:9002 承诺备抵    145000.00 CNY  ; fund:ADV, case:C1, adv:A2
                C:9001 已批未付承诺    -145000.00 CNY  ; fund:ADV, case:C1, adv:A2

            """.ReplaceLineEndings("\n"));
    }

    private static async Task<string> ExportAsync(Database books, string entity = WorkedYears.Entity)
    {
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await books.ReadAsync(async session =>
        {
            await HledgerExport.WriteAsync(session, entity, text);
            return true;
        }, Stop);
        return text.ToString();
    }

    private static async Task<string> BalancesAsync(Database books, string entity = WorkedYears.Entity)
    {
        var rows = await books.ReadAsync(session => session.ListAsync<Balance>("""
            SELECT b.account, b.bank, SUM(b.debit_fen) - SUM(b.credit_fen) AS fen FROM fund_balance b WHERE b.entity = @entity GROUP BY b.account, b.bank
            """, new { entity }), Stop);
        return Sorted(rows.Where(row => row.Fen != 0).Select(row => $"{HledgerExport.NameOf(row.Account, Chart.Get(row.Account).Name, row.Bank)} {new Money(row.Fen)}"));
    }

    private static string HledgerBalances(string journal) => Sorted(Hledger(journal, "balance", "--flat", "-N", "-O", "csv")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(line => line.Trim('"').Split("\",\"")).Select(cells => $"{cells[0]} {cells[1].Replace(" CNY", "", StringComparison.Ordinal)}"));

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    /// <summary>What hledger writes about a journal, errors included.</summary>
    private static string Hledger(string journal, params string[] args)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(place => new[] { "hledger", "hledger.exe" }.Select(name => Path.Combine(place, name))).FirstOrDefault(File.Exists);
        if (program is null) Assert.Skip("hledger is not on this machine");
        var start = new ProcessStartInfo(program, ["-f", "-", .. args])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(Stop);
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        process.StandardInput.Write(journal);
        process.StandardInput.Close();
        process.WaitForExit();
        return output.Result + errors.Result;
    }

    private sealed class Balance
    {
        public string Account { get; set; } = "";
        public string Bank { get; set; } = "";
        public long Fen { get; set; }
    }
}
