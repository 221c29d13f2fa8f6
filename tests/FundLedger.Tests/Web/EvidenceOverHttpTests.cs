using System.IO.Compression;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Tests.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>Files go in by the API and by the forms, and come out as they went in.</summary>
public sealed class EvidenceOverHttpTests
{
    private const string Files = "/api/v1/entities/220000/files";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_uploaded_cited_by_an_event_and_downloaded_as_an_attachment_of_its_own_type()
    {
        await using var books = await WebBooks.FundedAsync();

        var uploaded = await books.PostAsync($"{Files}?name={Uri.EscapeDataString("回单.pdf")}", PaperFiles.Pdf(), type: "application/octet-stream");

        uploaded.Status.ShouldBe(201, uploaded.Text);
        var sha256 = (string)uploaded.Json["sha256"]!;
        sha256.ShouldBe(PaperFiles.Sha256(PaperFiles.Pdf()));
        await books.PlayAsync($"FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{sha256}]");
        using var file = await books.Client.GetAsync(new Uri($"{Files}/{sha256}", UriKind.Relative), Stop);
        (await file.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(PaperFiles.Pdf());
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("回单.pdf");
        file.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task An_electronic_invoice_tells_what_it_says()
    {
        await using var books = await WebBooks.FundedAsync();

        var uploaded = await books.PostAsync($"{Files}?name=a.xml", PaperFiles.Text(PaperFiles.DigitalInvoice), type: "application/octet-stream");

        ((string?)uploaded.Json["invoice"]!["number"], (string?)uploaded.Json["invoice"]!["amount"]).ShouldBe(("24222000000012345678", "33218.45"));
    }

    [Fact]
    public async Task What_is_no_paper_or_not_there_is_told_with_its_name()
    {
        await using var books = await WebBooks.FundedAsync();

        (await books.PostAsync($"{Files}?name=a.pdf", PaperFiles.Png(), type: "application/octet-stream")).Rejection.ShouldBe("fileRenamed");
        (await books.PostAsync(Files, PaperFiles.Pdf(), type: "application/octet-stream")).Rejection.ShouldBe("missingParameter");
        (await books.PostAsync($"{Files}?name=a.pdf", PaperFiles.Pdf(), type: "application/pdf")).Status.ShouldBe(415);
        (await books.GetAsync($"{Files}/{new string('0', 64)}")).Status.ShouldBe(404);
        (await books.GetAsync("/api/v1/entities/220000/vouchers/9999/evidence.zip")).Status.ShouldBe(404);
        (await books.GetAsync("/api/v1/entities/220000/cases/NONE/evidence.zip")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Hostile_files_are_refused_nothing_of_them_is_kept_and_the_next_paper_is_taken()
    {
        await using var books = await WebBooks.FundedAsync();
        var before = await books.EverythingAsync();

        foreach (var row in FileStoreTests.NotTaken)
        {
            var (name, bytes, reason, _) = row.Data;
            var answer = await books.PostAsync($"{Files}?name={Uri.EscapeDataString(name)}", bytes, type: "application/octet-stream");
            answer.Status.ShouldBeInRange(400, 499, $"{name}: {answer.Text}");
            answer.Rejection.ShouldNotBeNull($"{name} should be {reason}");
        }

        (await books.EverythingAsync()).ShouldBe(before);
        (await books.PostAsync($"{Files}?name=a.pdf", PaperFiles.Pdf(), type: "application/octet-stream")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_length_is_cut_off_at_the_limit()
    {
        await using var books = await WebBooks.FundedAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Files}?name=a.txt") { Content = new StreamContent(new MemoryStream(new byte[FileStore.MostBytes + 4096])) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        request.Headers.TransferEncodingChunked = true;

        (await books.SendAsync(request)).Status.ShouldBe(413);
    }

    [Fact]
    public async Task A_form_keeps_its_files_when_it_is_shown_again_and_records_them_with_the_event()
    {
        await using var books = await WebBooks.FundedAsync();
        await Visitors.SignInAsync(books.Client, "chen");
        var page = await books.GetAsync("/commands/bankFeeCharged?lang=zh-CN");
        page.Text.ShouldContain("type=\"file\" name=\"upload:files\"");
        using var first = Form(page.Text, ("do", "try"));
        first.Add(new ByteArrayContent(PaperFiles.Pdf("one")), "upload:files", "回单.pdf");
        first.Add(new ByteArrayContent(PaperFiles.Png()), "upload:files", "改名.pdf");

        var refused = await PostAsync(books, first);

        refused.ShouldContain("文件 改名.pdf 的内容是 image/png");
        var kept = Regex.Match(refused, "name=\"files\\[0\\]\" value=\"([0-9a-f]{64})\"").Groups[1].Value;
        kept.ShouldBe(PaperFiles.Sha256(PaperFiles.Pdf("one")));
        using var second = Form(refused, ("do", "record"), ("files[0]", kept));
        (await PostAsync(books, second)).ShouldBeEmpty();
        (await books.GetAsync("work/1?lang=zh-CN&entity=220000")).Text.ShouldContain("回单.pdf");
        await books.SignAsync(1);
        var voucher = await books.GetAsync("/vouchers/记-2024-03-0001?lang=zh-CN&entity=220000");
        voucher.Text.ShouldContain(kept);
        voucher.Text.ShouldContain("回单.pdf");
        voucher.Text.ShouldContain("附件 1 张");
    }

    [Fact]
    public async Task The_package_of_a_voucher_holds_its_files_its_print_and_both_manifests()
    {
        await using var books = await WebBooks.FundedAsync();
        var sha256 = (string)(await books.PostAsync($"{Files}?name=a.pdf", PaperFiles.Pdf(), type: "application/octet-stream")).Json["sha256"]!;
        await books.PlayAsync($"FEE 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=5.00 files=[{sha256}]");

        using var package = await books.Client.GetAsync(new Uri("/api/v1/entities/220000/vouchers/记-2024-03-0001/evidence.zip", UriKind.Relative), Stop);

        package.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        using var archive = new ZipArchive(await package.Content.ReadAsStreamAsync(Stop));
        archive.Entries.Select(entry => entry.FullName.Split('/')[0]).ShouldBe(["vouchers", "manifest.json", "files", "manifest.txt"]);
    }

    private static MultipartFormDataContent Form(string page, params (string Name, string Value)[] more)
    {
        var form = new MultipartFormDataContent();
        (string Name, string Value)[] typed =
        [
            ("date", "2024-03-01"), ("fund", "ADV"), ("bank", "BK1"), ("amount", "12.50"),
            ("key", Hidden(page, "key")), ("__RequestVerificationToken", Hidden(page, "__RequestVerificationToken")), .. more,
        ];
        foreach (var (name, value) in typed) form.Add(new StringContent(value), name);
        return form;
    }

    private static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{name}\" (?:type=\"hidden\" )?value=\"([^\"]+)\"").Groups[1].Value;

    /// <summary>The page that answers; nothing where the answer leads on.</summary>
    private static async Task<string> PostAsync(WebBooks books, MultipartFormDataContent form)
    {
        using var answer = await books.Client.PostAsync(new Uri("/commands/bankFeeCharged?entity=220000&lang=zh-CN", UriKind.Relative), form, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
