using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Banking;

/// <summary>Which command an unmatched line needs, with the fields that its form takes.</summary>
public sealed class LineSuggestionTests
{
    private static readonly DateOnly Day = new(2024, 12, 31);

    private static readonly LineClues Clues = new(["ADV", "RWD"], [("D1", "C1", new Money(5_000)), ("D2", "C1", new Money(700)), ("D2", "C2", new Money(900))],
        [("A1", "O1", new Money(3_000)), ("A2", "O2", new Money(10)), ("A3", "O2", new Money(20))], [("记-2024-12-0009", "L1", new Money(1_500_000), new DateOnly(2024, 12, 20))]);

    [Theory]
    [InlineData(-1_200, "账户管理费", "", "/commands/bankFeeCharged?date=2024-12-31&bank=BK1&amount=12.00&fund=ADV")]
    [InlineData(38_991, "第四季度存款利息", "", "/commands/interestReceived?date=2024-12-31&bank=BK1&amount=389.91")]
    [InlineData(1_500_000, "转账", "L1", "/commands/voucherReversed?date=2024-12-31&voucher=%E8%AE%B0-2024-12-0009")]
    [InlineData(1_500_000, "退汇", "", "/commands/voucherReversed?date=2024-12-31&voucher=%E8%AE%B0-2024-12-0009")]
    [InlineData(3_000, "转账", "O1", "/commands/advanceRefunded?date=2024-12-31&bank=BK1&amount=30.00&advance=A1")]
    [InlineData(5_000, "转账", "D1", "/commands/recoveryReceived?date=2024-12-31&bank=BK1&amount=50.00&defendant=D1&case=C1")]
    [InlineData(900, "转账", "D2", "/commands/recoveryReceived?date=2024-12-31&bank=BK1&amount=9.00&defendant=D2&case=C2")]
    [InlineData(100, "转账", "D2", "/commands/recoveryReceived?date=2024-12-31&bank=BK1&amount=1.00&defendant=D2")]
    [InlineData(5, "转账", "O2", "/commands/unidentifiedReceived?date=2024-12-31&bank=BK1&amount=0.05&fund=ADV&receipt=UR-S16")]
    [InlineData(5, "转账", "", "/commands/unidentifiedReceived?date=2024-12-31&bank=BK1&amount=0.05&fund=ADV&receipt=UR-S16")]
    public void A_line_leads_to_the_form_of_the_command_that_it_needs(long fen, string text, string party, string address)
    {
        var suggestion = LineSuggestion.Of("BK1", new BankSide("S-16", Day, new Money(fen), party.Length > 0 ? [party] : []), text, "", Clues)!;

        suggestion.Address.ShouldBe(address);
        suggestion.Why.Zh.ShouldNotBeEmpty();
        suggestion.Fields.Keys.ShouldBeSubsetOf(Catalogue.FieldsOf(Catalogue.Find(suggestion.Command)!).Select(field => field.Name));
    }

    [Fact]
    public void A_payment_that_nobody_approved_has_no_form_of_its_own() =>
        LineSuggestion.Of("BK1", new BankSide("S-17", Day, new Money(-100), ["O1"]), "转账", "", Clues).ShouldBeNull();

    [Fact]
    public async Task The_clues_are_what_the_books_say()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            """);

        var clues = await books.Database.ReadAsync(session => BankQueries.CluesAsync(session, PlayedBooks.Entity, "BK1", new DateOnly(2024, 3, 5)), TestContext.Current.CancellationToken);

        clues.Funds.ShouldBe(["ADV", "RWD"]);
        clues.Claims.ShouldBeEmpty();
        clues.Unsettled.ShouldBe([("A1", "O1", new Money(3_666_667))]);
        clues.Payments.ShouldBe([("记-2024-03-0001", "O1", new Money(3_666_667), new DateOnly(2024, 3, 1))]);
    }
}
