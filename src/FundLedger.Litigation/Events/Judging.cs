using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("judgmentTookEffect", "判决生效", "A judgment becomes final", "R24 R24a R24b",
    """{"type":"judgmentTookEffect","key":"2024-06-28-judgmentTookEffect","date":"2024-06-28","by":"陈会计","reviewer":"李审核","judgment":"J1","case":"C1","defendant":"D1","dueOn":"2024-07-28","items":[{"advance":"A1","amount":"33218.45"}]}""")]
public sealed record JudgmentTookEffect : Command
{
    [Means("判决代码", "Code of the judgment")] public required string Judgment { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("承担费用的被告；按份承担的填 shares", "The defendant who bears the costs; fill in shares instead if several bear parts")] public string? Defendant { get; init; }
    [Means("各被告的份额", "The shares of several defendants")] public IReadOnlyList<DebtorShare>? Shares { get; init; }
    [Refers(Register.Party), Means("与该被告连带承担的其他被告", "Others who owe it jointly with the defendant")] public IReadOnlyList<string>? JointWith { get; init; }
    [Means("履行期限最后一日", "Last day for performance")] public required DateOnly DueOn { get; init; }
    [Means("判决支持的费用", "The costs awarded")] public required IReadOnlyList<AwardedCost> Items { get; init; }
    [Means("判决的一般利息", "General interest awarded")] public Money? GeneralInterest { get; init; }
    [Means("结果；不填则为胜诉", "Outcome; won if left out")] public CaseOutcome? Outcome { get; init; }
    [Means("判决书", "The judgment")] public string? Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Items.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "items");
        if (Outcome == CaseOutcome.Lost) return Decision.Refuse([new(RejectionReason.BadValue, "outcome", "LOST", "WON, PARTLY_WON") { Field = "outcome" }]);
        var debtors = new Debtors(Defendant, Shares, JointWith);
        var refusals = Ask.All([CaseLife.MustBecomeFinal(facts, Case, Date), .. debtors.Judge(facts, Case), .. Award.Judge(facts, Case, Date, DueOn, Items)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var award = new Award(Judgment, Case, Date, DueOn, debtors, Items);
        return Decision.Post(Write(debtors.Recipe, $"判决生效：被告 {debtors.Names} 承担费用", award.Lines(facts)))
            .With([.. award.Entries(facts), .. Interest(debtors), CaseLife.Step(Case, CaseStep.Final, Date, detail: Catalogue.CodeOf(Outcome ?? CaseOutcome.Won), paper: Paper)]);
    }

    private IEnumerable<Entry> Interest(Debtors debtors) => GeneralInterest is not { } interest ? [] : debtors.Shared(interest)
        .Where(part => part.Amount.IsPositive)
        .Select(part => new JudgmentHead(Judgment, Case, part.Debtor, AllocationHead.GeneralInterest, "", part.Amount, DueOn));
}

/// <summary>A defendant and his part, as a weight: 60 and 40, or 2 and 1.</summary>
public sealed record DebtorShare
{
    [Refers(Register.Party), Means("被告", "Defendant")] public required string Defendant { get; init; }
    [Means("份额（权重）", "Share, as a weight")] public required int Weight { get; init; }
}

/// <summary>So much of this advance.</summary>
public sealed record AwardedCost
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("分期履行时本项的期限", "Its own due date, when performance is by instalments")] public DateOnly? DueOn { get; init; }
    [Means("执行费用：先于本金受偿", "A cost of enforcement, which is paid before principal")] public bool? ExecutionCost { get; init; }
}

/// <summary>Who bears what was awarded: one, several by shares, or several jointly.</summary>
internal sealed record Debtors(string? One, IReadOnlyList<DebtorShare>? Shares, IReadOnlyList<string>? JointWith)
{
    public string Recipe => Shares is not null ? "R24a" : JointWith is { Count: > 0 } ? "R24b" : "R24";
    public string Names => string.Join("、", All);
    private IEnumerable<string> All => Shares is not null ? Shares.Select(share => share.Defendant) : (JointWith ?? []).Prepend(One!);

    public IEnumerable<Rejection?> Judge(Facts facts, string code)
    {
        if (One is null == Shares is null || (Shares is not null && JointWith is not null) || Shares is { Count: 0 }
            || Shares?.Any(share => share.Weight <= 0) == true || (One is not null && All.Distinct().Count() != All.Count())
            || Shares?.DistinctBy(share => share.Defendant).Count() < Shares?.Count) return [new Rejection(RejectionReason.DebtorsUnclear)];
        return All.Select(party => CaseLife.Defendant(facts, code, party));
    }

