namespace FundLedger.Data;

/// <summary>A login 账号 as it is stored. Password, key of the second factor and secrets of programs never leave this row in
/// the clear: what stands here is their hash or, for the second factor, protected text.</summary>
public sealed class Login
{
    /// <summary>Lower-case; what is typed at sign-in.</summary>
    public string Name { get; set; } = "";
    /// <summary>The person as he signs: duties are compared by it.</summary>
    public string Person { get; set; } = "";
    public long IsProgram { get; set; }
    public long IsDisabled { get; set; }
    /// <summary>Empty where nobody can sign in by password.</summary>
    public string PasswordHash { get; set; } = "";
    public DateTime PasswordSetAt { get; set; }
    /// <summary>The password was given by somebody else and must be replaced first.</summary>
    public long MustChange { get; set; }
    /// <summary>Changes with the password, the second factor and every step of an administrator; sessions of an older stamp end.</summary>
    public string Stamp { get; set; } = "";
    public string TotpKey { get; set; } = "";
    public long TotpOn { get; set; }
    public string TotpLast { get; set; } = "";
    public DateTime TotpLastAt { get; set; }
    public long Failed { get; set; }
    public DateTime LockedUntil { get; set; }
    /// <summary>Issuer and subject of the single sign-on account that stands for it, or empty.</summary>
    public string Subject { get; set; } = "";
    public string MadeBy { get; set; } = "";
    public DateTime MadeAt { get; set; }
}

/// <summary>Reads and writes logins.</summary>
public static class Logins
{
    public static Task<Login?> FindAsync(Session books, string name) => books.OneOrNoneAsync<Login>("""
        SELECT login AS name, person, is_program, is_disabled, password_hash, password_set_at, must_change, stamp, totp_key, totp_on, totp_last,
               totp_last_at, failed, locked_until, subject, made_by, made_at
        FROM login WHERE login = @name
        """, new { name });

    /// <summary>The login that a single sign-on account stands for, or null.</summary>
    public static Task<Login?> OfSubjectAsync(Session books, string subject) => books.OneOrNoneAsync<Login>("""
        SELECT login AS name, person, is_program, is_disabled, password_hash, password_set_at, must_change, stamp, totp_key, totp_on, totp_last,
               totp_last_at, failed, locked_until, subject, made_by, made_at
        FROM login WHERE subject = @subject AND subject <> ''
        """, new { subject });

    /// <summary>All logins by name.</summary>
    public static Task<IReadOnlyList<Login>> AllAsync(Session books) => books.ListAsync<Login>("""
        SELECT login AS name, person, is_program, is_disabled, password_hash, password_set_at, must_change, stamp, totp_key, totp_on, totp_last,
               totp_last_at, failed, locked_until, subject, made_by, made_at
        FROM login ORDER BY login
        """);

    public static async Task<bool> AnyAsync(Session books) => await books.ScalarAsync<long>("SELECT COUNT(*) FROM login WHERE is_program = 0") > 0;

    /// <summary>Adds a login.</summary>
    /// <returns>False if the name is taken.</returns>
    public static async Task<bool> AddAsync(Session books, Login login) => await books.ExecuteAsync("""
        INSERT INTO login (login, person, is_program, is_disabled, password_hash, password_set_at, must_change, stamp, totp_key, totp_on, totp_last,
                           totp_last_at, failed, locked_until, subject, made_by, made_at)
        SELECT @Name, @Person, @IsProgram, @IsDisabled, @PasswordHash, @PasswordSetAt, @MustChange, @Stamp, @TotpKey, @TotpOn, @TotpLast,
               @TotpLastAt, @Failed, @LockedUntil, @Subject, @MadeBy, @MadeAt
        WHERE NOT EXISTS (SELECT 1 FROM login WHERE login = @Name)
        """, login) == 1;

    /// <summary>Writes what may change of a login; a password that is new is kept among its old ones as well.</summary>
    /// <param name="mayHaveNewPassword">False where another hash is one of the same password.</param>
    public static async Task UpdateAsync(Session books, Login login, bool mayHaveNewPassword = true)
    {
        var before = await books.ScalarAsync<string>("SELECT password_hash FROM login WHERE login = @Name", new { login.Name });
        await books.ExecuteAsync("""
            UPDATE login SET person = @Person, is_disabled = @IsDisabled, password_hash = @PasswordHash, password_set_at = @PasswordSetAt,
                   must_change = @MustChange, stamp = @Stamp, totp_key = @TotpKey, totp_on = @TotpOn, failed = @Failed, locked_until = @LockedUntil,
                   subject = @Subject
            WHERE login = @Name
            """, login);
        if (mayHaveNewPassword && login.PasswordHash.Length > 0 && login.PasswordHash != before) await KeepPasswordAsync(books, login);
    }

    /// <summary>Takes a code of the second factor, which counts once.</summary>
    /// <param name="step">The half minute since 1970 that the code belongs to.</param>
    /// <returns>False if this code or a later one was taken already.</returns>
    public static async Task<bool> TakeCodeAsync(Session books, string name, long step, DateTime now) => await books.ExecuteAsync("""
        UPDATE login SET totp_last = @text, totp_last_at = @now
        WHERE login = @name AND CAST(CASE WHEN totp_last = '' THEN '0' ELSE totp_last END AS bigint) < @step
        """, new { name, step, text = step.ToString(System.Globalization.CultureInfo.InvariantCulture), now }) == 1;

    /// <summary>The hashes of its latest passwords, newest first.</summary>
    public static Task<IReadOnlyList<string>> OldPasswordsAsync(Session books, string name, int atMost) => books.FirstAsync<string>(atMost, """
        SELECT password_hash FROM login_password WHERE login = @name ORDER BY password_no DESC
        """, new { name });

    /// <summary>Replaces the codes that stand in for the second factor; old ones count as used.</summary>
    public static async Task ReplaceRecoveryCodesAsync(Session books, string name, IReadOnlyList<string> hashes, DateTime now)
    {
        await books.ExecuteAsync("UPDATE recovery_code SET is_used = 1, changed_at = @now WHERE login = @name AND is_used = 0", new { name, now });
        foreach (var hash in hashes)
            await books.ExecuteAsync("INSERT INTO recovery_code (login, code_hash, is_used, changed_at) VALUES (@name, @hash, 0, @now)", new { name, hash, now });
    }

    /// <returns>False if there is no such unused code.</returns>
    public static async Task<bool> UseRecoveryCodeAsync(Session books, string name, string hash, DateTime now) => await books.ExecuteAsync("""
        UPDATE recovery_code SET is_used = 1, changed_at = @now WHERE login = @name AND code_hash = @hash AND is_used = 0
        """, new { name, hash, now }) == 1;

    public static Task<long> RecoveryCodesLeftAsync(Session books, string name) =>
        books.ScalarAsync<long>("SELECT COUNT(*) FROM recovery_code WHERE login = @name AND is_used = 0", new { name });

    private static Task<int> KeepPasswordAsync(Session books, Login login) => books.ExecuteAsync("""
        INSERT INTO login_password (login, password_no, password_hash, set_at)
        SELECT @Name, COALESCE(MAX(password_no), 0) + 1, @PasswordHash, @PasswordSetAt FROM login_password WHERE login = @Name
        """, new { login.Name, login.PasswordHash, login.PasswordSetAt });
}
