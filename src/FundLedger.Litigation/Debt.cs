using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What a party owes in a case on a day: principal by advance and due date, execution costs, general interest,
/// and the doubled interest for the delay so far (domain.md E.6). A joint debtor owes what stands in the name of the one
/// the receivable is named after (R24b).</summary>
internal sealed class Debt(Facts facts, string code, string payer, DateOnly date)
{
    private readonly DateOnly from = CaseLife.CountsFrom(facts, code);

    /// <summary>The party in whose name the receivable stands.</summary>
    public string Debtor { get; } = NamedFor(facts, code, payer);

    private static string NamedFor(Facts facts, string code, string payer)
    {
        if (Receivable(facts, code, payer).IsPositive) return payer;
        return facts.Proceedings.JointDebtors.FirstOrDefault(joint => joint.Case == code && joint.Debtor == payer && Receivable(facts, code, joint.Named).IsPositive)?.Named
            ?? facts.Proceedings.JointDebtors.FirstOrDefault(joint => joint.Case == code && joint.Debtor == payer)?.Named ?? payer;
    }

    private static Money Receivable(Facts facts, string code, string party) =>
        facts.Balance(key => key.Account == "1218.02" && key.Case == code && key.Party == party);

    public IReadOnlyList<OpenItem> OpenItems()
    {
        List<OpenItem> items =
        [
            .. facts.Advances.Values.Where(advance => advance.Case == code)
                .Select(advance => (advance, Outstanding: facts.Balance(key => key.Account == "1218.02" && key.Advance == advance.Code && key.Party == Debtor)))
                .Where(claim => claim.Outstanding.IsPositive)
                .SelectMany(claim => ByDueDate(claim.advance, claim.Outstanding)),
        ];
        AddInterest(items, AllocationHead.GeneralInterest, GeneralInterest());
        AddInterest(items, AllocationHead.DelayInterest, DelayInterest());
        return items;
    }

    /// <summary>The advances whose fund a receipt belongs to: those with something open; when only interest is, those awarded, if none
    /// of them fell to this debtor then those of his fellow debtors.</summary>
    public IEnumerable<Advance> Owed(IReadOnlyList<OpenItem> items)
    {
        var open = items.Where(item => item.Advance.Length > 0).Select(item => item.Advance).ToList();
        if (open.Count == 0) open = [.. Items().Select(item => item.Advance)];
        if (open.Count == 0) open = [.. facts.JudgmentItems.Where(item => item.Case == code && item.EffectiveOn >= from).Select(item => item.Advance)];
        return open.Distinct().Select(advance => facts.Advances[advance]).OrderBy(advance => advance.Ordinal);
    }

    private static void AddInterest(List<OpenItem> items, AllocationHead head, Money interest)
    {
        if (interest.IsPositive) items.Add(new OpenItem(head, "", 0, null, interest));
    }

    private Money GeneralInterest() => facts.Proceedings.Heads
        .Where(head => head.Case == code && head.Defendant == Debtor && head.Head == AllocationHead.GeneralInterest && StillCounts(head.Judgment))
        .Sum(head => head.Amount) - Received(AllocationHead.GeneralInterest);

    private bool StillCounts(string judgment) => facts.JudgmentItems.Any(item => item.Case == code && item.Judgment == judgment && item.EffectiveOn >= from);

    // The organisation hands over what it was awarded; the doubled interest of a judgment is not its debt (R24c).
    private Money DelayInterest() => Debtor == facts.Cases[code].Plaintiff ? Money.Zero
        : LateInterest.Accrued(Items().Select(item => item.Advance).Distinct().Where(advance => !IsExecutionCost(advance)).SelectMany(Debts), date)
            - Received(AllocationHead.DelayInterest);

    private Money Received(AllocationHead head) => Allocations().Where(row => row.Head == head).Sum(row => row.Amount);

    private IEnumerable<JudgmentItem> Items() => facts.JudgmentItems.Where(item => item.Case == code && item.Defendant == Debtor && item.EffectiveOn >= from);

