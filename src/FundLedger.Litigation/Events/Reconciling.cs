using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("reconciliationOpened", "开始编制余额调节表", "Begin a bank reconciliation", "",
    """{"type":"reconciliationOpened","key":"2024-02-01-reconciliationOpened","date":"2024-02-01","by":"陈会计","reconciliation":"BR-BK1-2024-01","bank":"BK1","upTo":"2024-01-31"}""")]
public sealed record ReconciliationOpened : Command
{
    [Names(Register.Reconciliation), Means("调节表代码", "Code of the reconciliation")] public required string Reconciliation { get; init; }
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public required string Bank { get; init; }
    [Means("截止日", "The last day that counts")] public required DateOnly UpTo { get; init; }

    public override Decision Decide(Facts facts)
    {
        var known = facts.Reconciliations.Known.Values.Where(known => known.Bank == Bank).ToList();
        var refusals = Ask.All(
            UpTo > Date ? new(RejectionReason.ReconciliationAhead, UpTo, Date) { Field = "upTo" } : null,
            known.Find(each => each.State == ReconciliationState.Open) is { } open ? new(RejectionReason.ReconciliationStands, Bank, open.Code, open.AsOf) { Field = "bank" } : null,
            known.FindLast(each => each.State == ReconciliationState.Finished && each.AsOf >= UpTo) is { } done
                ? new(RejectionReason.ReconciledAlready, Bank, done.AsOf, done.Code) { Field = "upTo" } : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(new Reconciliation(Reconciliation, Bank, UpTo, By, Date));
    }
}

[Command("openItemExplained", "说明未达账项", "Explain an open item", "",
    """{"type":"openItemExplained","key":"2024-02-01-openItemExplained","date":"2024-02-01","by":"陈会计","reconciliation":"BR-BK1-2024-01","item":"记-2024-01-0002","reason":"在途，银行次日入账","expectedOn":"2024-02-02"}""")]
public sealed record OpenItemExplained : Command
{
    [Refers(Register.Reconciliation), Means("调节表", "Reconciliation")] public required string Reconciliation { get; init; }
    [Means("未达账项：凭证号、银行流水或期初项", "The item: number of a voucher, key of a bank line, or opening item")] public required string Item { get; init; }
    [Means("原因", "Why it is open")] public required string Reason { get; init; }
    [Means("预计入账日", "The day on which it is expected")] public DateOnly? ExpectedOn { get; init; }

    public override Decision Decide(Facts facts)
    {
        var known = facts.Reconciliations.Known[Reconciliation];
        if (known.State != ReconciliationState.Open) return Decision.Refuse([new(RejectionReason.ReconciliationEnded, Reconciliation, Terms.Of(known.State)) { Field = "reconciliation" }]);
        if (facts.Reconciliations.Position!.Items.All(item => item.Code != Item))
            return Decision.Refuse([new(RejectionReason.UnknownOpenItem, Item, known.AsOf) { Field = "item" }]);

        return Decision.Keep(new ItemExplanation(Reconciliation, Item, Reason, ExpectedOn, By, Date));
    }
}

[Command("reconciliationFinished", "完成余额调节表", "Finish a bank reconciliation", "",
    """{"type":"reconciliationFinished","key":"2024-02-01-reconciliationFinished","date":"2024-02-01","by":"陈会计","reviewer":"李审核","reconciliation":"BR-BK1-2024-01"}""")]
public sealed record ReconciliationFinished : Command
{
    [Refers(Register.Reconciliation), Means("调节表", "Reconciliation")] public required string Reconciliation { get; init; }

    public override Decision Decide(Facts facts)
    {
        var known = facts.Reconciliations.Known[Reconciliation];
        if (known.State != ReconciliationState.Open) return Decision.Refuse([new(RejectionReason.ReconciliationEnded, Reconciliation, Terms.Of(known.State)) { Field = "reconciliation" }]);
        var position = facts.Reconciliations.Position!;
        Rejection[] refusals = [.. Signatures(facts), .. Proof(position), .. Unexplained(position, facts)];
        return refusals.Length > 0 ? Decision.Refuse(refusals) : Decision.Keep([Result(position, facts), .. Items(position, facts)]);
    }

    // Who keeps the money does not prove it: the cashier neither prepares nor reviews (会计基础工作规范 §12).
    private IEnumerable<Rejection> Signatures(Facts facts)
    {
        if (string.IsNullOrEmpty(Reviewer)) yield return new(RejectionReason.SignatureMissing, new Phrase("审核", "reviewer")) { Field = "reviewer" };
        else if (Reviewer == By) yield return new(RejectionReason.PreparerIsReviewer, By) { Field = "reviewer" };
        if (facts.Reconciliations.Cashiers.Contains(By)) yield return new(RejectionReason.PreparerIsCashier, By) { Field = "by" };
    }

    private static IEnumerable<Rejection> Proof(BankPosition position)
    {
        if (position.ProvedTo is not { } provedTo) yield return new(RejectionReason.StatementMissing, position.Account.Code);
        else if (provedTo < position.Day) yield return new(RejectionReason.StatementsEndBefore, position.Account.Code, provedTo, position.Day);
        else if (!position.Difference.IsZero) yield return new(RejectionReason.ReconciliationDiffers, position.AdjustedBooks, position.AdjustedBank, position.Difference);
    }

    private static IEnumerable<Rejection> Unexplained(BankPosition position, Facts facts) => position.Items
        .Where(item => item.DaysOn(position.Day) > facts.Policy.OpenItemDays && !facts.Reconciliations.Explained.ContainsKey(item.Code))
        .Select(item => new Rejection(RejectionReason.OpenItemUnexplained, item.Code, item.DaysOn(position.Day), facts.Policy.OpenItemDays));

    private ReconciliationResult Result(BankPosition position, Facts facts) => new(Reconciliation, position.Books, position.ReceivedByBank, position.PaidByBank,
        position.Statement, position.ReceivedByBooks, position.PaidByBooks, position.AdjustedBooks, By, Reviewer!, Date, facts.Reconciliations.LastSeq);

    private IEnumerable<Entry> Items(BankPosition position, Facts facts) => position.Items.Select(item =>
    {
        var told = facts.Reconciliations.Explained.GetValueOrDefault(item.Code);
        return new ReconciledItem(Reconciliation, item, item.DaysOn(position.Day), told?.Reason ?? "", told?.ExpectedOn);
    });
}

[Command("reconciliationAbandoned", "放弃余额调节表", "Give a bank reconciliation up", "",
    """{"type":"reconciliationAbandoned","key":"2024-02-01-reconciliationAbandoned","date":"2024-02-01","by":"陈会计","reconciliation":"BR-BK1-2024-01","reason":"截止日选错"}""")]
public sealed record ReconciliationAbandoned : Command
{
    [Refers(Register.Reconciliation), Means("调节表", "Reconciliation")] public required string Reconciliation { get; init; }
    [Means("原因", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts) => facts.Reconciliations.Known[Reconciliation] is { State: not ReconciliationState.Open } ended
        ? Decision.Refuse([new(RejectionReason.ReconciliationEnded, Reconciliation, Terms.Of(ended.State)) { Field = "reconciliation" }])
        : Decision.Keep(new ReconciliationAbandonment(Reconciliation, Reason, By, Date));
}
