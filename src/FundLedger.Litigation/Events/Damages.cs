using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

/// <summary>What the agreed mode of a case asks of its money (domain.md A8, D.10).</summary>
internal static class Custody
{
    public static Rejection? MustBe(Facts facts, string code, params ReadOnlySpan<DeliveryMode> modes)
    {
        var mode = CaseLife.ModeOf(facts, code);
        return modes.Contains(mode) ? null : new(RejectionReason.DeliveryModeForbids, code, Terms.Of(mode));
    }

    /// <summary>What is held for a case: in custody 2901, or in treasury mode what was appropriated back and not spent.</summary>
    public static Money Held(Facts facts, string fund, string code) => CaseLife.ModeOf(facts, code) == DeliveryMode.Treasury
        ? -facts.Balance(key => key.Account is "4001" or "5001" or "3001" && key.Case == code && key.Fund == fund)
        : -facts.Balance(key => key.Account == "2901" && key.Case == code && key.Fund == fund);

    /// <summary>What is promised to restoration contracts of the case.</summary>
    public static Money Promised(Facts facts, string fund, string code) => facts.Balance(key => key.Account == "9001" && key.Case == code && key.Fund == fund && key.Order.Length > 0);
}

[Command("deliveryModeAgreed", "商定赔偿金交付使用方式", "Agree on how damages are delivered and used", "",
    """{"type":"deliveryModeAgreed","key":"2024-07-20-deliveryModeAgreed","date":"2024-07-20","by":"林承办","case":"C1","mode":"CUSTODY","agreement":"联席会议纪要〔2024〕3号-1"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record DeliveryModeAgreed : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("方式：代管、上缴财政、直付修复单位、自行修复", "Mode: custody, treasury, direct to the restorer, self-restoration")] public required DeliveryMode Mode { get; init; }
    [Means("与法院、财政、审计商定的文件；议定事项写作 纪要编号#序号", "The document agreed with court, finance and audit; an item of a meeting is minutes#number")] public required string Agreement { get; init; }

    public override Decision Decide(Facts facts)
    {
        var received = facts.Turnovers.Any(turnover => turnover.Key.Case == Case && (turnover.Key.Account == "2901" || turnover.Recipe is "R38" or "R39") && !turnover.Amount.IsZero);
        if (Approvals.Basis(facts, Agreement, DecisionKind.Mode) is { } baseless) return Decision.Refuse([baseless]);
        if (received && CaseLife.ModeOf(facts, Case) != Mode) return Decision.Refuse(RejectionReason.ModeAfterReceipt, Case, Terms.Of(CaseLife.ModeOf(facts, Case)));
        return Decision.Keep(CaseLife.Step(Case, CaseStep.ModeAgreed, Date, detail: Catalogue.CodeOf(Mode), paper: Agreement));
    }
}

[Command("damagesReceived", "收到环境损害赔偿金", "Damages received: in custody, or for the treasury", "R33 R38",
    """{"type":"damagesReceived","key":"2024-08-20-damagesReceived","date":"2024-08-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"DMG","case":"C1","defendant":"D1","amount":"400000.00","bank":"BK2"}""")]
public sealed record DamagesReceived : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("付款的被告", "The defendant who pays")] public required string Defendant { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("受托代理账户；上缴财政的为待缴财政账户", "Entrusted account; a pending account if the money goes to the treasury")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var isTreasury = CaseLife.ModeOf(facts, Case) == DeliveryMode.Treasury;
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, Fund, isTreasury ? BankKind.Pending : BankKind.Entrusted),
            CaseLife.Defendant(facts, Case, Defendant),
            Custody.MustBe(facts, Case, DeliveryMode.Custody, DeliveryMode.Treasury));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write(isTreasury ? "R38" : "R33", isTreasury ? $"收到 {Case} 损害赔偿金（应缴财政）" : $"收到 {Case} 损害赔偿金",
            [In(facts.Banks[Bank], Fund, Amount, Defendant), Cr(isTreasury ? "2103" : "2901", Fund, Amount) with { Case = Case }]));
    }
}

