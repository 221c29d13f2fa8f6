using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>What does not come back (domain.md E.2). Each story leaves books in which no check finds anything.</summary>
public sealed class LossRecipeTests
{
    [Fact]
    public async Task R18_under_NEXT_YEAR_settlement_in_the_next_year_is_expenditure()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            P 2024-02-01 policyChanged name=budgetTreatmentOfAdvances value=NEXT_YEAR
            A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P-A1 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            Y 2024-12-20 yearOpened year=2025
            E1 2025-01-10 advanceSettled advance=A1 amount=33218.45
            E2 2025-01-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2025-01-0001 2025-01-10 A1 结算：核准费用
            借 1218.0102 [ADV C1 A1 O1] 33,218.45
            贷 1218.0101 [ADV C1 A1 O1] 33,218.45
            借 7101 [ADV] 33,218.45
            贷 8001.02 [ADV] 33,218.45
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2025-01-0002 2025-01-12 A1 退回未用垫付款
            借 1002.01 [ADV BK1 O1] 3,448.22
            贷 1218.0101 [ADV C1 A1 O1] 3,448.22
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R21b_an_institution_provides_and_writes_off_through_the_provision()
    {
        await using var books = await PlayedBooks.InstitutionAsync();
        await books.PlayAsync(Story.A1Settled, """
            E1 2024-10-31 badDebtProvided fund=ADV amount=12000.00
            E2 2024-11-12 advanceWrittenOff advance=A1 amount=10000.00 approvedBy=王处长 level=SECTION basis=批复1号
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-10-0001 2024-10-31 计提坏账准备（ADV）
            借 5901 [ADV] 12,000.00
            贷 1219 [ADV] 12,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-11-0001 2024-11-12 核销 A1（批复1号）
            借 1219 [ADV] 10,000.00
            贷 1218.0102 [ADV C1 A1 O1] 10,000.00
            借 7901 [ADV] 10,000.00
            贷 8001.02 [ADV] 10,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R21b_the_loss_can_be_operating_expenditure_by_policy()
    {
        await using var books = await PlayedBooks.InstitutionAsync();
        await books.PlayAsync(Story.A1Settled, """
            P 2024-02-01 policyChanged name=lossExpenditure value=OPERATING
            E1 2024-10-31 badDebtProvided fund=ADV amount=12000.00
            E2 2024-11-12 advanceWrittenOff advance=A1 amount=10000.00 approvedBy=王处长 level=SECTION basis=批复1号
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-11-0001 2024-11-12 核销 A1（批复1号）
            借 1219 [ADV] 10,000.00
            贷 1218.0102 [ADV C1 A1 O1] 10,000.00
            借 7201 [ADV] 10,000.00
            贷 8001.02 [ADV] 10,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R22_written_off_and_recovered_after_all_is_income()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            W 2024-11-12 advanceWrittenOff advance=A1 amount=10000.00 approvedBy=王处长 level=SECTION basis=批复1号
            E 2024-12-10 writtenOffRecovered advance=A1 payer=D1 amount=4000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-10 收回已核销 A1
            借 1002.01 [ADV BK1 D1] 4,000.00
            贷 4609 [ADV C1 A1] 4,000.00
            借 8001.02 [ADV] 4,000.00
            贷 6609 [ADV] 4,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R22b_an_institution_restores_its_provision()
    {
        await using var books = await PlayedBooks.InstitutionAsync();
        await books.PlayAsync(Story.A1Settled, """
            B 2024-10-31 badDebtProvided fund=ADV amount=12000.00
            W 2024-11-12 advanceWrittenOff advance=A1 amount=10000.00 approvedBy=王处长 level=SECTION basis=批复1号
            E 2024-12-10 writtenOffRecovered advance=A1 payer=D1 amount=4000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-10 收回已核销 A1
            借 1218.0102 [ADV C1 A1 O1] 4,000.00
            贷 1219 [ADV] 4,000.00
            借 1002.01 [ADV BK1 D1] 4,000.00
            贷 1218.0102 [ADV C1 A1 O1] 4,000.00
            借 8001.02 [ADV] 4,000.00
            贷 6609 [ADV] 4,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R23_a_cost_that_stays_with_the_fund_is_an_expense_of_both_books()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            E 2024-11-20 advanceExpensed advance=A1 amount=5000.00 approvedBy=王处长 level=SECTION basis=联席会议纪要〔2024〕3号-2
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-11-0001 2024-11-20 A1 转业务费用（联席会议纪要〔2024〕3号-2）
            借 5001 [ADV C1 A1] 5,000.00
            贷 1218.0102 [ADV C1 A1 O1] 5,000.00
            借 7101 [ADV] 5,000.00
            贷 8001.02 [ADV] 5,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R28b_what_cannot_be_returned_goes_to_the_treasury_or_by_approval_to_income()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            X 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=33718.45 bank=BK1
            E1 2024-12-10 overpaymentKept fund=ADV case=C1 party=D1 amount=300.00 owner=TREASURY approvedBy=王处长 level=SECTION basis=批复20号
            E2 2024-12-11 overpaymentKept fund=ADV case=C1 party=D1 amount=200.00 owner=FUND approvedBy=王处长 level=SECTION basis=批复21号
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-12-0001 2024-12-10 D1 多付款无法退还（批复20号）
            借 2307.02 [ADV C1 D1] 300.00
            贷 2103 [ADV C1] 300.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-12-0002 2024-12-11 D1 多付款无法退还（批复21号）
            借 2307.02 [ADV C1 D1] 200.00
            贷 4609 [ADV C1] 200.00
            借 8001.02 [ADV] 200.00
            贷 6609 [ADV] 200.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }
}
