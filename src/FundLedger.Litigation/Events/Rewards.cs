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
            Rewarding.NotWon(facts, Case),
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

[Command("rewardShared", "批准多方分享的奖励", "Approve a reward that several organisations share", "R42",
    """{"type":"rewardShared","key":"2024-11-05-rewardShared","date":"2024-11-05","by":"陈会计","reviewer":"李审核","fund":"RWD","case":"C1","amount":"20000.00","shares":[{"organisation":"O1","weight":2},{"organisation":"O2","weight":1}],"approvedBy":"王处长","level":"SECTION","basis":"吉环联纪〔2024〕5号#1","taxNote":"社会组织免税资格有效，不代扣"}""")]
public sealed record RewardShared : Command
{
    [Refers(Register.Fund), Means("奖励基金", "Reward fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("胜诉案件", "The case that was won")] public required string Case { get; init; }
    [Means("奖励总额：审批限额按总额判断", "The whole reward, by which the level of approval is judged")] public required Money Amount { get; init; }
    [Means("各社会组织的份额，其中须有原告", "What each organisation gets; the plaintiff is one of them")] public required IReadOnlyList<RewardShare> Shares { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("奖励决定：议定事项写作 纪要编号#序号", "The decision; an item of a meeting is minutes#number")] public required string Basis { get; init; }
    [Means("资金来源；不填则按政策先后", "Source; in the order of the policy if left out")] public MoneySource? Source { get; init; }
    [Means("涉税说明", "Tax note")] public string? TaxNote { get; init; }
    [Means("代谁审批（受委托时）", "On whose behalf, if delegated")] public string? OnBehalfOf { get; init; }

    public override Needs Needs => Needs.Sources;

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All([
            .. Shares.Select(share => Ask.Kind(facts, share.Organisation, PartyKind.Organisation)),
            Shares.Any(share => share.Organisation == facts.Cases[Case].Plaintiff) ? null
                : new(RejectionReason.WrongParty, string.Join(", ", Shares.Select(share => share.Organisation)), Case, facts.Cases[Case].Plaintiff),
            Ask.Purpose(facts, Fund, Purpose.Reward),
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis, Fund, DecisionKind.Reward, OnBehalfOf),
            .. Shares.Select(share => NoProfit.Judge(facts, Case, share.Organisation)),
            .. Shares.Select((share, i) => Rewarding.Already(facts, Case, share.Organisation) ?? Twice(i)),
            Rewarding.NotWon(facts, Case),
            Differing(),
            Rewarding.Short(facts, Fund, Amount, Source)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var parts = Parts();
        return Decision.Post(Write("R42", $"批准胜诉奖励 {string.Join('、', Shares.Select(share => share.Organisation))}",
            Rewarding.Expense(facts, Fund, Case, Amount, Source),
            parts.Select(part => Cr("2307.03", Fund, part.Amount) with { Case = Case, Party = part.Organisation })))
            .With([
                .. parts.Select(part => new RewardDecision(Case, part.Organisation, RewardKind.Money, Fund, part.Amount, "", Basis, TaxNote ?? "", ApprovedBy, Date)),
                .. Approvals.Kept(this, ApprovedBy, OnBehalfOf, Level)]);
    }

    private Rejection? Twice(int at) => Shares.Take(at).Any(earlier => earlier.Organisation == Shares[at].Organisation)
        ? new(RejectionReason.AlreadyRewarded, Case, Shares[at].Organisation) { Field = $"shares[{at}].organisation" } : null;

    private Rejection? Differing()
    {
        var given = Shares.Where(share => share.Amount is not null).ToList();
        if (given.Count == 0) return Shares.All(share => share.Weight is 0) ? new(RejectionReason.SharesDiffer, Money.Zero, Amount) : null;
        var total = given.Sum(share => share.Amount!.Value);
        return given.Count == Shares.Count && total == Amount ? null : new(RejectionReason.SharesDiffer, total, Amount);
    }

    private IReadOnlyList<(string Organisation, Money Amount)> Parts()
    {
        if (Shares[0].Amount is not null) return [.. Shares.Select(share => (share.Organisation, share.Amount!.Value))];
        return [.. Shares.Zip(Amount.Split([.. Shares.Select(share => (long)(share.Weight ?? 1))]), (share, part) => (share.Organisation, part))];
    }
}

/// <summary>An organisation's share of a reward: an amount for every one, or weights by which the whole is split.</summary>
public sealed record RewardShare
{
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("给定金额；要么每方都给，要么都不给", "Given amount; for every one or for none")] public Money? Amount { get; init; }
    [Means("权重；不填则为 1", "Weight; 1 if left out")] public int? Weight { get; init; }
}

[Command("honourGiven", "精神奖励", "Give an honour without money", "R44",
    """{"type":"honourGiven","key":"2024-11-05-honourGiven","date":"2024-11-05","by":"陈会计","case":"C2","organisation":"O2","title":"环境公益诉讼先进集体","approvedBy":"王处长","basis":"吉环联纪〔2024〕5号#2"}""")]
public sealed record HonourGiven : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("社会组织", "Organisation")] public required string Organisation { get; init; }
    [Means("称号", "The honour")] public required string Title { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("奖励决定：议定事项写作 纪要编号#序号", "The decision; an item of a meeting is minutes#number")] public required string Basis { get; init; }

    public override bool PostsOnItsDate => false;

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Ask.Kind(facts, Organisation, PartyKind.Organisation),
            Ask.Approval(facts, By, ApprovedBy, Money.Zero, ApprovalLevel.Section, Basis, kind: DecisionKind.Reward),
            Rewarding.NotWon(facts, Case),
            Rewarding.Already(facts, Case, Organisation));
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Keep(new RewardDecision(Case, Organisation, RewardKind.Honour, "", Money.Zero, Title, Basis, "", ApprovedBy, Date));
    }
}

