using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Red and blue (domain.md E.7, D.12).</summary>
public sealed class CorrectionRecipeTests
{
    [Fact]
    public async Task R53_a_wrong_voucher_is_cancelled_in_red_and_entered_again_in_blue_in_the_legal_wording()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            WRONG 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=550.00
            RED 2024-12-20 voucherReversed voucher=记-2024-12-0001
            BLUE 2024-12-20 voucherCorrected corrects=记-2024-12-0001 replacement={bankFeeCharged fund=ADV bank=BK1 amount=55.00}
            """);

        (await books.PageAsync("WRONG")).ShouldBe("""
            记-2024-12-0001 2024-12-18 银行手续费
            借 5001 [ADV] 550.00
            贷 1002.01 [ADV BK1] 550.00
            借 7101 [ADV] 550.00
            贷 8001.02 [ADV] 550.00
            """);

        (await books.PageAsync("RED")).ShouldBe("""
            记-2024-12-0002 2024-12-20 注销2024年12月18日记-2024-12-0001号凭证
            借 5001 [ADV] -550.00
            贷 1002.01 [ADV BK1] -550.00
            借 7101 [ADV] -550.00
            贷 8001.02 [ADV] -550.00
            """);

        (await books.PageAsync("BLUE")).ShouldBe("""
            记-2024-12-0003 2024-12-20 订正2024年12月18日记-2024-12-0001号凭证
            借 5001 [ADV] 55.00
            贷 1002.01 [ADV BK1] 55.00
            借 7101 [ADV] 55.00
            贷 8001.02 [ADV] 55.00
            """);
    }

    [Fact]
    public async Task R53_a_cancelled_receipt_is_owed_again_and_its_correction_is_allocated_anew()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            WRONG 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=33218.45 bank=BK1
            RED 2024-08-27 voucherReversed voucher=记-2024-07-0001
            # The money came on 27 August after all, 30 days late.
            BLUE 2024-08-27 voucherCorrected corrects=记-2024-07-0001 replacement={recoveryReceived case=C1 defendant=D1 amount=33392.85 bank=BK1}
            """);

        (await books.PageAsync("RED")).ShouldBe("""
            记-2024-08-0001 2024-08-27 注销2024年7月15日记-2024-07-0001号凭证
            借 1002.01 [ADV BK1 D1] -33,218.45
            贷 1218.02 [ADV C1 A1 D1] -33,218.45
            """);

        (await books.PageAsync("BLUE")).ShouldBe("""
            记-2024-08-0002 2024-08-27 订正2024年7月15日记-2024-07-0001号凭证
            借 1002.01 [ADV BK1 D1] 33,392.85
            贷 1218.02 [ADV C1 A1 D1] 33,218.45
            贷 4609 [ADV C1] 174.40
            借 8001.02 [ADV] 174.40
            贷 6609 [ADV] 174.40
            """);
    }

    [Fact]
    public async Task R53_a_voucher_drawn_up_by_hand_is_numbered_when_it_is_reviewed()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            D 2024-01-30 voucherDrafted draft=D-001 summary=费用更正 lines=[account=5001 fund=ADV side=DEBIT amount=100.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=100.00; account=7101 fund=ADV side=DEBIT amount=100.00; account=8001.02 fund=ADV side=CREDIT amount=100.00]
            E 2024-01-31 draftPosted draft=D-001 by=李审核
            """);

        (await books.PageAsync("D")).ShouldBeEmpty();

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-01-0005 2024-01-30 费用更正
            借 5001 [ADV] 100.00
            贷 1002.01 [ADV BK1] 100.00
            借 7101 [ADV] 100.00
            贷 8001.02 [ADV] 100.00
            """);
    }
}
