using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Access;

/// <summary>A person of the demonstration.</summary>
/// <param name="Desk">Where he works.</param>
/// <param name="Home">The page that he starts from.</param>
public sealed record DemoPerson(string Login, string Person, Role Role, Phrase Desk, string Home)
{
    private static readonly Phrase Finance = new("财务", "Finance"), Audit = new("审计", "Audit"), Management = new("管理", "Management"), Administration = new("系统", "Administration");

    /// <summary>First one for each of the three desks, then the others.</summary>
    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        new("chen", "陈会计", Role.Clerk, Finance, "/work"),
        new("shen", "沈审计", Role.Auditor, Audit, "/audit"),
        new("gao", "高厅长", Role.Manager, Management, "/management"),
        new("wang", "王处长", Role.Approver, Finance, "/work"),
        new("li", "李审核", Role.Reviewer, Finance, "/work"),
        new("zhou", "周出纳", Role.Cashier, Finance, "/work"),
        new("zhao", "赵副厅长", Role.Approver, Finance, "/work"),
        new("lin", "林承办", Role.Clerk, Finance, "/work"),
        new("he", "何系统", Role.SystemAdministrator, Administration, "/admin"),
        new("guo", "郭安全", Role.SecurityAdministrator, Administration, "/admin"),
        new("ma", "马审计", Role.AuditAdministrator, Administration, "/admin"),
    ];
}
