using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FundLedger.Ledger;
using FundLedger.Web.Uploads;

namespace FundLedger.Tests.Uploads;

/// <summary>Files made to do harm are refused by name within two seconds and 64 MiB, and nothing but a refusal comes out.</summary>
[Collection(AloneInMemory.Name)]
public sealed class HostileFileTests
{
    internal const long MostMemory = 64L << 20;
    private const string Row = "<row><c t=\"inlineStr\"><is><t>日期</t></is></c><c t=\"inlineStr\"><is><t>金额</t></is></c></row>";

    internal static readonly Dictionary<string, (RejectionReason Reason, Func<byte[]> File)> Files = new()
    {
        ["nothing at all"] = (RejectionReason.FileDamaged, () => []),
        ["eleven mebibytes"] = (RejectionReason.ReadingLimitExceeded, () => new byte[11 << 20]),
        ["a bomb of zeros in a sheet"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.WithData(Row + new string(' ', 99 << 20)).ToBytes()),
        ["a bomb of text in a cell"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.WithData($"<row><c t=\"inlineStr\"><is><t>{Noise(3 << 20)}</t></is></c></row>").ToBytes()),
        ["a bomb in an attribute"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.WithData($"<row r=\"1\" x=\"{Noise(3 << 20)}\"/>").ToBytes()),
        ["a bomb of shared texts"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.Of(["日期"]).With("xl/sharedStrings.xml", "<sst>" + Many(500_000, i => $"<si><t>{i:x8}</t></si>") + "</sst>").ToBytes()),
        ["a part that lies about its size"] = (RejectionReason.ReadingLimitExceeded, () => LyingAboutSize(RawWorkbook.WithData(Row).ToBytes())),
        ["a million rows"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.WithData(Row + Many(1_000_000, _ => "<row/>")).ToBytes()),
        ["a sparse giant"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.WithData(Row + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").ToBytes()),
        ["a row beyond the last"] = (RejectionReason.FileDamaged, () => RawWorkbook.WithData(Row + "<row r=\"1048577\"/>").ToBytes()),
        ["rows that run backwards"] = (RejectionReason.FileDamaged, () => RawWorkbook.WithData("<row r=\"5\"/><row r=\"4\"/>").ToBytes()),
        ["elements fifty thousand deep"] = (RejectionReason.ReadingLimitExceeded, () => RawWorkbook.WithData(Many(50_000, _ => "<a>")).ToBytes()),
        ["camt fifty thousand deep"] = (RejectionReason.ReadingLimitExceeded, () => Utf8(Messages.Camt("08", Many(50_000, _ => "<a>")))),
        ["camt with a giant text"] = (RejectionReason.ReadingLimitExceeded, () => Utf8(Messages.Camt("08", $"<Ntry><AddtlNtryInf>{new string('字', 3 << 20)}</AddtlNtryInf></Ntry>"))),
        ["a document type in a sheet"] = (RejectionReason.FileContentForbidden, () => RawWorkbook.Of(["日期"]).With("xl/worksheets/sheet1.xml", Laughs).ToBytes()),
        ["a billion laughs in camt"] = (RejectionReason.FileContentForbidden, () => Utf8(Laughs)),
        ["an external entity in camt"] = (RejectionReason.FileContentForbidden, () => Utf8("<!DOCTYPE d [<!ENTITY x SYSTEM \"http://127.0.0.1:9/x\">]><Document>&x;</Document>")),
        ["a program in the workbook"] = (RejectionReason.FileContentForbidden, () => RawWorkbook.Of(["日期"]).With("xl/vbaProject.bin", "x").ToBytes()),
        ["a macro sheet"] = (RejectionReason.FileContentForbidden, () => RawWorkbook.Of(["日期"]).With("xl/macrosheets/sheet1.xml", "<x/>").ToBytes()),
        ["a workbook with macros by its type"] = (RejectionReason.FileContentForbidden, () => RawWorkbook.Of(["日期"])
            .Replace("[Content_Types].xml", "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main").ToBytes()),
        ["a link to another file"] = (RejectionReason.FileContentForbidden, () => RawWorkbook.Of(["日期"]).Replace("xl/_rels/workbook.xml.rels", "Target=", "TargetMode=\"External\" Target=").ToBytes()),
        ["a path out of the folder"] = (RejectionReason.FileContentForbidden, () => RawWorkbook.Of(["日期"]).With("xl/worksheets/../../x.xml", "<x/>").ToBytes()),
        ["the same part twice"] = (RejectionReason.FileContentForbidden, TwiceTheSamePart),
        ["a thousand parts"] = (RejectionReason.ReadingLimitExceeded, ThousandParts),
        ["a ZIP that is no workbook"] = (RejectionReason.FileContentForbidden, () => Zip(("readme.txt", "x"))),
        ["a workbook without its sheet"] = (RejectionReason.FileDamaged, () => Zip([.. RawWorkbook.Of(["日期"]).Parts.Where(part => !part.Key.StartsWith("xl/worksheets", StringComparison.Ordinal)).Select(part => (part.Key, part.Value))])),
        ["a workbook cut in half"] = (RejectionReason.FileDamaged, () => RawWorkbook.Of(["日期", "金额"]).ToBytes() is var whole ? whole[..(whole.Length / 2)] : []),
        ["an old workbook"] = (RejectionReason.FileContentForbidden, () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        ["a PDF called .csv"] = (RejectionReason.FileContentForbidden, () => "%PDF-1.7\n"u8.ToArray()),
        ["a program called .csv"] = (RejectionReason.FileNotText, () => [0x4D, 0x5A, 0x90, 0x00, 0x03, 0x00, 0x00, 0x00]),
        ["NUL in a cell"] = (RejectionReason.FileNotText, () => Utf8("日期,金额\n2024-03-02,1\0\n")),
        ["a million columns"] = (RejectionReason.ReadingLimitExceeded, () => Utf8("日期,金额\n" + new string(',', 1_000_000))),
        ["a cell of nine mebibytes"] = (RejectionReason.ReadingLimitExceeded, () => Utf8("日期,金额\n" + new string('a', 9 << 20))),
        ["a quotation of nine mebibytes"] = (RejectionReason.MalformedCsv, () => Utf8("日期,金额\n\"" + new string('a', 9 << 20))),
        ["five million empty rows"] = (RejectionReason.ReadingLimitExceeded, () => Utf8("日期,金额\n" + new string('\n', 5_000_000))),
        ["two million rows"] = (RejectionReason.ReadingLimitExceeded, () => Utf8("日期,金额\n" + Many(500_000, _ => "20240302,1\n"))),
        ["an MT940 line of nine mebibytes"] = (RejectionReason.ReadingLimitExceeded, () => Utf8(":20:A\n:25:" + new string('1', 9 << 20))),
        ["an MT940 field without end"] = (RejectionReason.ReadingLimitExceeded, () => Utf8(":20:A\n:86:" + Many(100_000, _ => "more\n"))),
        ["an error value"] = (RejectionReason.BadCell, () => RawWorkbook.Of(["日期", "金额"], ["2024-03-02", "<c t=\"e\"><v>#REF!</v></c>"]).ToBytes()),
        ["a shared text that is not there"] = (RejectionReason.FileDamaged, () => RawWorkbook.Of(["日期", "金额"], ["2024-03-02", "<c t=\"s\"><v>7</v></c>"]).ToBytes()),
    };

    public static TheoryData<string> Names => [.. Files.Keys];

    private const string Laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><l>&c;</l>";

    [Theory, MemberData(nameof(Names))]
    public void It_is_refused_by_name_in_two_seconds_and_little_memory(string name)
    {
        var (reason, make) = Files[name];
        var bytes = make();
        Read([0x61]);
        var idle = GC.GetTotalMemory(forceFullCollection: true);
        var clock = new WorkClock();

        using var peak = new PeakMemory(idle);
        var reading = Read(bytes);

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        reading.Statements.ShouldBeEmpty();
        var refusal = reading.Refusal.ShouldNotBeNull();
        refusal.Reason.ShouldBe(reason, refusal.ToString());
        refusal.Zh.ShouldNotContain("{");
        peak.Highest.ShouldBeLessThan(MostMemory);
    }

    [Fact]
    public void Nothing_is_fetched_whatever_a_file_points_at()
    {
        using var canary = new TcpListener(IPAddress.Loopback, 0);
        canary.Start();
        var there = $"http://{canary.LocalEndpoint}/x";
        var entity = $"<!DOCTYPE d SYSTEM \"{there}\" [<!ENTITY % p SYSTEM \"{there}\">%p;<!ENTITY x SYSTEM \"{there}\">]>";
        byte[][] files =
        [
            Utf8($"{entity}<Document>&x;</Document>"),
            Utf8($"<?xml-stylesheet href=\"{there}\"?>" + Messages.Camt().Replace("<Document ", $"<Document xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"{there} {there}\" ", StringComparison.Ordinal)),
            RawWorkbook.Of(["日期"]).With("xl/worksheets/sheet1.xml", entity + "<worksheet>&x;</worksheet>").ToBytes(),
            RawWorkbook.Of(["日期"]).With("xl/sharedStrings.xml", entity + "<sst>&x;</sst>").ToBytes(),
            RawWorkbook.Of(["日期"]).Replace("xl/_rels/workbook.xml.rels", "Target=", $"TargetMode=\"External\" Target=\"{there}\" Was=").ToBytes(),
        ];

        foreach (var file in files) Read(file);

        canary.Pending().ShouldBeFalse();
    }

    [Fact]
    public void Reading_ends_when_its_time_is_over()
    {
        var late = new ImpatientClock();
        var text = "日期,金额\n" + Many(100_000, _ => "20240302,1\n");

        var refusal = StatementUpload.Read(Utf8(text), null, late, TestContext.Current.CancellationToken).Refusal.ShouldNotBeNull();

        (refusal.Reason, refusal.En).ShouldBe((RejectionReason.ReadingLimitExceeded, "The file is too large: the seconds it takes to read; the limit is 30"));
    }

    private static StatementReading Read(byte[] bytes) => StatementUpload.Read(bytes, null, TimeProvider.System, TestContext.Current.CancellationToken);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Many(int count, Func<int, string> one) => string.Concat(Enumerable.Range(0, count).Select(one));

    private static string Noise(int length) => string.Create(length, 17, (text, seed) =>
    {
        var random = new Random(seed);
        for (var i = 0; i < text.Length; i++) text[i] = (char)random.Next('a', 'z');
    });

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts) RawWorkbook.Add(zip, name, text);
        return bytes.ToArray();
    }

    private static byte[] TwiceTheSamePart() => Zip([.. RawWorkbook.Of(["日期"]).Parts.Select(part => (part.Key, part.Value)), ("XL/workbook.xml", "<x/>"), ("xl/Workbook.xml", "<x/>")]);

    private static byte[] ThousandParts() => Zip([.. Enumerable.Range(0, 1000).Select(i => ($"xl/worksheets/sheet{i}.xml", "<x/>"))]);

    /// <summary>Every size that the directory declares is four gibibytes less one.</summary>
    private static byte[] LyingAboutSize(byte[] zip)
    {
        for (var at = 0; at + 28 < zip.Length; at++)
            if (zip.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8)) BitConverter.TryWriteBytes(zip.AsSpan(at + 24), 0xFFFFFFF0u);
        return zip;
    }

    /// <summary>A clock on which every timer has run out already.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
