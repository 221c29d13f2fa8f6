using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Reports;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using Microsoft.Playwright;

namespace FundLedger.Tests.Access;

/// <summary>The worked year kept by a hostile hand: every text that is free in it is one of <see cref="HostileTexts"/>. It is stored byte for byte
/// and shown as text, on pages, to programs, in CSV and in Excel.</summary>
public sealed partial class HostileYearTests(HostileYearTests.Fixture year, Browser browser, ITestOutputHelper output) : IClassFixture<HostileYearTests.Fixture>
{
    private const string Api = "/api/v1/entities/220000/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_text_is_stored_byte_for_byte()
    {
        output.WriteLine($"{year.Typed.Count} texts in {year.Typed.Select(typed => typed.Type).Distinct().Count()} kinds of commands, {year.Refused.Count} refused: {string.Join("; ", year.Refused.Take(9))}; seed {year.Seed}");
        foreach (var typed in year.Typed)
        {
            var recorded = await year.Books.Database.ReadAsync(session => CommandQueries.ReadAsync(session, "220000", typed.Key), Stop);
            var found = HostileTexts.FieldsOf(JsonNode.Parse(recorded!.Body)!.AsObject(), Catalogue.Find(typed.Type)!).Where(each => each.Field.Name == typed.Field).Select(each => (string)each.Part[each.Field.Name]!);
            found.ShouldContain(typed.Text, $"{typed.Key} {typed.Field}");
        }
        year.Typed.Count.ShouldBeGreaterThan(60);
        (await year.Books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_page_shows_it_as_text()
    {
        var (raw, shown) = (new List<string>(), new HashSet<string>());
        foreach (var path in Paths)
        {
            var answer = await year.Books.GetAsync(path);
            if (answer.Status >= 500) raw.Add($"{path}: {answer.Status}");
            foreach (var script in HostileTexts.Scripts.Where(script => script.Contains('<', StringComparison.Ordinal) && answer.Text.Contains(script, StringComparison.Ordinal))) raw.Add($"{path}: {script}");
            if (Handlers().IsMatch(Tags().Replace(answer.Text, tag => Quoted().Replace(tag.Value, "")))) raw.Add($"{path}: a script or handler in the page itself");
            var text = WebUtility.HtmlDecode(answer.Text);
            shown.UnionWith(year.Typed.Select(typed => typed.Text).Where(each => text.Contains(each, StringComparison.Ordinal)));
        }

        raw.ShouldBeEmpty();
        output.WriteLine($"{shown.Count} of {year.Typed.Select(typed => typed.Text).Distinct().Count()} texts were shown somewhere, seed {year.Seed}");
        shown.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Programs_CSV_and_Excel_get_the_same_texts()
    {
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var report in ReportCatalogue.All.Where(report => report.Parameters.All(parameter => !parameter.Required)))
        {
            var json = await year.Books.GetAsync($"{Api}reports/{report.Name}?lang=zh-CN");
            if (json.Status != 200) continue;
            var texts = Texts(json.Json["rows"]!).Where(year.IsHostile).ToHashSet();
            if (texts.Count == 0) continue;
            var csv = Fields((await year.Books.GetAsync($"{Api}reports/{report.Name}?lang=zh-CN&format=csv")).Text).ToHashSet();
            using var file = await year.Books.Client.GetAsync(new Uri($"{Api}reports/{report.Name}?lang=zh-CN&format=xlsx", UriKind.Relative), Stop);
            var cells = WorkbookFiles.ReadBack(await file.Content.ReadAsByteArrayAsync(Stop)).Values.SelectMany(lines => lines).SelectMany(line => line).OfType<string>().ToHashSet();
            wrong.AddRange(texts.Where(text => !csv.Contains(text)).Select(text => $"{report.Name}.csv lacks {text}"));
            wrong.AddRange(texts.Where(text => !cells.Contains(text)).Select(text => $"{report.Name}.xlsx lacks {text}"));
            seen += texts.Count;
        }

        wrong.ShouldBeEmpty();
        output.WriteLine($"{seen} texts compared, seed {year.Seed}");
        seen.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task A_voucher_s_summary_is_the_same_to_programs_and_on_its_page()
    {
        var vouchers = (await year.Books.GetAsync(Api + "vouchers?take=500")).Json["vouchers"]!.AsArray();
        var hostile = vouchers.Where(voucher => year.IsHostile((string)voucher!["summary"]!)).ToList();
        hostile.Count.ShouldBeGreaterThan(10);
        foreach (var voucher in hostile.Take(12))
            WebUtility.HtmlDecode((await year.Books.GetAsync($"/vouchers/{voucher!["seq"]}?lang=en")).Text).ShouldContain((string)voucher["summary"]!);
    }

    /// <summary>In Chromium: nothing runs, nothing is reported. FUNDLEDGER_HOSTILE_PAGES says on how many pages; twelve if it is silent.</summary>
    [Fact]
    public async Task No_script_of_it_runs_in_a_browser_and_the_policy_of_contents_has_nothing_to_refuse()
    {
        await using var window = await Visitors.SignedInAsync(await browser.WindowAsync(), year.Address, year.Cookies);
        await window.AddInitScriptAsync("window.refused = []; addEventListener('securitypolicyviolation', event => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));");
        var page = await window.NewPageAsync();
        var wrong = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            wrong.Add($"{page.Url}: a dialog {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.PageError += (_, fault) => wrong.Add($"{page.Url}: {fault}");
        var dice = new Random(year.Seed);
        foreach (var path in Paths.OrderBy(_ => dice.Next()).Take(Setting.Of("FUNDLEDGER_HOSTILE_PAGES", 12)))
        {
            await page.GotoAsync(new Uri(year.Address, path).ToString());
            if (await page.EvaluateAsync<bool>("typeof pwned !== 'undefined'")) wrong.Add($"{path}: it ran");
            wrong.AddRange((await page.EvaluateAsync<string[]>("window.refused")).Select(refused => $"{path}: {refused}"));
            if (await page.EvaluateAsync<int>("document.querySelectorAll('script:not([src])').length") > 0) wrong.Add($"{path}: a script in the page");
        }

        wrong.ShouldBeEmpty($"seed {year.Seed}");
    }

    private static IReadOnlyList<string> Paths => [.. PagesSite.Paths.Where(path => path is not "/verify?run=true"), "/vouchers?text=%3Cscript%3E", "/cases?text=%22%3E%3Cscript%3Epwned%3D1%3C%2Fscript%3E", "/finance?text=%27%3E%3Csvg%20onload%3Dpwned%3D1%3E",
        "/audit/commands?text=%3Cimg%20src%3Dx%20onerror%3Dpwned%3D1%3E", "/bank/BK1/lines?text=%22%20autofocus%20onfocus%3D%22pwned%3D1", "/commands/bankFeeCharged?summary=%22%3E%3Cscript%3Epwned%3D1%3C%2Fscript%3E", "/sign-in?back=javascript:pwned%3D1", "/confirm?back=%22%3E%3Cscript%3Epwned%3D1%3C%2Fscript%3E"];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(field => Texts(field.Value)),
        JsonArray rows => rows.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static IEnumerable<string> Fields(string csv) => Field().Matches(csv).Select(match => CsvText.Unguard(match.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal)));

    [GeneratedRegex("\"((?:[^\"]|\"\")*)\"")] private static partial Regex Field();
    [GeneratedRegex("<[a-zA-Z][^>]*>")] private static partial Regex Tags();
    [GeneratedRegex("\"[^\"]*\"")] private static partial Regex Quoted();
    [GeneratedRegex(@"<[^>]*\son[a-z]+\s*=|<script(?![^>]*\ssrc)", RegexOptions.IgnoreCase)] private static partial Regex Handlers();

    /// <summary>A text that was typed.</summary>
    public sealed record TypedText(string Type, string Key, string Field, string Text);

    public sealed class Fixture : IAsyncLifetime
    {
        private readonly List<TypedText> typed = [];
        private HashSet<string> all = [];

        internal WebBooks Books { get; private set; } = null!;
        public IReadOnlyList<TypedText> Typed => typed;
        public List<string> Refused { get; } = [];
        public int Seed { get; private set; }
        public Uri Address => Books.Client.BaseAddress!;
        public string Cookies { get; private set; } = "";

        /// <summary>It was typed, and is no text that the books use themselves.</summary>
        public bool IsHostile(string text) => text.Length > 3 && text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or ':' or '/' or ',')) && all.Contains(text);

        public async ValueTask InitializeAsync()
        {
            var (dice, seed) = HostileTexts.Dice();
            Seed = seed;
            Books = await WebBooks.EmptyAsync(WorkedYears.Clock);
            var queue = new Queue<string>();
            var journal = new Journal(Books.Database);
            foreach (var line in WorkedYears.Commands(WorkedYears.Scenario)) await RecordAsync(journal, line, queue, dice);
            all = [.. typed.Select(each => each.Text)];
            await Visitors.SignInAsync(Books.Client, Visitors.Reader);
            Cookies = await Visitors.SignInAsync(Address, Visitors.Reader);
        }

        private async Task RecordAsync(Journal journal, string line, Queue<string> queue, Random dice)
        {
            var json = JsonNode.Parse(line)!.AsObject();
            var type = Catalogue.Find((string)json["type"]!)!;
            if (Catalogue.FieldsOf(type).Any(field => field.Name == "summary") && json["summary"] is null) json["summary"] = "";
            var mine = new List<TypedText>();
            foreach (var (part, field) in HostileTexts.FieldsOf(json, type).ToList())
            {
                if (Next(queue, dice, field.MaxLength) is not { } text) continue;
                part[field.Name] = text;
                mine.Add(new((string)json["type"]!, (string)json["key"]!, field.Name, HostileTexts.Kept(text)!));
            }
            var (command, rejections) = CommandReader.Read(json.ToJsonString());
            if (command is not null)
            {
                var outcome = await journal.RecordAsync(command, Stop);
                if (outcome.IsRecorded) { typed.AddRange(mine); return; }
                rejections = outcome.Rejections;
            }
            Refused.Add($"{json["type"]}: {string.Join(", ", rejections.Select(rejection => $"{rejection.Name} {rejection.Field}"))}");
            (await journal.RecordAsync(CommandReader.Read(line).Command!, Stop)).Rejections.ShouldBeEmpty(line);
        }

        // Every text comes once before any comes again, in another order each time.
        private static string? Next(Queue<string> queue, Random dice, int most)
        {
            for (var i = 0; i < 60; i++)
            {
                if (queue.Count == 0) foreach (var each in HostileTexts.All.OrderBy(_ => dice.Next())) queue.Enqueue(each);
                var text = queue.Dequeue();
                if (HostileTexts.Kept(text) is { } kept && kept.Trim().Length > 0 && kept.Length <= most) return text;
            }
            return null;
        }

        public ValueTask DisposeAsync() => Books.DisposeAsync();
    }
}
