using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

/// <summary>So much of a budget.</summary>
public sealed record BudgetLine
{
    [Means("经济分类（款级）", "Economic class")] public required string Economic { get; init; }
    [MayBeZero, Means("该分类全年预算", "The budget of this class for the whole year")] public required Money Amount { get; init; }
}

/// <summary>A decision about the budget of a fund in a year.</summary>
public abstract record BudgetDecision : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("预算年度", "Fiscal year of the budget")] public required int Year { get; init; }
    [Means("各经济分类", "By economic class")] public required IReadOnlyList<BudgetLine> Lines { get; init; }
    [Means("批复文件", "The document that decides it")] public required string Document { get; init; }

    /// <summary>What both decisions are asked.</summary>
    /// <param name="isRevision">There must be a budget already.</param>
    protected IEnumerable<Rejection> Judge(Facts facts, bool isRevision)
    {
        if (isRevision && facts.Stewardship.Budget.Count == 0) yield return new(RejectionReason.BudgetMissing, Fund, Year);
        if (!isRevision && facts.Stewardship.Budget.Count > 0) yield return new(RejectionReason.BudgetExists, Fund, Year);
        if (Lines.Count == 0) yield return new(RejectionReason.MissingField, "lines") { Field = "lines" };
        if (Year is < 1949 or > 9998) yield return new(RejectionReason.BadValue, "year", Year, "1949 … 9998") { Field = "year" };
        else if (facts.ClosedPeriods.Contains(Year * 100 + 12)) yield return new(RejectionReason.PeriodClosed, new Period(Year, 12)) { Field = "year" };
        foreach (var line in Lines.Where(line => !EconomicClasses.Known.ContainsKey(line.Economic)))
            yield return new(RejectionReason.UnknownEconomicClass, line.Economic, string.Join(", ", EconomicClasses.Known.Keys)) { Field = "lines" };
        foreach (var twice in Lines.GroupBy(line => line.Economic).Where(same => same.Count() > 1))
            yield return new(RejectionReason.BadValue, "lines", twice.Key, new Phrase("每个经济分类一次", "each economic class once")) { Field = "lines" };
    }

    /// <summary>The changes that lead from the budget as it stands to the lines.</summary>
    protected IEnumerable<BudgetChange> Changes(Facts facts, string reason) => Lines
        .Select(line => new BudgetChange(Fund, Year, line.Economic, line.Amount - facts.Stewardship.Budget.GetValueOrDefault(line.Economic), Date, Document, reason))
        .Where(change => !change.Amount.IsZero);
}

[Command("budgetApproved", "批复年度预算", "Approve the budget of a fund for a year", "",
    """{"type":"budgetApproved","key":"2024-01-10-budgetApproved","date":"2024-01-10","by":"陈会计","fund":"ADV","year":2024,"lines":[{"economic":"30227","amount":"500000.00"},{"economic":"30204","amount":"1000.00"}],"document":"吉财预〔2024〕1号"}""")]
public sealed record BudgetApproved : BudgetDecision
{
    public override Decision Decide(Facts facts)
    {
        Rejection[] refusals = [.. Judge(facts, isRevision: false)];
        return refusals.Length > 0 ? Decision.Refuse(refusals) : Decision.Keep([.. Changes(facts, "")]);
    }
}

[Command("budgetRevised", "调整预算", "Revise the budget of a fund", "",
    """{"type":"budgetRevised","key":"2024-09-01-budgetRevised","date":"2024-09-01","by":"陈会计","fund":"ADV","year":2024,"lines":[{"economic":"30227","amount":"450000.00"}],"document":"吉财预〔2024〕30号","reason":"案件减少"}""")]
public sealed record BudgetRevised : BudgetDecision
{
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        Rejection[] refusals =
        [
            .. Judge(facts, isRevision: true),
            .. Lines.Where(line => line.Amount < facts.Stewardship.Paid.GetValueOrDefault(line.Economic))
                .Select(line => new Rejection(RejectionReason.BudgetBelowPaid, Fund, line.Economic, facts.Stewardship.Paid[line.Economic], line.Amount)),
        ];
        return refusals.Length > 0 ? Decision.Refuse(refusals) : Decision.Keep([.. Changes(facts, Reason)]);
    }
}
