using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>Draws samples that another auditor can draw again (audit working paper 审计抽样底稿): everything follows from the
/// population, the parameters and the seed, by SHA-256 alone, so that both engines and any other tool come to the same.
/// <list type="bullet">
/// <item>RANDOM: the vouchers whose SHA-256 of <c>seed|posting sequence</c> in UTF-8 is smallest.</item>
/// <item>MONETARY: every interval-th fen of the vouchers laid end to end in posting order, red ones by their absolute amount. It
/// starts at 1 + (the first 8 bytes of SHA-256 of <c>seed|MUS</c>, big-endian) mod interval; the interval is the population
/// divided by the sample size, unless it is given.</item>
/// <item>ABOVE: every voucher from an amount on. RISK: what the audit tests find, and of more than the sample size those
/// whose SHA-256 of <c>seed|test|voucher|subject</c> is smallest.</item>
/// </list></summary>
internal static class Sampling
{
    public const string Report = "audit-sample";

    private static readonly string[] Stored = ["seq", "voucher_no", "voucher_date", "summary", "amount"];

    /// <summary>What of the parameters is missing for the method.</summary>
    public static IReadOnlyList<Rejection> Judge(IReadOnlyDictionary<string, object?> values)
    {
        string[] needed = values["method"] switch
        {
            "MONETARY" => values["size"] is null && values["interval"] is null ? ["seed", "size"] : ["seed"],
            "ABOVE" => ["above"],
            _ => ["seed", "size"],
        };
        return [.. needed.Where(name => values[name] is null or "").Select(name => new Rejection(RejectionReason.MissingParameter, name) { Field = name })];
    }

    /// <summary>The sample in posting order, and what is to be said of it.</summary>
    public static async Task<(IEnumerable<object?[]> Rows, IReadOnlyList<LocalText> Notes)> DrawAsync(ReportRun run, string sql)
    {
        var asked = new Asked(run);
        var population = new Population(run, sql);
        var drawn = asked.Method switch
        {
            "MONETARY" => Monetary(population, asked),
            "ABOVE" => Above(population, asked),
            "RISK" => await RiskAsync(run, asked),
            _ => Random(population, asked),
        };
        return (drawn.Items.Select((item, place) => Shown(run, item, place + 1)).ToList(), Notes(asked, population, drawn));
    }

    private static Drawn Random(Population population, Asked asked)
    {
        var kept = Smallest(population.Items(), asked.Size, item => asked.Key(item.Seq.ToString(CultureInfo.InvariantCulture)));
        return new([.. kept.Select((pair, order) => pair.Item with { Why = Say($"第 {order + 1} 个，{pair.Key[..16]}", $"no. {order + 1}, {pair.Key[..16]}") }).OrderBy(item => item.Seq)],
            new($"取 SHA-256(种子|记账序号) 最小的 {asked.Size} 张", $"the {asked.Size} vouchers with the smallest SHA-256 of seed|posting sequence"));
    }

    private static Drawn Monetary(Population population, Asked asked)
    {
        var total = population.Items().Aggregate(0L, (sum, item) => checked(sum + Math.Abs(item.Fen)));
        var interval = asked.Interval ?? Math.Max(1, total / asked.Size);
        var start = 1 + (long)(BinaryPrimitives.ReadUInt64BigEndian(Convert.FromHexString(asked.Key("MUS"))) % (ulong)interval);
        var items = new List<Item>();
        var passed = 0L;
        foreach (var item in population.Items())
        {
            var hits = HitsUpTo(passed + Math.Abs(item.Fen)) - HitsUpTo(passed);
            if (hits > 0) items.Add(item with { Why = Say($"累计 {Yuan(passed)} 之后，命中 {hits} 次", $"after {Yuan(passed)}, hits: {hits}") });
            passed += Math.Abs(item.Fen);
        }
        return new(items, new($"间隔 {Yuan(interval)} 元，起点 {Yuan(start)} 元；红字按绝对值", $"interval {Yuan(interval)}, start {Yuan(start)}; red amounts by their absolute value"));

        long HitsUpTo(long fen) => fen < start ? 0 : (fen - start) / interval + 1;
    }

    private static Drawn Above(Population population, Asked asked) => new(
        [.. population.Items().Where(item => Math.Abs(item.Fen) >= asked.Above).Select(item => item with { Why = Say($"不低于 {Yuan(asked.Above)}", $"{Yuan(asked.Above)} or more") })],
        new($"不低于 {Yuan(asked.Above)} 元的全部；红字按绝对值", $"all from {Yuan(asked.Above)} on; red amounts by their absolute value"));

