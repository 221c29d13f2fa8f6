using FundLedger.Ledger;
using FundLedger.Reports;
using static FundLedger.Tests.Reports.WorkbookFiles;

namespace FundLedger.Tests.Reports;

public sealed class SheetTests
{
    private static readonly Column Amount = new("amount", new("金额", "Amount"), CellType.Money);

    [Theory]
    [InlineData(3_321_845, ZeroStyle.Blank, "33,218.45")]
    [InlineData(-55_000, ZeroStyle.Blank, "-550.00")]
    [InlineData(0, ZeroStyle.Shown, "0.00")]
    [InlineData(0, ZeroStyle.Blank, "")]
    [InlineData(0, ZeroStyle.Dash, "-")]
    public void Amounts_are_grouped_and_zero_is_what_the_column_says(long fen, ZeroStyle zero, string text) =>
        CellText.For(Cell.Of(new Money(fen)), Amount with { Zero = zero }, Chinese).ShouldBe(text);

    [Fact]
    public void Every_type_reads_as_people_expect()
    {
        string Text(Cell cell) => CellText.For(cell, Amount, English);

        Text(Cell.Of(new DateOnly(2024, 1, 15))).ShouldBe("2024-01-15");
        Text(Cell.Of(new DateTimeOffset(2024, 12, 31, 16, 0, 5, TimeSpan.Zero))).ShouldBe("2025-01-01 00:00:05");
        Text(Cell.Of(1_234_567L)).ShouldBe("1,234,567");
        Text(Cell.Percent(-9_750)).ShouldBe("-97.50%");
        Text(Cell.Check(false)).ShouldBe("FAIL");
        Text(Cell.Of(new LocalText("合计", "Total"))).ShouldBe("Total");
        Text(Cell.Empty).ShouldBe("");
    }

    [Fact]
    public void A_total_row_adds_the_details_but_not_the_subtotals()
    {
        var sheet = new Sheet("明细", new("明细", "Lines"), [new("name", new("名", "Name"), CellType.Text), Amount with { Total = true }],
            [Line("a", 100), Line("b", -30), Row.Subtotal(Cell.Of("小计"), Cell.Of(new Money(70))), Line("c", 5)]);

        var total = sheet.Body().Last();
        total.Kind.ShouldBe(RowKind.Total);
        total[0].Text.ShouldBe(new LocalText("合计", "Total"));
        total[1].Amount.ShouldBe(new Money(75));
    }

    [Fact]
    public void A_total_row_that_the_report_brings_itself_is_the_only_one()
    {
        var sheet = new Sheet("明细", new("明细", "Lines"), [new("name", new("名", "Name"), CellType.Text), Amount with { Total = true }],
            [Line("a", 100), Row.Total(Cell.Of("本年累计"), Cell.Of(new Money(900)))]);

        sheet.Body().Count(row => row.Kind == RowKind.Total).ShouldBe(1);
    }

    [Fact]
    public void Totals_that_leave_64_bits_are_refused_instead_of_wrapped()
    {
        var sheet = new Sheet("明细", new("明细", "Lines"), [Amount with { Total = true }],
            [Row.Detail(Cell.Of(new Money(long.MaxValue))), Row.Detail(Cell.Of(new Money(1)))]);

        Should.Throw<OverflowException>(() => sheet.Body().Count());
    }

    [Fact]
    public void A_link_names_the_row_it_leads_to_and_escapes_what_a_path_cannot_hold()
    {
        var sheet = new Sheet("明细", new("明细", "Lines"),
            [
                new("number", new("号", "No"), CellType.Code) { Link = "/vouchers/{number}/lines/{line}" },
                new("line", new("行", "Line"), CellType.Number),
            ], []);

        sheet.LinkOf(Row.Detail(Cell.Of("记-1/2"), Cell.Of(3L)), 0).ShouldBe("/vouchers/%E8%AE%B0-1%2F2/lines/3");
        sheet.LinkOf(Row.Detail(Cell.Of("记-1").To("/elsewhere"), Cell.Of(3L)), 0).ShouldBe("/elsewhere");
        sheet.LinkOf(Row.Detail(Cell.Of("记-1")), 0).ShouldBeNull();
        sheet.LinkOf(Row.Total(Cell.Of("合计"), Cell.Of(3L)), 0).ShouldBeNull();
        sheet.LinkOf(Row.Detail(Cell.Of("记-1"), Cell.Of(3L)), 1).ShouldBeNull();
    }

    private static Row Line(string name, long fen) => Row.Detail(Cell.Of(name), Cell.Of(new Money(fen)));
}
