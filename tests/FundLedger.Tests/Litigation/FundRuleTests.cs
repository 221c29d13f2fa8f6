using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>What the money of a fund may go for, and what it went for (domain.md A7, A20, E.8.7).</summary>
public sealed class FundRuleTests
{
    private const string NoLawyers = """
        RULE 2024-03-10 fundRuleSet fund=ADV from=2024-04-01 purposes=[INVESTIGATION; APPRAISAL; BANK_FEE] sources=[GOV] decidedBy=厅长办公会 document=吉环财〔2024〕7号
        """;

    [Fact]
    public async Task Every_payment_says_what_it_was_for_and_which_economic_class_bears_it()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Story.A1Settled, Story.Ordered, """
            INV 2024-05-20 orderInvoiced order=SO-01 amount=24960.50
            PAY 2024-05-28 orderPaid order=SO-01 amount=24960.50 bank=ZB economic=30203
            FEE 2024-06-18 bankFeeCharged fund=ADV bank=BK1 amount=55.00
            RC 2024-07-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=380000.00
            RP 2024-07-15 restorationPaid contract=RC-01 amount=1000.00 bank=BK2 purpose=ECOLOGICAL_REPAIR
            RW 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=20000.00 approvedBy=王处长 level=SECTION
            RWP 2024-11-08 rewardPaid fund=RWD case=C1 organisation=O1 amount=20000.00 bank=BK1
            """);

        (await SpendingAsync(books)).ShouldBe("""
            2024-03-01 ADV INVESTIGATION 30227 36,666.67
            2024-05-28 LEG LEGAL_SERVICE 30203 24,960.50
            2024-06-18 ADV BANK_FEE 30204 55.00
            2024-07-15 DMG ECOLOGICAL_REPAIR 30227 1,000.00
            2024-11-08 RWD REWARD 30299 20,000.00
            """);
    }

    [Fact]
    public async Task A_cancelled_payment_was_not_paid_for_after_all()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            FEE 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=550.00
            RED 2024-12-20 voucherReversed voucher=记-2024-12-0001
            BLUE 2024-12-20 voucherCorrected corrects=记-2024-12-0001 replacement={bankFeeCharged fund=ADV bank=BK1 amount=55.00}
            """);

        (await SpendingAsync(books)).ShouldBe("""
            2024-12-18 ADV BANK_FEE 30204 550.00
            2024-12-20 ADV BANK_FEE 30204 -550.00
            2024-12-20 ADV BANK_FEE 30204 55.00
            """);
    }

    [Fact]
    public async Task The_rule_of_the_day_decides_what_a_fund_pays_for()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(NoLawyers, """
            Q2 2024-03-11 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=LAWYER amount=2000.00 by=林承办
            A2 2024-03-12 advanceApproved advance=A2 approvedBy=王处长 level=SECTION
            P2 2024-03-31 advancePaid advance=A2 amount=1000.00 bank=BK1
            """);

        var refused = await books.TryAsync("P3 2024-04-01 advancePaid advance=A2 amount=1000.00 bank=BK1");

        refused.Rejections.ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.PurposeNotAllowed);
        (await ChecksAsync(books)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_rule_replaces_an_earlier_one_from_its_own_day()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(NoLawyers, """
            AGAIN 2024-03-11 fundRuleSet fund=ADV from=2024-06-01 purposes=[LAWYER] decidedBy=厅长办公会 document=吉环财〔2024〕9号
            Q2 2024-06-01 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=LAWYER amount=2000.00 by=林承办
            """);

        (await books.TryAsync("K 2024-06-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00")).Rejections.ShouldHaveSingleItem().Reason
            .ShouldBe(RejectionReason.PurposeNotAllowed);
        (await books.TryAsync("K 2024-05-31 bankFeeCharged fund=ADV bank=BK1 amount=1.00")).Rejections.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_public_interest_fund_restores_and_never_pays_lawyers()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("PIF 2024-03-01 fundOpened fund=PIF name=环境公益基金 kind=PUBLIC_INTEREST");

        (await books.TryAsync("K 2024-03-02 fundRuleSet fund=PIF from=2024-03-02 purposes=[RESTORATION; LAWYER] decidedBy=联席会议 document=纪要1号"))
            .Rejections.ShouldHaveSingleItem().En.ShouldBe("A fund of public interest never pays for lawyer fees: damages and the public-interest fund pay neither lawyers nor rewards");
    }

    [Fact]
    public async Task A_hand_drawn_payment_keeps_its_purpose_until_it_is_posted()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            POL 2024-01-29 policyChanged name=purposeOnDrafts value=true
            D1 2024-01-30 voucherDrafted draft=D-001 purpose=BANK_FEE summary=手续费 lines=[account=5001 fund=ADV side=DEBIT amount=100.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=100.00]
            P1 2024-01-31 draftPosted draft=D-001 by=李审核
            """);

        (await SpendingAsync(books)).ShouldBe("2024-01-30 ADV BANK_FEE 30204 100.00");
    }

    [Fact]
    public async Task A_payment_that_slipped_past_the_rules_is_found_by_the_check()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.Database.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync("""
            INSERT INTO spending (entity, row_no, fund, purpose, economic, amount_fen, paid_on, command_ordinal)
            VALUES ('220000', 1, 'DMG', 'LAWYER', '30226', 100, '2024-03-01', 1)
            """), Keep: true), TestContext.Current.CancellationToken);

        (await ChecksAsync(books)).ShouldBe(["DMG LAWYER"]);
    }

    [Fact]
    public void Money_that_leaves_a_fund_without_a_purpose_is_an_error_of_the_program()
    {
        var facts = new Facts { Entity = new("220000", "省生态环境厅", EntityKind.Administrative, 2024, "") };

        Should.Throw<InvalidOperationException>(() => Desk.Decide(new Forgetful { Date = new DateOnly(2024, 3, 1) }, facts)).Message
            .ShouldBe("Forgetful takes 1.00 out of ADV and says of 0.00 what it is for.");
    }

    private sealed record Forgetful : Command
    {
        public override bool PostsOnItsDate => false;

        public override Decision Decide(Facts facts) => Decision.Post(new Voucher(Date, "R12", "手续费",
            [new("5001", "ADV", Side.Debit, new(100)), new("1002.01", "ADV", Side.Credit, new(100)) { Bank = "BK1" }]));
    }

    private static async Task<string> SpendingAsync(PlayedBooks books) => string.Join('\n', await books.Database.ReadAsync(async session =>
    {
        var lines = new List<string>();
        await foreach (var row in session.RowsAsync("SELECT paid_on, fund, purpose, economic, amount_fen FROM v_spending ORDER BY command_ordinal, row_no"))
            lines.Add($"{row[0]} {row[1]} {row[2]} {row[3]} {new Money((long)row[4]!).ToGroupedString()}");
        return lines;
    }, TestContext.Current.CancellationToken));

    private static Task<List<string>> ChecksAsync(PlayedBooks books) => books.Database.ReadAsync(async session =>
        (await Check.All.Single(check => check.Name == "33_purposes_on_the_list").RunAsync(session, PlayedBooks.Entity))
            .Select(failure => $"{failure.Subject} {failure.Detail}").ToList(), TestContext.Current.CancellationToken);
}
