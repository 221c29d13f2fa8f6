using CsCheck;
using FundLedger.Ledger;

namespace FundLedger.Tests.Ledger;

public class MoneySplitTests
{
    [Theory]
    [InlineData("100000.00", "33218.45 145000.00 50000.00", "14555.55 63535.62 21908.83")]
    [InlineData("412.68", "896535.25 135000.00", "358.67 54.01")]
    [InlineData("655.17", "6120.00 4000.00", "396.21 258.96")]
    [InlineData("-100000.00", "33218.45 145000.00 50000.00", "-14555.55 -63535.62 -21908.83")]
    [InlineData("0.01", "1 1 1", "0.01 0.00 0.00")]
    [InlineData("0.02", "1 1 1", "0.01 0.01 0.00")]
    [InlineData("-0.02", "1 1 1", "-0.01 -0.01 0.00")]
    [InlineData("0.05", "0 1 0 1", "0.00 0.03 0.00 0.02")]
    [InlineData("0.00", "3 4", "0.00 0.00")]
    [InlineData("0.00", "0 0", "0.00 0.00")]
    [InlineData("7.77", "5", "7.77")]
    [InlineData("92233720368547758.07", "92233720368547758.07 92233720368547758.07", "46116860184273879.04 46116860184273879.03")]
    public void An_amount_is_shared_out_to_the_last_fen(string amount, string weights, string parts) =>
        Money.Parse(amount).Split([.. Amounts(weights).Select(weight => weight.Fen)]).ShouldBe(Amounts(parts));

    [Fact]
    public void What_cannot_be_shared_out_is_refused()
    {
        Should.Throw<ArgumentException>(() => new Money(1).Split([]));
        Should.Throw<ArgumentException>(() => new Money(1).Split([0, 0]));
        Should.Throw<ArgumentException>(() => new Money(1).Split([2, -1]));
        Should.Throw<ArgumentException>(() => Money.Zero.Split([2, -1]));
        Should.Throw<ArgumentNullException>(() => Money.Zero.Split(null!));
        Money.Zero.Split([]).ShouldBeEmpty();
    }

    [Fact]
    public void The_parts_add_up_and_each_lies_within_one_fen_of_its_exact_share() =>
        AnySplit.Sample(
            (amount, weights) =>
            {
                var parts = amount.Split(weights);
                parts.Sum().ShouldBe(amount);
                for (var i = 0; i < parts.Length; i++) (Int128.Abs(ShortOf(amount, weights, parts, i)) < Total(weights)).ShouldBeTrue();
            },
            iter: 1_000_000);

    [Fact]
    public void The_fen_left_over_go_to_the_largest_remainders_and_among_equals_to_the_earlier() =>
        AnySplit.Where((amount, _) => amount.Fen >= 0).Sample((amount, weights) =>
        {
            var parts = amount.Split(weights);
            for (var (a, all) = (0, Total(weights)); a < parts.Length; a++)
            for (var b = 0; b < parts.Length; b++)
            {
                var (shortOfA, shortOfB) = (ShortOf(amount, weights, parts, a), ShortOf(amount, weights, parts, b));
                if (shortOfA <= 0 || shortOfB > 0 || weights[b] == 0 || shortOfB == 0) continue;
                var (remainderA, remainderB) = (shortOfA, shortOfB + all);
                (remainderB > remainderA || (remainderB == remainderA && b < a)).ShouldBeTrue();
            }
        });

    [Fact]
    public void The_parts_do_not_depend_on_the_order_when_no_remainders_are_equal() =>
        AnySplit.Where((amount, weights) => Remainders(amount, weights).Distinct().Count() == weights.Length).Sample((amount, weights) =>
            amount.Split([.. weights.Reverse()]).Reverse().ShouldBe(amount.Split(weights)));

    private static readonly Gen<(Money, long[])> AnySplit =
        Gen.Select(
            Gen.OneOf(Gen.Long[-20, 20], Gen.Long[-Money.MaxLineFen, Money.MaxLineFen]).Select(fen => new Money(fen)),
            Gen.OneOf(Gen.Long[0, 5], Gen.Long[0, Money.MaxLineFen]).Array[1, 12])
        .Where((_, weights) => weights.Any(weight => weight > 0));

    private static Int128 ShortOf(Money amount, long[] weights, Money[] parts, int i) =>
        (Int128)amount.Fen * weights[i] - parts[i].Fen * Total(weights);

    private static IEnumerable<Int128> Remainders(Money amount, long[] weights) =>
        weights.Select(weight => (Int128)amount.Fen * weight % Total(weights));

    private static Int128 Total(long[] weights) => weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);

    private static Money[] Amounts(string list) => [.. list.Split(' ').Select(Money.Parse)];
}
