using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>What became of an act.</summary>
public enum TrailResult { Done, Refused, Denied }

/// <summary>An act as the trail keeps it.</summary>
public sealed class TrailRow
{
    public string Entity { get; set; } = "";
    public long Ordinal { get; set; }
    public DateTime ActedAt { get; set; }
    public string Person { get; set; } = "";
    public string Login { get; set; } = "";
    public string Session { get; set; } = "";
    public string Address { get; set; } = "";
    public string Action { get; set; } = "";
    public string Object { get; set; } = "";
    public string Result { get; set; } = "";
    public string Detail { get; set; } = "";
}

/// <summary>What is asked of the trail; empty parts ask for nothing.</summary>
public sealed record TrailSearch(string Entity, string Person, string Action, string Text, DateTime From, DateTime Before, long After);

/// <summary>Who did what, when, from where and with what result: what changes the books or access is written in the same
/// transaction, what was denied in one of its own. A chain of seals per entity; the empty entity is the installation
/// (财会〔2024〕12号 art. 32, GB/T 22239-2019 audit).</summary>
public static class Trail
{
    public const string Installation = "";
    private static readonly string Genesis = new('0', 64);

    /// <summary>Adds an act at the end of its entity's chain, inside the caller's transaction.</summary>
    public static async Task AddAsync(Session books, string entity, Actor actor, DateTime now, string action, string subject, TrailResult result, string detail = "")
    {
        var last = await books.OneOrNoneAsync<Link>("""
            SELECT ordinal, seal FROM trail WHERE entity = @entity AND ordinal = (SELECT MAX(ordinal) FROM trail WHERE entity = @entity)
            """, new { entity }) ?? new Link { Seal = Genesis };
        var row = new TrailRow
        {
            Entity = entity, Ordinal = last.Ordinal + 1, ActedAt = WholeMilliseconds(now), Person = Clip(actor.Person, 40), Login = Plain(Clip(actor.Login, 64)), Session = Plain(Clip(actor.Session, 64)),
            Address = Plain(Clip(actor.Address, 64)), Action = action, Object = Clip(subject, 200), Result = Litigation.Catalogue.CodeOf(result), Detail = Clip(detail, 1000),
        };
        await books.ExecuteHotAsync("""
            INSERT INTO trail (entity, ordinal, acted_at, person, login, session, address, action, object, result, detail, previous_seal, seal)
            VALUES (@entity, @ordinal, @acted_at, @person, @login, @session, @address, @action, @object, @result, @detail, @previous_seal, @seal)
            """,
            ["entity", "ordinal", "acted_at", "person", "login", "session", "address", "action", "object", "result", "detail", "previous_seal", "seal"],
            [row.Entity, row.Ordinal, row.ActedAt, row.Person, row.Login, row.Session, row.Address, row.Action, row.Object, row.Result, row.Detail, last.Seal, SealOf(last.Seal, row)]);
    }

    /// <summary>Acts that fit, latest first, behind the one shown last.</summary>
    public static Task<IReadOnlyList<TrailRow>> SearchAsync(Session books, TrailSearch search, int atMost) => books.FirstAsync<TrailRow>(atMost, """
        SELECT entity, ordinal, acted_at, person, login, session, address, action, object, result, detail
        FROM trail
        WHERE entity = @Entity AND (@After = 0 OR ordinal < @After) AND acted_at >= @From AND acted_at < @Before
          AND (@Person = '' OR person = @Person OR login = @Person) AND (@Action = '' OR action = @Action)
          AND (@Text = '' OR object LIKE @Pattern ESCAPE '~' OR detail LIKE @Pattern ESCAPE '~')
        ORDER BY ordinal DESC
        """, new { search.Entity, search.After, search.From, search.Before, search.Person, search.Action, search.Text, Pattern = Pattern.Containing(search.Text) });

    /// <summary>What of an entity's trail is not as it was written, in order.</summary>
    public static async Task<IReadOnlyList<Finding>> VerifyAsync(Session books, string entity)
    {
        var findings = new List<Finding>();
        await VerifyAsync(books, entity, findings);
        return findings;
    }

    /// <summary>Finds what of an entity's trail is not as it was written, in order, and says how many acts it read.</summary>
    internal static async Task<long> VerifyAsync(Session books, string entity, List<Finding> findings)
    {
        var acts = 0L;
        var (previous, expected) = (Genesis, 1L);
        await foreach (var row in books.RowsAsync("""
            SELECT ordinal, acted_at, person, login, session, address, action, object, result, detail, previous_seal, seal
            FROM trail WHERE entity = @entity ORDER BY ordinal
            """, new { entity }))
        {
            acts++;
            if (row[0] is not long ordinal || row[1..].Any(value => value is not string)) { findings.Add(Broken(entity, 0)); continue; }
            var text = row[1..].Cast<string>().ToArray();
            if (ordinal != expected || text[9] != previous || text[10] != SealOf(previous, entity, ordinal, text[..9])) findings.Add(Broken(entity, ordinal));
            (previous, expected) = (text[10], ordinal + 1);
        }
        return acts;
    }

    private static Finding Broken(string entity, long ordinal) =>
        new(entity, $"trail {ordinal}", ordinal, new("操作日志与封印不符", "The trail of access does not match its seal"));

    private static string SealOf(string previous, TrailRow row) => SealOf(previous, row.Entity, row.Ordinal,
        [Seal.Instant(row.ActedAt), row.Person, row.Login, row.Session, row.Address, row.Action, row.Object, row.Result, row.Detail]);

    private static string SealOf(string previous, string entity, long ordinal, IReadOnlyList<string> texts)
    {
        var record = new SealRecord().Text("SHA-256").Text(Seal.Format).Text(entity).Integer(ordinal);
        foreach (var text in texts) record.Text(text);
        return Seal.Hash("FL1-trail", previous, record);
    }

    private static DateTime WholeMilliseconds(DateTime utc) => new(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);

    // What was typed at the door as a login may be anything; SQL Server keeps a question mark for what is no code, and the seal is of what is kept.
    private static string Plain(string text) => string.Concat(text.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));

    private static string Clip(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    private sealed class Link
    {
        public long Ordinal { get; set; }
        public string Seal { get; set; } = "";
    }
}
