using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Every way a case can end (domain.md E.3). Each story leaves books in which no check finds anything.</summary>
public sealed class OutcomeRecipeTests
{
    [Fact]
    public async Task R24a_two_defendants_by_shares_fill_a_matrix_that_adds_up_to_the_fen()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A2Settled, Story.A3Settled, """
            E 2024-06-28 judgmentTookEffect judgment=J1 case=C1 shares=[defendant=D1 weight=60; defendant=D2 weight=40] dueOn=2024-07-28 items=[advance=A1 amount=33218.45; advance=A2 amount=145000.00; advance=A3 amount=50000.00]
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-06-0001 2024-06-28 判决生效：被告 D1、D2 承担费用
            借 1218.02 [ADV C1 A1 D1] 19,931.07
            贷 1218.0102 [ADV C1 A1 O1] 19,931.07
            借 1218.02 [ADV C1 A2 D1] 87,000.00
            贷 1218.0102 [ADV C1 A2 O1] 87,000.00
            借 1218.02 [ADV C1 A3 D1] 30,000.00
            贷 1218.0102 [ADV C1 A3 O1] 30,000.00
            借 1218.02 [ADV C1 A1 D2] 13,287.38
            贷 1218.0102 [ADV C1 A1 O1] 13,287.38
            借 1218.02 [ADV C1 A2 D2] 58,000.00
            贷 1218.0102 [ADV C1 A2 O1] 58,000.00
            借 1218.02 [ADV C1 A3 D2] 20,000.00
            贷 1218.0102 [ADV C1 A3 O1] 20,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R24b_joint_debtors_owe_one_receivable_and_either_pays_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            E1 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 jointWith=[D2] dueOn=2024-07-28 items=[advance=A1 amount=33218.45]
            E2 2024-07-15 recoveryReceived case=C1 defendant=D2 amount=10000.00 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-06-0001 2024-06-28 判决生效：被告 D1、D2 承担费用
            借 1218.02 [ADV C1 A1 D1] 33,218.45
            贷 1218.0102 [ADV C1 A1 O1] 33,218.45
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-07-0001 2024-07-15 收到 D2 履行 10,000.00
            借 1002.01 [ADV BK1 D2] 10,000.00
            贷 1218.02 [ADV C1 A1 D1] 10,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R24c_costs_awarded_to_the_organisation_are_claimed_from_it_without_interest()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            E1 2024-06-28 costsClaimedFromOrganisation judgment=J1 case=C1 dueOn=2024-07-28 ground=ASSIGNMENT agreement=垫付协议2024-1 items=[advance=A1 amount=33218.45]
            E2 2024-12-15 recoveryReceived case=C1 defendant=O1 amount=33218.45 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-06-0001 2024-06-28 应向 O1 收回费用（垫付协议2024-1）
            借 1218.02 [ADV C1 A1 O1] 33,218.45
            贷 1218.0102 [ADV C1 A1 O1] 33,218.45
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-12-0001 2024-12-15 收到 O1 履行 33,218.45
            借 1002.01 [ADV BK1 O1] 33,218.45
            贷 1218.02 [ADV C1 A1 O1] 33,218.45
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R24d_a_settlement_releases_what_was_promised_and_halves_the_court_fee()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, """
            Q-A4 2024-02-01 advanceRequested advance=A4 fund=ADV case=C1 organisation=O1 costKind=COURT_FEE amount=18300.00 by=林承办
            A-A4 2024-02-20 advanceApproved advance=A4 approvedBy=王处长 level=SECTION
            P-A4 2024-03-01 advancePaid advance=A4 amount=18300.00 bank=BK1
            Q-A5 2024-02-01 advanceRequested advance=A5 fund=ADV case=C1 organisation=O1 costKind=LAWYER amount=12000.00 by=林承办
            A-A5 2024-02-20 advanceApproved advance=A5 approvedBy=王处长 level=SECTION
            N 2024-06-01 settlementAnnounced case=C1 paper=调解协议公告
            E1 2024-07-05 caseSettled judgment=M1 case=C1 defendant=D1 dueOn=2024-08-05 items=[advance=A1 amount=20000.00] paper=（2024）吉71民初12号调解书
            E2 2024-07-15 courtFeeRefunded advance=A4 amount=9150.00 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-07-0001 2024-07-05 C1 调解生效（（2024）吉71民初12号调解书）
            借 1218.02 [ADV C1 A1 D1] 20,000.00
            贷 1218.0102 [ADV C1 A1 O1] 20,000.00
            借 9002 [ADV C1 A5] 12,000.00
            贷 9001 [ADV C1 A5] 12,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-07-0002 2024-07-15 法院退还 A4 受理费
            借 1002.01 [ADV BK1] 9,150.00
            贷 1218.0101 [ADV C1 A4 O1] 9,150.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R24e_a_withdrawal_releases_what_was_promised()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            Q-A4 2024-02-01 advanceRequested advance=A4 fund=ADV case=C1 organisation=O1 costKind=COURT_FEE amount=18300.00 by=林承办
            A-A4 2024-02-20 advanceApproved advance=A4 approvedBy=王处长 level=SECTION
            P-A4 2024-03-01 advancePaid advance=A4 amount=18300.00 bank=BK1
            A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P-A1 2024-03-01 advancePaid advance=A1 amount=6666.67 bank=BK1
            E1 2024-06-10 caseWithdrawn case=C1 reason=FULFILLED paper=准许撤诉裁定
            E2 2024-06-20 courtFeeRefunded advance=A4 amount=9150.00 bank=BK1
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-06-0001 2024-06-10 C1 撤诉，释放未付承诺
            借 9002 [ADV C1 A1] 30,000.00
            贷 9001 [ADV C1 A1] 30,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-06-0002 2024-06-20 法院退还 A4 受理费
            借 1002.01 [ADV BK1] 9,150.00
            贷 1218.0101 [ADV C1 A4 O1] 9,150.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R24f_a_lost_case_leaves_no_receivable_and_R36_damages_of_another_case_pay_its_appraisal()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            Q-A6 2024-02-01 advanceRequested advance=A6 fund=ADV case=C2 organisation=O2 costKind=APPRAISAL amount=8000.00 by=林承办
            A-A6 2024-02-20 advanceApproved advance=A6 approvedBy=王处长 level=SECTION
            P-A6 2024-03-01 advancePaid advance=A6 amount=8000.00 bank=BK1
            S-A6 2024-04-01 advanceSettled advance=A6 amount=8000.00
            L-C2 2024-07-15 caseLost case=C2 paper=（2024）吉71民初31号判决书
            E 2024-11-25 lostCaseCostPaid fund=DMG fromCase=C1 bank=BK2 advance=A6 amount=8000.00 toBank=BK1 permission=准许决定
            """);

        (await books.PageAsync("L-C2")).ShouldBeEmpty();

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-11-0001 2024-11-25 经法院准许以 C1 赔偿金支付 C2 费用（准许决定）
            借 2901 [DMG C1] 8,000.00
            贷 1002.02 [DMG BK2 O2] 8,000.00
            借 1002.01 [ADV BK1 O2] 8,000.00
            贷 1218.0102 [ADV C2 A6 O2] 8,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R36_a_losing_plaintiff_is_paid_what_it_had_paid_itself()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            L-C2 2024-07-15 caseLost case=C2 paper=（2024）吉71民初31号判决书
            E 2024-11-26 losingPlaintiffPaid fund=DMG fromCase=C1 bank=BK2 lostCase=C2 costKind=APPRAISAL amount=3000.00 permission=准许决定
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-11-0001 2024-11-26 经法院准许以 C1 赔偿金支付 C2 原告费用（准许决定）
            借 2901 [DMG C1] 3,000.00
            贷 1002.02 [DMG BK2 O2] 3,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R24_a_retrial_revokes_the_judgment_and_what_was_collected_is_owed_back()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            X 2024-08-27 recoveryReceived case=C1 defendant=D1 amount=10000.00 bank=BK1
            R 2024-10-08 retrialOrdered case=C1 paper=（2024）吉民申88号裁定书
            E1 2024-11-20 judgmentRevoked case=C1 paper=（2024）吉民再5号判决书
            E2 2024-11-20 judgmentTookEffect judgment=J2 case=C1 defendant=D1 dueOn=2024-12-20 items=[advance=A1 amount=20000.00]
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-11-0001 2024-11-20 C1 再审撤销原判决（（2024）吉民再5号判决书）
            借 1218.0102 [ADV C1 A1 O1] 23,218.45
            贷 1218.02 [ADV C1 A1 D1] 23,218.45
            借 1218.0102 [ADV C1 A1 O1] 10,000.00
            贷 2307.02 [ADV C1 D1] 10,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-11-0002 2024-11-20 判决生效：被告 D1 承担费用
            借 1218.02 [ADV C1 A1 D1] 20,000.00
            贷 1218.0102 [ADV C1 A1 O1] 20,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R25_recovered_money_can_belong_to_the_treasury()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            P 2024-07-01 policyChanged name=recoveredMoney value=TREASURY
            E 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=10000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0001 2024-07-15 收到 D1 履行 10,000.00
            借 1002.01 [ADV BK1 D1] 10,000.00
            贷 1218.02 [ADV C1 A1 D1] 10,000.00
            借 5001 [ADV C1 A1] 10,000.00
            贷 2103 [ADV C1] 10,000.00
            借 7101 [ADV] 10,000.00
            贷 8001.02 [ADV] 10,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R25_execution_costs_and_general_interest_come_before_principal()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A3Settled, """
            J1 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=33218.45; advance=A3 amount=5000.00 executionCost=true] generalInterest=800.00
            E 2024-07-15 recoveryReceived case=C1 defendant=D1 amount=10000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0001 2024-07-15 收到 D1 履行 10,000.00
            借 1002.01 [ADV BK1 D1] 10,000.00
            贷 1218.02 [ADV C1 A1 D1] 4,200.00
            贷 1218.02 [ADV C1 A3 D1] 5,000.00
            贷 4609 [ADV C1] 800.00
            借 8001.02 [ADV] 800.00
            贷 6609 [ADV] 800.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R26_the_interest_for_the_delay_stands_still_while_enforcement_does()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            S1 2024-08-07 interestSuspended case=C1 defendant=D1 paper=中止执行裁定
            S2 2024-08-27 interestResumed case=C1 defendant=D1 paper=恢复执行通知
            E 2024-09-06 recoveryReceived case=C1 defendant=D1 amount=34000.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-09-0001 2024-09-06 收到 D1 履行 34,000.00
            借 1002.01 [ADV BK1 D1] 34,000.00
            贷 1218.02 [ADV C1 A1 D1] 33,218.45
            贷 4609 [ADV C1] 116.26
            贷 2307.02 [ADV C1 D1] 665.29
            借 8001.02 [ADV] 116.26
            贷 6609 [ADV] 116.26
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R29_R30_an_unidentified_receipt_turns_out_to_be_a_recovery_damages_and_a_fine()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            E1 2024-07-01 unidentifiedReceived receipt=UR-01 fund=RWD bank=BK1 amount=5000.00 remitter=某公司
            E2 2024-07-20 receiptIdentified receipt=UR-01 parts=[kind=RECOVERY amount=3000.00 case=C1 payer=D1; kind=DAMAGES amount=1500.00 case=C1 payer=D1 fund=DMG bank=BK2; kind=TREASURY amount=500.00]
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-07-0001 2024-07-01 收到待查款项 UR-01
            借 1002.01 [RWD BK1] 5,000.00
            贷 2307.08 [RWD UR-01] 5,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-07-0002 2024-07-20 待查款项 UR-01 查明
            借 2307.08 [RWD UR-01] 3,000.00
            贷 1002.01 [RWD BK1] 3,000.00
            借 1002.01 [ADV BK1 D1] 3,000.00
            贷 1218.02 [ADV C1 A1 D1] 3,000.00
            借 2307.08 [RWD UR-01] 1,500.00
            贷 1002.01 [RWD BK1] 1,500.00
            借 1002.02 [DMG BK2 D1] 1,500.00
            贷 2901 [DMG C1] 1,500.00
            借 2307.08 [RWD UR-01] 500.00
            贷 2103 [RWD] 500.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R31_a_receipt_in_the_wrong_fund_moves_with_its_money()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            X 2024-07-01 unidentifiedReceived receipt=UR-01 fund=RWD bank=BK1 amount=5000.00
            E1 2024-07-05 receiptMoved receipt=UR-01 amount=4000.00 newReceipt=UR-02 toFund=ADV toBank=BK3
            E2 2024-07-06 receiptMoved receipt=UR-01 amount=1000.00
            """);

        (await books.PageAsync("E1")).ShouldBe("""
            记-2024-07-0002 2024-07-05 UR-01 入错，转 ADV
            借 2307.08 [RWD UR-01] 4,000.00
            贷 1002.01 [RWD BK1] 4,000.00
            借 1002.01 [ADV BK3] 4,000.00
            贷 2307.08 [ADV UR-02] 4,000.00
            """);

        (await books.PageAsync("E2")).ShouldBe("""
            记-2024-07-0003 2024-07-06 UR-01 属应缴财政款
            借 2307.08 [RWD UR-01] 1,000.00
            贷 2103 [RWD] 1,000.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task R32_the_execution_court_keeps_its_costs()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.A1Awarded, """
            E 2024-07-20 executionProceedsReceived case=C1 defendant=D1 amount=20000.00 feeKept=300.00 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldBe("""
            记-2024-07-0001 2024-07-20 收到 D1 执行款 20,000.00（扣执行费用 300.00）
            借 1002.01 [ADV BK1 D1] 19,700.00
            借 5001 [ADV C1] 300.00
            贷 1218.02 [ADV C1 A1 D1] 20,000.00
            借 7101 [ADV] 300.00
            贷 8001.02 [ADV] 300.00
            """);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }
}