[Command("directRestorationPaid", "被告直付修复单位（未经本单位）", "The defendant pays the restorer itself: memo only", "R41",
    """{"type":"directRestorationPaid","key":"2024-09-20-directRestorationPaid","date":"2024-09-20","by":"林承办","case":"C2","defendant":"D2","party":"R1","amount":"90000.00","paper":"修复合同与付款凭证"}""")]
public sealed record DirectRestorationPaid : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被告", "Defendant")] public required string Defendant { get; init; }
    [Refers(Register.Party), Means("修复单位", "Restorer")] public required string Party { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("合同、付款凭证与验收", "Contract, proof of payment, acceptance")] public required string Paper { get; init; }

    public override bool PostsOnItsDate => false;

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Custody.MustBe(facts, Case, DeliveryMode.Direct), CaseLife.Defendant(facts, Case, Defendant), Ask.Kind(facts, Party, PartyKind.Restorer));
        return refusals.Count > 0 ? Decision.Refuse(refusals)
            : Decision.Keep(CaseLife.Step(Case, CaseStep.DirectlyPaid, Date, party: Party, amount: Amount, paper: Paper));
    }
}

[Command("selfRestorationAccepted", "被告自行修复验收", "The defendant's own restoration is accepted", "",
    """{"type":"selfRestorationAccepted","key":"2024-10-20-selfRestorationAccepted","date":"2024-10-20","by":"林承办","case":"C2","defendant":"D2","report":"验收报告2024-7"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record SelfRestorationAccepted : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被告", "Defendant")] public required string Defendant { get; init; }
    [Means("验收报告", "The acceptance report")] public required string Report { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Custody.MustBe(facts, Case, DeliveryMode.SelfRestore), CaseLife.Defendant(facts, Case, Defendant));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(CaseLife.Step(Case, CaseStep.SelfRestored, Date, party: Defendant, paper: Report));
    }
}

/// <summary>An instalment of a restoration contract.</summary>
public sealed record ContractMilestone
{
    [Means("内容", "What is done")] public required string Name { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("完成期限", "Due")] public required DateOnly DueOn { get; init; }
}

[Command("restorationContracted", "签订生态修复合同", "Restoration contract", "R34",
    """{"type":"restorationContracted","key":"2024-12-02-restorationContracted","date":"2024-12-02","by":"陈会计","reviewer":"李审核","contract":"RC-01","fund":"DMG","case":"C1","party":"R1","amount":"380000.00"}""")]
public sealed record RestorationContracted : Command
{
    [Names(Register.Order), Means("合同编号", "Number of the contract")] public required string Contract { get; init; }
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("修复单位", "Restorer")] public required string Party { get; init; }
    [Means("合同金额", "Contract amount")] public required Money Amount { get; init; }
    [Means("分期：各期须先验收再付款", "Milestones: each is accepted before it is paid")] public IReadOnlyList<ContractMilestone>? Milestones { get; init; }

    public override Decision Decide(Facts facts)
    {
        var (held, committed) = (Custody.Held(facts, Fund, Case), Custody.Promised(facts, Fund, Case));
        var parts = (Milestones ?? []).Sum(milestone => milestone.Amount);
        var refusals = Ask.All(
            Ask.Purpose(facts, Fund, Purpose.Restoration),
            Ask.Kind(facts, Party, PartyKind.Restorer),
            Custody.MustBe(facts, Case, DeliveryMode.Custody, DeliveryMode.Treasury),
            Milestones is { Count: > 0 } && parts != Amount ? new(RejectionReason.MilestonesDiffer, parts, Amount) : null,
            committed + Amount > held ? new(RejectionReason.CustodyExceeded, Case, held, committed, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var contract = new Order(Contract, OrderKind.Restoration, Fund, Case, "", Party, Amount, Date);
        return Decision.Post(Write("R34", $"生态修复合同 {Contract}", Promise(For(contract), Amount)))
            .With([contract, .. (Milestones ?? []).Select((milestone, i) => new Milestone(Contract, i + 1, milestone.Name, milestone.Amount, milestone.DueOn))]);
    }
}

[Command("restorationAccepted", "修复验收", "Restoration work is accepted", "",
    """{"type":"restorationAccepted","key":"2024-12-12-restorationAccepted","date":"2024-12-12","by":"林承办","contract":"RC-01","report":"验收报告2024-9","acceptedBy":"专家组"}""")]
[SentBy(Duty.CaseOfficer, Duty.Legal)]
public sealed record RestorationAccepted : Command
{
    [Refers(Register.Order), Means("合同编号", "Number of the contract")] public required string Contract { get; init; }
    [Means("第几期；不填则为整个合同", "Which milestone; the whole contract if left out")] public int? Milestone { get; init; }
    [Means("验收报告", "The acceptance report")] public required string Report { get; init; }
    [Means("验收人", "Accepted by")] public required string AcceptedBy { get; init; }

    public override Decision Decide(Facts facts)
    {
        var contract = facts.Orders[Contract];
        if (contract.Kind != OrderKind.Restoration) return Decision.Refuse(RejectionReason.UnknownOrder, Contract);
        var refusals = Ask.All(
            Milestone is { } no && !facts.Proceedings.Milestones.Any(milestone => milestone.Contract == Contract && milestone.No == no)
                ? new(RejectionReason.UnknownMilestone, Contract, no) : null,
            Ask.NotBefore(Date, contract.PlacedOn, new("合同", "the contract")),
            Acceptances.Of(facts, Contract, Milestone ?? 0) is { } earlier ? new(RejectionReason.AcceptedAlready, Contract, earlier.AcceptedOn) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(new Acceptance(Contract, Milestone ?? 0, Date, Report, AcceptedBy));
    }
}

/// <summary>What of a contract was accepted.</summary>
internal static class Acceptances
{
    public static Acceptance? Of(Facts facts, string contract, int milestone) =>
        facts.Proceedings.Acceptances.FirstOrDefault(acceptance => acceptance.Contract == contract && acceptance.MilestoneNo == milestone);

    /// <summary>The first refusal of a payment that brings the total paid to <paramref name="paid"/>.</summary>
    public static Rejection? Judge(Facts facts, Order contract, Money paid, bool isLast)
    {
        var milestones = facts.Proceedings.Milestones.Where(milestone => milestone.Contract == contract.Code).ToList();
        var accepted = milestones.Where(milestone => Of(facts, contract.Code, milestone.No) is not null).Sum(milestone => milestone.Amount);
        var whole = Of(facts, contract.Code, 0) is not null;
        if (milestones.Count > 0 && !whole && paid > accepted) return new(RejectionReason.NotAccepted, contract.Code, accepted, paid);
        return milestones.Count == 0 && isLast && !whole && facts.Policy.AcceptanceBeforeLastInstalment ? new(RejectionReason.NotAccepted, contract.Code, Money.Zero, paid) : null;
    }
}

[Command("restorationPaid", "支付修复款", "Restoration instalment", "R35 R40",
    """{"type":"restorationPaid","key":"2024-12-15-restorationPaid","date":"2024-12-15","by":"陈会计","reviewer":"李审核","cashier":"周出纳","contract":"RC-01","amount":"265333.34","bank":"BK2","purpose":"RESTORATION"}""")]
public sealed record RestorationPaid : Payment
{
    [Refers(Register.Order), Means("合同编号", "Number of the contract")] public required string Contract { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("受托代理账户；上缴财政的为零余额账户", "Entrusted account; a zero-balance account in treasury mode")] public required string Bank { get; init; }
    [Means("用途", "Purpose")] public Purpose? Purpose { get; init; }

    public override Decision Decide(Facts facts)
    {
        var contract = facts.Orders[Contract];
        if (contract.Kind != OrderKind.Restoration) return Decision.Refuse(RejectionReason.UnknownOrder, Contract);
        var isTreasury = CaseLife.ModeOf(facts, contract.Case) == DeliveryMode.Treasury;
        var promised = facts.Balance(key => key.Account == "9001" && key.Order == Contract);
        var paid = facts.Turnovers.Where(turnover => turnover.Recipe is "R35" or "R40" && turnover.Key.Account == "9001" && turnover.Key.Order == Contract && turnover.Side == Side.Credit)
            .Sum(turnover => turnover.Amount);
        var refusals = Ask.All(
            isTreasury ? Ask.Bank(facts, Bank, contract.Fund, BankKind.ZeroBalance, BankKind.Own) : Ask.Bank(facts, Bank, contract.Fund, BankKind.Entrusted),
            Ask.Purpose(facts, contract.Fund, Purpose ?? Litigation.Purpose.Restoration),
            Ask.NotBefore(Date, contract.PlacedOn, new("合同", "the contract")),
            Amount > promised ? new(RejectionReason.PaymentAboveCommitment, Contract, promised, Amount) : null,
            Acceptances.Judge(facts, contract, paid + Amount, Amount == promised));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write(isTreasury ? "R40" : "R35", $"支付 {Contract} 修复款",
            [Dr(isTreasury ? "5001" : "2901", contract.Fund, Amount) with { Case = contract.Case }, Out(bank, contract.Fund, Amount, contract.Party)],
            isTreasury ? BudgetSpending(facts, bank.BudgetAccount!, contract.Fund, Amount) : [],
            Release(For(contract), Amount))).With(Spent(contract.Fund, Purpose ?? Litigation.Purpose.Restoration, Amount));
    }
}

[Command("surplusReturned", "按裁定返还赔偿金余额", "What is left of damages goes back by court order", "R37",
    """{"type":"surplusReturned","key":"2024-12-28-surplusReturned","date":"2024-12-28","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"DMG","case":"C1","party":"D1","amount":"5000.00","bank":"BK2","ruling":"（2024）吉71执30号之一裁定"}""")]
public sealed record SurplusReturned : Payment
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("收款方", "Who gets it")] public required string Party { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("受托代理账户", "Entrusted account")] public required string Bank { get; init; }
    [Means("法院裁定", "The court's ruling")] public required string Ruling { get; init; }

    public override Decision Decide(Facts facts)
    {
        var (held, committed) = (Custody.Held(facts, Fund, Case), Custody.Promised(facts, Fund, Case));
        var refusals = Ask.All(
            Custody.MustBe(facts, Case, DeliveryMode.Custody),
            Ask.Bank(facts, Bank, Fund, BankKind.Entrusted),
            committed + Amount > held ? new(RejectionReason.CustodyExceeded, Case, held, committed, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R37", $"返还 {Case} 赔偿金余额（{Ruling}）",
            [Dr("2901", Fund, Amount) with { Case = Case }, Out(facts.Banks[Bank], Fund, Amount, Party)]))
            .With(Spent(Fund, Purpose.Return, Amount));
    }
}

