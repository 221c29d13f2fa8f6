using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>Samples are what anyone can draw again from population, parameters and seed.</summary>
public sealed class SamplingTests(WorkedYears books)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_random_sample_is_that_which_another_tool_draws_by_the_printed_rule()
    {
        var sheet = await SampleAsync("method=RANDOM&seed=审计2024&size=7");

        var drawn = sheet.Rows.Select(row => row[sheet.IndexOf("voucher_no")].Text.Zh);
        drawn.ShouldBe((await PopulationAsync()).OrderBy(voucher => Key("审计2024", voucher.Seq)).Take(7).OrderBy(voucher => voucher.Seq).Select(voucher => voucher.No));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_sample_and_another_seed_another()
    {
        var once = await NumbersAsync("method=RANDOM&seed=A&size=10");

        (await NumbersAsync("method=RANDOM&seed=A&size=10")).ShouldBe(once);
        (await NumbersAsync("method=RANDOM&seed=B&size=10")).ShouldNotBe(once);
        (await NumbersAsync("method=RANDOM&seed=A&size=4")).Except(once).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sample_larger_than_the_population_is_the_population() =>
        (await NumbersAsync("method=RANDOM&seed=A&size=2000")).ShouldBe((await PopulationAsync()).Select(voucher => voucher.No));

    [Fact]
    public async Task Opening_balances_and_closings_are_no_transactions()
    {
        var all = await NumbersAsync("method=RANDOM&seed=A&size=2000");
        all.ShouldNotContain("期初");
        all.Length.ShouldBeLessThan(60);
    }

    [Fact]
    public async Task Monetary_units_are_hit_at_start_and_every_interval_after()
    {
        var sheet = await SampleAsync("method=MONETARY&seed=2024-A&interval=250,000.00");

        var (interval, start) = (25_000_000L, 1 + (long)(FirstEight("2024-A|MUS") % 25_000_000UL));
        var (passed, expected) = (0L, new List<string>());
        foreach (var voucher in await PopulationAsync())
        {
            for (var unit = start; unit <= passed + Math.Abs(voucher.Fen); unit += interval)
                if (unit > passed) { expected.Add(voucher.No); break; }
            passed += Math.Abs(voucher.Fen);
        }
        expected.Count.ShouldBeGreaterThan(5);
        sheet.Rows.Select(row => row[sheet.IndexOf("voucher_no")].Text.Zh).ShouldBe(expected);
        sheet.Notes[^1].Zh.ShouldContain($"间隔 250,000.00 元，起点 {new Money(start).ToGroupedString()} 元");
    }

    [Fact]
    public async Task A_voucher_of_at_least_the_interval_is_always_drawn_by_monetary_units()
    {
        var large = (await PopulationAsync()).Where(voucher => Math.Abs(voucher.Fen) >= 40_000_000).Select(voucher => voucher.No).ToList();

        foreach (var seed in new[] { "1", "2", "3", "4", "5" })
            large.Except(await NumbersAsync($"method=MONETARY&seed={seed}&interval=400000")).ShouldBeEmpty();
        large.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task From_an_amount_on_every_voucher_is_listed()
    {
        (await NumbersAsync("method=ABOVE&above=400000")).ShouldBe((await PopulationAsync()).Where(voucher => Math.Abs(voucher.Fen) >= 40_000_000).Select(voucher => voucher.No));
        (await NumbersAsync("method=ABOVE&above=99999999")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_risk_test_gives_what_its_listing_shows()
    {
        var listed = await SheetText.LinesAsync(await books.After(WorkedYears.Scenario), "audit-findings", "asOf=2024-12-31", "voucher_no", "subject", "amount");

        var sheet = await SampleAsync("method=RISK&test=ALL&seed=A&size=500");

        string.Join('\n', sheet.Rows.Select(row => string.Join(" | ", new[] { "voucher_no", "summary", "amount" }
            .Select(key => CellText.For(row[sheet.IndexOf(key)], sheet.Columns[sheet.IndexOf(key)] with { Zero = ZeroStyle.Blank }, CultureInfo.GetCultureInfo("en")))))).ShouldBe(listed);
        sheet.Notes[^1].En.ShouldStartWith("Sample: ");
    }

    [Fact]
    public async Task The_paper_says_population_parameters_seed_posting_and_code_and_has_room_for_ticks()
    {
        var sheet = await SampleAsync("method=RANDOM&seed=S-1&size=3&fund=ADV");

        sheet.Notes[1].Zh.ShouldMatch("^截止日：2024-12-31　　账本 220000 序号 60 校验 ([0-9A-F]{4}-){4}[0-9A-F]{4}$");
        sheet.Notes[2].Zh.ShouldBe("抽样方法：随机抽样　　种子：S-1　　样本量：3　　起始期间：2024-01　　基金：ADV");
        sheet.Notes[3].Zh.ShouldMatch(@"^总体：2024-01 起至截止日的凭证 \d+ 张，金额合计 [\d,.]+ 元（不含期初余额和年末结转）$");
        sheet.Columns.Select(column => column.Title.Zh).TakeLast(6).ShouldBe(["原始凭证", "银行流水", "审批手续", "账务处理", "差异金额", "结论及备注"]);
        sheet.Rows.ShouldAllBe(row => row[sheet.IndexOf("papers")].IsEmpty && row[sheet.IndexOf("remark")].IsEmpty);
    }

    [Fact]
    public async Task As_known_at_an_earlier_posting_the_sample_is_what_it_was_then()
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-sample-");
        await using var database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), WorkedYears.Clock);
        var commands = WorkedYears.Commands(WorkedYears.Scenario);
        await WorkedYears.PlayAsync(database, commands.Take(60));
        var head = await database.ReadAsync(session => session.ScalarAsync<long>("SELECT last_seq FROM entity_head"), Stop);
        var earlier = (await new ReportRunner(database).RunAsync("audit-sample", Asked.Of("method=RANDOM&seed=A&size=5&asOf=2024-12-31"), Stop)).Sheet!;
        await WorkedYears.PlayAsync(database, commands.Skip(60));

        var later = (await new ReportRunner(database).RunAsync("audit-sample", Asked.Of($"method=RANDOM&seed=A&size=5&asOf=2024-12-31&knownAt={head}"), Stop)).Sheet!;

        later.Notes.ShouldBe(earlier.Notes);
        later.Rows.Select(row => row[2].Text.Zh).ShouldBe(earlier.Rows.Select(row => row[2].Text.Zh));
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("method=RANDOM&size=5", "missingParameter", "seed")]
    [InlineData("method=RANDOM&seed=A", "missingParameter", "size")]
    [InlineData("method=MONETARY&seed=A", "missingParameter", "size")]
    [InlineData("method=ABOVE", "missingParameter", "above")]
    [InlineData("method=RANDOM&seed=A&size=10000", "badParameter", "size")]
    [InlineData("method=RANDOM&seed=A&size=0", "badParameter", "size")]
    [InlineData("method=RANDOM&seed=A&size=-1", "badParameter", "size")]
    [InlineData("method=RANDOM&seed=A\u0007B&size=5", "badParameter", "seed")]
    [InlineData("method=MONETARY&seed=A&interval=0", "badParameter", "interval")]
    [InlineData("method=MONETARY&seed=A&interval=-5", "badParameter", "interval")]
    [InlineData("method=ABOVE&above=much", "badParameter", "above")]
    [InlineData("method=GUESS&seed=A&size=5", "badParameter", "method")]
    [InlineData("method=RANDOM&seed=A&size=5&fund=NONE", "unknownFund", "fund")]
    [InlineData("method=RANDOM&seed=A&size=5&from=2025-06", "periodAfterAsOf", "from")]
    [InlineData("method=RANDOM&seed=A&size=5&from=0000-13", "badParameter", "from")]
    [InlineData("method=RISK&test=X", "badParameter", "test")]
    public async Task What_cannot_be_drawn_is_refused_by_its_field(string asked, string name, string field)
    {
        var outcome = await new ReportRunner(await books.After(WorkedYears.Scenario)).RunAsync("audit-sample", Asked.Of("asOf=2024-12-31&" + asked), Stop);

        outcome.Sheet.ShouldBeNull();
        (outcome.Rejections[0].Name, outcome.Rejections[0].Field).ShouldBe((name, field));
    }

    [Theory]
    [InlineData("🌱种子 '\"><script>")]
    [InlineData("=cmd|' /C calc'!A1")]
    [InlineData("a|b|c")]
    public async Task A_seed_of_odd_characters_is_taken_as_it_is(string seed)
    {
        var request = ReportRequest.For(WorkedYears.Entity, ("method", "RANDOM"), ("seed", seed), ("size", "5"));
        var sheet = (await new ReportRunner(await books.After(WorkedYears.Scenario)).RunAsync("audit-sample", request, Stop)).Sheet!;

        sheet.Rows.Select(row => row[2].Text.Zh).ShouldBe((await PopulationAsync()).OrderBy(voucher => Key(seed, voucher.Seq)).Take(5).OrderBy(voucher => voucher.Seq).Select(voucher => voucher.No));
    }

    private static string Key(string seed, long seq) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{seq}"))));

    private static ulong FirstEight(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(8).Aggregate(0UL, (number, part) => (number << 8) | part);

    /// <summary>The population, read apart from the report: the debit side of the first book of each voucher.</summary>
    private async Task<List<(long Seq, string No, long Fen)>> PopulationAsync()
    {
        var population = new List<(long, string, long)>();
        await (await books.After(WorkedYears.Scenario)).ReadAsync(async session =>
        {
            foreach (var seq in await session.ListAsync<long>("SELECT seq FROM voucher WHERE entity = '220000' AND kind = 'NORMAL' ORDER BY seq"))
            {
                var posted = (await PostedVouchers.ReadAsync(session, WorkedYears.Entity, seq))!;
                var first = posted.Voucher.Lines.GroupBy(line => line.Book).MinBy(book => "FBC".IndexOf(book.Key.ToString(), StringComparison.Ordinal))!;
                population.Add((seq, posted.VoucherNo, first.Where(line => line.Side == Side.Debit).Sum(line => line.Amount.Fen)));
            }
            return true;
        }, Stop);
        return population;
    }

    private async Task<string[]> NumbersAsync(string asked)
    {
        var sheet = await SampleAsync(asked);
        return [.. sheet.Rows.Select(row => row[sheet.IndexOf("voucher_no")].Text.Zh)];
    }

    private async Task<Sheet> SampleAsync(string asked)
    {
        var outcome = await new ReportRunner(await books.After(WorkedYears.Scenario)).RunAsync("audit-sample", Asked.Of("asOf=2024-12-31&" + asked), Stop);
        outcome.Rejections.ShouldBeEmpty();
        return outcome.Sheet!;
    }
}
