namespace FundLedger.Litigation;

/// <summary>A bank account of a party as it was proposed.</summary>
/// <param name="Code">The code of the change.</param>
/// <param name="DrawnBy">Who recorded the proposal.</param>
public sealed record PartyAccount(string Code, string Party, string BankName, string Number, string Holder, string ProposedBy, DateOnly ProposedOn, string DrawnBy) : Entry;

/// <summary>A second person found a proposed account to be the party's own.</summary>
/// <param name="EffectiveOn">The first day on which money may go there.</param>
public sealed record AccountConfirmation(string Code, string ConfirmedBy, DateOnly ConfirmedOn, DateOnly EffectiveOn) : Entry;

/// <summary>What changed of a party on a day; an empty name or contact stays what it was.</summary>
public sealed record PartyRevision(string Party, string Name, IReadOnlyList<PartyKind> Kinds, string Contact, DateOnly From, string By) : Entry;

/// <summary>What changed of the description of a case on a day; what is empty stays what it was.</summary>
public sealed record CaseRevision(string Case, string Number, string Responsible, string Note, DateOnly From, string By) : Entry;

/// <summary>What is known of the accounts of the parties that a command concerns.</summary>
public sealed class MasterData
{
    /// <summary>Proposed accounts by the code of their change, in the order of their registration.</summary>
    public IReadOnlyDictionary<string, PartyAccount> Proposed { get; init; } = new Dictionary<string, PartyAccount>();
    public IReadOnlyDictionary<string, AccountConfirmation> Confirmed { get; init; } = new Dictionary<string, AccountConfirmation>();

    /// <summary>The account to which the party is paid on a day, or null.</summary>
    public PartyAccount? InForce(string party, DateOnly day) => Proposed.Values
        .Where(account => account.Party == party && Confirmed.TryGetValue(account.Code, out var confirmation) && confirmation.EffectiveOn <= day)
        .LastOrDefault();
}
