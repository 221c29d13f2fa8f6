using FundLedger.Tests.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Reports;

/// <summary>What falls due and when (issue: deadlines; 民诉法 art. 250; domain.md D.14, D.17).</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task Every_period_that_runs_is_listed_soonest_first()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, Story.AllAwarded, """
            BK9 2024-07-01 bankAccountOpened bank=BK9 name=待缴户 kind=PENDING funds=[ADV]
            FINE 2024-09-26 treasuryMoneyReceived fund=ADV bank=BK9 amount=500.00 kind=FINE payer=D1
            UR 2024-08-01 unidentifiedReceived receipt=UR-01 fund=ADV bank=BK1 amount=77.00
            LN 2024-03-10 fundLoaned loan=LN-01 from=ADV fromBank=BK1 to=RWD toBank=BK1 amount=1000.00 dueOn=2024-12-20 approval=纪要2号
            NOTE 2024-09-20 settlementAnnounced case=C2 paper=公告
            """);

        (await SheetText.LinesAsync(books.Database, "deadlines", "asOf=2024-09-30", "due_on", "days_left", "kind", "case_code", "subject", "party", "amount", "status")).ShouldBe("""
            2024-07-28 | -64 | receivable due | C1 | A1 | D1 | 33,218.45 | overdue
            2024-07-28 | -64 | receivable due | C1 | A2 | D1 | 145,000.00 | overdue
            2024-07-28 | -64 | receivable due | C1 | A3 | D1 | 50,000.00 | overdue
            2024-08-28 | -33 | settlement of an advance | C1 | A1 | O1 | 3,448.22 | overdue
            2024-08-31 | -30 | identification of a receipt |  | UR-01 |  | 77.00 | overdue
            2024-10-01 | 1 | payment to the treasury |  | ADV |  | 500.00 | within 30 days
            2024-10-20 | 20 | end of a settlement's notice | C2 | 公告 |  |  | within 30 days
            2024-12-20 | 81 | repayment of a loan between funds |  | LN-01 | RWD | 1,000.00 | later
            2026-07-28 | 666 | limit to apply for enforcement (民诉法 art. 250) | C1 | A1 | D1 | 33,218.45 | later
            2026-07-28 | 666 | limit to apply for enforcement (民诉法 art. 250) | C1 | A2 | D1 | 145,000.00 | later
            2026-07-28 | 666 | limit to apply for enforcement (民诉法 art. 250) | C1 | A3 | D1 | 50,000.00 | later
            """);
    }

    [Fact]
    public async Task What_was_done_in_time_is_no_deadline_any_more()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            BACK 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1
            ENF 2024-08-01 enforcementApplied case=C1 defendant=D1 number=（2024）吉71执30号
            PAID 2024-08-15 recoveryReceived case=C1 defendant=D1 amount=33218.45 bank=BK1 designations=[head=PRINCIPAL amount=33218.45]
            """);

        (await SheetText.LinesAsync(books.Database, "deadlines", "asOf=2024-08-14", "due_on", "kind", "subject")).ShouldBe("2024-07-28 | receivable due | A1");
        (await SheetText.LinesAsync(books.Database, "deadlines", "asOf=2024-08-15", "due_on", "kind", "subject")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entity_sets_its_own_periods()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("POL 2024-02-01 policyChanged name=unsettledDays value=10", """
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            """);

        (await SheetText.LinesAsync(books.Database, "deadlines", "asOf=2024-03-01", "due_on", "days_left")).ShouldBe("2024-03-11 | 10");
    }
}
