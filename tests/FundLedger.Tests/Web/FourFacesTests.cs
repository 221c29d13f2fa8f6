using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>Whatever is asked, page, API, CSV and workbook answer with the same rows and the same fen, or refuse it for the same reason.
/// The seed is printed; the variables FUNDLEDGER_FILTERS (120 unless set; 1,000 is a whole run) and FUNDLEDGER_SEED choose the size and
/// the play.</summary>
public sealed partial class FourFacesTests(PagesSite site, CrowdedSite crowd, ITestOutputHelper output) : IClassFixture<CrowdedSite>
{
    private const int UsualCount = 120;
    private const string Entity = "220000";

    /// <summary>Asked in every run: lists of several pages, a list of everything, and a refusal on each sort of page.</summary>
    private static readonly FaceFilter[] Always =
    [
        new("journal", Entity, "zh", [("asOf", "2024-12-31")]), new("audit-vouchers", Entity, "en", [("asOf", "2024-12-31")]), new("vouchers", Entity, "zh", []), new("cases", Entity, "en", []),
        new("lines", Entity, "zh", [("bank", "BK1")]), new("workbook", Entity, "en", [("asOf", "2024-12-31")]),
        new("trial-balance", Entity, "zh", [("fund", "NONE"), ("asOf", "2024-12-31")]), new("vouchers", Entity, "en", [("month", "2024-13"), ("fund", "A'V")]),
    ];

