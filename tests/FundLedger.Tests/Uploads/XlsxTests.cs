using FundLedger.Ledger;
using FundLedger.Web.Uploads;
using static FundLedger.Tests.Uploads.RawWorkbook;

namespace FundLedger.Tests.Uploads;

/// <summary>Spreadsheets are read by the digits that stand in the file, and what hides or computes is told (reliability R32).</summary>
public sealed class XlsxTests
{
    private static readonly string[] Head = ["日期", "支出", "收入", "余额", "对方账号", "摘要"];

    [Fact]
    public void Amounts_dates_and_long_account_numbers_come_out_exactly()
    {
        var statement = Read(RawWorkbook.Of(Head,
            [Number("45353", 1), Number("33218.449999999997"), "", Number("966781.55000000005", 3), "6222020200012345678", "付款"],
            [Number("45354.75", 2), "", Number("4.1267999999999998E2"), Number("967194.23"), Number("6222020200012345678"), "利息"],
            ["2024-03-04", "", "1,000.00", "", "", "存入"])).Statements.ShouldHaveSingleItem();

        statement.Lines.Select(line => (line.Number, line.Date.Day, line.Amount.ToString(), line.Balance?.ToString(), line.CounterpartyAccount)).ShouldBe(
        [
            (2, 2, "-33218.45", "966781.55", "6222020200012345678"), (3, 3, "412.68", "967194.23", "6222020200012345678"), (4, 4, "1000.00", null, null),
        ]);
        statement.Warnings.ShouldHaveSingleItem().En.ShouldStartWith("cell E3 of sheet “明细” is a number of more than 15 digits");
    }

    [Theory]
    [InlineData("1", "2024-03-03")]
    [InlineData("0", "2020-03-02")]
    public void Days_counted_from_1904_are_read_right(string from1904, string day)
    {
        var workbook = RawWorkbook.Of(["日期", "收入", "支出"], [Number("43892", 1), "1.00", ""])
            .Replace("xl/workbook.xml", "<sheets>", $"<workbookPr date1904=\"{from1904}\"/><sheets>");

        Read(workbook).Statements.Single().From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("007", "7")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("0.1", "0.1")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("99999999999999.996", "100000000000000")]
    [InlineData("999999999999999.96", null)]
    [InlineData("1E3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("6222020200012345678", "6222020200012345678")]
    [InlineData("6.2220202000123E+18", null)]
    [InlineData("1E400", null)]
    [InlineData("1E9999999", null)]
    [InlineData("NaN", null)]
    [InlineData("0x10", null)]
    [InlineData("-0", "0")]
    public void A_number_is_its_digits_or_is_refused(string text, string? plain)
    {
        var reading = Read(RawWorkbook.Of(["日期", "收入", "支出", "摘要"], ["2024-03-02", "1.00", "", Number(text)]));

        if (plain is null) reading.Refusal.ShouldNotBeNull().Reason.ShouldBe(RejectionReason.BadCell);
        else reading.Statements.Single().Lines.Single().Summary.ShouldBe(plain);
    }

    [Theory]
    [InlineData("<c><f>1+1</f><v>2</v></c>")]
    [InlineData("<c t=\"str\"><f>\"1\"</f><v>1.00</v></c>")]
    [InlineData("<c><f t=\"shared\" si=\"0\"/><v>2</v></c>")]
    public void A_formula_is_refused_with_its_cell_whatever_result_it_claims(string cell)
    {
        var refusal = Read(RawWorkbook.Of(["日期", "收入", "支出"], ["2024-03-02", cell, ""])).Refusal.ShouldNotBeNull();

        refusal.Reason.ShouldBe(RejectionReason.FormulaCell);
        refusal.Zh.ShouldContain("工作表“明细”的单元格 B2");
        refusal.En.ShouldContain("cell B2");
    }

    [Fact]
    public void Hidden_rows_columns_and_sheets_are_named()
    {
        var workbook = RawWorkbook.Of(["日期", "收入", "支出"], ["2024-03-02", "1.00", ""], ["2024-03-03", "2.00", ""])
            .Replace("xl/worksheets/sheet1.xml", "<row r=\"3\">", "<row r=\"3\" hidden=\"1\">")
            .Replace("xl/worksheets/sheet1.xml", "<sheetData>", "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>")
            .Replace("xl/workbook.xml", "</sheets>", "<sheet name=\"旧账\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId2\"/></sheets>")
            .Replace("xl/_rels/workbook.xml.rels", "</Relationships>", "<Relationship Id=\"rId2\" Type=\"x\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>")
            .With("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>");

        var statement = Read(workbook).Statements.Single();

        statement.Lines.Count.ShouldBe(2);
        statement.Warnings.Select(warning => warning.Zh).ShouldBe(["工作表“旧账”是隐藏的", "工作表“明细”的 B 至 C 列是隐藏的", "工作表“明细”第 3 行是隐藏的"]);
    }

    [Fact]
    public void Shared_texts_are_read_without_the_readings_above_them()
    {
        var workbook = RawWorkbook.Of(["日期", "收入", "支出", "摘要"], ["2024-03-02", "1.00", "", "<c t=\"s\"><v>1</v></c>"])
            .With("xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si/><si><r><t>付</t></r><r><t xml:space=\"preserve\">款 &amp; 息</t></r><rPh sb=\"0\" eb=\"1\"><t>fu</t></rPh></si></sst>");

        Read(workbook).Statements.Single().Lines.Single().Summary.ShouldBe("付款 & 息");
    }

    [Fact]
    public void Ten_thousand_rows_are_counted_and_added_up_to_the_fen()
    {
        var rows = Enumerable.Range(1, 10_000).Select(i => new[] { "2024-03-02", "", Number(new Money(i * 7).ToString()) }).Prepend(["日期", "支出", "收入"]);

        var statement = Read(RawWorkbook.Of([.. rows])).Statements.Single();

        (statement.Lines.Count, statement.Lines.Sum(line => line.Amount)).ShouldBe((10_000, new Money(7L * 10_000 * 10_001 / 2)));
    }

    private static StatementReading Read(RawWorkbook workbook) => StatementUpload.Read(workbook.ToBytes(), null, TimeProvider.System, TestContext.Current.CancellationToken);
}
