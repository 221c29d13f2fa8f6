using System.IO.Compression;
using System.Text;
using FundLedger.Tests.Support;
using FundLedger.Web.Uploads;

namespace FundLedger.Tests.Uploads;

/// <summary>Whatever becomes of a file on its way, a statement or a refusal comes out of it. The seed is printed; the variables
/// FUNDLEDGER_MUTATIONS (2,000 unless set; 10,000 is a whole run) and FUNDLEDGER_SEED choose the size and the play.</summary>
[Collection(AloneInMemory.Name)]
public sealed class MutatedFileTests
{
    private const int UsualCount = 2_000;

    [Fact]
    public void Only_a_statement_or_a_refusal_comes_out_of_a_mutated_file()
    {
        var count = Setting.Of("FUNDLEDGER_MUTATIONS", UsualCount);
        var seed = Setting.Seed();
        var random = new Random(seed);
        byte[][] whole = [.. Whole()];
        foreach (var file in whole) Read(file, seed, -1).Refusal.ShouldBeNull();
        var (read, slowest, idle) = (0, TimeSpan.Zero, GC.GetTotalMemory(forceFullCollection: true));

        for (var i = 0; i < count; i++)
        {
            var bytes = Mutated(whole[i % whole.Length], random);
            var clock = new WorkClock();
            var reading = Read(bytes, seed, i);
            var taken = clock.Elapsed;
            if (taken > slowest) slowest = taken;
            (reading.Statements.Count > 0).ShouldBe(reading.Refusal is null, $"seed {seed}, file {i}");
            if (reading.Refusal is null) read++;
            foreach (var line in reading.Statements.SelectMany(statement => statement.Lines)) (line.Summary ?? "").ShouldNotContain("\uFFFD", Case.Sensitive, $"seed {seed}, file {i}");
        }

        var growth = GC.GetTotalMemory(forceFullCollection: true) - idle;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {count} files, {read} read, {count - read} refused, slowest {slowest.TotalMilliseconds:0} ms, memory {growth >> 10} KiB more");
        slowest.ShouldBeLessThan(TimeSpan.FromSeconds(2), $"seed {seed}");
        growth.ShouldBeLessThan(16L << 20, $"seed {seed}");
        read.ShouldBeInRange(1, count - 1, $"seed {seed}");
    }

    private static StatementReading Read(byte[] bytes, int seed, int file)
    {
        try
        {
            return StatementUpload.Read(bytes, null, TimeProvider.System, TestContext.Current.CancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new InvalidOperationException($"seed {seed}, file {file}: {fault.Message}", fault);
        }
    }

    /// <summary>Files of every form that are read as they are; the workbook comes packed and unpacked, so that flips reach its XML.</summary>
    internal static IEnumerable<byte[]> Whole()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Table = "日期,摘要,支出,收入,余额,对方户名\n2024-03-02,付款,\"36,666.67\",,\"963,333.33\",某环保联合会\n2024-03-05,利息,,412.68,963746.01,\n";
        yield return Encoding.UTF8.GetBytes(Table);
        yield return Encoding.GetEncoding("GB18030").GetBytes(Table.Replace("36,666", "36666", StringComparison.Ordinal).Replace("963,333", "963333", StringComparison.Ordinal).Replace(',', '\t'));
        yield return Workbook().ToBytes();
        yield return Stored(Workbook());
        yield return Encoding.UTF8.GetBytes(Messages.Mt940);
        yield return Encoding.UTF8.GetBytes(Messages.Camt());
    }

    private static RawWorkbook Workbook() => RawWorkbook.Of(["日期", "支出", "收入", "余额", "摘要"],
        [RawWorkbook.Number("45353", 1), RawWorkbook.Number("33218.45"), "", RawWorkbook.Number("966781.55"), "付款"], ["2024-03-05", "", RawWorkbook.Number("412.68"), "967194.23", "利息"]);

    private static byte[] Stored(RawWorkbook workbook)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in workbook.Parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }

    internal static byte[] Mutated(byte[] whole, Random random)
    {
        byte[] bytes = [.. whole];
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                return Swapped(bytes, random);
            case 2:
                return [.. bytes[..random.Next(bytes.Length)], .. bytes[random.Next(bytes.Length)..]];
            case 3:
                for (var i = random.Next(1, 40); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            default:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
        }
    }

    private static byte[] Swapped(byte[] bytes, Random random)
    {
        var length = random.Next(1, bytes.Length / 4);
        var (first, second) = (random.Next(bytes.Length / 2 - length), random.Next(bytes.Length / 2, bytes.Length - length));
        var kept = bytes.AsSpan(first, length).ToArray();
        bytes.AsSpan(second, length).CopyTo(bytes.AsSpan(first));
        kept.CopyTo(bytes.AsSpan(second));
        return bytes;
    }
}
