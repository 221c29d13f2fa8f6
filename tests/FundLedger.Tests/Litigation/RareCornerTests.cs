using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Corners of the law of the books that only long random play came to.</summary>
public sealed class RareCornerTests
{
    private const string Fee = "FEE 2024-12-01 bankFeeCharged fund=ADV bank=BK1 amount=50.00";

    private const string Drafted = """
        DR 2024-12-01 voucherDrafted draft=D1 summary=费用 lines=[account=5001 fund=ADV side=DEBIT amount=50.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=50.00]
        PO 2024-12-02 draftPosted draft=D1 by=李审核
        """;

    private static async Task<RejectionReason?> RefusedAsync(string given, string attempt, Func<Task<PlayedBooks>>? from = null)
    {
        await using var books = await (from ?? PlayedBooks.FundedAsync)();
        await books.PlayAsync(given);
        return (await books.TryAsync(attempt)).Rejections is [var first, ..] ? first.Reason : null;
    }

    [Fact]
    public async Task R54_An_error_of_an_earlier_year_can_be_what_a_cancelled_voucher_should_have_been() => (await RefusedAsync(
        Fee + "\nRED 2024-12-02 voucherReversed voucher=记-2024-12-0001",
        "BLUE 2024-12-02 voucherCorrected corrects=记-2024-12-0001 replacement={priorYearCorrected fund=ADV account=1002.01 bank=BK1 side=CREDIT amount=50.00 budgetMoney=FISCAL reason=多收}")).ShouldBeNull();

    [Fact]
    public async Task R53a_Only_the_amount_of_a_hand_drawn_voucher_without_a_purpose_can_have_been_wrong() => (await RefusedAsync(
        Drafted, "AC 2024-12-03 amountCorrected voucher=记-2024-12-0001 correctAmount=55.00")).ShouldBeNull();

    [Fact]
    public async Task A_difference_is_not_what_a_cancelled_voucher_should_have_been() => (await RefusedAsync(
        Fee + "\nFEE2 2024-12-01 bankFeeCharged fund=ADV bank=BK1 amount=30.00\nRED 2024-12-02 voucherReversed voucher=记-2024-12-0001",
        "BLUE 2024-12-02 voucherCorrected corrects=记-2024-12-0001 replacement={amountCorrected voucher=记-2024-12-0002 correctAmount=55.00}")).ShouldBe(RejectionReason.NotACorrection);

    [Theory]
    [InlineData("RED 2024-12-03 voucherReversed voucher=记-2024-12-0002", RejectionReason.NotReversible)]
    [InlineData("AC2 2024-12-03 amountCorrected voucher=记-2024-12-0002 correctAmount=60.00", RejectionReason.NotAdjustable)]
    public async Task A_voucher_for_a_difference_stays_as_it_is(string attempt, RejectionReason reason) => (await RefusedAsync(
        Fee + "\nAC 2024-12-02 amountCorrected voucher=记-2024-12-0001 correctAmount=55.00", attempt)).ShouldBe(reason);

    [Fact]
    public async Task The_amount_of_damages_is_not_lowered_below_what_is_promised_of_them() => (await RefusedAsync(
        "RC 2024-12-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=380000.00",
        "AC 2024-12-03 amountCorrected voucher=记-2024-01-0004 correctAmount=300000.00")).ShouldBe(RejectionReason.NotAdjustable);

    [Fact]
    public async Task The_amount_of_a_direct_advance_is_not_changed_without_its_recognition() => (await RefusedAsync("""
        A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        P-A1 2024-03-01 advancePaidDirectly advance=A1 amount=30000.00 cashier=-
        """, "AC 2024-03-02 amountCorrected voucher=记-2024-03-0001 correctAmount=20000.00")).ShouldBe(RejectionReason.NotAdjustable);

    [Fact]
    public async Task The_amount_of_a_write_off_that_was_expenditure_already_is_not_changed_without_its_recognition() => (await RefusedAsync("""
        A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        P-A1 2024-03-01 advancePaidDirectly advance=A1 amount=30000.00 cashier=-
        S-A1 2024-03-02 advanceSettled advance=A1 amount=30000.00
        W-A1 2024-03-03 advanceWrittenOff advance=A1 amount=10000.00 approvedBy=王处长 level=SECTION basis=批复
        """, "AC 2024-03-04 amountCorrected voucher=记-2024-03-0003 correctAmount=9000.00")).ShouldBe(RejectionReason.NotAdjustable);

    [Fact]
    public async Task A_pause_of_interest_does_not_reach_into_an_earlier_one() => (await RefusedAsync("""
        S1 2024-03-01 interestSuspended case=C1 defendant=D1 paper=裁定1
        R1 2024-05-01 interestResumed case=C1 defendant=D1 paper=通知1
        """, "S2 2024-04-01 interestSuspended case=C1 defendant=D1 paper=裁定2")).ShouldBe(RejectionReason.InterestPauseUnclear);

