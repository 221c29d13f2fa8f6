using FundLedger.Web.Auditing;
using Microsoft.Extensions.Localization;

namespace FundLedger.Web.Pages.Audit;

/// <summary>What is said of workbooks on several pages.</summary>
internal static class WorkbookWords
{
    /// <summary>The part of the books that a workbook shows, in a few words.</summary>
    public static string ScopeOf(IStringLocalizer words, WorkbookJob job)
    {
        var part = job["fund"].Length > 0 ? words["workbooks.offund", job["fund"]] : job["case"].Length > 0 ? words["workbooks.ofcase", job["case"]] : words["workbooks.ofall"];
        var from = job["from"].Length > 0 ? job["from"] : $"{job["asOf"][..4]}-01";
        return words["workbooks.scope", part.Value, from, job["asOf"]].Value;
    }
}