    private readonly SortedDictionary<string, int> met = new(StringComparer.Ordinal);
    private HttpClient client = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Random_filters_over_the_worked_year_are_answered_alike()
    {
        client = await site.ClientAsync();
        await AskAsync(Setting.Of("FUNDLEDGER_FILTERS", UsualCount) * 3 / 4, Entity);

        Count("rows").ShouldBeGreaterThan(300);
        Count("refused").ShouldBeGreaterThan(0);
        Count("pages turned").ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task Random_filters_over_crowded_books_are_answered_alike()
    {
        client = crowd.Client();
        await AskAsync(Setting.Of("FUNDLEDGER_FILTERS", UsualCount) / 4, Entity, "220101", "220112", "220122");

        Count("rows").ShouldBeGreaterThan(300);
    }

    private int Count(string what) => met.GetValueOrDefault(what);

    private void Meet(string what, int times = 1) => met[what] = Count(what) + times;

    private async Task AskAsync(int count, params string[] entities)
    {
        var seed = Setting.Seed();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var draws = new List<FaceFilters>();
        foreach (var entity in entities) draws.Add(new(random, entity, await CodesAsync(entity)));
        var disagreements = new List<string>();
        foreach (var filter in Always) await CompareAsync(filter, disagreements);
        for (var i = 0; i < count; i++) await CompareAsync(draws[random.Next(3) == 0 ? random.Next(draws.Count) : 0].Next(), disagreements);
        output.WriteLine($"{count} filters; {string.Join("; ", met.Select(each => $"{each.Key}: {each.Value:#,##0}"))}");
        disagreements.ShouldBeEmpty();
    }

    /// <summary>One disagreement must not hide the next.</summary>
    private async Task CompareAsync(FaceFilter filter, List<string> disagreements)
    {
        try
        {
            await ShouldAgreeAsync(filter);
        }
        catch (ShouldAssertException disagreement)
        {
            disagreements.Add(disagreement.Message);
        }
    }

    private async Task<IReadOnlyDictionary<string, string[]>> CodesAsync(string entity)
    {
        var banks = await JsonAsync($"/api/v1/entities/{entity}/bank-accounts");
        return FaceFilters.Codes(await JsonAsync($"/api/v1/entities/{entity}/reports/journal?asOf=2024-12-31"), [.. banks["accounts"]!.AsArray().Select(bank => (string)bank!["bank"]!), "BK1"]);
    }

    private Task ShouldAgreeAsync(FaceFilter filter)
    {
        Meet(filter.What is "vouchers" or "cases" or "lines" or "workbook" ? filter.What : "reports");
        return filter.What switch
        {
            "vouchers" => VouchersAsync(filter),
            "cases" => CasesAsync(filter),
            "lines" => LinesAsync(filter),
            "workbook" => WorkbookAsync(filter),
            _ => ReportAsync(filter),
        };
    }

    /// <summary>The files are those that the page offers; where it refuses, those of the same filter on the day on which the page stands.</summary>
    private async Task ReportAsync(FaceFilter filter)
    {
        var page = await GetAsync($"/reports/{filter.What}{filter.Query(("entity", filter.Entity))}");
        var html = await page.Content.ReadAsStringAsync(Stop);
        var csv = page.IsSuccessStatusCode ? Faces.CsvOf(html) : "";
        var address = csv.Length > 0 ? csv + $"&lang={filter.Language}" : $"/api/v1/entities/{filter.Entity}/reports/{filter.What}{filter.Query([("format", "csv"), .. DayOf(filter, html)])}";
        var api = await GetAsync(InFormat(address, "json"));
        if (!api.IsSuccessStatusCode) await ShouldBeRefusedAsync(filter, page, html, api, InFormat(address, "csv"), InFormat(address, "xlsx"));
        else
        {
            csv.ShouldNotBeEmpty(filter.ToString());
            await ShouldBeSameAsync(filter.ToString(), ReportOf(await JsonAsync(api), filter.What, filter.Language), html, address);
        }
    }

    private static IEnumerable<(string, string)> DayOf(FaceFilter filter, string html) =>
        filter.Asked.All(asked => asked.Item1 != "asOf") && DayTag().Match(html) is { Success: true } day ? [("asOf", day.Groups[1].Value)] : [];

    [GeneratedRegex("<input name=\"asOf\" value=\"([0-9-]+)\"")] private static partial Regex DayTag();

    private static string InFormat(string address, string format) => address.Replace("format=csv", "format=" + format, StringComparison.Ordinal);

    private static FaceReport ReportOf(JsonNode json, string name, string language) => Faces.Report(json, ReportCatalogue.Find(name)!, language);

    private async Task ShouldBeSameAsync(string filter, FaceReport report, string firstPage, string address)
    {
        var inFiles = Faces.AsInFiles(report).ToList();
        var turned = new List<string>();
        await foreach (var html in PagesAsync(firstPage)) turned.AddRange(Faces.PageRows(html, report));
        turned.ShouldBe(Faces.AsOnPage(report), $"page: {filter}");
        Faces.CsvRows(await (await GetAsync(address)).Content.ReadAsStringAsync(Stop)).ShouldBe(inFiles, $"CSV: {filter}");
        using var workbook = Faces.Workbook(await (await GetAsync(InFormat(address, "xlsx"))).Content.ReadAsByteArrayAsync(Stop));
        Faces.TabRows(workbook.Worksheets.Single(), report).ShouldBe(inFiles, $"workbook: {filter}");
        Meet("rows", inFiles.Count);
    }

    /// <summary>A page, and all that follow it.</summary>
    private async IAsyncEnumerable<string> PagesAsync(string html)
    {
        yield return html;
        while (Faces.NextOf(html) is { } next)
        {
            Meet("pages turned");
            yield return html = await (await GetAsync(next)).Content.ReadAsStringAsync(Stop);
        }
    }

    /// <summary>A form that still lacks something it cannot do without is shown; all else is refused with the same sentences.</summary>
    private async Task ShouldBeRefusedAsync(FaceFilter filter, HttpResponseMessage page, string html, HttpResponseMessage api, params string[] files)
    {
        Meet("refused");
        var json = await JsonAsync(api);
        var sentences = SentencesOf(json, filter.Language);
        foreach (var file in files) SentencesOf(await JsonAsync(await GetAsync(file)), filter.Language).ShouldBe(sentences, file);
        Faces.PageRows(html, new([new("", "", "", default)], [])).ShouldBeEmpty(filter.ToString());
        if (page.StatusCode == HttpStatusCode.OK) json["rejections"]!.AsArray().ShouldContain(rejection => (string)rejection!["name"]! == "missingParameter", filter.ToString());
        else OnPage(page, html, sentences).ShouldBe(sentences, $"page: {filter}");
    }

    // A day that cannot be read keeps a page from standing anywhere, so it tells that first and nothing else.
    private static IReadOnlyList<string> OnPage(HttpResponseMessage page, string html, IReadOnlyList<string> sentences)
    {
        var told = Faces.RefusalsOn(html);
        return page.StatusCode == HttpStatusCode.BadRequest && told is [var day] && day.Contains("asOf", StringComparison.Ordinal) && sentences.Contains(day) ? sentences : told;
    }

    private static IReadOnlyList<string> SentencesOf(JsonNode problem, string language) => [.. problem["rejections"]!.AsArray().Select(rejection => (string)rejection![language]!)];

    private async Task VouchersAsync(FaceFilter filter)
    {
        var page = await ListAsync(filter, "/vouchers", filter.Language == "zh" ? "凭证号" : "Voucher", cells => Faces.Line([cells[0], cells[1], cells[2], Bare(cells[3])]));
        var api = await ApiListAsync(filter, "vouchers", page.Day, "vouchers", voucher => Faces.Line([.. new[] { "no", "date", "summary", "amount" }.Select(name => (string)voucher[name]!)]));
        ShouldBeSame(filter, page.Answer, api);
        if (page.Answer.Refusals.Count == 0 && !filter.Has("text") && !filter.Has("account") && !filter.Has("case")) await ShouldBeInTheJournalAsync(filter, page.Day, page.Answer);
    }

    /// <summary>The files of a list of vouchers are those of the journal: the same numbers, month, fund and day.</summary>
    private async Task ShouldBeInTheJournalAsync(FaceFilter filter, string day, FaceAnswer vouchers)
    {
        var month = filter.Asked.FirstOrDefault(asked => asked.Name == "month").Value is { Length: > 0 } text ? text : null;
        var monthEnd = month is null ? day : LastDayOf(month);
        var asOf = string.CompareOrdinal(monthEnd, day) < 0 ? monthEnd : day;
        var fund = filter.Asked.FirstOrDefault(asked => asked.Name == "fund").Value;
        var address = $"/api/v1/entities/{filter.Entity}/reports/journal?format=csv&lang={filter.Language}&asOf={asOf}&fromDate={(month is null ? "2000-01-01" : month + "-01")}&fund={fund}";
        var api = await GetAsync(InFormat(address, "json"));
        if ((int)api.StatusCode == 422) vouchers.Rows.ShouldBeEmpty(filter.ToString());
        if (!api.IsSuccessStatusCode) return;
        var journal = ReportOf(await JsonAsync(api), "journal", filter.Language);
        journal.Rows.Select(row => row.Cells[1]).Where(number => number.Length > 0).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(vouchers.Rows.Select(row => row.Split(" | ")[0]).Distinct().Order(StringComparer.Ordinal), $"journal: {filter}");
        Meet("journals");
    }

    private static string LastDayOf(string month) =>
        DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task CasesAsync(FaceFilter filter)
    {
        var page = await ListAsync(filter, "/cases", filter.Language == "zh" ? "案件" : "Case", cells => Faces.Line([cells[0], cells[1], cells[2], cells[3], .. cells.Skip(4).Select(Bare)]));
        var api = await ApiListAsync(filter, "cases", page.Day, "cases", one => Faces.Line(
            [(string)one["case"]!, (string)one["number"]!, $"{one["plaintiff"]} {one["plaintiffName"]}".Trim(), .. new[] { "registeredOn", "outstanding", "custody", "committed" }.Select(name => (string)one[name]!)]));
        ShouldBeSame(filter, page.Answer, api);
    }

    private async Task LinesAsync(FaceFilter filter)
    {
        var bank = filter.Asked.First(asked => asked.Name == "bank").Value;
        var ofPage = filter with { Asked = [.. filter.Asked.Where(asked => asked.Name != "bank")] };
        var ofApi = ofPage with { Asked = [.. ofPage.Asked.Where(asked => asked.Name != "asOf").Select(asked => asked.Name == "state" ? ("open", asked.Value == "open" ? "true" : asked.Value) : asked)] };
        var page = await ListAsync(ofPage, $"/bank/{bank}/lines", filter.Language == "zh" ? "流水号" : "Serial number", BankLine);
        if (page.Day.Length == 0 && page.Answer.Refusals.Count > 0) return;
        var api = await ApiListAsync(ofApi, $"bank-accounts/{bank}/lines", null, "lines", line =>
        {
            var (amount, isOut) = ((string)line["amount"]!, ((string)line["amount"]!).StartsWith('-'));
            return Faces.Line([(string)line["date"]!, (string)line["summary"]!, $"{line["counterparty"]} {line["counterpartyAccount"]}".Trim(), isOut ? amount[1..] : "", isOut ? "" : amount,
                (string?)line["balance"] ?? "", (string)line["match"]!]);
        });
        ShouldBeSame(ofPage, page.Answer with { Refusals = [.. page.Answer.Refusals.Select(AsOfApi)] }, api);
    }

    private static string BankLine(IReadOnlyList<string> cells) =>
        Faces.Line([cells[1], cells[2], cells[3], Bare(cells[4]), Bare(cells[5]), Bare(cells[6]), cells[7] is "未匹配" or "open" ? "" : cells[7]]);

    /// <summary>The page's choice 未匹配 is a yes or no of the API, and each says so when it gets neither.</summary>
    private static string AsOfApi(string sentence) =>
        sentence.Replace("“state”", "“open”", StringComparison.Ordinal).Replace("应为open", "应为true, false", StringComparison.Ordinal).Replace("write open", "write true, false", StringComparison.Ordinal);

    private static string Bare(string amount) => amount.Replace(",", "", StringComparison.Ordinal);

    private void ShouldBeSame(FaceFilter filter, FaceAnswer page, FaceAnswer api)
    {
        Meet("rows", api.Rows.Count);
        Meet($"rows of {filter.What}", api.Rows.Count);
        if (api.Refusals.Count > 0) Meet("refused");
        page.Rows.ShouldBe(api.Rows, filter.ToString());
        if (page.Refusals is [var day] && day.Contains("asOf", StringComparison.Ordinal)) api.Refusals.ShouldContain(day, filter.ToString());
        else page.Refusals.Select(Addressless).ShouldBe(api.Refusals.Select(Addressless), filter.ToString());
    }

    /// <summary>Each face names its own address as that which has no such parameter.</summary>
    private static string Addressless(string sentence) => AddressWord().Replace(sentence, "…");

    private async Task<(FaceAnswer Answer, string Day)> ListAsync(FaceFilter filter, string path, string firstHeading, Func<IReadOnlyList<string>, string> rowOf)
    {
        var page = await GetAsync(path + filter.Query(("entity", filter.Entity)));
        var first = await page.Content.ReadAsStringAsync(Stop);
        if (page.StatusCode == HttpStatusCode.NotFound) return (FaceAnswer.NotThere, "");
        if (!page.IsSuccessStatusCode) return (FaceAnswer.Refused(Faces.RefusalsOn(first)), Faces.DayOf(first));
        var rows = new List<string>();
        await foreach (var html in PagesAsync(first)) rows.AddRange(Faces.ListRows(html, firstHeading).Select(row => rowOf([.. Faces.CellsOf(TagTag().Replace(row, ""))])));
        return (FaceAnswer.Of(rows), Faces.DayOf(first));
    }

    private async Task<FaceAnswer> ApiListAsync(FaceFilter filter, string path, string? day, string name, Func<JsonNode, string> rowOf)
    {
        var (rows, after) = (new List<string>(), (string?)null);
        do
        {
            IEnumerable<(string, string)> more = [("take", "7"), .. after is null ? [] : new[] { ("after", after) }, .. day is null or "" || filter.Has("asOf") ? [] : new[] { ("asOf", day) }];
            var answer = await GetAsync($"/api/v1/entities/{filter.Entity}/{path}{filter.Query(more)}");
            var json = await JsonAsync(answer);
            if (answer.StatusCode == HttpStatusCode.NotFound) return FaceAnswer.NotThere;
            if (!answer.IsSuccessStatusCode) return FaceAnswer.Refused(SentencesOf(json, filter.Language));
            rows.AddRange(json[name]!.AsArray().Select(row => rowOf(row!)));
            after = (string?)json["after"];
        }
        while (after is not null);
        return FaceAnswer.Of(rows);
    }

    /// <summary>Each sheet of the auditor's workbook names the page that shows the same: its rows are those of that page's report.</summary>
    private async Task WorkbookAsync(FaceFilter filter)
    {
        var answer = await GetAsync($"/api/v1/entities/{filter.Entity}/workbook{filter.Query()}");
        if (!answer.IsSuccessStatusCode)
        {
            Meet("refused");
            SentencesOf(await JsonAsync(answer), filter.Language).ShouldNotBeEmpty(filter.ToString());
            return;
        }
        using var workbook = Faces.Workbook(await answer.Content.ReadAsByteArrayAsync(Stop));
        foreach (var tab in workbook.Worksheets) await TabAsync(filter, tab);
    }

    private async Task TabAsync(FaceFilter filter, IXLWorksheet tab)
    {
        var path = Enumerable.Range(1, 10).Select(line => PageTag().Match(tab.Cell(line, 1).GetString())).FirstOrDefault(match => match.Success)?.Value;
        if (path is null) return;
        Meet("sheets");
        var (name, query) = (path.Split('?')[0]["/reports/".Length..], path[(path.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        var report = ReportOf(await JsonAsync($"/api/v1/entities/{filter.Entity}/reports/{name}?lang={filter.Language}&{query}"), name, filter.Language);
        Faces.TabRows(tab, report).ShouldBe(Faces.AsInFiles(report), $"{tab.Name}: {filter}");
        var turned = new List<string>();
        await foreach (var html in PagesAsync(await (await GetAsync($"{path}&lang={filter.Language}")).Content.ReadAsStringAsync(Stop))) turned.AddRange(Faces.PageRows(html, report));
        turned.ShouldBe(Faces.AsOnPage(report), $"page {path}: {filter}");
        Meet("rows", report.Rows.Count);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative), Stop);

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;

    private async Task<JsonNode> JsonAsync(string path) => await JsonAsync(await GetAsync(path));

    [GeneratedRegex(@"/reports/\S+")] private static partial Regex PageTag();
    [GeneratedRegex(@"<span class=""tag(?: red)?"">[^<]*</span>(?!\s*</td>)")] private static partial Regex TagTag();
    [GeneratedRegex(@"/[\w/.-]+(?= )|/[\w/.-]+ (?=没有)")] private static partial Regex AddressWord();
}
