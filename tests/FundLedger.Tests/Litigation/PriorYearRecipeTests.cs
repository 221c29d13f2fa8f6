using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Differences, prior years and project ends (domain.md E.7). Each story leaves books in which no check finds anything.</summary>
public sealed class PriorYearRecipeTests
{
    [Fact]
    public async Task R53a_too_high_an_amount_is_brought_down_in_red_and_too_low_a_one_up_in_blue()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            X1 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=550.00
            X2 2024-12-18 bankFeeCharged fund=RWD bank=BK1 amount=5.00
            E1 2024-12-20 amountCorrected voucher=记-2024-12-0001 correctAmount=55.00
            E2 2024-12-20 amountCorrected voucher=记-2024-12-0002 correctAmount=15.00
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-12-0003 2024-12-20 调整2024年12月18日记-2024-12-0001号凭证金额
            借 5001 [ADV] -495.00
            贷 1002.01 [ADV BK1] -495.00
            借 7101 [ADV] -495.00
            贷 8001.02 [ADV] -495.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-12-0004 2024-12-20 调整2024年12月18日记-2024-12-0002号凭证金额
            借 5001 [RWD] 10.00
            贷 1002.01 [RWD BK1] 10.00
            借 7101 [RWD] 10.00
            贷 8001.02 [RWD] 10.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R54_an_error_of_an_earlier_year_goes_through_prior_year_adjustments()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            E1 2024-02-20 priorYearCorrected fund=ADV account=1002.01 bank=BK1 side=DEBIT amount=300.00 budgetMoney=FISCAL reason=2023年多付手续费退回
            E2 2024-02-21 priorYearCorrected fund=ADV account=1002.01 bank=BK1 side=CREDIT amount=120.00 budgetMoney=NON_FISCAL reason=2023年利息多计
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-02-0001 2024-02-20 更正前期差错：2023年多付手续费退回
            借 1002.01 [ADV BK1] 300.00
            贷 3501 [ADV] 300.00
            借 8001.02 [ADV] 300.00
            贷 8101.01 [ADV] 300.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-02-0002 2024-02-21 更正前期差错：2023年利息多计
            借 3501 [ADV] 120.00
            贷 1002.01 [ADV BK1] 120.00
            借 8202.01 [ADV] 120.00
            贷 8001.02 [ADV] 120.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R54_an_unimportant_error_may_go_through_the_current_year()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            P 2024-02-01 policyChanged name=materiality value=500.00
            E 2024-02-20 priorYearCorrected fund=ADV account=1002.01 bank=BK1 side=DEBIT amount=300.00 budgetMoney=NON_FISCAL reason=2023年多付手续费退回 throughCurrentYear=true
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-02-0001 2024-02-20 更正前期差错：2023年多付手续费退回
            借 1002.01 [ADV BK1] 300.00
            贷 4609 [ADV] 300.00
            借 8001.02 [ADV] 300.00
            贷 6609 [ADV] 300.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }
}
