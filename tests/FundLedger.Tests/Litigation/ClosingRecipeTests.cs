using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Months and years (domain.md R55–R59).</summary>
public sealed class ClosingRecipeTests
{
    [Fact]
    public async Task R55_a_month_is_closed_without_a_voucher()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("E 2024-02-05 monthClosed period=2024-01");

        (await books.PageAsync("E")).ShouldBeEmpty();
    }

    [Fact]
    public async Task R56_and_R57_a_year_with_a_surplus_is_closed_fund_by_fund()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            I 2024-01-31 interestReceived bank=BK1 amount=412.68
            Q 2024-12-31 quotaCancelled fund=LEG bank=ZB
            """, Story.MonthsClosed(2024), "E 2024-12-31 yearClosed year=2024");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0002 2024-12-31 年末结转收入费用（ADV）
            借 4001 [ADV] 800,000.00
            借 4604 [ADV] 358.85
            贷 3301 [ADV] 800,358.85

            记-2024-12-0003 2024-12-31 本期盈余转本年盈余分配（ADV）
            借 3301 [ADV] 800,358.85
            贷 3302 [ADV] 800,358.85

            记-2024-12-0004 2024-12-31 本年盈余分配转累计盈余（ADV）
            借 3302 [ADV] 800,358.85
            贷 3001 [ADV] 800,358.85

            记-2024-12-0005 2024-12-31 预算收支结转（ADV）
            借 6001 [ADV] 800,000.00
            贷 8101.06 [ADV] 800,000.00

            记-2024-12-0006 2024-12-31 本年收支结转转累计结转（ADV）
            借 8101.06 [ADV] 800,000.00
            贷 8101.07 [ADV] 800,000.00

            记-2024-12-0007 2024-12-31 其他预算收入结转（ADV）
            借 6609 [ADV] 358.85
            贷 8501 [ADV] 358.85

            记-2024-12-0008 2024-12-31 其他结余转非财政拨款结余（ADV）
            借 8501 [ADV] 358.85
            贷 8202 [ADV] 358.85

            记-2024-12-0009 2024-12-31 年末结转收入费用（RWD）
            借 4001 [RWD] 120,000.00
            借 4604 [RWD] 53.83
            贷 3301 [RWD] 120,053.83

            记-2024-12-0010 2024-12-31 本期盈余转本年盈余分配（RWD）
            借 3301 [RWD] 120,053.83
            贷 3302 [RWD] 120,053.83

            记-2024-12-0011 2024-12-31 本年盈余分配转累计盈余（RWD）
            借 3302 [RWD] 120,053.83
            贷 3001 [RWD] 120,053.83

            记-2024-12-0012 2024-12-31 预算收支结转（RWD）
            借 6001 [RWD] 120,000.00
            贷 8101.06 [RWD] 120,000.00

            记-2024-12-0013 2024-12-31 本年收支结转转累计结转（RWD）
            借 8101.06 [RWD] 120,000.00
            贷 8101.07 [RWD] 120,000.00

            记-2024-12-0014 2024-12-31 其他预算收入结转（RWD）
            借 6609 [RWD] 53.83
            贷 8501 [RWD] 53.83

            记-2024-12-0015 2024-12-31 其他结余转非财政拨款结余（RWD）
            借 8501 [RWD] 53.83
            贷 8202 [RWD] 53.83

            记-2024-12-0016 2024-12-31 年末结转收入费用（LEG）
            借 4001 [LEG] 300,000.00
            贷 3301 [LEG] 300,000.00

            记-2024-12-0017 2024-12-31 本期盈余转本年盈余分配（LEG）
            借 3301 [LEG] 300,000.00
            贷 3302 [LEG] 300,000.00

            记-2024-12-0018 2024-12-31 本年盈余分配转累计盈余（LEG）
            借 3302 [LEG] 300,000.00
            贷 3001 [LEG] 300,000.00

            记-2024-12-0019 2024-12-31 预算收支结转（LEG）
            借 6001 [LEG] 300,000.00
            贷 8101.06 [LEG] 300,000.00

            记-2024-12-0020 2024-12-31 本年收支结转转累计结转（LEG）
            借 8101.06 [LEG] 300,000.00
            贷 8101.07 [LEG] 300,000.00
            """);
    }

    [Fact]
    public async Task R56_and_R57_a_year_with_a_loss_takes_3301_on_the_debit_side()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("""
            E00 2024-01-01 openingBalancesRecorded lines=[account=1002.01 fund=ADV bank=BK1 side=DEBIT amount=1000.00; account=3001 fund=ADV side=CREDIT amount=1000.00; account=8001.02 fund=ADV side=DEBIT amount=1000.00; account=8101.07 fund=ADV side=CREDIT amount=1000.00]
            FEE 2024-06-30 bankFeeCharged fund=ADV bank=BK1 amount=900.00
            """, Story.MonthsClosed(2024), "E 2024-12-31 yearClosed year=2024");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-31 年末结转收入费用（ADV）
            借 3301 [ADV] 900.00
            贷 5001 [ADV] 900.00

            记-2024-12-0002 2024-12-31 本期盈余转本年盈余分配（ADV）
            借 3302 [ADV] 900.00
            贷 3301 [ADV] 900.00

            记-2024-12-0003 2024-12-31 本年盈余分配转累计盈余（ADV）
            借 3001 [ADV] 900.00
            贷 3302 [ADV] 900.00

            记-2024-12-0004 2024-12-31 预算收支结转（ADV）
            借 8101.06 [ADV] 900.00
            贷 7101 [ADV] 900.00

            记-2024-12-0005 2024-12-31 本年收支结转转累计结转（ADV）
            借 8101.07 [ADV] 900.00
            贷 8101.06 [ADV] 900.00
            """);
    }

    [Fact]
    public async Task R56_and_R57_the_second_year_closes_only_its_own_movements()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("M1 2024-06-30 appropriationReceived fund=ADV amount=5000.00 bank=BK1", Story.MonthsClosed(2024), """
            Y1 2024-12-31 yearClosed year=2024
            M2 2025-03-01 appropriationReceived fund=ADV amount=700.00 bank=BK1
            FEE 2025-03-31 bankFeeCharged fund=ADV bank=BK1 amount=30.00
            """, Story.MonthsClosed(2025), "E 2025-12-31 yearClosed year=2025");

        (await books.PageAsync("E")).ShouldBe("""
            记-2025-12-0001 2025-12-31 年末结转收入费用（ADV）
            借 4001 [ADV] 700.00
            贷 5001 [ADV] 30.00
            贷 3301 [ADV] 670.00

            记-2025-12-0002 2025-12-31 本期盈余转本年盈余分配（ADV）
            借 3301 [ADV] 670.00
            贷 3302 [ADV] 670.00

            记-2025-12-0003 2025-12-31 本年盈余分配转累计盈余（ADV）
            借 3302 [ADV] 670.00
            贷 3001 [ADV] 670.00

            记-2025-12-0004 2025-12-31 预算收支结转（ADV）
            借 6001 [ADV] 700.00
            贷 7101 [ADV] 30.00
            贷 8101.06 [ADV] 670.00

            记-2025-12-0005 2025-12-31 本年收支结转转累计结转（ADV）
            借 8101.06 [ADV] 670.00
            贷 8101.07 [ADV] 670.00
            """);
    }

    [Fact]
    public async Task R56_money_of_a_year_opened_early_is_not_closed_with_the_old_year()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await books.PlayAsync("""
            M1 2024-06-30 appropriationReceived fund=ADV amount=5000.00 bank=BK1
            OPEN 2024-12-20 yearOpened year=2025
            M2 2025-01-02 appropriationReceived fund=ADV amount=700.00 bank=BK1
            """, Story.MonthsClosed(2024), "E 2024-12-31 yearClosed year=2024");

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-12-0001 2024-12-31 年末结转收入费用（ADV）
            借 4001 [ADV] 5,000.00
            贷 3301 [ADV] 5,000.00

            记-2024-12-0002 2024-12-31 本期盈余转本年盈余分配（ADV）
            借 3301 [ADV] 5,000.00
            贷 3302 [ADV] 5,000.00

            记-2024-12-0003 2024-12-31 本年盈余分配转累计盈余（ADV）
            借 3302 [ADV] 5,000.00
            贷 3001 [ADV] 5,000.00

            记-2024-12-0004 2024-12-31 预算收支结转（ADV）
            借 6001 [ADV] 5,000.00
            贷 8101.06 [ADV] 5,000.00

            记-2024-12-0005 2024-12-31 本年收支结转转累计结转（ADV）
            借 8101.06 [ADV] 5,000.00
            贷 8101.07 [ADV] 5,000.00
            """);
    }

    [Fact]
    public async Task R57_an_institution_spends_on_7201()
    {
        await using var books = await PlayedBooks.InstitutionAsync();
        await books.PlayAsync("""
            FEE 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=55.00
            Q 2024-12-31 quotaCancelled fund=LEG bank=ZB
            """, Story.MonthsClosed(2024), "Y 2024-12-31 yearClosed year=2024");

        (await books.PageAsync("FEE")).ShouldBe("""
            记-2024-12-0001 2024-12-18 银行手续费
            借 5001 [ADV] 55.00
            贷 1002.01 [ADV BK1] 55.00
            借 7201 [ADV] 55.00
            贷 8001.02 [ADV] 55.00
            """);

        (await books.BalanceAsync("7201", "ADV")).ShouldBe("0.00");
        (await books.BalanceAsync("8101.07", "ADV")).ShouldBe("-799,945.00");
    }

    [Fact]
    public async Task R58_nothing_is_left_on_the_accounts_of_the_year()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            FEE 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=55.00
            Q 2024-12-31 quotaCancelled fund=LEG bank=ZB
            """, Story.MonthsClosed(2024), "Y 2024-12-31 yearClosed year=2024");

        foreach (var account in new[] { "1011", "3301", "3302", "3501", "4001", "5001", "6001", "7101", "8001.01", "8101.01", "8101.06", "8501" })
            foreach (var fund in new[] { "ADV", "RWD", "DMG", "LEG" })
                (await books.BalanceAsync(account, fund)).ShouldBe("0.00", $"{account} {fund}");
    }
}
