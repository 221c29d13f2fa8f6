using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

/// <summary>A signature is given by being signed in: what one submits goes from hand to hand and is in the books when the last
/// has signed, and not a moment before.</summary>
public sealed class WorkdayTests
{
    private const string Approval = "A 2024-02-20 advanceApproved advance=A1 level=SECTION";
    private const string Payment = "P 2024-03-05 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=P1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_goes_from_the_clerk_to_the_reviewer_to_the_cashier_and_into_the_books()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync($"""
            陈会计 submits {Approval} → W-1 waits for APPROVED_BY
            王处长 signs W-1 as APPROVED_BY → W-1 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 recorded
            陈会计 submits {Payment} → W-2 waits for REVIEWER
            李审核 signs W-2 as REVIEWER → W-2 waits for CASHIER
            周出纳 signs W-2 as CASHIER → W-2 recorded
            """);

        (await office.Books.PageAsync("P")).ShouldStartWith("记-2024-03-0001 2024-03-05 垫付 A1 调查费用（付 P1）");
        (await SignedAsync(office, 2)).ShouldBe("陈会计 / 李审核 / 周出纳 / 李审核");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approver_may_begin_and_leaves_the_drawing_up_to_a_clerk()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync($"""
            王处长 submits {Approval} → W-1 waits for BY
            陈会计 signs W-1 as BY → W-1 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 recorded
            """);

        (await BodyAsync(office, "A")).ShouldContain("\"by\":\"陈会计\",\"reviewer\":\"李审核\"");
        (await BodyAsync(office, "A")).ShouldContain("\"approvedBy\":\"王处长\"");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_needs_nobody_else_is_recorded_at_once_and_leaves_no_item()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync("""
            林承办 submits R 2024-02-18 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=1000.00 → recorded
            林承办 submits R 2024-02-18 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=1000.00 → recorded as before
            孙主管 submits PR 2024-02-18 personRegistered person=新同事 → recorded
            陈会计 submits PA 2024-02-19 partyAccountChanged change=PA-1 party=O1 bankName=某银行 accountNumber=019 holder=某协会 proposedBy=林承办 → recorded
            陈会计 submits PC 2024-02-20 partyAccountConfirmed change=PA-1 → refused: AccountNeedsSecondPerson
            李审核 submits PC 2024-02-20 partyAccountConfirmed change=PA-1 → recorded
            """);

        (await office.CountAsync("work_item")).ShouldBe(0);
        (await BodyAsync(office, "R")).ShouldContain("\"by\":\"林承办\"");
    }

    [Fact]
    public async Task A_batch_is_signed_as_one_and_each_command_gets_the_signatures_it_needs()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync($"""
            陈会计 submits {Approval} | {Payment} | C 2024-03-06 partyChanged party=O1 contact=张秘书 → W-1 waits for APPROVED_BY
            王处长 signs W-1 as APPROVED_BY → W-1 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 waits for CASHIER
            周出纳 signs W-1 as CASHIER → W-1 recorded
            """);

        (await BodyAsync(office, "A")).ShouldNotContain("cashier");
        (await BodyAsync(office, "P")).ShouldContain("\"reviewer\":\"李审核\",\"cashier\":\"周出纳\"");
        (await BodyAsync(office, "C")).ShouldNotContain("reviewer");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_is_approved_as_the_event_that_it_sets_right()
    {
        await using var office = await Office.OpenAsync();
        await office.Books.PlayAsync("RW 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=20000.00 approvedBy=王处长 level=SECTION");
        await office.Books.PlayAsync("RED 2024-11-06 voucherReversed voucher=记-2024-11-0001");

        await office.ShouldReadAsync("""
            陈会计 submits BLUE 2024-11-06 voucherCorrected corrects=记-2024-11-0001 replacement={rewardApproved fund=RWD case=C1 organisation=O1 amount=2000.00 level=SECTION} → W-1 waits for APPROVED_BY
            王处长 signs W-1 as APPROVED_BY → W-1 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 recorded
            """);

        (await BodyAsync(office, "BLUE")).ShouldContain("\"approvedBy\":\"王处长\"");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_voucher_by_hand_is_drafted_by_one_posted_by_another_and_paid_by_a_third()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync("""
            陈会计 submits D 2024-01-30 voucherDrafted draft=D-1 summary=费用更正 lines=[account=5001 fund=ADV side=DEBIT amount=100.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=100.00; account=7101 fund=ADV side=DEBIT amount=100.00; account=8001.02 fund=ADV side=CREDIT amount=100.00] → recorded
            李审核 submits DP 2024-01-31 draftPosted draft=D-1 → W-1 waits for CASHIER
            周出纳 signs W-1 as CASHIER → W-1 recorded
            """);

        (await SignedAsync(office, 1)).ShouldBe("陈会计 / 李审核 / 周出纳 / 李审核");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_returned_comes_back_as_a_new_version_and_is_signed_anew()
    {
        await using var office = await Office.OpenAsync();
        await office.Books.PlayAsync(Approval + " approvedBy=王处长");

        await office.ShouldReadAsync($"""
            陈会计 submits {Payment} → W-1 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 waits for CASHIER
            周出纳 returns W-1 收款账户不符 → W-1 returned
            周出纳 returns W-1 收款账户不符 → W-1 returned as before
            李审核 signs W-1 as REVIEWER → W-1 returned as before
            孙主管 signs W-1 as REVIEWER → refused: WorkItemElsewhere
            刘会计 resubmits W-1 {Payment} → refused: NotSubmitter
            陈会计 resubmits W-1 P 2024-03-06 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=L1 → W-1 waits for REVIEWER
            陈会计 resubmits W-1 v1 P 2024-03-06 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=L1 → W-1 waits for REVIEWER as before
            李审核 signs W-1 v1 as REVIEWER → refused: WorkItemChanged
            孙主管 signs W-1 as REVIEWER → W-1 waits for CASHIER
            周出纳 signs W-1 as CASHIER → W-1 recorded
            周出纳 signs W-1 as CASHIER → W-1 recorded as before
            陈会计 withdraws W-1 → refused: WorkItemElsewhere
            """);

        (await StepsAsync(office, 1)).ShouldBe("""
            1 v1 SUBMITTED BY 陈会计
            2 v1 SIGNED REVIEWER 李审核
            3 v1 RETURNED 周出纳 收款账户不符
            4 v2 RESUBMITTED BY 陈会计
            5 v2 SIGNED REVIEWER 孙主管
            6 v2 SIGNED CASHIER 周出纳
            """);
        (await BodyAsync(office, "P")).ShouldContain("\"reviewer\":\"孙主管\"");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_money_is_gone_before_the_last_signature_nothing_is_signed_and_the_item_waits_on()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync("""
            陈会计 submits F1 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=100000.00 → W-1 waits for REVIEWER
            陈会计 submits F2 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=100000.00 → W-2 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 waits for CASHIER
            李审核 signs W-2 as REVIEWER → W-2 waits for CASHIER
            周出纳 signs W-1 as CASHIER → W-1 recorded
            周出纳 signs W-2 as CASHIER → refused: FundNotAvailable
            陈会计 withdraws W-2 → W-2 withdrawn
            陈会计 withdraws W-2 → W-2 withdrawn as before
            """);

        (await StepsAsync(office, 2)).ShouldBe("""
            1 v1 SUBMITTED BY 陈会计
            2 v1 SIGNED REVIEWER 李审核
            3 v1 WITHDRAWN 陈会计
            """);
        (await office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("20,000.00");
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_submission_that_comes_twice_leads_to_one_item_and_another_under_its_key_is_refused()
    {
        await using var office = await Office.OpenAsync();

        await office.ShouldReadAsync("""
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → W-1 waits for REVIEWER
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → W-1 waits for REVIEWER as before
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=6.00 → refused: KeyReused
            刘会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → refused: KeyReused
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 | G 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → refused: KeyInWork
            李审核 signs W-1 as REVIEWER → W-1 waits for CASHIER
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → W-1 waits for CASHIER as before
            周出纳 signs W-1 as CASHIER → W-1 recorded
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → W-1 recorded as before
            """);

        var again = await office.ActAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");
        again.Lines.Single().Answer.ShouldContain("\"no\":\"记-2024-03-0001\"");
    }

    [Fact]
    public async Task The_same_key_recorded_behind_an_items_back_keeps_the_item_from_being_recorded_a_second_time()
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync("""
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00
            李审核 signs W-1 as REVIEWER
            """);
        await office.Books.PlayAsync("F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00 reviewer=孙主管");

        await office.ShouldReadAsync("周出纳 signs W-1 as CASHIER → refused: KeyReused");

        (await office.Books.BalanceAsync("1002.01", "RWD")).ShouldBe("119,995.00");
    }

    [Fact]
    public async Task A_rehearsal_shows_the_vouchers_with_what_is_yet_to_be_signed_and_keeps_nothing()
    {
        await using var office = await Office.OpenAsync();
        await office.Books.PlayAsync(Approval + " approvedBy=王处长");
        var before = await office.Books.EverythingAsync();

        var (trial, refusal) = await office.Desk.RehearseAsync(Office.Actor("陈会计"), [Role.Clerk], PlayedBooks.Entity, Office.Read(Payment), 10, Stop);

        refusal.ShouldBeNull();
        trial!.Open.ShouldBe([Signature.Reviewer, Signature.Cashier]);
        trial.Vouchers.Single().Voucher.Reviewer.ShouldBe("（待审核）");
        trial.Vouchers.Single().VoucherNo.ShouldBe("记-2024-03-0001");
        (await office.Books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Lists_tell_each_person_what_waits_for_him_and_what_became_of_his_own()
    {
        await using var office = await Office.OpenAsync();
        await office.Books.PlayAsync(Approval + " approvedBy=王处长");
        await office.PlayAsync($"""
            陈会计 submits {Payment}
            陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00
            李审核 signs W-1 as REVIEWER
            孙主管 submits O 2024-01-02 fundOpened fund=NEW name=新基金 kind=REWARD
            李审核 returns W-2 附件不全
            """);

        (await WaitingAsync(office, "周出纳")).ShouldBe(["W-1 支付垫付 36,666.67 某环境损害司法鉴定中心 C1 陈会计 CASHIER"]);
        (await WaitingAsync(office, "李审核")).ShouldBeEmpty();
        var own = await office.Books.Database.ReadAsync(session => WorkQueries.OfPersonAsync(session, PlayedBooks.Entity, "陈会计", 10), Stop);
        own.Select(card => $"{card.Number} {card.State} {card.Title.En} {card.MovedBy} {card.Reason}").ShouldBe(["W-2 RETURNED Bank fee 李审核 附件不全", "W-1 WAITING Pay an advance 李审核 "]);

        var found = await office.Books.Database.ReadAsync(session => WorkQueries.FindAsync(session, PlayedBooks.Entity, 1), Stop);
        found!.Signed.Select(step => $"{step.Signature} {step.Person}").ShouldBe(["BY 陈会计", "REVIEWER 李审核"]);
        found.ObstacleOf("周出纳", [Role.Cashier]).ShouldBeNull();
        found.ObstacleOf("李审核", [Role.Cashier])!.Reason.ShouldBe(RejectionReason.CashierNotSeparate);
        found.ObstacleOf("孙主管", [Role.Reviewer])!.Reason.ShouldBe(RejectionReason.NotYourTurn);
    }

    [Fact]
    public async Task A_long_command_is_kept_whole()
    {
        await using var office = await Office.OpenAsync();
        var lines = string.Join("; ", Enumerable.Range(1, 60).Select(_ => "account=5001 fund=ADV side=DEBIT amount=1.00; account=3001 fund=ADV side=CREDIT amount=1.00"));
        var text = $"A 2024-02-20 advanceApproved advance=A1 level=SECTION | D 2024-01-30 voucherDrafted draft=D-1 summary=更正𠮷 lines=[{lines}]";

        await office.ShouldReadAsync($"""
            陈会计 submits {text} → W-1 waits for APPROVED_BY
            王处长 signs W-1 as APPROVED_BY → W-1 waits for REVIEWER
            李审核 signs W-1 as REVIEWER → W-1 recorded
            """);

        (await office.CountAsync("work_body")).ShouldBeGreaterThan(2);
        (await office.Books.FindingsAsync()).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> WaitingAsync(Office office, string who)
    {
        var waiting = await office.Books.Database.ReadAsync(session => WorkQueries.WaitingForAsync(session, PlayedBooks.Entity, Office.RolesOf(who), who), Stop);
        return waiting.Where(work => work.Obstacle is null).Select(work => $"{work.Card.Number} {work.Card.Title.Zh} {work.Card.Amount.ToGroupedString()} {work.Card.Counterpart} {work.Card.CaseCode} {work.Card.SubmittedBy} {work.Card.WaitsFor}");
    }

    private static Task<string> SignedAsync(Office office, long item) => office.Books.Database.ReadAsync(session => session.ScalarAsync<string>("""
        SELECT CONCAT(maker, ' / ', reviewer, ' / ', cashier, ' / ', poster) FROM voucher WHERE command_key = (
            SELECT content.command_key FROM work_command content WHERE content.item = @item)
        """, new { item }), Stop);

    private static async Task<string> BodyAsync(Office office, string key) =>
        (await office.Books.Database.ReadAsync(session => CommandQueries.ReadAsync(session, PlayedBooks.Entity, key), Stop))!.Body;

    private static async Task<string> StepsAsync(Office office, long item)
    {
        var found = await office.Books.Database.ReadAsync(session => WorkQueries.FindAsync(session, PlayedBooks.Entity, item), Stop);
        return string.Join('\n', found!.Steps.Select(step => string.Join(' ', new[] { $"{step.Step} v{step.Version}", step.Act, step.Signature, step.Person, step.Reason }.Where(part => part.Length > 0))));
    }
}
