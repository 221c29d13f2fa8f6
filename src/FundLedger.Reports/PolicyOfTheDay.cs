using System.Globalization;
using FundLedger.Litigation;

namespace FundLedger.Reports;

/// <summary>The parameters of an entity as they hold on the as-of date of a report.</summary>
internal static class PolicyOfTheDay
{
    public static async Task<Policy> ReadAsync(ReportRun run)
    {
        var values = new List<PolicyValue>();
        await foreach (var row in run.Books.RowsAsync("""
            SELECT name, value, from_day FROM v_policy WHERE entity = @Entity AND command_ordinal <= @KnownOrdinal ORDER BY from_day, command_ordinal
            """, new { run.Scope.Entity, run.Scope.KnownOrdinal }))
            values.Add(new((string)row[0]!, (string)row[1]!, Day(row[2])));
        return Policy.On(run.Scope.AsOf, values);
    }

    /// <summary>A day as it is stored.</summary>
    public static DateOnly Day(object? stored) => DateOnly.ParseExact((string)stored!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
