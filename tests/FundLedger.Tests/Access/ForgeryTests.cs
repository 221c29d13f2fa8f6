using System.Text;
using FundLedger.Litigation;
using FundLedger.Tests.Web;
using FundLedger.Tests.Work;
using FundLedger.Web.Access;

namespace FundLedger.Tests.Access;

/// <summary>What a page of somebody else makes a browser send that is signed in here (reliability R43): every address that changes
/// something × every forgery, in the session of a role that may do it otherwise. Each is refused and leaves nothing behind.</summary>
public sealed class ForgeryTests(ForgeryTests.Fixture site) : IClassFixture<ForgeryTests.Fixture>
{
    /// <summary>A request as a page of this site would send it, and what a forger cannot do right.</summary>
    public enum Forgery { NoToken, WrongToken, TokenOfAnother, TokenWithoutItsCookie, CrossSite, SameSite, OtherOrigin, NullOrigin, PlainText }

    private static readonly Forgery[] All = Enum.GetValues<Forgery>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_that_changes_something_refuses_every_forgery_and_nothing_is_changed()
    {
        var before = await site.StateAsync();
        var (wrong, tries) = (new List<string>(), 0);
        foreach (var address in site.Addresses.Where(address => !address.IsSafe && !address.IsOfPrograms && !address.Path.StartsWith("/error", StringComparison.Ordinal)))
        {
            foreach (var forgery in All)
            {
                var status = await site.ForgeAsync(address, forgery);
                tries++;
                // Whoever is signed in already is led on from the door, and nothing else comes of it.
                if (status == 302 && address.Path.StartsWith("/sign-in", StringComparison.Ordinal)) continue;
                if (status is < 400 or >= 500 or 404) wrong.Add($"{address.Name} {forgery}: {status}");
            }
            if (await site.StateAsync() != before) wrong.Add($"{address.Name}: something was changed");
        }
        wrong.ShouldBeEmpty();
        tries.ShouldBeGreaterThan(250);
    }

    /// <summary>What the forgeries were refused is taken when it comes from a page of this site.</summary>
    [Fact]
    public async Task The_same_requests_change_something_when_they_come_from_pages_of_this_site()
    {
        await using var own = new Fixture();
        await own.InitializeAsync();
        foreach (var path in new[] { "/commands/{type}", "/work" + "/{item:long}?handler=Sign", "/admin/logins?handler=Add", "/admin/grants?handler=Propose", "/admin/sessions?handler=Profile", "/sign-out" })
        {
            var before = await own.StateAsync();
            var status = await own.ForgeAsync(own.Addresses.Single(address => address.Path == path && !address.IsSafe), null);
            status.ShouldBeLessThan(400, path);
            (await own.StateAsync()).ShouldNotBe(before, path);
        }
    }

