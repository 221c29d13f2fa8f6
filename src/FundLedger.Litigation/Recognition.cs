using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation;

/// <summary>Policy YEAR_END_RECOGNITION (政府会计制度解释第1号 三（一）; domain.md D.2, R23a): what is outstanding at
/// year-end becomes budget expenditure, so that everything outstanding from earlier years was recognised already. Money
/// that comes back clears the oldest payments first.</summary>
internal static class Recognition
{
    /// <summary>The part of an amount coming back that was recognised in an earlier year; nothing under another policy.</summary>
    public static Money RecognisedPart(Facts facts, DateOnly date, Advance advance, Money amount)
    {
        if (facts.Policy.BudgetTreatmentOfAdvances != BudgetTreatment.YearEndRecognition) return Money.Zero;
        var outstanding = facts.Balance(key => key.Advance == advance.Code && key.Account.StartsWith("1218.", StringComparison.Ordinal));
        var paidSince = facts.Turnovers
            .Where(turnover => turnover.Year >= date.Year && turnover.Key.Account == "1218.0101" && turnover.Key.Advance == advance.Code && turnover.Recipe is "R17" or "R17a")
            .Where(turnover => turnover.Side == Side.Debit)
            .Sum(turnover => turnover.Amount);
        return Money.Min(amount, Money.Max(Money.Zero, outstanding - paidSince));
    }

    /// <summary>Dr 8001.02 / Cr 8101.01 for recognised money that came back (以前年度支出收回).</summary>
    public static IEnumerable<VoucherLine> Returned(Facts facts, DateOnly date, IEnumerable<(Advance Advance, Money Amount)> returned) => returned
        .GroupBy(part => part.Advance)
        .GroupBy(advance => advance.Key.Fund, advance => RecognisedPart(facts, date, advance.Key, advance.Sum(part => part.Amount)))
        .SelectMany(fund => new[] { Dr("8001.02", fund.Key, fund.Sum()), Cr("8101.01", fund.Key, fund.Sum()) });

    /// <summary>Year-end, before closing: Dr 7101 / Cr 8001.02 for what was paid this year and is still out.</summary>
    public static IEnumerable<(string Fund, Money Amount)> AtYearEnd(Facts facts) =>
        facts.Policy.BudgetTreatmentOfAdvances != BudgetTreatment.YearEndRecognition ? [] : facts.Claims
            .GroupBy(claim => claim.Fund, claim => Money.Min(claim.Outstanding, Money.Max(Money.Zero, claim.PaidThisYear)))
            .Select(fund => (fund.Key, fund.Sum()))
            .Where(fund => fund.Item2.IsPositive);
}