[Command("lostCaseCostPaid", "以赔偿金支付败诉原告必要费用", "Damages pay the necessary costs of another case's losing plaintiff", "R36",
    """{"type":"lostCaseCostPaid","key":"2024-11-25-lostCaseCostPaid","date":"2024-11-25","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"DMG","fromCase":"C1","bank":"BK2","advance":"A6","amount":"8000.00","toBank":"BK1","permission":"（2024）吉71民初12号准许决定"}""")]
public sealed record LostCaseCostPaid : Payment
{
    [Refers(Register.Fund), Means("赔偿金所在基金", "The fund that holds the damages")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("赔偿金所属案件", "The case whose damages pay")] public required string FromCase { get; init; }
    [Refers(Register.Bank), Means("受托代理账户", "Entrusted account")] public required string Bank { get; init; }
    [Refers(Register.Advance), Means("败诉案件中偿还的垫付单", "The advance in the lost case that it pays back")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string ToBank { get; init; }
    [Means("法院准许", "The court's permission")] public required string Permission { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var outstanding = facts.BalanceOf("1218.0102", advance);
        var refusals = Ask.All(
        [
            .. LosingPlaintiff.Judge(facts, Fund, FromCase, advance.Case, advance.CostKind, Bank, Amount),
            Ask.Bank(facts, ToBank, advance.Fund, BankKind.Own),
            Amount > outstanding ? new(RejectionReason.WriteOffAboveOutstanding, Advance, outstanding, Amount) : null,
        ]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        (Advance, string, Money)[] back = [(advance, "1218.0102", Amount)];
        return Decision.Post(Write("R36", $"经法院准许以 {FromCase} 赔偿金支付 {advance.Case} 费用（{Permission}）",
            [
                Dr("2901", Fund, Amount) with { Case = FromCase },
                Out(facts.Banks[Bank], Fund, Amount, advance.Organisation),
                In(facts.Banks[ToBank], advance.Fund, Amount, advance.Organisation),
                Claim(Side.Credit, "1218.0102", advance, advance.Organisation, Amount),
            ],
            Recognition.Returned(facts, Date, back))).With([Spent(Fund, Purpose.LosingPlaintiff, Amount), .. Recognition.Unmarked(facts, Date, back)]);
    }
}

/// <summary>What 法释〔2015〕1号 art. 24 ¶2 asks of every payment from one case's damages for another case's costs.</summary>
internal static class LosingPlaintiff
{
    // 调查取证、专家咨询、检验、鉴定 is a closed list; lawyer fees are not on it.
    private static readonly CostKind[] Listed = [CostKind.Investigation, CostKind.ExpertConsultation, CostKind.Inspection, CostKind.Appraisal];

    public static IEnumerable<Rejection?> Judge(Facts facts, string fund, string fromCase, string lostCase, CostKind kind, string bank, Money amount)
    {
        var (held, committed) = (Custody.Held(facts, fund, fromCase), Custody.Promised(facts, fund, fromCase));
        return
        [
            lostCase == fromCase ? new Rejection(RejectionReason.SameCase, fromCase) : null,
            CaseLife.MustBe(facts, lostCase, CaseState.Lost, new("以他案赔偿金支付费用", "have its costs paid from another case's damages"),
                new("限败诉原告（法释〔2015〕1号第24条第2款）", "only a plaintiff who lost may (法释〔2015〕1号 art. 24 ¶2)")),
            Listed.Contains(kind) ? null : new Rejection(RejectionReason.CostKindNotListed, Terms.Of(kind)),
            Custody.MustBe(facts, fromCase, DeliveryMode.Custody),
            Ask.Bank(facts, bank, fund, BankKind.Entrusted),
            committed + amount > held ? new Rejection(RejectionReason.CustodyExceeded, fromCase, held, committed, amount) : null,
        ];
    }
}

[Command("losingPlaintiffPaid", "以赔偿金支付败诉原告自付费用", "Damages pay a losing plaintiff what it had paid itself", "R36",
    """{"type":"losingPlaintiffPaid","key":"2024-11-26-losingPlaintiffPaid","date":"2024-11-26","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"DMG","fromCase":"C1","bank":"BK2","lostCase":"C2","costKind":"APPRAISAL","amount":"3000.00","permission":"（2024）吉71民初12号准许决定"}""")]
public sealed record LosingPlaintiffPaid : Payment
{
    [Refers(Register.Fund), Means("赔偿金所在基金", "The fund that holds the damages")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("赔偿金所属案件", "The case whose damages pay")] public required string FromCase { get; init; }
    [Refers(Register.Bank), Means("受托代理账户", "Entrusted account")] public required string Bank { get; init; }
    [Refers(Register.Case), Means("败诉案件", "The lost case")] public required string LostCase { get; init; }
    [Means("费用种类", "Kind of cost")] public required CostKind CostKind { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("法院准许", "The court's permission")] public required string Permission { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All([.. LosingPlaintiff.Judge(facts, Fund, FromCase, LostCase, CostKind, Bank, Amount)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R36", $"经法院准许以 {FromCase} 赔偿金支付 {LostCase} 原告费用（{Permission}）",
            [Dr("2901", Fund, Amount) with { Case = FromCase }, Out(facts.Banks[Bank], Fund, Amount, facts.Cases[LostCase].Plaintiff)]))
            .With([Spent(Fund, Purpose.LosingPlaintiff, Amount)]);
    }
}