    private IEnumerable<RecoveryAllocation> Allocations() =>
        facts.Allocations.Where(row => row.Case == code && row.Defendant == Debtor && row.ReceivedOn >= from);

    private bool IsExecutionCost(string advance) =>
        facts.Proceedings.Heads.Any(head => head.Case == code && head.Advance == advance && head.Head == AllocationHead.ExecutionCost);

    /// <summary>What is outstanding of an advance, parted by due date. Money clears what falls due first, so that what is left
    /// is what falls due last; what has no due date counts as the earliest.</summary>
    private IEnumerable<OpenItem> ByDueDate(Advance advance, Money outstanding)
    {
        var head = IsExecutionCost(advance.Code) ? AllocationHead.ExecutionCost : AllocationHead.Principal;
        var left = outstanding;
        foreach (var due in Awarded(advance.Code).Reverse())
        {
            var part = Money.Min(left, due.Principal);
            if (part.IsPositive) yield return new OpenItem(head, advance.Code, advance.Ordinal, due.On, part);
            left -= part;
        }
        if (left.IsPositive) yield return new OpenItem(head, advance.Code, advance.Ordinal, null, left);
    }

    private IEnumerable<(DateOnly On, Money Principal)> Awarded(string advance) => Items()
        .Where(item => item.Advance == advance)
        .GroupBy(item => item.DueOn, item => item.Amount)
        .OrderBy(due => due.Key)
        .Select(due => (due.Key, due.Sum()));

    /// <summary>The debts of one advance, each with the payments that cleared it: the earliest payment clears the earliest debt,
    /// and what was taken over without a due date comes before all and bears no interest.</summary>
    private IEnumerable<OverdueDebt> Debts(string advance)
    {
        var paid = new Stack<(DateOnly Day, Money Amount)>(Allocations()
            .Where(row => row.Advance == advance)
            .OrderByDescending(row => row.ReceivedOn)
            .Select(row => (row.ReceivedOn, row.Amount)));
        Cleared(paid, Undated(advance));
        foreach (var (on, principal) in Awarded(advance)) yield return new OverdueDebt(principal, on, Cleared(paid, principal)) { Pauses = Pauses() };
    }

    private Money Undated(string advance) => from > DateOnly.MinValue ? Money.Zero :
        facts.TurnoverOf("R59", "1218.02", Side.Debit, key => key.Advance == advance && key.Party == Debtor)
        - Items().Where(item => item.Advance == advance && item.Judgment == "OPENING").Sum(item => item.Amount);

    /// <summary>When enforcement stood still for a cause that is not the debtor's.</summary>
    private List<(DateOnly From, DateOnly To)> Pauses()
    {
        var pauses = new List<(DateOnly, DateOnly)>();
        DateOnly? since = null;
        foreach (var step in facts.Proceedings.Steps.Where(step => step.Case == code && (step.Party.Length == 0 || step.Party == Debtor)))
        {
            if (step.Step == CaseStep.InterestSuspended) since ??= step.On;
            else if (step.Step == CaseStep.InterestResumed && since is { } start)
            {
                pauses.Add((start, step.On));
                since = null;
            }
        }
        if (since is { } open) pauses.Add((open, DateOnly.MaxValue));
        return pauses;
    }

    /// <summary>Takes payments off the pile until the debt is cleared; what is over stays for the next.</summary>
    private static List<(DateOnly Day, Money Amount)> Cleared(Stack<(DateOnly Day, Money Amount)> paid, Money debt)
    {
        var taken = new List<(DateOnly, Money)>();
        var left = debt;
        while (left.IsPositive && paid.TryPop(out var payment))
        {
            var part = Money.Min(left, payment.Amount);
            taken.Add((payment.Day, part));
            if (part < payment.Amount) paid.Push((payment.Day, payment.Amount - part));
            left -= part;
        }
        return taken;
    }
}
