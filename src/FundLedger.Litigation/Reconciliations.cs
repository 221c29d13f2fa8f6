using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What became of a reconciliation.</summary>
public enum ReconciliationState { Open, Finished, Abandoned }

/// <summary>银行存款余额调节表: a bank account is being proved as of a day.</summary>
/// <param name="AsOf">The last day that counts.</param>
public sealed record Reconciliation(string Code, string Bank, DateOnly AsOf, string OpenedBy, DateOnly OpenedOn) : Entry
{
    public ReconciliationState State { get; init; }
}

/// <summary>Why an item is open, and when it is expected to be settled; the latest word counts.</summary>
public sealed record ItemExplanation(string Reconciliation, string Item, string Reason, DateOnly? ExpectedOn, string By, DateOnly On) : Entry;

/// <summary>The figures of a finished reconciliation, frozen.</summary>
/// <param name="KnownSeq">The last voucher that was posted when it was finished.</param>
public sealed record ReconciliationResult(string Code, Money Books, Money ReceivedByBank, Money PaidByBank, Money Statement, Money ReceivedByBooks, Money PaidByBooks,
    Money Adjusted, string PreparedBy, string ReviewedBy, DateOnly FinishedOn, long KnownSeq) : Entry;

/// <summary>An open item of a finished reconciliation, frozen.</summary>
/// <param name="Days">Its age on the reconciliation's day.</param>
public sealed record ReconciledItem(string Code, BankOpenItem Item, int Days, string Reason, DateOnly? ExpectedOn) : Entry;

/// <summary>A reconciliation was given up; another may be opened.</summary>
public sealed record ReconciliationAbandonment(string Code, string Reason, string By, DateOnly On) : Entry;

/// <summary>What the books know about the reconciliations of the account that a command concerns.</summary>
public sealed class ReconciliationFacts
{
    /// <summary>Those of the account, and any other whose code the command names, in the order of their opening.</summary>
    public IReadOnlyDictionary<string, Reconciliation> Known { get; init; } = new Dictionary<string, Reconciliation>();
    /// <summary>The account at the end of the reconciliation's day.</summary>
    public BankPosition? Position { get; init; }
    /// <summary>The latest word on each item of the reconciliation.</summary>
    public IReadOnlyDictionary<string, ItemExplanation> Explained { get; init; } = new Dictionary<string, ItemExplanation>();
    /// <summary>Cashiers of the account's vouchers in the month, and who holds the duty on the command's day.</summary>
    public IReadOnlySet<string> Cashiers { get; init; } = new HashSet<string>();
    /// <summary>The finished reconciliations that rest on the match a command would undo.</summary>
    public IReadOnlyList<Reconciliation> Resting { get; init; } = [];
    public long LastSeq { get; init; }
}
