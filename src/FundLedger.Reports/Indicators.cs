namespace FundLedger.Reports;

/// <summary>The indicators for management, each by its one formula (domain.md D.17). The query gives the amounts and days;
/// shares, medians and delays are worked out here.</summary>
internal static class Indicators
{
    private static readonly string[] Stored = ["indicator", "subject", "from_day", "to_day", "amount", "of_amount"];

    public static async Task<IEnumerable<object?[]>> RowsAsync(ReportRun run, string sql)
    {
        var policy = await PolicyOfTheDay.ReadAsync(run);
        var parts = (await run.ListAsync(sql, Stored)).Select(row => new Part(row)).ToLookup(part => part.Indicator, StringComparer.Ordinal);
        IEnumerable<Line> lines =
        [
            .. parts["OUTSTANDING"].Select(part => new Line("OUTSTANDING", part.Subject, part.Amount)),
            .. parts["RECOVERY"].Select(part => part.Shared("RECOVERY")),
            .. parts["AFTER_WRITE_OFF"].Select(part => new Line("AFTER_WRITE_OFF", part.Subject, part.Amount)),
            .. parts["LOSS"].Select(part => part.Shared("LOSS")),
            .. Delays("DAYS", parts["DAYS"]),
            .. Delays("REQUESTED", parts["REQUESTED"]),
            .. parts["UNSETTLED"].Where(part => run.Scope.AsOf.DayNumber - part.From.DayNumber > policy.UnsettledDays)
                .Select(part => new Line("UNSETTLED", part.Subject, part.Amount) { Days = run.Scope.AsOf.DayNumber - part.From.DayNumber }),
            .. parts["OVERDUE"].Where(part => part.From < run.Scope.AsOf)
                .Select(part => new Line("OVERDUE", part.Subject, part.Amount) { Days = run.Scope.AsOf.DayNumber - part.From.DayNumber }),
            .. parts["DAMAGES_USED"].Select(part => part.Shared("DAMAGES_USED")),
            .. parts["BUDGET"].Select(part => part.Shared("BUDGET")),
            .. parts["DECEMBER"].Select(part => part.Shared("DECEMBER")),
            .. parts["AVAILABLE"].Select(part => new Line("AVAILABLE", part.Subject, part.Amount)),
        ];
        return lines.Select(line => line.Shown(run));
    }

    /// <summary>Days until the first payment: each advance, then the median and the 90th percentile (nearest rank).</summary>
    private static IEnumerable<Line> Delays(string indicator, IEnumerable<Part> advances)
    {
        var delays = advances.Select(part => (part.Subject, Days: part.To.DayNumber - part.From.DayNumber)).ToList();
        if (delays.Count == 0) return [];
        var sorted = delays.Select(delay => delay.Days).Order().ToList();
        return
        [
            .. delays.Select(delay => new Line(indicator, delay.Subject, null) { Days = delay.Days }),
            new Line(indicator + "_MEDIAN", "", null) { Days = Median(sorted) },
            new Line(indicator + "_P90", "", null) { Days = sorted[(sorted.Count * 9 + 9) / 10 - 1] },
        ];
    }

    // Of an even number the later of the two in the middle: half a day is no day on which anybody was paid.
    private static int Median(List<int> sorted) => sorted[sorted.Count / 2];

    /// <summary>A part of a whole in hundredths of a percent, half away from zero; null of nothing.</summary>
    public static long? Share(long part, long whole) => whole == 0 ? null : (long)(((Int128)part * 20_000 + whole) / (2 * (Int128)whole));

    private sealed record Line(string Indicator, string Subject, long? Amount)
    {
        public long? Of { get; init; }
        public long? Share { get; init; }
        public long? Days { get; init; }

        public object?[] Shown(ReportRun run)
        {
            var values = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["indicator"] = Indicator, ["subject"] = Subject, ["amount"] = Amount, ["of_amount"] = Of, ["share"] = Share, ["days"] = Days,
            };
            return [.. run.Columns.Select(column => values[column])];
        }
    }

    private sealed class Part(object?[] row)
    {
        public string Indicator => (string)row[0]!;
        public string Subject => (string)row[1]!;
        public DateOnly From => PolicyOfTheDay.Day(row[2]);
        public DateOnly To => PolicyOfTheDay.Day(row[3]);
        public long Amount => row[4] as long? ?? 0;
        private long Of => row[5] as long? ?? 0;

        /// <summary>The amount as a share of what it is part of.</summary>
        public Line Shared(string indicator) => new(indicator, Subject, Amount)
        {
            Of = Of, Share = Share(Amount, Of),
        };
    }
}
