using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation;

/// <summary>When an advance becomes budget expenditure, and what happens to that when it comes back (政府会计制度解释第1号 三;
/// domain.md D.2, R03a, R23a). What was recognised is marked advance by advance, so that book B can be proved from the
/// claims at any moment (domain.md E.8.9). Money that comes back clears the oldest recognition first.</summary>
internal static class Recognition
{
    /// <summary>How much of an amount leaving an account of the advance was recognised. Under NEXT_YEAR only what was settled is.</summary>
    public static Money PartOf(Facts facts, Advance advance, string account, Money amount)
    {
        var unsettledIsNot = facts.Policy.BudgetTreatmentOfAdvances == BudgetTreatment.NextYear && account == "1218.0101" && !PaidByTreasury(facts, advance);
        return unsettledIsNot ? Money.Zero : Money.Min(amount, Marked(facts, advance, _ => true));
    }

    /// <summary>Recognised money that came back: Dr 8001.02 / Cr 8101.01 for what earlier years spent (以前年度支出收回), Cr the
    /// expenditure itself for what this year spent.</summary>
    public static IEnumerable<VoucherLine> Returned(Facts facts, DateOnly date, IEnumerable<(Advance Advance, string Account, Money Amount)> returned)
    {
        foreach (var fund in Parts(facts, returned).GroupBy(part => part.Advance.Fund))
        {
            var earlier = fund.Sum(part => Money.Min(part.Amount, OfEarlierYears(facts, part.Advance, date.Year)));
            var current = fund.Sum(part => part.Amount) - earlier;
            yield return Dr("8001.02", fund.Key, earlier + current);
            yield return Cr("8101.01", fund.Key, earlier);
            yield return Cr(Expenditure(facts), fund.Key, current);
        }
    }

    /// <summary>The marks that go with money that came back or was given up.</summary>
    public static IEnumerable<Entry> Unmarked(Facts facts, DateOnly date, IEnumerable<(Advance Advance, string Account, Money Amount)> gone) =>
        Parts(facts, gone).Where(part => part.Amount.IsPositive).Select(part => Mark(part.Advance, date, -part.Amount));

    /// <summary>So much of the advance is budget expenditure from this day on.</summary>
    public static Entry Mark(Advance advance, DateOnly date, Money amount) => new Recognised(advance.Code, advance.Fund, date, amount);

    /// <summary>Year-end under YEAR_END_RECOGNITION, before closing: what was paid this year, is still out and was not recognised.</summary>
    public static IReadOnlyList<(string Fund, string Advance, Money Amount)> AtYearEnd(Facts facts) =>
        facts.Policy.BudgetTreatmentOfAdvances != BudgetTreatment.YearEndRecognition ? [] :
        [
            .. facts.Claims
                .Select(claim => (claim.Fund, claim.Advance, Amount: Money.Min(claim.Outstanding - claim.Recognised, claim.PaidThisYear)))
                .Where(claim => claim.Amount.IsPositive),
        ];

    /// <summary>The treasury paid it directly, so that its money never passed 资金结存 (R03a).</summary>
    public static bool PaidByTreasury(Facts facts, Advance advance) =>
        facts.TurnoverOf("R03a", "1218.0101", Side.Debit, key => key.Advance == advance.Code).IsPositive;

    private static IEnumerable<(Advance Advance, Money Amount)> Parts(Facts facts, IEnumerable<(Advance Advance, string Account, Money Amount)> gone) => gone
        .GroupBy(part => (part.Advance, part.Account))
        .Select(part => (part.Key.Advance, PartOf(facts, part.Key.Advance, part.Key.Account, part.Sum(amount => amount.Amount))));

    private static Money OfEarlierYears(Facts facts, Advance advance, int year) =>
        Money.Max(Money.Zero, Marked(facts, advance, mark => mark.On.Year < year || mark.Amount.IsNegative));

    private static Money Marked(Facts facts, Advance advance, Func<Recognised, bool> which) =>
        facts.Proceedings.Recognitions.Where(mark => mark.Advance == advance.Code && which(mark)).Sum(mark => mark.Amount);
}
