using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web.Access;

namespace FundLedger.Web.Verbs;

/// <summary><c>demo</c>: books of their own in which a whole fiscal year is played through the API, line by line as any
/// client would, then verified and shown.</summary>
internal static class DemoVerb
{
    private const string Entity = "220000";
    private const string LastDay = "2024-12-31";
    private const string BankDay = "2025-01-06";
    private const string Maker = "陈会计";
    private static readonly string[] Banks = ["BK1", "BK2"];
    private const string Mark = ".fundledger-demo";

    public static Verb Entry { get; } = new("demo", "demo [--urls URL] [--exit]",
        new("在自己的账簿中演示一个完整年度；--exit 演示后即结束", "play a whole fiscal year in books of its own; --exit stops after the work"), ["urls=", "exit"], 0, RunAsync);

    private static async Task<ExitCode> RunAsync(Call call)
    {
        if (call.Has("sqlserver")) throw new UsageException(new("demo 只用内嵌账簿", "demo uses embedded books only"));
        var settings = call.Settings();
        if (settings.Urls.Any(url => url.Scheme != Uri.UriSchemeHttp)) throw new RefusedException(new("演示只用本机回环地址上的 http", "a demonstration uses plain http on this machine's loopback only"));
        foreach (var url in settings.Urls) RefuseTaken(url);
        var demo = settings with { DataFolder = Path.Combine(settings.DataFolder, "demo"), SqlServer = null, IsDemo = true, Hosts = [], Certificate = null };
        MakeFolder(demo.DataFolder);
        return await call.WithBooksAsync(demo, async books =>
        {
            await using var site = Site.Build(demo, books);
            await ServeVerb.StartAsync(site, call);
            call.Say(Site.DemoNotice);
            var desk = new LoginDesk(books, Hashing.Passwords);
            await desk.AddDemoAsync();
            var key = await desk.AddProgramAsync("demo-program", "演示接口", RoleGrant.Everywhere, Actor.Console);
            await PlayAsync(call, new Uri(site.Urls.First()), key);
            var result = VerifyVerb.Tell(call, await Verification.RunAsync(books, Entity, call.Stop));
            if (result == ExitCode.Ok) result = await WriteWorkbookAsync(call, books, demo.DataFolder);
            call.Say(new($"账簿：{demo.BooksFile}", $"books: {demo.BooksFile}"));
            if (call.Has("exit") || result != ExitCode.Ok) return result;
            call.Say(new($"接口密钥：{key}", $"key for programs: {key}"));
            call.Say(new($"请打开 {site.Urls.First()}/ ；按 Ctrl+C 结束", $"open {site.Urls.First()}/ ; Ctrl+C ends it"));
            await site.WaitForShutdownAsync(call.Stop);
            return ExitCode.Ok;
        });
    }

    /// <summary>An empty folder; only one that an earlier demo made is taken away.</summary>
    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            if (!File.Exists(Path.Combine(folder, Mark)))
                throw new RefusedException(new($"文件夹 {folder} 不是演示所建，不予删除", $"the folder {folder} was not made by a demo and is left alone"));
            Directory.Delete(folder, recursive: true);
        }
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, Mark), "");
    }

    /// <summary>Before anything is deleted: the address must be free, or a demo that still runs would lose its books.</summary>
    private static void RefuseTaken(Uri url)
    {
        try
        {
            using var listener = new TcpListener(System.Net.IPAddress.Parse(url.Host == "localhost" ? "127.0.0.1" : url.Host.Trim('[', ']')), url.Port);
            listener.Start();
        }
        catch (SocketException)
        {
            throw new RefusedException(new($"地址 {url} 已被占用；可用 --urls 另选", $"the address {url} is in use; choose another with --urls"));
        }
    }

    /// <summary>The events of the year, then the statements of its two bank accounts, what matches by rule, and their reconciliations.</summary>
    private static async Task PlayAsync(Call call, Uri site, string key)
    {
        using var client = new HttpClient { BaseAddress = site };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        await SendAsync(call, client, Lines("scenario-1.jsonl"));
        foreach (var bank in Banks) await TakeStatementAsync(call, client, bank);
        await SendAsync(call, client, Lines("scenario-1-bank.jsonl"));
    }

    private static async Task SendAsync(Call call, HttpClient client, List<string> commands)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            var text = await SendAsync(call, client, "events", new StringContent(commands[i], Encoding.UTF8, "application/json"));
            call.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{commands.Count} {Told(text)}"));
        }
    }

    private static async Task TakeStatementAsync(Call call, HttpClient client, string bank)
    {
        var file = $"scenario-1-bank-{bank}.csv";
        using var content = new ByteArrayContent(Resource(file));
        content.Headers.ContentType = new("text/csv");
        var by = Uri.EscapeDataString(Maker);
        await SendAsync(call, client, $"bank-statements?by={by}&date={BankDay}&from=2024-01-01&to={LastDay}&name={file}", content);
        var matching = JsonNode.Parse(await client.GetStringAsync(new Uri($"api/v1/entities/{Entity}/bank-accounts/{bank}/matching?on={BankDay}", UriKind.Relative), call.Stop))!;
        var command = new JsonObject { ["type"] = "bankLinesMatched", ["entity"] = Entity, ["key"] = $"M-{bank}", ["date"] = BankDay, ["by"] = Maker, ["bank"] = bank, ["groups"] = matching["groups"]!.DeepClone() };
        await SendAsync(call, client, [command.ToJsonString()]);
        call.Say(new($"{bank} 的对账单：{file}", $"the statement of {bank}: {file}"));
    }

    private static async Task<string> SendAsync(Call call, HttpClient client, string path, HttpContent content)
    {
        using (content)
        {
            using var answer = await client.PostAsync(new Uri($"api/v1/entities/{Entity}/{path}", UriKind.Relative), content, call.Stop);
            var text = await answer.Content.ReadAsStringAsync(call.Stop);
            return answer.IsSuccessStatusCode ? text : throw new RefusedException(new($"演示被拒绝：{text}", $"the demonstration was refused: {text}"));
        }
    }

    private static Task<ExitCode> WriteWorkbookAsync(Call call, Database books, string folder) => WorkbookVerb.WriteAsync(call, books,
        ReportRequest.For(Entity, ("asOf", LastDay)), Path.Combine(folder, $"auditors-workbook-{Entity}-{LastDay}.xlsx"), call.Language());

    private static string Told(string answer)
    {
        using var document = System.Text.Json.JsonDocument.Parse(answer);
        return $"{document.RootElement.GetProperty("key").GetString()} {document.RootElement.GetProperty("type").GetString()} {string.Join(' ', Answers.VoucherNumbers(answer))}".TrimEnd();
    }

    private static List<string> Lines(string seed) => [.. Encoding.UTF8.GetString(Resource(seed)).Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];

    private static byte[] Resource(string seed)
    {
        using var content = typeof(DemoVerb).Assembly.GetManifestResourceStream("seed/" + seed)!;
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