    [Fact]
    public async Task A_duty_that_was_ended_is_not_ended_again_on_an_earlier_day() => (await RefusedAsync("""
        P 2024-01-01 personRegistered person=周出纳
        G 2024-01-01 dutyGiven person=周出纳 duty=CASHIER from=2024-01-01
        E 2024-09-01 dutyEnded person=周出纳 duty=CASHIER
        """, "E2 2024-06-01 dutyEnded person=周出纳 duty=CASHIER")).ShouldBe(RejectionReason.DutyNotHeld);

    [Fact]
    public async Task R25_A_debtor_who_owes_only_general_interest_pays_it_to_the_fund_of_the_costs()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            J 2024-06-28 judgmentTookEffect judgment=J1 case=C1 shares=[defendant=D1 weight=1; defendant=D2 weight=1] dueOn=2024-07-28 items=[advance=A1 amount=0.01] generalInterest=100.00
            R 2024-07-20 recoveryReceived case=C1 defendant=D2 amount=50.00 bank=BK1
            """);

        (await books.BalanceAsync("4609", "ADV")).ShouldBe("-50.00");
    }

    [Fact]
    public async Task R24_General_interest_of_a_revoked_judgment_is_owed_no_more() => (await RefusedAsync(Story.A1Settled + """

        J 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-12-28 items=[advance=A1 amount=33218.45] generalInterest=100.00
        T 2024-08-01 retrialOrdered case=C1 paper=再审裁定
        V 2024-09-01 judgmentRevoked case=C1 paper=再审判决
        """, "R 2024-10-01 recoveryReceived case=C1 defendant=D1 amount=50.00 bank=BK1")).ShouldBe(RejectionReason.NothingReceivable);

    [Fact]
    public async Task The_amount_of_a_payment_is_corrected_where_payees_need_a_confirmed_account() => (await RefusedAsync("""
        POL 2024-02-01 policyChanged name=payeeAccountRequired value=true
        PA 2024-02-01 partyAccountChanged change=PA-1 party=O1 bankName=某行 accountNumber=00019 holder=某会 proposedBy=林承办
        PC 2024-02-01 partyAccountConfirmed change=PA-1 by=李审核
        A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        P-A1 2024-03-01 advancePaid advance=A1 amount=30000.00 bank=BK1
        """, "AC 2024-03-02 amountCorrected voucher=记-2024-03-0001 correctAmount=30001.00")).ShouldNotBe(RejectionReason.PayeeAccountMissing);

    [Theory]
    [InlineData("RC 2024-12-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=100.00", "记-2024-12-0001", "200.00")]
    [InlineData("A 2024-12-02 advanceApproved advance=A1 amount=100.00 approvedBy=王处长 level=SECTION", "记-2024-12-0001", "60000.00")]
    [InlineData(Story.Ordered, "记-2024-04-0001", "200000.00")]
    public async Task A_promise_is_not_raised_by_a_difference(string given, string voucher, string amount) => (await RefusedAsync(
        given, $"AC 2024-12-03 amountCorrected voucher={voucher} correctAmount={amount}")).ShouldBe(RejectionReason.NotAdjustable);

    [Fact]
    public async Task A_contract_that_was_cancelled_does_not_come_back_when_its_damages_are_promised_again() => (await RefusedAsync("""
        F 2024-12-01 damagesReceived fund=DMG case=C2 defendant=D2 amount=400000.00 bank=BK2
        RC1 2024-12-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=380000.00
        X 2024-12-03 orderCancelled order=RC-01 reason=终止
        RC2 2024-12-04 restorationContracted contract=RC-02 fund=DMG case=C1 party=R1 amount=380000.00
        """, "RED 2024-12-05 voucherReversed voucher=记-2024-12-0003")).ShouldBe(RejectionReason.NotReversible);

    [Fact]
    public async Task The_mode_of_delivery_stays_once_a_donation_is_held_for_the_case() => (await RefusedAsync(
        "DON 2024-03-01 donationReceived fund=DMG bank=BK2 amount=30000.00 donor=O1 agreement=捐1 case=C2",
        "M 2024-03-02 deliveryModeAgreed case=C2 mode=TREASURY agreement=纪要")).ShouldBe(RejectionReason.ModeAfterReceipt);

    [Fact]
    public async Task Who_keeps_the_account_of_a_losing_plaintiff_does_not_pay_it() => (await RefusedAsync("""
        PA 2024-02-01 partyAccountChanged change=PA-1 party=O2 bankName=某行 accountNumber=00019 holder=某会 proposedBy=周出纳
        PC 2024-02-01 partyAccountConfirmed change=PA-1 by=李审核
        L 2024-07-15 caseLost case=C2 paper=判决书
        """, "LP 2024-11-26 losingPlaintiffPaid fund=DMG fromCase=C1 bank=BK2 lostCase=C2 costKind=APPRAISAL amount=3000.00 permission=准许")).ShouldBe(RejectionReason.CashierKeepsAccount);
}
