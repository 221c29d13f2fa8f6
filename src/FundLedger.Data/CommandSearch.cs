using System.Text;
using System.Text.Json;

namespace FundLedger.Data;

/// <summary>Which recorded commands are looked for; empty means any.</summary>
public sealed record CommandSearch
{
    /// <summary>The signatures that a search can be narrowed to, as fields of a command.</summary>
    public static IReadOnlyList<string> Signatures { get; } = ["by", "reviewer", "cashier", "approvedBy"];

    /// <summary>The whole name of a person who signed.</summary>
    public string Person { get; init; } = "";
    /// <summary>The signature that he gave, one of <see cref="Signatures"/>.</summary>
    public string As { get; init; } = "";
    /// <summary>The first day and the last on which it was recorded, in China.</summary>
    public DateOnly From { get; init; } = DateOnly.MinValue;
    public DateOnly To { get; init; } = DateOnly.MaxValue;
    /// <summary>The whole code of what it is about: a case, an advance, a party, an order, a voucher number.</summary>
    public string About { get; init; } = "";
    /// <summary>Part of what was sent.</summary>
    public string Text { get; init; } = "";
    /// <summary>The command's type, as in <c>advancePaid</c>.</summary>
    public string Type { get; init; } = "";
    /// <summary>The last command of the page before; the search goes on behind it.</summary>
    public long Before { get; init; } = long.MaxValue;
}

/// <summary>A recorded command in a list.</summary>
/// <param name="RecordedAt">UTC.</param>
/// <param name="Body">What was sent, whole.</param>
/// <param name="VoucherNos">The vouchers that it made.</param>
public sealed record CommandCard(
    long Ordinal, string Key, string Type, string Maker, string Reviewer, string Cashier, string ApprovedBy, DateTime RecordedAt, string Body, IReadOnlyList<string> VoucherNos);

/// <summary>Searches the recorded commands, which are the trail of who recorded what and when, latest first.</summary>
public static class CommandTrail
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The commands that match, at most so many.</summary>
    public static async Task<IReadOnlyList<CommandCard>> SearchAsync(Session books, string entity, CommandSearch search, int atMost)
    {
        var patterns = Patterns(search);
        var found = new List<CommandCard>();
        var before = search.Before;
        while (found.Count < atMost)
        {
            var wanted = atMost - found.Count;
            var rows = await CandidatesAsync(books, entity, search with { Before = before }, patterns, wanted);
            foreach (var row in rows)
            {
                if (row.More > 0 && !await MatchesWholeAsync(books, entity, row, patterns)) continue;
                found.Add(CardOf(row));
            }
            if (rows.Count < wanted) break;
            before = rows[^1].Ordinal;
        }
        return found;
    }

    /// <summary>All that match, read page by page.</summary>
    public static async IAsyncEnumerable<CommandCard> AllAsync(Session books, string entity, CommandSearch search)
    {
        const int Page = 500;
        for (var before = search.Before; ;)
        {
            var page = await SearchAsync(books, entity, search with { Before = before }, Page);
            foreach (var card in page) yield return card;
            if (page.Count < Page) yield break;
            before = page[^1].Ordinal;
        }
    }

    /// <summary>Texts are looked for as they stand in the canonical form: a person and a code as whole strings of it.</summary>
    private static Wanted Patterns(CommandSearch search) => new(
        search.Person.Length == 0 ? "" : (search.As.Length == 0 ? "" : $"\"{search.As}\":") + Quoted(search.Person),
        search.About.Length == 0 ? "" : Quoted(search.About),
        search.Text.Length == 0 ? "" : Quoted(search.Text)[1..^1]);

    private static Task<IReadOnlyList<Row>> CandidatesAsync(Session books, string entity, CommandSearch search, Wanted wanted, int atMost) => books.FirstAsync<Row>(atMost, """
        SELECT command.ordinal, command.command_key, command.type, command.recorded_by, command.recorded_at, command.body, command.answer,
               (SELECT COUNT(*) FROM command_more rest WHERE rest.entity = command.entity AND rest.ordinal = command.ordinal) AS more
        FROM command
        WHERE command.entity = @entity AND command.ordinal < @Before AND command.recorded_at >= @from AND command.recorded_at < @to
          AND (@Type = '' OR command.type = @Type)
          AND ((@Person = '' OR command.body LIKE @personPattern ESCAPE '~')
               AND (@About = '' OR command.body LIKE @aboutPattern ESCAPE '~' OR command.answer LIKE @aboutPattern ESCAPE '~')
               AND (@Text = '' OR command.body LIKE @textPattern ESCAPE '~')
               OR EXISTS (SELECT 1 FROM command_more rest WHERE rest.entity = command.entity AND rest.ordinal = command.ordinal))
        ORDER BY command.ordinal DESC
        """, new
    {
        entity, search.Before, from = Instant(search.From), to = search.To == DateOnly.MaxValue ? DateTime.MaxValue : Instant(search.To.AddDays(1)), search.Type,
        search.Person, personPattern = Pattern.Containing(wanted.Person), search.About, aboutPattern = Pattern.Containing(wanted.About), search.Text, textPattern = Pattern.Containing(wanted.Text),
    });

    /// <summary>A long command lies in pieces, and what is looked for may be cut in two: it is judged whole.</summary>
    private static async Task<bool> MatchesWholeAsync(Session books, string entity, Row row, Wanted wanted)
    {
        row.Body = await CommandLog.BodyAsync(books, entity, row.Ordinal);
        row.Answer = await CommandLog.AnswerAsync(books, entity, row.Ordinal);
        return row.Body.Contains(wanted.Person, StringComparison.OrdinalIgnoreCase) && row.Body.Contains(wanted.Text, StringComparison.OrdinalIgnoreCase)
            && (row.Body.Contains(wanted.About, StringComparison.OrdinalIgnoreCase) || row.Answer.Contains(wanted.About, StringComparison.OrdinalIgnoreCase));
    }

    private static CommandCard CardOf(Row row)
    {
        using var body = JsonDocument.Parse(row.Body);
        using var answer = JsonDocument.Parse(row.Answer);
        return new(row.Ordinal, row.CommandKey, row.Type, row.RecordedBy, Said(body, "reviewer"), Said(body, "cashier"), Said(body, "approvedBy"), row.RecordedAt, row.Body,
            answer.RootElement.TryGetProperty("vouchers", out var vouchers) ? [.. vouchers.EnumerateArray().Select(voucher => voucher.GetProperty("no").GetString()!)] : []);
    }

    private static string Said(JsonDocument body, string field) =>
        body.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static DateTime Instant(DateOnly day) =>
        day == DateOnly.MinValue ? DateTime.MinValue : DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue) - China, DateTimeKind.Utc);

    /// <summary>A text as the canonical form of a command writes it.</summary>
    private static string Quoted(string text)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) json.WriteStringValue(text);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private sealed record Wanted(string Person, string About, string Text);

    private sealed class Row
    {
        public long Ordinal { get; set; }
        public string CommandKey { get; set; } = "";
        public string Type { get; set; } = "";
        public string RecordedBy { get; set; } = "";
        public DateTime RecordedAt { get; set; }
        public string Body { get; set; } = "";
        public string Answer { get; set; } = "";
        public long More { get; set; }
    }
}
