using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Commands;

/// <summary>Everything that can be recorded, area by area.</summary>
[Permits(Permission.ReadBooks)]
public sealed class CommandsModel(Database books) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;
}
