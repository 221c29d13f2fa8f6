using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

/// <summary>The auditor's workbook of the worked year: what it holds, that its checks are alive, and that it can be
/// verified later.</summary>
public sealed class AuditorsPackTests(WorkedYears books) : IDisposable
{
    private static readonly string[] Tabs =
    [
        "①封面", "②科目余额表", "②基金科目余额表", "③凭证明细", "④基金收支余表", "⑤案件垫付追偿表", "⑥组织往来表", "⑦账龄表", "⑧赔偿金专户表",
        "⑨承诺与可用余额表", "⑩银行存款余额调节表", "⑪平行记账核对", "⑪差异表", "⑫顺号检查", "⑬检查",
    ];

    private readonly SpreadsheetProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_has_all_sheets_of_the_list_in_order_and_its_cover_names_them()
    {
        var (file, _) = await PackAsync(WorkedYears.Scenario, "");

        ReadBack(file).Keys.ShouldBe(Tabs);
        Page(file, "①封面").ShouldContain("⑩银行存款余额调节表 | 银行存款余额调节表\n⑪平行记账核对");
    }

    [Fact]
    public async Task The_cover_says_whose_books_as_of_when_by_whom_and_that_every_check_passed()
    {
        var (file, outcome) = await PackAsync(WorkedYears.Scenario, "");

        var cover = Page(file, "①封面");
        cover.ShouldContain("会计主体 | 省生态环境厅（示例）（220000）\n截止日 | 2024-12-31\n已知至记账序号 | 60\n该序号的封印 | ");
        cover.ShouldContain("编制人 | 审计员\n编制时间（北京时间） | 2025-01-06 09:30:00\n");
        cover.ShouldContain($"数据摘要 SHA-256（②至⑫） | {outcome.Digest}\n检查：通过 / 不符 | {outcome.Passed} / 0\n结论 | PASS\n");
    }

