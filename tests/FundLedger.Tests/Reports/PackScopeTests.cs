using System.Security.Cryptography;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

/// <summary>The auditor's workbook of a part of the books: a period, a fund, a case. What it checks is true of that part, and
/// what only the whole can prove is left out by name.</summary>
public sealed class PackScopeTests(WorkedYears books) : IDisposable
{
    private readonly SpreadsheetProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("from=2024-07")]
    [InlineData("from=2024-12&asOf=2024-12-20")]
    [InlineData("from=2023-01")]
    [InlineData("from=0001-01")]
    [InlineData("fund=ADV")]
    [InlineData("fund=RWD")]
    [InlineData("fund=DMG")]
    [InlineData("fund=LEG&from=2024-04&asOf=2024-06-30")]
    [InlineData("case=C0")]
    [InlineData("case=C1")]
    [InlineData("case=C2")]
    [InlineData("case=C1&from=2024-06&asOf=2024-10-20")]
    [InlineData("case=C1&knownAt=31")]
    public async Task Every_check_of_a_part_passes_and_the_cover_says_which_part_it_is(string asked)
    {
        foreach (var book in new[] { WorkedYears.Scenario, WorkedYears.Variant })
        {
            var (file, outcome) = await PackAsync(book, asked);

            Page(file, "⑬检查").Split('\n').Where(line => line.EndsWith("FAIL", StringComparison.Ordinal)).ShouldBeEmpty($"{book} {asked}");
            outcome.Passed.ShouldBeGreaterThan(Check.All.Count + 5);
            Page(file, "①封面").ShouldMatch(@"范围 \| .+；发生额自 \d{4}-\d{2} 至 \d{4}-\d{2}-\d{2}\n");
        }
    }

    [Fact]
    public async Task A_fund_s_workbook_leaves_out_by_name_what_funds_share()
    {
        var (file, _) = await PackAsync(WorkedYears.Scenario, "fund=ADV");

        ReadBack(file).Keys.ShouldBe(
        [
            "①封面", "②科目余额表", "②基金科目余额表", "③凭证明细", "④基金收支余表", "⑤案件垫付追偿表", "⑥组织往来表", "⑦账龄表", "⑧赔偿金专户表", "⑨承诺与可用余额表",
            "⑪平行记账核对", "⑪差异表", "⑬检查",
        ]);
        var cover = Page(file, "①封面");
        cover[cover.IndexOf("本范围不列", StringComparison.Ordinal)..].ShouldBe("""
            本范围不列的表和不做的核对
            ⑩银行存款余额调节表 | 银行存款余额调节表
            ⑫顺号检查 | 顺号检查
            ⑬检查 | ⑩各账户账面余额合计 = ②1002.01 + 1002.02 + 1011
            """);
        Page(file, "④基金收支余表").ShouldNotContain("RWD");
        Page(file, "③凭证明细").ShouldNotContain("| RWD |");
    }

    [Fact]
    public async Task A_case_s_workbook_has_the_lines_that_name_the_case_and_no_other()
    {
        var (file, _) = await PackAsync(WorkedYears.Scenario, "case=C1");

        ReadBack(file).Keys.ShouldBe(["①封面", "②案件科目余额表", "③凭证明细", "⑤案件垫付追偿表", "⑥组织往来表", "⑦账龄表", "⑧赔偿金专户表", "⑨承诺与可用余额表", "⑬检查"]);
        var lines = ReadBack(file)["③凭证明细"];
        var heading = lines.FindIndex(line => Equals(line[1], "凭证号"));
        lines.Skip(heading + 1).Where(line => line[0] is DateTime).ShouldAllBe(line => Equals(line[7], "C1"));
        Page(file, "⑤案件垫付追偿表").ShouldContain("33218.45");
        Page(file, "①封面").ShouldContain("⑧期末代管合计 = ②1002.02 受托代理账户");
        Page(file, "⑬检查").ShouldContain("⑧期末代管合计 = ②2901 | 134925.62 | 134925.62 | PASS");
    }

    [Fact]
    public async Task A_period_s_workbook_counts_its_movements_only()
    {
        var (file, _) = await PackAsync(WorkedYears.Scenario, "from=2024-12");

        Page(file, "③凭证明细").ShouldNotContain("记-2024-11-");
        Page(file, "②科目余额表").ShouldContain("2024-12");
        ReadBack(file).Count.ShouldBe(15);
    }

    [Fact]
    public async Task The_same_part_gives_the_same_bytes_and_each_part_a_digest_of_its_own()
    {
        var (file, outcome) = await PackAsync(WorkedYears.Scenario, "case=C1");

        SHA256.HashData((await PackAsync(WorkedYears.Scenario, "case=C1")).File).ShouldBe(SHA256.HashData(file));
        string[] digests = [outcome.Digest, (await PackAsync(WorkedYears.Scenario, "case=C2")).Outcome.Digest, (await PackAsync(WorkedYears.Scenario, "")).Outcome.Digest, (await PackAsync(WorkedYears.Scenario, "from=2024-07")).Outcome.Digest];
        digests.Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("case=C1")]
    [InlineData("fund=ADV&from=2024-07")]
    public async Task LibreOffice_computes_every_formula_of_a_part_to_what_the_file_says(string asked)
    {
        var (file, outcome) = await PackAsync(WorkedYears.Scenario, asked);

        var (written, computed) = (ReadBack(file), ReadBack(await program.ComputedAsync(file)));

        foreach (var tab in written.Keys) computed[tab].SelectMany(Values).ShouldBe(written[tab].SelectMany(Values), tab);
        computed["⑬检查"][^1][2..].ShouldBe([(double)outcome.Passed, 0.0, "PASS"]);
    }

    [Fact]
    public async Task With_the_address_of_the_site_voucher_numbers_lead_to_it_and_the_file_is_valid()
    {
        using var file = new MemoryStream();
        await new AuditorsPack(await books.After(WorkedYears.Scenario)) { Site = new Uri("http://127.0.0.1:5210") }.WriteAsync(Asked.Of("case=C1"), "审计员", file, Chinese, Stop);

        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file, isEditable: false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, Stop).Select(error => error.Description).ShouldBeEmpty();
        var links = document.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.HyperlinkRelationships).Select(link => Uri.UnescapeDataString(link.Uri.AbsoluteUri)).ToList();
        links.ShouldContain("http://127.0.0.1:5210/vouchers/记-2024-08-0001");
        links.ShouldContain("http://127.0.0.1:5210/cases/C1");
        Page(file.ToArray(), "③凭证明细").ShouldContain("本表网页：http://127.0.0.1:5210/reports/journal?entity=220000&asOf=2024-12-31&knownAt=60&case=C1");
    }

    [Fact]
    public async Task Whoever_waits_is_told_each_step_and_a_stop_in_the_middle_stops_it()
    {
        using var stop = new CancellationTokenSource();
        var told = new Steps();
        await new AuditorsPack(await books.After(WorkedYears.Scenario)) { Progress = told }.WriteAsync(Asked.Of(""), "审计员", Stream.Null, Chinese, Stop);
        var stopped = new Steps { Seen = step => { if (step.Done == 8) stop.Cancel(); } };

        await Should.ThrowAsync<OperationCanceledException>(async () =>
            await new AuditorsPack(await books.After(WorkedYears.Scenario)) { Progress = stopped }.WriteAsync(Asked.Of(""), "审计员", Stream.Null, Chinese, stop.Token));

        told.All.Select(step => step.Done).ShouldBeInOrder();
        told.All[^1].Done.ShouldBeLessThan(told.All[^1].Of);
        told.All.Count.ShouldBeGreaterThan(25);
        stopped.All[^1].Done.ShouldBeLessThan(12);
    }

    [Theory]
    [InlineData("fund=NONE", "unknownFund")]
    [InlineData("case=NONE", "unknownCase")]
    [InlineData("fund=ADV&case=C1", "badParameter")]
    [InlineData("from=2025-02", "periodAfterAsOf")]
    [InlineData("from=2024-13", "badParameter")]
    [InlineData("asOf=2024-02-30", "badParameter")]
    [InlineData("knownAt=61", "postingNotYet")]
    public async Task A_part_that_is_not_there_is_refused_and_nothing_is_written(string asked, string name)
    {
        using var file = new MemoryStream();

        var outcome = await new AuditorsPack(await books.After(WorkedYears.Scenario)).WriteAsync(Asked.Of(asked), "审计员", file, Chinese, Stop);

        outcome.Rejections[0].Name.ShouldBe(name);
        file.Length.ShouldBe(0);
    }

    private async Task<(byte[] File, AuditorsPackOutcome Outcome)> PackAsync(string book, string asked)
    {
        using var file = new MemoryStream();
        var outcome = await new AuditorsPack(await books.After(book)).WriteAsync(Asked.Of(asked), "审计员", file, Chinese, Stop);
        outcome.Rejections.ShouldBeEmpty();
        return (file.ToArray(), outcome);
    }

    private static IEnumerable<object> Values(object?[] line) => line.OfType<object>().Select(value => value is double number ? Math.Round(number, 2) : value);

    public void Dispose() => program.Dispose();

    private sealed class Steps : IProgress<PackProgress>
    {
        public Action<PackProgress> Seen { get; init; } = _ => { };
        public List<PackProgress> All { get; } = [];

        public void Report(PackProgress value)
        {
            All.Add(value);
            Seen(value);
        }
    }
}
