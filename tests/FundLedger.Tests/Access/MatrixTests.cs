using System.Net;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Tests.Work;
using FundLedger.Web.Access;

namespace FundLedger.Tests.Access;

/// <summary>Every address of the running product × every role, as <c>tests/books/access-matrix.csv</c> says it: an address that the file
/// lacks fails, and so does one that is open to somebody it should not be open to.</summary>
public sealed class MatrixTests(MatrixTests.Fixture site) : IClassFixture<MatrixTests.Fixture>
{
    private const string File = "tests/books/access-matrix.csv";
    private static readonly Role[] All = Enum.GetValues<Role>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void The_matrix_has_every_address_of_the_running_product_and_no_other()
    {
        var running = string.Join('\n', site.Addresses.Select(address => address.Row).Prepend("method,path,nobody," + string.Join(',', All))) + "\n";
        var received = RepoFiles.PathOf(File).Replace(".csv", ".received.csv", StringComparison.Ordinal);
        System.IO.File.WriteAllText(received, running);
        running.ShouldBe(RepoFiles.Read(File));
        System.IO.File.Delete(received);
    }

    [Fact]
    public void Only_the_door_and_the_sign_of_life_are_open_to_whoever_comes() =>
        site.Addresses.Where(address => address.Opens[0]).Select(address => address.Name).ShouldBe(
            ["GET /error/{code:int}", "GET /health/live", "GET /set-up", "GET /sign-in", "POST /error/{code:int}", "POST /set-up", "POST /sign-in", "POST /sign-in?handler=Code", "POST /sign-in?handler=Demo", "GET /sign-in?handler=Single"], ignoreOrder: true);

    [Fact]
    public async Task Every_address_opens_to_the_roles_of_the_matrix_and_to_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var address in site.Addresses)
            for (var who = 0; who <= All.Length; who++)
            {
                var status = await site.AskAsync(address, who == 0 ? null : All[who - 1], withToken: !address.Opens[who]);
                if (IsShut(status) == address.Opens[who]) wrong.Add($"{address.Name} as {(who == 0 ? "nobody" : All[who - 1])}: {status}");
            }
        wrong.ShouldBeEmpty();
        (site.Addresses.Count * (All.Length + 1)).ShouldBeGreaterThan(900);
    }

    [Fact]
    public async Task Whoever_has_no_role_in_an_entity_is_told_that_it_does_not_exist()
    {
        foreach (var path in new[] { "/api/v1/entities/220000/vouchers", "/api/v1/entities/220000/reports/trial-balance", "/api/v1/entities/220000/vouchers/1", "/?entity=220000", "/cases?entity=220000", "/vouchers/1?entity=220000" })
        {
            var (foreign, missing) = (await site.AskAsStrangerAsync(path), await site.AskAsStrangerAsync(path.Replace("220000", "999999", StringComparison.Ordinal)));
            ((int)foreign, foreign).ShouldBe((404, missing), path);
        }
    }

    private static bool IsShut(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>The worked year up to January, served; a session for each role.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        private readonly Dictionary<Role, HttpClient> clients = [];
        private readonly Dictionary<Role, string> tokens = [];
        private WebBooks books = null!;
        private HttpClient stranger = null!;

        public IReadOnlyList<Address> Addresses { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            books = await WebBooks.FundedAsync();
            await new Office(books.Database).ActAsync("陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00");
            Addresses = Address.AllOf(books.Services);
            foreach (var person in DemoPerson.All.DistinctBy(person => person.Role)) clients[person.Role] = await SignedInAsync(person.Login);
            foreach (var (role, client) in clients) tokens[role] = Visitors.TokenIn(await client.GetStringAsync(new Uri("/account", UriKind.Relative), Stop));
            clients[Role.Program] = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
            clients[Role.Program].DefaultRequestHeaders.Authorization = books.Client.DefaultRequestHeaders.Authorization;
            stranger = await StrangerAsync();
        }

        /// <summary>Asks, without the token of a form where it is open, so that nothing is changed.</summary>
        public async Task<HttpStatusCode> AskAsync(Address address, Role? role, bool withToken)
        {
            using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
            using var request = new HttpRequestMessage(new(address.Method), address.Filled);
            if (address.Method == "POST") request.Content = address.IsOfPrograms ? new StringContent("?", System.Text.Encoding.UTF8, "text/x-nothing") : new FormUrlEncodedContent(withToken && role is { } known ? [new("__RequestVerificationToken", tokens.GetValueOrDefault(known, ""))] : []);
            using var answer = await (role is { } signedIn ? clients[signedIn] : nobody).SendAsync(request, Stop);
            return IsDoor(answer) ? HttpStatusCode.Unauthorized : answer.StatusCode == HttpStatusCode.Found ? HttpStatusCode.OK : answer.StatusCode;
        }

        public async Task<HttpStatusCode> AskAsStrangerAsync(string path) => (await stranger.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode;

        public async ValueTask DisposeAsync()
        {
            foreach (var client in clients.Values.Append(stranger)) client.Dispose();
            await books.DisposeAsync();
        }

        // Signing out leads to the door as well.
        private static bool IsDoor(HttpResponseMessage answer) => answer.Headers.Location?.ToString().StartsWith("/sign-in", StringComparison.Ordinal) == true && answer.RequestMessage is not { Method.Method: "POST", RequestUri.AbsolutePath: "/sign-out" };

        private async Task<HttpClient> SignedInAsync(string login)
        {
            var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = books.Client.BaseAddress };
            await Visitors.SignInAsync(client, login);
            return client;
        }

        /// <summary>Somebody who may read another entity only.</summary>
        private async Task<HttpClient> StrangerAsync()
        {
            var now = DateTime.UtcNow;
            await books.Database.WriteAsync("", async session =>
            {
                foreach (var grant in await RoleGrants.OfAsync(session, "zhao")) await RoleGrants.EndAsync(session, grant.GrantNo, "X", now);
                await RoleGrants.ConfirmAsync(session, await RoleGrants.ProposeAsync(session, "zhao", "330000", Role.Auditor, "X", now), "Y", now);
                return new Work<bool>(true, true);
            }, Stop);
            return await SignedInAsync("zhao");
        }
    }
}
