using FundLedger.Web.Access;

namespace FundLedger.Web.Pages;

/// <summary>A page in a desk's navigation.</summary>
/// <param name="Word">The key of its name.</param>
public sealed record DeskPage(string Address, string Word, Permission Permission);

/// <summary>A desk: what those who do one kind of work do at it, and then what of the books they read beside it.</summary>
public sealed record SiteDesk(string Name, string Home, IReadOnlyList<DeskPage> Own, IReadOnlyList<DeskPage> Books)
{
    private static readonly DeskPage
        Overview = new("/", "nav.overview", Permission.ReadBooks), Cases = new("/cases", "nav.cases", Permission.ReadBooks),
        Vouchers = new("/vouchers", "nav.vouchers", Permission.ReadBooks), Bank = new("/bank", "nav.bank", Permission.ReadBooks),
        Parties = new("/parties", "parties.title", Permission.ReadBooks), Reports = new("/reports", "nav.reports", Permission.ReadBooks),
        Checks = new("/checks", "nav.checks", Permission.ReadBooks), Verify = new("/verify", "nav.verify", Permission.ReadBooks);

    private static readonly SiteDesk
        Finance = new("finance", "/finance",
        [
            new("/finance", "finance.title", Permission.ReadBooks), new("/work", "work.title", Permission.Sign), new("/finance/advance", "nav.advance", Permission.Submit),
            new("/finance/payments", "payments.title", Permission.Sign), new("/finance/close", "nav.close", Permission.ReadBooks), Bank, new("/commands", "nav.commands", Permission.Submit),
        ], [Overview, Cases, Vouchers, Parties, Reports, Checks, Verify]),
        Audit = new("audit", "/audit",
        [
            new("/audit", "audit.desk", Permission.ReadAudit), new("/audit/workbooks", "workbooks.title", Permission.ReadAudit), new("/audit/sampling", "sampling.title", Permission.ReadAudit),
            new("/audit/commands", "eventlist.title", Permission.ReadAudit), Verify, new("/audit/verify-code", "nav.code", Permission.ReadBooks), Checks, new("/audit/trail", "nav.trail", Permission.ReadAudit),
        ], [Vouchers, Cases, Bank, Parties, Reports]),
        Management = new("management", "/management", [new("/management", "nav.management", Permission.ReadManagement)], [Overview, Reports, Cases]);

    /// <summary>All of the desk's pages.</summary>
    public IEnumerable<DeskPage> Pages => Own.Concat(Books);

    /// <summary>The page of the navigation that a path belongs to: the nearest above it; null if none.</summary>
    public DeskPage? Current(string path) => Pages.Where(page => IsIn(path, page.Address)).MaxBy(page => page.Address.Length);

    /// <summary>The desk of the administrators.</summary>
    public static SiteDesk Administration { get; } = new("admin", "/admin",
    [
        new("/admin/logins", "nav.logins", Permission.ManageLogins), new("/admin/grants", "nav.grants", Permission.ConfirmGrants),
        new("/admin/sessions", "nav.sessions", Permission.ManageSessions), new("/admin/trail", "nav.trail", Permission.ReadAccessTrail),
        new("/account", "account.title", Permission.Own),
    ], []);

    /// <summary>The desks at which somebody works, his own first.</summary>
    public static IReadOnlyList<SiteDesk> Of(SignedIn who)
    {
        if (!who.May(Permission.ReadBooks)) return [Administration];
        var signs = who.May(Permission.Sign);
        return [.. new (SiteDesk Desk, bool Works)[] { (Finance, signs), (Audit, who.May(Permission.ReadAudit)), (Management, who.May(Permission.ReadManagement)) }.Where(each => each.Works).Select(each => each.Desk)];
    }

    /// <summary>The desk that a page is read at: the one whose own page it is, else the reader's first that has it.</summary>
    public static SiteDesk At(string path, IReadOnlyList<SiteDesk> desks) =>
        desks.FirstOrDefault(desk => IsIn(path, desk.Home)) ?? desks.FirstOrDefault(desk => desk.Pages.Any(page => IsIn(path, page.Address))) ?? desks[0];

    /// <summary>Whether a path lies at or below an address.</summary>
    public static bool IsIn(string path, string address) => address == "/" ? path == "/" : path == address || path.StartsWith(address + "/", StringComparison.Ordinal);
}
