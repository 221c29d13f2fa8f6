using FundLedger.Data;

namespace FundLedger.Web.Access;

/// <summary>Who took what out of the program as a file or as the sheet for the bank: kept in the sealed trail of access before the first byte
/// goes out, so that nothing leaves without its row. That holds for those who may only read as well.</summary>
internal static class Exported
{
    public const string Workbook = "workbook.xlsx", Journal = "journal.hledger", Evidence = "evidence.zip", Commands = "commands.csv", TrailRows = "trail.csv", PaySheet = "pay sheet";

    /// <summary>Adds the row.</summary>
    /// <param name="entity">Of which entity, or empty for the installation.</param>
    /// <param name="what">The name of the file or sheet.</param>
    /// <param name="scope">What was asked for, as in <c>asOf=2024-12-31 fund=ADV</c>.</param>
    /// <exception cref="StorageException">The row cannot be written, and nothing must go out.</exception>
    public static Task<bool> KeepAsync(Database books, HttpContext context, string entity, string what, string scope = "") => books.WriteAsync("", async session =>
    {
        var actor = new SignedIn(context.User).ActorAt(context);
        await Trail.AddAsync(session, Trail.Installation, actor, books.Clock.GetUtcNow().UtcDateTime, "exported", entity.Length > 0 ? $"{entity} {what}" : what, TrailResult.Done, scope);
        return new Work<bool>(true, true);
    }, context.RequestAborted);

    /// <summary>What stands behind the question mark, but for the language.</summary>
    public static string ScopeOf(HttpRequest request) => string.Join(' ', request.Query.Where(part => part.Key is not ("lang" or "handler")).Select(part => $"{part.Key}={Plain(part.Value.ToString())}"));

    private static string Plain(string text) => Ledger.TextPolicy.Clean(text, out var clean) == Ledger.TextFault.None ? clean : "?";
}
