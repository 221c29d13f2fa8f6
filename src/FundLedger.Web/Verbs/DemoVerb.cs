using System.Globalization;
using System.Net.Sockets;
using System.Text;
using FundLedger.Data;
using FundLedger.Reports;

namespace FundLedger.Web.Verbs;

/// <summary><c>demo</c>: books of their own in which a whole fiscal year is played through the API, line by line as any
/// client would, then verified and shown.</summary>
internal static class DemoVerb
{
    private const string Entity = "220000";
    private const string LastDay = "2024-12-31";
    private const string Mark = ".fundledger-demo";

    public static Verb Entry { get; } = new("demo", "demo [--urls URL] [--exit]",
        new("在自己的账簿中演示一个完整年度；--exit 演示后即结束", "play a whole fiscal year in books of its own; --exit stops after the work"), ["urls=", "exit"], 0, RunAsync);

    private static async Task<ExitCode> RunAsync(Call call)
    {
        if (call.Has("sqlserver")) throw new UsageException(new("demo 只用内嵌账簿", "demo uses embedded books only"));
        var settings = call.Settings();
        foreach (var url in settings.Urls) RefuseTaken(url);
        var demo = settings with { DataFolder = Path.Combine(settings.DataFolder, "demo"), SqlServer = null };
        MakeFolder(demo.DataFolder);
        return await call.WithBooksAsync(demo, async books =>
        {
            await using var site = Site.Build(demo, books);
            await ServeVerb.StartAsync(site, call);
            await PlayAsync(call, new Uri(site.Urls.First()));
            var result = VerifyVerb.Tell(call, await Verification.RunAsync(books, Entity, call.Stop));
            if (result == ExitCode.Ok) result = await WriteWorkbookAsync(call, books, demo.DataFolder);
            call.Say(new($"账簿：{demo.BooksFile}", $"books: {demo.BooksFile}"));
            if (call.Has("exit") || result != ExitCode.Ok) return result;
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

    private static async Task PlayAsync(Call call, Uri site)
    {
        var commands = Seed();
        using var client = new HttpClient { BaseAddress = site };
        for (var i = 0; i < commands.Count; i++)
        {
            using var content = new StringContent(commands[i], Encoding.UTF8, "application/json");
            using var answer = await client.PostAsync(new Uri($"api/v1/entities/{Entity}/events", UriKind.Relative), content, call.Stop);
            var text = await answer.Content.ReadAsStringAsync(call.Stop);
            if (!answer.IsSuccessStatusCode) throw new RefusedException(new($"第 {i + 1} 条命令被拒绝：{text}", $"command {i + 1} was refused: {text}"));
            call.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i + 1}/{commands.Count} {Told(text)}"));
        }
    }

    private static Task<ExitCode> WriteWorkbookAsync(Call call, Database books, string folder) => WorkbookVerb.WriteAsync(call, books,
        ReportRequest.For(Entity, ("asOf", LastDay)), Path.Combine(folder, $"auditors-workbook-{Entity}-{LastDay}.xlsx"), call.Language());

    private static string Told(string answer)
    {
        using var document = System.Text.Json.JsonDocument.Parse(answer);
        return $"{document.RootElement.GetProperty("key").GetString()} {document.RootElement.GetProperty("type").GetString()} {string.Join(' ', Answers.VoucherNumbers(answer))}".TrimEnd();
    }

    private static List<string> Seed()
    {
        using var reader = new StreamReader(typeof(DemoVerb).Assembly.GetManifestResourceStream("seed/scenario-1.jsonl")!, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];
    }
}
