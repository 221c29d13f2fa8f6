using System.Globalization;
using CsCheck;
using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

public class MoneyTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.00", 0)]
    [InlineData("0.01", 1)]
    [InlineData("0.1", 10)]
    [InlineData("-0.01", -1)]
    [InlineData("1", 100)]
    [InlineData("33218.45", 3_321_845)]
    [InlineData("-550.00", -55_000)]
    [InlineData("100000000000.00", Money.MaxLineFen)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.08", long.MinValue)]
    public void An_amount_in_yuan_is_read_to_the_fen(string text, long fen) => Money.Parse(text).Fen.ShouldBe(fen);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1 000")]
    [InlineData("1,23")]
    [InlineData("1,234.56")]
    [InlineData("1,234,56")]
    [InlineData("1e5")]
    [InlineData("1E5")]
    [InlineData("0.001")]
    [InlineData("0.010")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("-.5")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("00.10")]
    [InlineData("-01")]
    [InlineData("1-")]
    [InlineData("(1.00)")]
    [InlineData("1.2.3")]
    [InlineData("1.2-")]
    [InlineData("１２３")]
    [InlineData("1．00")]
    [InlineData("٣")]
    [InlineData("−1")]
    [InlineData("¥1")]
    [InlineData("1元")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("null")]
    [InlineData("1\n")]
    [InlineData("1\0")]
    [InlineData("92233720368547758.08")]
    [InlineData("-92233720368547758.09")]
    [InlineData("99999999999999999")]
    [InlineData("12345678901234567890")]
    [InlineData("340282366920938463463374607431768211456")]
    public void Any_other_writing_is_refused(string? text)
    {
        Money.TryParse(text, out var amount).ShouldBeFalse();
        amount.ShouldBe(Money.Zero);
        if (text is not null) Should.Throw<FormatException>(() => Money.Parse(text));
    }

    [Theory]
    [InlineData(0, "0.00", "0.00")]
    [InlineData(5, "0.05", "0.05")]
    [InlineData(-5, "-0.05", "-0.05")]
    [InlineData(99_999, "999.99", "999.99")]
    [InlineData(3_321_845, "33218.45", "33,218.45")]
    [InlineData(-123_456_789_01, "-123456789.01", "-123,456,789.01")]
    [InlineData(long.MaxValue, "92233720368547758.07", "92,233,720,368,547,758.07")]
    [InlineData(long.MinValue, "-92233720368547758.08", "-92,233,720,368,547,758.08")]
    public void An_amount_is_written_in_two_ways(long fen, string plain, string grouped)
    {
        new Money(fen).ToString().ShouldBe(plain);
        new Money(fen).ToGroupedString().ShouldBe(grouped);
    }

    [Fact]
    public void What_was_written_is_read_back_the_same() =>
        Gen.Long.Sample(fen => Money.Parse(new Money(fen).ToString()).Fen.ShouldBe(fen), iter: 100_000);

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    [InlineData("zh-CN")]
    [InlineData("fa-IR")]
    [InlineData("sv-SE")]
    public void The_machine_s_culture_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            new Money(-123_456_789).ToString().ShouldBe("-1234567.89");
            new Money(-123_456_789).ToGroupedString().ShouldBe("-1,234,567.89");
            Money.Parse("-1234567.89").Fen.ShouldBe(-123_456_789);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Overflow_throws_and_never_turns_an_amount_round()
    {
        var (most, least, one) = (new Money(long.MaxValue), new Money(long.MinValue), new Money(1));
        Should.Throw<OverflowException>(() => most + one);
        Should.Throw<OverflowException>(() => least - one);
        Should.Throw<OverflowException>(() => -least);
        Should.Throw<OverflowException>(() => new[] { most, one }.Sum());
        Should.Throw<OverflowException>(() => Enumerable.Repeat(new Money(Money.MaxLineFen), 1_000_000).Sum());
        Should.Throw<OverflowException>(() => Money.RoundHalfAwayFromZero(Int128.MaxValue, 1));
        Should.Throw<OverflowException>(() => Money.RoundHalfAwayFromZero((Int128)long.MaxValue * 10 + 5, 10));
    }

    [Fact]
    public void A_sum_does_not_depend_on_the_order()
    {
        var (most, one) = (new Money(long.MaxValue), new Money(1));
        new[] { most, one, -one }.Sum().ShouldBe(most);
        new[] { one, -one, most }.Sum().ShouldBe(most);
        Enumerable.Repeat(new Money(Money.MaxLineFen), 900_000).Sum().Fen.ShouldBe(9_000_000_000_000_000_000);
        new[] { "a", "bb" }.Sum(text => new Money(text.Length)).ShouldBe(new Money(3));
        Array.Empty<Money>().Sum().ShouldBe(Money.Zero);
    }

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(-1, 2, -1)]
    [InlineData(3, 2, 2)]
    [InlineData(-3, 2, -2)]
    [InlineData(1, 3, 0)]
    [InlineData(2, 3, 1)]
    [InlineData(-2, 3, -1)]
    [InlineData(525, 10, 53)]
    [InlineData(5, 1, 5)]
    [InlineData(0, 7, 0)]
    public void Halves_round_away_from_zero(long numerator, long denominator, long fen) =>
        Money.RoundHalfAwayFromZero(numerator, denominator).Fen.ShouldBe(fen);

    [Fact]
    public void Rounding_needs_a_positive_denominator()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Money.RoundHalfAwayFromZero(1, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => Money.RoundHalfAwayFromZero(1, -2));
    }

    [Fact]
    public void Amounts_compare_by_their_fen()
    {
        var (red, blue) = (new Money(-1), new Money(1));
        (red < blue).ShouldBeTrue();
        (red >= blue).ShouldBeFalse();
        Money.Min(red, blue).ShouldBe(red);
        Money.Max(red, blue).ShouldBe(blue);
        new[] { blue, Money.Zero, red }.Order().ShouldBe([red, Money.Zero, blue]);
    }
}