    private static async Task<Drawn> RiskAsync(ReportRun run, Asked asked)
    {
        var words = ReportCatalogue.Find(AuditTests.Findings)!.Columns.Single(column => column.Key == "test").Words!;
        var found = (await AuditTests.FoundAsync(run)).Where(row => asked.Test is "" or "ALL" || asked.Test == (string)row[0]!)
            .Select((row, place) => new Item(place, (string?)row[3] ?? "", (string)row[1]!, (string)row[4]!, row[6] as long? ?? 0) { Test = (string)row[0]! }).ToList();
        var kept = found.Count <= asked.Size ? found
            : [.. Smallest(found, asked.Size, item => asked.Key($"{item.Test}|{item.VoucherNo}|{item.Summary}")).Select(pair => pair.Item).OrderBy(item => item.Seq)];
        return new([.. kept.Select(item => item with { Why = words[item.Test] })],
            new($"风险测试发现 {found.Count} 项，取 {kept.Count} 项", $"{found.Count} findings of the tests, {kept.Count} taken"));
    }

    /// <summary>The items with the smallest keys, smallest first; no more of them than wanted are ever kept.</summary>
    private static SortedSet<(string Key, Item Item)> Smallest(IEnumerable<Item> items, long wanted, Func<Item, string> key)
    {
        var kept = new SortedSet<(string Key, Item Item)>(Comparer<(string Key, Item Item)>.Create((one, other) =>
            string.CompareOrdinal(one.Key, other.Key) is not 0 and var order ? order : one.Item.Seq.CompareTo(other.Item.Seq)));
        foreach (var item in items)
        {
            kept.Add((key(item), item));
            if (kept.Count > wanted) kept.Remove(kept.Max);
        }
        return kept;
    }

    private static List<LocalText> Notes(Asked asked, Population population, Drawn drawn)
    {
        var notes = new List<LocalText>();
        if (asked.Method != "RISK") notes.Add(new(
            $"总体：{asked.From} 起至截止日的凭证 {population.Count} 张，金额合计 {Yuan(population.Fen)} 元（不含期初余额和年末结转）",
            $"Population: {population.Count} vouchers from {asked.From} to the as-of date, {Yuan(population.Fen)} in all (without opening balances and closings)"));
        notes.Add(new($"样本：{drawn.Items.Count} 项，金额合计 {Yuan(drawn.Items.Sum(item => item.Fen))} 元。抽取：{drawn.How.Zh}",
            $"Sample: {drawn.Items.Count} items, {Yuan(drawn.Items.Sum(item => item.Fen))} in all. Drawn: {drawn.How.En}"));
        return notes;
    }

    private static object?[] Shown(ReportRun run, Item item, int place)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["place"] = (long)place, ["voucher_date"] = item.Day, ["voucher_no"] = item.VoucherNo, ["summary"] = item.Summary, ["amount"] = item.Fen,
            ["drawn"] = item.Why.Zh, ["drawn_en"] = item.Why.En,
        };
        return [.. run.Columns.Select(column => values.GetValueOrDefault(column))];
    }

    private static LocalText Say(string zh, string en) => new(zh, en);
    private static string Yuan(long fen) => new Money(fen).ToGroupedString();

    /// <summary>A voucher or finding that may be drawn. <paramref name="Seq"/> is the posting sequence, or the place among the findings.</summary>
    private sealed record Item(long Seq, string VoucherNo, string Day, string Summary, long Fen)
    {
        public string Test { get; init; } = "";
        public LocalText Why { get; init; }
    }

    private sealed record Drawn(IReadOnlyList<Item> Items, LocalText How);

    /// <summary>The vouchers that may be drawn, read anew each time so that they never lie in memory together.</summary>
    private sealed class Population(ReportRun run, string sql)
    {
        public long Count { get; private set; }
        public long Fen { get; private set; }

        public IEnumerable<Item> Items()
        {
            (Count, Fen) = (0, 0);
            foreach (var row in run.Rows(sql, Stored))
            {
                var item = new Item((long)row[0]!, (string)row[1]!, (string)row[2]!, (string)row[3]!, row[4] as long? ?? 0);
                (Count, Fen) = (Count + 1, checked(Fen + item.Fen));
                yield return item;
            }
        }
    }

    /// <summary>The parameters as values.</summary>
    private sealed class Asked(ReportRun run)
    {
        public string Method => (string)run.Values["method"]!;
        public string Test => (string)run.Values["test"]!;
        public long Size => run.Values["size"] as long? ?? 1;
        public long? Interval => run.Values["interval"] as long?;
        public long Above => (long)run.Values["above"]!;
        public Period From => Period.FromCode((int)(long)run.Values["from"]!);

        /// <summary>SHA-256 of the seed, a bar and the text, in lower-case hex.</summary>
        public string Key(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run.Values["seed"]}|{text}")));
    }
}
