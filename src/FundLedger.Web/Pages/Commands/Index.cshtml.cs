using FundLedger.Data;

namespace FundLedger.Web.Pages.Commands;

/// <summary>Everything that can be recorded, area by area.</summary>
public sealed class CommandsModel(Database books) : BooksPage(books)
{
    public override bool WorksWithoutBooks => true;
}
