using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;

namespace FundLedger.Web.Verbs;

/// <summary>One thing the program does from the shell.</summary>
/// <param name="Name">The word that calls it.</param>
/// <param name="Synopsis">How it is written.</param>
/// <param name="Does">What it does.</param>
/// <param name="Options">Its options beside the common ones: <c>entity=</c> takes a value, <c>dry-run</c> does not.</param>
/// <param name="Operands">How many plain words it takes.</param>
internal sealed record Verb(string Name, string Synopsis, Phrase Does, IReadOnlyList<string> Options, int Operands, Func<Call, Task<ExitCode>> RunAsync)
{
    private static readonly string[] Common = ["data=", "sqlserver="];

    /// <summary>It takes further options that only it can judge.</summary>
    public bool TakesAnyOption { get; init; }

    public bool Takes(string name) => Common.Concat(Options).Contains(name + "=") || (TakesAnyOption && !IsFlag(name));

    public bool IsFlag(string name) => Options.Contains(name);
}

/// <summary>A verb with what stands behind it on the command line.</summary>
internal sealed class Call
{
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly List<string> operands = [];

    private Call(TextWriter output, CancellationToken stop)
    {
        Output = output;
        Stop = stop;
    }

    public TextWriter Output { get; }
    public CancellationToken Stop { get; }
    public IReadOnlyList<string> Operands => operands;
    public IReadOnlyDictionary<string, string> Options => options;

    /// <exception cref="UsageException">Something is missing, doubled or unknown.</exception>
    public static Call Read(Verb verb, IReadOnlyList<string> args, TextWriter output, CancellationToken stop)
    {
        var call = new Call(output, stop);
        for (var i = 0; i < args.Count; i++)
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) call.operands.Add(args[i]);
            else if (call.TakeOption(verb, args[i][2..], i + 1 < args.Count ? args[i + 1] : null)) i++;
        if (call.operands.Count != verb.Operands) throw new UsageException(new($"应为：{verb.Synopsis}", $"write: {verb.Synopsis}"));
        return call;
    }

    /// <summary>The option's value, or null.</summary>
    public string? Option(string name) => options.GetValueOrDefault(name);

    public bool Has(string name) => options.ContainsKey(name);

    /// <exception cref="UsageException">The option is missing.</exception>
    public string Required(string name) =>
        Option(name) ?? throw new UsageException(new($"缺少选项 --{name}", $"the option --{name} is missing"));

    /// <summary>The language of <c>--lang</c>; Chinese without it.</summary>
    /// <exception cref="UsageException">There is no such language.</exception>
    public CultureInfo Language() => Option("lang") switch
    {
        null or "zh-CN" or "zh" => CultureInfo.GetCultureInfo("zh-CN"),
        "en" => CultureInfo.GetCultureInfo("en"),
        var other => throw new UsageException(new($"没有语言 {other}", $"there is no language {other}")),
    };

    public void Say(Phrase sentence) => Output.WriteLine(CommandLine.Both(sentence));

    /// <summary>Where the books are and where to listen: options before the environment before the usual places.</summary>
    /// <exception cref="RefusedException">An address that others could reach.</exception>
    public Settings Settings()
    {
        var folder = Option("data") ?? Environment.GetEnvironmentVariable(Web.Settings.DataVariable);
        var server = Option("sqlserver") ?? Environment.GetEnvironmentVariable(Web.Settings.DatabaseVariable);
        var settings = new Settings(
            Path.GetFullPath(string.IsNullOrWhiteSpace(folder) ? Web.Settings.DefaultDataFolder : folder),
            string.IsNullOrWhiteSpace(server) ? null : server,
            Web.Settings.ReadUrls(Option("urls") ?? Web.Settings.DefaultUrl))
        {
            Certificate = Option("certificate"),
            Hosts = Option("host")?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
        };
        if (Option("oidc") is { } authority) settings = settings with { SignOn = new(Web.Settings.ReadAuthority(authority), Required("oidc-client"), Environment.GetEnvironmentVariable(SignOnProvider.SecretVariable)) };
        return settings.Certificate is not null || settings.Urls.All(url => url.Scheme == Uri.UriSchemeHttp) ? settings : throw Web.Settings.NoCertificate;
    }

    /// <summary>Opens the books that the settings name, brings their schema up to date and closes them after use.</summary>
    public async Task<T> WithBooksAsync<T>(Settings settings, Func<Database, Task<T>> use)
    {
        await using var books = settings.Books(TimeProvider.System);
        await books.MigrateAsync(Stop);
        return await use(books);
    }

    /// <summary>The file of an option, or the console where there is none or it is <c>-</c>.</summary>
    public async Task ToFileOrConsoleAsync(string? path, string text)
    {
        if (path is null or "-") await Output.WriteAsync(text);
        else await File.WriteAllTextAsync(path, text, Stop);
    }

    /// <returns>Whether the next argument was the option's value.</returns>
    private bool TakeOption(Verb verb, string written, string? next)
    {
        var parts = written.Split('=', 2);
        var name = parts[0];
        if (verb.IsFlag(name) && parts.Length == 1) return Keep(name, "true", false);
        if (!verb.Takes(name)) throw new UsageException(new($"{verb.Name} 没有选项 --{name}", $"{verb.Name} has no option --{name}"));
        if (parts.Length == 2) return Keep(name, parts[1], false);
        return Keep(name, next ?? throw new UsageException(new($"选项 --{name} 缺少值", $"the option --{name} lacks its value")), true);
    }

    private bool Keep(string name, string value, bool tookNext) => options.TryAdd(name, value)
        ? tookNext
        : throw new UsageException(new($"选项 --{name} 重复", $"the option --{name} stands twice"));
}
