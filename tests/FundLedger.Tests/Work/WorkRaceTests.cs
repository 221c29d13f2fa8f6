using System.Globalization;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

/// <summary>People who press at the same moment (reliability R03, R04): each item has one outcome. FUNDLEDGER_RACES says how many
/// items are fought for; 60 if it is silent.</summary>
public sealed class WorkRaceTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_reviewers_who_sign_and_one_who_returns_come_to_one_outcome_for_each_item()
    {
        var races = int.Parse(Environment.GetEnvironmentVariable("FUNDLEDGER_RACES") ?? "60", CultureInfo.InvariantCulture);
        await using var office = await Office.OpenAsync();
        for (var i = 1; i <= races; i++) await office.ActAsync($"陈会计 submits F{i} 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=0.01");

        var outcomes = await Task.WhenAll(Enumerable.Range(1, races).SelectMany(i => new[] { $"李审核 signs W-{i} v1 as REVIEWER", $"孙主管 signs W-{i} v1 as REVIEWER", $"李审核 returns W-{i} v1 重做" }
            .OrderBy(_ => Random.Shared.Next()).Select(act => Task.Run(() => office.ActAsync(act), Stop))));

        (await office.CountAsync("work_step")).ShouldBe(2 * races);
        outcomes.Count(outcome => !outcome.IsRefused).ShouldBe(races);
        var returned = outcomes.Count(outcome => outcome.State == WorkState.Returned);
        output.WriteLine($"{races} items, {outcomes.Length} acts: {races - returned} signed, {returned} returned");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_submissions_of_one_key_at_once_make_one_item()
    {
        await using var office = await Office.OpenAsync();

        var outcomes = await TwentyAsync(office, "陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");

        outcomes.ShouldAllBe(outcome => outcome.Item == 1 && outcome.WaitsFor == Signature.Reviewer);
        outcomes.Count(outcome => !outcome.IsRepeat).ShouldBe(1);
        (await office.CountAsync("work_item")).ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_presses_of_the_last_signature_record_once_and_all_get_one_answer()
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync("""
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00
            李审核 signs W-1 as REVIEWER
            """);

        var outcomes = await TwentyAsync(office, "周出纳 signs W-1 v1 as CASHIER");

        outcomes.Count(outcome => !outcome.IsRepeat).ShouldBe(1);
        outcomes.Select(outcome => outcome.Lines.Single().Answer).Distinct().Count().ShouldBe(1);
        (await office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("119,995.00");
    }

    [Fact]
    public async Task Two_payments_that_drain_one_fund_are_confirmed_at_once_and_one_is_made()
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync("""
            陈会计 submits F1 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=70000.00
            陈会计 submits F2 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=70000.00
            李审核 signs W-1 as REVIEWER
            李审核 signs W-2 as REVIEWER
            """);

        var outcomes = await Task.WhenAll(new[] { 1, 2 }.Select(item => Task.Run(() => office.ActAsync($"周出纳 signs W-{item} v1 as CASHIER"), Stop)));

        outcomes.Select(Office.Said).Count(said => said.EndsWith("recorded", StringComparison.Ordinal)).ShouldBe(1);
        outcomes.Select(Office.Said).Count(said => said == "refused: FundNotAvailable").ShouldBe(1);
        (await office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("50,000.00");
    }

    private static Task<WorkOutcome[]> TwentyAsync(Office office, string act) => Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => office.ActAsync(act), Stop)));
}
