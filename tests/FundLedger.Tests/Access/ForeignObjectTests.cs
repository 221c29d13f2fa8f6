using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web.Access;
using FundLedger.Web.Auditing;
using Microsoft.Extensions.DependencyInjection;

namespace FundLedger.Tests.Access;

/// <summary>Whoever may read one entity asks for what belongs to another and for what is nowhere (reliability R41): he cannot tell the two
/// apart, at any address that takes a name or number.</summary>
public sealed partial class ForeignObjectTests(ForeignObjectTests.Fixture site, ITestOutputHelper output) : IClassFixture<ForeignObjectTests.Fixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_belongs_to_another_entity_is_answered_as_what_is_nowhere()
    {
        var (wrong, pairs) = (new List<string>(), 0);
        foreach (var (address, foreign, missing) in site.Pairs())
        {
            var (one, other) = (await site.AskAsync(address, foreign), await site.AskAsync(address, missing));
            pairs++;
            if (one.Status != other.Status) wrong.Add($"{address.Method} {foreign}: {one.Status}, but {missing}: {other.Status}");
            else if (one.Body != other.Body) wrong.Add($"{address.Method} {foreign} differs from {missing}:\n{one.Body}\n{other.Body}");
            if (one.Status is < 400 or >= 500) wrong.Add($"{address.Method} {foreign}: {one.Status}");
        }

        wrong.ShouldBeEmpty();
        output.WriteLine($"{pairs} pairs");
        pairs.ShouldBeGreaterThan(50);
    }

    /// <summary>What is compared is there for whoever may see it, so that the comparison is not one of nothing with nothing.</summary>
    [Fact]
    public async Task Whoever_may_read_the_other_entity_finds_all_of_it()
    {
        foreach (var path in new[] { "/vouchers/{no}", "/cases/{code}", "/parties/{code}", "/bank/{bank}", "/bank/{bank}/lines", "/work" + "/{item:long}", "/audit/workbooks/{id}" })
            (await site.AsOwnerAsync(Fixture.With(path, isForeign: true, site) + "?entity=330000")).ShouldBe(HttpStatusCode.OK, path);
        foreach (var path in new[] { "/vouchers/{number}", "/files/{sha256}", "/cases/{case}/evidence.zip", "/bank-accounts/{bank}/lines" })
            (await site.AsOwnerAsync("/api/v1/entities/330000" + Fixture.With(path, isForeign: true, site))).ShouldBe(HttpStatusCode.OK, path);
    }

    [Theory]
    [InlineData("fund", "FX", "NX")]
    [InlineData("bank", "BX", "NX")]
    public async Task A_command_that_cites_what_belongs_to_another_entity_is_refused_as_one_that_cites_nothing(string field, string foreign, string missing)
    {
        string Sent(string code) => $$"""{"type":"bankFeeCharged","key":"K","date":"2024-03-01","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK1","amount":"1.00"}"""
            .Replace(field == "fund" ? "\"ADV\"" : "\"BK1\"", $"\"{code}\"", StringComparison.Ordinal);
        var (one, other) = (await site.SendAsync(Sent(foreign)), await site.SendAsync(Sent(missing)));

        one.Status.ShouldBe(422);
        (one.Status, Fixture.Plain(one.Text, foreign)).ShouldBe((other.Status, Fixture.Plain(other.Text, missing)));
    }

    [Fact]
    public async Task A_program_of_one_entity_writes_nothing_into_another_and_is_not_told_that_it_is_there()
    {
        foreach (var address in Address.AllOf(site.Services).Where(address => address.Path.StartsWith("/api/v1/entities/{entity}", StringComparison.Ordinal)))
        {
            var (one, other) = (await site.AsProgramAsync(address, "330000"), await site.AsProgramAsync(address, "999999"));
            one.ShouldBe(other, address.Name);
            one.Status.ShouldBe(404, address.Name);
        }
    }

    /// <summary>By hand, with FUNDLEDGER_TIMINGS for how many of each: whether the time tells what the answer does not.</summary>
    [Fact]
    public async Task How_long_the_answers_take_by_hand()
    {
        var count = Setting.Of("FUNDLEDGER_TIMINGS", 0);
        if (count == 0) return;
        foreach (var (address, foreign, missing) in site.Pairs().Where(pair => pair.Address.IsSafe))
        {
            var (ones, others) = (new List<double>(), new List<double>());
            for (var i = 0; i < count; i++)
                foreach (var (path, times) in new[] { (foreign, ones), (missing, others) })
                {
                    var started = Stopwatch.GetTimestamp();
                    await site.AskAsync(address, path);
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            output.WriteLine($"{address.Name}: {ones.Order().ElementAt(count / 2):N2} ms, {others.Order().ElementAt(count / 2):N2} ms");
        }
    }

    /// <summary>Two entities; 赵副厅长 may read and sign in the first only, 李审核 in both.</summary>
    public sealed partial class Fixture : IAsyncLifetime
    {
        private const string Missing = "NX";
        private WebBooks books = null!;
        private HttpClient stranger = null!, program = null!;
        private string token = "", voucher = "", file = "", workbook = "";
        private long item;

        public IServiceProvider Services => books.Services;

        public async ValueTask InitializeAsync()
        {
            books = await WebBooks.FundedAsync();
            foreach (var json in Notation.Json("""
                E 2024-01-01 entityOpened name=别处 kind=ADMINISTRATIVE firstYear=2024
                F 2024-01-01 fundOpened fund=FX name=别处基金 kind=ADVANCE
                B 2024-01-01 bankAccountOpened bank=BX name=别处账户 kind=OWN funds=[FX]
                P 2024-01-01 partyRegistered party=PX name=别处协会 kind=ORGANISATION registration=CITY
                D 2024-01-01 partyRegistered party=DX name=别处公司 kind=DEFENDANT
                C 2024-01-01 caseRegistered case=CX number=（2024）别71民初9号 plaintiffKind=ORGANISATION plaintiff=PX defendants=[DX]
                M 2024-01-15 appropriationReceived fund=FX amount=800000.00 bank=BX
                """).Append("""{"type":"bankFeeCharged","key":"K7","date":"2024-01-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"FX","bank":"BX","amount":"1.00"}"""))
            {
                var sent = await books.PostAsync("/api/v1/entities/330000/events", json.Replace("220000", "330000", StringComparison.Ordinal));
                sent.Status.ShouldBe(201, sent.Text);
            }
            foreach (var i in Enumerable.Range(1, 30))
                (await books.PostAsync("/api/v1/entities/330000/events", $$"""{"type":"bankFeeCharged","key":"N{{i}}","date":"2024-01-21","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"FX","bank":"BX","amount":"0.01"}""")).Status.ShouldBe(201);
            voucher = (string)(await books.GetAsync("/api/v1/entities/330000/vouchers?take=1")).Json["vouchers"]![0]!["no"]!;
            file = (string)(await books.PostAsync("/api/v1/entities/330000/files?name=a.pdf", Pdf, type: "application/octet-stream")).Json["sha256"]!;
            var submitted = await new WorkDesk(books.Database).SubmitAsync(new("陈会计", "chen", "", ""), [Role.Clerk], "330000",
                [CommandReader.ReadUnsigned("""{"type":"bankFeeCharged","key":"W","date":"2024-01-22","fund":"FX","bank":"BX","amount":"1.00"}""", "330000")], Stop);
            item = submitted.Item;
            workbook = (await books.Services.GetRequiredService<WorkbookDesk>().AskAsync("330000", new Dictionary<string, string>(), "en", books.Client.BaseAddress!, "李审核", Stop)).Job!.Id;
            await PeopleAsync();
        }

        /// <summary>Every address that takes a name, with one of another entity and with one of nothing.</summary>
        public IEnumerable<(Address Address, string Foreign, string Missing)> Pairs()
        {
            foreach (var address in Address.AllOf(Services).Where(address => address.Path.Contains('{', StringComparison.Ordinal) && !address.Path.StartsWith("/error", StringComparison.Ordinal) && !address.Path.StartsWith("/problems", StringComparison.Ordinal)))
            {
                var inPlace = address.Path.Replace("{entity}", "220000", StringComparison.Ordinal).Replace("{type}", "bankFeeCharged", StringComparison.Ordinal).Replace("/reports/{name}", "/reports/trial-balance", StringComparison.Ordinal);
                if (inPlace.Contains('{', StringComparison.Ordinal)) yield return (address, With(inPlace, true, this), With(inPlace, false, this));
                if (address.Path.Contains("{entity}", StringComparison.Ordinal)) yield return (address, Within("330000", address), Within("999999", address));
            }
            foreach (var address in Address.AllOf(Services).Where(address => address.IsSafe && !address.IsOfPrograms && address.IsOpenTo(Role.Reviewer) && !address.Path.Contains('{', StringComparison.Ordinal) && !address.IsOpenTo(null) && address.Path is not ("/account" or "/confirm" or "/sign-out" or "/admin")))
                yield return (address, Asking(address, "entity=330000"), Asking(address, "entity=999999"));
            var form = new Address("GET", "/commands/{type}", [.. Enumerable.Repeat(true, 12)]);
            yield return (form, $"/commands/bankFeeCharged?work={item}", "/commands/bankFeeCharged?work=98765");
            yield return (form, "/commands/recorded?key=K7", "/commands/recorded?key=K8");
        }

        public static string With(string path, bool isForeign, Fixture site)
        {
            foreach (var (name, foreign, missing) in new[]
            {
                ("{bank}", "BX", Missing), ("{case}", "CX", Missing), ("/cases/{code}", "/cases/CX", "/cases/" + Missing), ("/parties/{code}", "/parties/PX", "/parties/" + Missing), ("{number}", site.voucher, "记-2024-01-0099"), ("{no}", site.voucher, "记-2024-01-0099"),
                ("{sha256}", site.file, new string('0', 64)), ("{item:long}", $"{site.item}", "98765"), ("{id}", site.workbook, new string('0', 32)),
            })
                path = path.Replace(name, isForeign ? foreign : missing, StringComparison.Ordinal);
            path.Contains('{', StringComparison.Ordinal).ShouldBeFalse($"{path} takes something that this test does not know");
            return path;
        }

        public async Task<(int Status, string Body)> AskAsync(Address address, string path)
        {
            using var request = new HttpRequestMessage(new(address.Method), path);
            if (!address.IsSafe) request.Content = new FormUrlEncodedContent([new("version", "1"), new("signature", "REVIEWER"), new("reason", "x"), new("do", "found"), new("__RequestVerificationToken", token)]);
            using var answer = await stranger.SendAsync(request, Stop);
            return ((int)answer.StatusCode, Plain(await answer.Content.ReadAsStringAsync(Stop), [.. Names(path)]));
        }

        public async Task<HttpStatusCode> AsOwnerAsync(string path) => (await books.Client.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode;

        internal Task<Answer> SendAsync(string json) => books.PostAsync("/api/v1/entities/220000/events", json);

        public async Task<(int Status, string Body)> AsProgramAsync(Address address, string entity)
        {
            using var request = new HttpRequestMessage(new(address.Method), Within(entity, address));
            if (!address.IsSafe) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await program.SendAsync(request, Stop);
            return ((int)answer.StatusCode, Plain(await answer.Content.ReadAsStringAsync(Stop), entity));
        }

        /// <summary>An answer without the names that were asked for and without what is drawn anew each time.</summary>
        public static string Plain(string body, params string[] names)
        {
            body = Drawn().Replace(body, "…");
            foreach (var name in names.OrderByDescending(name => name.Length))
                body = body.Replace(name, "…", StringComparison.Ordinal).Replace(Uri.EscapeDataString(name), "…", StringComparison.Ordinal);
            return body;
        }

        public async ValueTask DisposeAsync()
        {
            stranger.Dispose();
            program.Dispose();
            await books.DisposeAsync();
        }

        private static byte[] Pdf => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

        private static string Within(string entity, Address address) => new Address(address.Method, address.Path.Replace("{entity}", entity, StringComparison.Ordinal), address.Opens).Filled;

        private static string Asking(Address address, string query) => address.Path + (address.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + query;

        private static IEnumerable<string> Names(string path) => path.Split('/', '?', '&', '=').Where(part => part.Length > 1 && (part.Any(char.IsDigit) || part.Any(char.IsUpper)) && part != "v1" && part != "220000");

        private async Task PeopleAsync()
        {
            var now = DateTime.UtcNow;
            await books.Database.WriteAsync("", async session =>
            {
                foreach (var grant in await RoleGrants.OfAsync(session, "zhao")) await RoleGrants.EndAsync(session, grant.GrantNo, "X", now);
                await RoleGrants.ConfirmAsync(session, await RoleGrants.ProposeAsync(session, "zhao", "220000", Role.Reviewer, "X", now), "Y", now);
                return new Work<bool>(true, true);
            }, Stop);
            stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
            await Visitors.SignInAsync(stranger, "zhao");
            token = Visitors.TokenIn(await stranger.GetStringAsync(new Uri("/account", UriKind.Relative), Stop));
            await using var scope = books.Services.CreateAsyncScope();
            program = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
            program.DefaultRequestHeaders.Authorization = new("Bearer", await scope.ServiceProvider.GetRequiredService<LoginDesk>().AddProgramAsync("narrow", "窄", "220000", Actor.Console));
        }

        [GeneratedRegex("\"traceId\":\"[^\"]*\"|value=\"[A-Za-z0-9_-]{40,}\"|name=\"key\" value=\"[^\"]*\"|<code>0H[^<]*</code>")] private static partial Regex Drawn();
    }
}