    /// <summary>An amount over the debtors; all of it to the one who answers for it.</summary>
    public IEnumerable<(string Debtor, Money Amount)> Shared(Money amount) => Shares is null ? [(One!, amount)]
        : Shares.Zip(amount.Split([.. Shares.Select(share => (long)share.Weight)]), (share, part) => (share.Defendant, part));

    /// <summary>The cost × defendant matrix.</summary>
    public IEnumerable<(string Debtor, AwardedCost Cost, Money Amount)> Matrix(IReadOnlyList<AwardedCost> costs)
    {
        if (Shares is null) return costs.Select(cost => (One!, cost, cost.Amount));
        var rows = CostMatrix.Split([.. costs.Select(cost => cost.Amount)], [.. Shares.Select(share => (long)share.Weight)]);
        return Shares.Zip(rows).SelectMany(row => costs.Zip(row.Second, (cost, part) => (row.First.Defendant, cost, part))).Where(part => part.part.IsPositive);
    }

    public IEnumerable<Entry> Joint(string judgment, string code) => Shares is not null || JointWith is null ? [] : JointWith.Select(debtor => new JointDebtor(judgment, code, One!, debtor));
}

/// <summary>Costs that a judgment or settlement lays on debtors: claims and due dates.</summary>
internal sealed record Award(string Judgment, string Case, DateOnly On, DateOnly DueOn, Debtors Debtors, IReadOnlyList<AwardedCost> Items)
{
    public static IEnumerable<Rejection?> Judge(Facts facts, string code, DateOnly on, DateOnly dueOn, IReadOnlyList<AwardedCost> items) =>
    [
        .. items.Select(item => item.DueOn ?? dueOn).Append(dueOn).Distinct().Select(due => Ask.NotBefore(due, on, new("判决生效", "the judgment's effect"))),
        .. items.GroupBy(item => item.Advance).Select(same => JudgeItem(facts, code, facts.Advances[same.Key], same.Sum(item => item.Amount))),
    ];

    private static Rejection? JudgeItem(Facts facts, string code, Advance advance, Money awarded)
    {
        if (advance.Case != code) return new(RejectionReason.AdvanceOfOtherCase, advance.Code, advance.Case, code);
        var settled = facts.BalanceOf("1218.0102", advance);
        return awarded > settled ? new(RejectionReason.JudgedAboveSettled, advance.Code, settled, awarded) : null;
    }

    public IEnumerable<VoucherLine> Lines(Facts facts) => Debtors.Matrix(Items).SelectMany(part => Awarded(facts.Advances[part.Cost.Advance], part.Debtor, part.Amount));

    private static VoucherLine[] Awarded(Advance advance, string debtor, Money amount) =>
        [Claim(Side.Debit, "1218.02", advance, debtor, amount), Claim(Side.Credit, "1218.0102", advance, advance.Organisation, amount)];

    public IEnumerable<Entry> Entries(Facts facts) =>
    [
        .. Debtors.Matrix(Items).Select(part => new JudgmentItem(Judgment, Case, part.Cost.Advance, part.Debtor, part.Amount, On, part.Cost.DueOn ?? DueOn)),
        .. Debtors.Matrix(Items).Where(part => part.Cost.ExecutionCost == true)
            .Select(part => new JudgmentHead(Judgment, Case, part.Debtor, AllocationHead.ExecutionCost, part.Cost.Advance, part.Amount, part.Cost.DueOn ?? DueOn)),
        .. Debtors.Joint(Judgment, Case),
    ];
}

/// <summary>Why an organisation must hand money over: it was awarded costs that the fund had advanced, or it broke its agreement.</summary>
public enum OrganisationDebt { Assignment, Breach }

[Command("costsClaimedFromOrganisation", "向社会组织追索费用", "A claim against the organisation to hand costs over", "R24c",
    """{"type":"costsClaimedFromOrganisation","key":"2024-06-28-costsClaimedFromOrganisation","date":"2024-06-28","by":"陈会计","reviewer":"李审核","judgment":"J1","case":"C1","dueOn":"2024-07-28","ground":"ASSIGNMENT","agreement":"垫付协议2024-1","items":[{"advance":"A1","amount":"33218.45"}]}""")]
