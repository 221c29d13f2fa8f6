using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What became of something that a person did with work.</summary>
/// <param name="Item">The item's number; 0 where it was recorded at once or refused before there was one.</param>
/// <param name="State">Where the work stands now; null when it was refused and there is no item.</param>
/// <param name="WaitsFor">The signature it waits for.</param>
/// <param name="Lines">What the books say to each of its commands; empty where they were not asked.</param>
/// <param name="Rejections">Why it was refused, in their fixed order; none if it was done, now or before.</param>
public sealed record WorkOutcome(long Item, WorkState? State, Signature? WaitsFor, IReadOnlyList<Outcome> Lines, IReadOnlyList<Rejection> Rejections)
{
    public bool IsRefused => Rejections.Count > 0;

    /// <summary>It was done before, and this is where that led: nothing new was written.</summary>
    public bool IsRepeat { get; init; }

    internal static WorkOutcome Refused(params IReadOnlyList<Rejection> rejections) => new(0, null, null, [], rejections);

    internal static WorkOutcome Refused(IReadOnlyList<Outcome> lines) =>
        new(0, null, null, lines, [.. lines.SelectMany(line => line.Rejections).Distinct().OrderBy(rejection => rejection.Reason)]);
}

/// <summary>Where people sign (在办事项): what they submit waits for the signatures it lacks, goes from one to the next in the order of
/// <see cref="Signature"/>, and is recorded by the last of them in the same transaction (reliability R03, R04, R06).</summary>
public sealed class WorkDesk(Database database)
{
    private static readonly Dictionary<Signature, string> Nobody = [];

    private readonly WorkTrials trials = new(new Journal(database));

