using System.Net;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Tests.Support;
using FundLedger.Tests.Web;
using FundLedger.Web;
using Microsoft.AspNetCore.Builder;

namespace FundLedger.Tests.Access;

/// <summary>A clock that a test moves.</summary>
internal sealed class MovedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2025, 1, 6, 1, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>A site in earnest, not a demonstration, with its three administrators as the set-up made them.</summary>
internal sealed partial class Door : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundledger-door-");
    private WebApplication site = null!;

    public MovedClock Clock { get; } = new();
    public Database Books { get; private set; } = null!;
    public Uri Address { get; private set; } = null!;
    public IServiceProvider Services => site.Services;

    /// <summary>The file of the books; logs and keys lie beside it.</summary>
    public string BooksFile => Path.Combine(folder.FullName, "books.db");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Books with an entity and its registers; nobody can sign in yet.</summary>
    public static async Task<Door> NewAsync(FundLedger.Web.Access.SignOnProvider? provider = null)
    {
        var door = new Door();
        // The provider's clock is the machine's: tokens and cookies of single sign-on run out by it.
        if (provider is not null) door.Clock.Now = DateTimeOffset.UtcNow;
        var settings = new Settings(door.folder.FullName, null, [new Uri("http://127.0.0.1:0")]) { SignOn = provider };
        await File.WriteAllBytesAsync(settings.BooksFile, await PreparedBooks.Funded.Value, Stop);
        await door.StartAsync(settings);
        return door;
    }

    /// <summary>A site whose set-up is done; the administrators have their own passwords and second factors.</summary>
    public static async Task<Door> WithAdministratorsAsync(FundLedger.Web.Access.SignOnProvider? provider = null) => await (await NewAsync(provider)).FoundedAsync();

    /// <summary>The same over a database of SQL Server that is migrated and empty.</summary>
    public static async Task<Door> OnServerAsync(string connection)
    {
        var door = new Door();
        await door.StartAsync(new Settings(door.folder.FullName, connection, [new Uri("http://127.0.0.1:0")]));
        await PreparedBooks.FundAsync(door.Books);
        return await door.FoundedAsync();
    }

    private async Task<Door> FoundedAsync()
    {
        using var visitor = Visitor();
        var made = await visitor.PostAsync("/set-up", ("Token", Word), ("Names", "he"), ("Names", "guo"), ("Names", "ma"), ("Persons", "何系统"), ("Persons", "郭安全"), ("Persons", "马审计"));
        foreach (var (name, password) in FirstPasswords(made.Text)) await SettleAsync(name, password);
        return this;
    }

    /// <summary>The same, made once in a run and copied: nobody has been counted at the door yet.</summary>
    public static async Task<Door> SettledAsync()
    {
        var (files, keys) = await Settled.Value;
        var door = new Door();
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(door.folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes, Stop);
        }
        foreach (var (login, key) in keys) door.Keys[login] = key;
        await door.StartAsync(new Settings(door.folder.FullName, null, [new Uri("http://127.0.0.1:0")]));
        return door;
    }

    private static readonly Lazy<Task<(IReadOnlyList<(string Name, byte[] Bytes)>, IReadOnlyDictionary<string, string>)>> Settled = new(async () =>
    {
        var door = await WithAdministratorsAsync();
        await door.site.DisposeAsync();
        await door.Books.DisposeAsync();
        var files = Directory.GetFiles(door.folder.FullName, "books.db*").Concat(Directory.GetFiles(Path.Combine(door.folder.FullName, "keys")))
            .Select(path => (Path.GetRelativePath(door.folder.FullName, path), File.ReadAllBytes(path))).ToList();
        door.folder.Delete(recursive: true);
        return ((IReadOnlyList<(string, byte[])>)files, (IReadOnlyDictionary<string, string>)door.Keys);
    });

    /// <summary>The one-time word on the console.</summary>
    public string Word => ((FundLedger.Web.Access.SetUpToken)site.Services.GetService(typeof(FundLedger.Web.Access.SetUpToken))!).Text;

    /// <summary>The keys of second factors by login.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    public static string PasswordOf(string login) => $"Ripe-Quince-{login.Length}{login[0]}zzx-2041";

    public FormVisitor Visitor() => new(Address);

    /// <summary>Signs somebody in with password and, where there is one, second factor.</summary>
    public Task<FormVisitor> SignInAsync(string login) => SignInAsync(login, Visitor());

    /// <summary>The same in a browser that is open already.</summary>
    public async Task<FormVisitor> SignInAsync(string login, FormVisitor visitor)
    {
        // Whoever is signed in already is led away from the door; his token stands on every page.
        var form = await visitor.GetAsync("/sign-in");
        var page = await visitor.PostAsync("/sign-in", form.Status == 200 ? form : await visitor.GetAsync("/account"), ("Name", login), ("password", PasswordOf(login)));
        if (Keys.TryGetValue(login, out var key))
        {
            await ForgetCodeAsync(login);
            page = await visitor.PostAsync("/sign-in?handler=Code", page, ("code", CodeOf(key)));
        }
        page.Status.ShouldBe(302, $"{login}: {page.Text}");
        return visitor;
    }

    /// <summary>First password, own password, second factor: what everybody does on his first day.</summary>
    public async Task SettleAsync(string login, string firstPassword, bool withFactor = true)
    {
        using var visitor = Visitor();
        (await visitor.PostAsync("/sign-in", ("Name", login), ("password", firstPassword))).Status.ShouldBe(302);
        (await visitor.PostAsync("/account?handler=Password", "/account", ("current", firstPassword), ("password", PasswordOf(login)), ("again", PasswordOf(login)))).Status.ShouldBe(200);
        if (!withFactor) return;
        var drawn = await visitor.PostAsync("/account?handler=Key", "/account");
        var key = Key().Match(drawn.Text).Groups[1].Value;
        (await visitor.PostAsync("/account?handler=Factor", "/account", ("code", CodeOf(key)))).Status.ShouldBe(200);
        Keys[login] = key;
    }

    /// <summary>The code that the authenticator with this key shows now.</summary>
    public string CodeOf(string key) => new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(key)).ComputeTotp(Clock.Now.UtcDateTime);

    /// <summary>Lets a test sign in twice within half a minute: the code that was used is forgotten.</summary>
    public Task ForgetCodeAsync(string login) => Books.WriteAsync("", async session =>
        new Work<int>(await session.ExecuteAsync("UPDATE login SET totp_last = '' WHERE login = @login", new { login }), true), Stop);

    /// <summary>The acts in the installation's trail, oldest first: <c>signIn he DONE</c>.</summary>
    public async Task<IReadOnlyList<string>> TrailAsync() => [.. (await Books.ReadAsync(session => Trail.SearchAsync(session, new("", "", "", "", DateTime.MinValue.AddYears(1), DateTime.MaxValue.AddYears(-1), 0), 1_000), Stop))
        .Reverse().Select(row => $"{row.Action} {row.Object} {row.Result}")];

    public static IEnumerable<(string Name, string Password)> FirstPasswords(string page) =>
        Row().Matches(page).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    /// <summary>The one first password that a page shows.</summary>
    public static string FirstPassword(string page) => Shown().Match(page).Groups[1].Value;

    private async Task StartAsync(Settings settings)
    {
        Books = settings.Books(Clock);
        site = Site.Build(settings, Books);
        await site.StartAsync(Stop);
        Address = new Uri(site.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await Books.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [GeneratedRegex("<code>([^<]{15,})</code>")] private static partial Regex Shown();
    [GeneratedRegex("<th scope=\"row\"><code>([^<]+)</code></th><td>[^<]*</td><td><code>([^<]+)</code>")] private static partial Regex Row();
    [GeneratedRegex("<code class=\"long\">([A-Z2-7]+)</code>")] private static partial Regex Key();
}

/// <summary>An answer to a form.</summary>
internal sealed record FormAnswer(int Status, string Text, string Location);

/// <summary>A browser without a screen: keeps cookies, sends the token of the page that has the form.</summary>
internal sealed partial class FormVisitor : IDisposable
{
    private readonly CookieContainer jar = new();
    private readonly HttpClient client;

    public FormVisitor(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = jar }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Forgets the session, as when the browser's cookie ran out, and nothing else.</summary>
    public void LoseSession()
    {
        foreach (Cookie cookie in jar.GetCookies(client.BaseAddress!)) if (cookie.Name == "fl") cookie.Expired = true;
    }

    /// <summary>The cookie of the session, or nothing.</summary>
    public string Session => jar.GetCookies(client.BaseAddress!)["fl"]?.Value ?? "";

    /// <summary>Puts a cookie into the browser.</summary>
    public void Plant(string name, string value) => jar.Add(client.BaseAddress!, new Cookie(name, value, "/"));

    /// <summary>Says to be asking for somebody at another address, as a proxy on this machine does.</summary>
    public void ComeFrom(string address)
    {
        client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
    }

    public async Task<FormAnswer> GetAsync(string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), Stop);
        return await ReadAsync(answer);
    }

    /// <summary>Goes where answers send him, to other sites as well, until he is where he stays.</summary>
    public async Task<(FormAnswer Answer, string At)> FollowAsync(string path)
    {
        for (var (answer, at) = (await GetAsync(path), path); ; (answer, at) = (await GetAsync(answer.Location), answer.Location))
            if (answer.Status != 302) return (answer, at);
    }

    /// <summary>Sends a form whose page is at the same path.</summary>
    public Task<FormAnswer> PostAsync(string path, params (string Name, string Value)[] fields) => PostAsync(path, path.Split('?')[0], fields);

    /// <summary>Sends a form that stands on another page.</summary>
    public async Task<FormAnswer> PostAsync(string path, string formAt, params (string Name, string Value)[] fields) => await PostAsync(path, await GetAsync(formAt), fields);

    /// <summary>Sends the form of a page as it came, with its hidden fields.</summary>
    public async Task<FormAnswer> PostAsync(string path, FormAnswer page, params (string Name, string Value)[] fields)
    {
        var hidden = Hidden().Matches(page.Text).Select(match => KeyValuePair.Create(match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)))
            .Where(field => field.Key is "Held" or "Stage" or "Back" && fields.All(own => own.Name != field.Key)).DistinctBy(field => field.Key);
        using var form = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), .. hidden, new("__RequestVerificationToken", Visitors.TokenIn(page.Text))]);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
        return await ReadAsync(answer);
    }

    /// <summary>Sends a form with a file in it.</summary>
    public async Task<FormAnswer> SendFileAsync(string path, FormAnswer page, string field, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (each, value) in fields.Append(("__RequestVerificationToken", Visitors.TokenIn(page.Text)))) form.Add(new StringContent(value), each);
        form.Add(new ByteArrayContent(bytes), field, name);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
        return await ReadAsync(answer);
    }

    /// <summary>Presses the button of a page that shows a held form.</summary>
    public async Task<FormAnswer> GoOnAsync(FormAnswer page)
    {
        var form = HeldForm().Match(page.Text);
        form.Success.ShouldBeTrue(page.Text);
        using var content = new MultipartFormDataContent();
        foreach (Match field in Hidden().Matches(form.Groups[2].Value)) content.Add(new StringContent(WebUtility.HtmlDecode(field.Groups[2].Value)), field.Groups[1].Value);
        content.Add(new StringContent(Visitors.TokenIn(form.Groups[2].Value)), "__RequestVerificationToken");
        using var answer = await client.PostAsync(new Uri(WebUtility.HtmlDecode(form.Groups[1].Value), UriKind.Relative), content, Stop);
        return await ReadAsync(answer);
    }

    public void Dispose() => client.Dispose();

    private static async Task<FormAnswer> ReadAsync(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop), answer.Headers.Location?.ToString() ?? "");

    [GeneratedRegex("<form class=\"command\" method=\"post\" action=\"([^\"]+)\" enctype=\"multipart/form-data\">(.*?)</form>", RegexOptions.Singleline)] private static partial Regex HeldForm();
    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")] private static partial Regex Hidden();
}
