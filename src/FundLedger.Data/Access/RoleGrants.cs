using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A role of a login in an entity. It counts once a second person has confirmed it and until it is ended.</summary>
public sealed class RoleGrant
{
    /// <summary>Stands for all entities, present and to come.</summary>
    public const string Everywhere = "*";

    public long GrantNo { get; set; }
    public string Login { get; set; } = "";
    public string Person { get; set; } = "";
    public string Entity { get; set; } = "";
    public string Role { get; set; } = "";
    public string ProposedBy { get; set; } = "";
    public DateTime ProposedAt { get; set; }
    public string ConfirmedBy { get; set; } = "";
    public DateTime ConfirmedAt { get; set; }
    public string EndedBy { get; set; } = "";
    public DateTime EndedAt { get; set; }

    public Role Kind => Catalogue.Member<Role>(Role);
    public bool Counts => ConfirmedBy.Length > 0 && EndedBy.Length == 0;
    public bool HasEnded => EndedBy.Length > 0;
    public bool Waits => ConfirmedBy.Length == 0 && EndedBy.Length == 0;

    /// <summary>Whether it reaches an entity.</summary>
    public bool Covers(string entity) => Entity == Everywhere || Entity == entity;
}

/// <summary>Reads and writes the roles of logins.</summary>
public static class RoleGrants
{
    /// <summary>What counts now for a login.</summary>
    public static async Task<IReadOnlyList<RoleGrant>> OfAsync(Session books, string login) => [.. (await books.ListAsync<RoleGrant>("""
        SELECT granted.grant_no, granted.login, login.person, granted.entity, granted.role, granted.proposed_by, granted.proposed_at,
               granted.confirmed_by, granted.confirmed_at, granted.ended_by, granted.ended_at
        FROM role_grant granted
        JOIN login ON login.login = granted.login
        WHERE granted.login = @login AND granted.ended_by = ''
        ORDER BY granted.grant_no
        """, new { login })).Where(grant => grant.Counts)];

    /// <summary>All roles ever given, oldest first.</summary>
    public static Task<IReadOnlyList<RoleGrant>> AllAsync(Session books) => books.ListAsync<RoleGrant>("""
        SELECT granted.grant_no, granted.login, login.person, granted.entity, granted.role, granted.proposed_by, granted.proposed_at,
               granted.confirmed_by, granted.confirmed_at, granted.ended_by, granted.ended_at
        FROM role_grant granted
        JOIN login ON login.login = granted.login
        ORDER BY granted.grant_no
        """);

    /// <summary>Proposes a role and gives the number it has from now on.</summary>
    public static async Task<long> ProposeAsync(Session books, string login, string entity, Role role, string by, DateTime now)
    {
        var number = await books.ScalarAsync<long>("SELECT COALESCE(MAX(grant_no), 0) + 1 FROM role_grant");
        await books.ExecuteAsync("""
            INSERT INTO role_grant (grant_no, login, entity, role, proposed_by, proposed_at, confirmed_by, confirmed_at, ended_by, ended_at)
            VALUES (@number, @login, @entity, @role, @by, @now, '', @now, '', @now)
            """, new { number, login, entity, role = Catalogue.CodeOf(role), by, now });
        return number;
    }

    /// <returns>False if it does not wait for a confirmation any more.</returns>
    public static async Task<bool> ConfirmAsync(Session books, long number, string by, DateTime now) => await books.ExecuteAsync("""
        UPDATE role_grant SET confirmed_by = @by, confirmed_at = @now
        WHERE grant_no = @number AND confirmed_by = '' AND ended_by = '' AND proposed_by <> @by
        """, new { number, by, now }) == 1;

    /// <returns>False if it had ended before.</returns>
    public static async Task<bool> EndAsync(Session books, long number, string by, DateTime now) => await books.ExecuteAsync("""
        UPDATE role_grant SET ended_by = @by, ended_at = @now WHERE grant_no = @number AND ended_by = ''
        """, new { number, by, now }) == 1;
}
