using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Model;

/// <summary>The books and the slow model get the same commands and must say the same of each. FUNDLEDGER_MODEL_SEED repeats a run,
/// FUNDLEDGER_MODEL_COMMANDS sets its length.</summary>
public sealed class ReferenceModelTests(ITestOutputHelper output)
{
    private const int Stride = 200;

    private readonly int seed = Setting("FUNDLEDGER_MODEL_SEED") ?? 1;
    private readonly int length = Setting("FUNDLEDGER_MODEL_COMMANDS") ?? (Environment.GetEnvironmentVariable("CI") is null ? 1_500 : 20_000);

    private readonly ReferenceBooks model = new();
    private readonly SortedDictionary<string, (int Recorded, int Refused)> commands = new(StringComparer.Ordinal);
    private readonly SortedDictionary<RejectionReason, int> reasons = [];
    private readonly Queue<string> recent = new();
    private readonly Dictionary<string, long> comparedTo = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    [Fact]
    public async Task The_books_and_a_slow_model_say_the_same_of_every_random_command()
    {
        await using var books = await PlayedBooks.EmptyAsync();
        var random = new Random(seed);
        var traffic = new Traffic(random, model);
        string[] treatments = ["NONE_UNTIL_EXPENSE", "YEAR_END_RECOGNITION"];
        foreach (var (entity, kind, treatment) in new[] { ("220000", "ADMINISTRATIVE", treatments[seed % 2]), ("220100", seed % 3 == 0 ? "INSTITUTION" : "ADMINISTRATIVE", treatments[(seed + 1) % 2]) })
            foreach (var message in traffic.Opening(entity, kind, 2024, treatment)) await SendAsync(books, message);

        for (var sent = 1; sent <= length; sent++)
        {
            await SendAsync(books, traffic.Next());
            if (sent % Stride == 0) await CompareAsync(books);
        }
        await CompareAsync(books);
        await ConcludeAsync(books);
    }

    private async Task SendAsync(PlayedBooks books, Message message)
    {
        recent.Enqueue(message.Json);
        if (recent.Count > 12) recent.Dequeue();
        var verdict = message.BadForm is { } reason ? new Verdict(reason, false, []) : model.Send(message.Command);
        var outcome = await books.TryAsync(message.Json, sentTo: null);

        var said = outcome.Rejections.Count > 0 ? outcome.Rejections[0].Reason : (RejectionReason?)null;
        if (said != verdict.Refused || outcome.IsRepeat != verdict.IsRepeat)
        {
            await CompareAsync(books);
            Assert.Fail(Told($"The model says {verdict.Refused?.ToString() ?? "recorded"}, the books {string.Join("; ", outcome.Rejections)}{(outcome.IsRepeat ? " (a repeat)" : "")}."));
        }
        Count(message, verdict);
    }

