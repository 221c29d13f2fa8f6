using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>What a case page offers next is what the state of the case allows, and what it says is owed is what a receipt would find.</summary>
public sealed class CaseOutlookTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_offers_what_its_state_allows_from_filing_to_the_end()
    {
        await using var books = await PlayedBooks.FundedAsync();
        (await NextAsync(books, "2024-01-31")).ShouldBe("Open caseFiled firstInstanceJudged judgmentTookEffect caseLost settlementAnnounced caseWithdrawn advanceRequested restorationContracted");

        await books.PlayAsync(Story.A1Settled, "F-A1 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1", Story.A1Awarded);
        (await NextAsync(books, "2024-06-30")).ShouldBe(
            "Final retrialOrdered advanceRequested recoveryReceived executionProceedsReceived enforcementApplied limitationInterrupted damagesReceived restorationContracted rewardApproved");

        await books.PlayAsync("RR 2024-07-20 recoveryReceived case=C1 defendant=D1 amount=33218.45 bank=BK1", "SR 2024-07-25 surplusReturned fund=DMG case=C1 party=D1 amount=400000.00 bank=BK2 ruling=裁定");
        (await NextAsync(books, "2024-07-31")).ShouldBe("Final retrialOrdered advanceRequested damagesReceived rewardApproved caseClosed");
        await books.PlayAsync("CC 2024-08-01 caseClosed case=C1 by=林承办");
        (await NextAsync(books, "2024-08-01")).ShouldBe("Closed");
    }

    [Fact]
    public async Task A_withdrawn_case_takes_no_advances_any_more()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("W 2024-02-05 caseWithdrawn case=C2 reason=FULFILLED paper=准许撤诉裁定 by=林承办");
        (await NextAsync(books, "2024-02-06", "C2")).ShouldBe("Withdrawn deliveryModeAgreed caseClosed");
    }

    /// <summary>33,218.45 unpaid for 31 days after 28 July: 33,218.45 × 31 × 0.000175 = 180.2101 yuan.</summary>
    [Fact]
    public async Task What_is_owed_bears_interest_for_the_delay_up_to_the_day()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, "F-A1 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1", Story.A1Awarded);
        (await OwedAsync(books, "2024-07-28")).ShouldBe("D1: Principal A1 33,218.45");
        (await OwedAsync(books, "2024-08-28")).ShouldBe("D1: Principal A1 33,218.45, DelayInterest  180.21");
    }

    private static async Task<string> NextAsync(PlayedBooks books, string day, string code = "C1")
    {
        var outlook = await ReadAsync(books, day, code);
        return string.Join(' ', outlook.Next.Prepend(outlook.State.ToString()));
    }

    private static async Task<string> OwedAsync(PlayedBooks books, string day) => string.Join("; ", (await ReadAsync(books, day, "C1")).Debtors
        .Select(debtor => $"{debtor.Debtor}: {string.Join(", ", debtor.Items.Select(item => $"{item.Head} {item.Advance} {item.Outstanding.ToGroupedString()}"))}"));

    private static Task<CaseOutlook> ReadAsync(PlayedBooks books, string day, string code) => books.Database.ReadAsync(
        session => OutlookQueries.ReadAsync(session, PlayedBooks.Entity, code, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)), Stop);
}
