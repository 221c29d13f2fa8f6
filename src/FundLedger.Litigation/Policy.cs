using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>When advances become budget expenditure (政府会计制度解释第1号 三; domain.md D.2).</summary>
public enum BudgetTreatment { NoneUntilExpense, YearEndRecognition, NextYear }

/// <summary>The parameters that the law leaves to the entity, as they hold on a day. This is their one typed home.</summary>
public sealed record Policy
{
    public BudgetTreatment BudgetTreatmentOfAdvances { get; init; } = BudgetTreatment.NoneUntilExpense;
    /// <summary>凭证字.</summary>
    public string VoucherSeries { get; init; } = "记";
    /// <summary>A 处长 approves up to this.</summary>
    public Money SectionLimit { get; init; } = new(50_000_00);
    /// <summary>A 分管厅领导 approves up to this; above it, a meeting with minutes.</summary>
    public Money DeputyLimit { get; init; } = new(200_000_00);
    /// <summary>整 after 角 (会计基础工作规范 §52（三）).</summary>
    public bool ZhengAfterJiao { get; init; } = true;
    /// <summary>The unused authorised quota is cancelled at year-end (domain.md R13).</summary>
    public bool CancelQuotaAtYearEnd { get; init; } = true;

    /// <summary>Every parameter: name as in commands, meaning, and the values it takes.</summary>
    public static IReadOnlyList<PolicyParameter> Parameters { get; } =
    [
        new("budgetTreatmentOfAdvances", new("垫付款的预算处理", "Budget treatment of advances"), "NONE_UNTIL_EXPENSE | YEAR_END_RECOGNITION",
            (policy, text) => text switch
            {
                "NONE_UNTIL_EXPENSE" => policy with { BudgetTreatmentOfAdvances = BudgetTreatment.NoneUntilExpense },
                "YEAR_END_RECOGNITION" => policy with { BudgetTreatmentOfAdvances = BudgetTreatment.YearEndRecognition },
                _ => null,
            }),
        new("voucherSeries", new("凭证字", "Voucher series"), "记 …", (policy, text) => text.Length is 1 or 2 ? policy with { VoucherSeries = text } : null),
        new("sectionLimit", new("处长审批限额", "Approval limit of a section head"), "50000.00",
            (policy, text) => Amount(text) is { } limit ? policy with { SectionLimit = limit } : null),
        new("deputyLimit", new("分管厅领导审批限额", "Approval limit of a deputy director"), "200000.00",
            (policy, text) => Amount(text) is { } limit ? policy with { DeputyLimit = limit } : null),
        new("zhengAfterJiao", new("角后写整", "整 after 角"), "true | false",
            (policy, text) => bool.TryParse(text, out var on) ? policy with { ZhengAfterJiao = on } : null),
        new("cancelQuotaAtYearEnd", new("年末注销额度", "Cancel the quota at year-end"), "true | false",
            (policy, text) => bool.TryParse(text, out var on) ? policy with { CancelQuotaAtYearEnd = on } : null),
    ];

    /// <summary>The policy of a day: for each name the latest value not after it.</summary>
    public static Policy On(DateOnly day, IEnumerable<PolicyValue> values) => values
        .Where(value => value.From <= day)
        .OrderBy(value => value.From)
        .Aggregate(new Policy(), (policy, value) => Parameters.First(known => known.Name == value.Name).Apply(policy, value.Value)
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Stored policy {value.Name} = {value.Value}")));

    private static Money? Amount(string text) => Money.TryParse(text, out var money) && !money.IsNegative ? money : null;
}

/// <summary>A policy parameter and how a text becomes its value.</summary>
/// <param name="Apply">The policy with the value, or null when the text is not one.</param>
public sealed record PolicyParameter(string Name, Phrase Meaning, string Values, Func<Policy, string, Policy?> Apply);