    private void Count(Message message, Verdict verdict)
    {
        var type = message.Command["type"]!.GetValue<string>();
        var (recorded, refused) = commands.GetValueOrDefault(type);
        commands[type] = verdict.Refused is null ? (recorded + 1, refused) : (recorded, refused + 1);
        if (verdict.Refused is { } reason) reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Every voucher posted since the last time, line by line, and every balance.</summary>
    private async Task CompareAsync(PlayedBooks books)
    {
        foreach (var (entity, known) in model.Entities)
        {
            var posted = await PostedAsync(books, entity, comparedTo.GetValueOrDefault(entity));
            var expected = known.Vouchers.Skip((int)comparedTo.GetValueOrDefault(entity)).ToList();
            for (var i = 0; i < Math.Max(posted.Count, expected.Count); i++)
                (i < posted.Count ? posted[i] : "nothing").ShouldBe(i < expected.Count ? expected[i].ToString() : "nothing", Told($"{entity}: voucher {(i < expected.Count ? expected[i].Command : "")}"));
            comparedTo[entity] = known.Vouchers.Count;

            var balances = await BalancesAsync(books, entity);
            var different = balances.Keys.Union(known.Balances.Keys).Where(key => balances.GetValueOrDefault(key) != known.Balances.GetValueOrDefault(key)).ToList();
            different.ShouldBeEmpty(Told($"{entity}: balances"));
        }
    }

    private static Task<List<string>> PostedAsync(PlayedBooks books, string entity, long after) => books.Database.ReadAsync(async session =>
    {
        var vouchers = new List<string>();
        foreach (var seq in await session.ListAsync<long>("SELECT seq FROM voucher WHERE entity = @entity AND seq > @after ORDER BY seq", new { entity, after }))
        {
            var posted = (await PostedVouchers.ReadAsync(session, entity, seq))!;
            var voucher = new RefVoucher(posted.Voucher.Date, posted.Voucher.Recipe, [.. posted.Voucher.Lines.Select(line => new RefLine(line.Account, line.Fund, line.Side == Side.Debit, line.Amount.Fen)
            {
                Case = line.Case, Advance = line.Advance, Party = line.Party, Order = line.Order, Bank = line.Bank, Payee = line.Payee, Source = line.Source,
            })]) { Kind = Seal.KindCode(posted.Voucher.Kind), No = posted.VoucherNo };
            vouchers.Add(voucher.ToString());
        }
        return vouchers;
    }, Stop);

    private static Task<Dictionary<string, long>> BalancesAsync(PlayedBooks books, string entity) => books.Database.ReadAsync(async session =>
    {
        var balances = new Dictionary<string, long>();
        await foreach (var row in session.RowsAsync("""
            SELECT account, fund, case_code, advance, party, order_code, bank, SUM(debit_fen) - SUM(credit_fen) FROM period_balance
            WHERE entity = @entity GROUP BY account, fund, case_code, advance, party, order_code, bank
            """, new { entity }))
            balances[string.Join('|', row[..7])] = (long)row[7]!;
        return balances;
    }, Stop);

    /// <summary>Numbers 1 to n in every series and month, seals and checks clean, every event played and every refusal met.</summary>
    private async Task ConcludeAsync(PlayedBooks books)
    {
        Report();
        foreach (var entity in model.Entities.Values)
            foreach (var place in entity.Vouchers.Where(voucher => voucher.Kind != "OPENING").GroupBy(voucher => voucher.No[..^5]))
                place.Select(voucher => int.Parse(voucher.No[^4..], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(1, place.Count()), place.Key);
        var verified = await Verification.RunAsync(books.Database, null, Stop);
        verified.Findings.ShouldBeEmpty(Told("verification"));
        verified.Chains.Select(chain => chain.Vouchers).ShouldBe(model.Entities.OrderBy(entity => entity.Key, StringComparer.Ordinal).Select(entity => (long)entity.Value.Vouchers.Count));
        if (length < 20_000) return;

        // A random year is never clean enough to be closed; the recipe tests R56 and R57 close years.
        Catalogue.All.Select(entry => entry.Command.Name).Where(name => name != "yearClosed" && commands.GetValueOrDefault(name).Recorded == 0).ShouldBeEmpty("events that were never recorded, " + Told(""));
    }

    private void Report()
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"FUNDLEDGER_MODEL_SEED={seed} FUNDLEDGER_MODEL_COMMANDS={length}\n");
        foreach (var (entity, known) in model.Entities) report.Append(CultureInfo.InvariantCulture, $"{entity}: {known.Vouchers.Count} vouchers, {known.Closed.Count} months closed\n");
        foreach (var (name, (recorded, refused)) in commands) report.Append(CultureInfo.InvariantCulture, $"{name}: {recorded} recorded, {refused} refused\n");
        foreach (var (reason, count) in reasons) report.Append(CultureInfo.InvariantCulture, $"{reason}: {count}\n");
        report.Append("Not met: ").AppendJoin(' ', Enum.GetValues<RejectionReason>().Except(reasons.Keys)).Append('\n');
        output.WriteLine(report.ToString());
    }

    private string Told(string what) => $"{what}\nFUNDLEDGER_MODEL_SEED={seed} FUNDLEDGER_MODEL_COMMANDS={length}; the last commands were\n{string.Join('\n', recent)}";
}
