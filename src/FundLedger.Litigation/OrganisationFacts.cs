using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What was approved and paid of the rewards of a case out of one source.</summary>
public sealed record RewardSource(string Fund, string Case, Events.MoneySource Source, Money Approved, Money Paid);

/// <summary>What the books know of the organisations, firms, invoices, meetings and persons that a command has to do with.</summary>
public sealed record OrganisationFacts
{
    /// <summary>The day that the command is dated.</summary>
    public DateOnly Today { get; init; }
    public IReadOnlyList<FilePaper> Papers { get; init; } = [];
    /// <summary>Credit codes that fail their check and wait for a second person.</summary>
    public IReadOnlyList<CreditCodeDoubt> Doubts { get; init; } = [];
    public IReadOnlyList<OwnMoney> OwnMoney { get; init; } = [];
    /// <summary>Decisions on rewards that had several shares or were honours.</summary>
    public IReadOnlyList<RewardDecision> Rewards { get; init; } = [];
    /// <summary>By source, for the payment of a reward only.</summary>
    public IReadOnlyList<RewardSource> RewardSources { get; init; } = [];
    public IReadOnlyDictionary<string, PanelEntry> Panel { get; init; } = new Dictionary<string, PanelEntry>();
    public IReadOnlyList<PanelEvent> PanelEvents { get; init; } = [];
    public IReadOnlyList<AgreementTerms> Terms { get; init; } = [];
    public IReadOnlyList<ServiceRecord> Services { get; init; } = [];
    /// <summary>The meetings whose minutes the command names or cites.</summary>
    public IReadOnlyList<JointMeeting> Meetings { get; init; } = [];
    public IReadOnlyList<MeetingItem> Items { get; init; } = [];
    public IReadOnlyList<ApprovalLimit> Limits { get; init; } = [];
    public IReadOnlyList<Delegation> Delegations { get; init; } = [];
    public IReadOnlySet<string> Persons { get; init; } = new HashSet<string>();
    public IReadOnlyList<DutyGiven> Duties { get; init; } = [];

    /// <summary>The status of a panel entry on the command's day.</summary>
    public PanelStatus StatusOf(string entry) => PanelEvents
        .Where(change => change.Entry == entry && change.Kind == PanelEventKind.Status && change.On <= Today)
        .OrderBy(change => change.On)
        .LastOrDefault()?.Status ?? PanelStatus.Active;
}
