namespace FundLedger.Reports;

/// <summary>What is outstanding of the advances of each case or organisation, by account and age, the most first: 垫付余额 of
/// domain.md D.17, aged as in <see cref="Ageing"/>. The query says whose each advance is.</summary>
internal static class Exposure
{
    private static readonly string[] Stored = ["advance", "subject", "name"];

    private static readonly Dictionary<string, string> Accounts = new(StringComparer.Ordinal)
    {
        ["1218.0101"] = "unsettled", ["1218.0102"] = "settled", ["1218.02"] = "receivable",
    };

    public static async Task<IEnumerable<object?[]>> RowsAsync(ReportRun run, string sql)
    {
        var subjects = (await run.ListAsync(sql, Stored)).ToDictionary(row => (string)row[0]!, row => new Subject((string)row[1]!, row[2] as string), StringComparer.Ordinal);
        var parts = (await Ageing.OutstandingAsync(run)).Where(part => Accounts.ContainsKey(part.Account) && subjects.ContainsKey(part.Advance)).ToList();
        var all = parts.Sum(part => part.Fen);
        return parts.GroupBy(part => subjects[part.Advance]).Select(owed => Row(run, owed.Key, owed, all))
            .OrderByDescending(row => row.Fen).ThenBy(row => row.Subject, StringComparer.Ordinal).Select(row => row.Values);
    }

    private static (long Fen, string Subject, object?[] Values) Row(ReportRun run, Subject subject, IEnumerable<(string Advance, string Account, string Bucket, long Fen)> owed, long all)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal) { ["subject"] = subject.Code, ["name"] = subject.Name };
        foreach (var (account, column) in Accounts) values[column] = owed.Where(part => part.Account == account).Sum(part => part.Fen);
        foreach (var bucket in Ageing.BucketKeys) values[bucket] = owed.Where(part => part.Bucket == bucket).Sum(part => part.Fen);
        var fen = owed.Sum(part => part.Fen);
        values["amount"] = fen;
        values["share"] = Indicators.Share(fen, all);
        return (fen, subject.Code, [.. run.Columns.Select(column => values[column])]);
    }

    private sealed record Subject(string Code, string? Name);
}
