using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The policy parameters of the entity on the reader's day.</summary>
[Permits(Permission.ReadBooks)]
public sealed class PoliciesModel(Database books) : BooksPage(books)
{
    public Policy Policy { get; private set; } = new();

    public async Task OnGetAsync() => Policy = await ReadAsync(session => VoucherQueries.PolicyAsync(session, Here.Code, Here.Day));
}
