using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Model;

/// <summary>A stretch of random commands in a database of its own: two entities, played to the books and to the slow model.</summary>
internal sealed class ReferencePart : IAsyncDisposable
{
    // What waits together is committed together; the model works on the next lot meanwhile.
    private const int Lot = 60;
    private const int LotsBetweenComparisons = 10;

    private readonly PlayedBooks books;
    private readonly string run;
    private readonly Tally tally;
    private readonly ReferenceBooks model = new();
    private readonly Traffic traffic;
    private readonly Random random;
    private readonly Queue<string> recent = new();
    private readonly Dictionary<string, long> comparedTo = [];

    private ReferencePart(PlayedBooks books, string run, int seed, Tally tally)
    {
        (this.books, this.run, this.tally) = (books, run, tally);
        random = new Random(seed);
        traffic = new Traffic(random, model);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Part so-and-so of a run; its seed follows from the run's.</summary>
    public static async Task<ReferencePart> OpenAsync(int seed, int part, string run, Tally tally) =>
        new(await PlayedBooks.EmptyAsync(), $"{run}, part {part}", unchecked(seed * 7919 + part * 104_729), tally);

    public async Task PlayAsync(int commands)
    {
        foreach (var entity in new[] { "220000", "220100" })
            foreach (var message in traffic.Opening(entity)) await CheckedAsync([Judged(message)]);
        await CheckedAsync([Judged(traffic.Stranger())]);

        var (sent, lots, pending) = (0, 0, Task.CompletedTask);
        while (sent < commands)
        {
            var lot = Enumerable.Range(0, Math.Min(Lot, commands - sent)).Select(_ => Judged(traffic.Next())).ToList();
            sent += lot.Count;
            await pending;
            pending = CheckedAsync(lot);
            if (++lots % LotsBetweenComparisons != 0) continue;
            await pending;
            await CompareAsync();
        }
        await pending;
        await CompareAsync();
        await ConcludeAsync();
    }

    private (Message Message, Verdict Verdict) Judged(Message message)
    {
        var verdict = message.BadForm is { } reason ? new Verdict(reason, false, []) : model.Send(message.Command);
        tally.Add(message.Command["type"]!.GetValue<string>(), verdict);
        return (message, verdict);
    }

    /// <summary>The books take the lot in its order and must say of each what the model said.</summary>
    private async Task CheckedAsync(IReadOnlyList<(Message Message, Verdict Verdict)> lot)
    {
        var outcomes = lot.Select(sent => books.TryAsync(sent.Message.Json, sentTo: null)).ToList();
        foreach (var ((message, verdict), waiting) in lot.Zip(outcomes))
        {
            recent.Enqueue(message.Json);
            if (recent.Count > 12) recent.Dequeue();
            var outcome = await SaidAsync(waiting);
            var said = outcome.Rejections.Count > 0 ? outcome.Rejections[0].Reason : (RejectionReason?)null;
            if (said != verdict.Refused || outcome.IsRepeat != verdict.IsRepeat)
                Assert.Fail(Told($"The model says {verdict.Refused?.ToString() ?? "recorded"}, the books {string.Join("; ", outcome.Rejections)}{(outcome.IsRepeat ? " (a repeat)" : "")}."));
        }
    }

    private async Task<Outcome> SaidAsync(Task<Outcome> waiting)
    {
        try
        {
            return await waiting;
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidOperationException(Told($"The books failed: {failure}"), failure);
        }
    }

    /// <summary>Every voucher posted since the last time, line by line, and every balance.</summary>
    private async Task CompareAsync()
    {
        foreach (var (entity, known) in model.Entities)
        {
            var posted = await PostedAsync(entity, comparedTo.GetValueOrDefault(entity));
            var expected = known.Vouchers.Skip((int)comparedTo.GetValueOrDefault(entity)).ToList();
            for (var i = 0; i < Math.Max(posted.Count, expected.Count); i++)
                (i < posted.Count ? posted[i] : "nothing").ShouldBe(i < expected.Count ? expected[i].ToString() : "nothing", Told($"{entity}: voucher {(i < expected.Count ? expected[i].Command : "")}"));
            comparedTo[entity] = known.Vouchers.Count;

            var balances = await BalancesAsync(entity);
            var different = balances.Keys.Union(known.Balances.Keys).Where(key => balances.GetValueOrDefault(key) != known.Balances.GetValueOrDefault(key)).ToList();
            different.ShouldBeEmpty(Told($"{entity}: balances"));
        }
    }

    private Task<List<string>> PostedAsync(string entity, long after) => books.Database.ReadAsync(async session =>
    {
        var vouchers = new Dictionary<long, (string No, DateOnly Date, string Kind, string Recipe, List<RefLine> Lines)>();
        await foreach (var row in session.RowsAsync("SELECT seq, voucher_no, voucher_date, kind, recipe FROM voucher WHERE entity = @entity AND seq > @after ORDER BY seq", new { entity, after }))
            vouchers.Add((long)row[0]!, ((string)row[1]!, DateOnly.ParseExact((string)row[2]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), (string)row[3]!, (string)row[4]!, []));
        await foreach (var row in session.RowsAsync("""
            SELECT seq, account, fund, side, amount_fen, case_code, advance, party, order_code, bank, payee, source FROM voucher_line WHERE entity = @entity AND seq > @after
            """, new { entity, after }))
            vouchers[(long)row[0]!].Lines.Add(new RefLine((string)row[1]!, (string)row[2]!, (string)row[3]! == "D", (long)row[4]!)
            {
                Case = (string)row[5]!, Advance = (string)row[6]!, Party = (string)row[7]!, Order = (string)row[8]!, Bank = (string)row[9]!, Payee = (string)row[10]!, Source = (string)row[11]!,
            });
        return vouchers.Values.Select(voucher => new RefVoucher(voucher.Date, voucher.Recipe, voucher.Lines) { Kind = voucher.Kind, No = voucher.No }.ToString()).ToList();
    }, Stop);

    private Task<Dictionary<string, long>> BalancesAsync(string entity) => books.Database.ReadAsync(async session =>
    {
        var balances = new Dictionary<string, long>();
        await foreach (var row in session.RowsAsync("""
            SELECT account, fund, case_code, advance, party, order_code, bank, SUM(debit_fen) - SUM(credit_fen) FROM period_balance
            WHERE entity = @entity GROUP BY account, fund, case_code, advance, party, order_code, bank
            """, new { entity }))
            balances[string.Join('|', row[..7])] = (long)row[7]!;
        return balances;
    }, Stop);

    /// <summary>Numbers 1 to n in every series and month, seals and checks clean.</summary>
    private async Task ConcludeAsync()
    {
        foreach (var entity in model.Entities.Values)
            foreach (var place in entity.Vouchers.Where(voucher => voucher.Kind != "OPENING").GroupBy(voucher => voucher.No[..^5]))
                place.Select(voucher => int.Parse(voucher.No[^4..], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, place.Count()), place.Key);
        var verified = await Verification.RunAsync(books.Database, null, Stop);
        verified.Findings.Select(finding => $"{finding.Entity} {Where(finding.What.En)}").Order(StringComparer.Ordinal).ShouldBe(
            model.Entities.SelectMany(entity => model.Apart(entity.Value).Concat(model.Profits(entity.Value)).Select(place => $"{entity.Key} {place}")).Order(StringComparer.Ordinal), Told("verification"));
        verified.Chains.Select(chain => chain.Vouchers).ShouldBe(model.Entities.OrderBy(entity => entity.Key, StringComparer.Ordinal).Select(entity => (long)entity.Value.Vouchers.Count));
        tally.Databases++;
        tally.Vouchers += model.Entities.Values.Sum(entity => entity.Vouchers.Count);
        tally.MonthsClosed += model.Entities.Values.Sum(entity => entity.Closed.Count);
    }

    /// <summary>Only what hand-drawn vouchers left apart and what organisations have too much may be found.</summary>
    private static string Where(string finding) =>
        finding.StartsWith("Parallel books", StringComparison.Ordinal) || finding.StartsWith("No profit by suing", StringComparison.Ordinal) ? finding[(finding.LastIndexOf(": ", StringComparison.Ordinal) + 2)..] : finding;

    private string Told(string what) => $"{what}\n{run}; the last commands were\n{string.Join('\n', recent)}";

    public ValueTask DisposeAsync() => books.DisposeAsync();
}
