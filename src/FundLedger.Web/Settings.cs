using System.Net;
using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web;

/// <summary>What the command line and the environment say about where the books are and where the site listens.</summary>
/// <param name="DataFolder">The folder of the embedded books, the logs and the demo.</param>
/// <param name="SqlServer">A connection string, or null for embedded books.</param>
/// <param name="Urls">https anywhere, plain http on loopback only.</param>
public sealed record Settings(string DataFolder, string? SqlServer, IReadOnlyList<Uri> Urls)
{
    public const string CertificateVariable = "FUNDLEDGER_CERTIFICATE_PASSWORD";

    /// <summary>Books that were made to be shown: whoever sits at this machine is let in by one click.</summary>
    public bool IsDemo { get; init; }

    /// <summary>The PKCS #12 file of the certificate for https, or null.</summary>
    public string? Certificate { get; init; }

    /// <summary>The names, beside those of this machine's loopback, under which people reach the site.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The organisation's own sign-in, or null.</summary>
    public SignOnProvider? SignOn { get; init; }

    /// <summary>People reach the site by https: directly, or by a proxy on this machine.</summary>
    public bool IsSecure => Urls.Any(url => url.Scheme == Uri.UriSchemeHttps) || Hosts.Count > 0;

    public const string DataVariable = "FUNDLEDGER_DATA";
    public const string DatabaseVariable = "FUNDLEDGER_DATABASE";
    public const string DefaultUrl = "http://127.0.0.1:5210";

    /// <summary>What is said to whoever asks for https without a certificate.</summary>
    internal static RefusedException NoCertificate => new(new("https 须用 --certificate 指定证书文件（PKCS #12）", "https needs --certificate with a PKCS #12 file"));

    public string BooksFile => Path.Combine(DataFolder, "books.db");
    public string LogFolder => Path.Combine(DataFolder, "logs");

    /// <summary>FundLedger under the user's own application data.</summary>
    public static string DefaultDataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "FundLedger");

    /// <summary>The books that these settings name; nothing is opened yet.</summary>
    public Database Books(TimeProvider clock)
    {
        if (SqlServer is not null) return Database.SqlServer(SqlServer, clock);
        Directory.CreateDirectory(DataFolder);
        return Database.Sqlite(BooksFile, clock);
    }

    /// <summary>Addresses parted by semicolons.</summary>
    /// <exception cref="RefusedException">One is neither https nor plain http on this machine's loopback.</exception>
    public static IReadOnlyList<Uri> ReadUrls(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadUrl)];

    /// <summary>Whether the host's name stands for this machine alone.</summary>
    public static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The address of a provider of single sign-on.</summary>
    /// <exception cref="RefusedException">It is neither https nor plain http on this machine's loopback.</exception>
    public static Uri ReadAuthority(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url.Host)))
            ? url
            : throw new RefusedException(new($"单点登录的地址须为 https；不接受“{text}”", $"the address of single sign-on must be https; not “{text}”"));

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.PathAndQuery == "/" && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url.Host)))
            ? url
            : throw new RefusedException(new(
                $"不加密的 http 只用于本机回环地址，如 {DefaultUrl}；其他地址须用 https 和 --certificate；不接受“{text}”",
                $"plain http is for this machine's loopback only, as in {DefaultUrl}; elsewhere use https with --certificate; not “{text}”"));
}
