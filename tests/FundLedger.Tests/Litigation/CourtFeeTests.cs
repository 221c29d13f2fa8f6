using CsCheck;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Tests.Litigation;

public class CourtFeeTests
{
    [Theory]
    [InlineData("0", "50.00", "25.00")]
    [InlineData("10000.00", "50.00", "25.00")]
    [InlineData("10000.19", "50.00", "25.00")]
    [InlineData("10000.20", "50.01", "25.00")]
    [InlineData("10001.00", "50.03", "25.01")]
    [InlineData("100000.00", "2300.00", "1150.00")]
    [InlineData("200000.00", "4300.00", "2150.00")]
    [InlineData("500000.00", "8800.00", "4400.00")]
    [InlineData("1000000.00", "13800.00", "6900.00")]
    [InlineData("1500000.00", "18300.00", "9150.00")]
    [InlineData("2000000.00", "22800.00", "11400.00")]
    [InlineData("5000000.00", "46800.00", "23400.00")]
    [InlineData("10000000.00", "81800.00", "40900.00")]
    [InlineData("20000000.00", "141800.00", "70900.00")]
    [InlineData("30000000.00", "191800.00", "95900.00")]
    public void A_claim_costs_what_the_table_says(string claim, string fee, string half)
    {
        CourtFee.For(Money.Parse(claim)).ShouldBe(Money.Parse(fee));
        CourtFee.HalfFor(Money.Parse(claim)).ShouldBe(Money.Parse(half));
    }

    [Fact]
    public void A_larger_claim_never_costs_less_and_never_more_than_its_surplus() =>
        Gen.Select(Gen.Long[0, 3_000_000_000], Gen.Long[0, 1_000_000_000]).Sample((claim, more) =>
        {
            var rise = CourtFee.For(new Money(claim + more)) - CourtFee.For(new Money(claim));
            rise.Fen.ShouldBeInRange(0, more / 40 + 1);
        });

    [Fact]
    public void A_negative_claim_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => CourtFee.For(new Money(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => CourtFee.HalfFor(new Money(-1)));
    }

    [Fact]
    public void The_largest_claim_has_a_fee() => CourtFee.For(new Money(long.MaxValue)).IsPositive.ShouldBeTrue();
}
