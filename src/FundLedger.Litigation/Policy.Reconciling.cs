namespace FundLedger.Litigation;

/// <summary>Parameters about bank reconciliations.</summary>
public sealed partial record Policy
{
    /// <summary>Days after which an open item of a reconciliation needs an explanation (domain.md D.5).</summary>
    public int OpenItemDays { get; init; } = 30;

    private static IEnumerable<PolicyParameter> OfReconciling =>
    [
        Whole("openItemDays", "未达账项超过多少天须说明原因", "Days after which an open item needs an explanation", 3_650, (policy, days) => policy with { OpenItemDays = days }),
    ];
}
