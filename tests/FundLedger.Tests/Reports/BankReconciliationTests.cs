using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

/// <summary>The reconciliation of the worked year: the figures of scenario-1.md §13 on the page, in the file and in the
/// workbook, where a spreadsheet program computes them again.</summary>
public sealed class BankReconciliationTests(BankYear year) : IClassFixture<BankYear>, IDisposable
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly SpreadsheetProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BK1_comes_to_the_figures_worked_out_by_hand()
    {
        var position = await PositionAsync("BK1");

        (position.Books, position.ReceivedByBank, position.PaidByBank, position.AdjustedBooks)
            .ShouldBe((new Money(1_069_531_69), new Money(389_91), new Money(12_00), new Money(1_069_909_60)));
        (position.Statement, position.ReceivedByBooks, position.PaidByBooks, position.AdjustedBank)
            .ShouldBe((new Money(1_084_509_60), new Money(1_200_00), new Money(15_800_00), new Money(1_069_909_60)));
        position.Funds.Select(share => share.Amount).Sum().ShouldBe(position.Books);
    }

    [Fact]
    public async Task BK2_has_nothing_open_and_the_bank_the_books_and_the_cases_agree()
    {
        var position = await PositionAsync("BK2");

        (position.Books, position.Statement, position.Custody).ShouldBe((new Money(747_321_83), new Money(747_321_83), new Money(747_321_83)));
        position.Items.ShouldBeEmpty();
        position.Cases.Select(share => share.Amount).Sum().ShouldBe(position.Books);
    }

    [Theory]
    [InlineData("bank-reconciliation", "")]
    [InlineData("bank-reconciliation-BK1-2024-09-30", "bank=BK1&asOf=2024-09-30")]
    public async Task The_sheet_is_as_it_was_proved_by_hand(string page, string asked)
    {
        var outcome = await new ReportRunner(year.Database).RunAsync("bank-reconciliation", Asked.Of(asked), Stop);
        outcome.Rejections.ShouldBeEmpty();

        using var file = new MemoryStream();
        await CsvWriter.WriteAsync(outcome.Sheet!, file, Chinese, Stop);
        Expected.ShouldBePage($"tests/books/scenario-1/{page}.csv", Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task LibreOffice_computes_sheet_ten_to_what_it_already_says_and_the_workbook_passes()
    {
        var (file, outcome) = await PackAsync();

        var (written, computed) = (ReadBack(file), ReadBack(await program.ComputedAsync(file)));

        computed["⑩银行存款余额调节表"].SelectMany(Values).ShouldBe(written["⑩银行存款余额调节表"].SelectMany(Values));
        computed["⑩银行存款余额调节表"].Count(line => Equals(line[^1], "PASS")).ShouldBeGreaterThanOrEqualTo(5);
        computed["⑬检查"][^1][2..].ShouldBe([(double)outcome.Passed, 0.0, "PASS"]);
    }

    [Theory]
    [InlineData("1084509.60")]
    [InlineData("389.91")]
    [InlineData("15800.00")]
    [InlineData("747321.83")]
    public async Task One_figure_of_sheet_ten_changed_by_hand_turns_the_verdict_into_FAIL(string figure)
    {
        var (file, _) = await PackAsync();

        var computed = ReadBack(await program.ComputedAsync(Tampered(file, figure)));

        computed["⑬检查"][^1][^1].ShouldBe("FAIL");
    }

    private Task<BankPosition> PositionAsync(string bank) => year.Database.ReadAsync(async books =>
    {
        var account = (await ReconciliationQueries.AccountsAsync(books, WorkedYears.Entity)).Single(account => account.Code == bank);
        return await BankPositions.ReadAsync(books, WorkedYears.Entity, account, new(new(2024, 12, 31), long.MaxValue, long.MaxValue));
    }, Stop);

    private async Task<(byte[] File, AuditorsPackOutcome Outcome)> PackAsync()
    {
        using var file = new MemoryStream();
        var outcome = await new AuditorsPack(year.Database).WriteAsync(Asked.Of(""), "审计员", file, Chinese, Stop);
        return (file.ToArray(), outcome);
    }

    private static byte[] Tampered(byte[] file, string figure)
    {
        using var copy = new MemoryStream();
        copy.Write(file);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var place = Array.IndexOf([.. ReadBack(file).Keys], "⑩银行存款余额调节表") + 1;
            var entry = zip.GetEntry($"xl/worksheets/sheet{place:000}.xml")!;
            string text;
            using (var reader = new StreamReader(entry.Open())) text = reader.ReadToEnd();
            var plain = new Regex($"""(<c r="[A-Z]+\d+" s="\d+">)<v>{Regex.Escape(figure)}</v>""");
            plain.IsMatch(text).ShouldBeTrue(figure);
            using var stream = entry.Open();
            stream.SetLength(0);
            using var writer = new StreamWriter(stream);
            writer.Write(plain.Replace(text, $"$1<v>{decimal.Parse(figure, CultureInfo.InvariantCulture) + 1}</v>", 1));
        }
        return copy.ToArray();
    }

    private static IEnumerable<object> Values(object?[] line) => line.OfType<object>().Select(value => value is double number ? Math.Round(number, 2) : value);

    public void Dispose() => program.Dispose();
}
