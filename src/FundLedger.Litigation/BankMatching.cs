using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What the bank has: a line, or an opening item of its side.</summary>
/// <param name="Parties">Codes of the parties it may be of; none if that is not known.</param>
public sealed record BankSide(string Name, DateOnly Day, Money Amount, IReadOnlyCollection<string> Parties)
{
    public bool IsItem { get; init; }
}

/// <summary>What the books have: a voucher with all that it moves on the account, or an opening item of their side.</summary>
/// <param name="Seq">The voucher's place in the chain; 0 for an opening item.</param>
/// <param name="Reverses">The voucher that it cancels, or 0.</param>
/// <param name="Corrects">The voucher that it corrects, or 0.</param>
public sealed record BookSide(string Name, DateOnly Day, Money Amount, IReadOnlyCollection<string> Parties, long Seq, long Reverses = 0, long Corrects = 0)
{
    public bool IsItem => Seq == 0;
}

/// <summary>What belongs together by a rule that leaves no doubt.</summary>
public sealed record FoundMatch(MatchRule Rule, IReadOnlyList<BankSide> Bank, IReadOnlyList<BookSide> Books);

/// <summary>Why something is only proposed.</summary>
public enum ProposalReason { SeveralCandidates, OutsideWindow, OtherCounterpart, SumOfVouchers, SumOfLines, ReturnedByBank }

/// <summary>What may belong together, for a person to say.</summary>
public sealed record ProposedMatch(ProposalReason Reason, IReadOnlyList<BankSide> Bank, IReadOnlyList<BookSide> Books);

/// <summary>What was found among all that is open on an account.</summary>
public sealed record Matching(IReadOnlyList<FoundMatch> Found, IReadOnlyList<ProposedMatch> Proposed);

/// <summary>Finds what belongs together (domain.md D.5): exact fen, near in time, the counterparts not at odds, and no other
/// candidate on either side. Whatever leaves a doubt is proposed with its reason. Lines and vouchers are looked up by
/// amount and day, so that the work grows with their number and not with its square.</summary>
public sealed class BankMatching
{
    private readonly int days;
    private readonly IReadOnlyList<BankSide> lines;
    private readonly List<BookUnit> units = [];
    private readonly ILookup<(long Fen, DateOnly Day), BankSide> linesOn;
    private readonly ILookup<(long Fen, DateOnly Day), BookUnit> unitsOn;
    private readonly HashSet<BankSide> takenLines = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<BookUnit> takenUnits = new(ReferenceEqualityComparer.Instance);
    private readonly List<FoundMatch> found = [];

    private BankMatching(IReadOnlyList<BankSide> lines, IReadOnlyList<BookSide> entries, int days)
    {
        (this.lines, this.days) = (lines, days);
        linesOn = lines.ToLookup(line => (line.Amount.Fen, line.Day));
        foreach (var chain in Chains(entries)) AddUnits(chain);
        unitsOn = units.SelectMany(unit => unit.Days.Select(day => (unit, day))).ToLookup(each => (each.unit.Amount.Fen, each.day), each => each.unit);
    }

    /// <param name="days">How many days a line and its voucher may lie apart (policy <c>bankMatchDays</c>).</param>
    public static Matching Of(IReadOnlyList<BankSide> lines, IReadOnlyList<BookSide> entries, int days)
    {
        var matching = new BankMatching(lines, entries, days);
        matching.MatchOneToOne();
        matching.MatchSums();
        var openLines = lines.Where(line => !matching.takenLines.Contains(line)).ToList();
        var openUnits = matching.units.Where(unit => !matching.takenUnits.Contains(unit)).ToList();
        return new(matching.found, new BankProposals(openLines, openUnits, days).All());
    }

    /// <summary>They may be of the same party: one of them does not say, or both say so.</summary>
    internal static bool AreCompatible(IReadOnlyCollection<string> some, IReadOnlyCollection<string> others) =>
        some.Count == 0 || others.Count == 0 || some.Any(others.Contains);

    /// <summary>Vouchers with their cancellations and corrections, as far as they are open.</summary>
    private static IEnumerable<IReadOnlyList<BookSide>> Chains(IReadOnlyList<BookSide> entries)
    {
        var bySeq = entries.Where(entry => !entry.IsItem).ToDictionary(entry => entry.Seq);
        return entries.GroupBy(entry => entry.IsItem ? (0, entry.Name) : (Root(entry, bySeq), "")).Select(chain => (IReadOnlyList<BookSide>)[.. chain]);
    }

