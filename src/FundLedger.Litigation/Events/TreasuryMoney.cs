using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("directPaymentMade", "财政直接支付费用", "The treasury pays an expense directly", "R03",
    """{"type":"directPaymentMade","key":"2024-05-28-directPaymentMade","date":"2024-05-28","by":"陈会计","reviewer":"李审核","order":"SO-01","amount":"24960.50"}""")]
public sealed record DirectPaymentMade : Payment
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        if (order.Kind != OrderKind.Service) return Decision.Refuse(RejectionReason.UnknownOrder, Order);
        var free = facts.Balance(key => key.Account is "9001" or "2302" && key.Order == Order);
        var refusals = Ask.All(
            TreasuryChannel.Direct(facts),
            Ask.Purpose(facts, order.Fund, Purpose.LegalService),
            Ask.NotBefore(Date, order.PlacedOn, new("订单", "the order")),
            Amount > free ? new(RejectionReason.PaymentAboveCommitment, Order, free, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R03", $"财政直接支付 {Order}",
            [Dr("5001", order.Fund, Amount) with { Order = Order, Payee = order.Party }, Cr("4001", order.Fund, Amount) with { Source = "GOV" }],
            [Dr(Expenditure(facts), order.Fund, Amount), Cr("6001", order.Fund, Amount) with { Source = "GOV" }],
            Release(For(order), Amount))).With(Spent(order.Fund, Purpose.LegalService, Amount));
    }
}

/// <summary>Which ways of payment the entity has (domain.md D.1 (d)).</summary>
internal static class TreasuryChannel
{
    public static Rejection? Direct(Facts facts) => facts.Policy.PaymentChannel == PaymentChannel.RealFunds ? Refused(facts, new("财政直接支付", "direct payment")) : null;

    public static Rejection? Quota(Facts facts) => facts.Policy.PaymentChannel == PaymentChannel.ZeroBalance ? null : Refused(facts, new("零余额账户用款额度", "a zero-balance quota"));

    private static Rejection Refused(Facts facts, Phrase way) => new(RejectionReason.ChannelNotUsed, Catalogue.CodeOf(facts.Policy.PaymentChannel), way);
}

[Command("advancePaidDirectly", "财政直接支付垫付款", "The treasury pays an advance directly", "R03a",
    """{"type":"advancePaidDirectly","key":"2024-03-05-advancePaidDirectly","date":"2024-03-05","by":"陈会计","reviewer":"李审核","advance":"A2","amount":"145000.00","payee":"P1"}""")]
public sealed record AdvancePaidDirectly : Payment
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Party), Means("收款方；不填则为社会组织本身", "Payee; the organisation itself if left out")] public string? Payee { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var refusals = Ask.All([TreasuryChannel.Direct(facts), .. AdvancePayment.Judge(facts, advance, Date, Amount)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var payee = Payee ?? advance.Organisation;
        return Decision.Post(Write("R03a", $"财政直接支付垫付 {Advance}",
            [Claim(Side.Debit, "1218.0101", advance, advance.Organisation, Amount) with { Payee = payee }, Cr("4001", advance.Fund, Amount) with { Source = "GOV" }],
            [Dr(Expenditure(facts), advance.Fund, Amount), Cr("6001", advance.Fund, Amount) with { Source = "GOV" }],
            Release(For(advance), Amount))).With(Recognition.Mark(advance, Date, Amount), Spent(advance.Fund, Enum.Parse<Purpose>(advance.CostKind.ToString()), Amount));
    }
}

/// <summary>Money that comes in for the treasury.</summary>
public enum TreasuryMoney { Fine, NonTax, Interest }

[Command("treasuryMoneyReceived", "收到应缴财政款", "Money for the treasury comes in", "R15 R45",
    """{"type":"treasuryMoneyReceived","key":"2024-09-02-treasuryMoneyReceived","date":"2024-09-02","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK3","amount":"50000.00","kind":"FINE","payer":"D1"}""")]
public sealed record TreasuryMoneyReceived : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("待缴财政账户", "Pending account")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("性质：罚款不得作为本单位收入", "Kind; a fine is never the department's income")] public required TreasuryMoney Kind { get; init; }
    [Refers(Register.Party), Means("缴款人", "Who pays")] public string? Payer { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Pending));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write(Kind == TreasuryMoney.Fine ? "R45" : "R15", $"收到{Terms.Of(Kind).Zh}（应缴财政）",
            [In(facts.Banks[Bank], Fund, Amount, Payer ?? ""), Cr("2103", Fund, Amount)]));
    }
}

[Command("treasuryPaid", "上缴财政", "Pay money over to the treasury", "R15 R38",
    """{"type":"treasuryPaid","key":"2024-09-04-treasuryPaid","date":"2024-09-04","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK3","amount":"50000.00"}""")]
