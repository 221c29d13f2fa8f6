using System.Diagnostics;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Tests.Banking;

/// <summary>What the rules match by themselves and what they leave to a person.</summary>
public sealed class BankMatchingTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2024, 3, 15);

    [Fact]
    public void Of_twenty_thousand_lines_that_look_alike_every_certain_match_is_found_and_no_other()
    {
        var seed = Random.Shared.Next();
        var books = new NearDuplicates(seed).Make(20_000);
        var clock = Stopwatch.StartNew();
        var matching = BankMatching.Of(books.Lines, books.Entries, 3);
        clock.Stop();

        var found = matching.Found.Select(match => NearDuplicates.NameOf(match.Bank, match.Books)).ToHashSet();
        var right = found.Count(books.Truth.Contains);
        output.WriteLine($"seed {seed}: {books.Lines.Count} lines, {books.Entries.Count} vouchers, {books.Counts.Count} kinds, {books.ExactPairs} exact pairs");
        output.WriteLine(string.Join("; ", books.Counts.Select(kind => $"{kind.Key}: {kind.Value}")));
        output.WriteLine($"precision {(double)right / found.Count:0.0000}, recall {(double)right / books.Truth.Count:0.0000}, {matching.Proposed.Count} proposed, {clock.ElapsedMilliseconds} ms");
        books.Counts.Count.ShouldBe(20);
        found.Except(books.Truth).Take(5).ShouldBeEmpty();
        books.Truth.Except(found).Take(5).ShouldBeEmpty();
    }

    [Fact]
    public void Equal_amounts_by_the_thousand_stay_a_matter_of_seconds()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => new BankSide($"L{i}", Day.AddDays(i % 300), new Money(100), [])).ToList();
        var entries = Enumerable.Range(1, 20_000).Select(i => new BookSide($"V{i}", Day.AddDays(i % 300), new Money(100), [], i)).ToList();
        var clock = Stopwatch.StartNew();

        BankMatching.Of(lines, entries, 3).Found.ShouldBeEmpty();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Several_candidates_are_proposed_with_their_reason() =>
        Proposed([Line("L1", 100, Day)], [Entry("V1", 100, Day), Entry("V2", 100, Day)]).ShouldBe(["SeveralCandidates: L1 V1", "SeveralCandidates: L1 V2"]);

    [Fact]
    public void The_same_amount_a_week_later_is_proposed() =>
        Proposed([Line("L1", 100, Day.AddDays(7))], [Entry("V1", 100, Day)]).ShouldBe(["OutsideWindow: L1 V1"]);

    [Fact]
    public void The_same_amount_of_another_party_is_proposed() =>
        Proposed([Line("L1", 100, Day, "O1")], [Entry("V1", 100, Day, "O2")]).ShouldBe(["OtherCounterpart: L1 V1"]);

    [Fact]
    public void Vouchers_of_several_days_that_come_to_a_line_are_proposed() =>
        Proposed([Line("L1", 100, Day)], [Entry("V1", 60, Day), Entry("V2", 30, Day.AddDays(1)), Entry("V3", 40, Day.AddDays(-1))]).ShouldBe(["SumOfVouchers: L1 V1 V3"]);

    [Fact]
    public void Lines_that_come_to_a_voucher_are_proposed() =>
        Proposed([Line("L1", 60, Day), Line("L2", 40, Day)], [Entry("V1", 100, Day)]).ShouldBe(["SumOfLines: L1 L2 V1"]);

    [Fact]
    public void A_payment_that_came_back_before_it_was_booked_is_proposed() =>
        Proposed([Line("L1", -100, Day, "O1"), Line("L2", 100, Day.AddDays(4), "O1")], []).ShouldBe(["ReturnedByBank: L1 L2"]);

    [Fact]
    public void A_cancellation_is_not_netted_away_while_the_bank_shows_the_payment()
    {
        var matching = BankMatching.Of([Line("L1", -100, Day)], [Entry("V1", -100, Day) with { Seq = 7 }, Entry("V2", 100, Day.AddDays(1)) with { Seq = 8, Reverses = 7 }], 3);

        matching.Found.Select(found => $"{found.Rule}: {NearDuplicates.NameOf(found.Bank, found.Books)}").ShouldBe(["Exact: L1 V1"]);
    }

    private static string[] Proposed(IReadOnlyList<BankSide> lines, IReadOnlyList<BookSide> entries)
    {
        var matching = BankMatching.Of(lines, entries, 3);
        matching.Found.ShouldBeEmpty();
        return [.. matching.Proposed.Select(proposal => $"{proposal.Reason}: {NearDuplicates.NameOf(proposal.Bank, proposal.Books)}")];
    }

    private static BankSide Line(string name, long fen, DateOnly day, params string[] parties) => new(name, day, new Money(fen), parties);

    private static BookSide Entry(string name, long fen, DateOnly day, params string[] parties) => new(name, day, new Money(fen), parties, name[^1]);
}
