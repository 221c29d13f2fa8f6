using System.Globalization;
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

    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(1, "0", "0")]
    [InlineData(80_00, "80", "80")]
    [InlineData(1_500_00, "1,500", "1.5k")]
    [InlineData(20_000_00, "2万", "20k")]
    [InlineData(-25_000_00, "-2.5万", "-25k")]
    [InlineData(-500_000_00, "-50万", "-500k")]
    [InlineData(2_500_000_00, "250万", "2.5M")]
    [InlineData(500_000_000_00, "5亿", "500M")]
    [InlineData(100_000_000_000_00, "1,000亿", "100bn")]
    public void An_axis_counts_in_the_unit_that_its_readers_count_in(long fen, string chinese, string english)
    {
        AxisUnit.For([new Money(fen)], CultureInfo.GetCultureInfo("zh-CN")).Of(new Money(fen)).ShouldBe(chinese);
        AxisUnit.For([new Money(fen)], CultureInfo.GetCultureInfo("en")).Of(new Money(fen)).ShouldBe(english);
    }

    [Fact]
    public void All_marks_of_an_axis_count_in_one_unit()
    {
        var chart = new BarChart("t", ["a"], [new("x", [new(260_000_000_00)]), new("y", [new(-30_000_000_00)])]);
        var unit = AxisUnit.For(chart.Ticks.Select(tick => tick.Amount), CultureInfo.GetCultureInfo("zh-CN"));
        chart.Ticks.Select(tick => unit.Of(tick.Amount)).ShouldBe(["0", "1亿", "2亿"]);
        unit.Of(new Money(-50_000_000_00)).ShouldBe("-0.5亿");
    }

    [Fact]
    public void Stacked_bars_stand_one_behind_another_and_end_at_their_sum()
    {
        var chart = new BarChart("t", ["a", "b", "c"], [new("x", [new(100_00), Money.Zero, new(300_00)]), new("y", [new(50_00), new(50_00), new(100_00)])]) { Stacked = true };

        foreach (var group in new[] { 0, 1 })
        {
            var bars = chart.BarsOf(group).ToList();
            bars.Zip(bars.Skip(1)).ShouldAllBe(pair => pair.First.X + pair.First.Width == pair.Second.X && pair.First.Y == pair.Second.Y);
            (bars[^1].X + bars[^1].Width).ShouldBe(chart.XOf(chart.Groups[group].Sum));
        }
        chart.BarsOf(0).Select(bar => bar.Series).ShouldBe([0, 2]);
        chart.XOf(new(400_00)).ShouldBe(BarChart.Width - 118);
    }

    [Fact]
    public void The_largest_amounts_have_room_and_do_not_overflow()
    {
        var most = new Money(long.MaxValue / 2);
        var chart = new BarChart("t", ["a", "b"], [new("x", [most, -most])]);
        var bars = chart.BarsOf(0).ToList();

        bars.ShouldAllBe(bar => bar.X >= BarChart.Left && bar.Width > 0);
        (bars[0].X + bars[0].Width + most.ToGroupedString().Length * 7).ShouldBeLessThan(BarChart.Width);
        chart.Ticks.Count().ShouldBeInRange(2, 6);
        var line = new ChartLine("l", [most, -most]);
        var lines = new LineChart("t", ["1", "2"], [line]);
        lines.DotsOf(line).Select(dot => dot.Y).ShouldBe([LineChart.Top, LineChart.Height - LineChart.Bottom]);
    }

    [Theory]
    [InlineData("ADV 基金", 66, "ADV 基金")]
    [InlineData("某环境保护志愿者协会", 20, "某环境保护志愿者协会")]
    [InlineData("某环境保护志愿者协会", 19, "某环境保护志愿者…")]
    [InlineData("𠮷𠮷𠮷", 8, "𠮷…")]
    [InlineData("long", 2, "…")]
    public void A_label_without_room_ends_in_an_ellipsis(string label, int halves, string shown) => BarChart.Shortened(label, halves).ShouldBe(shown);

    [Fact]
    public void A_label_leaves_room_for_what_is_said_beside_it()
    {
        var chart = new BarChart("t", ["a"], [new(new string('长', 60), [new(1)]) { Facts = ["12.34%", ""] }]) { Facts = ["占比", "十二月"] };

        chart.SaidOf(0).ShouldBe("　占比 12.34%");
        (chart.LabelOf(0).Length * 2 + 2 + 5 + 6).ShouldBeLessThanOrEqualTo(66);
        chart.LabelOf(0).ShouldEndWith("…");
    }

    [Fact]
    public void Many_points_get_no_dots()
    {
        string[] months = [.. Enumerable.Range(0, 60).Select(month => $"{2020 + month / 12}-{month % 12 + 1:00}")];
        ChartLine[] lines = [.. Enumerable.Range(0, 6).Select(n => new ChartLine($"F{n}", [.. months.Select(_ => new Money(n))]))];

        new LineChart("t", months, lines).HasDots.ShouldBeFalse();
        new LineChart("t", months[..12], [.. lines.Select(line => line with { Amounts = [.. line.Amounts.Take(12)] })]).HasDots.ShouldBeTrue();
        new LineChart("t", months[..1], [new("F", [Money.Zero])]).HasDots.ShouldBeTrue();
        new LineChart("t", [], []).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_sheet_with_fewer_columns_keeps_its_links_sections_and_sums()
    {
        var sheet = new Sheet("s", LocalText.Same("s"),
            [new("code", LocalText.Same("code"), CellType.Code), new("name", LocalText.Same("name"), CellType.Text) { Link = "/x/{code}" }, new("sum", LocalText.Same("sum"), CellType.Money) { Total = true }],
            [Row.Section(LocalText.Same("part")), Row.Detail(Cell.Of("A"), Cell.Of("first"), Cell.Of(new Money(1))), Row.Detail(Cell.Of("B"), Cell.Of("second"), Cell.Of(new Money(2)))]);
        var only = sheet.Only("name", "sum");
        var rows = only.Body().ToList();

        rows.Select(row => row.Kind).ShouldBe([RowKind.Section, RowKind.Detail, RowKind.Detail, RowKind.Total]);
        only.LinkOf(rows[2], 0).ShouldBe("/x/B");
        rows[3][1].Amount.ShouldBe(new Money(3));
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
