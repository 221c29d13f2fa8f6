using FundLedger.Data;
using FundLedger.Reports;

namespace FundLedger.Web.Pages.Reports;

/// <summary>The catalogue of reports, by the desk they belong to.</summary>
public sealed class ReportsModel(Database books) : BooksPage(books)
{
    public IEnumerable<IGrouping<ReportRole, ReportDefinition>> Groups => ReportCatalogue.All.GroupBy(report => report.Role).OrderBy(group => group.Key);
}
