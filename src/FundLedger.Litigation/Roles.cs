namespace FundLedger.Litigation;

/// <summary>What an account may do. The first six work with the books of an entity; the three administrators, kept apart as
/// GB/T 22239-2019 asks, never do; a program hands in what its own users signed.</summary>
public enum Role { Clerk, Approver, Cashier, Reviewer, Auditor, Manager, SystemAdministrator, SecurityAdministrator, AuditAdministrator, Program }

/// <summary>The signatures of a command that are given by signing in, in the order in which they are given.</summary>
public enum Signature { By, ApprovedBy, Reviewer, Cashier }

/// <summary>What a role stands for in the books.</summary>
public static class Roles
{
    /// <summary>The roles of the books of an entity.</summary>
    public static IReadOnlyList<Role> OfBooks { get; } = [Role.Clerk, Role.Approver, Role.Cashier, Role.Reviewer, Role.Auditor, Role.Manager];

    public static IReadOnlyList<Role> Administrators { get; } = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>The duties that a role carries out; none for those who only read or administer.</summary>
    public static IReadOnlyList<Duty> DutiesOf(Role role) => role switch
    {
        Role.Clerk => [Duty.CaseOfficer, Duty.Finance, Duty.Legal, Duty.Office, Duty.Archivist],
        Role.Approver => [Duty.SectionHead, Duty.Leader],
        Role.Cashier => [Duty.Cashier],
        Role.Reviewer => [Duty.Reviewer, Duty.Chief],
        Role.Auditor => [Duty.Auditor],
        Role.Program => Enum.GetValues<Duty>(),
        _ => [],
    };

    /// <summary>The role may send a command of this type: one of its duties does.</summary>
    public static bool MaySend(Role role, Type command) => Duties.SendersOf(command).Intersect(DutiesOf(role)).Any();

    /// <summary>The role that gives a signature.</summary>
    public static Role SignerOf(Signature signature) => signature switch
    {
        Signature.By => Role.Clerk,
        Signature.ApprovedBy => Role.Approver,
        Signature.Reviewer => Role.Reviewer,
        Signature.Cashier => Role.Cashier,
        _ => throw new ArgumentOutOfRangeException(nameof(signature)),
    };

    /// <summary>No person may hold both in one entity: the cashier neither reviews nor draws up (会计基础工作规范 §12), and who
    /// audits or administers keeps out of the books' work.</summary>
    public static bool AreIncompatible(Role one, Role other) => one != other && (
        (one == Role.Cashier && other is (Role.Reviewer or Role.Clerk)) || (other == Role.Cashier && one is (Role.Reviewer or Role.Clerk))
        || Stands(one) != Stands(other) || (Administrators.Contains(one) && Administrators.Contains(other)));

    private static int Stands(Role role) => role switch
    {
        Role.Auditor => 1,
        Role.Program => 3,
        _ when Administrators.Contains(role) => 4,
        _ => 0,
    };
}
