using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>The rules of a fund from a day on (domain.md A7). The rule of the day decides; without one the fund's opening does.</summary>
/// <param name="Purposes">What it may pay for.</param>
/// <param name="Sources">Whose money it may take; any if empty.</param>
/// <param name="DecidedBy">决策机构.</param>
public sealed record FundRule(string Fund, DateOnly From, IReadOnlyList<Purpose> Purposes, IReadOnlyList<Events.MoneySource> Sources, string DecidedBy,
    string Document) : Entry;

/// <summary>A change of the budget of a fund for an economic class in a year; the approval is the first.</summary>
/// <param name="Amount">By so much, in fen; negative when the budget is cut.</param>
/// <param name="Reason">Empty for the approval itself.</param>
public sealed record BudgetChange(string Fund, int Year, string EconomicClass, Money Amount, DateOnly DecidedOn, string Document, string Reason) : Entry;

/// <summary>Where an entity stands in the administration (domain.md A17).</summary>
public enum UnitLevel { Province, City, County }

/// <summary>The level at which an entity was opened.</summary>
public sealed record EntityLevel(UnitLevel Level) : Entry;

/// <summary>Money between two entities of the tree, as one of them recorded it; consolidation eliminates it where both agree.</summary>
/// <param name="Reference">The number of the paper under which both sides know it.</param>
public sealed record InternalItem(bool IsSent, string Other, string Reference, string Fund, Money Amount, DateOnly MovedOn) : Entry;

/// <summary>The lists that are shared with courts, procuratorates, police and other levels (domain.md A15).</summary>
public enum SharedList { Organisations, LawFirms, Cases }

/// <summary>A shared list was handed out.</summary>
/// <param name="Digest">SHA-256 of the file, lower-case hex.</param>
public sealed record ListHandedOut(SharedList List, string Recipient, int Rows, string Digest, DateOnly On) : Entry;

/// <summary>Another entity of the installation.</summary>
/// <param name="Level">Null where it was opened without one.</param>
/// <param name="IsInLine">It stands above or below the entity of the command, at whatever distance.</param>
public sealed record Neighbour(string Code, UnitLevel? Level, bool IsInLine);

/// <summary>What the books know about the stewardship of funds, beyond the funds themselves.</summary>
public sealed record Stewardship
{
    /// <summary>What the cancelled voucher's command had paid for.</summary>
    public IReadOnlyList<Spending> Spendings { get; init; } = [];
    /// <summary>The internal items of the cancelled voucher's command.</summary>
    public IReadOnlyList<InternalItem> InternalItems { get; init; } = [];
    /// <summary>The budget of the command's fund and year by economic class.</summary>
    public IReadOnlyDictionary<string, Money> Budget { get; init; } = new Dictionary<string, Money>();
    /// <summary>What was paid on that budget.</summary>
    public IReadOnlyDictionary<string, Money> Paid { get; init; } = new Dictionary<string, Money>();
    /// <summary>The other entity that the command names; null if there is none or it was not opened.</summary>
    public Neighbour? Other { get; init; }
    /// <summary>How many rows the list that the command hands out has.</summary>
    public int SharedRows { get; init; }
}
