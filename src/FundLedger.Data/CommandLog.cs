using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Every command that was recorded, in order, with its answer: what makes a repeated request count once, and the
/// audit trail of who recorded what and when. A chain of its own.</summary>
internal static class CommandLog
{
    private const int Chunk = 4000;

    public sealed class Earlier
    {
        public long Ordinal { get; set; }
        public string Fingerprint { get; set; } = "";
    }

    public static Task<Earlier?> FindAsync(Session books, string entity, string key) => books.OneOrNoneAsync<Earlier>("""
        SELECT ordinal, fingerprint FROM command WHERE entity = @entity AND command_key = @key
        """, new { entity, key });

    public static Task<string> BodyAsync(Session books, string entity, long ordinal) => WholeAsync(books, entity, ordinal, "BODY");
    public static Task<string> AnswerAsync(Session books, string entity, long ordinal) => WholeAsync(books, entity, ordinal, "ANSWER");

    private static async Task<string> WholeAsync(Session books, string entity, long ordinal, string field)
    {
        var first = await books.ScalarAsync<string>("""
            SELECT CASE WHEN @field = 'BODY' THEN body ELSE answer END FROM command WHERE entity = @entity AND ordinal = @ordinal
            """, new { entity, ordinal, field });
        var more = await books.ListAsync<string>("""
            SELECT text FROM command_more WHERE entity = @entity AND ordinal = @ordinal AND field = @field ORDER BY part
            """, new { entity, ordinal, field });
        return first + string.Concat(more);
    }

    /// <summary>Stores the command and its answer and moves the head on.</summary>
    public static async Task AppendAsync(Session books, EntityHead head, Command command, string canonical, string answer, string registersHash, DateTime now)
    {
        var ordinal = head.LastOrdinal + 1;
        var fingerprint = CommandWriter.Fingerprint(canonical);
        var seal = SealOf(head.CommandSeal, command.Entity, ordinal, command.Key, command.TypeName, fingerprint, canonical, answer, registersHash, command.By, Seal.Instant(now));
        var (body, reply) = (Parts(canonical), Parts(answer));
        await books.ExecuteHotAsync("""
            INSERT INTO command (entity, ordinal, command_key, type, fingerprint, body, answer, registers_hash, recorded_by, recorded_at, previous_seal, seal)
            VALUES (@entity, @ordinal, @command_key, @type, @fingerprint, @body, @answer, @registers_hash, @recorded_by, @recorded_at, @previous_seal, @seal)
            """,
            ["entity", "ordinal", "command_key", "type", "fingerprint", "body", "answer", "registers_hash", "recorded_by", "recorded_at", "previous_seal", "seal"],
            [command.Entity, ordinal, command.Key, command.TypeName, fingerprint, body[0], reply[0], registersHash, command.By, Seal.Instant(now), head.CommandSeal, seal]);
        await MoreAsync(books, command.Entity, ordinal, "BODY", body.Skip(1));
        await MoreAsync(books, command.Entity, ordinal, "ANSWER", reply.Skip(1));
        (head.LastOrdinal, head.CommandSeal) = (ordinal, seal);
    }

    public static string SealOf(string previous, string entity, long ordinal, string key, string type, string fingerprint, string body, string answer,
        string registersHash, string recordedBy, string recordedAt) => Seal.Hash("FL1-command", previous, new SealRecord()
            .Text("SHA-256").Text(Seal.Format).Text(entity).Integer(ordinal).Text(key).Text(type).Text(fingerprint).Text(body).Text(answer).Text(registersHash)
            .Text(recordedBy).Text(recordedAt));

    private static async Task MoreAsync(Session books, string entity, long ordinal, string field, IEnumerable<string> rest)
    {
        foreach (var (text, part) in rest.Select((text, i) => (text, i + 1)))
            await books.ExecuteHotAsync("INSERT INTO command_more (entity, ordinal, field, part, text) VALUES (@entity, @ordinal, @field, @part, @text)",
                ["entity", "ordinal", "field", "part", "text"], [entity, ordinal, field, part, text]);
    }

    /// <summary>The text in pieces that fit a column; a surrogate pair is never cut in two.</summary>
    internal static List<string> Parts(string text)
    {
        var parts = new List<string>();
        for (var from = 0; from < text.Length;)
        {
            var length = Math.Min(Chunk, text.Length - from);
            if (char.IsHighSurrogate(text[from + length - 1])) length--;
            parts.Add(text.Substring(from, length));
            from += length;
        }
        return parts;
    }
}
