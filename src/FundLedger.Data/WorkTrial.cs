using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What commands come to if those who have yet to sign do so.</summary>
/// <param name="Commands">With a placeholder for every signature that they wait for.</param>
/// <param name="Lines">What the books say to each.</param>
/// <param name="Open">The signatures that they wait for together, in their order.</param>
/// <param name="Vouchers">The first of the vouchers they would make, with the numbers they would get if nothing else came first.</param>
public sealed record WorkTrial(IReadOnlyList<Command> Commands, IReadOnlyList<Outcome> Lines, IReadOnlyList<Signature> Open, IReadOnlyList<PostedVoucher> Vouchers)
{
    public bool IsRefused => Lines.Any(line => !line.IsRecorded);

    /// <summary>Everyone has signed and the books take it.</summary>
    public bool IsWhole => !IsRefused && Open.Count == 0;

    internal WorkSummary Summary { get; init; } = new(Money.Zero, "", "");

    /// <summary>The names of those who would be paid.</summary>
    internal IReadOnlySet<string> Payees { get; init; } = new HashSet<string>();
}

/// <summary>Tries commands out in the order in which they stand, finds the signatures that they lack, and keeps what they
/// wrote only when nobody has yet to sign.</summary>
internal sealed class WorkTrials(Journal journal)
{
    /// <param name="signed">Who signed as what so far.</param>
    /// <param name="shown">How many vouchers are to be shown at most.</param>
    public Task<WorkTrial> RunAsync(Session books, string entity, IReadOnlyList<Command> commands, IReadOnlyDictionary<Signature, string> signed, Actor actor, int shown) =>
        books.PartAsync(async () =>
        {
            var from = await LastSeqAsync(books, entity);
            var (tried, lines) = (new List<Command>(commands.Count), new List<Outcome>(commands.Count));
            foreach (var command in commands)
            {
                var (whole, outcome) = await CompleteAsync(books, command, signed, actor);
                tried.Add(whole);
                lines.Add(outcome);
            }
            var traces = await TracesAsync(books, entity, from);
            var trial = new WorkTrial(tried, lines, Opened(tried), await ShownAsync(books, entity, from, shown))
            {
                Summary = new(AmountOf(traces, commands), await CounterpartAsync(books, entity, traces), CaseOf(traces, commands)),
                Payees = await PayeesAsync(books, entity, traces),
            };
            return new Work<WorkTrial>(trial, trial.IsWhole);
        });

    /// <summary>Records the command with whatever signatures it turns out to need: given, or awaited.</summary>
    private async Task<(Command Command, Outcome Outcome)> CompleteAsync(Session books, Command command, IReadOnlyDictionary<Signature, string> signed, Actor actor)
    {
        command = Filled(command, Signatures.Open(command), signed);
        for (; ; )
        {
            await books.SavepointAsync();
            var outcome = await journal.RecordAsync(books, command, actor);
            if (outcome.IsRecorded) return (command, outcome);
            await books.RollbackToSavepointAsync();
            Signature[] lacking = [.. Lacking(outcome.Rejections).Where(signature => Signatures.Given(command, signature).Length == 0)];
            if (lacking.Length == 0) return (command, outcome);
            command = Filled(command, lacking, signed);
        }
    }

    private static IEnumerable<Signature> Lacking(IReadOnlyList<Rejection> rejections) => rejections
        .Where(rejection => rejection.Reason == RejectionReason.SignatureMissing)
        .Select(rejection => Signatures.OfField(rejection.Field))
        .OfType<Signature>().Distinct();

    private static Command Filled(Command command, IEnumerable<Signature> places, IReadOnlyDictionary<Signature, string> signed) =>
        places.Aggregate(command, (filled, signature) => Signatures.With(filled, signature, signed.GetValueOrDefault(signature) ?? Signatures.Awaited(signature)));

    private static IReadOnlyList<Signature> Opened(IEnumerable<Command> commands) => [.. commands.SelectMany(Signatures.Open).Distinct().Order()];

    private static async Task<long> LastSeqAsync(Session books, string entity) => (await EntityHead.ReadAsync(books, entity))?.LastSeq ?? 0;

    private static async Task<IReadOnlyList<PostedVoucher>> ShownAsync(Session books, string entity, long from, int shown)
    {
        var vouchers = new List<PostedVoucher>();
        while (vouchers.Count < shown && await PostedVouchers.ReadAsync(books, entity, from + vouchers.Count + 1) is { } posted) vouchers.Add(posted);
        return vouchers;
    }

    /// <summary>What the vouchers after a sequence say in short.</summary>
    private static Task<IReadOnlyList<Trace>> TracesAsync(Session books, string entity, long from) => books.ListAsync<Trace>("""
        SELECT seq, book, side, payee, case_code, SUM(amount_fen) AS fen
        FROM voucher_line WHERE entity = @entity AND seq > @from
        GROUP BY seq, book, side, payee, case_code
        ORDER BY seq, book, side, payee, case_code
        """, new { entity, from });

    private static Money AmountOf(IReadOnlyList<Trace> traces, IReadOnlyList<Command> commands) => traces.Count > 0
        ? traces.GroupBy(trace => trace.Seq).Select(FirstBook).Sum()
        : commands.Select(AskedFor).Sum();

    private static Money FirstBook(IEnumerable<Trace> voucher) => voucher
        .GroupBy(trace => trace.Book).MinBy(book => "FBC".IndexOf(book.Key, StringComparison.Ordinal))!
        .Where(trace => trace.Side == "D").Sum(trace => new Money(trace.Fen));

    private static Money AskedFor(Command command) =>
        Catalogue.FieldsOf(command.GetType()).FirstOrDefault(field => field.Name == "amount")?.Property.GetValue(command) as Money? ?? Money.Zero;

    private static string CaseOf(IReadOnlyList<Trace> traces, IReadOnlyList<Command> commands)
    {
        var cases = traces.Select(trace => trace.CaseCode)
            .Concat(commands.SelectMany(command => command.References()).Where(reference => reference.Register == Register.Case).Select(reference => reference.Code))
            .Where(code => code.Length > 0).Distinct().ToList();
        return cases.Count == 1 ? cases[0] : "";
    }

    private static async Task<string> CounterpartAsync(Session books, string entity, IReadOnlyList<Trace> traces)
    {
        const int room = 200;
        List<string> names = [.. (await PartyNames.ReadAsync(books, entity, traces.Select(trace => trace.Payee))).Values.Order(StringComparer.Ordinal)];
        var all = string.Join('、', names);
        return all.Length <= room ? all : names[0] + "…";
    }

    /// <summary>Parties paid, and the holders of their confirmed accounts.</summary>
    private static async Task<IReadOnlySet<string>> PayeesAsync(Session books, string entity, IReadOnlyList<Trace> traces)
    {
        var paid = traces.Where(trace => trace.Side == "C" && trace.Payee.Length > 0).Select(trace => trace.Payee).Distinct().ToArray();
        if (paid.Length == 0) return new HashSet<string>();
        var holders = await books.ListAsync<string>("SELECT holder FROM party_account WHERE entity = @entity AND party IN @paid", new { entity, paid });
        return (await PartyNames.ReadAsync(books, entity, paid)).Values.Concat(holders).ToHashSet(StringComparer.Ordinal);
    }

    private sealed class Trace
    {
        public long Seq { get; set; }
        public string Book { get; set; } = "";
        public string Side { get; set; } = "";
        public string Payee { get; set; } = "";
        public string CaseCode { get; set; } = "";
        public long Fen { get; set; }
    }
}
