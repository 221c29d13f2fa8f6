namespace FundLedger.Litigation;

/// <summary>What an organisation must show to get an advance: its registration, or the whole file of 法释〔2015〕1号 art. 8.</summary>
public enum EligibilityFile { Registration, Full }

/// <summary>Who signs: any name, or persons who hold the duty on that day.</summary>
public enum DutyCheck { Names, Register }

/// <summary>Parameters about organisations, approvals and duties.</summary>
public sealed partial record Policy
{
    public EligibilityFile EligibilityFile { get; init; } = EligibilityFile.Registration;
    /// <summary>A party whose credit code fails its check is registered only with a reason (domain.md D.7).</summary>
    public bool CreditCodeReason { get; init; }
    /// <summary>What an approval cites must be a registered item of a meeting (domain.md A14).</summary>
    public bool BasisRegistered { get; init; }
    /// <summary>Who approves less than was asked for says why.</summary>
    public bool PartApprovalReason { get; init; }
    public DutyCheck Duties { get; init; } = DutyCheck.Names;
    /// <summary>The source that rewards use up first (domain.md R42, R43).</summary>
    public Events.MoneySource RewardSourceFirst { get; init; } = Events.MoneySource.Sanction;
    /// <summary>The payment of a reward names its source in the budget as well (domain.md R43).</summary>
    public bool RewardSourceInBudget { get; init; }

    private static IEnumerable<PolicyParameter> OfOrganisations =>
    [
        Choice<EligibilityFile>("eligibilityFile", "社会组织资格审查", "File an organisation needs", (policy, value) => policy with { EligibilityFile = value }),
        Switch("creditCodeReason", "信用代码校验不符须说明理由", "Failing credit codes need a reason", (policy, on) => policy with { CreditCodeReason = on }),
        Switch("basisRegistered", "批准依据须为已登记的议定事项", "A basis must be a registered item", (policy, on) => policy with { BasisRegistered = on }),
        Switch("partApprovalReason", "部分批准须说明理由", "Part approval needs a reason", (policy, on) => policy with { PartApprovalReason = on }),
        Choice<DutyCheck>("duties", "签名人职责审查", "Who may sign", (policy, value) => policy with { Duties = value }),
        Choice<Events.MoneySource>("rewardSourceFirst", "奖励先用的资金来源", "Source that rewards use first", (policy, value) => policy with { RewardSourceFirst = value }),
        Switch("rewardSourceInBudget", "奖励支付在预算支出中注明来源", "Reward payments name their source in the budget", (policy, on) => policy with { RewardSourceInBudget = on }),
    ];
}
