using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Advances as budget expenditure at year-end (domain.md R23a; 政府会计制度解释第1号 三（一）).</summary>
public sealed class YearEndRecognitionRecipeTests
{
    [Fact]
    public async Task R23a_what_was_paid_this_year_and_is_still_out_becomes_expenditure_before_closing()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("""
            POL 2024-01-01 policyChanged name=budgetTreatmentOfAdvances value=YEAR_END_RECOGNITION
            M 2024-01-15 appropriationReceived fund=ADV amount=800000.00 bank=BK1
            Q 2024-01-31 advanceRequested advance=A1 fund=ADV case=C1 organisation=O1 costKind=INVESTIGATION amount=36666.67 by=林承办
            """, Story.A1Settled, Story.MonthsClosed(2024), "E 2024-12-31 yearClosed year=2024");

        (await books.MonthAsync("2024-12")).ShouldBe("""
            记-2024-12-0001 2024-12-31 年末确认垫付款预算支出（ADV）
            借 7101 [ADV] 36,666.67
            贷 8001.02 [ADV] 36,666.67

            记-2024-12-0002 2024-12-31 年末结转收入费用（ADV）
            借 4001 [ADV] 800,000.00
            贷 3301 [ADV] 800,000.00

            记-2024-12-0003 2024-12-31 本期盈余转本年盈余分配（ADV）
            借 3301 [ADV] 800,000.00
            贷 3302 [ADV] 800,000.00

            记-2024-12-0004 2024-12-31 本年盈余分配转累计盈余（ADV）
            借 3302 [ADV] 800,000.00
            贷 3001 [ADV] 800,000.00

            记-2024-12-0005 2024-12-31 预算收支结转（ADV）
            借 6001 [ADV] 800,000.00
            贷 7101 [ADV] 36,666.67
            贷 8101.06 [ADV] 763,333.33

            记-2024-12-0006 2024-12-31 本年收支结转转累计结转（ADV）
            借 8101.06 [ADV] 763,333.33
            贷 8101.07 [ADV] 763,333.33
            """);
    }

    [Fact]
    public async Task R23a_recognised_advances_that_come_back_next_year_adjust_the_opening_carry_over()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("POL 2024-01-01 policyChanged name=budgetTreatmentOfAdvances value=YEAR_END_RECOGNITION", Story.A1Settled, Story.A1Awarded, "QC 2024-12-31 quotaCancelled fund=LEG bank=ZB", Story.MonthsClosed(2024), """
            Y 2024-12-31 yearClosed year=2024
            # 3,448.22 unsettled and 33,218.45 owed were recognised in 2024; A9 is of 2025 and was not.
            REFUND 2025-01-10 advanceRefunded advance=A1 amount=1448.22 bank=BK1
            PAID 2025-02-10 recoveryReceived case=C1 defendant=D1 amount=10000.00 bank=BK1
            SETTLED 2025-02-11 advanceSettled advance=A1 amount=2000.00
            OFF 2025-03-10 advanceWrittenOff advance=A1 amount=2000.00 approvedBy=王处长 level=SECTION basis=批复3号
            Q-A9 2025-03-11 advanceRequested advance=A9 fund=ADV case=C1 organisation=O1 costKind=OTHER amount=500.00 by=林承办
            A-A9 2025-03-11 advanceApproved advance=A9 approvedBy=王处长 level=SECTION
            P-A9 2025-03-11 advancePaid advance=A9 amount=500.00 bank=BK1
            NEW 2025-03-12 advanceRefunded advance=A9 amount=500.00 bank=BK1
            """);

        (await books.PageAsync("REFUND")).ShouldBe("""
            记-2025-01-0001 2025-01-10 A1 退回未用垫付款
            借 1002.01 [ADV BK1 O1] 1,448.22
            贷 1218.0101 [ADV C1 A1 O1] 1,448.22
            借 8001.02 [ADV] 1,448.22
            贷 8101.01 [ADV] 1,448.22
            """);

        (await books.PageAsync("PAID")).ShouldBe("""
            记-2025-02-0001 2025-02-10 收到 D1 履行 10,000.00
            借 1002.01 [ADV BK1 D1] 10,000.00
            贷 1218.02 [ADV C1 A1 D1] 10,000.00
            借 8001.02 [ADV] 10,000.00
            贷 8101.01 [ADV] 10,000.00
            """);

        (await books.PageAsync("OFF")).ShouldBe("""
            记-2025-03-0001 2025-03-10 核销 A1（批复3号）
            借 5301 [ADV C1 A1] 2,000.00
            贷 1218.0102 [ADV C1 A1 O1] 2,000.00
            """);

        (await books.PageAsync("NEW")).ShouldBe("""
            记-2025-03-0004 2025-03-12 A9 退回未用垫付款
            借 1002.01 [ADV BK1 O1] 500.00
            贷 1218.0101 [ADV C1 A9 O1] 500.00
            """);
    }

    [Fact]
    public async Task R23a_money_back_dated_in_the_old_year_does_not_take_next_years_payments_for_recognised_ones()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            POL 2024-01-01 policyChanged name=budgetTreatmentOfAdvances value=YEAR_END_RECOGNITION
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P1 2024-03-01 advancePaid advance=A1 amount=6666.67 bank=BK1
            OPEN 2024-12-20 yearOpened year=2025
            P2 2025-01-05 advancePaid advance=A1 amount=30000.00 bank=BK1
            E 2024-12-31 advanceRefunded advance=A1 amount=666.67 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-31 A1 退回未用垫付款
            借 1002.01 [ADV BK1 O1] 666.67
            贷 1218.0101 [ADV C1 A1 O1] 666.67
            """);
    }
}
