using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("advanceRequested", "申请垫付", "Ask for an advance", "",
    """{"type":"advanceRequested","key":"2024-02-18-advanceRequested","date":"2024-02-18","by":"林承办","advance":"A1","fund":"ADV","case":"C1","organisation":"O1","costKind":"INVESTIGATION","amount":"36666.67"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record AdvanceRequested : Command
{
    [Names(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("费用种类", "Kind of cost")] public required CostKind CostKind { get; init; }
    [Means("申请金额", "Amount asked for")] public required Money Amount { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Ask.Kind(facts, Organisation, PartyKind.Organisation),
            Ask.Purpose(facts, Fund, Enum.Parse<Purpose>(CostKind.ToString())),
            CaseLife.MustTakeAdvances(facts, Case),
            Eligible(facts) ?? Ask.Eligible(facts, Organisation, Case));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Keep(new Advance(Advance, Fund, Case, Organisation, CostKind, Amount, By, Date, facts.NextOrdinal));
    }

    private Rejection? Eligible(Facts facts)
    {
        if (facts.Parties[Organisation].Registration < RegistrationLevel.City)
            return new(RejectionReason.IneligibleOrganisation, Organisation, new Phrase(
                "须在设区的市级以上民政部门登记（法释〔2015〕1号第2、3条）", "it must be registered at the level of a city with districts or above (法释〔2015〕1号 arts. 2–3)"));
        if (facts.Cases[Case].Plaintiff != Organisation)
            return new(RejectionReason.WrongParty, Organisation, Case, facts.Cases[Case].Plaintiff);
        return null;
    }
}

[Command("advanceApproved", "批准垫付", "Approve an advance", "R16",
    """{"type":"advanceApproved","key":"2024-02-20-advanceApproved","date":"2024-02-20","by":"陈会计","reviewer":"李审核","advance":"A1","amount":"36666.67","approvedBy":"王处长","level":"SECTION"}""")]
public sealed record AdvanceApproved : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("批准金额；不填则为申请额", "Approved amount; what was asked for if left out")] public Money? Amount { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("依据：会议纪要或文件号；议定事项写作 纪要编号#序号", "Basis: number of the minutes or document; an item of a meeting is minutes#number")] public string? Basis { get; init; }
    [Means("代谁审批（受委托时）", "On whose behalf, if delegated")] public string? OnBehalfOf { get; init; }
    [Means("部分批准的理由", "Why less was approved than asked for")] public string? Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var amount = Amount ?? advance.Requested;
        var approved = facts.TurnoverOf("R16", "9001", Side.Debit, key => key.Advance == Advance);
        var refusals = Ask.All(
            Ask.Approval(facts, advance.RequestedBy, ApprovedBy, amount, Level, Basis, advance.Fund, DecisionKind.Advance, OnBehalfOf),
            facts.Policy.PartApprovalReason && amount < advance.Requested && string.IsNullOrWhiteSpace(Reason)
                ? new(RejectionReason.PartReasonMissing, amount, advance.Requested) : null,
            Ask.NotBefore(Date, advance.RequestedOn, new("申请", "the request")),
            CaseLife.MustTakeAdvances(facts, advance.Case),
            approved.IsPositive ? new(RejectionReason.AlreadyApproved, Advance) : null,
            amount > advance.Requested ? new(RejectionReason.ApprovedAboveRequested, amount, advance.Requested) : null,
            amount > facts.Available(advance.Fund) ? new(RejectionReason.FundNotAvailable, advance.Fund, facts.Available(advance.Fund), amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R16", $"批准垫付 {Advance}" + (string.IsNullOrWhiteSpace(Reason) ? "" : $"（部分批准：{Reason}）"), Promise(For(advance), amount)))
            .With(Approvals.Kept(this, ApprovedBy, OnBehalfOf, Level));
    }
}

[Command("advancePaid", "支付垫付", "Pay an advance", "R17 R17a",
    """{"type":"advancePaid","key":"2024-03-05-advancePaid","date":"2024-03-05","by":"陈会计","reviewer":"李审核","cashier":"周出纳","advance":"A2","amount":"145000.00","bank":"BK1","payee":"P1"}""")]
public sealed record AdvancePaid : Payment
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }
    [Refers(Register.Party), Means("收款方；不填则为社会组织本身", "Payee; the organisation itself if left out")] public string? Payee { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var refusals = Ask.All([
            Ask.Bank(facts, Bank, advance.Fund, BankKind.Own, BankKind.ZeroBalance),
            Ask.Confirmed(facts, Payee ?? advance.Organisation),
            .. AdvancePayment.Judge(facts, advance, Date, Amount)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var payee = Payee ?? advance.Organisation;
        return Decision.Post(Write(payee == advance.Organisation ? "R17" : "R17a",
            $"垫付 {Advance} {Terms.Of(advance.CostKind).Zh}" + (payee == advance.Organisation ? "" : $"（付 {payee}）"),
            [Claim(Side.Debit, "1218.0101", advance, advance.Organisation, Amount), Out(facts.Banks[Bank], advance.Fund, Amount, payee)],
            Release(For(advance), Amount))).With(Spent(advance.Fund, Enum.Parse<Purpose>(advance.CostKind.ToString()), Amount));
    }
}

/// <summary>What is asked of every payment of an advance, whoever's money pays it.</summary>
internal static class AdvancePayment
{
    public static IEnumerable<Rejection?> Judge(Facts facts, Advance advance, DateOnly date, Money amount)
    {
        var approved = facts.TurnoverOf("R16", "9001", Side.Debit, key => key.Advance == advance.Code);
        var promised = facts.BalanceOf("9001", advance);
        yield return Ask.Purpose(facts, advance.Fund, Enum.Parse<Purpose>(advance.CostKind.ToString()));
        yield return CaseLife.MustTakeAdvances(facts, advance.Case);
        yield return Ask.Eligible(facts, advance.Organisation, advance.Case);
        yield return NoProfit.Judge(facts, advance.Case, advance.Organisation);
        if (!approved.IsPositive) yield return new(RejectionReason.NotApproved, advance.Code);
        else if (amount > promised) yield return new(RejectionReason.PaymentAboveApproved, advance.Code, promised + facts.PaidOn(advance.Code), facts.PaidOn(advance.Code), amount);
    }
}

[Command("advanceSettled", "垫付结算", "Settle an advance against invoices", "R18",
    """{"type":"advanceSettled","key":"2024-04-10-advanceSettled","date":"2024-04-10","by":"陈会计","reviewer":"李审核","advance":"A1","amount":"33218.45"}""")]
public sealed record AdvanceSettled : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("核准的费用", "Costs accepted")] public required Money Amount { get; init; }
    [Means("发票", "Invoices")] public IReadOnlyList<InvoiceItem>? Invoices { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var unsettled = facts.BalanceOf("1218.0101", advance);
        var nextYear = facts.Policy.BudgetTreatmentOfAdvances == BudgetTreatment.NextYear && !Recognition.PaidByTreasury(facts, advance);
        var refusals = Ask.All(
            Amount > unsettled ? new(RejectionReason.SettlementAbovePaid, Advance, unsettled, Amount) : null,
            nextYear && Amount > unsettled - facts.PaidOn(Advance, Date.Year) ? new(RejectionReason.SettledNextYear, Advance) : null,
            InvoiceItem.Judge(this, facts, Invoices, Amount));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var settled = Decision.Post(Write("R18", $"{Advance} 结算：核准费用",
            [Claim(Side.Debit, "1218.0102", advance, advance.Organisation, Amount), Claim(Side.Credit, "1218.0101", advance, advance.Organisation, Amount)],
            nextYear ? BudgetSpending(facts, "8001.02", advance.Fund, Amount) : []))
            .With([.. InvoiceItem.Accepted(Invoices, Advance)]);
        return nextYear ? settled.With(Recognition.Mark(advance, Date, Amount)) : settled;
    }
}

[Command("advanceRefunded", "退回未用垫付款", "Unspent part returned", "R19",
    """{"type":"advanceRefunded","key":"2024-04-12-advanceRefunded","date":"2024-04-12","by":"陈会计","reviewer":"李审核","cashier":"周出纳","advance":"A1","amount":"3448.22","bank":"BK1"}""")]
public sealed record AdvanceRefunded : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Refers(Register.Party), Means("退款方；不填则为社会组织本身", "Who pays back; the organisation itself if left out")] public string? Payer { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var unsettled = facts.BalanceOf("1218.0101", advance);
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, advance.Fund, BankKind.Own),
            Amount > unsettled ? new(RejectionReason.RefundAboveUnsettled, Advance, unsettled, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R19", $"{Advance} 退回未用垫付款",
            [In(facts.Banks[Bank], advance.Fund, Amount, Payer ?? advance.Organisation), Claim(Side.Credit, "1218.0101", advance, advance.Organisation, Amount)],
            Recognition.Returned(facts, Date, [(advance, "1218.0101", Amount)]))).With([.. Recognition.Unmarked(facts, Date, [(advance, "1218.0101", Amount)])]);
    }
}

[Command("advanceReleased", "取消未付垫付额", "The unpaid part of an approval lapses", "R20",
    """{"type":"advanceReleased","key":"2024-05-10-advanceReleased","date":"2024-05-10","by":"陈会计","reviewer":"李审核","advance":"A3","amount":"5000.00","reason":"委托合同终止"}""")]
public sealed record AdvanceReleased : Command
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额；不填则为全部未付承诺", "Amount; the whole unpaid commitment if left out")] public Money? Amount { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var promised = facts.BalanceOf("9001", advance);
        var amount = Amount ?? promised;
        if (amount > promised || promised.IsZero) return Decision.Refuse(RejectionReason.ReleaseAboveCommitment, Advance, promised, amount);

        return Decision.Post(Write("R20", $"取消垫付 {Advance} 未付部分：{Reason}", Release(For(advance), amount)));
    }
}
