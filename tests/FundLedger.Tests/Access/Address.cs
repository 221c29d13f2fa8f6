using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FundLedger.Tests.Access;

/// <summary>An address of the running product, a method and to whom it is open: nobody first, then the roles in their order. The list
/// is read from the product itself, so that no test can forget an address that is new.</summary>
public sealed record Address(string Method, string Path, bool[] Opens)
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    public string Name => $"{Method} {Path}";
    public bool IsOfPrograms => Path.StartsWith("/api", StringComparison.Ordinal) || Path.StartsWith("/openapi", StringComparison.Ordinal) || Path.StartsWith("/problems", StringComparison.Ordinal) || Path.StartsWith("/health", StringComparison.Ordinal);
    public bool IsSafe => Method == "GET";
    public string Row => $"{Method},~{Path},{string.Join(',', Opens.Select(open => open ? "1" : "0"))}";

    /// <summary>Whether it is open to a role, or with null to whoever comes.</summary>
    public bool IsOpenTo(Role? role) => Opens[role is { } known ? Array.IndexOf(Roles, known) + 1 : 0];

    /// <summary>The path with what it asks for replaced by something that is there.</summary>
    public string Filled => Path
        .Replace("{entity}", "220000", StringComparison.Ordinal).Replace("{type}", "bankFeeCharged", StringComparison.Ordinal).Replace("{bank}", "BK1", StringComparison.Ordinal)
        .Replace("{code:int}", "404", StringComparison.Ordinal).Replace("{case}", "C1", StringComparison.Ordinal).Replace("/cases/{code}", "/cases/C1", StringComparison.Ordinal)
        .Replace("/parties/{code}", "/parties/O1", StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal).Replace("/reports/{name}", "/reports/trial-balance", StringComparison.Ordinal)
        .Replace("/problems/{name}", "/problems/periodClosed", StringComparison.Ordinal).Replace("{item:long}", "1", StringComparison.Ordinal).Replace("{sha256}", new string('0', 64), StringComparison.Ordinal);

    /// <summary>Every address of a site, by path and method.</summary>
    public static IReadOnlyList<Address> AllOf(IServiceProvider site) =>
        [.. Read(site).OrderBy(address => address.Path, StringComparer.Ordinal).ThenBy(address => address.Method, StringComparer.Ordinal)];

    private static IEnumerable<Address> Read(IServiceProvider site)
    {
        foreach (var endpoint in site.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var opens = OpensOf(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, endpoint.Metadata.GetMetadata<PermitsAttribute>()?.Permission, endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page) foreach (var address in OfPage(page, path, opens)) yield return address;
            else foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods) yield return new(method, path, opens);
        }
    }

    private static IEnumerable<Address> OfPage(PageActionDescriptor page, string path, bool[] opens)
    {
        var handlers = ((CompiledPageActionDescriptor)page).HandlerMethods;
        if (handlers.All(handler => handler.HttpMethod != "Get")) yield return new("GET", path, opens);
        foreach (var handler in handlers.Where(handler => handler.HttpMethod is "Get" or "Post"))
        {
            var isSafe = handler.HttpMethod.Equals("Get", StringComparison.OrdinalIgnoreCase);
            var asked = handler.MethodInfo.GetCustomAttributes(typeof(AsksAttribute), false).OfType<AsksAttribute>().SingleOrDefault()?.Permission;
            yield return new(handler.HttpMethod.ToUpperInvariant(), path + (handler.Name is { } name ? $"?handler={name}" : ""), isSafe || asked is null ? opens : OpensOf(false, asked, false));
        }
    }

    private static bool[] OpensOf(bool toAll, Permission? permission, bool isOfPrograms) =>
        [toAll, .. Roles.Select(role => toAll || (permission == Permission.Own && (role != Role.Program || isOfPrograms)) || (permission is { } asked && (role != Role.Program || isOfPrograms) && Permissions.Of(role).Contains(asked)))];
}
