using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What a debtor owes in a case on a day.</summary>
/// <param name="Debtor">In whose name the receivable stands.</param>
/// <param name="Items">Principal by advance and due date, and what has become due of interest.</param>
public sealed record DebtorStanding(string Debtor, IReadOnlyList<OpenItem> Items)
{
    public Money Total => Items.Sum(item => item.Outstanding);
}

/// <summary>Where a case stands by what the books know now, what is owed in it with interest up to a day, and what may come next
/// (domain.md D.9, E.3, E.6).</summary>
/// <param name="Next">The commands that the state of the case does not forbid and that have something to do, in the order of a case's life.</param>
public sealed record CaseOutlook(CaseState State, IReadOnlyList<DebtorStanding> Debtors, IReadOnlyList<string> Next)
{
    /// <param name="facts">About the case, dated on the day.</param>
    public static CaseOutlook Of(Facts facts, string code, DateOnly day)
    {
        var state = CaseLife.StateOf(facts, code);
        return new(state, [.. DebtorsOf(facts, code, day)], [.. Steps(facts, code, state), .. OfAdvances(facts, code, state), .. OfMoney(facts, code, state), .. Ends(facts, code, state)]);
    }

    /// <summary>What one payer owes, before a receipt of the day is taken in.</summary>
    public static IReadOnlyList<OpenItem> OpenItems(Facts facts, string code, string payer, DateOnly day) => new Debt(facts, code, payer, day).OpenItems();

    private static IEnumerable<DebtorStanding> DebtorsOf(Facts facts, string code, DateOnly day)
    {
        var known = facts.Cases[code];
        return known.Defendants.Append(known.Plaintiff).Distinct()
            .Select(payer => new Debt(facts, code, payer, day))
            .Where(debt => debt.Debtor.Length > 0)
            .GroupBy(debt => debt.Debtor)
            .Select(debts => new DebtorStanding(debts.Key, debts.First().OpenItems()))
            .Where(debtor => debtor.Items.Count > 0);
    }

    private static IEnumerable<string> Steps(Facts facts, string code, CaseState state)
    {
        if (state == CaseState.Open && CaseLife.Last(facts, code, CaseStep.Filed) is null) yield return "caseFiled";
        if (state == CaseState.Open) yield return "firstInstanceJudged";
        if (state == CaseState.Judged) yield return "caseAppealed";
        if (state is CaseState.Open or CaseState.Judged or CaseState.Appealed or CaseState.Retrial)
        {
            yield return "judgmentTookEffect";
            yield return "caseLost";
            yield return "settlementAnnounced";
            yield return "caseWithdrawn";
            if (CaseLife.Last(facts, code, CaseStep.SettlementAnnounced) is not null) yield return "caseSettled";
        }
        if (state == CaseState.Retrial) yield return "judgmentRevoked";
        if (state is CaseState.Final or CaseState.Lost or CaseState.Settled) yield return "retrialOrdered";
    }

    private static IEnumerable<string> OfAdvances(Facts facts, string code, CaseState state)
    {
        if (state is not (CaseState.Withdrawn or CaseState.Closed)) yield return "advanceRequested";
        if (!Open(facts, code, "1218.0102").IsZero && state is CaseState.Lost or CaseState.Withdrawn) yield return "costsClaimedFromOrganisation";
    }

    private static IEnumerable<string> OfMoney(Facts facts, string code, CaseState state)
    {
        if (Open(facts, code, "1218.02").IsPositive)
        {
            yield return "recoveryReceived";
            yield return "executionProceedsReceived";
            yield return "enforcementApplied";
            if (state is CaseState.Final or CaseState.Lost or CaseState.Settled) yield return "limitationInterrupted";
        }
        var held = -Open(facts, code, "2901");
        var isReceived = facts.Turnovers.Any(turnover => turnover.Key.Case == code && turnover.Recipe is "R33" or "R38");
        if (!isReceived && state != CaseState.Closed) yield return "deliveryModeAgreed";
        if (state is CaseState.Final or CaseState.Settled && CaseLife.ModeOf(facts, code) is DeliveryMode.Custody or DeliveryMode.Treasury) yield return "damagesReceived";
        if (held > Promised(facts, code)) yield return "restorationContracted";
        if (state == CaseState.Final) yield return "rewardApproved";
    }

    private static IEnumerable<string> Ends(Facts facts, string code, CaseState state) =>
        state is CaseState.Final or CaseState.Lost or CaseState.Settled or CaseState.Withdrawn && Events.CaseClosed.FirstOpen(facts, code).Key.Account is null ? ["caseClosed"] : [];

    private static Money Open(Facts facts, string code, string account) => facts.Balance(key => key.Case == code && key.Account == account);

    private static Money Promised(Facts facts, string code) => facts.Balance(key => key.Case == code && key.Account == "9001" && key.Advance.Length == 0);
}
