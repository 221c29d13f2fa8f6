using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Damages in custody and rewards (domain.md E.4).</summary>
public sealed class DamagesAndRewardRecipeTests
{
    [Fact]
    public async Task R33_damages_are_a_liability_of_their_case_and_no_income()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("E 2024-08-20 damagesReceived fund=DMG case=C1 defendant=D1 amount=400000.00 bank=BK2");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-08-0001 2024-08-20 收到 C1 损害赔偿金
            借 1002.02 [DMG BK2 D1] 400,000.00
            贷 2901 [DMG C1] 400,000.00
            """);
    }

    [Fact]
    public async Task R34_a_contract_promises_what_the_case_holds()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-12-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=400000.00");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-02 生态修复合同 RC-01
            借 9001 [DMG C1 RC-01] 400,000.00
            贷 9002 [DMG C1 RC-01] 400,000.00
            """);
    }

    [Fact]
    public async Task R35_a_contract_is_paid_in_instalments_until_nothing_is_promised()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            RC 2024-12-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=380000.00
            E1 2024-12-15 restorationPaid contract=RC-01 amount=265333.34 bank=BK2 purpose=RESTORATION
            E2 2024-12-20 restorationPaid contract=RC-01 amount=114666.66 bank=BK2 purpose=ECOLOGICAL_REPAIR
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-12-0002 2024-12-15 支付 RC-01 修复款
            借 2901 [DMG C1] 265,333.34
            贷 1002.02 [DMG BK2 R1] 265,333.34
            借 9002 [DMG C1 RC-01] 265,333.34
            贷 9001 [DMG C1 RC-01] 265,333.34
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-12-0003 2024-12-20 支付 RC-01 修复款
            借 2901 [DMG C1] 114,666.66
            贷 1002.02 [DMG BK2 R1] 114,666.66
            借 9002 [DMG C1 RC-01] 114,666.66
            贷 9001 [DMG C1 RC-01] 114,666.66
            """);
    }

    [Fact]
    public async Task R42_a_reward_draws_on_sanctions_first_and_on_the_government_for_the_rest()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            SAN 2024-10-01 appropriationReceived fund=RWD amount=12000.00 bank=BK1 source=SANCTION
            E1 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=20000.00 approvedBy=王处长 level=SECTION
            E2 2024-11-06 rewardApproved fund=RWD case=C2 organisation=O2 amount=5000.00 approvedBy=王处长 level=SECTION
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-11-0001 2024-11-05 批准胜诉奖励 O1
            借 5001 [RWD C1 SANCTION] 12,000.00
            借 5001 [RWD C1 GOV] 8,000.00
            贷 2307.03 [RWD C1 O1] 20,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-11-0002 2024-11-06 批准胜诉奖励 O2
            借 5001 [RWD C2 GOV] 5,000.00
            贷 2307.03 [RWD C2 O2] 5,000.00
            """);
    }

    [Fact]
    public async Task R43_a_reward_is_expenditure_when_it_is_paid()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            RW 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=20000.00 approvedBy=王处长 level=SECTION
            E1 2024-11-08 rewardPaid fund=RWD case=C1 organisation=O1 amount=15000.00 bank=BK1
            E2 2024-11-09 rewardPaid fund=RWD case=C1 organisation=O1 amount=5000.00 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-11-0002 2024-11-08 支付胜诉奖励 O1
            借 2307.03 [RWD C1 O1] 15,000.00
            贷 1002.01 [RWD BK1 O1] 15,000.00
            借 7101 [RWD] 15,000.00
            贷 8001.02 [RWD] 15,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-11-0003 2024-11-09 支付胜诉奖励 O1
            借 2307.03 [RWD C1 O1] 5,000.00
            贷 1002.01 [RWD BK1 O1] 5,000.00
            借 7101 [RWD] 5,000.00
            贷 8001.02 [RWD] 5,000.00
            """);
    }
}
