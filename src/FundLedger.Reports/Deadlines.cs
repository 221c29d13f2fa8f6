using System.Globalization;
using FundLedger.Litigation;

namespace FundLedger.Reports;

/// <summary>What falls due, counted from where it began: the law's periods and the entity's own. Soonest first.</summary>
internal static class Deadlines
{
    /// <summary>So many days ahead a deadline is near.</summary>
    private const int Near = 30;

    /// <summary>民事诉讼法 art. 250.</summary>
    private const int YearsToEnforce = 2;

    private static readonly string[] Stored = ["kind", "from_day", "case_code", "subject", "party", "amount"];

    public static async Task<IEnumerable<object?[]>> RowsAsync(ReportRun run, string sql)
    {
        var policy = await PolicyOfTheDay.ReadAsync(run);
        return (await run.ListAsync(sql, Stored))
            .Select(row => (Row: row, Due: DueOn((string)row[0]!, PolicyOfTheDay.Day(row[1]), policy)))
            .OrderBy(open => open.Due).ThenBy(open => (string)open.Row[0]!, StringComparer.Ordinal)
            .ThenBy(open => (string)open.Row[2]!, StringComparer.Ordinal).ThenBy(open => (string)open.Row[3]!, StringComparer.Ordinal)
            .Select(open => Shown(run, open.Row, open.Due));
    }

    private static DateOnly DueOn(string kind, DateOnly from, Policy policy) => kind switch
    {
        "ENFORCEMENT" => from.AddYears(YearsToEnforce),
        "UNSETTLED_ADVANCE" => from.AddDays(policy.UnsettledDays),
        "TREASURY" => WorkingDaysAfter(from, policy.TreasuryDays),
        "UNIDENTIFIED" => from.AddDays(policy.PendingDays),
        _ => from,
    };

    /// <summary>Monday to Friday; holidays are not in the books and count as days.</summary>
    public static DateOnly WorkingDaysAfter(DateOnly from, int days)
    {
        var day = from;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return day;
    }

    private static object?[] Shown(ReportRun run, object?[] row, DateOnly due)
    {
        var left = due.DayNumber - run.Scope.AsOf.DayNumber;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["kind"] = row[0], ["due_on"] = due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["days_left"] = (long)left,
            ["case_code"] = row[2], ["subject"] = row[3], ["party"] = row[4], ["amount"] = row[5],
            ["status"] = left < 0 ? "OVERDUE" : left <= Near ? "NEAR" : "LATER",
        };
        return [.. run.Columns.Select(column => values[column])];
    }
}
