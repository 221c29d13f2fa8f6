using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Rewards that are shared, that name their source, or that are an honour (domain.md E.4: R42–R44).</summary>
public sealed class RewardRecipeTests
{
    private const string FromSanctions = "S 2024-10-01 appropriationReceived fund=RWD amount=12000.00 bank=BK1 source=SANCTION";

    private const string Shared = """
        E42 2024-11-05 rewardShared fund=RWD case=C1 amount=20000.00 shares=[organisation=O1 weight=2; organisation=O2 weight=1] approvedBy=王处长 level=SECTION basis=决定1号 taxNote=免税资格有效
        """;

    [Fact]
    public async Task R42_one_decision_is_shared_by_weights_to_the_fen_out_of_both_sources()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(FromSanctions, Shared);

        (await books.PageAsync("E42")).ShouldBe("""
            记-2024-11-0001 2024-11-05 批准胜诉奖励 O1、O2
            借 5001 [RWD C1 SANCTION] 12,000.00
            借 5001 [RWD C1 GOV] 8,000.00
            贷 2307.03 [RWD C1 O1] 13,333.33
            贷 2307.03 [RWD C1 O2] 6,666.67
            """);
    }

    [Fact]
    public async Task R42_the_policy_may_use_up_the_governments_money_first()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("POL 2024-01-01 policyChanged name=rewardSourceFirst value=GOV", FromSanctions, """
            E42 2024-11-05 rewardShared fund=RWD case=C1 amount=125000.00 shares=[organisation=O1 amount=125000.00] approvedBy=赵副厅长 level=DEPUTY basis=决定1号
            """);

        (await books.PageAsync("E42")).ShouldBe("""
            记-2024-11-0001 2024-11-05 批准胜诉奖励 O1
            借 5001 [RWD C1 GOV] 120,000.00
            借 5001 [RWD C1 SANCTION] 5,000.00
            贷 2307.03 [RWD C1 O1] 125,000.00
            """);
    }

    [Fact]
    public async Task R43_each_payment_takes_what_is_left_of_the_first_source_and_names_it_in_the_budget()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("POL 2024-01-01 policyChanged name=rewardSourceInBudget value=true", FromSanctions, Shared, """
            E43a 2024-11-08 rewardPaid fund=RWD case=C1 organisation=O2 amount=6666.67 bank=BK1
            E43b 2024-11-09 rewardPaid fund=RWD case=C1 organisation=O1 amount=13333.33 bank=BK1
            """);

        (await books.PageAsync("E43a")).ShouldBe("""
            记-2024-11-0002 2024-11-08 支付胜诉奖励 O2
            借 2307.03 [RWD C1 O2] 6,666.67
            贷 1002.01 [RWD BK1 O2] 6,666.67
            借 7101 [RWD C1 SANCTION] 6,666.67
            贷 8001.02 [RWD] 6,666.67
            """);

        (await books.PageAsync("E43b")).ShouldBe("""
            记-2024-11-0003 2024-11-09 支付胜诉奖励 O1
            借 2307.03 [RWD C1 O1] 13,333.33
            贷 1002.01 [RWD BK1 O1] 13,333.33
            借 7101 [RWD C1 SANCTION] 5,333.33
            借 7101 [RWD C1 GOV] 8,000.00
            贷 8001.02 [RWD] 13,333.33
            """);
    }

    [Fact]
    public async Task R44_an_honour_is_registered_and_makes_no_voucher()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E44 2024-11-05 honourGiven case=C2 organisation=O2 title=环境公益诉讼先进集体 approvedBy=王处长 basis=决定2号");

        (await books.PageAsync("E44")).ShouldBeEmpty();
        (await books.Database.ReadAsync(session => session.ListAsync<string>("""
            SELECT CONCAT(case_code, ' ', party, ' ', kind, ' ', title, ' ', basis, ' ', approved_by) FROM reward_decision
            """), TestContext.Current.CancellationToken)).ShouldBe(["C2 O2 HONOUR 环境公益诉讼先进集体 决定2号 王处长"]);
    }
}
