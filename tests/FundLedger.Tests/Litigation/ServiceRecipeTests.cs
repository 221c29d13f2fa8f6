using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Legal services that are bought (domain.md E.5).</summary>
public sealed class ServiceRecipeTests
{
    [Fact]
    public async Task R46_a_framework_agreement_makes_no_voucher()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31");

        (await books.PageAsync("AG")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R47_an_order_is_a_promise()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered);

        (await books.PageAsync("SO")).ShouldBe("""
            记-2024-04-0001 2024-04-22 法律服务订单 SO-01
            借 9001 [LEG SO-01] 25,800.00
            贷 9002 [LEG SO-01] 25,800.00
            """);
    }

    [Fact]
    public async Task R49_an_accepted_invoice_is_an_expense_that_is_not_yet_expenditure()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, "E 2024-05-20 orderInvoiced order=SO-01 amount=24960.50");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-05-0001 2024-05-20 SO-01 账单入账
            借 5001 [LEG SO-01] 24,960.50
            贷 2302 [LEG SO-01 L2] 24,960.50
            """);
    }

    [Fact]
    public async Task R50_the_last_payment_releases_the_rest_of_the_promise()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, """
            I 2024-05-20 orderInvoiced order=SO-01 amount=24960.50
            E 2024-05-28 orderPaid order=SO-01 amount=24960.50 bank=ZB
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-05-0002 2024-05-28 支付 SO-01
            借 2302 [LEG SO-01 L2] 24,960.50
            贷 1011 [LEG ZB L2] 24,960.50
            借 7101 [LEG] 24,960.50
            贷 8001.01 [LEG] 24,960.50
            借 9002 [LEG SO-01] 25,800.00
            贷 9001 [LEG SO-01] 25,800.00
            """);
    }

    [Fact]
    public async Task R50_an_order_is_paid_in_two_instalments()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, """
            I1 2024-05-20 orderInvoiced order=SO-01 amount=10000.00
            E1 2024-05-28 orderPaid order=SO-01 amount=10000.00 bank=ZB final=false
            I2 2024-06-20 orderInvoiced order=SO-01 amount=14960.50
            E2 2024-06-28 orderPaid order=SO-01 amount=14960.50 bank=ZB final=true
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-05-0002 2024-05-28 支付 SO-01
            借 2302 [LEG SO-01 L2] 10,000.00
            贷 1011 [LEG ZB L2] 10,000.00
            借 7101 [LEG] 10,000.00
            贷 8001.01 [LEG] 10,000.00
            借 9002 [LEG SO-01] 10,000.00
            贷 9001 [LEG SO-01] 10,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-06-0002 2024-06-28 支付 SO-01
            借 2302 [LEG SO-01 L2] 14,960.50
            贷 1011 [LEG ZB L2] 14,960.50
            借 7101 [LEG] 14,960.50
            贷 8001.01 [LEG] 14,960.50
            借 9002 [LEG SO-01] 15,800.00
            贷 9001 [LEG SO-01] 15,800.00
            """);
    }

    [Fact]
    public async Task R51_the_unpaid_part_of_an_order_is_cancelled_but_not_what_was_invoiced()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, """
            I 2024-05-20 orderInvoiced order=SO-01 amount=10000.00
            E 2024-06-28 orderCancelled order=SO-01 reason=服务不再需要
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-06-0001 2024-06-28 取消 SO-01 未付部分：服务不再需要
            借 9002 [LEG SO-01] 15,800.00
            贷 9001 [LEG SO-01] 15,800.00
            """);
    }

    [Fact]
    public async Task R49_and_R50_the_last_order_of_a_fund_can_be_invoiced_and_paid()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=300000.00 from=2024-02-01 to=2025-01-31
            # The order promises the whole quota; its invoice is not promised a second time.
            SO 2024-04-22 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=300000.00
            I 2024-05-20 orderInvoiced order=SO-01 amount=300000.00
            E 2024-05-28 orderPaid order=SO-01 amount=300000.00 bank=ZB
            """);

        (await books.PageAsync("I")).ShouldBe("""
            记-2024-05-0001 2024-05-20 SO-01 账单入账
            借 5001 [LEG SO-01] 300,000.00
            贷 2302 [LEG SO-01 L2] 300,000.00
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-05-0002 2024-05-28 支付 SO-01
            借 2302 [LEG SO-01 L2] 300,000.00
            贷 1011 [LEG ZB L2] 300,000.00
            借 7101 [LEG] 300,000.00
            贷 8001.01 [LEG] 300,000.00
            借 9002 [LEG SO-01] 300,000.00
            贷 9001 [LEG SO-01] 300,000.00
            """);
    }
}
