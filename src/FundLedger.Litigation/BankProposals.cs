using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What may belong together among what no rule matched, each with the reason why it is left to a person.</summary>
internal sealed class BankProposals(IReadOnlyList<BankSide> lines, IReadOnlyList<BookUnit> units, int days)
{
    private const int MostOfOne = 5;
    private const int MostLooked = 200;
    private const int MostParts = 12;
    private const int ReturnDays = 15;

    private readonly ILookup<long, BookUnit> unitsBy = units.ToLookup(unit => unit.Amount.Fen);
    private readonly ILookup<long, BankSide> linesBy = lines.ToLookup(line => line.Amount.Fen);
    private readonly ILookup<DateOnly, BookUnit> unitsOn = units.SelectMany(unit => unit.Days.Select(day => (unit, day))).ToLookup(each => each.day, each => each.unit);
    private readonly ILookup<DateOnly, BankSide> linesOn = lines.ToLookup(line => line.Day);

    public IReadOnlyList<ProposedMatch> All()
    {
        var proposed = lines.SelectMany(Of).ToList();
        var named = proposed.SelectMany(proposal => proposal.Books).ToHashSet();
        proposed.AddRange(units.Where(unit => !unit.Steps.Any(named.Contains)).Select(SumOfLines).OfType<ProposedMatch>());
        return proposed;
    }

    private IEnumerable<ProposedMatch> Of(BankSide line)
    {
        ProposedMatch[] same = [.. SameAmount(line).Take(MostOfOne)];
        if (same.Length > 0) return same;
        if (SumOfVouchers(line) is { } sum) return [sum];
        return Returned(line) is { } returned ? [returned] : [];
    }

    private IEnumerable<ProposedMatch> SameAmount(BankSide line) => unitsBy[line.Amount.Fen].Take(MostLooked)
        .Select(unit => (unit, Reason: ReasonOf(line, unit)))
        .OrderBy(candidate => candidate.Reason).ThenBy(candidate => candidate.unit.DaysFrom(line.Day)).ThenBy(candidate => candidate.unit.Steps[0].Seq)
        .Select(candidate => new ProposedMatch(candidate.Reason, [line], candidate.unit.Steps));

    private ProposalReason ReasonOf(BankSide line, BookUnit unit)
    {
        if (!BankMatching.AreCompatible(line.Parties, unit.Parties)) return ProposalReason.OtherCounterpart;
        return unit.DaysFrom(line.Day) <= days ? ProposalReason.SeveralCandidates : ProposalReason.OutsideWindow;
    }

    private ProposedMatch? SumOfVouchers(BankSide line)
    {
        var near = Near(line.Day).SelectMany(day => unitsOn[day]).Distinct()
            .Where(unit => BankMatching.AreCompatible(line.Parties, unit.Parties) && IsPartOf(unit.Amount, line.Amount)).Take(MostParts).ToList();
        return Parts(near, unit => unit.Amount, line.Amount) is { } parts ? new(ProposalReason.SumOfVouchers, [line], [.. parts.SelectMany(unit => unit.Steps)]) : null;
    }

    private ProposedMatch? SumOfLines(BookUnit unit)
    {
        var near = unit.Days.SelectMany(Near).Distinct().SelectMany(day => linesOn[day])
            .Where(line => BankMatching.AreCompatible(line.Parties, unit.Parties) && IsPartOf(line.Amount, unit.Amount)).Take(MostParts).ToList();
        return Parts(near, line => line.Amount, unit.Amount) is { } parts ? new(ProposalReason.SumOfLines, parts, unit.Steps) : null;
    }

    /// <summary>The bank paid and took back, and the books have neither.</summary>
    private ProposedMatch? Returned(BankSide line) => line.Amount.IsNegative || line.Parties.Count == 0 ? null
        : linesBy[-line.Amount.Fen].FirstOrDefault(paid => paid.Day <= line.Day && line.Day.DayNumber - paid.Day.DayNumber <= ReturnDays && paid.Parties.Any(line.Parties.Contains))
            is { } payment ? new(ProposalReason.ReturnedByBank, [payment, line], []) : null;

    private IEnumerable<DateOnly> Near(DateOnly day) => Enumerable.Range(-days, days + days + 1).Select(day.AddDays);

    private static bool IsPartOf(Money part, Money whole) => part.IsNegative == whole.IsNegative && part != whole && (whole.IsNegative ? part > whole : part < whole);

    /// <summary>Two or more that come to the whole, the fewest first; null if none do.</summary>
    private static List<T>? Parts<T>(List<T> candidates, Func<T, Money> amount, Money whole)
    {
        for (var size = 2; size <= candidates.Count; size++)
            if (Chosen(candidates, amount, whole, size, 0) is { } parts) return parts;
        return null;
    }

    private static List<T>? Chosen<T>(List<T> candidates, Func<T, Money> amount, Money left, int size, int from)
    {
        if (size == 0) return left.IsZero ? [] : null;
        for (var i = from; i + size <= candidates.Count; i++)
            if (Chosen(candidates, amount, left - amount(candidates[i]), size - 1, i + 1) is { } rest) return [candidates[i], .. rest];
        return null;
    }
}
