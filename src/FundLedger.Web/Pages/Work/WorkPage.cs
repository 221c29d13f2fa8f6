using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Reports;

namespace FundLedger.Web.Pages.Work;

/// <summary>A page about work that waits for signatures.</summary>
public abstract class WorkPage(Database books) : BooksPage(books)
{
    public SignedIn Me => new(HttpContext.User);

    protected Actor Actor => Me.ActorAt(HttpContext);

    protected IReadOnlyList<Role> Roles => Me.RolesIn(Here.Code);

    /// <summary>A refusal's sentence in the reader's language.</summary>
    public string Sentence(Rejection rejection) => Say(new(rejection.Zh, rejection.En));

    /// <summary>An instant by the clock of Shanghai.</summary>
    public string Moment(DateTime utc) =>
        CellText.For(Cell.Of(new DateTimeOffset(utc, TimeSpan.Zero)), new Column("at", LocalText.Same(""), CellType.Instant), Language);
}
