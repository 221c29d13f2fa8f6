namespace FundLedger.Data;

/// <summary>A session of a login: from sign-in to sign-out, to 30 minutes without a request, or to 12 hours at the latest.</summary>
public sealed class LoginSession
{
    /// <summary>SHA-256 of the secret in the browser's cookie, lower-case hex.</summary>
    public string Id { get; set; } = "";
    public string Login { get; set; } = "";
    public string Person { get; set; } = "";
    public string Stamp { get; set; } = "";
    public DateTime StartedAt { get; set; }
    public DateTime SeenAt { get; set; }
    /// <summary>When the person last proved who he is: at sign-in or when asked again.</summary>
    public DateTime ProvedAt { get; set; }
    public string Address { get; set; } = "";
    public string Agent { get; set; } = "";
    public DateTime EndedAt { get; set; }
    /// <summary>Empty while it is open.</summary>
    public string EndedBy { get; set; } = "";

    public static TimeSpan MostIdle { get; } = TimeSpan.FromMinutes(30);
    public static TimeSpan Longest { get; } = TimeSpan.FromHours(12);

    /// <summary>Neither ended nor run out, whichever way the clock was moved meanwhile.</summary>
    public bool IsOpenAt(DateTime now) => EndedBy.Length == 0 && now - SeenAt <= MostIdle && now - StartedAt <= Longest && SeenAt - now <= MostIdle;
}

/// <summary>Reads and writes sessions.</summary>
public static class LoginSessions
{
    public static Task<LoginSession?> FindAsync(Session books, string id) => books.OneOrNoneAsync<LoginSession>("""
        SELECT session.session AS id, session.login, login.person, session.stamp, session.started_at, session.seen_at, session.proved_at, session.address,
               session.agent, session.ended_at, session.ended_by
        FROM login_session session
        JOIN login ON login.login = session.login
        WHERE session.session = @id
        """, new { id });

    /// <summary>The sessions that were not ended and were seen since, latest first; of one login, or of all where it is empty.</summary>
    public static Task<IReadOnlyList<LoginSession>> OpenAsync(Session books, string login, DateTime since) => books.ListAsync<LoginSession>("""
        SELECT session.session AS id, session.login, login.person, session.stamp, session.started_at, session.seen_at, session.proved_at, session.address,
               session.agent, session.ended_at, session.ended_by
        FROM login_session session
        JOIN login ON login.login = session.login
        WHERE session.ended_by = '' AND session.seen_at >= @since AND (@login = '' OR session.login = @login)
        ORDER BY session.seen_at DESC, session.session
        """, new { login, since });

    public static Task StartAsync(Session books, LoginSession session) => books.ExecuteAsync("""
        INSERT INTO login_session (session, login, stamp, started_at, seen_at, proved_at, address, agent, ended_at, ended_by)
        VALUES (@Id, @Login, @Stamp, @StartedAt, @SeenAt, @ProvedAt, @Address, @Agent, @StartedAt, '')
        """, new { session.Id, session.Login, session.Stamp, session.StartedAt, session.SeenAt, session.ProvedAt, session.Address, session.Agent });

    public static Task SeenAsync(Session books, string id, DateTime now) =>
        books.ExecuteAsync("UPDATE login_session SET seen_at = @now WHERE session = @id AND seen_at < @now", new { id, now });

    /// <returns>False if it had ended before.</returns>
    public static async Task<bool> EndAsync(Session books, string id, string by, DateTime now) => await books.ExecuteAsync("""
        UPDATE login_session SET ended_at = @now, ended_by = @by WHERE session = @id AND ended_by = ''
        """, new { id, by, now }) == 1;

    /// <summary>Ends every open session of a login but one; the exception may be empty.</summary>
    public static Task<int> EndAllAsync(Session books, string login, string except, string by, DateTime now) => books.ExecuteAsync("""
        UPDATE login_session SET ended_at = @now, ended_by = @by WHERE login = @login AND session <> @except AND ended_by = ''
        """, new { login, except, by, now });
}