/// <summary>What all rewards have in common: one for a case, and out of which source (domain.md R42, R43).</summary>
internal static class Rewarding
{
    /// <summary>Money or an honour, but not twice for the same case.</summary>
    public static Rejection? Already(Facts facts, string legalCase, string organisation)
    {
        var inMoney = facts.TurnoverOf("R42", "2307.03", Side.Credit, key => key.Case == legalCase && key.Party == organisation).IsPositive;
        var inHonour = facts.Organisations.Rewards.Any(given => given.Kind == RewardKind.Honour && given.Case == legalCase && given.Organisation == organisation);
        return inMoney || inHonour ? new(RejectionReason.AlreadyRewarded, legalCase, organisation) : null;
    }

    /// <summary>Winning is rewarded: a case that was lost or withdrawn earns nothing.</summary>
    public static Rejection? NotWon(Facts facts, string legalCase) => CaseLife.StateOf(facts, legalCase) is CaseState.Lost or CaseState.Withdrawn
        ? CaseLife.Forbidden(facts, legalCase, new("奖励", "be rewarded"), new("奖励只给胜诉的社会组织（吉林省实施意见二（三））", "rewards are for organisations that won (founding notice 二(三))")) : null;

    /// <summary>The source or the fund has less than the reward.</summary>
    public static Rejection? Short(Facts facts, string fund, Money amount, MoneySource? source)
    {
        if (source is { } only && facts.SourceBalance(fund, only) < amount)
            return new(RejectionReason.SourceExhausted, Catalogue.CodeOf(only), facts.SourceBalance(fund, only), amount);
        return amount > facts.Available(fund) ? new(RejectionReason.FundNotAvailable, fund, facts.Available(fund), amount) : null;
    }

    /// <summary>Dr 5001 out of each source.</summary>
    public static IEnumerable<VoucherLine> Expense(Facts facts, string fund, string legalCase, Money amount, MoneySource? source) =>
        Apart(facts, amount, source is { } only ? kind => kind == only ? amount : Money.Zero : kind => facts.SourceBalance(fund, kind))
            .Select(part => Dr("5001", fund, part.Amount) with { Case = legalCase, Source = Catalogue.CodeOf(part.Source) });

    /// <summary>Dr the expenditure of book B, by source if the policy says so: what was approved of each and is not yet paid.</summary>
    public static IEnumerable<VoucherLine> Spending(Facts facts, string money, string fund, string legalCase, Money amount)
    {
        if (!facts.Policy.RewardSourceInBudget) return BudgetSpending(facts, money, fund, amount);
        return Apart(facts, amount, kind => Unpaid(facts, fund, legalCase, kind))
            .Select(part => Dr(Expenditure(facts), fund, part.Amount) with { Case = legalCase, Source = Catalogue.CodeOf(part.Source) })
            .Append(Cr(money, fund, amount));
    }

    private static Money Unpaid(Facts facts, string fund, string legalCase, MoneySource source) => facts.Organisations.RewardSources
        .Where(known => known.Fund == fund && known.Case == legalCase && known.Source == source)
        .Sum(known => known.Approved - known.Paid);

    // The second source takes what the first has not, also where neither has it: then the fund's own balance decides.
    private static IEnumerable<(MoneySource Source, Money Amount)> Apart(Facts facts, Money amount, Func<MoneySource, Money> left)
    {
        MoneySource[] order = facts.Policy.RewardSourceFirst == MoneySource.Sanction ? [MoneySource.Sanction, MoneySource.Gov] : [MoneySource.Gov, MoneySource.Sanction];
        var first = Money.Min(amount, Money.Max(Money.Zero, left(order[0])));
        return [(order[0], first), (order[1], amount - first)];
    }
}