public sealed record TreasuryPaid : Payment
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Case), Means("款项所属案件", "The case whose money it is")] public string? Case { get; init; }

    public override Decision Decide(Facts facts)
    {
        var due = -(Case is null
            ? facts.FundBalances.Where(balance => balance.Account == "2103" && balance.Fund == Fund).Sum(balance => balance.Signed)
            : facts.Balance(key => key.Account == "2103" && key.Fund == Fund && key.Case == Case));
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, Fund, BankKind.Pending, BankKind.Own),
            Amount > due ? new(RejectionReason.PaymentAbovePayable, due, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R15", "上缴财政",
            [Dr("2103", Fund, Amount) with { Case = Case ?? "" }, Out(facts.Banks[Bank], Fund, Amount)]))
            .With(Spent(Fund, Purpose.Treasury, Amount));
    }
}

[Command("earlyMoneyReceived", "预收下期财政款", "Next period's money, or money outside the budget, comes in", "R05",
    """{"type":"earlyMoneyReceived","key":"2024-12-26-earlyMoneyReceived","date":"2024-12-26","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK1","amount":"200000.00"}""")]
public sealed record EarlyMoneyReceived : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R05", $"预收下期财政款（{Fund}）", [In(facts.Banks[Bank], Fund, Amount), Cr("2307.10", Fund, Amount)]));
    }
}

[Command("earlyMoneyRecognised", "预收财政款转收入", "Money received early becomes this period's appropriation", "R05",
    """{"type":"earlyMoneyRecognised","key":"2025-01-02-earlyMoneyRecognised","date":"2025-01-02","by":"陈会计","reviewer":"李审核","fund":"ADV","amount":"200000.00"}""")]
public sealed record EarlyMoneyRecognised : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("资金来源", "Source")] public MoneySource? Source { get; init; }

    public override Decision Decide(Facts facts)
    {
        var held = -facts.FundBalances.Where(balance => balance.Account == "2307.10" && balance.Fund == Fund).Sum(balance => balance.Signed);
        if (Amount > held) return Decision.Refuse(RejectionReason.PaymentAbovePayable, held, Amount);

        var source = Catalogue.CodeOf(Source ?? MoneySource.Gov);
        return Decision.Post(Write("R05", $"预收财政款转收入（{Fund}）",
            [Dr("2307.10", Fund, Amount), Cr("4001", Fund, Amount) with { Source = source }],
            [Dr("8001.02", Fund, Amount), Cr("6001", Fund, Amount) with { Source = source }]));
    }
}

[Command("donationReceived", "收到捐赠", "A donation with a purpose", "R06",
    """{"type":"donationReceived","key":"2024-06-05-donationReceived","date":"2024-06-05","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"DMG","bank":"BK1","amount":"30000.00","donor":"O1","agreement":"捐赠协议2024-1"}""")]
public sealed record DonationReceived : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("收款账户：本单位账户为自有捐赠，受托代理账户为代管", "Account credited: an own account makes it ours, an entrusted one is held on behalf")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Party), Means("捐赠人", "Donor")] public required string Donor { get; init; }
    [Means("捐赠协议，决定其归属与用途", "The agreement, which decides whose it is and what for")] public required string Agreement { get; init; }
    [Refers(Register.Case), Means("代管捐赠所属案件", "The case of a donation held on behalf")] public string? Case { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own, BankKind.Entrusted));
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        var bank = facts.Banks[Bank];
        if (bank.Kind == BankKind.Entrusted && Case is null) return Decision.Refuse([new(RejectionReason.MissingField, "case") { Field = "case" }]);

        return Decision.Post(Write("R06", $"收到捐赠（{Agreement}）",
            [
                In(bank, Fund, Amount, Donor),
                bank.Kind == BankKind.Own ? Cr("4603", Fund, Amount) : Cr("2901", Fund, Amount) with { Case = Case! },
            ],
            BudgetIncome(bank, Fund, Amount, "6609")));
    }
}

[Command("projectEnded", "项目结束结转转结余", "The rest of an ended project becomes surplus", "R57",
    """{"type":"projectEnded","key":"2025-01-15-projectEnded","date":"2025-01-15","by":"陈会计","reviewer":"李审核","fund":"LEG","amount":"1000.00","instruction":"财政批复〔2025〕2号"}""")]
public sealed record ProjectEnded : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("财政部门批复", "The finance bureau's instruction")] public required string Instruction { get; init; }

    public override Decision Decide(Facts facts)
    {
        var carried = -facts.FundBalances.Where(balance => balance.Account == "8101.07" && balance.Fund == Fund).Sum(balance => balance.Signed);
        if (Amount > carried) return Decision.Refuse(RejectionReason.PaymentAbovePayable, carried, Amount);

        return Decision.Post(Write("R57", $"项目结束转结余（{Instruction}）", [Dr("8101.07", Fund, Amount), Cr("8102", Fund, Amount)]));
    }
}
