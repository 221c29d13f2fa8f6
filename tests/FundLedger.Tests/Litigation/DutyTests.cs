using System.Data.Common;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Who holds which duty, and that nobody signs without it (会计基础工作规范 §12; domain.md D.4).</summary>
public sealed class DutyTests
{
    private const string Staff = """
        P1 2024-01-01 personRegistered person=钱主管 position=财务处处长
        P2 2024-01-01 personRegistered person=陈会计
        P3 2024-01-01 personRegistered person=李审核
        P4 2024-01-01 personRegistered person=周出纳
        P5 2024-01-01 personRegistered person=王处长
        P6 2024-01-01 personRegistered person=孙法规
        D1 2024-01-01 dutyGiven person=钱主管 duty=CHIEF from=2024-01-01
        D2 2024-01-01 dutyGiven person=陈会计 duty=FINANCE from=2024-01-01
        D3 2024-01-01 dutyGiven person=李审核 duty=REVIEWER from=2024-01-01
        D4 2024-01-01 dutyGiven person=周出纳 duty=CASHIER from=2024-01-01 to=2024-06-30
        D5 2024-01-01 dutyGiven person=王处长 duty=SECTION_HEAD from=2024-01-01
        POL 2024-01-31 policyChanged name=duties value=REGISTER by=钱主管
        """;

    private const string Approved = "A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION";

    [Fact]
    public async Task Where_duties_are_registered_those_who_hold_them_keep_the_books()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Staff, Approved, "P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1");

        (await books.BalanceAsync("1218.0101", "ADV")).ShouldBe("36,666.67");
    }

    [Theory]
    [InlineData("by", "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION by=孙法规")]
    [InlineData("reviewer", "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION reviewer=钱主管")]
    [InlineData("approvedBy", "K 2024-02-20 advanceApproved advance=A1 approvedBy=孙法规 level=SECTION")]
    [InlineData("approvedBy", "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=DEPUTY")]
    [InlineData("cashier", "K 2024-07-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00")]
    [InlineData("by", "K 2024-02-20 organisationChecked organisation=O1 verdict=PASSED document=核1号 reviewer=- cashier=-")]
    [InlineData("by", "K 2024-02-20 dutyGiven person=孙法规 duty=LEGAL from=2024-02-20 reviewer=- cashier=-")]
    public async Task A_signature_without_its_duty_is_refused_at_its_field(string field, string attempt)
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Staff);

        var refused = (await books.TryAsync(attempt)).Rejections[0];

        refused.Reason.ShouldBe(RejectionReason.DutyNotHeld);
        refused.Field.ShouldBe(field);
    }

    [Fact]
    public async Task A_duty_that_has_ended_leaves_room_for_one_that_did_not_go_with_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Staff, "E 2024-05-01 dutyEnded person=周出纳 duty=CASHIER by=钱主管 reviewer=- cashier=-");
        const string reviewer = "dutyGiven person=周出纳 duty=REVIEWER by=钱主管 reviewer=- cashier=- from=";

        (await books.TryAsync("K 2024-05-01 " + reviewer + "2024-04-30")).Rejections[0].Reason.ShouldBe(RejectionReason.DutiesIncompatible);
        await books.PlayAsync("G 2024-05-01 " + reviewer + "2024-05-01");
    }

    [Theory]
    [InlineData("REVIEWER")]
    [InlineData("ARCHIVIST")]
    [InlineData("FINANCE")]
    [InlineData("CHIEF")]
    public async Task The_database_itself_refuses_the_cashier_a_second_key(string duty)
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Staff);

        var refusal = await Should.ThrowAsync<DbException>(() => books.Database.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync("""
            INSERT INTO duty_given (entity, command_ordinal, person, duty, from_day, to_day, paper) VALUES (@Entity, 999, '周出纳', @duty, '2024-06-30', '2024-12-31', '')
            """, new { PlayedBooks.Entity, duty }), Keep: true), TestContext.Current.CancellationToken));

        refusal.Message.ShouldContain("不相容职务");
    }
}
