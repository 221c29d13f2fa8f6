using FundLedger.Ledger;

namespace FundLedger.Litigation;

/// <summary>What a defendant's money pays, in the legal order (民法典 art. 561, 法释〔2014〕8号 art. 4; domain.md E.6).</summary>
public enum AllocationHead { ExecutionCost, GeneralInterest, Principal, DelayInterest, Surplus }

/// <summary>Something a defendant owes.</summary>
/// <param name="Ordinal">Order of registration of the advance: ties go to the earlier.</param>
/// <param name="DueOn">Null when no due date is known; such an item counts as the earliest.</param>
public sealed record OpenItem(AllocationHead Head, string Advance, long Ordinal, DateOnly? DueOn, Money Outstanding);

/// <summary>What a court notice or the debtor designates: so much to this head, and of a principal to this advance or,
/// without one, to the principal as a whole.</summary>
public sealed record Designation(AllocationHead Head, string? Advance, Money Amount);

/// <summary>One row of the result.</summary>
public sealed record AllocationRow(AllocationHead Head, string Advance, Money Amount, int Rule);

/// <summary>The allocation of a receipt over what is owed, exact to the fen (domain.md E.6).</summary>
public static class Allocation
{
    /// <summary>Fills what is designated first (rule 1), then execution costs, general interest, principal by due date and
    /// pro rata within one (rule 3), then delay interest (rule 4); the rest is held for return (rule 5).</summary>
    /// <exception cref="ArgumentException">More is designated than received or than an item has outstanding; callers ask
    /// <see cref="Excess"/> first.</exception>
    public static IReadOnlyList<AllocationRow> Allocate(Money receipt, IReadOnlyList<OpenItem> items, IReadOnlyList<Designation> designations)
    {
        var rows = new List<AllocationRow>();
        var open = items.ToList();
        var left = receipt;

        foreach (var designation in designations)
        {
            if (designation.Amount > left) throw new ArgumentException("More is designated than was received.", nameof(designations));
            Fill(open, rows, item => Matches(item, designation), designation.Amount, 1);
            left -= designation.Amount;
        }
        foreach (var head in new[] { AllocationHead.ExecutionCost, AllocationHead.GeneralInterest, AllocationHead.Principal, AllocationHead.DelayInterest })
        {
            var part = Money.Min(left, open.Where(item => item.Head == head).Sum(item => item.Outstanding));
            Fill(open, rows, item => item.Head == head, part, head switch { AllocationHead.Principal => 3, AllocationHead.DelayInterest => 4, _ => 2 });
            left -= part;
        }
        if (left.IsPositive) rows.Add(new(AllocationHead.Surplus, "", left, 5));
        return Merged(rows);
    }

    /// <summary>The first designation that asks for more than is outstanding, with what is; null when all can be met.</summary>
    public static (Designation Designation, Money Outstanding)? Excess(IReadOnlyList<OpenItem> items, IReadOnlyList<Designation> designations)
    {
        var open = items.ToList();
        foreach (var designation in designations)
        {
            var outstanding = open.Where(item => Matches(item, designation)).Sum(item => item.Outstanding);
            if (designation.Amount > outstanding) return (designation, outstanding);
            Fill(open, [], item => Matches(item, designation), designation.Amount, 1);
        }
        return null;
    }

    private static bool Matches(OpenItem item, Designation designation) =>
        item.Head == designation.Head && (designation.Advance is null || designation.Advance == item.Advance);

    private static void Fill(List<OpenItem> open, List<AllocationRow> rows, Func<OpenItem, bool> which, Money amount, int rule)
    {
        var left = amount;
        foreach (var sameDue in open.Where(which).GroupBy(item => item.DueOn ?? DateOnly.MinValue).OrderBy(group => group.Key).ToList())
        {
            var group = sameDue.OrderBy(item => item.Ordinal).ToList();
            var part = Money.Min(left, group.Sum(item => item.Outstanding));
            if (part.IsZero) continue;
            // The split never exceeds an item: the group's part is at most its sum, so each exact share is at most the item.
            var shares = part.Split([.. group.Select(item => item.Outstanding.Fen)]);
            foreach (var (item, share) in group.Zip(shares).Where(pair => !pair.Second.IsZero))
            {
                rows.Add(new(item.Head, item.Advance, share, rule));
                open[open.IndexOf(item)] = item with { Outstanding = item.Outstanding - share };
            }
            left -= part;
        }
        if (!left.IsZero) throw new ArgumentException("More is to be filled than is outstanding.", nameof(amount));
    }

    private static List<AllocationRow> Merged(List<AllocationRow> rows) =>
        [.. rows.GroupBy(row => (row.Head, row.Advance, row.Rule)).Select(same => new AllocationRow(same.Key.Head, same.Key.Advance, same.Sum(row => row.Amount), same.Key.Rule))];
}

/// <summary>加倍部分债务利息 for late performance: 日万分之一点七五 of the unpaid principal (法释〔2014〕8号 art. 1; domain.md D.9).</summary>
public static class LateInterest
{
    /// <summary>The interest due so far: the exact sum over all segments of all debts, rounded once, half up. The due day
    /// itself does not count, the day of payment does.</summary>
    public static Money Accrued(IEnumerable<OverdueDebt> debts, DateOnly until) =>
        Money.RoundHalfAwayFromZero(debts.Aggregate(Int128.Zero, (sum, debt) => sum + FenDays(debt, until)) * 175, 1_000_000);

    private static Int128 FenDays(OverdueDebt debt, DateOnly until)
    {
        Int128 fenDays = 0;
        var outstanding = debt.Principal;
        var from = debt.DueOn;

        Int128 Days(DateOnly since, DateOnly day) => day.DayNumber - since.DayNumber
            - debt.Pauses.Sum(pause => Math.Max(0, Math.Min(day.DayNumber, pause.To.DayNumber) - Math.Max(since.DayNumber, pause.From.DayNumber)));

        foreach (var (day, amount) in debt.Payments.Where(payment => payment.Day <= until).OrderBy(payment => payment.Day))
        {
            if (day > from)
            {
                fenDays += outstanding.Fen * Days(from, day);
                from = day;
            }
            outstanding -= amount;
        }
        if (until > from) fenDays += outstanding.Fen * Days(from, until);
        return fenDays;
    }
}

/// <summary>A principal of a judgment with one due day and what was paid on it, and when.</summary>
/// <param name="DueOn">The last day of the period for performance.</param>
public sealed record OverdueDebt(Money Principal, DateOnly DueOn, IReadOnlyList<(DateOnly Day, Money Amount)> Payments)
{
    /// <summary>When no interest ran: from a day, which still counts, to a day that does not.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly To)> Pauses { get; init; } = [];
}
