namespace FundLedger.Litigation;

/// <summary>Parameters about papers.</summary>
public sealed partial record Policy
{
    /// <summary>A voucher has a file or a number of sheets, but for closing and corrections (会计基础工作规范 §51（四）; domain.md E.8.16).</summary>
    public bool EvidenceRequired { get; init; }

    private static IEnumerable<PolicyParameter> OfEvidence =>
    [
        Switch("evidenceRequired", "凭证须有附件（结账和更正除外）", "Vouchers need a paper, closing and corrections excepted", (policy, value) => policy with { EvidenceRequired = value }),
    ];
}
