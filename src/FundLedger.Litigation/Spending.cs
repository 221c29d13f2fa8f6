using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What a payment was for. Every event that takes money out keeps one for each fund that paid (domain.md A7, E.8.7).</summary>
/// <param name="EconomicClass">部门预算支出经济分类（款级）, or empty for money that was never the department's to spend.</param>
/// <param name="Amount">In fen; negative where the payment was cancelled.</param>
public sealed record Spending(string Fund, Purpose Purpose, string EconomicClass, Money Amount, DateOnly PaidOn) : Entry;

/// <summary>An event that takes money out of a fund.</summary>
public abstract record Payment : Command
{
    [Means("部门预算支出经济分类（款级）；不填则按用途", "Economic class of the expenditure; by the purpose if left out")] public string? Economic { get; init; }

    /// <summary>The entry that says what the money of a fund went for.</summary>
    protected Spending Spent(string fund, Purpose purpose, Money amount) =>
        new(fund, purpose, Economic ?? EconomicClasses.UsualFor(purpose), amount, Date);
}

/// <summary>Economic classes of the expenditure of these funds, by code (domain.md D.1).</summary>
public static class EconomicClasses
{
    public static IReadOnlyDictionary<string, Phrase> Known { get; } = new SortedDictionary<string, Phrase>(StringComparer.Ordinal)
    {
        ["30203"] = new("咨询费", "Consulting"),
        ["30204"] = new("手续费", "Bank and handling fees"),
        ["30226"] = new("劳务费", "Services of persons"),
        ["30227"] = new("委托业务费", "Commissioned work"),
        ["30299"] = new("其他商品和服务支出", "Other goods and services"),
    };

    /// <summary>The class of a purpose where the event names none.</summary>
    public static string UsualFor(Purpose purpose) => purpose switch
    {
        Purpose.Return or Purpose.Treasury or Purpose.Internal or Purpose.LosingPlaintiff => "",
        Purpose.ExpertConsultation => "30203",
        Purpose.BankFee => "30204",
        Purpose.Reward or Purpose.CourtFee or Purpose.Other or Purpose.PublicInterest => "30299",
        Purpose.Lawyer => "30226",
        _ => "30227",
    };
}

/// <summary>Which purposes there are rules about, whatever a fund's own list says.</summary>
public static class Purposes
{
    /// <summary>Giving back what is others', paying the treasury its own and moving money within the government need no list; what a
    /// court permits needs its permission instead.</summary>
    public static bool NeedsNoList(Purpose purpose) => purpose is Purpose.Return or Purpose.Treasury or Purpose.Internal or Purpose.LosingPlaintiff;

    /// <summary>Why a kind of fund never pays for a purpose; null if it may (domain.md A20, E.8.7; founding notice 三(二)–(五)).</summary>
    public static Phrase? NeverFor(FundKind kind, Purpose purpose) => purpose switch
    {
        Purpose.Training or Purpose.Publicity or Purpose.OperatingCosts =>
            new("示范、培训、宣传和部门自身运行经费由正常预算列支", "training, publicity and the department's own running costs are borne by its normal budget"),
        Purpose.Lawyer or Purpose.Reward when kind is FundKind.Damages or FundKind.PublicInterest =>
            new("赔偿金和环境公益基金不支付律师费和奖励", "damages and the public-interest fund pay neither lawyers nor rewards"),
        _ => null,
    };
}

/// <summary>What a decision takes out of the funds' accounts.</summary>
internal static class MoneyOut
{
    /// <summary>By fund, the money that leaves it; vouchers that open the books or cancel another one pay nobody, and red letters outside those are refused elsewhere.</summary>
    public static IEnumerable<(string Fund, Money Amount)> Of(IEnumerable<Voucher> vouchers) => vouchers
        .Where(voucher => voucher.Kind != VoucherKind.Opening && voucher.Reverses == 0)
        .SelectMany(voucher => voucher.Lines)
        .Where(line => line.Account is "1002.01" or "1002.02" or "1011" && !line.Amount.IsNegative)
        .GroupBy(line => line.Fund, line => -line.Signed)
        .Select(fund => (fund.Key, fund.Sum()))
        .Where(fund => fund.Item2.IsPositive);
}
