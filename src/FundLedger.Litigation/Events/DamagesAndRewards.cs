using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("rewardApproved", "批准胜诉奖励", "Approve a reward", "R42",
    """{"type":"rewardApproved","key":"2024-11-05-rewardApproved","date":"2024-11-05","by":"陈会计","reviewer":"李审核","fund":"RWD","case":"C1","organisation":"O1","amount":"20000.00","approvedBy":"王处长","level":"SECTION"}""")]
public sealed record RewardApproved : Command
{
    [Refers(Register.Fund), Means("奖励基金", "Reward fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("胜诉案件", "The case that was won")] public required string Case { get; init; }
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("依据", "Basis")] public string? Basis { get; init; }
    [Means("资金来源；不填则先用 SANCTION", "Source; SANCTION first if left out")] public MoneySource? Source { get; init; }

    public override Needs Needs => Needs.Sources;

    public override Decision Decide(Facts facts)
    {
        var rewarded = facts.TurnoverOf("R42", "2307.03", Side.Credit, key => key.Case == Case && key.Party == Organisation);
        var available = facts.Available(Fund);
        var refusals = Ask.All(
            Ask.Kind(facts, Organisation, PartyKind.Organisation),
            facts.Cases[Case].Plaintiff == Organisation ? null : new(RejectionReason.WrongParty, Organisation, Case, facts.Cases[Case].Plaintiff),
            Ask.Purpose(facts, Fund, Purpose.Reward),
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis),
            rewarded.IsPositive ? new(RejectionReason.AlreadyRewarded, Case, Organisation) : null,
            Source is { } only && facts.SourceBalance(Fund, only) < Amount
                ? new(RejectionReason.SourceExhausted, Catalogue.CodeOf(only), facts.SourceBalance(Fund, only), Amount) : null,
            Amount > available ? new(RejectionReason.FundNotAvailable, Fund, available, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R42", $"批准胜诉奖励 {Organisation}",
            Sources(facts).Select(part => Dr("5001", Fund, part.Amount) with { Case = Case, Source = Catalogue.CodeOf(part.Source) }),
            [Cr("2307.03", Fund, Amount) with { Case = Case, Party = Organisation }]));
    }

    private IEnumerable<(MoneySource Source, Money Amount)> Sources(Facts facts)
    {
        if (Source is { } only) return [(only, Amount)];
        var sanction = Money.Min(Amount, Money.Max(Money.Zero, facts.SourceBalance(Fund, MoneySource.Sanction)));
        return [(MoneySource.Sanction, sanction), (MoneySource.Gov, Amount - sanction)];
    }
}

[Command("rewardPaid", "支付胜诉奖励", "Pay a reward", "R43",
    """{"type":"rewardPaid","key":"2024-11-08-rewardPaid","date":"2024-11-08","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"RWD","case":"C1","organisation":"O1","amount":"20000.00","bank":"BK1"}""")]
public sealed record RewardPaid : Payment
{
    [Refers(Register.Fund), Means("奖励基金", "Reward fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var payable = -facts.Balance(key => key.Account == "2307.03" && key.Case == Case && key.Party == Organisation && key.Fund == Fund);
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, Fund, BankKind.Own, BankKind.ZeroBalance),
            Ask.Purpose(facts, Fund, Purpose.Reward),
            Amount > payable ? new(RejectionReason.PaymentAbovePayable, payable, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R43", $"支付胜诉奖励 {Organisation}",
            [Dr("2307.03", Fund, Amount) with { Case = Case, Party = Organisation }, Out(bank, Fund, Amount, Organisation)],
            BudgetSpending(facts, bank.BudgetAccount!, Fund, Amount))).With(Spent(Fund, Purpose.Reward, Amount));
    }
}
