using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace FundLedger.Web.Banking;

/// <summary>Files that were looked at: kept beside the books for a day, so that nobody sends one twice, a restart loses none, and whoever
/// presses twice is told twice that it is recorded.</summary>
public sealed partial class Staging(Settings settings, TimeProvider clock)
{
    private const int MostFiles = 50;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Keeps the file and returns the word under which it is found again.</summary>
    /// <param name="shelf">Files of one kind do not crowd out those of another.</param>
    public async Task<string> KeepAsync(byte[] bytes, CancellationToken stop, string shelf = "files")
    {
        var folder = Directory.CreateDirectory(FolderOf(shelf));
        Tidy(folder);
        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, ticket), bytes, stop);
        return ticket;
    }

    /// <summary>The file, or null when it was kept too long or never.</summary>
    public async Task<byte[]?> FindAsync(string? ticket, CancellationToken stop, string shelf = "files")
    {
        if (ticket is null || !TicketForm().IsMatch(ticket)) return null;
        var path = Path.Combine(FolderOf(shelf), ticket);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, stop) : null;
    }

    private string FolderOf(string shelf) => Path.Combine(settings.DataFolder, "staging", shelf);

    private void Tidy(DirectoryInfo folder)
    {
        var old = clock.GetUtcNow().UtcDateTime - Kept;
        var files = folder.GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        foreach (var file in files.Where((file, place) => place >= MostFiles || file.LastWriteTimeUtc < old)) file.Delete();
    }

    [GeneratedRegex(@"^[0-9a-f]{32}\z")]
    private static partial Regex TicketForm();
}
