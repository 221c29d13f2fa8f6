using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Where an item stands.</summary>
internal sealed class WorkHead
{
    public long Item { get; set; }
    public string State { get; set; } = "";
    public long Version { get; set; }
    public long Step { get; set; }
    public string WaitsFor { get; set; } = "";
    public string SubmittedBy { get; set; } = "";

    public WorkState Now => Catalogue.Member<WorkState>(State);
    public Signature? Awaited => WaitsFor.Length == 0 ? null : Catalogue.Member<Signature>(WaitsFor);
}

/// <summary>What was done with an item.</summary>
public sealed class WorkStep
{
    public long Step { get; set; }
    public long Version { get; set; }
    public string Act { get; set; } = "";
    /// <summary>The signature that was given by it; empty when none was.</summary>
    public string Signature { get; set; } = "";
    public string Person { get; set; } = "";
    public string Login { get; set; } = "";
    public string Reason { get; set; } = "";
    /// <summary>UTC.</summary>
    public DateTime DoneAt { get; set; }

    public WorkAct Did => Catalogue.Member<WorkAct>(Act);
    public Signature? Gave => Signature.Length == 0 ? null : Catalogue.Member<Signature>(Signature);
    public bool IsByHand => Did is WorkAct.Submitted or WorkAct.Resubmitted;
}

/// <summary>What an item is in short, as it stands in lists.</summary>
/// <param name="Amount">What its vouchers come to, each by the first of its books; where it makes none, what its commands ask for.</param>
/// <param name="Counterpart">With whom, by name.</param>
/// <param name="Case">The one case it concerns, or empty.</param>
internal sealed record WorkSummary(Money Amount, string Counterpart, string Case);

/// <summary>The rows of work: what was submitted, version by version, and every step. They only grow; the head moves on.</summary>
internal static class WorkLog
{
    private const int MostKeysAtOnce = 500;

    public static Task<WorkHead?> FindAsync(Session books, string entity, long item) => books.OneOrNoneAsync<WorkHead>("""
        SELECT item, state, version, step, waits_for, submitted_by FROM work_item WHERE entity = @entity AND item = @item
        """, new { entity, item });

