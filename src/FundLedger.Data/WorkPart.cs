using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Who has done what with an item so far.</summary>
internal sealed class WorkPart(IReadOnlyList<WorkStep> steps, long version, IReadOnlyList<Type> types)
{
    /// <summary>The types of its commands.</summary>
    public IReadOnlyList<Type> Types => types;

    /// <summary>Who gave which signature to the present version.</summary>
    public IReadOnlyDictionary<Signature, string> Signed { get; } = steps
        .Where(step => step.Version == version && step.Gave is not null)
        .ToDictionary(step => step.Gave!.Value, step => step.Person);

    public IReadOnlyDictionary<Signature, string> SignedAlso(Signature signature, string person) => new Dictionary<Signature, string>(Signed) { [signature] = person };

    public Participants Participants(long item, IReadOnlySet<string> payees) =>
        new(item, Signed, steps.Where(step => step.IsByHand).Select(step => step.Person).ToHashSet(StringComparer.Ordinal), payees);

    /// <summary>The person did just this before, as when a button is pressed twice.</summary>
    public bool Did(Actor actor, WorkAct act, int seen, Signature? signature) =>
        seen == version && steps.Any(step => step.Version == seen && step.Did == act && step.Gave == signature && step.Person == actor.Person);
}
