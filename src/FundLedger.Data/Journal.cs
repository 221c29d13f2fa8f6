using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>What became of a command.</summary>
/// <param name="Answer">The answer in JSON, byte for byte the same each time the command is repeated; empty if refused.</param>
/// <param name="Rejections">Why it was refused, in their fixed order; none if it was recorded.</param>
/// <param name="IsRepeat">It had been recorded before, and this is the first answer again.</param>
public sealed record Outcome(string Answer, IReadOnlyList<Rejection> Rejections, bool IsRepeat)
{
    public bool IsRecorded => Rejections.Count == 0;

    public static Outcome Refused(params IReadOnlyList<Rejection> rejections) => new("", rejections, false);
}

/// <summary>What recording a command would come to.</summary>
/// <param name="Vouchers">With the numbers they would get if nothing else came first.</param>
public sealed record Rehearsal(Outcome Outcome, IReadOnlyList<PostedVoucher> Vouchers);

/// <summary>The book of original entry: commands go in here, whole and in order, and what they wrote never changes.</summary>
public sealed class Journal(Database database)
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Records the command with its vouchers or changes nothing. A repeated key gets the first answer again.</summary>
    public Task<Outcome> RecordAsync(Command command, CancellationToken stop) => RecordAsync(command, null, stop);

    /// <inheritdoc cref="RecordAsync(Command, CancellationToken)"/>
    /// <param name="actor">Who is signed in; null where a program without accounts plays commands.</param>
    public Task<Outcome> RecordAsync(Command command, Actor? actor, CancellationToken stop) => database.WriteAsync(command.Entity, async books =>
    {
        Signatures.DemandAll(command);
        var outcome = await RecordAsync(books, command, actor);
        return new Work<Outcome>(outcome, outcome.IsRecorded);
    }, stop);

    /// <summary>Says what recording the command would come to and shows the vouchers it would make, but changes nothing.</summary>
    public Task<Rehearsal> RehearseAsync(Command command, CancellationToken stop) => database.WriteAsync(command.Entity, async books =>
    {
        var from = (await EntityHead.ReadAsync(books, command.Entity))?.LastSeq ?? 0;
        var outcome = await RecordAsync(books, command, null);
        var to = (await EntityHead.ReadAsync(books, command.Entity))?.LastSeq ?? 0;
        var vouchers = new List<PostedVoucher>();
        for (var seq = from + 1; outcome.IsRecorded && seq <= to; seq++) vouchers.Add((await PostedVouchers.ReadAsync(books, command.Entity, seq))!);
        return new Work<Rehearsal>(new(outcome, vouchers), false);
    }, stop);

    /// <summary>Records all commands or, if one is refused or it is a dry run, none. A refused command is stepped over, so
    /// that every line gets its answer.</summary>
    /// <param name="commands">Commands of one entity, in order; a line that could not be read stands as its rejections.</param>
    /// <param name="progress">Told after each line how many are done.</param>
    /// <param name="paper">A file that the commands cite: kept with them, or not at all.</param>
    public Task<IReadOnlyList<Outcome>> ImportAsync(string entity, IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> commands, bool dryRun,
        IProgress<int>? progress, CancellationToken stop, Paper? paper = null) => ImportAsync(entity, commands, dryRun, null, progress, stop, paper);

    /// <inheritdoc cref="ImportAsync(string, IReadOnlyList{ValueTuple{Command?, IReadOnlyList{Rejection}}}, bool, IProgress{int}?, CancellationToken, Paper?)"/>
    /// <param name="actor">Who is signed in; null where a program without accounts plays commands.</param>
    public Task<IReadOnlyList<Outcome>> ImportAsync(string entity, IReadOnlyList<(Command? Command, IReadOnlyList<Rejection> Rejections)> commands, bool dryRun,
        Actor? actor, IProgress<int>? progress, CancellationToken stop, Paper? paper = null) => database.WriteAsync(entity, async books =>
    {
        if (paper is not null && (await FileStore.KeepAsync(books, entity, paper, stop)).Refusal is { } refusal)
            return new Work<IReadOnlyList<Outcome>>([.. commands.Select(_ => Outcome.Refused(refusal))], false);
        var outcomes = new List<Outcome>(commands.Count);
        foreach (var (command, rejections) in commands)
        {
            stop.ThrowIfCancellationRequested();
            outcomes.Add(command is null ? Outcome.Refused(rejections) : await TryAsync(books, command, actor));
            progress?.Report(outcomes.Count);
        }
        return new Work<IReadOnlyList<Outcome>>(outcomes, !dryRun && outcomes.All(outcome => outcome.IsRecorded));
    }, stop);

    private async Task<Outcome> TryAsync(Session books, Command command, Actor? actor)
    {
        Signatures.DemandAll(command);
        await books.SavepointAsync();
        var outcome = await RecordAsync(books, command, actor);
        if (!outcome.IsRecorded) await books.RollbackToSavepointAsync();
        return outcome;
    }

    /// <summary>Records within a transaction that goes on: whoever hands it in keeps or undoes all of it.</summary>
    internal async Task<Outcome> RecordAsync(Session books, Command command, Actor? actor)
    {
        var canonical = CommandWriter.Canonical(command);
        if (await CommandLog.FindAsync(books, command.Entity, command.Key) is { } earlier)
            return earlier.Fingerprint == CommandWriter.Fingerprint(canonical)
                ? new Outcome(await CommandLog.AnswerAsync(books, command.Entity, earlier.Ordinal), [], true)
                : Outcome.Refused(new Rejection(RejectionReason.KeyReused, command.Key) { Field = "key" });

        var head = await EntityHead.ReadAsync(books, command.Entity);
        var facts = await FactsReader.ReadAsync(books, command, head);
        var decision = Desk.Decide(command, facts);
        if (decision.Rejections.Count > 0) return Outcome.Refused(decision.Rejections);

        head ??= new EntityHead();
        var now = WholeMilliseconds(database.Clock.GetUtcNow().UtcDateTime);
        var posted = new List<(PostedVoucher Posted, string Seal)>();
        foreach (var voucher in decision.Vouchers)
        {
            var rejections = await JudgeAsync(books, command.Entity, voucher, facts);
            if (rejections.Count > 0) return Outcome.Refused(rejections);
            posted.Add(await Posting.AppendAsync(books, head, command.Entity, facts.Policy.VoucherSeries, command.Key, voucher, now));
        }
        var registersHash = await Registers.WriteAsync(books, command.Entity, decision.Entries, head, now);
        if (command is DestructionExecuted executed) await FileStore.EraseAsync(books, command.Entity, executed.Destruction);
        if (command is EntityOpened) await head.OpenAsync(books, command.Entity);

        var answer = Answer(command, head.LastOrdinal + 1, posted, decision.Entries);
        await CommandLog.AppendAsync(books, head, command, canonical, answer, registersHash, now);
        if (actor is not null) await Trail.AddAsync(books, command.Entity, actor, now, command.TypeName, command.Key, TrailResult.Done, string.Join(' ', posted.Select(each => each.Posted.VoucherNo)));
        await head.WriteAsync(books, command.Entity);
        return new Outcome(answer, [], false);
    }

    private static async Task<IReadOnlyList<Rejection>> JudgeAsync(Session books, string entity, Voucher voucher, Facts facts)
    {
        var balances = await Posting.GuardedBalancesAsync(books, entity, voucher);
        return PostingRules.Judge(voucher, new PostingFacts(
            facts.OpenedPeriods.Contains(voucher.Period.Code), facts.ClosedPeriods.Contains(voucher.Period.Code), key => balances[key]));
    }

    internal static DateTime WholeMilliseconds(DateTime utc) => new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    private static string Answer(Command command, long ordinal, IEnumerable<(PostedVoucher Posted, string Seal)> vouchers, IReadOnlyList<Entry> entries)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("entity", command.Entity);
            json.WriteString("key", command.Key);
            json.WriteString("type", command.TypeName);
            json.WriteNumber("ordinal", ordinal);
            json.WriteStartArray("vouchers");
            foreach (var (posted, seal) in vouchers)
            {
                json.WriteStartObject();
                json.WriteString("no", posted.VoucherNo);
                json.WriteNumber("seq", posted.Seq);
                json.WriteString("date", Seal.Day(posted.Voucher.Date));
                json.WriteString("summary", posted.Voucher.Summary);
                json.WriteString("total", posted.Voucher.Total.ToString());
                json.WriteString("seal", seal);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("allocations");
            foreach (var part in entries.OfType<RecoveryAllocation>())
            {
                json.WriteStartObject();
                json.WriteString("head", Catalogue.CodeOf(part.Head));
                json.WriteString("advance", part.Advance);
                json.WriteString("amount", part.Amount.ToString());
                json.WriteNumber("rule", part.Rule);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            WriteBank(json, entries);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>How many lines of a statement were new, and the codes that its matches were given; nothing for other commands.</summary>
    private static void WriteBank(Utf8JsonWriter json, IReadOnlyList<Entry> entries)
    {
        if (entries.OfType<BankStatement>().SingleOrDefault() is { } statement)
        {
            json.WriteNumber("lines", statement.LineCount);
            json.WriteNumber("newLines", statement.NewCount);
            json.WriteNumber("steppedOver", statement.LineCount - statement.NewCount);
        }
        if (!entries.OfType<BankMatch>().Any()) return;
        json.WriteStartArray("matches");
        foreach (var match in entries.OfType<BankMatch>()) json.WriteStringValue(match.Code);
        json.WriteEndArray();
    }
}
