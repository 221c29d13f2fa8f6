using System.Globalization;

namespace FundLedger.Reports;

/// <summary>How old the claims on 1218 are. What came back cleared the oldest payments first, so that what is outstanding
/// belongs to the latest; what was settled of it is the older part of that. Days count from the day after the start
/// (scenario 1 §11).</summary>
internal static class Ageing
{
    private const string Unsettled = "1218.0101";
    private const string Settled = "1218.0102";

    private static readonly string[] Stored =
        ["fund", "case_code", "advance", "party", "party_name", "account", "account_name", "account_name_en", "basis", "from_day", "made_fen", "signed_fen"];

    private static readonly (string Key, int From)[] Buckets =
    [
        ("days_over_365", 366), ("days_181_365", 181), ("days_91_180", 91), ("days_31_90", 31), ("days_0_30", 0), ("not_due", int.MinValue),
    ];

    /// <summary>A claim that came about on one day.</summary>
    private sealed record Layer(string Basis, DateOnly From, long Fen);

    /// <summary>What is outstanding of a claim on an account, of the age of a layer.</summary>
    private sealed record Aged(string Account, Layer Layer, long Fen);

    /// <summary>The ages that claims are sorted into, the oldest last.</summary>
    public static IEnumerable<string> BucketKeys => Buckets.Reverse().Select(bucket => bucket.Key);

    public static async Task<IEnumerable<object?[]>> RowsAsync(ReportRun run, string sql) =>
        (await ClaimsAsync(run, sql)).SelectMany(claim => Age(claim).Select(aged => Row(run, claim.First(movement => movement.Account == aged.Account), aged)));

    /// <summary>What is outstanding of each advance on an account, by age.</summary>
    public static async Task<IEnumerable<(string Advance, string Account, string Bucket, long Fen)>> OutstandingAsync(ReportRun run) =>
        (await ClaimsAsync(run with { Values = Whole(run.Values) }, ReportCatalogue.Find("ageing")!.Sql))
            .SelectMany(claim => Age(claim).Select(aged => (claim[0].Advance, aged.Account, BucketOf(DaysOf(run, aged)), aged.Fen)));

    /// <summary>What the ageing of everything asks: of no fund and no case in particular.</summary>
    private static Dictionary<string, object?> Whole(IReadOnlyDictionary<string, object?> values) => new(values, StringComparer.Ordinal) { ["fund"] = "", ["case"] = "" };

    private static async Task<IEnumerable<List<Movement>>> ClaimsAsync(ReportRun run, string sql) =>
        (await run.ListAsync(sql, Stored)).Select(row => new Movement(row)).GroupBy(movement => movement.Claim).SelectMany(Claims);

    private static int DaysOf(ReportRun run, Aged aged) => run.Scope.AsOf.DayNumber - aged.Layer.From.DayNumber;

    private static string BucketOf(int days) => Buckets.First(bucket => days >= bucket.From).Key;

    /// <summary>An advance with both its accounts is one claim; any other account is one of its own.</summary>
    private static IEnumerable<List<Movement>> Claims(IEnumerable<Movement> movements) =>
        movements.GroupBy(movement => movement.Account is Unsettled or Settled ? Unsettled : movement.Account).Select(claim => claim.ToList());

    private static IEnumerable<Aged> Age(List<Movement> claim)
    {
        var open = new Queue<(string Account, long Fen)>(claim.GroupBy(movement => movement.Account)
            .OrderByDescending(account => account.Key, StringComparer.Ordinal)
            .Select(account => (account.Key, account.Sum(movement => movement.Signed))));
        foreach (var layer in Latest(claim, open.Sum(account => account.Fen)))
            for (var left = layer.Fen; left > 0;)
            {
                while (open.Peek().Fen == 0) open.Dequeue();
                var (account, fen) = open.Dequeue();
                var part = Math.Min(left, fen);
                yield return new Aged(account, layer, part);
                left -= part;
                if (fen > part) open = new([(account, fen - part), .. open]);
            }
    }

    /// <summary>The latest layers that hold the outstanding amount, oldest first.</summary>
    private static List<Layer> Latest(List<Movement> claim, long outstanding)
    {
        var layers = new List<Layer>();
        foreach (var made in claim.Where(movement => movement.Made > 0).OrderByDescending(movement => movement.From))
        {
            if (outstanding <= 0) break;
            var part = Math.Min(made.Made, outstanding);
            layers.Insert(0, new Layer(made.Basis, made.From, part));
            outstanding -= part;
        }
        return layers;
    }

    private static object?[] Row(ReportRun run, Movement claim, Aged aged)
    {
        var days = DaysOf(run, aged);
        var bucket = BucketOf(days);
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["case_code"] = claim.Case, ["advance"] = claim.Advance, ["party"] = claim.Party, ["party_name"] = claim.PartyName,
            ["account"] = claim.Account, ["account_name"] = claim.AccountName, ["account_name_en"] = claim.AccountNameEn, ["basis"] = aged.Layer.Basis,
            ["from_day"] = aged.Layer.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["days"] = (long)days, ["bucket"] = bucket,
            ["amount"] = aged.Fen,
        };
        foreach (var (key, _) in Buckets) values[key] = key == bucket ? aged.Fen : 0L;
        return [.. run.Columns.Select(column => values[column])];
    }

    /// <summary>What one day of origin did to a claim on one account.</summary>
    private sealed class Movement(object?[] row)
    {
        public (string, string, string, string) Claim => (Text(0), Case, Advance, Party);
        public string Case => Text(1);
        public string Advance => Text(2);
        public string Party => Text(3);
        public string PartyName => Text(4);
        public string Account => Text(5);
        public string AccountName => Text(6);
        public string AccountNameEn => Text(7);
        public string Basis => Text(8);
        public DateOnly From { get; } = DateOnly.ParseExact((string)row[9]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        public long Made => (long)row[10]!;
        public long Signed => (long)row[11]!;

        private string Text(int place) => row[place] as string ?? "";
    }
}
