using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Reports.Excel;
using FundLedger.Tests.Reports;
using FundLedger.Tests.Support;
using FundLedger.Tests.Uploads;
using FundLedger.Web;

namespace FundLedger.Tests.Web;

/// <summary>Opening balances, registers and past events come in by a workbook that people fill in.</summary>
public sealed class ImportWorkbookTests : IDisposable
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    private readonly SpreadsheetProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IReadOnlyList<Type> AllThatFit { get; } = [.. Catalogue.All.Select(entry => entry.Type).Where(ImportTemplate.Fits)];

    [Fact]
    public async Task The_worked_year_written_into_the_workbook_gives_the_same_books_as_through_the_API()
    {
        var commands = WorkedYears.Commands(WorkedYears.Scenario).ToList();
        var byRow = commands.TakeWhile(json => ImportTemplate.Fits(Catalogue.Find((string)JsonNode.Parse(json)!["type"]!)!)).ToList();
        byRow.Count.ShouldBe(48);
        await using var books = await WebBooks.EmptyAsync();

        var answer = await books.PostAsync("/api/v1/entities/220000/imports", Filled(byRow), type: FundLedgerExcel);

        answer.Status.ShouldBe(200, string.Join('\n', answer.Json["results"]!.AsArray().Where(line => (string?)line!["outcome"] == "refused").Select(line => line!.ToJsonString())));
        foreach (var json in commands.Skip(byRow.Count)) (await books.SendAsync(json)).Status.ShouldBe(201, json);
        await using var other = await WebBooks.EmptyAsync();
        await WorkedYears.PlayAsync(other.Database, commands);
        (await BalanceAsync(books)).ShouldBe(await BalanceAsync(other));
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
        (await books.PostAsync("/api/v1/entities/220000/imports", Filled(byRow), type: FundLedgerExcel)).Json["results"]!.AsArray().ShouldAllBe(line => (string?)line!["outcome"] == "repeated");
    }

    [Fact]
    public async Task One_bad_row_in_two_hundred_is_named_with_its_sheet_and_keeps_all_others_out()
    {
        await using var books = await WebBooks.FundedAsync();
        var before = await books.EverythingAsync();
        var file = Parties(200, bad: 137);

        var answer = await books.PostAsync("/api/v1/entities/220000/imports", file, type: FundLedgerExcel);

        answer.Status.ShouldBe(422, answer.Text);
        var refused = answer.Json["results"]!.AsArray().Where(line => (string?)line!["outcome"] == "refused").ShouldHaveSingleItem()!;
        ((string?)refused["sheet"], (int)refused["line"]!).ShouldBe(("登记往来方", ImportTemplate.HeadingRow + 1 + 137));
        (await books.EverythingAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_person_downloads_the_template_sends_it_with_an_error_and_gets_a_copy_that_says_why()
    {
        await using var books = await WebBooks.FundedAsync();
        await Visitors.SignInAsync(books.Client, "chen");
        using var template = new XLWorkbook(new MemoryStream(await DownloadAsync(books, "/commands/import?handler=Workbook&entity=220000")));
        template.Worksheets.Select(sheet => sheet.Name).ShouldBe(["说明", "代码表", "启用会计主体", "变更政策参数", "设立基金", "启用银行账户", "登记往来方", "登记案件", "启用年度", "录入期初余额", "登记人员", "分派职责", "解除职责"]);

        var page = await books.GetAsync("/commands/import?entity=220000&lang=zh-CN");
        var tried = await UploadAsync(books, page.Text, "try", Parties(20, bad: 7));
        PageText.Body(tried.Text).ShouldContain("20 行中有 1 行被拒绝");
        var kept = Regex.Match(tried.Text, "name=\"content\" value=\"([^\"]+)\"").Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["content"] = System.Net.WebUtility.HtmlDecode(kept), ["name"] = "parties.xlsx", ["what"] = "annotated", ["__RequestVerificationToken"] = Token(tried.Text),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/commands/import?entity=220000&lang=zh-CN") { Content = form };
        using var message = await books.Client.SendAsync(request, Stop);
        var copy = await message.Content.ReadAsByteArrayAsync(Stop);

        message.Content.Headers.ContentDisposition!.FileName!.ShouldContain("annotated-parties.xlsx");
        using var annotated = new XLWorkbook(new MemoryStream(await program.ComputedAsync(copy)));
        var sheet = annotated.Worksheet("登记往来方");
        var marked = sheet.RowsUsed().Where(row => row.RowNumber() > ImportTemplate.HeadingRow && row.LastCellUsed()!.GetString().Contains("往来方 X0001 已存在", StringComparison.Ordinal)).ShouldHaveSingleItem();
        marked.RowNumber().ShouldBe(ImportTemplate.HeadingRow + 1 + 7);

        var mended = Mended(copy, marked.RowNumber());
        PageText.Body((await UploadAsync(books, page.Text, "record", mended)).Text).ShouldContain("20 行已记录");
    }

    [Theory]
    [InlineData("a formula", "formulaCell")]
    [InlineData("a column that the event has not", "unknownField")]
    [InlineData("an order that is no number", "badValue")]
    [InlineData("no sheet of events", "columnsUnknown")]
    [InlineData("one more sheet that names no event", "columnsUnknown")]
    [InlineData("a cell under no heading", "unknownField")]
    [InlineData("a hidden row", "fileContentForbidden")]
    [InlineData("a hidden sheet", "fileContentForbidden")]
    public async Task What_cannot_be_taken_is_refused_by_its_reason(string what, string rejection)
    {
        await using var books = await WebBooks.FundedAsync();
        using var workbook = new XLWorkbook(new MemoryStream(Parties(2, bad: 0)));
        var sheet = workbook.Worksheet("登记往来方");
        if (what == "a formula") sheet.Cell(ImportTemplate.HeadingRow + 2, 3).FormulaA1 = "A1";
        if (what.Contains("column", StringComparison.Ordinal)) sheet.Cell(ImportTemplate.HeadingRow, 30).SetValue("colour").Worksheet.Cell(ImportTemplate.HeadingRow + 2, 30).SetValue("red");
        if (what.Contains("order", StringComparison.Ordinal)) sheet.Cell(ImportTemplate.HeadingRow + 2, 1).SetValue("first");
        if (what.Contains("no sheet", StringComparison.Ordinal)) foreach (var each in workbook.Worksheets) each.Cell(1, 1).SetValue("nothing");

        if (what.Contains("one more", StringComparison.Ordinal)) workbook.AddWorksheet("更多").Cell(1, 1).SetValue("fundOpend");
        if (what.Contains("under no", StringComparison.Ordinal)) sheet.Cell(ImportTemplate.HeadingRow + 2, 30).SetValue("red");
        if (what.Contains("hidden row", StringComparison.Ordinal)) sheet.Row(ImportTemplate.HeadingRow + 3).Hide();
        if (what.Contains("hidden sheet", StringComparison.Ordinal)) sheet.Hide();
        var before = await books.EverythingAsync();

        var answer = await books.PostAsync("/api/v1/entities/220000/imports", Bytes(workbook), type: FundLedgerExcel);

        answer.Status.ShouldBe(422, answer.Text);
        (await books.EverythingAsync()).ShouldBe(before);
        answer.Text.ShouldContain($"\"{rejection}\"");
    }

    [Fact]
    public void Hostile_workbooks_are_refused_before_anything_is_read()
    {
        foreach (var (name, (reason, file)) in HostileFileTests.Files.Where(each => XlsxBytes(each.Value.File())))
            ImportWorkbook.Read(file(), "220000", CommandReader.Read, TimeProvider.System, Stop).ShouldAllBe(line => line.Command == null && line.Rejections.Count > 0, name + reason);
    }

    [Fact]
    public void The_template_has_a_sheet_for_each_event_and_lists_for_its_terms()
    {
        using var file = new MemoryStream();
        ImportTemplate.Write(AllThatFit, file, Chinese);
        file.Position = 0;
        using var workbook = new XLWorkbook(file);

        workbook.Worksheets.Count.ShouldBe(AllThatFit.Count + 2);
        var funds = workbook.Worksheet("设立基金");
        funds.DataValidations.ShouldNotBeEmpty();
        funds.Cell(1, 1).GetString().ShouldBe("fundOpened");
        ImportWorkbook.Read(file.ToArray(), "220000", CommandReader.Read, TimeProvider.System, Stop).ShouldBeEmpty();
    }

    private const string FundLedgerExcel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static bool XlsxBytes(byte[] bytes) => bytes.AsSpan().StartsWith("PK"u8);

    /// <summary>Commands as rows of the template, with amounts as numbers and days as days; each in the order of the year.</summary>
    private static byte[] Filled(IReadOnlyList<string> commands)
    {
        using var template = new MemoryStream();
        ImportTemplate.Write([.. commands.Select(json => Catalogue.Find((string)JsonNode.Parse(json)!["type"]!)!).Distinct()], template, Chinese);
        template.Position = 0;
        using var workbook = new XLWorkbook(template);
        var next = workbook.Worksheets.ToDictionary(sheet => sheet.Name, _ => ImportTemplate.HeadingRow + 2);
        foreach (var (json, place) in commands.Select((json, i) => (JsonNode.Parse(json)!.AsObject(), i + 1)))
        {
            var type = Catalogue.Find((string)json["type"]!)!;
            var sheet = workbook.Worksheets.Single(each => each.Cell(1, 1).GetString() == (string?)json["type"]);
            next[sheet.Name] += Fill(sheet, next[sheet.Name], ImportTemplate.ColumnsOf(type), json, place);
        }
        return Bytes(workbook);
    }

    private static int Fill(IXLWorksheet sheet, int row, IReadOnlyList<(string Name, CommandField? Field)> columns, JsonObject json, int place)
    {
        var rows = 1;
        foreach (var ((name, field), column) in columns.Select((each, i) => (each, i + 1)))
            if (name == ImportTemplate.OrderName) sheet.Cell(row, column).SetValue(place);
            else if (name.Split('.') is [var list, var part])
            {
                if (json[list] is not JsonArray parts) continue;
                rows = Math.Max(rows, parts.Count);
                foreach (var (one, i) in parts.Select((one, i) => (one, i))) Put(sheet.Cell(row + i, column), field, one![part]);
            }
            else Put(sheet.Cell(row, column), field, json[name]);
        return rows;
    }

    private static void Put(IXLCell cell, CommandField? field, JsonNode? value)
    {
        if (value is null) return;
        if (field?.Type == typeof(Money)) cell.SetValue(decimal.Parse((string)value!, CultureInfo.InvariantCulture));
        else if (field?.Type == typeof(DateOnly)) cell.SetValue(DateTime.ParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        else if (value is JsonArray several) cell.SetValue(string.Join(';', several.Select(each => each!.ToString())));
        else cell.SetValue(value.ToString());
    }

    /// <summary>So many defendants; the bad one has the code of the first.</summary>
    private static byte[] Parties(int count, int bad) => Filled([.. Enumerable.Range(1, count).Select(i => new JsonObject
    {
        ["type"] = "partyRegistered", ["date"] = "2024-02-01", ["by"] = "陈会计", ["party"] = $"X{(i == bad ? 1 : i):0000}", ["name"] = $"某公司{i}", ["kind"] = "DEFENDANT",
    }.ToJsonString())]);

    private static byte[] Mended(byte[] copy, int row)
    {
        using var workbook = new XLWorkbook(new MemoryStream(copy));
        var sheet = workbook.Worksheet("登记往来方");
        var party = sheet.Row(ImportTemplate.HeadingRow).Cells().First(cell => cell.GetString().StartsWith("party ", StringComparison.Ordinal)).Address.ColumnNumber;
        sheet.Cell(row, party).SetValue("X0099");
        return Bytes(workbook);
    }

    private static byte[] Bytes(XLWorkbook workbook)
    {
        using var bytes = new MemoryStream();
        workbook.SaveAs(bytes);
        return bytes.ToArray();
    }

    private static Task<string> BalanceAsync(WebBooks books) => books.Database.ReadAsync(async session => string.Join('\n', await session.ListAsync<string>("""
        SELECT CONCAT(voucher.voucher_no, ' ', line.account, ' ', line.fund, ' ', line.side, ' ', line.amount_fen, ' ', voucher.summary)
        FROM voucher_line line JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq ORDER BY line.seq, line.line_no
        """)), Stop);

    private static async Task<byte[]> DownloadAsync(WebBooks books, string path) => await books.Client.GetByteArrayAsync(new Uri(path + "&lang=zh-CN", UriKind.Relative), Stop);

    private static string Token(string page) => Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;

    private static async Task<Answer> UploadAsync(WebBooks books, string page, string what, byte[] file)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "parties.xlsx" }, { new StringContent(what), "what" }, { new StringContent(Token(page)), "__RequestVerificationToken" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/commands/import?entity=220000&lang=zh-CN") { Content = content };
        return await books.SendAsync(request);
    }

    public void Dispose() => program.Dispose();
}
