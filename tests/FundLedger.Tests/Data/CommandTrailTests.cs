using FundLedger.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Data;

/// <summary>The recorded commands of the worked year, found by who, when, about what, in which words and of which kind.</summary>
public sealed class CommandTrailTests(WorkedYears books)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_command_is_found_once_latest_first_however_many_come_on_a_page()
    {
        var all = await FindAsync(new(), 1_000);
        var paged = new List<long>();
        for (var before = long.MaxValue; ;)
        {
            var page = await FindAsync(new() { Before = before }, 7);
            paged.AddRange(page.Select(card => card.Ordinal));
            if (page.Count < 7) break;
            before = page[^1].Ordinal;
        }

        paged.ShouldBe(all.Select(card => card.Ordinal));
        paged.ShouldBe(Enumerable.Range(1, paged.Count).Select(ordinal => (long)ordinal).Reverse());
    }

    [Theory]
    [InlineData("by", "陈会计")]
    [InlineData("reviewer", "李审核")]
    [InlineData("cashier", "周出纳")]
    public async Task A_person_is_found_by_the_signature_that_he_gave(string signature, string person)
    {
        var found = await FindAsync(new() { Person = person, As = signature }, 1_000);

        found.Count.ShouldBeGreaterThan(10);
        found.ShouldAllBe(card => (signature == "by" ? card.Maker : signature == "reviewer" ? card.Reviewer : card.Cashier) == person);
        var all = await FindAsync(new(), 1_000);
        found.Count.ShouldBe(all.Count(card => (signature == "by" ? card.Maker : signature == "reviewer" ? card.Reviewer : card.Cashier) == person));
    }

    [Fact]
    public async Task A_whole_name_is_looked_for_not_a_part_of_one()
    {
        (await FindAsync(new() { Person = "陈" }, 10)).ShouldBeEmpty();
        (await FindAsync(new() { Person = "陈会计", As = "cashier" }, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_is_about_is_found_as_a_whole_code_in_what_was_sent_or_answered()
    {
        var about = await FindAsync(new() { About = "A1" }, 1_000);
        about.Count(card => card.Body.Contains("\"A1\"", StringComparison.Ordinal)).ShouldBeInRange(3, about.Count - 1);
        about.ShouldContain(card => card.Type == "recoveryReceived");
        var voucher = (await FindAsync(new() { About = "记-2024-12-0003" }, 10));
        voucher.ShouldContain(card => card.VoucherNos.Contains("记-2024-12-0003"));
        voucher.Count.ShouldBeLessThan(5);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]")]
    [InlineData("' OR '1'='1")]
    [InlineData("\"}")]
    [InlineData("\\")]
    public async Task What_people_type_stands_for_itself(string typed)
    {
        (await FindAsync(new() { Text = typed }, 10)).ShouldAllBe(card => card.Body.Contains(typed, StringComparison.Ordinal));
        (await FindAsync(new() { Person = typed }, 10)).ShouldBeEmpty();
        (await FindAsync(new() { About = typed }, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_are_those_of_China_and_absurd_ones_find_nothing()
    {
        var day = new DateOnly(2025, 1, 6);
        var all = (await FindAsync(new(), 1_000)).Count;

        (await FindAsync(new() { From = day, To = day }, 1_000)).Count.ShouldBe(all);
        (await FindAsync(new() { To = day.AddDays(-1) }, 10)).ShouldBeEmpty();
        (await FindAsync(new() { From = DateOnly.MaxValue, To = DateOnly.MinValue }, 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_long_command_is_found_by_words_that_lie_across_the_cut_of_its_pieces()
    {
        await using var played = await PlayedBooks.FundedAsync();
        var lines = string.Join("; ", Enumerable.Range(0, 120).Select(i => $"account={(i % 2 == 0 ? "5001" : "1002.01")} fund=ADV {(i % 2 == 0 ? "" : "bank=BK1 ")}side={(i % 2 == 0 ? "DEBIT" : "CREDIT")} amount={i / 2 + 1}.00 text=第{i:0000}行摘要"));
        await played.PlayAsync($"LONG 2024-03-01 voucherDrafted draft=D-L summary=长凭证 attachments=1 lines=[{lines}]");

        foreach (var i in new[] { 0, 30, 40, 45, 60, 90, 119 })
            (await played.Database.ReadAsync(session => CommandTrail.SearchAsync(session, PlayedBooks.Entity, new() { Text = $"第{i:0000}行摘要" }, 10), Stop)).ShouldHaveSingleItem().Key.ShouldBe("LONG");
        (await played.Database.ReadAsync(session => CommandTrail.SearchAsync(session, PlayedBooks.Entity, new() { Text = "第0200行摘要" }, 10), Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Among_a_hundred_thousand_commands_the_rare_one_is_found()
    {
        await using var played = await PlayedBooks.FundedAsync();
        (await ManyVouchers.CommandsAsync(played.Database, PlayedBooks.Entity, 100_000)).ShouldBeGreaterThanOrEqualTo(100_000);
        await played.PlayAsync("RARE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=12.50 attachments=1 summary=独一无二的手续费");

        var started = TimeProvider.System.GetTimestamp();
        var found = await played.Database.ReadAsync(session => CommandTrail.SearchAsync(session, PlayedBooks.Entity, new() { Text = "独一无二", Person = "李审核", As = "reviewer", Before = long.MaxValue }, 51), Stop);
        TestContext.Current.TestOutputHelper?.WriteLine($"{TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms");

        found.ShouldHaveSingleItem().Key.ShouldBe("RARE");
    }

    private async Task<IReadOnlyList<CommandCard>> FindAsync(CommandSearch search, int atMost) =>
        await (await books.After(WorkedYears.Scenario)).ReadAsync(session => CommandTrail.SearchAsync(session, WorkedYears.Entity, search, atMost), Stop);
}
