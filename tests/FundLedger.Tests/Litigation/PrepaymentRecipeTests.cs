using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Orders that are prepaid (domain.md E.5: R48, R49, R52).</summary>
public sealed class PrepaymentRecipeTests
{
    private const string Prepaid = "E48 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB";

    [Fact]
    public async Task R48_a_prepayment_is_expenditure_at_once_and_keeps_its_part_of_the_promise()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, Prepaid);

        (await books.PageAsync("E48")).ShouldBe("""
            记-2024-04-0002 2024-04-25 预付 SO-01
            借 1214 [LEG SO-01 L2] 8,000.00
            贷 1011 [LEG ZB L2] 8,000.00
            借 7101 [LEG] 8,000.00
            贷 8001.01 [LEG] 8,000.00
            借 9002 [LEG SO-01] 8,000.00
            贷 9001 [LEG SO-01] 8,000.00
            """);
    }

    [Fact]
    public async Task R49_an_invoice_uses_up_the_prepayment_first()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, Prepaid, """
            E49 2024-05-20 orderInvoiced order=SO-01 amount=24960.50
            E50 2024-05-28 orderPaid order=SO-01 amount=16960.50 bank=ZB
            """);

        (await books.PageAsync("E49")).ShouldBe("""
            记-2024-05-0001 2024-05-20 SO-01 账单入账
            借 5001 [LEG SO-01] 24,960.50
            贷 1214 [LEG SO-01 L2] 8,000.00
            贷 2302 [LEG SO-01 L2] 16,960.50
            """);

        (await books.PageAsync("E50")).ShouldBe("""
            记-2024-05-0002 2024-05-28 支付 SO-01
            借 2302 [LEG SO-01 L2] 16,960.50
            贷 1011 [LEG ZB L2] 16,960.50
            借 7101 [LEG] 16,960.50
            贷 8001.01 [LEG] 16,960.50
            借 9002 [LEG SO-01] 17,800.00
            贷 9001 [LEG SO-01] 17,800.00
            """);
    }

    [Fact]
    public async Task R52_a_prepayment_that_is_not_honoured_becomes_a_receivable_and_comes_back()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, Prepaid, """
            E49 2024-05-20 orderInvoiced order=SO-01 amount=3000.00
            E52 2024-12-20 prepaymentLapsed order=SO-01 reason=律所停业
            BACK 2024-12-28 prepaymentReturned order=SO-01 amount=5000.00 bank=ZB
            """);

        (await books.PageAsync("E52")).ShouldBe("""
            记-2024-12-0001 2024-12-20 SO-01 预付款转其他应收款：律所停业
            借 1218.03 [LEG SO-01 L2] 5,000.00
            贷 1214 [LEG SO-01 L2] 5,000.00
            """);

        (await books.PageAsync("BACK")).ShouldBe("""
            记-2024-12-0002 2024-12-28 收回 SO-01 预付款
            借 1011 [LEG ZB L2] 5,000.00
            贷 1218.03 [LEG SO-01 L2] 5,000.00
            借 8001.01 [LEG] 5,000.00
            贷 7101 [LEG] 5,000.00
            """);

        // Of the 8,000.00 prepaid, 5,000.00 were not spent after all.
        (await books.SpentAsync("LEG")).ShouldBe("3,000.00");
    }

    [Fact]
    public async Task R52_what_was_prepaid_last_year_comes_back_into_what_was_carried_over()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            M 2024-01-20 appropriationReceived fund=LEG amount=50000.00 bank=BK3
            """, Story.Ordered, """
            E48 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=BK3
            Y 2024-12-01 yearOpened year=2025
            E52 2024-12-20 prepaymentLapsed order=SO-01 reason=律所停业
            BACK 2025-01-10 prepaymentReturned order=SO-01 amount=8000.00 bank=BK3
            """);

        (await books.PageAsync("BACK")).ShouldBe("""
            记-2025-01-0001 2025-01-10 收回 SO-01 预付款
            借 1002.01 [LEG BK3 L2] 8,000.00
            贷 1218.03 [LEG SO-01 L2] 8,000.00
            借 8001.02 [LEG] 8,000.00
            贷 8101.01 [LEG] 8,000.00
            """);
    }

    [Fact]
    public async Task R21_and_R52_a_prepayment_that_never_comes_back_is_lost_without_a_second_expenditure()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, Prepaid, """
            E52 2024-12-20 prepaymentLapsed order=SO-01 reason=律所停业
            E21 2024-12-30 prepaymentWrittenOff order=SO-01 amount=8000.00 approvedBy=王处长 level=SECTION basis=批复9号
            """);

        (await books.PageAsync("E21")).ShouldBe("""
            记-2024-12-0002 2024-12-30 核销 SO-01 预付款（批复9号）
            借 5301 [LEG SO-01] 8,000.00
            贷 1218.03 [LEG SO-01 L2] 8,000.00
            """);
    }
}
