using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Banking;

/// <summary>How lines are told apart and balances are proved when a statement is taken in.</summary>
public sealed class StatementImportTests
{
    private static readonly DateOnly First = new(2024, 2, 1);
    private static readonly DateOnly Last = new(2024, 2, 29);
    private static readonly Money Opening = Money.Parse("920000.00");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1000)]
    public async Task One_bad_line_in_a_thousand_is_named_and_nothing_is_kept(int bad)
    {
        await using var books = await PlayedBooks.FundedAsync();
        var lines = Lines(1_000).ToList();
        lines[bad - 1] = lines[bad - 1] with { Balance = lines[bad - 1].Balance + new Money(1) };
        var before = await books.EverythingAsync();

        var outcome = await new BankDesk(books.Database).ImportAsync(Statements.Of("BK1", First, Last, Opening, lines), Stop);

        outcome.Rejections.ShouldHaveSingleItem().En.ShouldStartWith($"Line {bad}: the balance is");
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_row_of_the_file_is_told_where_the_file_has_rows_of_its_own()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var line = new StatementLine { Date = First.AddDays(-1), Paid = new Money(1), Row = 12 };

        var outcome = await new BankDesk(books.Database).ImportAsync(Statements.Of("BK1", First, Last, Opening, [line]), Stop);

        outcome.Rejections.ShouldHaveSingleItem().En.ShouldStartWith("Line 12: 2024-01-31 does not lie between");
    }

    [Fact]
    public async Task Lines_that_say_the_same_are_as_many_as_the_bank_shows_however_often_they_come()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var desk = new BankDesk(books.Database);
        StatementLine[] three = [.. Enumerable.Range(0, 3).Select(_ => new StatementLine { Date = First, Paid = new Money(5_000), Summary = "手续费" })];

        (await desk.ImportAsync(Statements.Of("BK1", First, First, Opening, three[..2], "by noon"), Stop)).Answer.ShouldContain("\"newLines\":2");
        (await desk.ImportAsync(Statements.Of("BK1", First, Last, Opening, three, "the month"), Stop)).Answer.ShouldContain("\"newLines\":1,\"steppedOver\":2");

        (await Statements.CountAsync(books.Database, "bank_line")).ShouldBe(3);
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_that_the_file_sends_twice_counts_once()
    {
        await using var books = await PlayedBooks.FundedAsync();
        var line = new StatementLine { Date = First, Paid = new Money(100), Serial = "S1", Balance = Opening - new Money(100) };
        var statement = Statements.Of("BK1", First, Last, Opening, [line]) with { Lines = [line, line] };

        (await new BankDesk(books.Database).ImportAsync(statement, Stop)).Answer.ShouldContain("\"lines\":2,\"newLines\":1,\"steppedOver\":1");
    }

    [Fact]
    public async Task What_was_open_before_the_first_statement_explains_its_opening_balance()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("O 2024-02-01 bankOpeningItemsRecorded bank=BK1 items=[item=OI-1 side=BOOK date=2024-01-30 received=20000.00 note=在途; item=OI-2 side=BANK date=2024-01-31 paid=12.00 note=管理费]");
        var line = new StatementLine { Date = First, Received = Money.Parse("20000.00"), Serial = "S1" };

        (await new BankDesk(books.Database).ImportAsync(Statements.Of("BK1", First, Last, Money.Parse("899988.00"), [line]), Stop)).Rejections.ShouldBeEmpty();
        await books.PlayAsync("F 2024-02-05 bankFeeCharged fund=ADV bank=BK1 amount=12.00",
            "G 2024-02-06 bankLinesMatched bank=BK1 groups=[lines=[S1] items=[OI-1]; items=[OI-2] vouchers=[记-2024-02-0001]]");

        (await books.FindingsAsync()).ShouldBeEmpty();
        (await books.Database.ReadAsync(session => BankQueries.LinesAsync(session, PlayedBooks.Entity, "BK1"), Stop)).ShouldBeEmpty();
        (await books.Database.ReadAsync(session => BankQueries.EntriesAsync(session, PlayedBooks.Entity, "BK1"), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Money_that_only_changes_its_fund_is_nothing_to_the_bank()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("L 2024-02-10 fundLoaned loan=LN-1 from=ADV fromBank=BK1 to=RWD toBank=BK1 amount=10.00 dueOn=2024-06-30 approval=批准");

        await new BankDesk(books.Database).ImportAsync(Statements.Of("BK1", First, Last, Opening, []), Stop);

        (await books.Database.ReadAsync(session => BankQueries.EntriesAsync(session, PlayedBooks.Entity, "BK1"), Stop)).ShouldBeEmpty();
        (await books.FindingsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_line_is_found_by_its_seal_and_by_the_check()
    {
        await using var books = await PlayedBooks.FundedAsync();
        (await new BankDesk(books.Database).ImportAsync(Statements.Of("BK1", First, Last, Opening, [.. Lines(3)]), Stop)).Rejections.ShouldBeEmpty();
        await books.Database.WriteAsync(PlayedBooks.Entity, async session =>
        {
            await session.ExecuteAsync("DROP TRIGGER tr_bank_line_not_changed");
            return new Work<int>(await session.ExecuteAsync("UPDATE bank_line SET amount_fen = amount_fen + 1 WHERE line_no = 2"), true);
        }, Stop);

        var findings = await books.FindingsAsync();

        findings.ShouldContain(finding => finding.Contains("E.8.15", StringComparison.Ordinal));
        findings.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("BK1-0016", "BK1-0016")]
    [InlineData("20250108-89a457aea8c1a55d-1", "#89a457")]
    [InlineData("20250108-89a457aea8c1a55d-2", "#89a457-2")]
    public void People_see_the_serial_of_the_bank_or_a_short_mark(string key, string shown) => LineKeys.Shown(key).ShouldBe(shown);

    /// <summary>Lines of one fen each, with running balances.</summary>
    internal static IEnumerable<StatementLine> Lines(int count) => Enumerable.Range(1, count).Select(i => new StatementLine
    {
        Date = First.AddDays((i - 1) * 28 / count), Received = new Money(1), Balance = Opening + new Money(i), Serial = $"T{i:00000}", Summary = "转账", Counterparty = "某公司",
    });
}