public sealed record CostsClaimedFromOrganisation : Command
{
    [Means("依据代码", "Code of the judgment or claim")] public required string Judgment { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("交付期限", "To be handed over by")] public required DateOnly DueOn { get; init; }
    [Means("原因", "Ground")] public required OrganisationDebt Ground { get; init; }
    [Means("协议", "The agreement it rests on")] public required string Agreement { get; init; }
    [Means("费用", "The costs")] public required IReadOnlyList<AwardedCost> Items { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Items.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "items");
        var isAward = Ground == OrganisationDebt.Assignment && CaseLife.StateOf(facts, Case) is not (CaseState.Final or CaseState.Settled);
        var refusals = Ask.All([isAward ? CaseLife.MustBecomeFinal(facts, Case, Date) : null, .. Award.Judge(facts, Case, Date, DueOn, Items)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var award = new Award(Judgment, Case, Date, DueOn, new Debtors(facts.Cases[Case].Plaintiff, null, null), Items);
        var claimed = Decision.Post(Write("R24c", $"应向 {facts.Cases[Case].Plaintiff} 收回费用（{Agreement}）", award.Lines(facts))).With([.. award.Entries(facts)]);
        return isAward ? claimed.With(CaseLife.Step(Case, CaseStep.Final, Date, detail: Catalogue.CodeOf(CaseOutcome.Won), paper: Agreement)) : claimed;
    }
}

[Command("caseSettled", "调解或和解生效", "A settlement takes effect", "R24d",
    """{"type":"caseSettled","key":"2024-07-05-caseSettled","date":"2024-07-05","by":"陈会计","reviewer":"李审核","judgment":"M1","case":"C1","defendant":"D1","dueOn":"2024-08-05","items":[{"advance":"A1","amount":"20000.00"}],"paper":"（2024）吉71民初12号调解书"}""")]
public sealed record CaseSettled : Command
{
    [Means("调解书代码", "Code of the settlement")] public required string Judgment { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("承担费用的被告", "The defendant who bears the costs")] public string? Defendant { get; init; }
    [Means("各被告的份额", "The shares of several defendants")] public IReadOnlyList<DebtorShare>? Shares { get; init; }
    [Refers(Register.Party), Means("与该被告连带承担的其他被告", "Others who owe it jointly with the defendant")] public IReadOnlyList<string>? JointWith { get; init; }
    [Means("履行期限最后一日", "Last day for performance")] public required DateOnly DueOn { get; init; }
    [Means("由被告承担的费用；可为空", "The costs the defendant bears; may be empty")] public required IReadOnlyList<AwardedCost> Items { get; init; }
    [Means("调解书", "The paper")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var debtors = new Debtors(Defendant, Shares, JointWith);
        var refusals = Ask.All(
        [
            CaseLife.MustBeUndecided(facts, Case, new("调解", "be settled"), new("裁判已生效（法释〔2015〕1号第25条）", "its judgment is final (法释〔2015〕1号 art. 25)")),
            Announced(facts),
            .. Items.Count > 0 ? debtors.Judge(facts, Case) : [],
            .. Award.Judge(facts, Case, Date, DueOn, Items),
        ]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var award = new Award(Judgment, Case, Date, DueOn, debtors, Items);
        var step = CaseLife.Step(Case, CaseStep.Settled, Date, paper: Paper);
        VoucherLine[] lines = Items.Count > 0 ? [.. award.Lines(facts), .. Unpaid.Released(facts, Case)] : [.. Unpaid.Released(facts, Case)];
        if (lines.Length == 0) return Decision.Keep(step);
        return Decision.Post(Write("R24d", $"{Case} 调解生效（{Paper}）", lines)).With(Items.Count > 0 ? [.. award.Entries(facts), step] : [step]);
    }

    private Rejection? Announced(Facts facts)
    {
        var announced = CaseLife.Last(facts, Case, CaseStep.SettlementAnnounced);
        if (announced is null) return new(RejectionReason.NotAnnounced, Case);
        return Date <= announced.UntilOn ? new(RejectionReason.AnnouncementRunning, Case, announced.UntilOn) : null;
    }
}

[Command("courtFeeRefunded", "法院退还案件受理费", "The court refunds a fee", "R24d R24e",
    """{"type":"courtFeeRefunded","key":"2024-07-15-courtFeeRefunded","date":"2024-07-15","by":"陈会计","reviewer":"李审核","cashier":"周出纳","advance":"A4","amount":"9150.00","bank":"BK1"}""")]
public sealed record CourtFeeRefunded : Command
{
    [Refers(Register.Advance), Means("受理费的垫付单号", "Number of the fee's advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var advance = facts.Advances[Advance];
        var state = CaseLife.StateOf(facts, advance.Case);
        var unsettled = facts.BalanceOf("1218.0101", advance);
        var half = Money.RoundHalfAwayFromZero(facts.PaidOn(Advance).Fen, 2);
        var refusals = Ask.All(
            advance.CostKind != CostKind.CourtFee ? new(RejectionReason.NotACourtFee, Advance, Terms.Of(advance.CostKind)) : null,
            state is CaseState.Settled or CaseState.Withdrawn or CaseState.Final ? null : CaseLife.Forbidden(facts, advance.Case, new("退还受理费", "have a fee refunded"),
                new("调解、撤诉减半，胜诉退还预交（诉讼费用交纳办法第15、53条）", "half on settlement or withdrawal, all that was prepaid when won (诉讼费用交纳办法 arts. 15, 53)")),
            state is CaseState.Settled or CaseState.Withdrawn && Amount > half ? new(RejectionReason.RefundAboveHalf, Advance, half, Amount) : null,
            Ask.Bank(facts, Bank, advance.Fund, BankKind.Own),
            Amount > unsettled ? new(RejectionReason.RefundAboveUnsettled, Advance, unsettled, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R19", $"法院退还 {Advance} 受理费",
            [In(facts.Banks[Bank], advance.Fund, Amount), Claim(Side.Credit, "1218.0101", advance, advance.Organisation, Amount)],
            Recognition.Returned(facts, Date, [(advance, "1218.0101", Amount)]))).With([.. Recognition.Unmarked(facts, Date, [(advance, "1218.0101", Amount)])]);
    }
}

[Command("judgmentRevoked", "再审撤销原判决", "A retrial revokes the judgment", "R24",
    """{"type":"judgmentRevoked","key":"2024-11-20-judgmentRevoked","date":"2024-11-20","by":"陈会计","reviewer":"李审核","case":"C1","paper":"（2024）吉民再5号判决书"}""")]
public sealed record JudgmentRevoked : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Means("再审判决书", "The judgment of the retrial")] public required string Paper { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(CaseLife.MustBe(facts, Case, CaseState.Retrial, new("撤销原判决", "have its judgment revoked"),
            new("须先裁定再审（民事诉讼法第209条）", "a retrial must be ordered first (民事诉讼法 art. 209)")));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        VoucherLine[] lines = [.. Unclaimed(facts), .. ToBeReturned(facts)];
        var step = CaseLife.Step(Case, CaseStep.Revoked, Date, paper: Paper);
        return lines.Length == 0 ? Decision.Keep(step) : Decision.Post(Write("R24", $"{Case} 再审撤销原判决（{Paper}）", lines)).With(step);
    }

