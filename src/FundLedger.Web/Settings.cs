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
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "FundLedger");

    /// <summary>The books that these settings name; nothing is opened yet.</summary>
    public Database Books(TimeProvider clock)
    {
        if (SqlServer is not null) return Database.SqlServer(SqlServer, clock);
        Directory.CreateDirectory(DataFolder);
        return Database.Sqlite(BooksFile, clock);
    }

    /// <summary>Whether only this machine can reach the address. Until there is sign-in, no other is served.</summary>
    public static bool IsLoopback(Uri url) =>
        url.IsLoopback && (url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
