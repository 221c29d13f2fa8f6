using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Quotas, direct payments, money for the treasury, donations, and money between funds (domain.md E.1). Each story leaves books in which no check finds anything.</summary>
public sealed class TreasuryRecipeTests
{
    [Fact]
    public async Task R03_the_treasury_pays_an_order_and_its_promise_is_released()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.Ordered, """
            E 2024-05-28 directPaymentMade order=SO-01 amount=24960.50
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-05-0001 2024-05-28 财政直接支付 SO-01
            借 5001 [LEG SO-01 L2] 24,960.50
            贷 4001 [LEG GOV] 24,960.50
            借 7101 [LEG] 24,960.50
            贷 6001 [LEG GOV] 24,960.50
            借 9002 [LEG SO-01] 24,960.50
            贷 9001 [LEG SO-01] 24,960.50
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R03a_an_advance_the_treasury_pays_is_expenditure_at_once_and_comes_back_as_less_of_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            E1 2024-03-01 advancePaidDirectly advance=A1 amount=36666.67 payee=P1
            E2 2024-04-12 advanceRefunded advance=A1 amount=3448.22 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-03-0001 2024-03-01 财政直接支付垫付 A1
            借 1218.0101 [ADV C1 A1 O1 P1] 36,666.67
            贷 4001 [ADV GOV] 36,666.67
            借 7101 [ADV] 36,666.67
            贷 6001 [ADV GOV] 36,666.67
            借 9002 [ADV C1 A1] 36,666.67
            贷 9001 [ADV C1 A1] 36,666.67
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-04-0001 2024-04-12 A1 退回未用垫付款
            借 1002.01 [ADV BK1 O1] 3,448.22
            贷 1218.0101 [ADV C1 A1 O1] 3,448.22
            借 8001.02 [ADV] 3,448.22
            贷 7101 [ADV] 3,448.22
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R05_money_received_early_becomes_income_in_its_own_period()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            E1 2024-02-26 earlyMoneyReceived fund=ADV bank=BK1 amount=200000.00
            E2 2024-03-02 earlyMoneyRecognised fund=ADV amount=200000.00
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-02-0001 2024-02-26 预收下期财政款（ADV）
            借 1002.01 [ADV BK1] 200,000.00
            贷 2307.10 [ADV] 200,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-03-0001 2024-03-02 预收财政款转收入（ADV）
            借 2307.10 [ADV] 200,000.00
            贷 4001 [ADV GOV] 200,000.00
            借 8001.02 [ADV] 200,000.00
            贷 6001 [ADV GOV] 200,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R06_a_donation_is_ours_or_held_on_behalf_of_a_case()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            E1 2024-06-05 donationReceived fund=ADV bank=BK1 amount=30000.00 donor=O1 agreement=捐赠协议2024-1
            E2 2024-06-06 donationReceived fund=DMG bank=BK2 amount=20000.00 donor=O1 agreement=捐赠协议2024-2 case=C1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-06-0001 2024-06-05 收到捐赠（捐赠协议2024-1）
            借 1002.01 [ADV BK1 O1] 30,000.00
            贷 4603 [ADV] 30,000.00
            借 8001.02 [ADV] 30,000.00
            贷 6609 [ADV] 30,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-06-0002 2024-06-06 收到捐赠（捐赠协议2024-2）
            借 1002.02 [DMG BK2 O1] 20,000.00
            贷 2901 [DMG C1] 20,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R07_a_permanent_transfer_balances_in_both_funds()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            E 2024-09-10 fundsTransferred from=ADV fromBank=BK1 to=RWD toBank=BK1 amount=10000.00 approval=财政批复〔2024〕5号
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-09-0001 2024-09-10 基金间调剂 ADV 至 RWD（财政批复〔2024〕5号）
            借 3001 [ADV] 10,000.00
            贷 1002.01 [ADV BK1] 10,000.00
            借 1002.01 [RWD BK1] 10,000.00
            贷 3001 [RWD] 10,000.00
            借 8101.03 [ADV] 10,000.00
            贷 8001.02 [ADV] 10,000.00
            借 8001.02 [RWD] 10,000.00
            贷 8101.03 [RWD] 10,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R08_a_loan_between_funds_and_R09_its_repayment()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            E1 2024-03-10 fundLoaned loan=LN-01 from=ADV fromBank=BK1 to=RWD toBank=BK1 amount=10000.00 dueOn=2024-06-30 approval=厅长办公会纪要〔2024〕2号
            E2 2024-06-20 loanRepaid loan=LN-01 amount=4000.00 fromBank=BK1 toBank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-03-0001 2024-03-10 基金间借款 LN-01：ADV 借给 RWD
            借 1218.09 [ADV LN-01] 10,000.00
            贷 1002.01 [ADV BK1] 10,000.00
            借 1002.01 [RWD BK1] 10,000.00
            贷 2307.09 [RWD LN-01] 10,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-06-0001 2024-06-20 归还基金间借款 LN-01
            借 2307.09 [RWD LN-01] 4,000.00
            贷 1002.01 [RWD BK1] 4,000.00
            借 1002.01 [ADV BK1] 4,000.00
            贷 1218.09 [ADV LN-01] 4,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R10_interest_that_belongs_to_the_treasury_is_no_income()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            P 2024-02-01 policyChanged name=bankInterestOwner value=TREASURY
            E 2024-09-30 interestReceived bank=BK1 amount=412.68
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-09-0001 2024-09-30 存款利息 BK1
            借 1002.01 [ADV BK1] 358.85
            贷 2103 [ADV] 358.85
            借 1002.01 [RWD BK1] 53.83
            贷 2103 [RWD] 53.83
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R12_the_fee_of_an_entrusted_account_is_borne_by_own_money()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            E 2024-06-18 bankFeeCharged fund=ADV bank=BK1 amount=20.00 concerns=BK2
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-06-0001 2024-06-18 银行手续费
            借 5901 [ADV] 20.00
            贷 1002.01 [ADV BK1] 20.00
            借 7101 [ADV] 20.00
            贷 8001.02 [ADV] 20.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R15_R45_fines_and_other_treasury_money_pass_through()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            B-BK4 2024-01-01 bankAccountOpened bank=BK4 name=待缴财政专户 kind=PENDING funds=[ADV; RWD; DMG]
            E1 2024-09-02 treasuryMoneyReceived fund=ADV bank=BK4 amount=50000.00 kind=FINE payer=D1
            E2 2024-09-03 treasuryMoneyReceived fund=ADV bank=BK4 amount=1200.00 kind=NON_TAX
            E3 2024-09-04 treasuryPaid fund=ADV bank=BK4 amount=51200.00
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-09-0001 2024-09-02 收到罚没款（应缴财政）
            借 1002.01 [ADV BK4 D1] 50,000.00
            贷 2103 [ADV] 50,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-09-0002 2024-09-03 收到非税收入（应缴财政）
            借 1002.01 [ADV BK4] 1,200.00
            贷 2103 [ADV] 1,200.00
            """);

        (await books.PageAsync("E3")).ShouldBe("""
            记-2024-09-0003 2024-09-04 上缴财政
            借 2103 [ADV] 51,200.00
            贷 1002.01 [ADV BK4] 51,200.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }
}
