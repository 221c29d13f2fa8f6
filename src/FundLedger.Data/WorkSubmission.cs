using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Commands with the one signature that their submitter gives, or why he cannot submit them.</summary>
internal sealed record WorkSubmission(IReadOnlyList<Command> Commands, Signature Signature, WorkOutcome? Refusal)
{
    /// <summary>What it stands for when it comes again.</summary>
    public string Fingerprint { get; } = WorkLog.FingerprintOf(Commands);

    public static WorkSubmission Of(Actor actor, IReadOnlyCollection<Role> roles, IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> lines)
    {
        if (lines.Count == 0) return Refused(WorkOutcome.Refused(new Rejection(RejectionReason.MissingField, "type") { Field = "type" }));
        if (lines.Any(line => line.Command is null)) return Refused(WorkOutcome.Refused([.. lines.Select(line => new Outcome("", line.Rejections, false))]));
        Command[] commands = [.. lines.Select(line => line.Command!)];
        if (Signing.BySubmitting(roles, commands) is not { } signature)
            return Refused(WorkOutcome.Refused([.. commands.Select(command => NotYours(actor, roles, command))]));
        Outcome[] typed = [.. commands.Select(command => Outcome.Refused([.. Typed(command, actor, signature)]))];
        if (typed.Any(line => line.Rejections.Count > 0)) return Refused(WorkOutcome.Refused(typed));
        return new([.. commands.Select(command => Signatures.With(command, signature, actor.Person))], signature, null);
    }

    private static WorkSubmission Refused(WorkOutcome refusal) => new([], Signature.By, refusal);

    private static Outcome NotYours(Actor actor, IReadOnlyCollection<Role> roles, Command command) => Signing.BySubmitting(roles, [command]) == Signature.By
        ? Outcome.Refused() : Outcome.Refused(new Rejection(RejectionReason.CommandNotYours, actor.Person, new Phrase(Catalogue.Of(command.GetType()).Zh, Catalogue.Of(command.GetType()).En)));

    // What a person typed into the place of his own signature is his own name or it is another's.
    private static IEnumerable<Rejection> Typed(Command command, Actor actor, Signature own) => Signatures.All
        .Select(signature => (signature, name: Signatures.Given(command, signature)))
        .Where(given => given.name.Length > 0 && !Signatures.IsAwaited(given.name) && !(given.signature == own && given.name == actor.Person))
        .Select(given => new Rejection(RejectionReason.SignatureTyped, Terms.Of(given.signature), given.name) { Field = Signatures.FieldOf(given.signature) });
}
