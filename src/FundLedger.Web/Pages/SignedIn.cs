using System.Security.Claims;
using FundLedger.Data;
using FundLedger.Litigation;

namespace FundLedger.Web.Pages;

/// <summary>Who is signed in, by the claims of his session: his name as he signs, his login, and his roles.</summary>
public sealed class SignedIn(ClaimsPrincipal user)
{
    public bool IsSignedIn => user.Identity?.IsAuthenticated == true;
    public string Person => user.FindFirstValue(ClaimTypes.Name) ?? "";
    public string Login => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    /// <summary>His roles in an entity; a claim names it as in <c>CLERK@220000</c>.</summary>
    public IReadOnlyList<Role> RolesIn(string entity) =>
    [
        .. user.FindAll(ClaimTypes.Role).Select(claim => claim.Value.Split('@', 2)).Where(parts => parts is [_, var where] && where == entity)
            .Select(parts => Catalogue.Member<Role>(parts[0])).Distinct(),
    ];

    public Actor ActorAt(HttpContext context) => new(Person, Login, "", context.Connection.RemoteIpAddress?.ToString() ?? "");
}
