using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation.Events;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Banking;

/// <summary>Vouchers, statements, matches and their undoing in any order, beside a reference that keeps them in plain lists.</summary>
public sealed class RandomMatchingTests(ITestOutputHelper output)
{
    private const int Steps = 300;
    private static readonly DateOnly Start = new(2024, 2, 1);

    private readonly Dictionary<string, long> lines = [];
    private readonly Dictionary<string, long> vouchers = [];
    private readonly Dictionary<string, string[]> matches = [];
    private readonly SortedDictionary<string, int> met = new(StringComparer.Ordinal);
    private Random random = new(0);
    private long balance = 92_000_000;
    private DateOnly next = Start;
    private int keys;

    [Fact]
    public async Task Whatever_is_matched_and_undone_nothing_is_in_two_matches_and_the_books_agree_with_the_bank()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        random = new Random(seed);
        await using var books = await PlayedBooks.FundedAsync();
        await StatementAsync(books);
        for (var step = 1; step <= Steps; step++)
        {
            await StepAsync(books);
            if (step % 50 == 0) await ShouldAgreeAsync(books);
        }
        output.WriteLine(string.Join("; ", met.Select(each => $"{each.Key}: {each.Value}")));
        met.Keys.ShouldBe(["match", "match refused", "statement", "undo", "undo refused", "voucher"]);
    }

    private Task StepAsync(PlayedBooks books) => random.Next(10) switch
    {
        0 or 1 => VoucherAsync(books),
        2 => StatementAsync(books),
        3 => UndoAsync(books),
        _ => MatchAsync(books),
    };

    private async Task VoucherAsync(PlayedBooks books)
    {
        var fen = random.Next(1, 6) * 100L;
        var key = Key();
        var sent = random.Next(2) == 0 ? $"{key} 2024-02-10 bankFeeCharged fund=ADV bank=BK1 amount={new Money(fen)}" : $"{key} 2024-02-10 appropriationReceived fund=ADV bank=BK1 amount={new Money(fen)}";
        await books.PlayAsync(sent);
        vouchers.Add($"记-2024-02-{vouchers.Count + 1:0000}", sent.Contains("bankFee", StringComparison.Ordinal) ? -fen : fen);
        Met("voucher");
    }

    private async Task StatementAsync(PlayedBooks books)
    {
        var made = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Serial: $"S{++keys}", Fen: random.Next(1, 6) * 100L * (random.Next(2) == 0 ? 1 : -1))).ToList();
        var statement = Statements.Of("BK1", next, next, new Money(balance), [.. made.Select(line => new StatementLine
        {
            Date = next, Serial = line.Serial, Paid = line.Fen < 0 ? new Money(-line.Fen) : null, Received = line.Fen > 0 ? new Money(line.Fen) : null,
        })]);
        (await new BankDesk(books.Database).ImportAsync(statement, TestContext.Current.CancellationToken)).Rejections.ShouldBeEmpty();
        foreach (var (serial, fen) in made) lines.Add(serial, fen);
        balance += made.Sum(line => line.Fen);
        next = next.AddDays(1);
        Met("statement");
    }

    private async Task MatchAsync(PlayedBooks books)
    {
        string[] some = [.. lines.Keys.OrderBy(_ => random.Next()).Take(random.Next(0, 3))];
        string[] others = [.. vouchers.Keys.OrderBy(_ => random.Next()).Take(random.Next(0, 3))];
        if (random.Next(3) > 0 && Alike() is { } alike) (some, others) = ([alike.Line], [alike.Voucher]);
        var isRight = some.Length + others.Length > 0 && !some.Concat(others).Any(IsMatched) && some.Sum(line => lines[line]) == others.Sum(voucher => vouchers[voucher]);
        var outcome = await books.TryAsync($"{Key()} 2024-03-01 bankLinesMatched bank=BK1 groups=[lines=[{string.Join("; ", some)}] vouchers=[{string.Join("; ", others)}]]");

        outcome.IsRecorded.ShouldBe(isRight, string.Join(" ", some.Concat(others)));
        if (isRight) matches.Add(System.Text.Json.JsonDocument.Parse(outcome.Answer).RootElement.GetProperty("matches")[0].GetString()!, [.. some, .. others]);
        Met(isRight ? "match" : "match refused");
    }

    private (string Line, string Voucher)? Alike() => lines.Where(line => !IsMatched(line.Key))
        .SelectMany(line => vouchers.Where(voucher => voucher.Value == line.Value && !IsMatched(voucher.Key)).Select(voucher => ((string, string)?)(line.Key, voucher.Key))).FirstOrDefault();

    private async Task UndoAsync(PlayedBooks books)
    {
        var isStanding = matches.Count > 0 && random.Next(3) > 0;
        var match = isStanding ? matches.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(matches.Count)) : "M1-000001";
        var outcome = await books.TryAsync($"{Key()} 2024-03-02 bankMatchUndone match={match} reason=错");

        outcome.IsRecorded.ShouldBe(matches.Remove(match));
        Met(outcome.IsRecorded ? "undo" : "undo refused");
    }

    private async Task ShouldAgreeAsync(PlayedBooks books)
    {
        (await books.FindingsAsync()).ShouldBeEmpty();
        var stop = TestContext.Current.CancellationToken;
        (await books.Database.ReadAsync(session => BankQueries.LinesAsync(session, PlayedBooks.Entity, "BK1"), stop)).Select(line => line.Name)
            .ShouldBe(lines.Keys.Where(line => !IsMatched(line)), ignoreOrder: true);
        (await books.Database.ReadAsync(session => BankQueries.EntriesAsync(session, PlayedBooks.Entity, "BK1"), stop)).Select(entry => entry.Name)
            .ShouldBe(vouchers.Keys.Where(voucher => !IsMatched(voucher)), ignoreOrder: true);
        (await Statements.CountAsync(books.Database, "voucher")).ShouldBe(vouchers.Count + 4);
    }

    private bool IsMatched(string name) => matches.Values.Any(match => match.Contains(name));

    private string Key() => $"K{++keys}";

    private void Met(string what) => met[what] = met.GetValueOrDefault(what) + 1;
}
