using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Judgments, recovery and late interest (domain.md E.3, E.6).</summary>
public sealed class RecoveryRecipeTests
{
    [Fact]
    public async Task R24_a_judgment_turns_settled_costs_into_what_the_defendant_owes()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, "E 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=33218.45; advance=A3 amount=50000.00]");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-06-0001 2024-06-28 判决生效：被告 D1 承担费用
            借 1218.02 [ADV C1 A1 D1] 33,218.45
            贷 1218.0102 [ADV C1 A1 O1] 33,218.45
            借 1218.02 [ADV C1 A3 D1] 50,000.00
            贷 1218.0102 [ADV C1 A3 O1] 50,000.00
            """);
    }

    [Fact]
    public async Task R24_two_defendants_bear_their_parts()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            E1 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=22145.63]
            E2 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D2 dueOn=2024-07-28 items=[advance=A1 amount=11072.82]
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-06-0001 2024-06-28 判决生效：被告 D1 承担费用
            借 1218.02 [ADV C1 A1 D1] 22,145.63
            贷 1218.0102 [ADV C1 A1 O1] 22,145.63
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-06-0002 2024-06-28 判决生效：被告 D2 承担费用
            借 1218.02 [ADV C1 A1 D2] 11,072.82
            贷 1218.0102 [ADV C1 A1 O1] 11,072.82
            """);
    }

    [Fact]
    public async Task R25_one_due_date_is_cleared_pro_rata_to_the_fen()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, Story.AllAwarded, "E 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=100000.00 bank=BK1");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0001 2024-07-15 收到 D1 履行 100,000.00
            借 1002.01 [ADV BK1 D1] 100,000.00
            贷 1218.02 [ADV C1 A1 D1] 14,555.55
            贷 1218.02 [ADV C1 A2 D1] 63,535.62
            贷 1218.02 [ADV C1 A3 D1] 21,908.83
            """);
    }

    [Fact]
    public async Task R25_the_earlier_due_date_is_cleared_first_even_within_one_advance()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, """
            # A1 and A2 fall due in July, the rest of A1 and A3 in September: 30,000.00 clear July, 5,000.00 of them go to September pro rata.
            J1 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=10000.00; advance=A2 amount=15000.00]
            J2 2024-07-01 judgmentTookEffect judgment=J2 case=C1 defendant=D1 dueOn=2024-09-30 items=[advance=A1 amount=20000.00; advance=A3 amount=30000.00]
            E 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=30000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0002 2024-07-15 收到 D1 履行 30,000.00
            借 1002.01 [ADV BK1 D1] 30,000.00
            贷 1218.02 [ADV C1 A1 D1] 12,000.00
            贷 1218.02 [ADV C1 A2 D1] 15,000.00
            贷 1218.02 [ADV C1 A3 D1] 3,000.00
            """);
    }

    [Fact]
    public async Task R25_a_designation_to_one_advance_is_met_before_the_legal_order()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, Story.AllAwarded, "E 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=60000.00 bank=BK1 designations=[head=PRINCIPAL advance=A3 amount=50000.00]");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0001 2024-07-15 收到 D1 履行 60,000.00
            借 1002.01 [ADV BK1 D1] 60,000.00
            贷 1218.02 [ADV C1 A1 D1] 1,863.92
            贷 1218.02 [ADV C1 A2 D1] 8,136.08
            贷 1218.02 [ADV C1 A3 D1] 50,000.00
            """);
    }

    [Fact]
    public async Task R26_late_interest_follows_the_principal_and_is_income_of_both_books()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, Story.AllAwarded, """
            P1 2024-08-15 recoveryReceived case=C1 defendant=D1 amount=100000.00 bank=BK1
            E 2024-10-12 recoveryReceived case=C1 defendant=D1 amount=130238.76 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-10-0001 2024-10-12 收到 D1 履行 130,238.76
            借 1002.01 [ADV BK1 D1] 130,238.76
            贷 1218.02 [ADV C1 A1 D1] 18,662.90
            贷 1218.02 [ADV C1 A2 D1] 81,464.38
            贷 1218.02 [ADV C1 A3 D1] 28,091.17
            贷 4609 [ADV C1] 2,020.31
            借 8001.02 [ADV] 2,020.31
            贷 6609 [ADV] 2,020.31
            """);
    }

    [Fact]
    public async Task R26_who_paid_the_principal_first_may_pay_the_interest_later()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            P1 2024-08-27 recoveryReceived case=C1 defendant=D1 amount=33218.45 bank=BK1
            # 33,218.45 for 30 days at 0.0175 % a day: 174.40 and no more, since nothing is left to bear interest.
            E 2024-10-12 recoveryReceived case=C1 defendant=D1 amount=174.40 bank=BK1
            """);

        (await books.PageAsync("P1")).ShouldBe("""
            记-2024-08-0001 2024-08-27 收到 D1 履行 33,218.45
            借 1002.01 [ADV BK1 D1] 33,218.45
            贷 1218.02 [ADV C1 A1 D1] 33,218.45
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-10-0001 2024-10-12 收到 D1 履行 174.40
            借 1002.01 [ADV BK1 D1] 174.40
            贷 4609 [ADV C1] 174.40
            借 8001.02 [ADV] 174.40
            贷 6609 [ADV] 174.40
            """);
    }

    [Fact]
    public async Task R26_each_part_of_an_advance_bears_interest_from_its_own_due_date()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            J1 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=20000.00]
            J2 2024-06-28 judgmentTookEffect judgment=J2 case=C1 defendant=D1 dueOn=2024-08-27 items=[advance=A1 amount=10000.00]
            P1 2024-08-07 recoveryReceived case=C1 defendant=D1 amount=20000.00 bank=BK1
            # 20,000.00 for 10 days and 10,000.00 for 20 days at 0.0175 % a day: 35.00 + 35.00.
            E 2024-09-16 recoveryReceived case=C1 defendant=D1 amount=10070.00 bank=BK1
            """);

        (await books.PageAsync("P1")).ShouldBe("""
            记-2024-08-0001 2024-08-07 收到 D1 履行 20,000.00
            借 1002.01 [ADV BK1 D1] 20,000.00
            贷 1218.02 [ADV C1 A1 D1] 20,000.00
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-09-0001 2024-09-16 收到 D1 履行 10,070.00
            借 1002.01 [ADV BK1 D1] 10,070.00
            贷 1218.02 [ADV C1 A1 D1] 10,000.00
            贷 4609 [ADV C1] 70.00
            借 8001.02 [ADV] 70.00
            贷 6609 [ADV] 70.00
            """);
    }

    [Fact]
    public async Task R27_an_over_payment_is_held_and_R28_returned()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            IN 2024-07-20 recoveryReceived case=C1 defendant=D1 amount=40000.00 bank=BK1
            OUT 2024-07-25 overpaymentReturned fund=ADV case=C1 party=D1 amount=6781.55 bank=BK1
            """);

        (await books.PageAsync("IN")).ShouldBe("""
            记-2024-07-0001 2024-07-20 收到 D1 履行 40,000.00
            借 1002.01 [ADV BK1 D1] 40,000.00
            贷 1218.02 [ADV C1 A1 D1] 33,218.45
            贷 2307.02 [ADV C1 D1] 6,781.55
            """);

        (await books.PageAsync("OUT")).ShouldBe("""
            记-2024-07-0002 2024-07-25 退还 D1 多付款
            借 2307.02 [ADV C1 D1] 6,781.55
            贷 1002.01 [ADV BK1 D1] 6,781.55
            """);
    }

    [Fact]
    public async Task R25_one_receipt_repays_the_advances_of_two_funds_each_in_its_own_fund()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            F2 2024-01-02 fundOpened fund=ADV2 name=第二垫付基金 kind=ADVANCE
            B4 2024-01-02 bankAccountOpened bank=BK4 name=二户 kind=OWN funds=[ADV; ADV2]
            M2 2024-01-15 appropriationReceived fund=ADV2 amount=10000.00 bank=BK4
            """, Story.A1Settled, """
            Q-A4 2024-02-01 advanceRequested advance=A4 fund=ADV2 case=C1 organisation=O1 costKind=OTHER amount=5000.00 by=林承办
            A-A4 2024-02-20 advanceApproved advance=A4 approvedBy=王处长 level=SECTION
            P-A4 2024-03-05 advancePaid advance=A4 amount=5000.00 bank=BK4
            S-A4 2024-05-30 advanceSettled advance=A4 amount=5000.00
            J 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=5000.00; advance=A4 amount=5000.00]
            E 2024-07-20 recoveryReceived case=C1 defendant=D1 amount=10000.01 bank=BK4
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0001 2024-07-20 收到 D1 履行 10,000.01
            借 1002.01 [ADV BK4 D1] 5,000.01
            借 1002.01 [ADV2 BK4 D1] 5,000.00
            贷 1218.02 [ADV C1 A1 D1] 5,000.00
            贷 1218.02 [ADV2 C1 A4 D1] 5,000.00
            贷 2307.02 [ADV C1 D1] 0.01
            """);
    }
}
