using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Data;

/// <summary>Files in the books: taken by what they are, kept once, given back as they came, and never changed.</summary>
public sealed class FileStoreTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "判决书.pdf", PaperFiles.Pdf(), FileContent.Pdf },
        { "现场.JPG", PaperFiles.Jpeg(), FileContent.Jpeg },
        { "盖章页.png", PaperFiles.Png(), FileContent.Png },
        { "发票.ofd", PaperFiles.Ofd(), FileContent.Ofd },
        { "全电发票.xml", PaperFiles.Text(PaperFiles.DigitalInvoice), FileContent.Xml },
        { "旧版发票.xml", PaperFiles.Text(PaperFiles.OlderInvoice), FileContent.Xml },
        { "明细.xlsx", PaperFiles.Xlsx(), FileContent.Xlsx },
        { "对账单.csv", PaperFiles.Text("日期,金额\r\n2024-03-01,1.00\r\n"), FileContent.Text },
        { "说明.txt", PaperFiles.Text("会议记录"), FileContent.Text },
        { "国标.csv", Gb18030("账号,余额\n6222,1.00\n"), FileContent.Text },
    };

    [Theory, MemberData(nameof(Taken))]
    public async Task A_paper_is_taken_by_its_content_and_comes_back_byte_for_byte(string name, byte[] bytes, string mediaType)
    {
        await using var books = await PlayedBooks.OpenedAsync();
        var store = new FileStore(books.Database);

        var file = (await PutAsync(store, name, bytes)).File!;

        (file.Sha256, file.Name, file.MediaType, file.SizeBytes).ShouldBe((PaperFiles.Sha256(bytes), name, mediaType, bytes.Length));
        (await GetAsync(store, file.Sha256)).ShouldBe(bytes);
    }

    public static TheoryData<string, byte[], RejectionReason, string> NotTaken => new()
    {
        { "空.pdf", [], RejectionReason.FileNotAllowed, "it is empty" },
        { "判决书.pdf", PaperFiles.Pdf()[..^7], RejectionReason.FileNotAllowed, "it is broken" },
        { "脚本.pdf", PaperFiles.Pdf("x) /OpenAction << /S /JavaScript /JS (app.alert"), RejectionReason.FileNotAllowed, "script" },
        { "加密.pdf", PaperFiles.Pdf("x) /Encrypt (y"), RejectionReason.FileNotAllowed, "encrypted" },
        { "图.png", PaperFiles.Png()[..^4], RejectionReason.FileNotAllowed, "it is broken" },
        { "图.png", [.. PaperFiles.Png(), .. "<script>"u8], RejectionReason.FileNotAllowed, "it is broken" },
        { "图.jpg", [.. PaperFiles.Jpeg(), 0x00], RejectionReason.FileNotAllowed, "it is broken" },
        { "两面.pdf", [.. PaperFiles.Pdf(), .. PaperFiles.Zip(("a.txt", "x"))], RejectionReason.FileNotAllowed, "an archive is hidden" },
        { "两面.jpg", [.. PaperFiles.Jpeg(), .. PaperFiles.Xlsx()], RejectionReason.FileNotAllowed, "an archive is hidden" },
        { "改名.pdf", PaperFiles.Png(), RejectionReason.FileRenamed, ".png" },
        { "改名.xlsx", PaperFiles.Ofd(), RejectionReason.FileRenamed, ".ofd" },
        { "程序.exe", PaperFiles.Text("not a program"), RejectionReason.FileRenamed, ".txt" },
        { "无后缀", PaperFiles.Pdf(), RejectionReason.FileRenamed, ".pdf" },
        { "程序.pdf", [(byte)'M', (byte)'Z', 0x90, 0x00, 0x03, 0x00], RejectionReason.FileNotAllowed, "neither PDF" },
        { "网页.xml", PaperFiles.Text("<html><script>1</script></html>"), RejectionReason.FileNotAllowed, "neither an e-invoice" },
        { "图形.xml", PaperFiles.Text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), RejectionReason.FileNotAllowed, "neither an e-invoice" },
        { "实体.xml", PaperFiles.Text("<!DOCTYPE a [<!ENTITY b \"c\">]><EInvoice>&b;</EInvoice>"), RejectionReason.FileNotAllowed, "it is broken" },
        { "深.xml", PaperFiles.Text("<EInvoice>" + string.Concat(Enumerable.Repeat("<a>", 50_000))), RejectionReason.FileNotAllowed, "it is broken" },
        { "残.xml", PaperFiles.Text("<EInvoice><a></EInvoice>"), RejectionReason.FileNotAllowed, "it is broken" },
        { "零.txt", [(byte)'a', 0, (byte)'b'], RejectionReason.FileNotAllowed, "neither PDF" },
        { "宏.xlsx", PaperFiles.Xlsx(("xl/vbaProject.bin", "x")), RejectionReason.FileNotAllowed, "macros" },
        { "宏.xlsx", PaperFiles.Xlsx(("xl/macrosheets/sheet1.xml", "<x/>")), RejectionReason.FileNotAllowed, "macros" },
        { "嵌.xlsx", PaperFiles.Xlsx(("xl/embeddings/oleObject1.bin", "x")), RejectionReason.FileNotAllowed, "macros" },
        { "文档.docx", PaperFiles.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<d/>")), RejectionReason.FileNotAllowed, "neither an OFD nor" },
        { "包.zip", PaperFiles.Zip(("a.txt", "x")), RejectionReason.FileNotAllowed, "neither an OFD nor" },
        { "程序.ofd", PaperFiles.Zip(("OFD.xml", "<OFD/>"), ("run.exe", "x")), RejectionReason.FileNotAllowed, "not part of such a document" },
        { "路径.ofd", PaperFiles.Zip(("OFD.xml", "<OFD/>"), ("../../etc/passwd.xml", "x")), RejectionReason.FileNotAllowed, "unclean" },
        { "重名.ofd", PaperFiles.Zip(("OFD.xml", "<OFD/>"), ("ofd.XML", "<OFD/>")), RejectionReason.FileNotAllowed, "twice" },
        { "多.ofd", PaperFiles.Zip([.. Enumerable.Range(0, 201).Select(i => ($"{i}.xml", "<a/>"))]), RejectionReason.FileNotAllowed, "too many" },
        { "弹.ofd", PaperFiles.Zip(("OFD.xml", "<OFD/>"), ("bomb.xml", new string(' ', 20_000_000))), RejectionReason.FileNotAllowed, "grows too much" },
        { "密.ofd", Encrypted(), RejectionReason.FileNotAllowed, "encrypted" },
        { "尾.ofd", [.. PaperFiles.Ofd(), .. "tail"u8], RejectionReason.FileNotAllowed, "it is broken" },
        { "断.xlsx", PaperFiles.Xlsx()[..^30], RejectionReason.FileNotAllowed, "it is broken" },
        { "改.ofd", Flipped(PaperFiles.Ofd(), 60), RejectionReason.FileNotAllowed, "it is broken" },
        { "大.txt", PaperFiles.Text(new string('a', (int)FileStore.MostBytes + 1)), RejectionReason.FileTooLarge, "larger than 10 MiB" },
        { "坏\u0000名.pdf", PaperFiles.Pdf(), RejectionReason.BadText, "not allowed" },
        { new string('长', 200) + ".pdf", PaperFiles.Pdf(), RejectionReason.TextTooLong, "longer than 200" },
    };

    [Theory, MemberData(nameof(NotTaken))]
    public async Task What_is_no_paper_is_refused_by_name_and_nothing_is_kept(string name, byte[] bytes, RejectionReason reason, string why)
    {
        await using var books = await PlayedBooks.OpenedAsync();
        var before = await books.EverythingAsync();
        var clock = Stopwatch.StartNew();

        var refusal = (await PutAsync(new FileStore(books.Database), name, bytes)).Refusal!;

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        refusal.Reason.ShouldBe(reason, refusal.En);
        refusal.En.ShouldContain(why);
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_bytes_are_kept_once_under_their_first_name()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        var store = new FileStore(books.Database);
        await PutAsync(store, "判决书.pdf", PaperFiles.Pdf());
        var before = await books.EverythingAsync();

        var again = (await PutAsync(store, "另一名称.pdf", PaperFiles.Pdf())).File!;

        again.Name.ShouldBe("判决书.pdf");
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Folders_of_the_sender_are_no_part_of_a_name()
    {
        await using var books = await PlayedBooks.OpenedAsync();

        (await PutAsync(new FileStore(books.Database), @"收件\..\判决书.pdf", PaperFiles.Pdf())).File!.Name.ShouldBe("判决书.pdf");
    }

    [Fact]
    public async Task The_largest_file_that_is_taken_comes_back_whole()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        var bytes = PaperFiles.Text(string.Concat(Enumerable.Range(0, (int)FileStore.MostBytes / 8).Select(i => i.ToString("D7", CultureInfo.InvariantCulture) + "\n")));
        var store = new FileStore(books.Database);

        var file = (await PutAsync(store, "流水.txt", bytes)).File!;

        (bytes.LongLength, file.PartCount).ShouldBe((FileStore.MostBytes, 1_311));
        PaperFiles.Sha256(await GetAsync(store, file.Sha256)).ShouldBe(file.Sha256);
    }

    [Fact]
    public async Task The_engine_refuses_to_change_or_to_delete_a_part()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        await PutAsync(new FileStore(books.Database), "判决书.pdf", PaperFiles.Pdf());

        foreach (var (sql, word) in new[] { ("UPDATE file_part SET content = x'00'", "只增不改"), ("DELETE FROM file_part", "只增不删"), ("UPDATE file_object SET name = 'b.pdf'", "只增不改"), ("DELETE FROM file_object", "只增不删") })
            (await Should.ThrowAsync<DbException>(() => ExecuteAsync(books, sql))).Message.ShouldContain(word, customMessage: sql);
    }

    [Fact]
    public async Task A_file_whose_bytes_were_changed_past_the_guards_is_never_given_out()
    {
        await using var books = await PlayedBooks.OpenedAsync();
        var store = new FileStore(books.Database);
        var file = (await PutAsync(store, "判决书.pdf", PaperFiles.Pdf())).File!;
        await ExecuteAsync(books, "DROP TRIGGER tr_file_part_not_changed");
        await ExecuteAsync(books, "UPDATE file_part SET content = x'255044462D'");
        using var target = new MemoryStream();

        await Should.ThrowAsync<FileDamagedException>(() => store.CopyAsync(PlayedBooks.Entity, file.Sha256, target, Stop));

        target.Length.ShouldBe(0);
    }

    [Fact]
    public void Ten_thousand_mutated_papers_are_taken_as_they_are_or_refused_by_name()
    {
        const int Seed = 20241107;
        var (random, rounds) = (new Random(Seed), Environment.GetEnvironmentVariable("CI") is null ? 10_000 : 2_000);
        byte[][] papers = [PaperFiles.Pdf(), PaperFiles.Png(), PaperFiles.Jpeg(), PaperFiles.Ofd(), PaperFiles.Xlsx(), PaperFiles.Text(PaperFiles.DigitalInvoice), Gb18030("账号,余额\n")];
        string[] names = ["a.pdf", "a.png", "a.jpg", "a.ofd", "a.xlsx", "a.xml", "a.csv"];
        var taken = 0;
        for (var round = 0; round < rounds; round++)
        {
            var which = random.Next(papers.Length);
            using var content = new MemoryStream(Mutated(papers[which], papers[random.Next(papers.Length)], random));
            var (mediaType, refusal) = FileContent.Judge(names[which], content);
            (mediaType is null).ShouldBe(refusal is not null, $"seed {Seed}, round {round}");
            if (refusal is not null) refusal.Reason.ShouldBeOneOf(RejectionReason.FileNotAllowed, RejectionReason.FileRenamed);
            else taken++;
        }
        taken.ShouldBeInRange(1, rounds - 1);
    }

    private static byte[] Mutated(byte[] paper, byte[] other, Random random)
    {
        var bytes = paper.ToArray();
        switch (random.Next(3))
        {
            case 0:
                for (var flips = random.Next(1, 4); flips > 0; flips--) bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                return bytes;
            case 1: return bytes[..random.Next(bytes.Length)];
            default: return [.. bytes[..random.Next(bytes.Length)], .. other[random.Next(other.Length)..]];
        }
    }

    private static byte[] Gb18030(string text) => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text);

    /// <summary>An archive whose directory says of its first entry that it is encrypted.</summary>
    private static byte[] Encrypted()
    {
        var bytes = PaperFiles.Ofd();
        bytes[6] |= 1;
        bytes[bytes.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        bytes[at] ^= 0x10;
        return bytes;
    }

    private static async Task<Filed> PutAsync(FileStore store, string name, byte[] bytes)
    {
        using var content = new MemoryStream(bytes);
        return await store.PutAsync(PlayedBooks.Entity, name, content, "陈会计", Stop);
    }

    private static async Task<byte[]> GetAsync(FileStore store, string sha256)
    {
        using var target = new MemoryStream();
        await store.CopyAsync(PlayedBooks.Entity, sha256, target, Stop);
        return target.ToArray();
    }

    private static Task<int> ExecuteAsync(PlayedBooks books, string sql) =>
        books.Database.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync(sql), true), Stop);
}
