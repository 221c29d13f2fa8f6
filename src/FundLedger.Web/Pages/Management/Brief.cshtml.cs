using FundLedger.Data;
using FundLedger.Reports;
using FundLedger.Web.Access;
using FundLedger.Web.Pages.Reports;
using Microsoft.Extensions.Localization;

namespace FundLedger.Web.Pages.Management;

/// <summary>The manager's report on one sheet of A4: what has no room is added up, so that it stays one sheet however many funds,
/// cases and entities there are.</summary>
[Permits(Permission.ReadManagement)]
public sealed class BriefModel(Database books, IStringLocalizer<Texts> words) : ManagementPage(books, words)
{
    private const int MostFunds = 5, MostLines = 4, MostKinds = 4, MostYears = 3, MostCases = 4, MostBars = 3, MostDeadlines = 4;

    public IReadOnlyList<object> Left => [Charts.Months("available", MostLines), Charts.Kinds(MostKinds), Charts.Recovery(MostYears)];

    public IReadOnlyList<object> Right => [Charts.ByCase(MostCases), HasOthers ? Charts.Entities(MostBars) : Charts.ByOrganisation(MostBars), Charts.Budgets(MostBars)];

    /// <summary>The first funds with the total of all.</summary>
    public Window Funds
    {
        get
        {
            var funds = Reading("fund-statement").Sheet.Only("name", "own_bank", "entrusted_bank", "quota", "committed", "available");
            var rows = funds.Rows.Where(row => row.Kind == RowKind.Detail).ToList();
            return new(funds, 0, [.. rows.Take(MostFunds)], funds.Rows.LastOrDefault(row => row.Kind == RowKind.Total), rows.Count > MostFunds, false);
        }
    }

    /// <summary>How many funds have no row of their own.</summary>
    public int OtherFunds => Math.Max(0, Reading("fund-statement").Details.Count() - MostFunds);

    /// <summary>All claims by age, in one row; none where nothing is outstanding.</summary>
    public Window Ages
    {
        get
        {
            var ages = Reading("ageing").Sheet.Only([.. ManagementCharts.Ages, "amount"]);
            return new(ages, 0, Reading("ageing").Details.Any() ? [.. ages.Rows.TakeLast(1)] : [], null, false, false);
        }
    }

    public Window Deadlines
    {
        get
        {
            var deadlines = Reading("deadlines").Sheet.Only("due_on", "kind", "days_left", "case_code", "subject", "amount", "status");
            return new(deadlines, 0, [.. deadlines.Rows.Take(MostDeadlines)], null, false, false);
        }
    }
}