    /// <summary>What is still owed is owed no more: the cost waits for the new judgment.</summary>
    private IEnumerable<VoucherLine> Unclaimed(Facts facts) => facts.Turnovers
        .Where(turnover => turnover.Key.Account == "1218.02" && turnover.Key.Case == Case).Select(turnover => turnover.Key).Distinct()
        .OrderBy(key => facts.Advances[key.Advance].Ordinal).ThenBy(key => key.Party, StringComparer.Ordinal)
        .Select(key => (Advance: facts.Advances[key.Advance], key.Party, Left: facts.Balance(each => each == key)))
        .Where(claim => claim.Left.IsPositive)
        .SelectMany(claim => new[]
        {
            Claim(Side.Debit, "1218.0102", claim.Advance, claim.Advance.Organisation, claim.Left),
            Claim(Side.Credit, "1218.02", claim.Advance, claim.Party, claim.Left),
        });

    /// <summary>What was collected goes back 执行回转 (民事诉讼法 art. 244): principal makes the cost outstanding again, interest was income.</summary>
    private IEnumerable<VoucherLine> ToBeReturned(Facts facts)
    {
        var from = CaseLife.CountsFrom(facts, Case);
        var collected = facts.Allocations.Where(row => row.Case == Case && row.ReceivedOn >= from && row.Head != AllocationHead.Surplus).ToList();
        foreach (var part in collected.Where(row => row.Advance.Length > 0).GroupBy(row => (row.Advance, row.Defendant), row => row.Amount))
        {
            var advance = facts.Advances[part.Key.Advance];
            yield return Claim(Side.Debit, "1218.0102", advance, advance.Organisation, part.Sum());
            yield return Cr("2307.02", advance.Fund, part.Sum()) with { Case = Case, Party = part.Key.Defendant };
        }
        foreach (var part in collected.Where(row => row.Advance.Length == 0).GroupBy(row => row.Defendant, row => row.Amount))
        {
            var fund = InterestFund(facts, part.Key);
            yield return Dr("4609", fund, part.Sum()) with { Case = Case };
            yield return Cr("2307.02", fund, part.Sum()) with { Case = Case, Party = part.Key };
            yield return Dr("6609", fund, part.Sum());
            yield return Cr("8001.02", fund, part.Sum());
        }
    }

    private string InterestFund(Facts facts, string defendant) =>
        facts.Turnovers.Where(turnover => turnover.Key.Account == "4609" && turnover.Key.Case == Case).Select(turnover => turnover.Key.Fund).FirstOrDefault()
        ?? facts.Advances[facts.JudgmentItems.First(item => item.Case == Case && item.Defendant == defendant).Advance].Fund;
}
