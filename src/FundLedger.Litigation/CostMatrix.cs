using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>The cost × defendant matrix (domain.md R24a): the total by shares with largest remainder, each defendant's part
/// over the advances, and the last defendant takes the rest of each line, so that rows and columns add up to the fen.</summary>
public static class CostMatrix
{
    /// <summary>For each defendant what he bears of each advance.</summary>
    /// <param name="costs">The awarded amount of each advance, above zero.</param>
    /// <param name="weights">The share of each defendant, above zero.</param>
    public static IReadOnlyList<IReadOnlyList<Money>> Split(IReadOnlyList<Money> costs, IReadOnlyList<long> weights)
    {
        var totals = costs.Sum(cost => cost).Split(weights);
        var left = costs.ToArray();
        var rows = new List<IReadOnlyList<Money>>();
        foreach (var total in totals[..^1])
        {
            var row = total.Split([.. costs.Select(cost => cost.Fen)]);
            // Rounding each line up could take more of a small line than is left; by what is left it cannot.
            if (row.Zip(left).Any(pair => pair.First > pair.Second)) row = total.Split([.. left.Select(rest => rest.Fen)]);
            rows.Add(row);
            left = [.. left.Zip(row, (rest, part) => rest - part)];
        }
        rows.Add(left);
        return rows;
    }
}
