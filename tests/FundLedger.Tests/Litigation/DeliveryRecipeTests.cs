using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>The four ways damages are delivered (domain.md A8, E.4). Each story leaves books in which no check finds anything.</summary>
public sealed class DeliveryRecipeTests
{
    [Fact]
    public async Task R35_milestones_are_accepted_before_they_are_paid_and_R37_the_surplus_goes_back()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            C 2024-02-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=380000.00 milestones=[name=清淤 amount=180000.00 dueOn=2024-05-31; name=植被 amount=200000.00 dueOn=2024-09-30]
            V1 2024-05-20 restorationAccepted contract=RC-01 milestone=1 report=验收报告1 acceptedBy=专家组
            E1 2024-06-01 restorationPaid contract=RC-01 amount=180000.00 bank=BK2
            V2 2024-09-20 restorationAccepted contract=RC-01 milestone=2 report=验收报告2 acceptedBy=专家组
            E2 2024-10-01 restorationPaid contract=RC-01 amount=200000.00 bank=BK2
            E3 2024-12-20 surplusReturned fund=DMG case=C1 party=D1 amount=20000.00 bank=BK2 ruling=（2024）吉71执30号之一裁定
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-06-0001 2024-06-01 支付 RC-01 修复款
            借 2901 [DMG C1] 180,000.00
            贷 1002.02 [DMG BK2 R1] 180,000.00
            借 9002 [DMG C1 RC-01] 180,000.00
            贷 9001 [DMG C1 RC-01] 180,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-10-0001 2024-10-01 支付 RC-01 修复款
            借 2901 [DMG C1] 200,000.00
            贷 1002.02 [DMG BK2 R1] 200,000.00
            借 9002 [DMG C1 RC-01] 200,000.00
            贷 9001 [DMG C1 RC-01] 200,000.00
            """);

        (await books.PageAsync("E3")).ShouldBe("""
            记-2024-12-0001 2024-12-20 返还 C1 赔偿金余额（（2024）吉71执30号之一裁定）
            借 2901 [DMG C1] 20,000.00
            贷 1002.02 [DMG BK2 D1] 20,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R38_R39_R40_damages_go_to_the_treasury_and_come_back_to_restore()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            B-BK4 2024-01-01 bankAccountOpened bank=BK4 name=待缴财政专户 kind=PENDING funds=[ADV; RWD; DMG]
            B-ZB2 2024-01-01 bankAccountOpened bank=ZB2 name=修复零余额账户 kind=ZERO_BALANCE funds=[DMG]
            M 2024-07-20 deliveryModeAgreed case=C2 mode=TREASURY agreement=联席会议纪要〔2024〕3号-1
            E1 2024-08-20 damagesReceived fund=DMG case=C2 defendant=D2 amount=90000.00 bank=BK4
            E2 2024-08-22 treasuryPaid fund=DMG bank=BK4 amount=90000.00 case=C2
            E3 2024-10-10 quotaGranted fund=DMG amount=85000.00 bank=ZB2 case=C2
            E4 2024-10-20 restorationContracted contract=RC-02 fund=DMG case=C2 party=R1 amount=80000.00
            E5 2024-11-20 restorationPaid contract=RC-02 amount=50000.00 bank=ZB2
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-08-0001 2024-08-20 收到 C2 损害赔偿金（应缴财政）
            借 1002.01 [DMG BK4 D2] 90,000.00
            贷 2103 [DMG C2] 90,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-08-0002 2024-08-22 上缴财政
            借 2103 [DMG C2] 90,000.00
            贷 1002.01 [DMG BK4] 90,000.00
            """);

        (await books.PageAsync("E3")).ShouldBe("""
            记-2024-10-0001 2024-10-10 收到 C2 修复拨款额度
            借 1011 [DMG ZB2] 85,000.00
            贷 4001 [DMG C2 GOV] 85,000.00
            借 8001.01 [DMG] 85,000.00
            贷 6001 [DMG GOV] 85,000.00
            """);

        (await books.PageAsync("E4")).ShouldBe("""
            记-2024-10-0002 2024-10-20 生态修复合同 RC-02
            借 9001 [DMG C2 RC-02] 80,000.00
            贷 9002 [DMG C2 RC-02] 80,000.00
            """);

        (await books.PageAsync("E5")).ShouldBe("""
            记-2024-11-0001 2024-11-20 支付 RC-02 修复款
            借 5001 [DMG C2] 50,000.00
            贷 1011 [DMG ZB2 R1] 50,000.00
            借 7101 [DMG] 50,000.00
            贷 8001.01 [DMG] 50,000.00
            借 9002 [DMG C2 RC-02] 50,000.00
            贷 9001 [DMG C2 RC-02] 50,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R41_a_defendant_who_pays_the_restorer_leaves_no_voucher()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            M 2024-07-20 deliveryModeAgreed case=C2 mode=DIRECT agreement=联席会议纪要〔2024〕3号-1
            E 2024-09-20 directRestorationPaid case=C2 defendant=D2 party=R1 amount=90000.00 paper=修复合同与付款凭证
            """);

        (await books.PageAsync("E")).ShouldBeEmpty();
        (await books.FindingsAsync()).ShouldBeEmpty();
    }
}
