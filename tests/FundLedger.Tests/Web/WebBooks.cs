using System.Text;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Support;
using FundLedger.Web;
using Microsoft.AspNetCore.Builder;

namespace FundLedger.Tests.Web;

/// <summary>An answer of the site, read to its end.</summary>
internal sealed record Answer(int Status, string Text, HttpResponseMessage Message)
{
    public JsonNode Json => JsonNode.Parse(Text)!;
    public string? Type => Message.Content.Headers.ContentType?.MediaType;
    public string? Header(string name) => Message.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>The name of the refusal that decided: <c>fundOutOfBalance</c>.</summary>
    public string? Rejection => (string?)Json["rejection"];
}

/// <summary>The site over scratch books, served by Kestrel on a free port of this machine. Its client is the reviewer on pages and a
/// program on the API.</summary>
internal sealed class WebBooks : IAsyncDisposable
{
    public const string Entity = "220000";

    private readonly DirectoryInfo folder;
    private readonly WebApplication site;

    private WebBooks(DirectoryInfo folder, Database database, WebApplication site)
    {
        this.folder = folder;
        this.site = site;
        Database = database;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(site.Urls.Single()) };
        Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
    }

    public Database Database { get; }
    public HttpClient Client { get; }
    public string LogFolder => Path.Combine(folder.FullName, "logs");
    public IServiceProvider Services => site.Services;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Migrated books in which nothing was recorded.</summary>
    public static Task<WebBooks> EmptyAsync(TimeProvider? clock = null) => CopyAsync(PreparedBooks.Empty, clock);

    /// <summary>The entity 220000 with its registers and money in every fund (see <see cref="PlayedBooks.FundedAsync"/>).</summary>
    public static Task<WebBooks> FundedAsync() => CopyAsync(PreparedBooks.Funded);

    /// <summary>The worked year up to, and without, the command of a key.</summary>
    public static async Task<WebBooks> BeforeAsync(string key)
    {
        var books = await EmptyAsync();
        var earlier = WorkedYears.Commands(WorkedYears.Scenario).TakeWhile(line => (string?)JsonNode.Parse(line)!["key"] != key);
        await WorkedYears.PlayAsync(books.Database, earlier);
        return books;
    }

    private static async Task<WebBooks> CopyAsync(Lazy<Task<byte[]>> prepared, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("fundledger-web-");
        var settings = new Settings(folder.FullName, null, [new Uri("http://127.0.0.1:0")]) { IsDemo = true };
        await File.WriteAllBytesAsync(settings.BooksFile, await prepared.Value, Stop);
        var database = settings.Books(clock ?? TimeProvider.System);
        var site = Site.Build(settings, database);
        await site.StartAsync(Stop);
        var books = new WebBooks(folder, database, site);
        books.Client.DefaultRequestHeaders.Authorization = new("Bearer", await Visitors.InviteAsync(site));
        await Visitors.SignInAsync(books.Client, Visitors.Reader);
        return books;
    }

    /// <summary>Sends one command, in the notation of <see cref="Notation"/> or as JSON.</summary>
    public Task<Answer> SendAsync(string command, string? key = null) =>
        PostAsync($"/api/v1/entities/{Entity}/events", command.StartsWith('{') ? command : Notation.Json(command).Single(), key);

    /// <summary>Records every command of the text; fails on the first that is refused.</summary>
    public async Task<WebBooks> PlayAsync(string text)
    {
        foreach (var json in Notation.Json(text)) (await SendAsync(json)).Status.ShouldBe(201, json);
        return this;
    }

    /// <summary>Gives a work item in its first version the signatures of 李审核 and 周出纳, which record it.</summary>
    public async Task SignAsync(long item)
    {
        var desk = new WorkDesk(Database);
        (await desk.SignAsync(new("李审核", "li", "", ""), [Role.Reviewer], Entity, item, 1, Signature.Reviewer, Stop)).Rejections.ShouldBeEmpty();
        (await desk.SignAsync(new("周出纳", "zhou", "", ""), [Role.Cashier], Entity, item, 1, Signature.Cashier, Stop)).State.ShouldBe(WorkState.Recorded);
    }

    public Task<Answer> PostAsync(string path, string body, string? key = null, string type = "application/json") =>
        PostAsync(path, Encoding.UTF8.GetBytes(body), key, type);

    public async Task<Answer> PostAsync(string path, byte[] body, string? key = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (type.Length > 0) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await SendAsync(request);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var message = await Client.SendAsync(request, Stop);
        return new((int)message.StatusCode, await message.Content.ReadAsStringAsync(Stop), message);
    }

    public Task<string> EverythingAsync() => PlayedBooks.EverythingAsync(Database);

    public Task<VerificationResult> VerifyAsync() => Verification.RunAsync(Database, Entity, Stop);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await site.DisposeAsync();
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
