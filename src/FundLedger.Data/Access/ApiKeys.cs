namespace FundLedger.Data;

/// <summary>A key by which a program comes in. Its secret is shown once, when it is made; its hash is kept.</summary>
public sealed class ApiKey
{
    public string Id { get; set; } = "";
    public string Login { get; set; } = "";
    public string SecretHash { get; set; } = "";
    public string Title { get; set; } = "";
    public string MadeBy { get; set; } = "";
    public DateTime MadeAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public string EndedBy { get; set; } = "";
    public DateTime EndedAt { get; set; }

    public bool IsOpenAt(DateTime now) => EndedBy.Length == 0 && now < ExpiresAt;
}

/// <summary>Reads and writes the keys of programs.</summary>
public static class ApiKeys
{
    public static Task<ApiKey?> FindAsync(Session books, string id) => books.OneOrNoneAsync<ApiKey>("""
        SELECT api_key AS id, login, secret_hash, title, made_by, made_at, expires_at, ended_by, ended_at FROM api_key WHERE api_key = @id
        """, new { id });

    /// <summary>All keys, oldest first.</summary>
    public static Task<IReadOnlyList<ApiKey>> AllAsync(Session books) => books.ListAsync<ApiKey>("""
        SELECT api_key AS id, login, secret_hash, title, made_by, made_at, expires_at, ended_by, ended_at FROM api_key ORDER BY made_at, api_key
        """);

    public static Task AddAsync(Session books, ApiKey key) => books.ExecuteAsync("""
        INSERT INTO api_key (api_key, login, secret_hash, title, made_by, made_at, expires_at, ended_by, ended_at)
        VALUES (@Id, @Login, @SecretHash, @Title, @MadeBy, @MadeAt, @ExpiresAt, '', @MadeAt)
        """, new { key.Id, key.Login, key.SecretHash, key.Title, key.MadeBy, key.MadeAt, key.ExpiresAt });

    /// <returns>False if it had ended before.</returns>
    public static async Task<bool> EndAsync(Session books, string id, string by, DateTime now) => await books.ExecuteAsync("""
        UPDATE api_key SET ended_by = @by, ended_at = @now WHERE api_key = @id AND ended_by = ''
        """, new { id, by, now }) == 1;
}