    [Theory]
    [InlineData(WorkedYears.Scenario)]
    [InlineData(WorkedYears.Variant)]
    public async Task The_check_sheet_is_as_it_was_proved_by_hand(string book)
    {
        var (file, _) = await PackAsync(book, "");

        var page = Page(file, "⑬检查");
        Expected.ShouldBePage($"tests/books/{book}/auditors-pack-checks.csv",
            page[page.IndexOf("序号 | ", StringComparison.Ordinal)..page.IndexOf("账簿检查", StringComparison.Ordinal)]);
        page.Split('\n').Count(line => line.EndsWith("| 0 | 0 | PASS", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(Check.All.Count);
    }

    [Theory]
    [InlineData(WorkedYears.Scenario, "asOf=2024-06-30")]
    [InlineData(WorkedYears.Scenario, "asOf=2024-10-20")]
    [InlineData(WorkedYears.Scenario, "asOf=2024-12-31&knownAt=31")]
    [InlineData(WorkedYears.Scenario, "asOf=2025-01-31")]
    [InlineData(WorkedYears.Scenario, "knownAt=0")]
    [InlineData(WorkedYears.Variant, "asOf=2024-12-20")]
    public async Task On_any_day_and_as_known_at_any_posting_every_check_passes(string book, string asked)
    {
        var (file, outcome) = await PackAsync(book, asked);

        (outcome.Failed, outcome.Passed > 40).ShouldBe((0, true));
        Page(file, "⑬检查").ShouldNotContain("FAIL");
    }

    [Fact]
    public async Task E_8_17_the_same_books_give_the_same_bytes_and_the_same_digest_in_either_language()
    {
        var (file, outcome) = await PackAsync(WorkedYears.Scenario, "");

        SHA256.HashData((await PackAsync(WorkedYears.Scenario, "")).File).ShouldBe(SHA256.HashData(file));
        (await PackAsync(WorkedYears.Scenario, "", English)).Outcome.Digest.ShouldBe(outcome.Digest);
        (await PackAsync(WorkedYears.Scenario, "asOf=2024-12-30")).Outcome.Digest.ShouldNotBe(outcome.Digest);
        outcome.Digest.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Fact]
    public async Task A_digest_can_be_had_again_after_the_books_went_on()
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-");
        await using var database = Database.Sqlite(Path.Combine(folder.FullName, "books.db"), TimeProvider.System);
        var commands = WorkedYears.Commands(WorkedYears.Scenario);
        var asked = Asked.Of("asOf=2024-10-31");
        await WorkedYears.PlayAsync(database, commands.Take(60));
        var taken = await new AuditorsPack(database).WriteAsync(asked, "审计员", Stream.Null, Chinese, Stop);
        var head = await database.ReadAsync(session => session.ScalarAsync<long>("SELECT last_seq FROM entity_head"), Stop);

        await WorkedYears.PlayAsync(database, commands.Skip(60));

        (await new AuditorsPack(database).DigestAsync(Asked.Of($"asOf=2024-10-31&knownAt={head}"), Stop)).Digest.ShouldBe(taken.Digest);
        (await new AuditorsPack(database).DigestAsync(asked, Stop)).Digest.ShouldNotBe(taken.Digest);
        await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task The_file_is_valid_by_the_standard(string culture)
    {
        var (file, _) = await PackAsync(WorkedYears.Scenario, "", CultureInfo.GetCultureInfo(culture));

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, Stop)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_reader_sees_numbers_as_numbers_days_as_days_and_codes_as_text()
    {
        var tabs = ReadBack((await PackAsync(WorkedYears.Scenario, "")).File);

        var line = tabs["③凭证明细"].Single(line => Equals(line[1], "记-2024-12-0004") && Equals(line[2], 2.0));
        line[..6].ShouldBe([new DateTime(2024, 12, 20), "记-2024-12-0004", 2.0, "注销2024年12月18日记-2024-12-0003号凭证", "1002.01", "银行存款-本单位"]);
        line[^1].ShouldBe(-550.0);
        tabs["②科目余额表"].Single(line => Equals(line[0], "1218.0101"))[6..].ShouldBe([15800.0, 0.0, "PASS"]);
        tabs["⑧赔偿金专户表"].Single(line => Equals(line[1], "C1"))[2..].ShouldBe(["（2024）吉71民初12号", 0.0, 400000.0, 258.96, 265333.34, 134925.62, 114666.66, 20258.96, null, "PASS"]);
    }

    [Fact]
    public async Task LibreOffice_computes_every_formula_to_what_the_file_already_says_and_every_check_passes()
    {
        var (file, outcome) = await PackAsync(WorkedYears.Scenario, "");

        var (written, computed) = (ReadBack(file), ReadBack(await program.ComputedAsync(file)));

        foreach (var tab in Tabs) computed[tab].SelectMany(Values).ShouldBe(written[tab].SelectMany(Values), tab);
        computed["⑬检查"][^1][2..].ShouldBe([(double)outcome.Passed, 0.0, "PASS"]);
    }

    [Theory]
    [InlineData("②科目余额表", "1069531.69")]
    [InlineData("②基金科目余额表", "954477.68")]
    [InlineData("③凭证明细", "800000.00")]
    [InlineData("④基金收支余表", "275039.50")]
    [InlineData("⑤案件垫付追偿表", "33218.45")]
    [InlineData("⑥组织往来表", "72600.00")]
    [InlineData("⑦账龄表", "56800.00")]
    [InlineData("⑧赔偿金专户表", "258.96")]
    [InlineData("⑨承诺与可用余额表", "839.50")]
    [InlineData("⑪平行记账核对", "1027077.68")]
    [InlineData("⑪差异表", "1167417.49")]
    [InlineData("⑫顺号检查", "29")]
    public async Task One_number_changed_by_hand_turns_the_verdict_into_FAIL(string tab, string number)
    {
        var (file, _) = await PackAsync(WorkedYears.Scenario, "");
        var tampered = Tampered(file, Array.IndexOf(Tabs, tab) + 1, number);

        var computed = ReadBack(await program.ComputedAsync(tampered));

        computed["⑬检查"][^1][^1].ShouldBe("FAIL");
        computed["①封面"].Single(line => Equals(line[0], "结论"))[1].ShouldBe("FAIL");
    }

    [Fact]
    public async Task Books_without_a_voucher_have_a_pack_too()
    {
        await using var opened = await PlayedBooks.OpenedAsync();
        using var file = new MemoryStream();

        var outcome = await new AuditorsPack(opened.Database).WriteAsync(Asked.Of("asOf=2024-01-31"), "审计员", file, Chinese, Stop);

        outcome.Failed.ShouldBe(0);
        ReadBack(file.ToArray()).Keys.ShouldBe(Tabs);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_and_nothing_is_written()
    {
        using var file = new MemoryStream();

        var outcome = await new AuditorsPack(await books.After(WorkedYears.Scenario)).WriteAsync(Asked.Of("colour=red"), "审计员", file, Chinese, Stop);

        outcome.Rejections.ShouldHaveSingleItem().Name.ShouldBe("unknownParameter");
        file.Length.ShouldBe(0);
    }

    private async Task<(byte[] File, AuditorsPackOutcome Outcome)> PackAsync(string book, string asked, CultureInfo? culture = null)
    {
        using var file = new MemoryStream();
        var outcome = await new AuditorsPack(await books.After(book)).WriteAsync(Asked.Of(asked), "审计员", file, culture ?? Chinese, Stop);
        outcome.Rejections.ShouldBeEmpty();
        return (file.ToArray(), outcome);
    }

    /// <summary>The file with the first plain number of that value one higher, as a hand in a spreadsheet would leave it.</summary>
    private static byte[] Tampered(byte[] file, int sheet, string number)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry($"xl/worksheets/sheet{sheet:000}.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            var plain = new Regex($"""(<c r="[A-Z]+\d+" s="\d+">)<v>{Regex.Escape(number)}</v>""");
            plain.IsMatch(text).ShouldBeTrue(number);
            using var stream = entry.Open();
            stream.SetLength(0);
            using var writer = new StreamWriter(stream);
            writer.Write(plain.Replace(text, $"$1<v>{decimal.Parse(number, CultureInfo.InvariantCulture) + 1}</v>", 1));
        }
        return copy.ToArray();
    }

    private static IEnumerable<object> Values(object?[] line) => line.OfType<object>().Select(value => value is double number ? Math.Round(number, 2) : value);

    public void Dispose() => program.Dispose();
}
