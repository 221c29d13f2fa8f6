using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

public sealed class WorkbookWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task The_file_is_valid_by_the_standard(string culture)
    {
        var file = await WrittenAsync(SampleWorkbook.Make(rowsPerTab: 15), CultureInfo.GetCultureInfo(culture));

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_workbook_gives_the_same_bytes_and_another_one_does_not()
    {
        var first = SHA256.HashData(await WrittenAsync(SampleWorkbook.Make()));

        SHA256.HashData(await WrittenAsync(SampleWorkbook.Make())).ShouldBe(first);
        SHA256.HashData(await WrittenAsync(SampleWorkbook.Make(vouchers: 41))).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_trial_balance_reads_back_with_sections_subtotals_and_total() =>
        Page(await WrittenAsync(SampleWorkbook.Make()), "科目余额表").ShouldBe("""
            科目余额表
            会计主体：示例市环境公益诉讼基金　　单位：元
            截止日：2024-12-31　　已知至过账序号：128　　封印：7F3A-91C2
            科目编码 | 科目名称 | 本期借方 | 本期贷方 | 差额 | 凭证数
            资产类
            1218.0101 | 暂付款——垫付诉讼费用 | 23751084.5 | 0 | 23751084.5 | 40
            1002 | 银行存款 | 100 | 1234567890123.45 | -1234567890023.45 | 3
            小计 |  | 23751184.5 | 1234567890123.45 | -1234544138938.95 | 43
            负债类
            2307.08 | 其他应付款——待查收入（红字更正） | -550 | 0 | -550 | 0
            小计 |  | -550 | 0 | -550 | 0
            合计 |  | 23750634.5 | 1234567890123.45 | -1234544139488.95 | 43
            """.ReplaceLineEndings("\n"));

    [Fact]
    public async Task Subtotals_add_the_rows_since_the_heading_and_the_total_adds_all_but_subtotals()
    {
        var formulas = Formulas(await WrittenAsync(SampleWorkbook.Make()), "sheet002.xml").Where(formula => formula.Contains("$C$"));

        formulas.ShouldBe(["SUM($C$6:$C$7)", "SUM($C$10)", "SUM($C$6:$C$7,$C$10)"]);
    }

    [Fact]
    public async Task An_English_reader_gets_English_labels_and_the_same_names_and_amounts() =>
        Page(await WrittenAsync(SampleWorkbook.Make(), English), "科目余额表").ShouldEndWith("""
            Liabilities
            2307.08 | 其他应付款——待查收入（红字更正） | -550 | 0 | -550 | 0
            Subtotal |  | -550 | 0 | -550 | 0
            Total |  | 23750634.5 | 1234567890123.45 | -1234544139488.95 | 43
            """.ReplaceLineEndings("\n"));

    [Fact]
    public async Task Live_checks_carry_the_answers_they_had_when_written() =>
        Page(await WrittenAsync(SampleWorkbook.Make()), "检查").ShouldEndWith("""
            检查 | 左 | 右 | 结果
            凭证合计 = 垫付款借方 | 23751084.5 | 23751084.5 | PASS
            凭证逐行相加 = 合计 | 23751084.5 | 23751084.5 | PASS
            结论 |  |  | PASS
            """.ReplaceLineEndings("\n"));

    [Fact]
    public async Task Codes_stay_text_and_dates_are_dates()
    {
        var parties = ReadBack(await WrittenAsync(SampleWorkbook.Make()))["往来单位"];

        parties[4].ShouldBe(
            ["914403001922038216", "=cmd|' /C calc'!A1", new DateTime(1998, 7, 1), 0.3333, new DateTime(2024, 3, 2, 7, 59, 59)]);
        parties[5][..2].ShouldBe(["000123", "𠮷田环保_x0041_<&>\"公司\""]);
    }

    [Fact]
    public async Task Every_amount_is_written_as_the_decimal_it_is()
    {
        long[] amounts = [1, -1, 10, 99, -100, 3_321_845, 123_456_789_012_345, 999_999_999_999_999, -999_999_999_999_999];
        var file = await WrittenAsync(Of(Lines(CellType.Money, amounts.Select(fen => Cell.Of(new Money(fen))))));

        Worksheet(file, "sheet001.xml").Descendants(Main + "v").Select(value => value.Value)
            .ShouldBe(["0.01", "-0.01", "0.10", "0.99", "-1.00", "33218.45", "1234567890123.45", "9999999999999.99", "-9999999999999.99"]);
    }

    [Fact]
    public async Task No_text_whatever_it_looks_like_becomes_a_formula_a_number_or_another_text()
    {
        string[] texts = [.. NaughtyStrings.Listed, .. NaughtyStrings.Thrown(Setting.Of("FUNDLEDGER_STRINGS", 1_000))];
        var cells = texts.Select(Cell.Of);
        var file = await WrittenAsync(Of(Lines(CellType.Text, cells), Lines(CellType.Code, cells) with { Name = "代码" }));

        foreach (var tab in new[] { "明细", "代码" })
            ReadBack(file)[tab].Skip(2).Select(line => line[0]).ShouldBe(texts);
        foreach (var part in new[] { "sheet001.xml", "sheet002.xml" })
        {
            Worksheet(file, part).Descendants(Main + "f").ShouldBeEmpty();
            Worksheet(file, part).Descendants(Main + "c").Select(cell => (string?)cell.Attribute("t")).Distinct().ShouldBe(["inlineStr"]);
        }
    }

    [Fact]
    public async Task A_text_longer_than_a_cell_takes_is_cut_before_a_torn_character()
    {
        var (tooLong, torn) = (new string('长', 40_000), new string('a', 32_766) + "𠮷");
        var file = await WrittenAsync(Of(Lines(CellType.Text, [Cell.Of(tooLong), Cell.Of(torn)])));

        var read = ReadBack(file)["明细"].Skip(2).Select(line => (string)line[0]!).ToList();
        read[0].ShouldBe(new string('长', 32_767));
        read[1].ShouldBe(new string('a', 32_766));
    }

    [Fact]
    public async Task Names_that_Excel_forbids_become_names_it_takes_and_formulas_still_find_them()
    {
        var odd = Lines(CellType.Money, [Cell.Of(new Money(100))]) with { Name = "收/支[2024]:'甲'*?\\这个名字太长了这个名字太长了这个名字太长了" };
        var asks = new Sheet("问", new("问", "Asks"), [new("answer", new("答", "Answer"), CellType.Money)],
            [Row.Detail(Cell.Of(new Money(100)).With($"SUM({{{odd.Name}!value@*}})"))]);
        var file = await WrittenAsync(Of(asks, odd));

        ReadBack(file).Keys.ShouldBe(["问", "收_支_2024__'甲'___这个名字太长了这个名字太长了这"]);
        Formulas(file, "sheet001.xml").ShouldBe(["SUM('收_支_2024__''甲''___这个名字太长了这个名字太长了这'!$A$3)"]);
    }

    [Fact]
    public async Task A_sheet_too_long_for_a_tab_goes_on_in_the_next_and_totals_span_both()
    {
        var file = await WrittenAsync(SampleWorkbook.Make(vouchers: 40, rowsPerTab: 15));

        ReadBack(file).Keys.ShouldBe(["封面", "科目余额表", "凭证明细", "凭证明细 (2)", "凭证明细 (3)", "往来单位", "检查"]);
        ReadBack(file)["凭证明细 (2)"].Select(line => line[0]).Skip(3).Take(2).ShouldBe(["凭证号", "记-2024-12-0016"]);
        Formulas(file, "sheet003-003.xml").ShouldBe(["SUM('凭证明细'!$F$5:$F$19,'凭证明细 (2)'!$F$5:$F$19,$F$5:$F$14)"]);
        Formulas(file, "sheet005.xml").ShouldContain("'凭证明细 (3)'!$F$15");
    }

    [Fact]
    public async Task A_formula_over_a_cell_that_is_not_there_stops_the_writing()
    {
        var sheet = Lines(CellType.Money, [Cell.Of(Money.Zero).With("{nowhere!value@total}")]);

        var stopped = await Should.ThrowAsync<InvalidOperationException>(() => WrittenAsync(Of(sheet)));
        stopped.Message.ShouldContain("{nowhere!value@total}");
    }

    [Fact]
    public async Task Two_sheets_cannot_share_a_name() =>
        await Should.ThrowAsync<ArgumentException>(() => WrittenAsync(Of(
            Lines(CellType.Money, []) with { Name = "a/b" }, Lines(CellType.Money, []) with { Name = "A?B" })));

    [Fact]
    public async Task A_report_without_rows_is_still_a_page_with_headings() =>
        Page(await WrittenAsync(Of(Lines(CellType.Text, []))), "明细").ShouldBe("明细\n值");

    [Fact]
    public async Task The_page_is_set_up_for_paper()
    {
        var sheet = Worksheet(await WrittenAsync(SampleWorkbook.Make() with { Entity = "甲&P乙" }), "sheet003.xml");

        var page = sheet.Element(Main + "pageSetup")!;
        page.Attribute("paperSize")!.Value.ShouldBe("9");
        page.Attribute("orientation")!.Value.ShouldBe("landscape");
        page.Attribute("fitToHeight")!.Value.ShouldBe("0");
        sheet.Descendants(Main + "oddHeader").Single().Value.ShouldBe("&L凭证明细&R甲&&P乙");
        sheet.Descendants(Main + "oddFooter").Single().Value.ShouldBe("&L7F3A-91C2&C第 &P 页 / 共 &N 页&R对账工作簿");
        sheet.Element(Main + "autoFilter")!.Attribute("ref")!.Value.ShouldBe("A4:F44");
    }

    [Fact]
    public async Task Only_the_check_sheet_is_protected()
    {
        var file = await WrittenAsync(SampleWorkbook.Make());

        Worksheet(file, "sheet005.xml").Element(Main + "sheetProtection")!.Attribute("sheet")!.Value.ShouldBe("1");
        Worksheet(file, "sheet002.xml").Element(Main + "sheetProtection").ShouldBeNull();
    }

    [Fact]
    public async Task The_document_says_who_made_it_when_and_from_which_books()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WrittenAsync(SampleWorkbook.Make())), isEditable: false);

        document.PackageProperties.Title.ShouldBe("对账工作簿");
        document.PackageProperties.Creator.ShouldBe("审计员 & 同事");
        document.PackageProperties.Created!.Value.ToUniversalTime().ShouldBe(new DateTime(2025, 1, 5, 9, 30, 0, DateTimeKind.Utc));
        document.CustomFilePropertiesPart!.Properties.InnerText.ShouldBe("2024-12-31128");
    }

    [Fact]
    public async Task Two_hundred_thousand_rows_are_written_while_they_are_read()
    {
        var output = new WriteOnlyStream();
        long writtenAtHalf = 0, heapAtStart = 0, heapAtEnd = 0;
        var sheet = new Sheet("凭证明细", new("凭证明细", "Lines"),
            [
                new("n", new("号", "No"), CellType.Number) { Total = true },
                new("s", new("摘要", "Summary"), CellType.Text),
                new("m", new("金额", "Amount"), CellType.Money) { Total = true },
            ],
            Rows()) { Streamed = true };

        IEnumerable<Row> Rows()
        {
            for (var i = 1; i <= 200_000; i++)
            {
                if (i == 1_000) heapAtStart = GC.GetTotalMemory(forceFullCollection: true);
                if (i == 100_000) writtenAtHalf = output.Written;
                if (i == 200_000) heapAtEnd = GC.GetTotalMemory(forceFullCollection: true);
                yield return Row.Detail(Cell.Of((long)i), Cell.Of($"垫付鉴定费 {i}"), Cell.Of(new Money(i)));
            }
        }

        await WorkbookWriter.WriteAsync(Of(sheet), output, Chinese, TestContext.Current.CancellationToken);

        writtenAtHalf.ShouldBeGreaterThan(output.Written / 3);
        (heapAtEnd - heapAtStart).ShouldBeLessThan(32 * 1024 * 1024);
    }

    [Fact]
    public async Task Writing_stops_when_the_reader_goes_away()
    {
        using var reader = new CancellationTokenSource();
        var read = 0;
        IEnumerable<Cell> Values()
        {
            for (; read < 200_000; read++)
            {
                if (read == 10_000) reader.Cancel();
                yield return Cell.Of(Guid.NewGuid().ToString());
            }
        }

        var sheet = Lines(CellType.Code, Values()) with { Streamed = true };

        await Should.ThrowAsync<OperationCanceledException>(
            () => WorkbookWriter.WriteAsync(Of(sheet), new WriteOnlyStream(), Chinese, reader.Token));
        read.ShouldBeLessThan(100_000);
    }

    private static Sheet Lines(CellType type, IEnumerable<Cell> values) =>
        new("明细", new("明细", "Lines"), [new("value", new("值", "Value"), type)], values.Select(value => Row.Detail(value)))
        {
            Filtered = false,
        };

    private static XElement Worksheet(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var content = zip.GetEntry("xl/worksheets/" + part)!.Open();
        return XElement.Load(content);
    }

    private static List<string> Formulas(byte[] file, string part) =>
        [.. Worksheet(file, part).Descendants(Main + "f").Select(formula => formula.Value)];

    /// <summary>A web server's answer: it can be neither read nor sought, and refuses to be written synchronously.</summary>
    private sealed class WriteOnlyStream : Stream
    {
        public long Written { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => throw new InvalidOperationException("Synchronous flush.");
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous write.");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }
}
