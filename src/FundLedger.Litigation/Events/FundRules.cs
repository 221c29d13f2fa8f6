using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("fundRuleSet", "制定基金规则", "Set the rules of a fund from a day on", "",
    """{"type":"fundRuleSet","key":"2024-07-01-fundRuleSet","date":"2024-07-01","by":"陈会计","fund":"ADV","from":"2024-07-01","purposes":["INVESTIGATION","APPRAISAL","ASSESSMENT","LAWYER","COURT_FEE","BANK_FEE"],"sources":["GOV"],"decidedBy":"厅长办公会","document":"吉环财〔2024〕7号"}""")]
[SentBy(Duty.Chief)]
public sealed record FundRuleSet : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("施行日期", "In force from")] public required DateOnly From { get; init; }
    [Means("用途清单", "What it may pay for")] public required IReadOnlyList<Purpose> Purposes { get; init; }
    [Means("资金来源清单；不填则不限", "Whose money it may take; any if left out")] public IReadOnlyList<MoneySource>? Sources { get; init; }
    [Means("决策机构", "Who decides on it")] public required string DecidedBy { get; init; }
    [Means("文件", "Document")] public required string Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Purposes.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "purposes");
        var reached = facts.ClosedPeriods.Where(code => code >= Period.Of(From).Code).DefaultIfEmpty().Min();
        var refusals = Ask.All(
        [
            reached > 0 ? new(RejectionReason.RuleIntoClosedPeriod, Fund, Period.FromCode(reached)) : null,
            .. Ask.NeverPurposes(facts.Funds[Fund].Kind, Purposes),
        ]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Keep(new FundRule(Fund, From, [.. Purposes.Distinct()], [.. (Sources ?? []).Distinct()], DecidedBy, Document));
    }
}
