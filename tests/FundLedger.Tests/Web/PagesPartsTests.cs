using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Web.Pages;
using FundLedger.Web.Pages.Reports;
using FundLedger.Web.Pages.Vouchers;

namespace FundLedger.Tests.Web;

/// <summary>The parts that pages are made of.</summary>
public sealed class PagesPartsTests
{
    [Theory]
    [InlineData(1, "1/1: 1 lines, 7 blank")]
    [InlineData(8, "1/1: 8 lines, 0 blank")]
    [InlineData(9, "1/2: 8 lines, 0 blank; 2/2: 1 lines, 7 blank")]
    [InlineData(24, "1/3: 8 lines, 0 blank; 2/3: 8 lines, 0 blank; 3/3: 8 lines, 0 blank")]
    public void A_voucher_fills_sheets_of_eight_lines(int lines, string sheets) =>
        string.Join("; ", VoucherSheet.From(Voucher(Enumerable.Repeat("1002.01", lines)))
            .Select(sheet => $"{sheet.Number}/{sheet.Of}: {sheet.Lines.Count} lines, {sheet.BlankRows} blank")).ShouldBe(sheets);

    [Fact]
    public void The_books_stand_one_after_another_whatever_the_order_of_the_lines()
    {
        var voucher = Voucher(["9001", "8001.02", "1002.01", "9002", "5001"]);
        VoucherSheet.From(voucher).Single().Books.Select(book => $"{book.Key} {string.Join(' ', book.Select(line => line.Account))}")
            .ShouldBe(["F 1002.01 5001", "B 8001.02", "C 9001 9002"]);
        BookTotal.Of(voucher).ShouldBe([new(Book.F, new(200), new(0)), new(Book.B, new(100), new(0)), new(Book.C, new(200), new(0))]);
    }

    [Fact]
    public void Bars_end_in_proportion_and_negative_ones_go_left_of_zero()
    {
        var chart = new BarChart("t", ["a", "b"], [new("x", [new(400_00), new(-200_00)]), new("y", [new(100_00), Money.Zero])]);
        var zero = chart.XOf(Money.Zero);
        chart.BarsOf(0).Select(bar => (bar.X - zero, bar.Width)).ShouldBe([(0, 316), (-158, 158)]);
        chart.BarsOf(1).Select(bar => (bar.X - zero, bar.Width)).ShouldBe([(0, 79)]);
        chart.Ticks.Select(tick => tick.Amount.ToString()).ShouldBe(["-200.00", "0.00", "200.00", "400.00"]);
    }

    [Fact]
    public void A_line_rises_from_the_lowest_amount_to_the_highest_and_names_no_more_months_than_have_room()
    {
        string[] months = [.. Enumerable.Range(1, 12).Select(month => $"2024-{month:00}")];
        var line = new ChartLine("ADV", [.. Enumerable.Range(-2, 12).Select(yuan => new Money(yuan * 100))]);
        var chart = new LineChart("t", months, [line]);

        chart.DotsOf(line).Select(dot => dot.X).ShouldBeInOrder(SortDirection.Ascending);
        chart.DotsOf(line).Select(dot => dot.Y).ShouldBeInOrder(SortDirection.Descending);
        (chart.YOf(new Money(-200)), chart.YOf(new Money(900))).ShouldBe((LineChart.Height - LineChart.Bottom, LineChart.Top));
        (chart.XOf(0), chart.XOf(11)).ShouldBe((LineChart.Left, LineChart.Width - LineChart.Right));
        chart.Levels.Select(level => level.Amount.ToString()).ShouldBe(["0.00", "5.00"]);
        Enumerable.Range(0, 12).Count(chart.IsNamed).ShouldBe(6);
        new LineChart("t", ["2024-01"], [new("ADV", [Money.Zero])]).PathOf(new("ADV", [Money.Zero])).ShouldBe("325,230");
    }

    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(1, "0.00 1.00")]
    [InlineData(95_447_768, "0.00 200000.00 400000.00 600000.00 800000.00")]
    [InlineData(10_000_000_000_000, "0.00 50000000000.00 100000000000.00")]
    public void An_axis_has_round_amounts_and_at_most_six(long fen, string ticks)
    {
        var shown = new BarChart("t", ["a"], [new("x", [new(fen)])]).Ticks.Select(tick => tick.Amount.ToString()).ToList();
        shown.Count.ShouldBeLessThanOrEqualTo(6);
        if (fen > 1) string.Join(' ', shown).ShouldBe(ticks);
    }

    [Fact]
    public void A_window_shows_its_rows_and_the_total_of_all()
    {
        var only = Window.Of(Numbers(100), 0);
        only.Rows.Count.ShouldBe(101);
        (only.HasMore, only.Total).ShouldBe((false, null));

        var first = Window.Of(Numbers(3000), 0);
        first.Rows.Count.ShouldBe(500);
        first.Rows[^1][0].Raw.ShouldBe(500);
        first.HasMore.ShouldBeTrue();
        first.Total![1].Raw.ShouldBe(3000L * 3001 / 2);

        var second = Window.Of(Numbers(3000), 500);
        second.Rows[0][0].Raw.ShouldBe(501);
    }

    [Fact]
    public void A_window_does_not_read_a_report_without_end()
    {
        var window = Window.Of(Numbers(int.MaxValue), 0);
        window.IsCut.ShouldBeTrue();
        window.Total.ShouldBeNull();
    }

    private static Sheet Numbers(int count) => new("n", LocalText.Same("n"),
        [new("no", LocalText.Same("no"), CellType.Number), new("sum", LocalText.Same("sum"), CellType.Number) { Total = true }],
        Enumerable.Range(1, count).Select(i => Row.Detail(Cell.Of((long)i), Cell.Of((long)i))));

    private static Voucher Voucher(IEnumerable<string> accounts) => new(new DateOnly(2024, 1, 31), "HAND", "s",
        [.. accounts.Select(account => new VoucherLine(account, "ADV", Side.Debit, new Money(100)))]);
}
