using FundLedger.Ledger;
using FundLedger.Reports;

namespace FundLedger.Web.Api;

/// <summary>What falls due, for the calendars and task lists of other programs. Kinds and states are codes.</summary>
internal static class Deadlines
{
    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var on = call.Query.Day("on");
        if (call.Query.Refusal is { } refusal) return refusal;
        var (rows, rejections) = await Deadline.ReadAsync(call.Books, call.Entity, on, call.Stop);
        return rejections.Count == 0 ? Answer(rows) : Problem.Of(rejections);
    }

    private static IResult Answer(IReadOnlyList<Deadline> rows) => JsonAnswer.Of(json => json.WriteObject(() =>
        json.WriteArray("deadlines", rows, (_, row) => json.WriteObject(() =>
        {
            json.WriteString("kind", row.Kind);
            json.WriteString("dueOn", Seal.Day(row.DueOn));
            json.WriteNumber("daysLeft", row.DaysLeft);
            json.WriteString("status", row.Status);
            json.WriteString("case", row.Case);
            json.WriteString("subject", row.Subject);
            json.WriteString("party", row.Party);
            json.WriteString("amount", row.Amount.ToString());
        }))));
}
