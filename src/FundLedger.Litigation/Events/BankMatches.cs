using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

/// <summary>Lines, vouchers and opening items that are each other's.</summary>
public sealed record MatchGroup
{
    [Means("银行流水", "Keys of bank lines")] public IReadOnlyList<string>? Lines { get; init; }
    [Means("凭证号", "Numbers of vouchers")] public IReadOnlyList<string>? Vouchers { get; init; }
    [Means("期初未达账项", "Opening items")] public IReadOnlyList<string>? Items { get; init; }
    [Means("匹配依据", "Why they belong together")] public MatchRule? Rule { get; init; }
}

[Command("bankLinesMatched", "匹配银行流水与凭证", "Match bank lines with vouchers", "",
    """{"type":"bankLinesMatched","key":"2024-02-01-bankLinesMatched","date":"2024-02-01","by":"陈会计","bank":"BK1","groups":[{"lines":["BK1-0001"],"vouchers":["记-2024-01-0001"],"rule":"EXACT"}]}""")]
public sealed record BankLinesMatched : Command
{
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public required string Bank { get; init; }
    [Means("匹配组", "Groups")] public required IReadOnlyList<MatchGroup> Groups { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Groups.Count == 0) return Decision.Refuse([new(RejectionReason.NothingChanged) { Field = "groups" }]);
        var entries = new List<Entry>();
        var rejections = new List<Rejection>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (group, i) in Groups.Select((group, i) => (group, i)))
        {
            var code = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"M{facts.NextOrdinal}-{i + 1:000000}");
            var (kept, refused) = new GroupProof(group, i + 1, facts.Banking, taken).Of(code, Bank, By, Date);
            entries.AddRange(kept);
            rejections.AddRange(refused);
        }
        return rejections.Count > 0 ? Decision.Refuse(rejections) : Decision.Keep(entries);
    }
}

[Command("bankMatchUndone", "撤销匹配", "Undo a match", "",
    """{"type":"bankMatchUndone","key":"2024-02-02-bankMatchUndone","date":"2024-02-02","by":"陈会计","match":"M101-000001","reason":"收款人不符"}""")]
public sealed record BankMatchUndone : Command
{
    [Refers(Register.Match), Means("匹配代码", "Code of the match")] public required string Match { get; init; }
    [Means("原因", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (facts.Banking.Undone.TryGetValue(Match, out var undone)) return Decision.Refuse(RejectionReason.MatchAlreadyUndone, Match, undone.By, undone.On);
        return facts.Reconciliations.Resting is [var proved, ..]
            ? Decision.Refuse(RejectionReason.MatchProved, Match, proved.Code, proved.AsOf)
            : Decision.Keep(new MatchUndone(Match, By, Date, Reason));
    }
}
