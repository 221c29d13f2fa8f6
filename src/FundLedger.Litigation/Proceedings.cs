using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>A step in the life of a case (domain.md D.9, E.3, E.4).</summary>
public enum CaseStep
{
    /// <summary>Something worth keeping that changes nothing.</summary>
    Noted,
    /// <summary>立案: the court accepted the case.</summary>
    Filed,
    /// <summary>一审裁判, not final yet.</summary>
    Judged,
    Appealed,
    /// <summary>生效裁判; the detail is a <see cref="CaseOutcome"/>.</summary>
    Final,
    /// <summary>调解或和解协议公告, at least thirty days (法释〔2015〕1号 art. 25).</summary>
    SettlementAnnounced,
    Settled,
    Withdrawn,
    RetrialOrdered,
    /// <summary>原裁判撤销 after a retrial.</summary>
    Revoked,
    EnforcementApplied,
    /// <summary>时效中断 of the two years of 民事诉讼法 art. 250.</summary>
    LimitationInterrupted,
    /// <summary>Enforcement stands still for a cause that is not the debtor's: no doubled interest runs (法释〔2014〕8号).</summary>
    InterestSuspended,
    InterestResumed,
    /// <summary>The agreed mode of delivering and using damages; the detail is a <see cref="DeliveryMode"/>.</summary>
    ModeAgreed,
    /// <summary>The defendant paid the restorer itself: memo only (R41).</summary>
    DirectlyPaid,
    /// <summary>The defendant restored the environment itself, and it was accepted.</summary>
    SelfRestored,
    Closed,
}

/// <summary>How a case ended.</summary>
public enum CaseOutcome { Won, PartlyWon, Lost }

/// <summary>How damages are delivered and used (founding notice 三(二); domain.md A8, D.10).</summary>
public enum DeliveryMode { Custody, Treasury, Direct, SelfRestore }

/// <summary>One step of a case, with its paper. Steps are never taken back: the next step says what changed.</summary>
/// <param name="Detail">A code that the step needs, such as an outcome; else empty.</param>
/// <param name="Party">The defendant or other party it concerns; empty for the case as a whole.</param>
/// <param name="UntilOn">The last day of a time limit that it sets running; the day itself if none.</param>
public sealed record CaseEvent(string Case, CaseStep Step, string Detail, string Party, DateOnly On, DateOnly UntilOn, Money Amount, string Paper, string Note) : Entry;

/// <summary>A head that a judgment awards beside principal: execution costs, which are an advance's, or general interest.</summary>
public sealed record JudgmentHead(string Judgment, string Case, string Defendant, AllocationHead Head, string Advance, Money Amount, DateOnly DueOn) : Entry;

/// <summary>A debtor who owes a receivable together with the one it is named after (连带责任; R24b).</summary>
public sealed record JointDebtor(string Judgment, string Case, string Named, string Debtor) : Entry;

/// <summary>A receipt whose payer or cause is not known yet (待查收款; R29).</summary>
public sealed record PendingReceipt(string Code, string Fund, string Bank, Money Amount, DateOnly ReceivedOn, string Remitter) : Entry;

/// <summary>A temporary loan from one fund to another (R08).</summary>
public sealed record FundLoan(string Code, string Lender, string Borrower, Money Amount, DateOnly LentOn, DateOnly DueOn) : Entry;

/// <summary>An instalment of a restoration contract that falls due when its part is done.</summary>
public sealed record Milestone(string Contract, int No, string Name, Money Amount, DateOnly DueOn) : Entry;

/// <summary>The acceptance 验收 of a milestone, or of the whole contract as number 0.</summary>
public sealed record Acceptance(string Contract, int MilestoneNo, DateOnly AcceptedOn, string Report, string AcceptedBy) : Entry;

/// <summary>So much of an advance became budget expenditure; negative when it came back or was given up.</summary>
public sealed record Recognised(string Advance, string Fund, DateOnly On, Money Amount) : Entry;

/// <summary>What the books know of the cases a command refers to, beyond their registration. Steps, heads and marks whose
/// voucher was cancelled are not among them.</summary>
public sealed record Proceedings
{
    public IReadOnlyList<CaseEvent> Steps { get; init; } = [];
    public IReadOnlyList<JudgmentHead> Heads { get; init; } = [];
    public IReadOnlyList<JointDebtor> JointDebtors { get; init; } = [];
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];
    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];
    public IReadOnlyList<Recognised> Recognitions { get; init; } = [];
    public IReadOnlyDictionary<string, PendingReceipt> Receipts { get; init; } = new Dictionary<string, PendingReceipt>();
    public IReadOnlyDictionary<string, FundLoan> Loans { get; init; } = new Dictionary<string, FundLoan>();
}