    private static long Root(BookSide entry, Dictionary<long, BookSide> bySeq)
    {
        while (bySeq.TryGetValue(entry.Reverses != 0 ? entry.Reverses : entry.Corrects, out var earlier)) entry = earlier;
        return entry.Seq;
    }

    // A chain counts as what it comes to, unless the bank shows one of its steps by itself.
    private void AddUnits(IReadOnlyList<BookSide> chain)
    {
        var together = new BookUnit(chain);
        var stepsShow = chain.Count > 1 && chain.Any(step => step.Amount != together.Amount && LinesOf(new BookUnit([step])).Any());
        if (stepsShow) units.AddRange(chain.Select(step => new BookUnit([step])));
        else if (together.Amount.IsZero) found.Add(new(MatchRule.RedPair, [], chain));
        else units.Add(together);
    }

    private void MatchOneToOne()
    {
        foreach (var line in lines)
        {
            if (UnitsOf(line).Take(2).ToList() is not [var unit] || LinesOf(unit).Take(2).Count() != 1) continue;
            Take(unit.IsChain ? MatchRule.Correction : MatchRule.Exact, [line], [unit]);
        }
    }

    /// <summary>All that is left of a day and party on one side comes to the one thing left on the other.</summary>
    private void MatchSums()
    {
        var ofBank = lines.Where(line => !takenLines.Contains(line) && line.Parties.Count == 1 && !UnitsOf(line).Any()).ToLookup(line => (line.Day, line.Parties.First()));
        var ofBooks = units.Where(unit => !takenUnits.Contains(unit) && unit is { IsChain: false, Parties.Count: 1 } && !LinesOf(unit).Any())
            .ToLookup(unit => (unit.Days[0], unit.Parties.First()));
        foreach (var group in ofBank)
        {
            BankSide[] some = [.. group];
            BookUnit[] others = [.. ofBooks[group.Key]];
            if (!IsOneToMany(some.Length, others.Length) || some.Sum(line => line.Amount) != others.Sum(unit => unit.Amount)) continue;
            if (some.Select(line => line.Amount).Concat(others.Select(unit => unit.Amount)).Select(amount => amount.IsNegative).Distinct().Count() > 1) continue;
            Take(some.Length == 1 ? MatchRule.Vouchers : MatchRule.Lines, some, others);
        }
    }

    private static bool IsOneToMany(int some, int others) => (some == 1 && others > 1) || (some > 1 && others == 1);

    private void Take(MatchRule rule, IReadOnlyList<BankSide> some, IReadOnlyList<BookUnit> others)
    {
        takenLines.UnionWith(some);
        takenUnits.UnionWith(others);
        found.Add(new(rule, some, [.. others.SelectMany(unit => unit.Steps)]));
    }

    private IEnumerable<BookUnit> UnitsOf(BankSide line) => Near(line.Day)
        .SelectMany(day => unitsOn[(line.Amount.Fen, day)])
        .Distinct()
        .Where(unit => AreCompatible(line.Parties, unit.Parties));

    private IEnumerable<BankSide> LinesOf(BookUnit unit) => unit.Days.SelectMany(Near).Distinct()
        .SelectMany(day => linesOn[(unit.Amount.Fen, day)])
        .Where(line => AreCompatible(line.Parties, unit.Parties));

    private IEnumerable<DateOnly> Near(DateOnly day) => Enumerable.Range(-days, days + days + 1).Select(day.AddDays);
}

/// <summary>A voucher, or a voucher with its cancellation and correction, which come to one amount.</summary>
internal sealed class BookUnit(IReadOnlyList<BookSide> steps)
{
    public IReadOnlyList<BookSide> Steps => steps;
    public Money Amount { get; } = steps.Sum(step => step.Amount);
    public IReadOnlyList<DateOnly> Days { get; } = [.. steps.Select(step => step.Day).Distinct()];
    public IReadOnlyCollection<string> Parties { get; } = steps.Count == 1 ? steps[0].Parties : [.. steps.SelectMany(step => step.Parties).Distinct()];
    public bool IsChain => steps.Count > 1;

    /// <summary>How far the nearest of its days lies from a day.</summary>
    public int DaysFrom(DateOnly day) => Days.Min(own => Math.Abs(own.DayNumber - day.DayNumber));
}
