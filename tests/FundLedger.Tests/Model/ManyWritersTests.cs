using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Model;

/// <summary>Sixteen people at one counter (reliability R05, R08): whatever the order in which they come, no fund is overdrawn, no fen
/// is lost and no number is left out.</summary>
public sealed class ManyWritersTests
{
    private const int Writers = 16;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_cashiers_drain_one_fund_and_exactly_as_many_fees_are_paid_as_it_can_bear()
    {
        // 120,000.00 in fees of 999.99: 120 fit and 1.20 is left.
        await using var books = await PlayedBooks.FundedAsync();

        var outcomes = await EveryoneAsync(200, (writer, turn) => books.TryAsync($"W{writer}-{turn} 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=999.99"));

        outcomes.Count(outcome => outcome.IsRecorded).ShouldBe(120);
        outcomes.Where(outcome => !outcome.IsRecorded).ShouldAllBe(outcome => outcome.Rejections[0].Reason == RejectionReason.FundNotAvailable);
        (await books.BalanceAsync("1002.01", "RWD")).ShouldBe("1.20");
        await ShouldBeWholeAsync(books, normalVouchers: 4 + 120);
    }

    [Fact]
    public async Task Random_payments_and_receipts_of_sixteen_people_keep_the_sum_in_every_reading()
    {
        await using var books = await PlayedBooks.FundedAsync();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var reader = Task.Run(() => ReadAllTheWhileAsync(books, done.Token), Stop);

        var outcomes = await EveryoneAsync(640, (writer, turn) =>
        {
            var random = new Random(writer * 1000 + turn);
            var amount = string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 40_000)}.{random.Next(100):00}");
            return books.TryAsync(random.Next(3) == 0
                ? $"W{writer}-{turn} 2024-03-01 appropriationReceived fund=RWD bank=BK1 amount={amount}"
                : $"W{writer}-{turn} 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount={amount}");
        });
        await done.CancelAsync();

        (await reader).ShouldBeGreaterThan(0);
        outcomes.Where(outcome => !outcome.IsRecorded).ShouldAllBe(outcome => outcome.Rejections[0].Reason == RejectionReason.FundNotAvailable);
        outcomes.Count(outcome => outcome.IsRecorded).ShouldBeInRange(100, 639);
        await ShouldBeWholeAsync(books, 4 + outcomes.Count(outcome => outcome.IsRecorded));
    }

    [Fact]
    public async Task A_key_that_sixteen_people_send_at_once_counts_once_and_all_get_one_answer()
    {
        await using var books = await PlayedBooks.FundedAsync();

        var outcomes = await EveryoneAsync(64, (_, _) => books.TryAsync("ONCE 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00"));

        outcomes.Count(outcome => !outcome.IsRepeat).ShouldBe(1);
        outcomes.Select(outcome => outcome.Answer).Distinct().Count().ShouldBe(1);
        (await books.BalanceAsync("1002.01", "RWD")).ShouldBe("119,995.00");
    }

    private static async Task<Outcome[]> EveryoneAsync(int turns, Func<int, int, Task<Outcome>> send)
    {
        var each = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var outcomes = new List<Outcome>();
            for (var turn = writer; turn < turns; turn += Writers) outcomes.Add(await send(writer, turn));
            return outcomes;
        }, Stop)));
        return [.. each.SelectMany(outcomes => outcomes)];
    }

    /// <summary>In every state that can be read, the books balance and the fund has what its vouchers say, which is never less than nothing.</summary>
    private static async Task<int> ReadAllTheWhileAsync(PlayedBooks books, CancellationToken done)
    {
        var readings = 0;
        while (!done.IsCancellationRequested)
        {
            var (difference, kept, summed) = await books.Database.ReadAsync(async session => (
                await session.ScalarAsync<long>("SELECT SUM(debit_fen) - SUM(credit_fen) FROM fund_balance"),
                await session.ScalarAsync<long>("SELECT SUM(debit_fen) - SUM(credit_fen) FROM fund_balance WHERE fund = 'RWD' AND account = '1002.01'"),
                await session.ScalarAsync<long>("SELECT SUM(CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END) FROM voucher_line WHERE fund = 'RWD' AND account = '1002.01'")), Stop);
            difference.ShouldBe(0);
            kept.ShouldBe(summed);
            kept.ShouldBeGreaterThanOrEqualTo(0);
            readings++;
        }
        return readings;
    }

    private static async Task ShouldBeWholeAsync(PlayedBooks books, long normalVouchers)
    {
        (await Verification.RunAsync(books.Database, null, Stop)).Findings.ShouldBeEmpty();
        var march = await books.Database.ReadAsync(session => session.ListAsync<long>("SELECT number FROM voucher WHERE period = 202403 ORDER BY seq"), Stop);
        march.ShouldBe(Enumerable.Range(1, march.Count).Select(number => (long)number));
        (march.Count + 4L).ShouldBe(normalVouchers);
    }
}