    [Fact]
    public async Task Programs_come_by_their_key_and_a_session_changes_nothing_at_their_addresses()
    {
        var before = await site.StateAsync();
        foreach (var address in site.Addresses.Where(address => !address.IsSafe && address.IsOfPrograms))
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Program)) (await site.AsSessionAsync(address, role)).ShouldBe(403, $"{address.Name} as {role}");
            (await site.AsProgramAsync(address, "text/plain", null)).ShouldBe(415, address.Name);
            (await site.AsProgramAsync(address, "application/x-www-form-urlencoded", null)).ShouldBe(415, address.Name);
            (await site.AsProgramAsync(address, "multipart/form-data", null)).ShouldBe(415, address.Name);
            (await site.AsProgramAsync(address, "application/json", ("Sec-Fetch-Site", "cross-site"))).ShouldBe(403, address.Name);
            (await site.AsProgramAsync(address, "application/json", ("Origin", "https://elsewhere.example"))).ShouldBe(403, address.Name);
        }
        (await site.StateAsync()).ShouldBe(before);
    }

    /// <summary>A page of another site can open an address of this one: none of those changes anything.</summary>
    [Fact]
    public async Task No_address_that_is_only_looked_at_changes_anything_but_the_trail_of_those_who_looked()
    {
        var before = await site.StateAsync();
        foreach (var address in site.Addresses.Where(address => address.IsSafe))
            foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Program && address.IsOpenTo(role)).Take(2)) (await site.LookAsync(address, role)).ShouldBeLessThan(500, address.Name);
        (await site.StateAsync()).ShouldBe(before);
    }

    /// <summary>Pages are read and sent, and know no other method: neither what HTTP has beside those, nor one of somebody's own invention.</summary>
    [Fact]
    public async Task No_page_knows_another_method()
    {
        var (before, wrong) = (await site.StateAsync(), new List<string>());
        foreach (var path in site.Addresses.Where(address => !address.IsOfPrograms).Select(address => address.Path.Split('?')[0]).Distinct())
            foreach (var method in new[] { "PUT", "DELETE", "PATCH", "OPTIONS", "PAGE", "SESSION" })
                if (await site.TryMethodAsync(method, new Address(method, path + (method == "PAGE" ? "?handler=HandlerExecution" : ""), []).Filled) is not 405 and var status) wrong.Add($"{method} {path}: {status}");
        wrong.ShouldBeEmpty();
        (await site.StateAsync()).ShouldBe(before);
    }

    /// <summary>Funded books with an item that waits; a session for each role, and a second one of another person.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private readonly Dictionary<Role, (HttpClient Client, string Token)> people = [];
        private readonly Dictionary<Role, string> sessions = [];
        private WebBooks books = null!;
        private string foreignToken = "";
        private HttpClient withoutJar = null!;

        public IReadOnlyList<Address> Addresses { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            books = await WebBooks.FundedAsync();
            await new Office(books.Database).ActAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");
            Addresses = Address.AllOf(books.Services);
            foreach (var person in DemoPerson.All.DistinctBy(person => person.Role))
            {
                people[person.Role] = await SignedInAsync(person.Login);
                var cookies = await Visitors.SignInAsync(books.Client.BaseAddress!, person.Login);
                sessions[person.Role] = string.Join("; ", cookies.Split("; ").Where(cookie => cookie.StartsWith("fl=", StringComparison.Ordinal)));
            }
            var (other, token) = await SignedInAsync("lin");
            foreignToken = token;
            other.Dispose();
            withoutJar = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = books.Client.BaseAddress };
        }

        /// <summary>Everything that is kept, but for the trail and for when a session was last seen.</summary>
        public Task<string> StateAsync() => books.Database.ReadAsync(async session =>
        {
            var rows = new StringBuilder();
            foreach (var table in await session.ListAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('trail', 'login_session') ORDER BY name"))
                await foreach (var row in session.RowsAsync($"SELECT * FROM {table}")) rows.Append(table).Append('|').AppendJoin('|', row).Append('\n');
            await foreach (var row in session.RowsAsync("SELECT session, ended_by, proved_at FROM login_session ORDER BY session")) rows.AppendJoin('|', row).Append('\n');
            return rows.ToString();
        }, Stop);

        /// <summary>Sends what the address takes with one thing about it not right, or with nothing wrong at all.</summary>
        public async Task<int> ForgeAsync(Address address, Forgery? forgery)
        {
            var role = Enum.GetValues<Role>().First(role => role != Role.Program && address.IsOpenTo(role) && (address.Path != "/work" + "/{item:long}?handler=Sign" || role == Role.Reviewer));
            var (client, token) = people[role];
            var sent = forgery switch { Forgery.NoToken or Forgery.PlainText => "", Forgery.WrongToken => Spoiled(token), Forgery.TokenOfAnother => foreignToken, _ => token };
            var fields = BodyOf(address.Path).Append(new("__RequestVerificationToken", sent)).Where(field => field.Value.Length > 0).ToList();
            using var request = new HttpRequestMessage(HttpMethod.Post, address.Filled);
            request.Content = forgery == Forgery.PlainText
                ? new StringContent(string.Join('&', fields.Append(new("__RequestVerificationToken", token)).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")), Encoding.UTF8, "text/plain")
                : new FormUrlEncodedContent(fields);
            if (forgery == Forgery.CrossSite) request.Headers.Add("Sec-Fetch-Site", "cross-site");
            if (forgery == Forgery.SameSite) request.Headers.Add("Sec-Fetch-Site", "same-site");
            if (forgery == Forgery.OtherOrigin) request.Headers.Add("Origin", "https://elsewhere.example");
            if (forgery == Forgery.NullOrigin) request.Headers.TryAddWithoutValidation("Origin", "null");
            if (forgery == Forgery.TokenWithoutItsCookie) request.Headers.Add("Cookie", sessions[role]);
            using var answer = await (forgery == Forgery.TokenWithoutItsCookie ? withoutJar : client).SendAsync(request, Stop);
            return (int)answer.StatusCode;
        }

        public async Task<int> TryMethodAsync(string method, string path)
        {
            var (client, token) = people[Role.Reviewer];
            using var request = new HttpRequestMessage(new(method), path) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) };
            using var answer = await client.SendAsync(request, Stop);
            return (int)answer.StatusCode;
        }

        public async Task<int> AsSessionAsync(Address address, Role role)
        {
            var (client, token) = people[role];
            using var request = new HttpRequestMessage(new(address.Method), address.Filled) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
            request.Headers.Add("X-CSRF-TOKEN", token);
            using var answer = await client.SendAsync(request, Stop);
            return (int)answer.StatusCode;
        }

        public async Task<int> AsProgramAsync(Address address, string type, (string Name, string Value)? header)
        {
            using var request = new HttpRequestMessage(new(address.Method), address.Filled + (address.Path.EndsWith("/files", StringComparison.Ordinal) ? "?name=a.pdf" : address.Path.EndsWith("-statements", StringComparison.Ordinal) ? "?by=x&date=2024-01-01" : ""));
            request.Content = new StringContent("""{"type":"bankFeeCharged","key":"K","date":"2024-03-01","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK1","amount":"1.00"}""", Encoding.UTF8, type);
            if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
            return (await books.SendAsync(request)).Status;
        }

        public async Task<int> LookAsync(Address address, Role role)
        {
            using var answer = await people[role].Client.GetAsync(new Uri(address.Filled, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
            return (int)answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (client, _) in people.Values) client.Dispose();
            withoutJar.Dispose();
            await books.DisposeAsync();
        }

        // What each would do if it were let.
        private static IEnumerable<KeyValuePair<string, string>> BodyOf(string path) => (path switch
        {
            "/commands/{type}" => (string[])["do=record", "key=FORGED", "date=2024-03-01", "fund=ADV", "bank=BK1", "amount=1.00"],
            "/commands/import" => ["what=record", "name=a.jsonl", "content=" + Convert.ToBase64String("""{"type":"bankFeeCharged","key":"FORGED-2","date":"2024-03-01","fund":"ADV","bank":"BK1","amount":"1.00"}"""u8)],
            "/work" + "/{item:long}?handler=Sign" => ["version=1", "signature=REVIEWER"],
            "/work" + "/{item:long}?handler=Return" => ["version=1", "reason=x"],
            "/work" + "/{item:long}?handler=Pay" or "/work" + "/{item:long}?handler=Withdraw" => ["version=1"],
            "/admin/logins?handler=Add" => ["Name=forged", "Person=某人"],
            "/admin/logins?handler=Reset" or "/admin/logins?handler=Disable" => ["login=zhao"],
            "/admin/logins?handler=Enable" => ["login=zhao"],
            "/admin/grants?handler=Propose" => ["login=zhao", "entity=220000", "role=MANAGER"],
            "/admin/grants?handler=Confirm" or "/admin/grants?handler=End" => ["number=1"],
            "/admin/sessions?handler=Profile" => ["profile=ASVS"],
            "/audit/workbooks" => ["To=2024-01-31"],
            "/sign-in?handler=Demo" => ["Name=zhao"],
            "/sign-in" => ["Name=zhao", "password=x"],
            _ => [],
        }).Select(field => field.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]));

        private async Task<(HttpClient Client, string Token)> SignedInAsync(string login)
        {
            var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
            await Visitors.SignInAsync(client, login);
            return (client, Visitors.TokenIn(await client.GetStringAsync(new Uri("/account", UriKind.Relative), Stop)));
        }

        private static string Spoiled(string token) => token[..20] + (token[20] == 'A' ? 'B' : 'A') + token[21..];
    }
}
