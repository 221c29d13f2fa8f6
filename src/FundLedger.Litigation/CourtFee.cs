using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>The court's acceptance fee for property cases 案件受理费 (诉讼费用交纳办法 13, 15; domain.md D.9).</summary>
public static class CourtFee
{
    private const int BaseFeeFen = 50_00;

    /// <summary>A step of the table: the part of the claim above <paramref name="FromFen"/> costs this much in a thousand.</summary>
    private readonly record struct Step(long FromFen, int PerThousand);

    private static readonly Step[] Table =
    [
        new(10_000_00, 25), new(100_000_00, 20), new(200_000_00, 15), new(500_000_00, 10), new(1_000_000_00, 9),
        new(2_000_000_00, 8), new(5_000_000_00, 7), new(10_000_000_00, 6), new(20_000_000_00, 5),
    ];

    /// <summary>The full fee for a claim, in fen, rounded once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The claim is negative.</exception>
    public static Money For(Money claim) => Rounded(claim, parts: 1);

    /// <summary>Half the fee, due when a case ends by mediation or is withdrawn (art. 15); rounded once, from the exact fee.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The claim is negative.</exception>
    public static Money HalfFor(Money claim) => Rounded(claim, parts: 2);

    private static Money Rounded(Money claim, int parts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(claim.Fen, nameof(claim));
        return Money.RoundHalfAwayFromZero(ThousandthsOfFen(claim.Fen), 1_000 * parts);
    }

    private static Int128 ThousandthsOfFen(long claim)
    {
        var sum = (Int128)BaseFeeFen * 1_000;
        for (var i = 0; i < Table.Length; i++)
        {
            var upTo = i + 1 < Table.Length ? Math.Min(claim, Table[i + 1].FromFen) : claim;
            if (upTo > Table[i].FromFen) sum += (Int128)(upTo - Table[i].FromFen) * Table[i].PerThousand;
        }
        return sum;
    }
}
