using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Money from the treasury and the bank (domain.md E.1).</summary>
public sealed class FundingRecipeTests
{
    [Fact]
    public async Task R01_an_appropriation_in_cash_goes_to_the_bank_and_to_the_income_of_both_books()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("E 2024-01-15 appropriationReceived fund=RWD amount=120000.00 bank=BK1");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-01-0001 2024-01-15 收到财政拨款（RWD）
            借 1002.01 [RWD BK1] 120,000.00
            贷 4001 [RWD GOV] 120,000.00
            借 8001.02 [RWD] 120,000.00
            贷 6001 [RWD GOV] 120,000.00
            """);
    }

    [Fact]
    public async Task R01_an_appropriation_tied_to_sanctions_says_so_on_both_incomes()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("E 2024-01-15 appropriationReceived fund=RWD amount=50000.00 bank=BK1 source=SANCTION");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-01-0001 2024-01-15 收到财政拨款（RWD）
            借 1002.01 [RWD BK1] 50,000.00
            贷 4001 [RWD SANCTION] 50,000.00
            借 8001.02 [RWD] 50,000.00
            贷 6001 [RWD SANCTION] 50,000.00
            """);
    }

    [Fact]
    public async Task R02_an_authorised_quota_goes_to_the_zero_balance_account()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("E 2024-01-20 quotaGranted fund=LEG amount=300000.00 bank=ZB");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-01-0001 2024-01-20 收到财政授权支付额度（LEG）
            借 1011 [LEG ZB] 300,000.00
            贷 4001 [LEG GOV] 300,000.00
            借 8001.01 [LEG] 300,000.00
            贷 6001 [LEG GOV] 300,000.00
            """);
    }

    [Fact]
    public async Task R10_own_interest_is_shared_by_what_each_fund_had_on_the_day()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            # What comes after the day does not count.
            LATE 2024-02-05 appropriationReceived fund=RWD amount=800000.00 bank=BK1
            E 2024-01-31 interestReceived bank=BK1 amount=412.68
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-01-0005 2024-01-31 存款利息 BK1
            借 1002.01 [ADV BK1] 358.85
            贷 4604 [ADV] 358.85
            借 1002.01 [RWD BK1] 53.83
            贷 4604 [RWD] 53.83
            借 8001.02 [ADV] 358.85
            贷 6609 [ADV] 358.85
            借 8001.02 [RWD] 53.83
            贷 6609 [RWD] 53.83
            """);
    }

    [Fact]
    public async Task R10_a_fen_that_cannot_be_shared_goes_to_the_largest_remainder_alone()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-01-31 interestReceived bank=BK1 amount=0.01");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-01-0005 2024-01-31 存款利息 BK1
            借 1002.01 [ADV BK1] 0.01
            贷 4604 [ADV] 0.01
            借 8001.02 [ADV] 0.01
            贷 6609 [ADV] 0.01
            """);
    }

    [Fact]
    public async Task R10_accounts_of_different_numbers_of_funds_bear_interest_one_after_another()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            B4 2024-01-02 bankAccountOpened bank=BK4 name=单基金户 kind=OWN funds=[ADV]
            M4 2024-01-15 appropriationReceived fund=ADV amount=1000.00 bank=BK4
            E1 2024-01-31 interestReceived bank=BK1 amount=4.60
            E2 2024-01-31 interestReceived bank=BK4 amount=1.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-01-0007 2024-01-31 存款利息 BK4
            借 1002.01 [ADV BK4] 1.00
            贷 4604 [ADV] 1.00
            借 8001.02 [ADV] 1.00
            贷 6609 [ADV] 1.00
            """);
    }

    [Fact]
    public async Task R11_entrusted_interest_belongs_to_the_cases()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            C0 2024-01-30 damagesReceived fund=DMG case=C0 defendant=D0 amount=612000.00 bank=BK2
            E 2024-09-30 interestReceived bank=BK2 amount=655.17
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-09-0001 2024-09-30 存款利息 BK2（归案件赔偿金）
            借 1002.02 [DMG BK2] 655.17
            贷 2901 [DMG C0] 396.21
            贷 2901 [DMG C1] 258.96
            """);
    }

    [Fact]
    public async Task R12_a_bank_fee_is_an_expense_of_the_fund_that_bears_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=55.00");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-18 银行手续费
            借 5001 [ADV] 55.00
            贷 1002.01 [ADV BK1] 55.00
            借 7101 [ADV] 55.00
            贷 8001.02 [ADV] 55.00
            """);
    }

    [Fact]
    public async Task R12_a_fee_on_the_quota_account_uses_the_quota_in_both_books()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-12-18 bankFeeCharged fund=LEG bank=ZB amount=12.00");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-18 银行手续费
            借 5001 [LEG] 12.00
            贷 1011 [LEG ZB] 12.00
            借 7101 [LEG] 12.00
            贷 8001.01 [LEG] 12.00
            """);
    }

    [Fact]
    public async Task R13_the_unused_quota_is_cancelled_whole_at_year_end()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            FEE 2024-12-18 bankFeeCharged fund=LEG bank=ZB amount=12.00
            E 2024-12-31 quotaCancelled fund=LEG bank=ZB
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0002 2024-12-31 年末注销零余额账户用款额度
            借 1201.02 [LEG] 299,988.00
            贷 1011 [LEG ZB] 299,988.00
            借 8001.03 [LEG] 299,988.00
            贷 8001.01 [LEG] 299,988.00
            """);
    }

    [Fact]
    public async Task R14_the_cancelled_quota_comes_back_in_the_new_year()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("Q 2024-12-31 quotaCancelled fund=LEG bank=ZB", Story.MonthsClosed(2024), """
            Y 2024-12-31 yearClosed year=2024
            E 2025-01-06 quotaRestored fund=LEG bank=ZB amount=300000.00
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2025-01-0001 2025-01-06 恢复零余额账户用款额度
            借 1011 [LEG ZB] 300,000.00
            贷 1201.02 [LEG] 300,000.00
            借 8001.01 [LEG] 300,000.00
            贷 8001.03 [LEG] 300,000.00
            """);
    }

    [Fact]
    public async Task R59_opening_balances_stand_in_all_books_and_carry_no_number()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("""
            Q-A0 2024-01-01 advanceRequested advance=A0 fund=ADV case=C0 organisation=O1 costKind=APPRAISAL amount=48333.33
            E 2024-01-01 openingBalancesRecorded lines=[account=1002.01 fund=ADV bank=BK1 side=DEBIT amount=186420.37; account=1218.02 fund=ADV case=C0 advance=A0 party=D0 due=2023-12-31 side=DEBIT amount=48333.33; account=3001 fund=ADV side=CREDIT amount=234753.70; account=8001.02 fund=ADV side=DEBIT amount=234753.70; account=8101.07 fund=ADV side=CREDIT amount=234753.70]
            """);

        (await books.PageAsync("E")).ShouldBe("""
            期初 2024-01-01 年初余额
            借 1002.01 [ADV BK1] 186,420.37
            借 1218.02 [ADV C0 A0 D0] 48,333.33
            贷 3001 [ADV] 234,753.70
            借 8001.02 [ADV] 234,753.70
            贷 8101.07 [ADV] 234,753.70
            """);
    }
}
