using System.Globalization;
using System.Reflection;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>When advances become budget expenditure (政府会计制度解释第1号 三; domain.md D.2).</summary>
public enum BudgetTreatment { NoneUntilExpense, YearEndRecognition, NextYear }

/// <summary>Whose the money is that a defendant pays back (domain.md H2, H3, H5).</summary>
public enum MoneyOwner { Fund, Treasury }

/// <summary>Whether recovered money stays in the fund or goes to the treasury (domain.md H2).</summary>
public enum RecoveredMoney { Revolve, Treasury }

/// <summary>How the treasury pays (domain.md D.1 (d)).</summary>
public enum PaymentChannel { ZeroBalance, Direct, RealFunds }

/// <summary>Where a public institution books a loss in book B (domain.md R21b): 7901 其他支出 or 7201 事业支出.</summary>
public enum LossExpenditure { Other, Operating }

/// <summary>The parameters that the law leaves to the entity, as they hold on a day. This is their one typed home.</summary>
public sealed partial record Policy
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

    public RecoveredMoney RecoveredMoney { get; init; } = RecoveredMoney.Revolve;
    /// <summary>Whose the doubled interest for late performance is.</summary>
    public MoneyOwner LateInterestOwner { get; init; } = MoneyOwner.Fund;
    /// <summary>Whose the bank interest on own accounts is.</summary>
    public MoneyOwner BankInterestOwner { get; init; } = MoneyOwner.Fund;
    public PaymentChannel PaymentChannel { get; init; } = PaymentChannel.ZeroBalance;
    /// <summary>Prior-year errors up to this may go through the current year (domain.md R54).</summary>
    public Money Materiality { get; init; } = Money.Zero;
    public LossExpenditure LossExpenditure { get; init; } = LossExpenditure.Other;
    /// <summary>The last instalment of every restoration contract waits for its acceptance; with milestones it always does (R35).</summary>
    public bool AcceptanceBeforeLastInstalment { get; init; }
    /// <summary>A voucher drawn up by hand that takes money out names its purpose (domain.md E.8.7).</summary>
    public bool PurposeOnDrafts { get; init; }
    /// <summary>Hours between the confirmation of a payee's account and the first payment to it, in whole days begun (domain.md D.4).</summary>
    public int AccountNoticeHours { get; init; }
    /// <summary>Money goes only to payees with a confirmed account.</summary>
    public bool PayeeAccountRequired { get; init; }

    /// <summary>Every parameter: name as in commands, meaning, and the values it takes.</summary>
    public static IReadOnlyList<PolicyParameter> Parameters { get; } =
    [
        Choice<BudgetTreatment>("budgetTreatmentOfAdvances", "垫付款的预算处理", "Budget treatment of advances", (policy, value) => policy with { BudgetTreatmentOfAdvances = value }),
        new("voucherSeries", new("凭证字", "Voucher series"), "记 …", (policy, text) => text.Length is 1 or 2 ? policy with { VoucherSeries = text } : null),
        Limit("sectionLimit", "处长审批限额", "Approval limit of a section head", "50000.00", (policy, value) => policy with { SectionLimit = value }),
        Limit("deputyLimit", "分管厅领导审批限额", "Approval limit of a deputy director", "200000.00", (policy, value) => policy with { DeputyLimit = value }),
        Switch("zhengAfterJiao", "角后写整", "整 after 角", (policy, value) => policy with { ZhengAfterJiao = value }),
        Switch("cancelQuotaAtYearEnd", "年末注销额度", "Cancel the quota at year-end", (policy, value) => policy with { CancelQuotaAtYearEnd = value }),
        Choice<RecoveredMoney>("recoveredMoney", "追回款项归属：留在基金循环使用或上缴财政", "Recovered money revolves in the fund or goes to the treasury", (policy, value) => policy with { RecoveredMoney = value }),
        Choice<MoneyOwner>("lateInterestOwner", "迟延履行利息归属", "Whose the interest for late performance is", (policy, value) => policy with { LateInterestOwner = value }),
        Choice<MoneyOwner>("bankInterestOwner", "本单位账户存款利息归属", "Whose the bank interest on own accounts is", (policy, value) => policy with { BankInterestOwner = value }),
        Choice<PaymentChannel>("paymentChannel", "财政支付方式", "How the treasury pays", (policy, value) => policy with { PaymentChannel = value }),
        Limit("materiality", "前期差错重要性水平：不超过者可计入当年", "Prior-year errors up to this may go through the current year", "0.00", (policy, value) => policy with { Materiality = value }),
        Choice<LossExpenditure>("lossExpenditure", "事业单位损失的预算支出科目", "Where an institution books a loss in the budget book", (policy, value) => policy with { LossExpenditure = value }),
        new("accountNoticeHours", new("往来方账户确认后多少小时可付款（按日计）", "Hours from the confirmation of a payee's account to the first payment, in days begun"), "0 … 720",
            (policy, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 720 ? policy with { AccountNoticeHours = hours } : null),
        Switch("payeeAccountRequired", "付款须有已确认的收款账户", "Money goes only to payees with a confirmed account", (policy, value) => policy with { PayeeAccountRequired = value }),
        Switch("acceptanceBeforeLastInstalment", "末期修复款须先验收", "The last restoration instalment waits for acceptance", (policy, value) => policy with { AcceptanceBeforeLastInstalment = value }),
        Switch("purposeOnDrafts", "手工付款凭证须注明用途", "Hand-drawn payments name their purpose", (policy, value) => policy with { PurposeOnDrafts = value }),
        .. OfOrganisations,
        .. OfFunds,
        .. OfBanking,
        .. OfReconciling,
        .. OfEvidence,
    ];

    private static PolicyParameter Choice<T>(string name, string zh, string en, Func<Policy, T, Policy> with) where T : struct, Enum =>
        new(name, new(zh, en), string.Join(" | ", Enum.GetValues<T>().Select(value => Catalogue.CodeOf(value))),
            (policy, text) => Catalogue.MemberOf(typeof(T), text) is T value ? with(policy, value) : null);

    private static PolicyParameter Limit(string name, string zh, string en, string example, Func<Policy, Money, Policy> with) =>
        new(name, new(zh, en), example, (policy, text) => Amount(text) is { } limit ? with(policy, limit) : null);

    private static PolicyParameter Switch(string name, string zh, string en, Func<Policy, bool, Policy> with) =>
        new(name, new(zh, en), "true | false", (policy, text) => bool.TryParse(text, out var on) ? with(policy, on) : null);

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
public sealed record PolicyParameter(string Name, Phrase Meaning, string Values, Func<Policy, string, Policy?> Apply)
{
    private readonly PropertyInfo property = typeof(Policy).GetProperty(char.ToUpperInvariant(Name[0]) + Name[1..])!;

    /// <summary>Its value in a policy, as commands write it.</summary>
    public string On(Policy policy) => property.GetValue(policy) switch
    {
        Enum value => Catalogue.CodeOf(value),
        bool value => value ? "true" : "false",
        var value => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
