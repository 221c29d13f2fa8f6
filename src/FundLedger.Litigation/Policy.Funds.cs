using System.Globalization;

namespace FundLedger.Litigation;

/// <summary>Parameters about time limits and what audit looks for (domain.md D.14).</summary>
public sealed partial record Policy
{
    /// <summary>An advance is settled within so many days of its last payment.</summary>
    public int UnsettledDays { get; init; } = 180;
    /// <summary>Money for the treasury is paid over within so many working days, Monday to Friday.</summary>
    public int TreasuryDays { get; init; } = 3;
    /// <summary>A receipt is identified within so many days.</summary>
    public int PendingDays { get; init; } = 30;
    /// <summary>More than so many percent of a year's payments in December are conspicuous.</summary>
    public int DecemberShare { get; init; } = 30;
    /// <summary>Less than so many percent of a budget executed at year-end are conspicuous.</summary>
    public int BudgetFloor { get; init; } = 50;

    private static IEnumerable<PolicyParameter> OfFunds =>
    [
        Whole("unsettledDays", "垫付款结算期限（天）", "Days within which an advance is settled", 3_650, (policy, days) => policy with { UnsettledDays = days }),
        Whole("treasuryDays", "应缴财政款上缴期限（工作日）", "Working days within which the treasury gets its money", 365, (policy, days) => policy with { TreasuryDays = days }),
        Whole("pendingDays", "待查收款查明期限（天）", "Days within which a receipt is identified", 3_650, (policy, days) => policy with { PendingDays = days }),
        Whole("decemberShare", "十二月支付占比警戒线（%）", "Conspicuous share of December in percent", 100, (policy, share) => policy with { DecemberShare = share }),
        Whole("budgetFloor", "预算执行率警戒线（%）", "Conspicuous execution of a budget in percent", 100, (policy, share) => policy with { BudgetFloor = share }),
    ];

    private static PolicyParameter Whole(string name, string zh, string en, int most, Func<Policy, int, Policy> with) =>
        new(name, new(zh, en), string.Create(CultureInfo.InvariantCulture, $"0 … {most}"),
            (policy, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? with(policy, value) : null);
}
