using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("advanceWrittenOff", "核销垫付款", "Write off what will not come back", "R21 R21b",
    """{"type":"advanceWrittenOff","key":"2024-11-12-advanceWrittenOff","date":"2024-11-12","by":"陈会计","reviewer":"李审核","advance":"A3","amount":"10000.00","approvedBy":"赵厅长","level":"SECTION","basis":"吉环财〔2024〕11号"}""")]
public sealed record AdvanceWrittenOff : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Party), Means("被告：核销应收该被告的款项；不填则核销已结算待追偿部分", "Defendant, to write off what he owes; the settled and unclaimed part if left out")] public string? Defendant { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("批准文件；议定事项写作 纪要编号#序号", "The document that approves it; an item of a meeting is minutes#number")] public required string Basis { get; init; }
    [Means("代谁审批（受委托时）", "On whose behalf, if delegated")] public string? OnBehalfOf { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var account = Defendant is null ? "1218.0102" : "1218.02";
        var party = Defendant ?? advance.Organisation;
        var outstanding = facts.Balance(key => key.Account == account && key.Advance == Advance && key.Party == party);
        var refusals = Ask.All(
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis, advance.Fund, DecisionKind.WriteOff, OnBehalfOf),
            Amount > outstanding ? new(RejectionReason.WriteOffAboveOutstanding, Advance, outstanding, Amount) : null,
            facts.IsInstitution && Amount > Provision.Of(facts, advance.Fund)
                ? new(RejectionReason.ProvisionTooSmall, advance.Fund, Provision.Of(facts, advance.Fund), Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var unrecognised = Amount - Recognition.PartOf(facts, advance, account, Amount);
        var loss = facts.IsInstitution ? Dr("1219", advance.Fund, Amount) : Dr("5301", advance.Fund, Amount) with { Case = advance.Case, Advance = Advance };
        return Decision.Post(Write(facts.IsInstitution ? "R21b" : "R21", $"核销 {Advance}（{Basis}）",
            [loss, Claim(Side.Credit, account, advance, party, Amount)],
            [Dr(LossExpenditure(facts), advance.Fund, unrecognised), Cr("8001.02", advance.Fund, unrecognised)]))
            .With([.. Recognition.Unmarked(facts, Date, [(advance, account, Amount)]), .. Approvals.Kept(this, ApprovedBy, OnBehalfOf, Level)]);
    }
}

/// <summary>坏账准备 of a public institution, by fund (domain.md D.1, R21b).</summary>
internal static class Provision
{
    public static Money Of(Facts facts, string fund) =>
        -facts.FundBalances.Where(balance => balance.Account == "1219" && balance.Fund == fund).Sum(balance => balance.Signed);
}

[Command("badDebtProvided", "计提坏账准备（事业单位）", "Provide for bad debts (institutions)", "R21b",
    """{"type":"badDebtProvided","key":"2024-12-31-badDebtProvided","date":"2024-12-31","by":"陈会计","reviewer":"李审核","fund":"ADV","amount":"12000.00"}""")]
public sealed record BadDebtProvided : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("计提额", "Amount provided")] public required Money Amount { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (!facts.IsInstitution) return Decision.Refuse(RejectionReason.NotForThisEntityKind);

        return Decision.Post(Write("R21b", $"计提坏账准备（{Fund}）", [Dr("5901", Fund, Amount), Cr("1219", Fund, Amount)]));
    }
}

[Command("writtenOffRecovered", "收回已核销款项", "Money that had been written off comes in after all", "R22 R22b",
    """{"type":"writtenOffRecovered","key":"2025-03-10-writtenOffRecovered","date":"2025-03-10","by":"陈会计","reviewer":"李审核","cashier":"周出纳","advance":"A3","payer":"D1","amount":"4000.00","bank":"BK1"}""")]
public sealed record WrittenOffRecovered : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Refers(Register.Party), Means("付款方", "Who pays")] public required string Payer { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var left = WrittenOff(facts) - Recovered(facts);
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, advance.Fund, BankKind.Own),
            Amount > left ? new(RejectionReason.RecoveryAboveWrittenOff, Advance, left, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write(facts.IsInstitution ? "R22b" : "R22", $"收回已核销 {Advance}",
            facts.IsInstitution ? ThroughTheProvision(bank, advance) : [In(bank, advance.Fund, Amount, Payer), Cr("4609", advance.Fund, Amount) with { Case = advance.Case, Advance = Advance }],
            BudgetIncome(bank, advance.Fund, Amount, "6609")));
    }

    private VoucherLine[] ThroughTheProvision(BankAccount bank, Advance advance) =>
    [
        Claim(Side.Debit, "1218.0102", advance, advance.Organisation, Amount),
        Cr("1219", advance.Fund, Amount),
        In(bank, advance.Fund, Amount, Payer),
        Claim(Side.Credit, "1218.0102", advance, advance.Organisation, Amount),
    ];

    private Money WrittenOff(Facts facts) => Claims(facts, turnover => turnover.Recipe is "R21" or "R21b");

    private Money Recovered(Facts facts) =>
        facts.TurnoverOf("R22", "4609", Side.Credit, key => key.Advance == Advance) + Claims(facts, turnover => turnover.Recipe == "R22b");

    private Money Claims(Facts facts, Func<Turnover, bool> which) => facts.Turnovers
        .Where(turnover => turnover.Side == Side.Credit && turnover.Key.Advance == Advance && turnover.Key.Account is "1218.0102" or "1218.02" && which(turnover))
        .Sum(turnover => turnover.Amount);
}

[Command("advanceExpensed", "垫付款转业务费用", "A cost that stays with the fund becomes an expense", "R23",
    """{"type":"advanceExpensed","key":"2024-11-20-advanceExpensed","date":"2024-11-20","by":"陈会计","reviewer":"李审核","advance":"A1","amount":"5000.00","approvedBy":"王处长","level":"SECTION","basis":"联席会议纪要〔2024〕3号-2"}""")]
public sealed record AdvanceExpensed : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("决定文件；议定事项写作 纪要编号#序号", "The decision that it is an operating expense; an item of a meeting is minutes#number")] public required string Basis { get; init; }
    [Means("代谁审批（受委托时）", "On whose behalf, if delegated")] public string? OnBehalfOf { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var outstanding = facts.BalanceOf("1218.0102", advance);
        var refusals = Ask.All(
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis, advance.Fund, DecisionKind.WriteOff, OnBehalfOf),
            Amount > outstanding ? new(RejectionReason.WriteOffAboveOutstanding, Advance, outstanding, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var unrecognised = Amount - Recognition.PartOf(facts, advance, "1218.0102", Amount);
        return Decision.Post(Write("R23", $"{Advance} 转业务费用（{Basis}）",
            [
                Dr("5001", advance.Fund, Amount) with { Case = advance.Case, Advance = Advance },
                Claim(Side.Credit, "1218.0102", advance, advance.Organisation, Amount),
            ],
            BudgetSpending(facts, "8001.02", advance.Fund, unrecognised)))
            .With([.. Recognition.Unmarked(facts, Date, [(advance, "1218.0102", Amount)]), .. Approvals.Kept(this, ApprovedBy, OnBehalfOf, Level)]);
    }
}
