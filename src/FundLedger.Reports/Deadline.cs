using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>A row of the report of deadlines, for those who reckon with it. Kind and status are codes such as <c>ENFORCEMENT</c> and <c>OVERDUE</c>.</summary>
public sealed record Deadline(string Kind, DateOnly DueOn, long DaysLeft, string Status, string Case, string Subject, string Party, Money Amount)
{
    private const string Report = "deadlines";

    /// <summary>What runs on a day, soonest first.</summary>
    public static async Task<(IReadOnlyList<Deadline> Rows, IReadOnlyList<Rejection> Rejections)> ReadAsync(Database books, string entity, DateOnly? day, CancellationToken stop)
    {
        var request = ReportRequest.For(entity, day is { } on ? [("asOf", Seal.Day(on))] : []);
        var outcome = await new ReportRunner(books).RunAsync(Report, request, stop);
        return (outcome.Sheet is { } sheet ? [.. sheet.Rows.Where(row => row.Kind == RowKind.Detail).Select(row => Of(sheet, row))] : [], outcome.Rejections);
    }

    private static Deadline Of(Sheet sheet, Row row)
    {
        Cell At(string column) => row[sheet.IndexOf(column)];
        return new(CodeOf("kind", At("kind")), At("due_on").Day, At("days_left").Raw, CodeOf("status", At("status")),
            CellText.Plain(At("case_code")), CellText.Plain(At("subject")), CellText.Plain(At("party")), At("amount").Amount);
    }

    private static string CodeOf(string column, Cell cell) =>
        ReportCatalogue.Find(Report)!.Columns.Single(known => known.Key == column).Words!.Single(word => word.Value.Zh == cell.Text.Zh).Key;
}
