using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Firms on the panel, what is ordered from them and how it is judged (domain.md A9–A11).</summary>
public sealed class PanelTests
{
    [Fact]
    public async Task A_listed_service_is_ordered_delivered_evaluated_and_invoiced_once()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            PE 2024-01-10 panelEntryAdded panelEntry=PE-01 party=L2 chosenBy=TENDER tender=JLHB-2023-018 tenderOn=2023-12-20 bidders=[某所甲; 某所乙; 某所丙] from=2024-01-10 to=2025-12-31 document=中标通知书
            TR 2024-01-20 trainingGiven panelEntry=PE-01 topic=信访件分类标准 hours=6 score=92 document=签到表
            AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31 panelEntry=PE-01 services=[DOCUMENT_REVIEW; POLICY_AND_MEDIATION] priceRule=每件300元
            SO 2024-04-22 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=25800.00 serviceKind=DOCUMENT_REVIEW petition=吉环信〔2024〕0086
            DE 2024-05-15 serviceDelivered order=SO-01 description=审查并分类信访文书86件 petition=吉环信〔2024〕0086
            EV 2024-05-18 serviceEvaluated order=SO-01 score=95 comment=按期、分类准确
            IN 2024-05-20 orderInvoiced order=SO-01 amount=25800.00 invoices=[number=24222000000012345678 seller=L2 amount=25800.00]
            """);

        (await books.PageAsync("IN")).ShouldBe("""
            记-2024-05-0001 2024-05-20 SO-01 账单入账
            借 5001 [LEG SO-01] 25,800.00
            贷 2302 [LEG SO-01 L2] 25,800.00
            """);
    }

    [Fact]
    public async Task A_firm_that_was_suspended_takes_orders_again_when_it_is_active_again()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            PE 2024-01-10 panelEntryAdded panelEntry=PE-02 party=L2 chosenBy=RECOMMENDED from=2024-01-10 to=2025-12-31 document=推荐函
            AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31 panelEntry=PE-02
            S1 2024-03-01 panelStatusChanged panelEntry=PE-02 status=SUSPENDED reason=评价不合格
            S2 2024-04-01 panelStatusChanged panelEntry=PE-02 status=ACTIVE reason=整改合格
            """);

        (await books.TryAsync("K 2024-03-31 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=1.00")).Rejections[0].Zh.ShouldContain("暂停");
        await books.PlayAsync("SO 2024-04-01 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=1.00");
    }

    [Fact]
    public async Task An_invoice_on_a_cancelled_voucher_may_be_accepted_again()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, """
            I1 2024-05-20 orderInvoiced order=SO-01 amount=24960.50 invoices=[number=77 seller=L2 amount=24960.50]
            RE 2024-05-21 voucherReversed voucher=记-2024-05-0001
            I2 2024-05-21 voucherCorrected corrects=记-2024-05-0001 replacement={orderInvoiced order=SO-01 amount=24960.00 invoices=[number=77 seller=L2 amount=24960.50]}
            """);

        (await books.BalanceAsync("2302", "LEG")).ShouldBe("-24,960.00");
        (await books.TryAsync("K 2024-05-22 orderInvoiced order=SO-01 amount=1.00 invoices=[number=77 seller=L2 amount=1.00]"))
            .Rejections[0].Reason.ShouldBe(RejectionReason.InvoiceRepeated);
    }
}
