using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What a joint meeting decides on (founding notice 二(四)).</summary>
public enum DecisionKind { Advance, Mode, Reward, WriteOff, Limit, Other }

/// <summary>A joint meeting 联席会议 and the number of its minutes.</summary>
public sealed record JointMeeting(string Minutes, DateOnly On, string Participants, string Document) : Entry;

/// <summary>A numbered item that the minutes agree on; approvals cite it as <c>minutes#number</c>.</summary>
public sealed record MeetingItem(string Minutes, int Number, DecisionKind Kind, string Subject, string Responsible, DateOnly Due) : Entry;

public enum FollowUpState { Open, Done, Dropped }

/// <summary>What became of an item.</summary>
public sealed record FollowUp(string Minutes, int Number, DateOnly On, FollowUpState State, string Note, string RecordedBy) : Entry;

/// <summary>Up to which amount a level approves for one fund, from a day on.</summary>
public sealed record ApprovalLimit(string Fund, ApprovalLevel Level, Money Limit, DateOnly From, string Basis) : Entry;

/// <summary>One person approves for another for a time, up to a level.</summary>
public sealed record Delegation(string From, string To, ApprovalLevel Level, DateOnly FromDay, DateOnly ToDay, string Document) : Entry
{
    public bool CoversOn(DateOnly day, ApprovalLevel level) => FromDay <= day && day <= ToDay && level <= Level;
}

/// <summary>An approval that one person gave for another.</summary>
public sealed record DelegatedApproval(string By, string OnBehalfOf, ApprovalLevel Level, DateOnly On) : Entry;

/// <summary>Who may approve what, on which basis (domain.md A14, D.4).</summary>
internal static class Approvals
{
    /// <summary>The level that the amount needs: the fund's own limits first, the policy's where it has none.</summary>
    public static ApprovalLevel LevelFor(Facts facts, string fund, Money amount)
    {
        if (amount <= LimitFor(facts, fund, ApprovalLevel.Section)) return ApprovalLevel.Section;
        return amount <= LimitFor(facts, fund, ApprovalLevel.Deputy) ? ApprovalLevel.Deputy : ApprovalLevel.Meeting;
    }

    /// <summary>Up to which amount a level below the meeting approves.</summary>
    public static Money LimitFor(Facts facts, string fund, ApprovalLevel level) =>
        LimitOf(facts, fund, level, level == ApprovalLevel.Section ? facts.Policy.SectionLimit : facts.Policy.DeputyLimit);

    private static Money LimitOf(Facts facts, string fund, ApprovalLevel level, Money general) => facts.Organisations.Limits
        .Where(limit => limit.Fund == fund && limit.Level == level && limit.From <= facts.Organisations.Today)
        .OrderBy(limit => limit.From)
        .LastOrDefault()?.Limit ?? general;

    /// <summary>What approvals and others cite must stand in the minutes of a meeting, where the policy asks for it.</summary>
    public static Rejection? Basis(Facts facts, string? basis, DecisionKind kind)
    {
        if (!facts.Policy.BasisRegistered || string.IsNullOrEmpty(basis)) return null;
        var (minutes, number) = Parts(basis);
        if (facts.Organisations.Items.FirstOrDefault(item => item.Minutes == minutes && item.Number == number) is not { } item)
            return new(RejectionReason.BasisNotRegistered, basis) { Field = "basis" };
        if (facts.Organisations.Meetings.First(meeting => meeting.Minutes == minutes).On is var held && facts.Organisations.Today < held)
            return new(RejectionReason.DateBeforeCause, facts.Organisations.Today, held, new Phrase("会议", "the meeting"));
        return item.Kind == kind ? null : new(RejectionReason.BasisOfOtherKind, basis, Terms.Of(item.Kind), Terms.Of(kind)) { Field = "basis" };
    }

    /// <summary>The minutes and the item of a citation; the item is 0 where it names none.</summary>
    public static (string Minutes, int Number) Parts(string basis)
    {
        var at = basis.LastIndexOf('#');
        return at > 0 && int.TryParse(basis.AsSpan(at + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? (basis[..at], number) : (basis, 0);
    }

    /// <summary>Who approves for another holds his delegation, directly or through others, on that day and up to that level.</summary>
    public static Rejection? OnBehalf(Facts facts, string approvedBy, string? onBehalfOf, ApprovalLevel level) =>
        string.IsNullOrEmpty(onBehalfOf) || Signatures.IsAwaited(approvedBy) || Reaches(onBehalfOf, approvedBy, facts.Organisations.Delegations.Where(given => given.CoversOn(facts.Organisations.Today, level)))
            ? null : new(RejectionReason.DelegationMissing, onBehalfOf, approvedBy, facts.Organisations.Today, Terms.Of(level)) { Field = "onBehalfOf" };

    /// <summary>A chain of delegations leads from one person to another.</summary>
    public static bool Reaches(string from, string to, IEnumerable<Delegation> delegations)
    {
        var next = delegations.ToLookup(given => given.From, given => given.To);
        var seen = new HashSet<string> { from };
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var person))
            foreach (var other in next[person].Where(seen.Add)) waiting.Enqueue(other);
        return from != to && seen.Contains(to);
    }

    /// <summary>What is kept of an approval that one gave for another; nothing of one's own.</summary>
    public static IReadOnlyList<Entry> Kept(Command command, string approvedBy, string? onBehalfOf, ApprovalLevel level) =>
        string.IsNullOrEmpty(onBehalfOf) ? [] : [new DelegatedApproval(approvedBy, onBehalfOf, level, command.Date)];
}
