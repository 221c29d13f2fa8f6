using System.Reflection;
using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>The duties of the books and of those who decide (会计基础工作规范 §12; domain.md D.4).</summary>
public enum Duty { CaseOfficer, Finance, Reviewer, Cashier, Chief, Archivist, SectionHead, Leader, Legal, Office, Auditor }

/// <summary>A person as he signs.</summary>
public sealed record Person(string Name, string Position, DateOnly RegisteredOn) : Entry;

/// <summary>A duty that a person holds from a day to a day.</summary>
/// <param name="Ordinal">The command that gave it.</param>
public sealed record DutyGiven(string Person, Duty Duty, DateOnly From, DateOnly To, string Document, long Ordinal) : Entry
{
    /// <summary>The first day on which it is no longer held, if it was ended early.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool IsHeldOn(DateOnly day) => From <= day && day <= To && (EndedOn is not { } ended || day < ended);

    public bool Overlaps(DutyGiven other) =>
        From <= other.To && other.From <= To && (EndedOn is not { } mine || other.From < mine) && (other.EndedOn is not { } his || From < his);
}

/// <summary>A duty was ended before its day.</summary>
/// <param name="Given">The ordinal of the command that had given it.</param>
public sealed record DutyEnd(long Given, DateOnly On) : Entry;

/// <summary>Who may send a command; the finance desk where nothing is said.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SentByAttribute(params Duty[] duties) : Attribute
{
    public IReadOnlyList<Duty> Duties => duties;
}

/// <summary>Whether those who sign hold the duty for it.</summary>
public static class Duties
{
    private static readonly Duty[] FinanceDesk = [Duty.Finance, Duty.Chief];

    // 出纳 keeps neither the sub-ledgers nor the archives and does not review (会计基础工作规范 §12); the database knows the same pairs.
    private static readonly Duty[] NotWithCashier = [Duty.Reviewer, Duty.Archivist, Duty.Finance, Duty.Chief];

    /// <summary>Who may send a command of this type.</summary>
    public static IReadOnlyList<Duty> SendersOf(Type command) => command.GetCustomAttribute<SentByAttribute>()?.Duties ?? FinanceDesk;

    /// <summary>No person may hold both in the same days.</summary>
    public static bool AreIncompatible(Duty one, Duty other) =>
        (one == Duty.Cashier && NotWithCashier.Contains(other)) || (other == Duty.Cashier && NotWithCashier.Contains(one));

    /// <summary>The signatures of a command whose person does not hold the duty on its day; none unless the policy is REGISTER.</summary>
    internal static IReadOnlyList<Rejection> Judge(Command command, Facts facts)
    {
        if (facts.Policy.Duties != DutyCheck.Register || IsFirstSetUp(command, facts)) return [];
        return [.. Signers(command).Where(signature => !Signatures.IsAwaited(signature.Person))
            .Where(signature => !facts.Organisations.Duties.Any(given => given.Person == signature.Person && signature.Duties.Contains(given.Duty) && given.IsHeldOn(command.Date)))
            .Select(signature => new Rejection(RejectionReason.DutyNotHeld, signature.Person, command.Date, Together(signature.Duties)) { Field = signature.Field })];
    }

    // Until there is a chief accountant nobody could name one.
    private static bool IsFirstSetUp(Command command, Facts facts) => command is Events.PersonRegistered or Events.DutyGivenTo
        && !facts.Organisations.Duties.Any(given => given.Duty == Duty.Chief && given.IsHeldOn(command.Date));

    private static IEnumerable<(string Field, string Person, IReadOnlyList<Duty> Duties)> Signers(Command command)
    {
        yield return ("by", command.By, SendersOf(command.GetType()));
        if (!string.IsNullOrEmpty(command.Reviewer)) yield return ("reviewer", command.Reviewer, [Duty.Reviewer]);
        if (!string.IsNullOrEmpty(command.Cashier)) yield return ("cashier", command.Cashier, [Duty.Cashier]);
        var told = command is Events.VoucherCorrected corrected ? corrected.Replacement : command;
        if (Text(told, "onBehalfOf") is { Length: > 0 } other) yield return ("onBehalfOf", other, ApproversAt(LevelOf(told)));
        else if (Text(told, "approvedBy") is { Length: > 0 } approver) yield return ("approvedBy", approver, ApproversAt(LevelOf(told)));
    }

    private static IReadOnlyList<Duty> ApproversAt(ApprovalLevel level) => level == ApprovalLevel.Section ? [Duty.SectionHead, Duty.Leader] : [Duty.Leader];

    private static ApprovalLevel LevelOf(Command command) =>
        Catalogue.FieldsOf(command.GetType()).FirstOrDefault(field => field.Name == "level")?.Property.GetValue(command) as ApprovalLevel? ?? ApprovalLevel.Section;

    private static string? Text(Command command, string name) =>
        Catalogue.FieldsOf(command.GetType()).FirstOrDefault(field => field.Name == name)?.Property.GetValue(command) as string;

    private static Phrase Together(IReadOnlyList<Duty> duties) =>
        new(string.Join('、', duties.Select(duty => Terms.Of(duty).Zh)), string.Join(" or ", duties.Select(duty => Terms.Of(duty).En)));
}
