namespace FundLedger.Data;

/// <summary>How passwords are judged: GB/T 22239-2019 8.1.4.1 asks for complexity and change, ASVS 5.0 (6.2) forbids both.</summary>
public enum PasswordProfile { Dengbao, Asvs }

/// <summary>The settings of access; each has a value from the start.</summary>
public static class AccessSettings
{
    private const string Passwords = "passwords";

    public static async Task<PasswordProfile> PasswordProfileAsync(Session books) =>
        await ReadAsync(books, Passwords) is { } code ? Litigation.Catalogue.Member<PasswordProfile>(code) : PasswordProfile.Dengbao;

    public static Task SetAsync(Session books, PasswordProfile profile, string by, DateTime now) =>
        WriteAsync(books, Passwords, Litigation.Catalogue.CodeOf(profile), by, now);

    private static Task<string?> ReadAsync(Session books, string name) =>
        books.ScalarOrNullAsync<string>("SELECT value FROM access_setting WHERE name = @name", new { name });

    private static async Task WriteAsync(Session books, string name, string value, string by, DateTime now)
    {
        var setting = new { name, value, by, now };
        var known = await books.ExecuteAsync("UPDATE access_setting SET value = @value, set_by = @by, set_at = @now WHERE name = @name", setting);
        if (known == 0) await books.ExecuteAsync("INSERT INTO access_setting (name, value, set_by, set_at) VALUES (@name, @value, @by, @now)", setting);
    }
}
