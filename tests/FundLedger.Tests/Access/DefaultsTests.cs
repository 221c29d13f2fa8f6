using System.Net;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundLedger.Tests.Access;

/// <summary>The framework's defaults are too soft for GB/T 22239-2019 and ASVS 5.0 (reliability F8): what stands in their place.</summary>
public sealed class DefaultsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cookies_hashes_limits_and_lockout_are_set_and_not_the_framework_s(bool isSecure)
    {
        await using var site = await OpenAsync(isSecure);

        var cookie = site.Of<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme);
        (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.SecurePolicy, cookie.Cookie.Domain, cookie.SlidingExpiration, cookie.ExpireTimeSpan).ShouldBe(
            (isSecure ? "__Host-fl" : "fl", true, SameSiteMode.Lax, isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None, null, false, TimeSpan.FromHours(12)));
        (LoginSession.MostIdle, LoginSession.Longest, ProvesAttribute.Fresh).ShouldBe((TimeSpan.FromMinutes(30), TimeSpan.FromHours(12), TimeSpan.FromMinutes(5)));
        var form = site.Of<AntiforgeryOptions>();
        (form.Cookie.Name, form.Cookie.HttpOnly, form.Cookie.SameSite, form.Cookie.SecurePolicy, form.HeaderName, form.SuppressXFrameOptionsHeader).ShouldBe(
            (isSecure ? "__Host-fl-form" : "fl-form", true, SameSiteMode.Strict, isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None, "X-CSRF-TOKEN", false));

        site.Of<PasswordHasherOptions>().IterationCount.ShouldBe(210_000);
        site.Of<PasswordHasherOptions>().CompatibilityMode.ShouldBe(PasswordHasherCompatibilityMode.IdentityV3);
        var lockout = site.Of<IdentityOptions>().Lockout;
        (lockout.AllowedForNewUsers, lockout.MaxFailedAccessAttempts, lockout.DefaultLockoutTimeSpan).ShouldBe((true, 5, TimeSpan.FromMinutes(15)));

        var kestrel = site.Of<KestrelServerOptions>();
        (kestrel.Limits.MaxRequestBodySize, kestrel.AddServerHeader, kestrel.AllowSynchronousIO).ShouldBe((1 << 20, false, false));
        var forms = site.Of<FormOptions>();
        (forms.MultipartBodyLengthLimit, forms.ValueCountLimit, forms.KeyLengthLimit, forms.ValueLengthLimit).ShouldBe((1 << 20, 1024, 2048, 1 << 20));

        var fallback = site.Of<AuthorizationOptions>().FallbackPolicy!;
        fallback.Requirements.ShouldHaveSingleItem();
        if (isSecure) site.Of<HstsOptions>().MaxAge.ShouldBe(TimeSpan.FromDays(365));
    }

    [Theory]
    [InlineData(false, "fl=", "fl-form=")]
    [InlineData(true, "__Host-fl=", "__Host-fl-form=")]
    public async Task Cookies_as_they_go_over_the_wire_are_for_this_site_alone(bool isSecure, string session, string form)
    {
        await using var site = await OpenAsync(isSecure);
        using var client = site.Client();
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Stop);
        using var content = new FormUrlEncodedContent([new("Name", "li"), new("__RequestVerificationToken", Visitors.TokenIn(await page.Content.ReadAsStringAsync(Stop)))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in?handler=Demo") { Content = content };
        request.Headers.Add("Cookie", string.Join("; ", CookiesOf(page).Select(cookie => cookie.Split(';')[0])));
        using var answer = await client.SendAsync(request, Stop);

        ((int)answer.StatusCode).ShouldBe(302);
        var cookies = CookiesOf(page).Concat(CookiesOf(answer)).ToList();
        cookies.ShouldContain(cookie => cookie.StartsWith(session, StringComparison.Ordinal));
        cookies.ShouldContain(cookie => cookie.StartsWith(form, StringComparison.Ordinal));
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("; path=/", Case.Insensitive);
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldMatch("samesite=(lax|strict)", customMessage: cookie);
            cookie.ShouldNotContain("domain=", Case.Insensitive);
            cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(isSecure, cookie);
        }
        // The session's cookie ends with the browser; the books end it sooner.
        cookies.Single(cookie => cookie.StartsWith(session, StringComparison.Ordinal)).ShouldNotContain("expires=", Case.Insensitive);
        (answer.Headers.Contains("Strict-Transport-Security"), page.Headers.Contains("Strict-Transport-Security")).ShouldBe((isSecure, isSecure));
    }

    /// <summary>Every address × its roles, and what goes wrong: the same headers on each answer, pages, programs, files and errors alike.</summary>
    [Fact]
    public async Task Every_address_answers_with_the_same_headers_whether_it_opens_or_not()
    {
        await using var site = await OpenAsync(isSecure: false);
        var (clients, wrong, answers) = (new Dictionary<Role, HttpClient>(), new List<string>(), 0);
        foreach (var person in DemoPerson.All.DistinctBy(person => person.Role)) clients[person.Role] = await site.SignedInAsync(person.Login);
        using var nobody = site.Client();
        foreach (var address in Address.AllOf(site.Services))
        {
            HttpClient[] askers = [nobody, .. clients.Where(each => address.IsOpenTo(each.Key)).Select(each => each.Value).Take(1)];
            foreach (var client in askers)
            {
                using var request = new HttpRequestMessage(new(address.Method), address.Filled);
                if (!address.IsSafe) request.Content = new ByteArrayContent([]);
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
                wrong.AddRange(FaultsOf(answer, "no-store").Select(fault => $"{address.Name} {(int)answer.StatusCode}: {fault}"));
                answers++;
            }
        }
        foreach (var (path, caching) in new[] { ("/fundledger.css", "no-cache"), ("/page.js", "no-cache"), ("/icon.svg", "no-cache"), ("/nowhere", "no-store"), ("/..%2f..%2fetc", "no-store"), ("/api/nowhere", "no-store"), ("/api/v1/entities/220000/reports/trial-balance?format=csv", "no-store"), ("/api/v1/entities/220000/reports/trial-balance?format=xlsx", "no-store") })
        {
            using var answer = await clients[Role.Reviewer].GetAsync(new Uri(path, UriKind.Relative), Stop);
            wrong.AddRange(FaultsOf(answer, caching).Select(fault => $"{path} {(int)answer.StatusCode}: {fault}"));
            answers++;
        }
        using (var foreign = new HttpRequestMessage(HttpMethod.Get, "/sign-in"))
        {
            foreign.Headers.Host = "elsewhere.example";
            using var answer = await nobody.SendAsync(foreign, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            wrong.AddRange(FaultsOf(answer, "no-store"));
        }
        foreach (var client in clients.Values) client.Dispose();

        wrong.ShouldBeEmpty();
        answers.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task What_is_downloaded_comes_as_a_file_and_not_as_a_page()
    {
        await using var site = await OpenAsync(isSecure: false);
        using var client = await site.SignedInAsync("li");
        foreach (var path in new[] { "/api/v1/entities/220000/reports/trial-balance?format=csv", "/api/v1/entities/220000/reports/trial-balance?format=xlsx", "/api/v1/entities/220000/journal.hledger", "/api/v1/entities/220000/workbook?asOf=2024-01-31",
            "/api/v1/entities/220000/vouchers/1/evidence.zip", "/api/v1/entities/220000/cases/C1/evidence.zip", "/audit/commands?handler=Csv", "/audit/trail?format=csv", "/commands/import?handler=Template&type=bankFeeCharged", "/commands/import?handler=Workbook" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Stop);
            ((int)answer.StatusCode, answer.Content.Headers.ContentDisposition?.DispositionType, answer.Headers.CacheControl?.NoStore).ShouldBe((200, "attachment", true), path);
        }
    }

    [Theory]
    [InlineData("/commands/bankFeeCharged", true)]
    [InlineData("/sign-in", false)]
    [InlineData("/admin/logins?handler=Add", false)]
    [InlineData("/work" + "/1?handler=Return", false)]
    public async Task A_body_of_more_than_a_mebibyte_is_taken_only_where_files_are(string path, bool takesFiles)
    {
        await using var site = await OpenAsync(isSecure: false);
        using var client = await site.SignedInAsync("chen");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("reason", new string('x', (1 << 20) + 100))]) };
        using var answer = await client.SendAsync(request, Stop);

        // Without a token, what is read is refused for that; what is too long, before.
        ((int)answer.StatusCode).ShouldBeOneOf(takesFiles ? [400] : [400, 403, 413]);
    }

    /// <summary>GB/T 22239-2019 8.1.4.1 a) asks for kinds of characters, change and history; ASVS 5.0 6.2.5 and 6.2.10 forbid them.</summary>
    [Theory]
    [InlineData(PasswordProfile.Dengbao, "Kranich-2041", "")]
    [InlineData(PasswordProfile.Dengbao, "Kran-20zq", "at least 10")]
    [InlineData(PasswordProfile.Dengbao, "kranichtuermezzq", "three kinds")]
    [InlineData(PasswordProfile.Dengbao, "he", "at least 10")]
    [InlineData(PasswordProfile.Dengbao, "何系统-Kranich-2041", "neither the login nor the name")]
    [InlineData(PasswordProfile.Asvs, "kranich tuerme zzq", "")]
    [InlineData(PasswordProfile.Asvs, "鹤塔湖风松石桥雪月灯火茶", "")]
    [InlineData(PasswordProfile.Asvs, "Kranich-20", "at least 12")]
    [InlineData(PasswordProfile.Asvs, "password1234", "easily guessed")]
    [InlineData(PasswordProfile.Asvs, "fundledgerfundledger", "easily guessed")]
    [InlineData(PasswordProfile.Dengbao, "Password2024!", "easily guessed")]
    public async Task A_password_is_judged_by_the_profile_that_is_set(PasswordProfile profile, string password, string says)
    {
        await using var door = await Door.NewAsync();
        await door.Books.WriteAsync("", async session =>
        {
            await AccessSettings.SetAsync(session, profile, "X", DateTime.UtcNow);
            return new Work<bool>(true, true);
        }, Stop);
        await using var scope = door.Services.CreateAsyncScope();
        var logins = scope.ServiceProvider.GetRequiredService<UserManager<Login>>();

        var judged = await logins.PasswordValidators.ShouldHaveSingleItem().ValidateAsync(logins, new Login { Name = "he", Person = "何系统" }, password);

        if (says.Length == 0) judged.Succeeded.ShouldBeTrue(judged.ToString());
        else judged.Errors.Single().Code.ShouldContain(says);
    }

    [Fact]
    public async Task The_last_five_passwords_are_not_taken_again_and_one_of_ninety_one_days_is_changed_first_in_one_profile_only()
    {
        await using var door = await Door.SettledAsync();
        var present = Door.PasswordOf("guo");
        string[] earlier = ["Kranich-2041-a", "Kranich-2042-b", "Kranich-2043-c", "Kranich-2044-d", present];
        await HadAsync(door, "guo", earlier);
        using (var guo = await door.SignInAsync("guo"))
        {
            foreach (var old in earlier[..4]) (await ChangeAsync(guo, present, old)).Text.ShouldContain("None of the last 5");
            (await ChangeAsync(guo, present, "Kranich-2045-e")).Text.ShouldContain("The password is changed");
            (await ChangeAsync(guo, "Kranich-2045-e", "Kranich-2041-a")).Text.ShouldContain("The password is changed");
            (await ChangeAsync(guo, "Kranich-2041-a", present)).Text.ShouldContain("None of the last 5");
            await HadAsync(door, "guo", ["Kranich-2046-f", "Kranich-2047-g", "Kranich-2048-h", "Kranich-2049-i", present]);
        }
        door.Clock.Now += TimeSpan.FromDays(91);
        using (var guo = await door.SignInAsync("guo")) (await guo.GetAsync("/admin/grants")).Location.ShouldBe("/account");

        await door.Books.WriteAsync("", async session =>
        {
            await AccessSettings.SetAsync(session, PasswordProfile.Asvs, "X", DateTime.UtcNow);
            return new Work<bool>(true, true);
        }, Stop);
        using (var guo = await door.SignInAsync("guo"))
        {
            (await guo.GetAsync("/admin/grants")).Status.ShouldBe(200);
            (await ChangeAsync(guo, present, "Kranich-2046-f")).Text.ShouldContain("The password is changed");
        }
    }

    /// <summary>A login that had these passwords, the last of them now; few rounds of hashing will do for them.</summary>
    private static Task<bool> HadAsync(Door door, string name, string[] passwords) => door.Books.WriteAsync("", async session =>
    {
        var cheap = new PasswordHasher<Login>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
        var login = (await Logins.FindAsync(session, name))!;
        foreach (var password in passwords)
        {
            login.PasswordHash = cheap.HashPassword(login, password);
            await Logins.UpdateAsync(session, login);
        }
        return new Work<bool>(true, true);
    }, Stop);

    private static Task<FormAnswer> ChangeAsync(FormVisitor visitor, string current, string next) =>
        visitor.PostAsync("/account?handler=Password", "/account", ("current", current), ("password", next), ("again", next));

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    private static IEnumerable<string> FaultsOf(HttpResponseMessage answer, string caching)
    {
        foreach (var (name, value) in new[]
        {
            ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"), ("Cache-Control", caching),
        })
        {
            var told = answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "missing";
            if (told != value) yield return $"{name}: {told}";
        }
        foreach (var name in new[] { "Server", "X-Powered-By", "X-AspNet-Version", "Access-Control-Allow-Origin" })
            if (answer.Headers.Contains(name)) yield return $"{name} is told";
        if (answer.Content.Headers.ContentType is { CharSet: null or "" } type && type.MediaType!.StartsWith("text/html", StringComparison.Ordinal)) yield return "a page without its encoding";
    }

    /// <summary>A demonstration behind a proxy on this machine that people reach by https, or by plain http on this machine.</summary>
    private static async Task<Served> OpenAsync(bool isSecure)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-defaults-");
        var settings = new Settings(folder.FullName, null, [new Uri("http://127.0.0.1:0")]) { IsDemo = true, Hosts = isSecure ? ["ledger.example"] : [] };
        await File.WriteAllBytesAsync(settings.BooksFile, await PreparedBooks.Funded.Value, Stop);
        var books = settings.Books(TimeProvider.System);
        var site = Site.Build(settings, books);
        await site.StartAsync(Stop);
        await Visitors.InviteAsync(site);
        return new(folder, books, site, isSecure);
    }

    private sealed record Served(DirectoryInfo Folder, Database Books, WebApplication Site, bool IsSecure) : IAsyncDisposable
    {
        public IServiceProvider Services => Site.Services;

        public T Of<T>(string name = "") where T : class => Services.GetRequiredService<IOptionsMonitor<T>>().Get(name.Length == 0 ? Options.DefaultName : name);

        /// <summary>A client without memory, behind the proxy where there is one.</summary>
        public HttpClient Client()
        {
            var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Site.Urls.Single()) };
            if (!IsSecure) return client;
            client.DefaultRequestHeaders.Host = "ledger.example";
            client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            return client;
        }

        public async Task<HttpClient> SignedInAsync(string login)
        {
            var client = Client();
            client.DefaultRequestHeaders.Add("Cookie", await Visitors.SignInAsync(client.BaseAddress!, login));
            return client;
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            await Books.DisposeAsync();
            Folder.Delete(recursive: true);
        }
    }
}
