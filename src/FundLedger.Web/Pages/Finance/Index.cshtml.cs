using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Reports;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Finance;

/// <summary>The finance desk: what waits, for whom, since when and why, each with the one link that does it.</summary>
[Permits(Permission.ReadBooks)]
public sealed class FinanceModel(Database books) : BooksPage(books)
{
    /// <summary>So many rows of one duty are shown; the rest is counted.</summary>
    public const int MostShown = 100;

    private readonly Database books = books;

    [BindProperty(SupportsGet = true)] public string? Duty { get; set; }
    [BindProperty(SupportsGet = true)] public string? Kind { get; set; }
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }

    public WorkList Work { get; private set; } = new(default, [], new Dictionary<string, string>());

    /// <summary>The duties that work is handed out to, in the order in which an advance meets them.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Clerk, Role.Approver, Role.Reviewer, Role.Cashier];

    public async Task OnGetAsync() => Work = await WorkList.ReadAsync(books, Here.Code, Here.Day, HttpContext.RequestAborted);

    /// <summary>What waits for a duty and was asked for.</summary>
    public IReadOnlyList<WorkItem> Of(Role role) => Duty is { Length: > 0 } && Duty != Catalogue.CodeOf(role) ? [] : [.. Work.Of(role).Where(IsAsked)];

    public int Late(Role role) => Work.Of(role).Count(item => item.IsLateOn(Here.Day));

    /// <summary>The party under its name.</summary>
    public string PartyOf(WorkItem item) => Work.Names.TryGetValue(item.Party, out var name) ? $"{item.Party} {name}" : item.Party;

    /// <summary>Days since it began to wait; 0 where that is not known.</summary>
    public int DaysOf(WorkItem item) => item.Since is { } since ? Here.Day.DayNumber - since.DayNumber : 0;

    /// <summary>The subject as its own page calls it; null where there is none.</summary>
    public static string? PageOf(WorkItem item) => item.Kind switch
    {
        WorkKind.AddPaper => $"/vouchers/{Uri.EscapeDataString(item.Subject)}",
        WorkKind.MatchBankLines or WorkKind.ReconcileBank => $"/bank/{Uri.EscapeDataString(item.Subject)}",
        WorkKind.RecheckOrganisation or WorkKind.ConfirmAccount => $"/parties/{Uri.EscapeDataString(item.Party)}",
        _ => null,
    };

    /// <summary>The reader may open what does it: a form is open to those who hand events in, and whoever only signs finds it among what waits to be signed.</summary>
    public bool MayOpen(WorkItem item) => !item.Address.StartsWith("/commands/", StringComparison.Ordinal) || Me.May(Permission.Submit, Here.Code);

    private bool IsAsked(WorkItem item) => (string.IsNullOrEmpty(Kind) || Kind == Catalogue.CodeOf(item.Kind)) && (string.IsNullOrWhiteSpace(Text) || Holds(item, Text.Trim()));

    private bool Holds(WorkItem item, string text) =>
        new[] { item.Subject, item.Case, item.Fund, PartyOf(item) }.Any(part => part.Contains(text, StringComparison.OrdinalIgnoreCase));
}
