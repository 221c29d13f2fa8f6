using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web.Access;

namespace FundLedger.Web.Pages.Reports;

/// <summary>The catalogue of reports, by the desk they belong to.</summary>
[Permits(Permission.ReadBooks)]
public sealed class ReportsModel(Database books) : BooksPage(books)
{
    public IEnumerable<IGrouping<ReportRole, ReportDefinition>> Groups => ReportCatalogue.All.GroupBy(report => report.Role).OrderBy(group => group.Key);
}
