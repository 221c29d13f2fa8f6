namespace FundLedger.Data;

/// <summary>A command as it was recorded.</summary>
/// <param name="Body">What was sent, in its canonical form.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="RecordedBy">The maker.</param>
/// <param name="RecordedAt">When, UTC.</param>
public sealed record RecordedCommand(long Ordinal, string Key, string Type, string Body, string Answer, string RecordedBy, DateTime RecordedAt, string Seal);

/// <summary>Reads recorded commands.</summary>
public static class CommandQueries
{
    /// <summary>The command of a key, or null.</summary>
    public static async Task<RecordedCommand?> ReadAsync(Session books, string entity, string key)
    {
        var row = await books.OneOrNoneAsync<CommandRow>("""
            SELECT ordinal, type, recorded_by, recorded_at, seal FROM command WHERE entity = @entity AND command_key = @key
            """, new { entity, key });
        if (row is null) return null;
        var (body, answer) = (await CommandLog.BodyAsync(books, entity, row.Ordinal), await CommandLog.AnswerAsync(books, entity, row.Ordinal));
        return new(row.Ordinal, key, row.Type, body, answer, row.RecordedBy, row.RecordedAt, row.Seal);
    }

    private sealed class CommandRow
    {
        public long Ordinal { get; set; }
        public string Type { get; set; } = "";
        public string RecordedBy { get; set; } = "";
        public DateTime RecordedAt { get; set; }
        public string Seal { get; set; } = "";
    }
}
