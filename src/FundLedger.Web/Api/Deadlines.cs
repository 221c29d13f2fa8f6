using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Api;

/// <summary>What falls due, for the calendars and task lists of other programs. Kinds and states are codes.</summary>
internal static class Deadlines
{
    private const string Report = "deadlines";

    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var on = call.Query.Day("on");
        if (call.Query.Refusal is { } refusal) return refusal;
        var request = ReportRequest.For(call.Entity, on is { } day ? [("asOf", Seal.Day(day))] : []);
        var outcome = await new ReportRunner(call.Books).RunAsync(Report, request, call.Stop);
        return outcome.Sheet is { } sheet ? Answer(sheet) : Problem.Of(outcome.Rejections);
    }

    private static IResult Answer(Sheet sheet) => JsonAnswer.Of(json => json.WriteObject(() =>
        json.WriteArray("deadlines", sheet.Rows.Where(row => row.Kind == RowKind.Detail), (_, row) => json.WriteObject(() =>
        {
            Cell At(string column) => row[sheet.IndexOf(column)];
            json.WriteString("kind", CodeOf("kind", At("kind")));
            json.WriteString("dueOn", Seal.Day(At("due_on").Day));
            json.WriteNumber("daysLeft", At("days_left").Raw);
            json.WriteString("status", CodeOf("status", At("status")));
            json.WriteString("case", CellText.Plain(At("case_code")));
            json.WriteString("subject", CellText.Plain(At("subject")));
            json.WriteString("party", CellText.Plain(At("party")));
            json.WriteString("amount", At("amount").Amount.ToString());
        }))));

    private static string CodeOf(string column, Cell cell) =>
        ReportCatalogue.Find(Report)!.Columns.Single(known => known.Key == column).Words!.Single(word => word.Value.Zh == cell.Text.Zh).Key;
}
