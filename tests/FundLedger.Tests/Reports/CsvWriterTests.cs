using System.Text;
using CsCheck;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

public sealed class CsvWriterTests
{
    [Fact]
    public async Task A_report_is_a_heading_line_and_a_line_a_row()
    {
        var sheet = new Sheet("明细", new("明细", "Lines"),
            [
                new("code", new("编码", "Code"), CellType.Code), new("day", new("日期", "Date"), CellType.Date),
                new("amount", new("金额", "Amount"), CellType.Money) { Total = true, Zero = ZeroStyle.Blank },
                new("share", new("占比", "Share"), CellType.Percent), new("seen", new("时间", "Seen"), CellType.Instant),
                new("ok", new("结果", "Result"), CellType.Check),
            ],
            [
                Row.Section(new("资产", "Assets")),
                Row.Detail(Cell.Of("00123"), Cell.Of(new DateOnly(2024, 1, 15)), Cell.Of(new Money(3_321_845)), Cell.Percent(9_750),
                    Cell.Of(new DateTimeOffset(2024, 1, 15, 1, 30, 0, TimeSpan.Zero)), Cell.Check(true)),
                Row.Detail(Cell.Of("=1+\"1\""), Cell.Empty, Cell.Of(new Money(-55_000)), Cell.Percent(-5), Cell.Empty, Cell.Check(false)),
                Row.Detail(Cell.Of(""), Cell.Empty, Cell.Of(Money.Zero)),
            ]);

        (await WrittenAsync(sheet)).ShouldBe(""""
            "编码","日期","金额","占比","时间","结果"
            "资产",,,,,
            "00123",2024-01-15,33218.45,97.50%,2024-01-15T09:30:00.000+08:00,PASS
            "'=1+""1""",,-550.00,-0.05%,,FAIL
            "",,0.00,,,
            "合计",,32668.45,,,

            """".ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task Any_text_comes_back_exactly_from_a_reader_that_keeps_to_the_standard()
    {
        string[] texts = [.. NaughtyStrings.Listed, .. NaughtyStrings.Thrown(Setting.Of("FUNDLEDGER_STRINGS", 1_000))];
        var sheet = new Sheet("明细", new("明细", "Lines"), [new("text", new("文", "Text"), CellType.Text)],
            texts.Select(text => Row.Detail(Cell.Of(text))));

        var fields = Fields(await WrittenAsync(sheet)).Skip(1).ToList();

        fields.ShouldAllBe(field => field.Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(field[0]));
        fields.Select(CsvText.Unguard).ShouldBe(texts);
    }

    [Fact]
    public void The_guard_is_undone_for_every_text() =>
        Gen.String.Sample(text => CsvText.Unguard(CsvText.Guard(text)) == text && CsvText.Unguard(CsvText.Guard("'" + text)) == "'" + text);

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("－1", "'－1")]
    [InlineData("\tx", "'\tx")]
    [InlineData("'x", "'x")]
    [InlineData("a=1", "a=1")]
    [InlineData("", "")]
    public void Only_what_a_spreadsheet_might_run_is_guarded(string text, string guarded) => CsvText.Guard(text).ShouldBe(guarded);

    private static async Task<string> WrittenAsync(Sheet sheet)
    {
        using var file = new MemoryStream();
        await CsvWriter.WriteAsync(sheet, file, Chinese, TestContext.Current.CancellationToken);
        var bytes = file.ToArray();
        bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        return Encoding.UTF8.GetString(bytes[3..]);
    }

    // RFC 4180 to the letter: in quotes everything counts and two quotes are one; outside, comma and CRLF end a field.
    private static List<string> Fields(string csv)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"' && quoted && csv.AsSpan(i).StartsWith("\"\"")) field.Append(csv[i++]);
            else if (csv[i] == '"') quoted = !quoted;
            else if (quoted || csv[i] is not (',' or '\r' or '\n')) field.Append(csv[i]);
            else if (csv[i] != '\r') End();
        }
        return fields;

        void End()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