    private DateTime Now => Journal.WholeMilliseconds(database.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Takes commands in, signed by whoever submits them: the maker, or the approver of what a clerk will draw up. Recorded at
    /// once if they need nobody else. Submitted again they lead to the same item.</summary>
    /// <param name="roles">The roles of the actor in this entity.</param>
    /// <param name="commands">As <see cref="CommandReader.ReadUnsigned"/> read them; one that could not be read stands as its rejections.</param>
    public async Task<WorkOutcome> SubmitAsync(Actor actor, IReadOnlyCollection<Role> roles, string entity,
        IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> commands, CancellationToken stop)
    {
        var submission = WorkSubmission.Of(actor, roles, commands);
        if (submission.Refusal is { } refusal) return refusal;
        return await WriteAsync(entity, books => SubmitAsync(books, actor, entity, submission), stop);
    }

    /// <summary>What the commands would come to, with the first of their vouchers; nothing is kept.</summary>
    public async Task<(WorkTrial? Trial, WorkOutcome? Refusal)> RehearseAsync(Actor actor, IReadOnlyCollection<Role> roles, string entity,
        IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> commands, int shown, CancellationToken stop)
    {
        var submission = WorkSubmission.Of(actor, roles, commands);
        if (submission.Refusal is { } refusal) return (null, refusal);
        var trial = await RehearseAsync(entity, books => trials.RunAsync(books, entity, submission.Commands, Nobody, actor, shown), stop);
        return (trial, null);
    }

    /// <summary>What a waiting item would come to by now; nothing is kept. Null if there is no such item.</summary>
    public Task<WorkTrial?> RehearseAsync(Actor actor, string entity, long item, int shown, CancellationToken stop) => RehearseAsync(entity, async books =>
        await WorkLog.FindAsync(books, entity, item) is { } head ? await TryAsync(books, entity, head, (await PartAsync(books, entity, head)).Signed, actor, shown) : null, stop);

    /// <summary>Gives the signature that the item waits for. The last one records it; if the books refuse it now, nothing is signed.</summary>
    /// <param name="version">The version that the signer saw.</param>
    public Task<WorkOutcome> SignAsync(Actor actor, IReadOnlyCollection<Role> roles, string entity, long item, int version, Signature signature, CancellationToken stop) =>
        OnItemAsync(entity, item, async (books, head) =>
        {
            var part = await PartAsync(books, entity, head);
            if (part.Did(actor, WorkAct.Signed, version, signature)) return await StandAsync(books, entity, head);
            if (Turn(head, part, actor, roles, version, signature, Terms.Of(WorkAct.Signed)) is { } refusal) return WorkOutcome.Refused(refusal);
            return await SignAsync(books, entity, head, part, actor, signature);
        }, stop);

    /// <summary>Gives the item back to its submitter. Whoever could sign it now may do so; the signatures given so far fall away.</summary>
    public Task<WorkOutcome> ReturnAsync(Actor actor, IReadOnlyCollection<Role> roles, string entity, long item, int version, string reason, CancellationToken stop) =>
        OnItemAsync(entity, item, async (books, head) =>
        {
            var part = await PartAsync(books, entity, head);
            if (part.Did(actor, WorkAct.Returned, version, null)) return await StandAsync(books, entity, head);
            if (Turn(head, part, actor, roles, version, head.Awaited, Terms.Of(WorkAct.Returned)) is { } refusal) return WorkOutcome.Refused(refusal);
            if (Reason(reason, out var told) is { } fault) return WorkOutcome.Refused(fault);
            return await MoveAsync(books, entity, head, WorkState.Returned, WorkAct.Returned, actor, told);
        }, stop);

    /// <summary>Puts other commands in the place of the item's: its submitter edits it, whether it waits or was returned. All signatures
    /// are taken anew.</summary>
    /// <inheritdoc cref="SubmitAsync(Actor, IReadOnlyCollection{Role}, string, IReadOnlyList{ValueTuple{Command, IReadOnlyList{Rejection}}}, CancellationToken)"/>
    public async Task<WorkOutcome> ResubmitAsync(Actor actor, IReadOnlyCollection<Role> roles, string entity, long item, int version,
        IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> commands, CancellationToken stop)
    {
        var submission = WorkSubmission.Of(actor, roles, commands);
        if (submission.Refusal is { } refusal) return refusal;
        return await OnItemAsync(entity, item, async (books, head) =>
        {
            var steps = await WorkLog.StepsAsync(books, entity, item);
            if (head.Version == version + 1 && steps[^1] is { Did: WorkAct.Resubmitted } last && last.Person == actor.Person
                && await WorkLog.VersionOfAsync(books, entity, item, submission.Fingerprint) == head.Version) return await StandAsync(books, entity, head);
            if (Own(head, actor, version, Terms.Of(WorkAct.Resubmitted)) is { } mine) return WorkOutcome.Refused(mine);
            return await ResubmitAsync(books, entity, head, actor, submission);
        }, stop);
    }

    /// <summary>Takes the item back for good: its submitter does.</summary>
    public Task<WorkOutcome> WithdrawAsync(Actor actor, string entity, long item, int version, CancellationToken stop) =>
        OnItemAsync(entity, item, async (books, head) =>
        {
            if (head.Now == WorkState.Withdrawn && head.SubmittedBy == actor.Person) return await StandAsync(books, entity, head);
            if (Own(head, actor, version, Terms.Of(WorkAct.Withdrawn)) is { } refusal) return WorkOutcome.Refused(refusal);
            return await MoveAsync(books, entity, head, WorkState.Withdrawn, WorkAct.Withdrawn, actor, "");
        }, stop);

    private async Task<WorkOutcome> SubmitAsync(Session books, Actor actor, string entity, WorkSubmission submission)
    {
        if (await BeforeAsync(books, entity, submission, own: 0) is { } before) return before;
        var trial = await trials.RunAsync(books, entity, submission.Commands, Nobody, actor, 0);
        if (trial.IsRefused) return WorkOutcome.Refused(trial.Lines);
        if (trial.IsWhole) return new(0, WorkState.Recorded, null, trial.Lines, []) { IsRepeat = trial.Lines.All(line => line.IsRepeat) };
        var head = await WorkLog.OpenAsync(books, entity, actor.Person, trial.Open[0], Now);
        return await KeepAsync(books, entity, head, WorkAct.Submitted, actor, submission, trial);
    }

    private async Task<WorkOutcome> ResubmitAsync(Session books, string entity, WorkHead head, Actor actor, WorkSubmission submission)
    {
        if (await BeforeAsync(books, entity, submission, head.Item) is { } before) return before;
        var trial = await trials.RunAsync(books, entity, submission.Commands, Nobody, actor, 0);
        return trial.IsRefused ? WorkOutcome.Refused(trial.Lines) : await KeepAsync(books, entity, head, WorkAct.Resubmitted, actor, submission, trial);
    }

    private async Task<WorkOutcome> KeepAsync(Session books, string entity, WorkHead head, WorkAct act, Actor actor, WorkSubmission submission, WorkTrial trial)
    {
        await WorkLog.AddVersionAsync(books, entity, head, submission.Commands, trial.Summary);
        return await OnwardsAsync(books, entity, head, act, submission.Signature, actor, trial);
    }

    private async Task<WorkOutcome> SignAsync(Session books, string entity, WorkHead head, WorkPart part, Actor actor, Signature signature)
    {
        var trial = await TryAsync(books, entity, head, part.SignedAlso(signature, actor.Person), actor, 0);
        if (trial.IsRefused) return WorkOutcome.Refused(trial.Lines);
        if (Signing.Judge(signature, actor.Person, part.Participants(head.Item, trial.Payees)) is { } refusal) return WorkOutcome.Refused(refusal);
        return await OnwardsAsync(books, entity, head, WorkAct.Signed, signature, actor, trial);
    }

    /// <summary>On to the next signature, or into the books if there is none.</summary>
    private async Task<WorkOutcome> OnwardsAsync(Session books, string entity, WorkHead head, WorkAct act, Signature gave, Actor actor, WorkTrial trial)
    {
        head.State = Catalogue.CodeOf(trial.IsWhole ? WorkState.Recorded : WorkState.Waiting);
        head.WaitsFor = trial.IsWhole ? "" : Catalogue.CodeOf(trial.Open[0]);
        await WorkLog.AddStepAsync(books, entity, head, act, gave, actor, "", Now);
        return new(head.Item, head.Now, head.Awaited, trial.IsWhole ? trial.Lines : [], []);
    }

    private async Task<WorkOutcome> MoveAsync(Session books, string entity, WorkHead head, WorkState state, WorkAct act, Actor actor, string reason)
    {
        (head.State, head.WaitsFor) = (Catalogue.CodeOf(state), "");
        await WorkLog.AddStepAsync(books, entity, head, act, null, actor, reason, Now);
        return new(head.Item, state, null, [], []);
    }

    private async Task<WorkTrial> TryAsync(Session books, string entity, WorkHead head, IReadOnlyDictionary<Signature, string> signed, Actor actor, int shown) =>
        await trials.RunAsync(books, entity, await WorkLog.CommandsAsync(books, entity, head.Item, head.Version), signed, actor, shown);

    private static async Task<WorkPart> PartAsync(Session books, string entity, WorkHead head) =>
        new(await WorkLog.StepsAsync(books, entity, head.Item), head.Version, await WorkLog.TypesAsync(books, entity, head.Item, head.Version));

    /// <summary>Where the same submission led before, or why its keys cannot be used; null if they are free.</summary>
    /// <param name="own">The item that is being edited, whose keys it may keep.</param>
    private static async Task<WorkOutcome?> BeforeAsync(Session books, string entity, WorkSubmission submission, long own)
    {
        var items = await WorkLog.OfKeysAsync(books, entity, submission.Commands.Select(command => command.Key));
        if (items.Count == 0 || items.Values.All(item => item == own)) return null;
        var first = items.Values.First();
        if (own == 0 && await WorkLog.VersionOfAsync(books, entity, first, submission.Fingerprint) is not null)
            return await StandAsync(books, entity, (await WorkLog.FindAsync(books, entity, first))!);
        var rejections = new List<Rejection>();
        foreach (var command in submission.Commands)
            if (items.TryGetValue(command.Key, out var item) && item != own)
                rejections.Add((await WorkLog.HoldsAsync(books, entity, item, command)
                    ? new Rejection(RejectionReason.KeyInWork, command.Key, item) : new(RejectionReason.KeyReused, command.Key)) with { Field = "key" });
        return WorkOutcome.Refused([.. rejections.OrderBy(rejection => rejection.Reason)]);
    }

    /// <summary>Where the item stands, with the answers of its commands if they are in the books.</summary>
    private static async Task<WorkOutcome> StandAsync(Session books, string entity, WorkHead head)
    {
        var lines = new List<Outcome>();
        if (head.Now == WorkState.Recorded)
            foreach (var key in await WorkLog.KeysAsync(books, entity, head.Item, head.Version))
                lines.Add(new(await CommandLog.AnswerAsync(books, entity, (await CommandLog.FindAsync(books, entity, key))!.Ordinal), [], true));
        return new(head.Item, head.Now, head.Awaited, lines, []) { IsRepeat = true };
    }

    /// <summary>Why it is not this person's turn, or null.</summary>
    private static Rejection? Turn(WorkHead head, WorkPart part, Actor actor, IReadOnlyCollection<Role> roles, int version, Signature? signature, Phrase act)
    {
        if (Ended(head, act, WorkState.Waiting) is { } ended) return ended;
        if (head.Version != version) return Changed(head, version);
        var wanted = signature!.Value;
        if (head.Awaited != wanted || !Signing.MaySign(wanted, roles, part.Types))
            return new(RejectionReason.NotYourTurn, head.Item, Terms.Of(head.Awaited!.Value), actor.Person, Terms.Of(wanted));
        return Signing.Judge(wanted, actor.Person, part.Participants(head.Item, new HashSet<string>()));
    }

    private static Rejection? Own(WorkHead head, Actor actor, int version, Phrase act)
    {
        if (head.SubmittedBy != actor.Person) return new(RejectionReason.NotSubmitter, head.Item, head.SubmittedBy);
        if (Ended(head, act, WorkState.Waiting, WorkState.Returned) is { } ended) return ended;
        return head.Version == version ? null : Changed(head, version);
    }

    private static Rejection? Ended(WorkHead head, Phrase act, params WorkState[] open) =>
        open.Contains(head.Now) ? null : new(RejectionReason.WorkItemElsewhere, head.Item, Terms.Of(head.Now), act);

    private static Rejection Changed(WorkHead head, int seen) => new(RejectionReason.WorkItemChanged, head.Item, head.Version, seen);

    private static Rejection? Reason(string raw, out string told)
    {
        const int most = 200;
        var fault = TextPolicy.Clean(raw, out told);
        told = told.Trim();
        if (fault != TextFault.None) return new(RejectionReason.BadText, "reason", fault) { Field = "reason" };
        if (told.Length == 0) return new(RejectionReason.MissingField, "reason") { Field = "reason" };
        return told.Length > most ? new(RejectionReason.TextTooLong, "reason", most) { Field = "reason" } : null;
    }

    private Task<WorkOutcome> OnItemAsync(string entity, long item, Func<Session, WorkHead, Task<WorkOutcome>> act, CancellationToken stop) => WriteAsync(entity, async books =>
        await WorkLog.FindAsync(books, entity, item) is { } head ? await act(books, head) : WorkOutcome.Refused(new Rejection(RejectionReason.UnknownWorkItem, item)), stop);

    private Task<WorkOutcome> WriteAsync(string entity, Func<Session, Task<WorkOutcome>> act, CancellationToken stop) => database.WriteAsync(entity, async books =>
    {
        var outcome = await act(books);
        return new Work<WorkOutcome>(outcome, !outcome.IsRefused);
    }, stop);

    private Task<T> RehearseAsync<T>(string entity, Func<Session, Task<T>> rehearse, CancellationToken stop) =>
        database.WriteAsync(entity, async books => new Work<T>(await rehearse(books), Keep: false), stop);
}
