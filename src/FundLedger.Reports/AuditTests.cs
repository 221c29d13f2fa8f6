using System.Globalization;
using FundLedger.Litigation;

namespace FundLedger.Reports;

/// <summary>The audit office's own tests (domain.md D.14). The query finds what could be conspicuous; whether it is, is a
/// matter of days, hours and shares, which are the entity's parameters.</summary>
internal static class AuditTests
{
    public const string Findings = "audit-findings";
    private const int DaysUnchanged = 730;

    private static readonly string[] Stored = ["test", "on_day", "posted_at", "voucher_no", "subject", "party", "amount", "of_amount"];

    private static readonly string[] Known =
    [
        "A0101", "A0105", "A0106", "A0107", "A0108", "A0109", "A0110", "A0111_ACCOUNT", "A0111_ROUND", "UNSETTLED", "PAID_TWICE", "NIGHT",
        "NO_ATTACHMENT", "GAP", "SELF_APPROVAL", "NEGATIVE_CUSTODY",
    ];

    /// <summary>Everything that is conspicuous, test by test, with the voucher that shows it.</summary>
    public static async Task<IEnumerable<object?[]>> FindingsAsync(ReportRun run) =>
        (await FoundAsync(run)).Select(found => Shown(run, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["test"] = found[0], ["on_day"] = found[1], ["voucher_no"] = found[3], ["subject"] = found[4], ["party"] = found[5], ["amount"] = found[6],
        }));

    /// <summary>Each test with how much it found.</summary>
    public static async Task<IEnumerable<object?[]>> SummaryAsync(ReportRun run)
    {
        var found = (await FoundAsync(run)).ToLookup(row => (string)row[0]!, StringComparer.Ordinal);
        return Known.Select(test => Shown(run, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["test"] = test, ["rule"] = test, ["findings"] = (long)found[test].Count(), ["amount"] = found[test].Sum(row => row[6] as long? ?? 0),
            ["result"] = found[test].Any() ? 0L : 1L,
        }));
    }

    /// <summary>The conspicuous rows: test, day, posted at, voucher, subject, party, amount, of amount.</summary>
    public static async Task<List<object?[]>> FoundAsync(ReportRun run)
    {
        var policy = await PolicyOfTheDay.ReadAsync(run);
        return [.. (await run.ListAsync(ReportCatalogue.Find(Findings)!.Sql, Stored)).Where(row => IsConspicuous(run, policy, row))];
    }

    private static bool IsConspicuous(ReportRun run, Policy policy, object?[] row)
    {
        var day = PolicyOfTheDay.Day(row[1]);
        var age = run.Scope.AsOf.DayNumber - day.DayNumber;
        return (string)row[0]! switch
        {
            "A0101" => age > DaysUnchanged,
            "A0105" => run.Scope.AsOf.Month == 12 && Percent(row) < policy.BudgetFloor,
            "A0106" => run.Scope.AsOf > Deadlines.WorkingDaysAfter(day, policy.TreasuryDays),
            "A0107" => age > policy.PendingDays,
            "A0110" => run.Scope.AsOf.Month == 12 && Percent(row) > policy.DecemberShare,
            "UNSETTLED" => age > policy.UnsettledDays,
            "NIGHT" => IsAtNightOrWeekend((string)row[2]!),
            _ => true,
        };
    }

    private static long Percent(object?[] row) => row[7] is long and not 0 ? (long)((Int128)(long)row[6]! * 100 / (long)row[7]!) : 0;

    private static bool IsAtNightOrWeekend(string postedAt)
    {
        var local = DateTimeOffset.ParseExact(postedAt, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToOffset(CellText.ChinaOffset);
        return local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || local.Hour is < 6 or >= 22;
    }

    private static object?[] Shown(ReportRun run, Dictionary<string, object?> values) => [.. run.Columns.Select(column => values[column])];
}