    /// <summary>The items to which keys belong.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> OfKeysAsync(Session books, string entity, IEnumerable<string> keys)
    {
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var some in keys.Distinct(StringComparer.Ordinal).Chunk(MostKeysAtOnce))
            foreach (var row in await books.ListAsync<KeyRow>("""
                SELECT command_key, item FROM work_key WHERE entity = @entity AND command_key IN @some
                """, new { entity, some })) found.Add(row.CommandKey, row.Item);
        return found;
    }

    /// <summary>The version of an item that holds just these commands, or null.</summary>
    public static Task<long?> VersionOfAsync(Session books, string entity, long item, string fingerprint) => books.ScalarOrNullAsync<long?>("""
        SELECT MAX(version) FROM work_version WHERE entity = @entity AND item = @item AND fingerprint = @fingerprint
        """, new { entity, item, fingerprint });

    /// <summary>A version of the item holds the command of this key as it is here.</summary>
    public static async Task<bool> HoldsAsync(Session books, string entity, long item, Command command) => await books.ScalarAsync<long>("""
        SELECT COUNT(*) FROM work_command WHERE entity = @entity AND item = @item AND command_key = @Key AND fingerprint = @fingerprint
        """, new { entity, item, command.Key, fingerprint = CommandWriter.Fingerprint(CommandWriter.Canonical(command)) }) > 0;

    public static Task<IReadOnlyList<WorkStep>> StepsAsync(Session books, string entity, long item) => books.ListAsync<WorkStep>("""
        SELECT step, version, act, signature, person, login, reason, done_at FROM work_step WHERE entity = @entity AND item = @item ORDER BY step
        """, new { entity, item });

    /// <summary>The commands of a version as they were submitted, with the signature of their submitter.</summary>
    public static async Task<IReadOnlyList<Command>> CommandsAsync(Session books, string entity, long item, long version) =>
        [.. (await BodiesAsync(books, entity, item, version)).Select(Read)];

    /// <summary>The same as they are kept.</summary>
    public static async Task<IReadOnlyList<string>> BodiesAsync(Session books, string entity, long item, long version) => [.. (await books.ListAsync<BodyRow>("""
        SELECT place, text FROM work_body WHERE entity = @entity AND item = @item AND version = @version ORDER BY place, part
        """, new { entity, item, version })).GroupBy(row => row.Place).Select(parts => string.Concat(parts.Select(part => part.Text)))];

    /// <summary>The types of a version's commands.</summary>
    public static async Task<IReadOnlyList<Type>> TypesAsync(Session books, string entity, long item, long version) => [.. (await books.ListAsync<string>("""
        SELECT DISTINCT type FROM work_command WHERE entity = @entity AND item = @item AND version = @version ORDER BY type
        """, new { entity, item, version })).Select(name => Catalogue.Find(name)!)];

    /// <summary>The keys of a version, in order.</summary>
    public static Task<IReadOnlyList<string>> KeysAsync(Session books, string entity, long item, long version) => books.ListAsync<string>("""
        SELECT command_key FROM work_command WHERE entity = @entity AND item = @item AND version = @version ORDER BY place
        """, new { entity, item, version });

    /// <summary>Gives a new item its number: one writer at a time counts on from the last.</summary>
    public static async Task<WorkHead> OpenAsync(Session books, string entity, string person, Signature waitsFor, DateTime now)
    {
        var item = await books.ScalarAsync<long>("SELECT COALESCE(MAX(item), 0) + 1 FROM work_item WHERE entity = @entity", new { entity });
        var head = new WorkHead { Item = item, State = Catalogue.CodeOf(WorkState.Waiting), WaitsFor = Catalogue.CodeOf(waitsFor), SubmittedBy = person };
        await books.ExecuteAsync("""
            INSERT INTO work_item (entity, item, state, version, step, waits_for, submitted_by, submitted_at)
            VALUES (@entity, @Item, @State, @Version, @Step, @WaitsFor, @SubmittedBy, @now)
            """, new { entity, head.Item, head.State, head.Version, head.Step, head.WaitsFor, head.SubmittedBy, now });
        return head;
    }

    /// <summary>Keeps what was submitted as the item's next version.</summary>
    public static async Task AddVersionAsync(Session books, string entity, WorkHead head, IReadOnlyList<Command> commands, WorkSummary summary)
    {
        head.Version++;
        await books.ExecuteAsync("""
            INSERT INTO work_version (entity, item, version, type, commands, amount_fen, counterpart, case_code, fingerprint)
            VALUES (@entity, @Item, @Version, @TypeName, @Count, @Amount, @Counterpart, @Case, @fingerprint)
            """, new
        {
            entity, head.Item, head.Version, commands[0].TypeName, commands.Count, summary.Amount, summary.Counterpart, summary.Case, fingerprint = FingerprintOf(commands),
        });
        var known = await OfKeysAsync(books, entity, commands.Select(command => command.Key));
        foreach (var key in commands.Select(command => command.Key).Distinct(StringComparer.Ordinal).Where(key => !known.ContainsKey(key)))
            await books.ExecuteHotAsync("INSERT INTO work_key (entity, command_key, item) VALUES (@entity, @command_key, @item)", ["entity", "command_key", "item"], [entity, key, head.Item]);
        for (var i = 0; i < commands.Count; i++) await AddCommandAsync(books, entity, head, i + 1, commands[i]);
    }

    /// <summary>Notes what a person did and moves the item on.</summary>
    public static async Task AddStepAsync(Session books, string entity, WorkHead head, WorkAct act, Signature? gave, Actor actor, string reason, DateTime now)
    {
        head.Step++;
        await books.ExecuteAsync("""
            INSERT INTO work_step (entity, item, step, version, act, signature, person, login, reason, done_at)
            VALUES (@entity, @Item, @Step, @Version, @act, @signature, @Person, @Login, @reason, @now)
            """, new
        {
            entity, head.Item, head.Step, head.Version, act = Catalogue.CodeOf(act), signature = gave is { } given ? Catalogue.CodeOf(given) : "",
            actor.Person, actor.Login, reason, now,
        });
        await books.ExecuteAsync("""
            UPDATE work_item SET state = @State, version = @Version, step = @Step, waits_for = @WaitsFor WHERE entity = @entity AND item = @Item
            """, new { entity, head.Item, head.State, head.Version, head.Step, head.WaitsFor });
    }

    /// <summary>What a list of commands stands for: the same commands in the same order, signed by the same submitter.</summary>
    public static string FingerprintOf(IReadOnlyList<Command> commands) =>
        CommandWriter.Fingerprint(string.Concat(commands.Select(command => CommandWriter.Canonical(command) + "\n")));

    private static async Task AddCommandAsync(Session books, string entity, WorkHead head, int place, Command command)
    {
        var body = CommandWriter.Canonical(command);
        await books.ExecuteHotAsync("""
            INSERT INTO work_command (entity, item, version, place, command_key, type, fingerprint)
            VALUES (@entity, @item, @version, @place, @command_key, @type, @fingerprint)
            """, ["entity", "item", "version", "place", "command_key", "type", "fingerprint"],
            [entity, head.Item, head.Version, place, command.Key, command.TypeName, CommandWriter.Fingerprint(body)]);
        foreach (var (text, part) in CommandLog.Parts(body).Select((text, i) => (text, i + 1)))
            await books.ExecuteHotAsync("INSERT INTO work_body (entity, item, version, place, part, text) VALUES (@entity, @item, @version, @place, @part, @text)",
                ["entity", "item", "version", "place", "part", "text"], [entity, head.Item, head.Version, place, part, text]);
    }

    private static Command Read(string body) => CommandReader.ReadUnsigned(body).Command ?? throw new InvalidOperationException($"A kept command cannot be read: {body}");

    private sealed class KeyRow { public string CommandKey { get; set; } = ""; public long Item { get; set; } }
    private sealed class BodyRow { public long Place { get; set; } public string Text { get; set; } = ""; }
}
