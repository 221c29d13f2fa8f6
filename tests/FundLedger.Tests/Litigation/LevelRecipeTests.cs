using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Entities as a tree, and the money between them (domain.md A17, R04).</summary>
public sealed class LevelRecipeTests
{
    private const string City = "E 2024-01-01 entityOpened name=长春市生态环境局 kind=ADMINISTRATIVE firstYear=2024 parent=220000 level=CITY";

    private const string CityBooks = """
        F 2024-01-01 fundOpened fund=ADV name=诉讼费用垫付专项基金 kind=ADVANCE
        B 2024-01-01 bankAccountOpened bank=BK1 name=基本户 kind=OWN funds=[ADV]
        """;

    [Fact]
    public async Task R04_money_sent_down_is_an_expense_above_and_income_from_another_level_below()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await RecordAsync(books, "220100", City, CityBooks);
        await books.PlayAsync("S 2024-03-10 moneySentToEntity other=220100 fund=ADV bank=BK1 amount=100000.00 reference=BK-2024-001");
        await RecordAsync(books, "220100", "R 2024-03-12 moneyReceivedFromEntity other=220000 fund=ADV bank=BK1 amount=100000.00 reference=BK-2024-001");

        (await books.PageAsync("S")).ShouldBe("""
            记-2024-03-0001 2024-03-10 拨付 220100 资金（BK-2024-001）
            借 5001 [ADV] 100,000.00
            贷 1002.01 [ADV BK1] 100,000.00
            借 7101 [ADV] 100,000.00
            贷 8001.02 [ADV] 100,000.00
            """);
        (await LinesAsync(books, "220100")).ShouldBe("""
            D 1002.01 ADV 10000000
            C 4601 ADV 10000000
            D 8001.02 ADV 10000000
            C 6601 ADV 10000000
            """);
        (await ItemsAsync(books)).ShouldBe("""
            220000 1 220100 BK-2024-001 ADV 10000000 2024-03-10
            220100 0 220000 BK-2024-001 ADV 10000000 2024-03-12
            """);
    }

    [Fact]
    public async Task R04_a_cancelled_transfer_was_not_sent_after_all()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await RecordAsync(books, "220100", City, CityBooks);
        await books.PlayAsync("""
            S 2024-03-10 moneySentToEntity other=220100 fund=ADV bank=BK1 amount=100000.00 reference=BK-2024-001
            X 2024-03-11 voucherReversed voucher=记-2024-03-0001
            """);

        (await ItemsAsync(books)).ShouldBe("""
            220000 1 220100 BK-2024-001 ADV 10000000 2024-03-10
            220000 1 220100 BK-2024-001 ADV -10000000 2024-03-11
            """);
    }

    [Theory]
    [InlineData("220100", "CITY", "220000")]
    [InlineData("222400", "CITY", "220000")]
    [InlineData("22CBS", "CITY", "220000")]
    [InlineData("220581", "COUNTY", "220000")]
    [InlineData("220184", "COUNTY", "220100")]
    public async Task A_unit_stands_below_its_province_or_its_city(string code, string level, string parent)
    {
        await using var books = await PlayedBooks.EmptyAsync();
        await RecordAsync(books, "220000", "P 2024-01-01 entityOpened name=省生态环境厅 kind=ADMINISTRATIVE firstYear=2024 level=PROVINCE");
        if (parent == "220100") await RecordAsync(books, "220100", City);

        await RecordAsync(books, code, $"K 2024-01-01 entityOpened name=某局 kind=ADMINISTRATIVE firstYear=2024 parent={parent} level={level}");
    }

    [Theory]
    [InlineData("220000", "COUNTY", RejectionReason.EntityCodeForm)]
    [InlineData("220110", "CITY", RejectionReason.EntityCodeForm)]
    [InlineData("22cbs", "CITY", RejectionReason.EntityCodeForm)]
    [InlineData("220200", "CITY", RejectionReason.ParentNotAbove)]
    [InlineData("220281", "COUNTY", RejectionReason.ParentNotAbove)]
    [InlineData("230000", "PROVINCE", RejectionReason.ParentNotAbove)]
    public async Task A_unit_does_not_stand_below_a_city_that_is_not_its_own(string code, string level, RejectionReason reason)
    {
        await using var books = await PlayedBooks.EmptyAsync();
        await RecordAsync(books, "220100", "K 2024-01-01 entityOpened name=长春市生态环境局 kind=ADMINISTRATIVE firstYear=2024 level=CITY");

        (await books.TryAsync($"K 2024-01-01 entityOpened name=某局 kind=ADMINISTRATIVE firstYear=2024 parent=220100 level={level}", code)).Rejections
            .ShouldContain(rejection => rejection.Reason == reason);
    }

    [Fact]
    public async Task A_parent_that_was_announced_is_opened_later_and_never_below_its_own_children()
    {
        await using var books = await PlayedBooks.EmptyAsync();
        await RecordAsync(books, "220100", "K 2024-01-01 entityOpened name=长春市生态环境局 kind=ADMINISTRATIVE firstYear=2024 parent=220000 parentAnnounced=true");

        (await books.TryAsync("K 2024-01-01 entityOpened name=省厅 kind=ADMINISTRATIVE firstYear=2024 parent=220100", "220000")).Rejections
            .ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.ParentBelow);
        await RecordAsync(books, "220000", "K 2024-01-01 entityOpened name=省厅 kind=ADMINISTRATIVE firstYear=2024");
    }

    [Fact]
    public async Task Money_moves_up_and_down_but_not_across()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await RecordAsync(books, "220100", City, CityBooks);
        await RecordAsync(books, "220200", City);

        (await books.TryAsync("K 2024-03-12 moneyReceivedFromEntity other=220200 fund=ADV bank=BK1 amount=1.00 reference=BK-1", "220100")).Rejections
            .ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.EntityNotInLine);
    }

    [Fact]
    public async Task Who_acts_for_the_entity_itself_may_say_so()
    {
        await using var books = await PlayedBooks.FundedAsync();

        await books.PlayAsync("K 2024-03-01 bankFeeCharged actingEntity=220000 fund=ADV bank=BK1 amount=1.00");
    }

    internal static async Task RecordAsync(PlayedBooks books, string entity, params string[] texts)
    {
        foreach (var line in texts.SelectMany(text => text.Split('\n')))
            (await books.TryAsync(line, entity)).Rejections.ShouldBeEmpty(line);
    }

    private static Task<string> LinesAsync(PlayedBooks books, string entity) => RowsAsync(books,
        "SELECT side, account, fund, amount_fen FROM voucher_line WHERE entity = @entity ORDER BY seq, line_no", new { entity });

    private static Task<string> ItemsAsync(PlayedBooks books) => RowsAsync(books,
        "SELECT entity, is_sent, other, reference, fund, amount_fen, moved_on FROM v_internal_item ORDER BY entity, command_ordinal", new { });

    private static Task<string> RowsAsync(PlayedBooks books, string sql, object args) => books.Database.ReadAsync(async session =>
    {
        var rows = new List<string>();
        await foreach (var row in session.RowsAsync(sql, args)) rows.Add(string.Join(' ', row));
        return string.Join('\n', rows);
    }, TestContext.Current.CancellationToken);
}
