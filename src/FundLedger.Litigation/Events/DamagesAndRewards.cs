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
    [Means("依据；议定事项写作 纪要编号#序号", "Basis; an item of a meeting is minutes#number")] public string? Basis { get; init; }
    [Means("资金来源；不填则按政策先后（默认先用 SANCTION）", "Source; in the order of the policy if left out, SANCTION first by default")] public MoneySource? Source { get; init; }
    [Means("代谁审批（受委托时）", "On whose behalf, if delegated")] public string? OnBehalfOf { get; init; }

    public override Needs Needs => Needs.Sources;

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Ask.Kind(facts, Organisation, PartyKind.Organisation),
            facts.Cases[Case].Plaintiff == Organisation ? null : new(RejectionReason.WrongParty, Organisation, Case, facts.Cases[Case].Plaintiff),
            Ask.Purpose(facts, Fund, Purpose.Reward),
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis, Fund, DecisionKind.Reward, OnBehalfOf),
            NoProfit.Judge(facts, Case, Organisation),
            Rewarding.Already(facts, Case, Organisation),
            Rewarding.Short(facts, Fund, Amount, Source));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R42", $"批准胜诉奖励 {Organisation}",
            Rewarding.Expense(facts, Fund, Case, Amount, Source),
            [Cr("2307.03", Fund, Amount) with { Case = Case, Party = Organisation }]))
            .With(Approvals.Kept(this, ApprovedBy, OnBehalfOf, Level));
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
            Ask.Confirmed(facts, Organisation),
            NoProfit.Judge(facts, Case, Organisation),
            Amount > payable ? new(RejectionReason.PaymentAbovePayable, payable, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R43", $"支付胜诉奖励 {Organisation}",
            [Dr("2307.03", Fund, Amount) with { Case = Case, Party = Organisation }, Out(bank, Fund, Amount, Organisation)],
            Rewarding.Spending(facts, bank.BudgetAccount!, Fund, Case, Amount))).With(Spent(Fund, Purpose.Reward, Amount));
    }
}
