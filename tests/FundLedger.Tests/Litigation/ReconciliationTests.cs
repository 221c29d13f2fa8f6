using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>银行存款余额调节表: BK1 received 800,000.00 and 120,000.00 on 15 January and paid 36,666.67 on 30 January, which the
/// bank pays on 1 February; the bank took a fee of 12.00 that the books do not have.</summary>
public sealed class ReconciliationTests
{
    private const string January = """
        A-A1 2024-01-31 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        PAY 2024-01-31 advancePaid advance=A1 amount=36666.67 bank=BK1
        ST 2024-02-02 bankStatementImported statement=ST-1 bank=BK1 from=2024-01-01 to=2024-01-31 opening=0.00 closing=919988.00 lines=[date=2024-01-15 received=800000.00 serial=S1; date=2024-01-15 received=120000.00 serial=S2; date=2024-01-31 paid=12.00 serial=S3 summary=账户管理费]
        MA 2024-02-02 bankLinesMatched bank=BK1 groups=[lines=[S1] vouchers=[记-2024-01-0001]; lines=[S2] vouchers=[记-2024-01-0002]]
        RO 2024-02-02 reconciliationOpened reconciliation=R1 bank=BK1 upTo=2024-01-31
        """;

    [Fact]
    public async Task Both_sides_come_to_the_same_balance_with_what_only_one_of_them_has()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(January);

        var position = await PositionAsync(books, new(2024, 1, 31));

        (position.Books, position.ReceivedByBank, position.PaidByBank).ShouldBe((new Money(883_333_33), Money.Zero, new Money(12_00)));
        (position.Statement, position.ReceivedByBooks, position.PaidByBooks).ShouldBe((new Money(919_988_00), Money.Zero, new Money(36_666_67)));
        (position.AdjustedBooks, position.AdjustedBank, position.Difference).ShouldBe((new Money(883_321_33), new Money(883_321_33), Money.Zero));
        position.Funds.Select(share => $"{share.Code} {share.Amount}").ShouldBe(["ADV 763333.33", "RWD 120000.00"]);
    }

    [Fact]
    public async Task A_payment_that_reaches_the_bank_in_the_next_month_was_open_at_the_end_of_its_own()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(January, """
            S2 2024-03-01 bankStatementImported statement=ST-2 bank=BK1 from=2024-02-01 to=2024-02-29 opening=919988.00 closing=883321.33 lines=[date=2024-02-01 paid=36666.67 serial=S4]
            M2 2024-03-01 bankLinesMatched bank=BK1 groups=[lines=[S4] vouchers=[记-2024-01-0006]]
            """);

        (await PositionAsync(books, new(2024, 1, 31))).Items.Select(item => $"{item.Side} {item.Code} {item.Amount}").ShouldBe(["Bank S3 -12.00", "Book 记-2024-01-0006 -36666.67"]);
        (await PositionAsync(books, new(2024, 2, 29))).Items.Select(item => $"{item.Side} {item.Code} {item.Amount}").ShouldBe(["Bank S3 -12.00"]);
    }

    [Fact]
    public async Task A_finished_reconciliation_keeps_its_figures_and_open_items_with_reasons()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(January, """
            EX 2024-02-02 openItemExplained reconciliation=R1 item=S3 reason=待回单入账 expectedOn=2024-02-05
            RF 2024-02-02 reconciliationFinished reconciliation=R1
            """);

        var everything = await books.EverythingAsync();

        everything.ShouldContain("reconciliation_result|220000|R1|88333333|0|1200|91998800|0|3666667|88332133|陈会计|李审核|2024-02-02|6|");
        everything.ShouldContain("|BANK|S3|2024-01-31|-1200|账户管理费|0|待回单入账|2024-02-05|");
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_was_given_up_makes_room_for_another()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(January, """
            RA 2024-02-02 reconciliationAbandoned reconciliation=R1 reason=截止日选错
            R2 2024-02-02 reconciliationOpened reconciliation=R2 bank=BK1 upTo=2024-01-30
            F2 2024-02-02 reconciliationFinished reconciliation=R2
            """);

        (await PositionAsync(books, new(2024, 1, 30))).Items.ShouldBeEmpty();
    }

    [Fact]
    public void Balances_that_differ_are_never_signed_off()
    {
        var account = new BankAccount("BK1", "基本户", BankKind.Own, "", ["ADV"]);
        var facts = new Facts
        {
            Reconciliations = new()
            {
                Known = new Dictionary<string, Reconciliation> { ["R1"] = new("R1", "BK1", new(2024, 1, 31), "陈会计", new(2024, 2, 1)) },
                Position = new(account, new(2024, 1, 31), new Money(100_00), new Money(99_99), new(2024, 1, 31), [], [new("ADV", "", new Money(100_00))], [], Money.Zero),
            },
        };

        var decision = new ReconciliationFinished { Date = new(2024, 2, 1), By = "陈会计", Reviewer = "李审核", Reconciliation = "R1" }.Decide(facts);

        decision.Rejections.Single().ToString().ShouldContain("0.01");
        decision.Rejections.Single().Reason.ShouldBe(RejectionReason.ReconciliationDiffers);
    }

    private static Task<BankPosition> PositionAsync(PlayedBooks books, DateOnly day) => books.Database.ReadAsync(session => BankPositions.ReadAsync(
        session, PlayedBooks.Entity, new("BK1", "基本户", BankKind.Own, "", ["ADV", "RWD"]), new(day, long.MaxValue, long.MaxValue)), TestContext.Current.CancellationToken);
}
