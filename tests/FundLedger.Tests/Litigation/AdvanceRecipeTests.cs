using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>The life of an advance before a judgment (domain.md E.2).</summary>
public sealed class AdvanceRecipeTests
{
    [Fact]
    public async Task R16_an_approval_is_a_promise_in_the_memo_book_alone()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-02-0001 2024-02-20 批准垫付 A1
            借 9001 [ADV C1 A1] 36,666.67
            贷 9002 [ADV C1 A1] 36,666.67
            """);
    }

    [Fact]
    public async Task R16_a_part_may_be_approved()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-02-20 advanceApproved advance=A1 amount=20000.00 approvedBy=王处长 level=SECTION");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-02-0001 2024-02-20 批准垫付 A1
            借 9001 [ADV C1 A1] 20,000.00
            贷 9002 [ADV C1 A1] 20,000.00
            """);
    }

    [Fact]
    public async Task R17_paying_the_organisation_turns_the_promise_into_an_advance_without_a_budget_entry()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            E 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-03-0001 2024-03-01 垫付 A1 调查费用
            借 1218.0101 [ADV C1 A1 O1] 36,666.67
            贷 1002.01 [ADV BK1 O1] 36,666.67
            借 9002 [ADV C1 A1] 36,666.67
            贷 9001 [ADV C1 A1] 36,666.67
            """);
    }

    [Fact]
    public async Task R17a_paying_the_appraiser_leaves_the_organisation_owing()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            E1 2024-03-05 advancePaid advance=A1 amount=20000.00 bank=BK1 payee=P1
            E2 2024-03-06 advancePaid advance=A1 amount=16666.67 bank=BK1 payee=L1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-03-0001 2024-03-05 垫付 A1 调查费用（付 P1）
            借 1218.0101 [ADV C1 A1 O1] 20,000.00
            贷 1002.01 [ADV BK1 P1] 20,000.00
            借 9002 [ADV C1 A1] 20,000.00
            贷 9001 [ADV C1 A1] 20,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-03-0002 2024-03-06 垫付 A1 调查费用（付 L1）
            借 1218.0101 [ADV C1 A1 O1] 16,666.67
            贷 1002.01 [ADV BK1 L1] 16,666.67
            借 9002 [ADV C1 A1] 16,666.67
            贷 9001 [ADV C1 A1] 16,666.67
            """);
    }

    [Fact]
    public async Task R18_what_invoices_prove_is_settled()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled);

        (await books.PageAsync("S-A1")).ShouldBe("""
            记-2024-04-0001 2024-04-10 A1 结算：核准费用
            借 1218.0102 [ADV C1 A1 O1] 33,218.45
            贷 1218.0101 [ADV C1 A1 O1] 33,218.45
            """);
    }

    [Fact]
    public async Task R19_the_unspent_part_comes_back()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, "E 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-04-0002 2024-04-12 A1 退回未用垫付款
            借 1002.01 [ADV BK1 O1] 3,448.22
            贷 1218.0101 [ADV C1 A1 O1] 3,448.22
            """);
    }

    [Fact]
    public async Task R20_the_unpaid_part_of_an_approval_lapses()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A1 amount=30000.00 bank=BK1
            E 2024-04-12 advanceReleased advance=A1 reason=委托合同终止
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-04-0001 2024-04-12 取消垫付 A1 未付部分：委托合同终止
            借 9002 [ADV C1 A1] 6,666.67
            贷 9001 [ADV C1 A1] 6,666.67
            """);
    }

    [Fact]
    public async Task R21_what_no_judgment_supports_is_written_off_as_an_expense_of_both_books()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, "E 2024-11-12 advanceWrittenOff advance=A3 amount=10000.00 approvedBy=王处长 level=SECTION basis=批复1号");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-11-0001 2024-11-12 核销 A3（批复1号）
            借 5301 [ADV C1 A3] 10,000.00
            贷 1218.0102 [ADV C1 A3 O1] 10,000.00
            借 7101 [ADV] 10,000.00
            贷 8001.02 [ADV] 10,000.00
            """);
    }

    [Fact]
    public async Task R21_a_part_of_what_a_defendant_owes_is_written_off_from_his_receivable()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            E 2024-11-12 advanceWrittenOff advance=A1 defendant=D1 amount=13218.45 approvedBy=王处长 level=SECTION basis=批复2号
            REST 2024-11-13 recoveryReceived case=C1 defendant=D1 amount=20000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-11-0001 2024-11-12 核销 A1（批复2号）
            借 5301 [ADV C1 A1] 13,218.45
            贷 1218.02 [ADV C1 A1 D1] 13,218.45
            借 7101 [ADV] 13,218.45
            贷 8001.02 [ADV] 13,218.45
            """);

        (await books.PageAsync("REST")).ShouldBe("""
            记-2024-11-0002 2024-11-13 收到 D1 履行 20,000.00
            借 1002.01 [ADV BK1 D1] 20,000.00
            贷 1218.02 [ADV C1 A1 D1] 20,000.00
            """);
    }
}
