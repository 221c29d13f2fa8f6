using FundLedger.Data;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Audit;

/// <summary>The auditor reads who recorded, signed, returned and exported what in an entity.</summary>
[Permits(Permission.ReadAudit)]
public sealed class BooksTrailModel(Database books) : TrailPage(books)
{
    protected override string Chain => Here.Code;
}
