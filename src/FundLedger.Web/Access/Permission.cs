using FundLedger.Litigation;
using Microsoft.AspNetCore.Authorization;

namespace FundLedger.Web.Access;

/// <summary>What may be done at an address. Roles are bundles of these; an address without one is open to nobody.</summary>
public enum Permission
{
    /// <summary>One's own login: whoever is signed in.</summary>
    Own,
    ReadBooks, ReadManagement, ReadAudit,
    /// <summary>Hand in an event, as maker or approver.</summary>
    Submit,
    /// <summary>Sign what others handed in.</summary>
    Sign,
    /// <summary>Hand in events with the signatures that another system took.</summary>
    SendEvents,
    ManageLogins, ProposeGrants, ConfirmGrants, ManageSessions, ManageSettings, ReadAccessTrail,
    /// <summary>See whether the program is well.</summary>
    Operate,
}

/// <summary>Which permissions a role bundles. Administrators have none over the books, and whoever audits changes nothing.</summary>
public static class Permissions
{
    public static IReadOnlyList<Permission> Of(Role role) => role switch
    {
        Role.Clerk => [Permission.ReadBooks, Permission.Submit, Permission.Sign],
        Role.Approver => [Permission.ReadBooks, Permission.ReadManagement, Permission.Submit, Permission.Sign],
        Role.Cashier => [Permission.ReadBooks, Permission.Sign],
        Role.Reviewer => [Permission.ReadBooks, Permission.ReadManagement, Permission.ReadAudit, Permission.Submit, Permission.Sign],
        Role.Auditor => [Permission.ReadBooks, Permission.ReadManagement, Permission.ReadAudit],
        Role.Manager => [Permission.ReadBooks, Permission.ReadManagement],
        Role.SystemAdministrator => [Permission.ManageLogins, Permission.ConfirmGrants, Permission.Operate],
        Role.SecurityAdministrator => [Permission.ProposeGrants, Permission.ConfirmGrants, Permission.ManageSessions, Permission.ManageSettings],
        Role.AuditAdministrator => [Permission.ReadAccessTrail, Permission.ConfirmGrants],
        Role.Program => [Permission.ReadBooks, Permission.ReadManagement, Permission.ReadAudit, Permission.SendEvents, Permission.Operate],
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>Roles whose holders prove themselves by a second factor (GB/T 22239-2019; reliability.md 5, 4).</summary>
    public static bool NeedsSecondFactor(Role role) => role is Role.Approver or Role.Cashier || Roles.Administrators.Contains(role);
}

/// <summary>The permission that a page or an address asks for.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PermitsAttribute : AuthorizeAttribute
{
    public PermitsAttribute(Permission permission)
    {
        Permission = permission;
        Policy = permission.ToString();
    }

    public Permission Permission { get; }
}

/// <summary>A permission as the framework asks for it.</summary>
internal sealed class PermissionRequirement(Permission permission) : AuthorizationHandler<PermissionRequirement>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (new SignedIn(context.User).May(permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
