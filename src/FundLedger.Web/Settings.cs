using System.Net;
using FundLedger.Data;

namespace FundLedger.Web;

/// <summary>What the command line and the environment say about where the books are and where the site listens.</summary>
/// <param name="DataFolder">The folder of the embedded books, the logs and the demo.</param>
/// <param name="SqlServer">A connection string, or null for embedded books.</param>
/// <param name="Urls">Loopback addresses only.</param>
public sealed record Settings(string DataFolder, string? SqlServer, IReadOnlyList<Uri> Urls)
{
    public const string DataVariable = "FUNDLEDGER_DATA";
    public const string DatabaseVariable = "FUNDLEDGER_DATABASE";
    public const string DefaultUrl = "http://127.0.0.1:5210";

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
    /// <exception cref="RefusedException">One is not plain HTTP on this machine's loopback.</exception>
    public static IReadOnlyList<Uri> ReadUrls(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadUrl)];

    /// <summary>Whether the host's name stands for this machine alone. Until there is sign-in, no other is served.</summary>
    public static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/" && IsLoopback(url.Host)
            ? url
            : throw new RefusedException(new(
                $"尚无登录，本站只能使用本机回环地址，如 {DefaultUrl}；不接受“{text}”",
                $"there is no sign-in yet, so the site listens on this machine's loopback only, as in {DefaultUrl}; not on “{text}”"));
}
