using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Tests.Work;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundLedger.Tests.Access;

/// <summary>Each field of every form and each parameter of every address × what hostile hands type: refused by name or taken exactly, never
/// a failure, and the books stand. FUNDLEDGER_HOSTILE says how many texts a field gets (all with 1000), FUNDLEDGER_SEED which.</summary>
public sealed class HostileFieldTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_field_of_each_command_s_form_comes_back_as_it_was_typed()
    {
        await using var site = await Tried.OpenAsync();
        var (dice, seed) = HostileTexts.Dice();
        var (wrong, tries) = (new List<string>(), 0);
        foreach (var (command, type) in Forms)
            foreach (var (name, _) in FieldsOf(command.Example, type))
                foreach (var text in HostileTexts.Some(dice, 1))
                {
                    var (status, page) = await TryAsync(site, command, type, name, text);
                    tries++;
                    // A NUL, which nobody can type, the server refuses with the whole form.
                    if (status is not (200 or 302) && !(status == 400 && text.Contains('\0', StringComparison.Ordinal))) wrong.Add($"{command.Name} {name} {status}: {text}");
                    else if (text.Contains('<', StringComparison.Ordinal) && text.Length > 3 && page.Contains(text, StringComparison.Ordinal)) wrong.Add($"{command.Name} {name} in plain: {text}");
                }

        wrong.ShouldBeEmpty($"seed {seed}");
        await site.StandAsync($"{tries} tries, seed {seed}", output);
        tries.ShouldBeGreaterThan(150);
    }

    /// <summary>The first and the last days, months, numbers and amounts that can be written, in each field of each form.</summary>
    [Fact]
    public async Task Each_field_takes_the_ends_of_what_can_be_written()
    {
        await using var site = await Tried.OpenAsync();
        var (wrong, tries) = (new List<string>(), 0);
        foreach (var (command, type) in Forms)
            foreach (var (name, value) in FieldsOf(command.Example, type).Where(field => field.Value.Any(char.IsAsciiDigit)))
                foreach (var text in (string[])["0001-01-01", "0001-01-02", "1948-12-31", "9998-12-31", "9999-12-31", "0001-01", "9999-12", "0", "1", "9998", "9999", "2147483647", "0.01", "100000000000.00", "92233720368547758.07"])
                {
                    if (text.Contains('-', StringComparison.Ordinal) != value.Contains('-', StringComparison.Ordinal)) continue;
                    var (status, _) = await TryAsync(site, command, type, name, text);
                    tries++;
                    if (status is not (200 or 302)) wrong.Add($"{command.Name} {name} {status}: {text}");
                }

        wrong.ShouldBeEmpty();
        await site.StandAsync($"{tries} tries", output);
        tries.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Each_parameter_of_each_address_takes_the_ends_of_what_can_be_written()
    {
        await using var site = await Tried.OpenAsync();
        var (wrong, tries) = (new List<string>(), 0);
        foreach (var address in Address.AllOf(site.Books.Services).Where(address => address.IsSafe && !address.Path.StartsWith("/error", StringComparison.Ordinal)))
            foreach (var (part, _) in site.PartsOf(address).Where(part => !part.IsPath))
                foreach (var text in (string[])["0001-01-01", "9999-12-31", "0001-01", "9999-12", "0", "-1", "2147483647", "9223372036854775807", "92233720368547758.07"])
                {
                    var path = $"{address.Filled}{(address.Filled.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{part}={text}";
                    tries++;
                    if ((await site.GetAsync(address, path)).Status >= 500) wrong.Add(path);
                }

        wrong.ShouldBeEmpty();
        await site.StandAsync($"{tries} tries", output);
        tries.ShouldBeGreaterThan(500);
    }

    [Theory]
    [InlineData("date=9999-12-31&from=2024-01-01&to=2024-01-31", "2024-01-05")]
    [InlineData("date=2024-02-01&from=0001-01-01&to=9999-12-31", "2024-01-05")]
    [InlineData("date=2024-02-01&from=2024-01-01&to=2024-01-31", "9999-12-31")]
    [InlineData("date=2024-02-01&from=9999-12-31&to=9999-12-31", "9999-12-31")]
    [InlineData("date=2024-02-01", "0001-01-01")]
    public async Task A_statement_at_the_end_of_days_is_taken_or_refused_by_name(string said, string day)
    {
        await using var books = await WebBooks.FundedAsync();
        var answer = await books.PostAsync("/api/v1/entities/220000/bank-statements?by=%E9%99%88%E4%BC%9A%E8%AE%A1&bank=BK1&" + said, $"交易日期,支出,收入,余额\n{day},,1.00,1.00\n", type: "text/csv");
        answer.Status.ShouldBeInRange(200, 422, answer.Text);
        if (answer.Status >= 400) answer.Type.ShouldBe("application/problem+json");
        (await books.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_programs_send_is_refused_by_name_or_stored_exactly()
    {
        await using var site = await Tried.OpenAsync();
        var (dice, seed) = HostileTexts.Dice();
        var (stored, refused, i) = (0, new Dictionary<string, int>(), 0);
        var run = Guid.NewGuid().ToString("N")[..8];
        foreach (var text in HostileTexts.Some(dice, 60))
        {
            i++;
            var json = new JsonObject { ["type"] = "bankFeeCharged", ["key"] = $"H{run}-{i}", ["date"] = "2024-03-01", ["by"] = "陈会计", ["reviewer"] = "李审核", ["cashier"] = "周出纳", ["fund"] = "ADV", ["bank"] = "BK1", ["amount"] = "0.01", ["summary"] = text };
            var answer = await site.Books.SendAsync(json.ToJsonString());
            if (answer.Status == 201)
            {
                var voucher = await site.Books.GetAsync(answer.Message.Headers.Location!.ToString());
                if (text.Trim().Length > 0) ((string)voucher.Json["summary"]!).ShouldBe(HostileTexts.Kept(text), $"seed {seed}");
                stored++;
            }
            else
            {
                (answer.Status, answer.Type).ShouldBe((400, "application/problem+json"), answer.Text);
                answer.Rejection.ShouldBe("badText", text);
                HostileTexts.Kept(text).ShouldBeNull();
                refused[answer.Rejection!] = refused.GetValueOrDefault(answer.Rejection!) + 1;
            }
        }
        await site.StandAsync($"{stored} stored, {refused.Values.Sum()} refused, seed {seed}", output);
        stored.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Each_parameter_of_each_address_that_is_looked_at_takes_any_text()
    {
        await using var site = await Tried.OpenAsync();
        var (dice, seed) = HostileTexts.Dice();
        var (wrong, tries) = (new List<string>(), 0);
        foreach (var address in Address.AllOf(site.Books.Services).Where(address => address.IsSafe && !address.Path.StartsWith("/error", StringComparison.Ordinal)))
            foreach (var (part, isPath) in site.PartsOf(address))
                foreach (var text in HostileTexts.Some(dice, 1))
                {
                    var typed = Uri.EscapeDataString(text);
                    var filled = isPath ? new Address("GET", address.Path.Replace(part, typed, StringComparison.Ordinal), address.Opens).Filled : address.Filled;
                    // The server itself refuses a NUL in a path, whoever asks.
                    if (isPath && (text.Contains('\0', StringComparison.Ordinal) || text is "." or "..")) continue;
                    var path = isPath ? filled : $"{filled}{(filled.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{part}={typed}";
                    var (status, page) = await site.GetAsync(address, path);
                    tries++;
                    if (status >= 500) wrong.Add($"{path}: {status}");
                    if (!address.IsOfPrograms && text.Contains('<', StringComparison.Ordinal) && text.Length > 3 && page.Contains(text, StringComparison.Ordinal)) wrong.Add($"{path}: in plain");
                }

        wrong.ShouldBeEmpty($"seed {seed}");
        await site.StandAsync($"{tries} tries, seed {seed}", output);
        tries.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task A_blank_part_of_a_page_s_address_names_nothing()
    {
        await using var site = await Tried.OpenAsync();
        var answers = new List<string>();
        foreach (var blank in new[] { "%20", "%0A", "%E2%80%A8" })
            foreach (var address in Address.AllOf(site.Books.Services).Where(address => address.IsSafe && !address.IsOfPrograms && !address.Path.StartsWith("/error", StringComparison.Ordinal)))
                foreach (var (part, _) in site.PartsOf(address).Where(part => part.IsPath))
                {
                    var path = new Address("GET", address.Path.Replace(part, blank, StringComparison.Ordinal), address.Opens).Filled;
                    answers.Add($"{(await site.GetAsync(address, path)).Status} {path}");
                }

        answers.Count.ShouldBeGreaterThan(10);
        answers.ShouldAllBe(answer => answer.StartsWith("404 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_field_of_each_other_form_takes_any_text()
    {
        await using var site = await Tried.OpenAsync();
        var (dice, seed) = HostileTexts.Dice();
        var (wrong, shut, tries) = (new List<string>(), new HashSet<string>(), 0);
        foreach (var address in Address.AllOf(site.Books.Services).Where(address => !address.IsSafe && !address.IsOfPrograms && !address.Path.StartsWith("/error", StringComparison.Ordinal) && address.Path is not ("/sign-out" or "/commands/{type}"))
            // What is typed there may end somebody's role, and then he tries nothing more.
            .OrderBy(address => address.Path.StartsWith("/admin/grants", StringComparison.Ordinal)))
            foreach (var field in site.FormOf(address))
                foreach (var text in HostileTexts.Some(dice, 2))
                {
                    var role = Enum.GetValues<Role>().First(role => role != Role.Program && address.IsOpenTo(role));
                    (string, string)[] fields = [.. Rest(address.Path).Where(each => each.Name != field), (field, text)];
                    var (status, page) = await site.PostAsync(role, address.Filled, fields);
                    tries++;
                    if (status == 403) shut.Add(address.Name);
                    if (status >= 500) wrong.Add($"{address.Name} {field}: {status} {text}");
                    if (text.Contains('<', StringComparison.Ordinal) && text.Length > 3 && page.Contains(text, StringComparison.Ordinal)) wrong.Add($"{address.Name} {field} in plain: {text}");
                }

        wrong.ShouldBeEmpty($"seed {seed}");
        shut.ShouldBeEmpty($"seed {seed}");
        await site.StandAsync($"{tries} tries, seed {seed}", output);
        tries.ShouldBeGreaterThan(60);
    }

    [Theory]
    [InlineData("100%", 1)]
    [InlineData("%", 1)]
    [InlineData("a_b", 1)]
    [InlineData("_", 1)]
    [InlineData("[ab]", 1)]
    [InlineData("~", 1)]
    [InlineData("a", 3)]
    public async Task What_stands_for_anything_in_SQL_stands_for_itself_in_a_search(string text, int found)
    {
        await using var books = await WebBooks.FundedAsync();
        var n = 0;
        foreach (var summary in new[] { "100%", "a_b", "axb", "[ab]", "~" })
            (await books.SendAsync($$"""{"type":"bankFeeCharged","key":"S{{++n}}","date":"2024-03-01","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK1","amount":"0.0{{n}}","summary":"{{summary}}"}""")).Status.ShouldBe(201);
        var typed = Uri.EscapeDataString(text);

        (await books.GetAsync($"/api/v1/entities/220000/vouchers?month=2024-03&text={typed}")).Json["vouchers"]!.AsArray().Count.ShouldBe(found);
        var page = await books.GetAsync($"/vouchers?month=2024-03&text={typed}");
        System.Text.RegularExpressions.Regex.Count(page.Text, "记-2024-03-000[1-5]<").ShouldBe(found);
        (await books.GetAsync($"/api/v1/entities/220000/cases?text={typed}")).Json["cases"]!.AsArray().Count.ShouldBe(0);
    }

    /// <summary>The commands that have a form of their own.</summary>
    private static IEnumerable<(CommandAttribute Command, Type Type)> Forms => Catalogue.All.Where(entry => Catalogue.FieldsOf(entry.Type).All(each => each.Type != typeof(Command)));

    /// <summary>Tries a command's example with one field of it changed.</summary>
    private static Task<(int Status, string Page)> TryAsync(Tried site, CommandAttribute command, Type type, string name, string text)
    {
        var typed = FieldsOf(command.Example, type).ToDictionary(field => field.Name, field => field.Value);
        typed[name] = text;
        return site.PostAsync(Role.Clerk, $"/commands/{command.Name}?entity=220000&lang=en", [.. typed.Select(field => (field.Key, field.Value)), ("do", "try"), ("key", "HOSTILE")]);
    }

    // What the handler needs beside the field that is tried, so that it is reached.
    private static (string Name, string Value)[] Rest(string path) => path switch
    {
        "/admin/grants?handler=Propose" => [("login", "zhao"), ("entity", "220000"), ("role", "MANAGER")],
        "/admin/logins?handler=Add" => [("Name", "hostile"), ("Person", "某人")],
        "/work" + "/{item:long}?handler=Return" or "/work" + "/{item:long}?handler=Sign" => [("version", "7"), ("reason", "x"), ("signature", "REVIEWER")],
        "/commands/import" => [("what", "try"), ("name", "a.csv"), ("content", Convert.ToBase64String("type,key\nbankFeeCharged,K\n"u8))],
        "/bank/import" => [("do", "try"), ("ticket", new string('a', 32))],
        "/bank/{bank}" => [("do", "ticked"), ("line", "L"), ("voucher", "V")],
        "/set-up" => [("Token", "x"), ("Names", "he"), ("Persons", "某")],
        _ => [],
    };

    private static IEnumerable<(string Name, string Value)> FieldsOf(string example, Type type) => Spelt(JsonNode.Parse(example)!, "")
        .Where(field => field.Name is not ("type" or "key" or "entity" or "actingEntity") && Signatures.OfField(field.Name) is null).DistinctBy(field => field.Name);

    private static IEnumerable<(string Name, string Value)> Spelt(JsonNode? node, string name) => node switch
    {
        JsonObject part => part.SelectMany(field => Spelt(field.Value, name.Length == 0 ? field.Key : $"{name}.{field.Key}")),
        JsonArray rows => rows.SelectMany((row, place) => Spelt(row, $"{name}[{place}]")),
        _ => [(name, node!.ToString())],
    };

    /// <summary>A site with somebody of each role at it, who comes in again when what was typed has put him out.</summary>
    private sealed class Tried : IAsyncDisposable
    {
        private readonly Dictionary<Role, (HttpClient Client, string Token)> people = [];

        private JsonNode openApi = null!;

        public required WebBooks Books { get; init; }

        public static async Task<Tried> OpenAsync()
        {
            var site = new Tried { Books = await WebBooks.FundedAsync() };
            await site.PrepareAsync();
            return site;
        }

        private async Task PrepareAsync()
        {
            openApi = (await Books.GetAsync("/openapi/v1.json")).Json;
            await new Office(Books.Database).ActAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");
            await Books.Database.WriteAsync("", async session =>
            {
                await session.ExecuteAsync("CREATE TABLE canary (alive integer NOT NULL)");
                return new Work<int>(await session.ExecuteAsync("INSERT INTO canary (alive) VALUES (1)"), true);
            }, Stop);
            foreach (var person in DemoPerson.All.DistinctBy(person => person.Role)) people[person.Role] = await SignedInAsync(person.Login);
        }

        public async Task<(int Status, string Page)> PostAsync(Role role, string path, IReadOnlyList<(string Name, string Value)> fields)
        {
            var (status, page) = await SendAsync(role, path, fields);
            if (!IsOut(status, page)) return (status, page);
            people[role] = await SignedInAsync(DemoPerson.All.First(person => person.Role == role).Login);
            return await SendAsync(role, path, fields);
        }

        private async Task<(int Status, string Page)> SendAsync(Role role, string path, IReadOnlyList<(string Name, string Value)> fields)
        {
            using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(new("__RequestVerificationToken", people[role].Token)));
            using var answer = await people[role].Client.PostAsync(new Uri(path, UriKind.Relative), content, Stop);
            return ((int)answer.StatusCode, answer.Headers.Location?.ToString() ?? await answer.Content.ReadAsStringAsync(Stop));
        }

        public async Task<(int Status, string Page)> GetAsync(Address address, string path)
        {
            var role = Enum.GetValues<Role>().First(role => role != Role.Program && address.IsOpenTo(role) || address.IsOpenTo(Role.Program));
            using var answer = await (people.TryGetValue(role, out var person) ? person.Client : Books.Client).GetAsync(new Uri(path, UriKind.Relative), Stop);
            var (status, page) = ((int)answer.StatusCode, answer.Headers.Location?.ToString() ?? (answer.Content.Headers.ContentType?.MediaType == "text/html" ? await answer.Content.ReadAsStringAsync(Stop) : ""));
            // A door that is shut tries nothing; another entity may well be closed.
            (status != 403 && IsOut(status, page)).ShouldBeFalse($"{path}: {status} {page}");
            return (status, page);
        }

        /// <summary>Shown the door, or sent back to it.</summary>
        private static bool IsOut(int status, string page) => status is 401 or 403 || (status == 302 && page.StartsWith("/sign-in", StringComparison.Ordinal));

        /// <summary>What an address takes: parts of its path, what its page binds, what the API says of itself, and what every page reads.</summary>
        public IEnumerable<(string Part, bool IsPath)> PartsOf(Address address)
        {
            foreach (var part in address.Path.Split('/', '.').Where(part => part.StartsWith('{'))) yield return (part, true);
            if (address.IsOfPrograms)
            {
                var told = openApi["paths"]![address.Path]?["get"]?["parameters"]?.AsArray().Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => (string)parameter!["name"]!) ?? [];
                foreach (var parameter in told.Append("lang").Append("stray").Distinct()) yield return (parameter, false);
                if (address.Path.EndsWith("/reports/{name}", StringComparison.Ordinal)) foreach (var name in ReportCatalogue.All.SelectMany(report => report.Parameters).Select(parameter => parameter.Name).Distinct()) yield return (name, false);
                yield break;
            }
            foreach (var name in Bound(address).Concat(address.Path == "/commands/{type}" ? ["entity", "asOf", "lang", "work", "date", "summary"] : (string[])["entity", "asOf"]).Distinct(StringComparer.OrdinalIgnoreCase)) yield return (name, false);
        }

        /// <summary>What a form may send: what its page and its handler bind, and what they read by name.</summary>
        public IEnumerable<string> FormOf(Address address) => Bound(address).Concat(address.Path switch
        {
            "/bank/{bank}" => (string[])["do", "line", "voucher", "item", "key"],
            "/bank/import" => ["do", "bank", "day", "from", "to", "opening", "closing", "ticket", "name", "keep", "c-date", "c-paid", "c-sign", "c-summary", "c-dateForm"],
            _ => [],
        }).Append("Held").Append("stray").Where(name => name is not ("id" or "item" or "bank" or "type") || address.Path is "/bank/{bank}" or "/bank/import").Distinct();

        private IEnumerable<string> Bound(Address address)
        {
            var handler = address.Path.Contains("?handler=", StringComparison.Ordinal) ? address.Path.Split("?handler=")[1] : null;
            foreach (var endpoint in Books.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/') == address.Path.Split('?')[0]))
            {
                if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not CompiledPageActionDescriptor page) continue;
                foreach (var property in page.BoundProperties) yield return property.Name;
                foreach (var each in page.HandlerMethods.Where(each => each.Name == handler && each.HttpMethod.Equals(address.Method, StringComparison.OrdinalIgnoreCase)))
                    foreach (var parameter in each.Parameters.Where(parameter => parameter.ParameterType != typeof(Microsoft.AspNetCore.Http.IFormFile))) yield return parameter.Name;
            }
        }

        /// <summary>Nothing was dropped, no login shut, no seal broken.</summary>
        public async Task StandAsync(string told, ITestOutputHelper output)
        {
            output.WriteLine(told);
            (await Books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT SUM(alive) FROM canary"), Stop)).ShouldBe(1);
            (await Books.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM login WHERE is_disabled = 1"), Stop)).ShouldBe(0);
            (await Books.VerifyAsync()).Findings.ShouldBeEmpty();
            (await Books.Database.ReadAsync(session => Trail.VerifyAsync(session, ""), Stop)).ShouldBeEmpty();
        }

        private async Task<(HttpClient Client, string Token)> SignedInAsync(string login)
        {
            var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Books.Client.BaseAddress };
            await Visitors.SignInAsync(client, login);
            return (client, Visitors.TokenIn(await client.GetStringAsync(new Uri("/account", UriKind.Relative), Stop)));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (client, _) in people.Values) client.Dispose();
            await Books.DisposeAsync();
        }
    }
}
