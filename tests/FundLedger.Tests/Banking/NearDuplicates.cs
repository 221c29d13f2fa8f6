using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Tests.Banking;

/// <summary>Lines and vouchers that look alike, of many kinds, with what must be matched by rule and nothing else. Each case
/// has amounts of its own, so that what is said of it is true whatever stands beside it.</summary>
internal sealed class NearDuplicates(int seed)
{
    private readonly Random random = new(seed);
    private readonly List<BankSide> lines = [];
    private readonly List<BookSide> entries = [];
    private readonly HashSet<string> truth = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private long seq;
    private int number;

    public IReadOnlyList<BankSide> Lines => lines;
    public IReadOnlyList<BookSide> Entries => entries;

    /// <summary>What must be matched, each as the names of its lines and vouchers.</summary>
    public IReadOnlySet<string> Truth => truth;

    /// <summary>How many of the matches are one line and one voucher.</summary>
    public int ExactPairs { get; private set; }

    /// <summary>How many cases of each kind there are.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    private (string Name, Action<long, DateOnly, string> Make)[] Kinds =>
    [
        ("same day, same party", (fen, day, party) => Exact(Line(fen, day, party), Entry(fen, day, party))),
        ("up to three days apart", (fen, day, party) => Exact(Line(fen, day.AddDays(random.Next(1, 4)), party), Entry(fen, day, party))),
        ("the bank does not name the party", (fen, day, party) => Exact(Line(fen, day), Entry(fen, day, party))),
        ("one fen more", (fen, day, party) => Apart(Line(fen + 1, day, party), Entry(fen, day, party))),
        ("two digits swapped", (fen, day, party) => Apart(Line(fen - 53 + 35, day, party), Entry(fen, day, party))),
        ("a decimal place wrong", (fen, day, party) => Apart(Line(fen * 10, day, party), Entry(fen, day, party))),
        ("four days apart", (fen, day, party) => Apart(Line(fen, day.AddDays(4), party), Entry(fen, day, party))),
        ("another party", (fen, day, party) => Apart(Line(fen, day, party), Entry(fen, day, party + "X"))),
        ("the other direction", (fen, day, party) => Apart(Line(-fen, day, party), Entry(fen, day, party))),
        ("two lines for one voucher", (fen, day, party) => Apart(Line(fen, day, party), Line(fen, day.AddDays(1), party), Entry(fen, day, party))),
        ("two vouchers for one line", (fen, day, party) => Apart(Line(fen, day, party), Entry(fen, day, party), Entry(fen, day.AddDays(-2), party))),
        ("twins that nobody names", (fen, day, party) => Apart(Line(fen, day), Line(fen, day), Entry(fen, day, party), Entry(fen, day, party))),
        ("twins that the party tells apart", (fen, day, party) =>
        {
            Exact(Line(fen, day, party), Entry(fen, day, party));
            Exact(Line(fen, day, party + "Y"), Entry(fen, day, party + "Y"));
        }),
        ("the same again a month later", (fen, day, party) =>
        {
            Exact(Line(fen, day, party), Entry(fen, day, party));
            Exact(Line(fen, day.AddDays(30), party), Entry(fen, day.AddDays(30), party));
        }),
        ("a voucher and its cancellation", (fen, day, party) =>
        {
            var wrong = Entry(fen, day, party);
            Together([], [wrong, Entry(-fen, day.AddDays(1), party, reverses: wrong.Seq)]);
        }),
        ("a voucher, its cancellation and its correction", (fen, day, party) =>
        {
            var wrong = Entry(fen * 10, day, party);
            Together([Line(fen, day, party)], [wrong, Entry(-fen * 10, day.AddDays(2), party, reverses: wrong.Seq), Entry(fen, day.AddDays(2), party, corrects: wrong.Seq)]);
        }),
        ("paid and sent back, booked and cancelled", (fen, day, party) =>
        {
            var paid = Entry(-fen, day, party);
            Exact(Line(-fen, day, party), paid);
            Exact(Line(fen, day.AddDays(5), party), Entry(fen, day.AddDays(5), party, reverses: paid.Seq));
        }),
        ("one line for two vouchers", (fen, day, party) => Together([Line(fen, day, party)], [Entry(fen - 1_111, day, party), Entry(1_111, day, party)])),
        ("two lines for one voucher's sum", (fen, day, party) => Together([Line(fen - 1_222, day, party), Line(1_222, day, party)], [Entry(fen, day, party)])),
        ("one line for two vouchers of two days", (fen, day, party) => Apart(Line(fen, day, party), Entry(fen - 1_333, day, party), Entry(1_333, day.AddDays(1), party))),
    ];

    /// <summary>At least so many lines, in any order.</summary>
    public NearDuplicates Make(int atLeast)
    {
        var kinds = Kinds;
        for (var i = 1; lines.Count < atLeast; i++)
        {
            var (name, make) = kinds[random.Next(kinds.Length)];
            counts[name] = counts.GetValueOrDefault(name) + 1;
            make(i * 10_000L + 5_053, new DateOnly(2024, 1, 1).AddDays(random.Next(330)), $"P{i}");
        }
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
        return this;
    }

    /// <summary>The names of what is matched, in one order.</summary>
    public static string NameOf(IEnumerable<BankSide> lines, IEnumerable<BookSide> entries) =>
        string.Join(' ', lines.Select(line => line.Name).Order(StringComparer.Ordinal).Concat(entries.Select(entry => entry.Name).Order(StringComparer.Ordinal)));

    private BankSide Line(long fen, DateOnly day, params string[] parties)
    {
        var line = new BankSide($"L{++number:000000}", day, new Money(fen), parties);
        lines.Add(line);
        return line;
    }

    private BookSide Entry(long fen, DateOnly day, string party, long reverses = 0, long corrects = 0)
    {
        var entry = new BookSide($"V{++seq:000000}", day, new Money(fen), [party], seq, reverses, corrects);
        entries.Add(entry);
        return entry;
    }

    private void Exact(BankSide line, BookSide entry)
    {
        ExactPairs++;
        Together([line], [entry]);
    }

    private void Together(IReadOnlyList<BankSide> some, IReadOnlyList<BookSide> others) => truth.Add(NameOf(some, others));

    private static void Apart(params object[] alike) => alike.Length.ShouldBeGreaterThan(1);
}
