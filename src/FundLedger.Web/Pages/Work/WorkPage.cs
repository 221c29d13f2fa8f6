using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Pages.Work;

/// <summary>A page about work that waits for signatures.</summary>
public abstract class WorkPage(Database books) : BooksPage(books)
{
    protected IReadOnlyList<Role> Roles => Me.RolesIn(Here.Code);

    /// <summary>A refusal's sentence in the reader's language.</summary>
    public string Sentence(Rejection rejection) => Say(new(rejection.Zh, rejection.En));
}
