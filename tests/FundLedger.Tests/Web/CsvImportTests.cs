using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web;

namespace FundLedger.Tests.Web;

/// <summary>Registers are filled from files that an office program saved.</summary>
public sealed class CsvImportTests
{
    private const string Parties = """
        type,date 业务日期,by 制单人,party 代码,name 名称,kind 种类,registration 登记层级,creditCode 信用代码
        partyRegistered,2024/2/1,陈会计,O7,"某市""绿水""协会, 分会",社会组织,设区的市级,51220100MJ00000180
        partyRegistered,20240201,陈会计,D7,某化工二厂,DEFENDANT,,
        """;

    static CsvImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> InRows => [.. Catalogue.All.Where(entry => CsvFile.Fits(entry.Type)).Select(entry => entry.Command.Name)];

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("GB18030", false)]
    public void Parties_are_read_in_the_encodings_of_office_programs(string encoding, bool marked)
    {
        byte[] bytes = [.. marked ? Encoding.UTF8.Preamble : [], .. Encoding.GetEncoding(encoding).GetBytes(Parties.ReplaceLineEndings("\r\n"))];

        var lines = CsvFile.Read(bytes, "220000", CommandReader.Read);

        lines.SelectMany(line => line.Rejections).ShouldBeEmpty();
        lines.Select(line => line.Number).ShouldBe([2, 3]);
        var first = lines[0].Command.ShouldBeOfType<FundLedger.Litigation.Events.PartyRegistered>();
        (first.Date, first.Name, first.Kind, first.Registration, first.CreditCode)
            .ShouldBe((new DateOnly(2024, 2, 1), "某市\"绿水\"协会, 分会", PartyKind.Organisation, RegistrationLevel.City, "51220100MJ00000180"));
    }

    [Theory]
    [InlineData("type,party\npartyRegistered,\"O1", "引号未闭合")]
    [InlineData("type,party\npartyRegistered,O1,more", "有 3 格，而标题只有 2 格")]
    public void A_row_that_is_not_CSV_is_refused_with_its_reason(string text, string says)
    {
        var line = CsvFile.Read(Encoding.UTF8.GetBytes(text), "220000", CommandReader.Read).ShouldHaveSingleItem();

        line.Number.ShouldBe(2);
        var refused = line.Rejections.ShouldHaveSingleItem();
        refused.Reason.ShouldBe(RejectionReason.MalformedCsv);
        refused.Zh.ShouldContain(says);
        Regex.IsMatch(refused.En, "[a-z]+ [a-z]+").ShouldBeTrue(refused.En);
    }

    [Fact]
    public void Bytes_that_are_text_in_no_encoding_are_refused() =>
        CsvFile.Read([0x74, 0x79, 0xFF, 0xFF], "220000", CommandReader.Read).ShouldHaveSingleItem().Rejections.ShouldHaveSingleItem().Reason.ShouldBe(RejectionReason.FileNotText);

    [Theory]
    [InlineData("1,234,567.89", "1234567.89")]
    [InlineData("1,23", null)]
    [InlineData("12,34.00", null)]
    public void Amounts_may_be_grouped_by_thousands_only(string typed, string? amount)
    {
        var line = CsvFile.Read(Encoding.UTF8.GetBytes($"type,key,date,by,fund,bank,amount\nbankFeeCharged,K,2024-03-01,陈会计,ADV,BK1,\"{typed}\""), "220000", CommandReader.Read).Single();

        (line.Command as FundLedger.Litigation.Events.BankFeeCharged)?.Amount.ToString().ShouldBe(amount);
        line.Rejections.Select(rejection => rejection.Reason).ShouldBe(amount is null ? [RejectionReason.BadAmount] : []);
    }

    [Theory, MemberData(nameof(InRows))]
    public void A_template_can_be_imported_as_it_is_and_holds_the_example(string name)
    {
        var type = Catalogue.Find(name)!;

        var line = CsvFile.Read(Encoding.UTF8.GetBytes(CsvFile.Template(type, CultureInfo.GetCultureInfo("zh-CN"))), "220000", CommandReader.ReadUnsigned).Single();

        line.Rejections.ShouldBeEmpty();
        var example = CommandReader.Read(Catalogue.Of(type).Example, "220000").Command!;
        CommandWriter.Canonical(line.Command! with { Key = "" }).ShouldBe(CommandWriter.Canonical(Signatures.Without(example) with { Key = "" }));
    }

    [Fact]
    public async Task A_file_is_tried_then_recorded_whole_and_sent_again_it_changes_nothing()
    {
        await using var books = await WebBooks.FundedAsync();
        await Visitors.SignInAsync(books.Client, "chen");
        var before = await books.EverythingAsync();

        var tried = await UploadAsync(books, "try", Parties);
        tried.Status.ShouldBe(200);
        PageText.Body(tried.Text).ShouldContain("2 行都可记录");
        (await books.EverythingAsync()).ShouldBe(before);

        PageText.Body((await UploadAsync(books, "record", Parties)).Text).ShouldContain("2 行已记录");
        var after = await books.EverythingAsync();
        after.ShouldContain("某化工二厂");
        PageText.Body((await UploadAsync(books, "record", Parties)).Text).ShouldContain("以前已记录");
        (await books.EverythingAsync()).ShouldBe(after);
    }

    [Fact]
    public async Task One_refused_row_keeps_the_whole_file_out_and_is_told_with_its_line_and_sentence()
    {
        await using var books = await WebBooks.FundedAsync();
        await Visitors.SignInAsync(books.Client, "chen");
        var before = await books.EverythingAsync();

        var page = await UploadAsync(books, "record", Parties + "\npartyRegistered,2024-02-01,陈会计,O1,又一协会,社会组织,设区的市级,");

        PageText.Body(page.Text).ShouldContain("3 行中有 1 行被拒绝");
        PageText.Table(page.Text, "逐行结果（被拒绝的在前）")[1].ShouldContain("往来方 O1 已存在");
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Programs_may_send_CSV_as_well()
    {
        await using var books = await WebBooks.FundedAsync();

        var answer = await books.PostAsync("/api/v1/entities/220000/imports", Parties, type: "text/csv");

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json["recorded"]!.GetValue<bool>().ShouldBeTrue();
    }

    private static async Task<Answer> UploadAsync(WebBooks books, string what, string text)
    {
        var page = await books.GetAsync("/commands/import?lang=zh-CN");
        var token = Regex.Match(page.Text, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var file = new ByteArrayContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var content = new MultipartFormDataContent { { file, "file", "parties.csv" }, { new StringContent(what), "what" }, { new StringContent(token), "__RequestVerificationToken" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/commands/import?entity=220000&lang=zh-CN") { Content = content };
        return await books.SendAsync(request);
    }
}
