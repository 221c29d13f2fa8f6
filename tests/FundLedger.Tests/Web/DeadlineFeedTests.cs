namespace FundLedger.Tests.Web;

/// <summary>Deadlines for other programs, and the rule that no level writes for another.</summary>
public sealed class DeadlineFeedTests
{
    [Fact]
    public async Task Programs_get_what_falls_due_as_codes_days_and_amounts()
    {
        await using var site = await WebBooks.FundedAsync();
        await site.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            """);

        var answer = await site.GetAsync("/api/v1/entities/220000/deadlines?on=2024-08-27");

        answer.Status.ShouldBe(200);
        answer.Text.ShouldBe("""{"deadlines":[{"kind":"UNSETTLED_ADVANCE","dueOn":"2024-08-28","daysLeft":1,"status":"NEAR","case":"C1","subject":"A1","party":"O1","amount":"36666.67"}]}""");
        (await site.GetAsync("/api/v1/entities/220000/deadlines?on=soon")).Status.ShouldBe(400);
        (await site.GetAsync("/api/v1/entities/220000/deadlines?until=2024-08-27")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Somebody_of_an_upper_level_records_nothing_below()
    {
        await using var site = await WebBooks.FundedAsync();
        var before = await site.EverythingAsync();

        var answer = await site.SendAsync("K 2024-03-01 bankFeeCharged actingEntity=000000 fund=ADV bank=BK1 amount=1.00");

        (answer.Status, answer.Rejection).ShouldBe((422, "actsForAnotherEntity"));
        (await site.EverythingAsync()).ShouldBe(before);
    }
}
