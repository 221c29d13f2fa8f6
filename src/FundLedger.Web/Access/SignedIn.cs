using System.Globalization;
using System.Security.Claims;
using FundLedger.Data;
using FundLedger.Litigation;

namespace FundLedger.Web.Access;

/// <summary>What must be done before anything else is open.</summary>
public enum FirstDuty { None, ChangePassword, SetUpSecondFactor }

/// <summary>Who is signed in and what he may do: the books' roles as they stand at this very request.</summary>
public sealed class SignedIn(ClaimsPrincipal user)
{
    private const string SessionClaim = "fl:session", ProvedClaim = "fl:proved", GrantClaim = "fl:grant", MustClaim = "fl:must", KeyClaim = "fl:key";

    public bool IsSignedIn => user.Identity?.IsAuthenticated == true;
    public string Person => user.FindFirstValue(ClaimTypes.Name) ?? "";
    public string Login => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
    /// <summary>The session's full name, or empty for a program.</summary>
    public string SessionId => CameByKey ? "" : user.FindFirstValue(SessionClaim) ?? "";

    /// <summary>How trails and lists name the session, or the key of a program.</summary>
    public string Session => CameByKey ? user.FindFirstValue(KeyClaim)! : SessionId.Length > 0 ? SessionEvents.ShortOf(SessionId) : "";

    /// <summary>A program with a key, which no browser sends by itself.</summary>
    public bool CameByKey => user.HasClaim(claim => claim.Type == KeyClaim);

    public FirstDuty Must => Enum.TryParse<FirstDuty>(user.FindFirstValue(MustClaim), out var must) ? must : FirstDuty.None;

    /// <summary>When he last proved who he is.</summary>
    public DateTimeOffset ProvedAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(user.FindFirstValue(ProvedClaim) ?? "0", CultureInfo.InvariantCulture));

    /// <summary>He may do it in some entity, or, where the permission is about no entity, at all.</summary>
    public bool May(Permission permission) => IsSignedIn && (permission == Permission.Own || (Must == FirstDuty.None && Grants.Any(grant => Permissions.Of(grant.Role).Contains(permission))));

    /// <summary>He may do it in this entity.</summary>
    public bool May(Permission permission, string entity) => IsSignedIn && Must == FirstDuty.None
        && Grants.Any(grant => Covers(grant.Entity, entity) && Permissions.Of(grant.Role).Contains(permission));

    /// <summary>His roles in an entity.</summary>
    public IReadOnlyList<Role> RolesIn(string entity) => Must != FirstDuty.None ? [] : [.. Grants.Where(grant => Covers(grant.Entity, entity)).Select(grant => grant.Role).Distinct()];

    /// <summary>All his roles, wherever they hold.</summary>
    public IReadOnlyList<Role> Roles => [.. Grants.Select(grant => grant.Role).Distinct()];

    public Actor ActorAt(HttpContext context) => new(Person, Login, Session, AddressOf(context));

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>The identity of a login with the roles that count for it.</summary>
    public static ClaimsPrincipal Of(Login login, IEnumerable<RoleGrant> grants, string scheme, string session, DateTime provedAt, FirstDuty must)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, login.Name));
        identity.AddClaim(new(ClaimTypes.Name, login.Person));
        identity.AddClaim(new(SessionClaim, session));
        identity.AddClaim(new(ProvedClaim, new DateTimeOffset(provedAt, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(MustClaim, must.ToString()));
        if (login.IsProgram == 1) identity.AddClaim(new(KeyClaim, session));
        foreach (var grant in grants) identity.AddClaim(new(GrantClaim, $"{grant.Role}@{grant.Entity}"));
        return new(identity);
    }

    private IEnumerable<(Role Role, string Entity)> Grants => user.FindAll(GrantClaim).Select(claim => claim.Value.Split('@', 2)).Select(parts => (Catalogue.Member<Role>(parts[0]), parts[1]));

    private static bool Covers(string granted, string entity) => granted == RoleGrant.Everywhere || granted == entity;
}
