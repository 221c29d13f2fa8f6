using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>Where a piece of work stands: it waits for a signature, went back to its submitter, is in the books, or was taken back.</summary>
public enum WorkState { Waiting, Returned, Recorded, Withdrawn }

/// <summary>What a person did with a piece of work.</summary>
public enum WorkAct { Submitted, Signed, Returned, Resubmitted, Withdrawn }

/// <summary>Who has had a part in a piece of work so far. Persons, not logins.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Signed">Who gave which signature to its present version.</param>
/// <param name="Hands">Everyone who submitted or edited it, in any version.</param>
/// <param name="Payees">Those to whom it pays money.</param>
public sealed record Participants(long Item, IReadOnlyDictionary<Signature, string> Signed, IReadOnlySet<string> Hands, IReadOnlySet<string> Payees);

/// <summary>Who may give which signature (会计基础工作规范 §12; domain.md D.4; reliability R03).</summary>
public static class Signing
{
    /// <summary>One of the roles gives the signature. Whoever may send a command draws it up; the others have a role each.</summary>
    public static bool MaySign(Signature signature, IReadOnlyCollection<Role> roles, IEnumerable<Type> commands) => signature == Signature.By
        ? commands.All(command => roles.Any(role => Roles.MaySend(role, command)))
        : roles.Contains(Roles.SignerOf(signature));

    /// <summary>The signature that a person with these roles gives by submitting the commands: the maker's, or the approver's
    /// when he starts an approval that a clerk has yet to draw up. Null if he may not submit them.</summary>
    public static Signature? BySubmitting(IReadOnlyCollection<Role> roles, IReadOnlyList<Command> commands)
    {
        if (MaySign(Signature.By, roles, commands.Select(command => command.GetType()))) return Signature.By;
        return roles.Contains(Role.Approver) && commands.All(Signatures.IsApproved) ? Signature.ApprovedBy : null;
    }

    /// <summary>The same of one command that is still to be written.</summary>
    public static Signature? BySubmitting(IReadOnlyCollection<Role> roles, Type command)
    {
        if (MaySign(Signature.By, roles, [command])) return Signature.By;
        return roles.Contains(Role.Approver) && Signatures.IsApproved(command) ? Signature.ApprovedBy : null;
    }

    /// <summary>Why this person may not give the signature, or null: who reviews neither drew up, submitted nor edited it and is not
    /// paid by it; who pays neither drew up nor reviewed; who approves did not ask.</summary>
    public static Rejection? Judge(Signature signature, string person, Participants known)
    {
        var words = Terms.Of(signature);
        var refusal = signature switch
        {
            Signature.ApprovedBy when Holds(Signature.By) || known.Hands.Contains(person) => new Rejection(RejectionReason.SelfApproval, person),
            Signature.Reviewer when Holds(Signature.By) => new Rejection(RejectionReason.MakerIsReviewer, person),
            Signature.Cashier when Holds(Signature.By) || Holds(Signature.Reviewer) => new Rejection(RejectionReason.CashierNotSeparate, person),
            Signature.Reviewer when Holds(Signature.Cashier) => new Rejection(RejectionReason.CashierNotSeparate, person),
            Signature.By when Holds(Signature.ApprovedBy) => new Rejection(RejectionReason.SelfApproval, person),
            _ when known.Hands.Contains(person) => new Rejection(RejectionReason.SignerTookPart, person, known.Item, words),
            not Signature.By when known.Payees.Contains(person) => new Rejection(RejectionReason.SignerIsPayee, person, words),
            _ => null,
        };
        return refusal is null ? null : refusal with { Field = Signatures.FieldOf(signature) };

        bool Holds(Signature other) => known.Signed.GetValueOrDefault(other) == person;
    }
}
