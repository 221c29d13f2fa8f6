using FundLedger.Data;

namespace FundLedger.Reports;

/// <summary>Every check of the books with what it found. Checks look at the books as they are now, whatever day is asked.</summary>
internal static class BookChecks
{
    public static async Task<IEnumerable<object?[]>> RowsAsync(ReportRun run)
    {
        var rows = new List<object?[]>();
        foreach (var check in Check.All) rows.Add(Row(run, check, await check.RunAsync(run.Books, run.Scope.Entity)));
        return rows;
    }

    private static object?[] Row(ReportRun run, Check check, IReadOnlyList<CheckFailure> failures)
    {
        var first = failures.Count == 0 ? "" : string.Join(' ', new[] { failures[0].Subject, failures[0].Detail }.Where(part => part.Length > 0));
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = check.Name, ["title"] = check.Title.Zh, ["title_en"] = check.Title.En, ["findings"] = (long)failures.Count,
            ["first_finding"] = first, ["result"] = failures.Count == 0 ? 1L : 0L,
        };
        return [.. run.Columns.Select(column => values[column])];
    }
}
