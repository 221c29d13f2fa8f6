using FundLedger.Tests.Support;
using FundLedger.Tests.Web;

namespace FundLedger.Tests.Uploads;

/// <summary>Files that are hostile or damaged, sent to the site as programs send statements: each is answered, nothing of a
/// refused one is kept, and the site stays as it was. FUNDLEDGER_MUTATIONS (300 unless set; 10,000 is a whole run) and
/// FUNDLEDGER_SEED choose the damaged ones.</summary>
[Collection(AloneInMemory.Name)]
public sealed class BadFilesOverHttpTests(ITestOutputHelper output)
{
    private const string Address = "/api/v1/entities/220000/bank-statements?by=%E9%99%88%E4%BC%9A%E8%AE%A1&date=2025-01-06&bank=BK1";

    [Fact]
    public async Task No_hostile_file_gets_in_or_shakes_the_site()
    {
        await using var books = await WebBooks.FundedAsync();
        var before = await books.EverythingAsync();
        var (slowest, most) = (TimeSpan.Zero, 0L);
        foreach (var (name, (_, file)) in HostileFileTests.Files)
        {
            var bytes = file();
            using var peak = new PeakMemory(GC.GetTotalMemory(forceFullCollection: true));
            var clock = new WorkClock();
            var answer = await SendAsync(books, bytes);
            var taken = clock.Elapsed;
            (slowest, most) = (taken > slowest ? taken : slowest, Math.Max(most, peak.Highest));
            answer.Status.ShouldBeInRange(400, 422, name);
            answer.Type.ShouldBe("application/problem+json", name);
            taken.ShouldBeLessThan(TimeSpan.FromSeconds(2), name);
            peak.Highest.ShouldBeLessThan(HostileFileTests.MostMemory, name);
        }

        output.WriteLine($"{HostileFileTests.Files.Count} files, slowest {slowest.TotalMilliseconds:0} ms, {most >> 20} MiB above idle at most");
        (await books.EverythingAsync()).ShouldBe(before);
        (await books.GetAsync("/health/ready")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_damaged_file_is_taken_or_refused_and_never_a_fault_of_the_site()
    {
        var (count, seed) = (Setting.Of("FUNDLEDGER_MUTATIONS", 300), Setting.Seed());
        var random = new Random(seed);
        byte[][] whole = [.. MutatedFileTests.Whole()];
        await using var books = await WebBooks.FundedAsync();
        for (var i = 0; i < whole.Length * 10; i++) await SendAsync(books, MutatedFileTests.Mutated(whole[i % whole.Length], new Random(i)));
        var before = await books.EverythingAsync();
        var (answers, slowest, idle) = (new SortedDictionary<int, int>(), TimeSpan.Zero, GC.GetTotalMemory(forceFullCollection: true));

        for (var i = 0; i < count; i++)
        {
            var clock = new WorkClock();
            var answer = await SendAsync(books, MutatedFileTests.Mutated(whole[i % whole.Length], random));
            var taken = clock.Elapsed;
            if (taken > slowest) slowest = taken;
            answers[answer.Status] = answers.GetValueOrDefault(answer.Status) + 1;
            answer.Status.ShouldBeInRange(200, 422, $"seed {seed}, file {i}: {answer.Text}");
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - idle;
        output.WriteLine($"seed {seed}: {count} files, {string.Join(", ", answers.Select(each => $"{each.Value} answered {each.Key}"))}, slowest {slowest.TotalMilliseconds:0} ms, memory {growth >> 10} KiB more");
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(2), $"seed {seed}");
        growth.ShouldBeLessThan(16L << 20, $"seed {seed}");
        if (!answers.ContainsKey(201)) (await books.EverythingAsync()).ShouldBe(before, $"seed {seed}");
        (await books.GetAsync("/health/ready")).Status.ShouldBe(200);
    }

    private static Task<Answer> SendAsync(WebBooks books, byte[] bytes) => books.PostAsync(Address, bytes, type: "application/octet-stream");
}
