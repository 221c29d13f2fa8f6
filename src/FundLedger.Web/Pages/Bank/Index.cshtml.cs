using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Bank;

/// <summary>The bank accounts: what the books and the bank say, and how far each is proved.</summary>
[Permits(Permission.ReadBooks)]
public sealed class AccountsModel(Database books) : BooksPage(books)
{
    public IReadOnlyList<BankCard> Cards { get; private set; } = [];

    public Money Books => Cards.Select(card => card.Position.Books).Sum();

    public async Task OnGetAsync() => Cards = await ReadAsync(session => BankViews.AccountsAsync(session, Here.Code, Here.Day));
}
