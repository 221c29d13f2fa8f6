using System.Text;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Api;

/// <summary>One command in, one answer out.</summary>
internal static class Events
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayHeader = "Idempotency-Replayed";

    public static async Task<IResult> PostAsync(ApiCall call)
    {
        var (key, badKey) = KeyOf(call.Request);
        if (badKey is not null) return Problem.Of(badKey);
        if (Bodies.Text(await Bodies.ReadAsync(call.Request, call.Stop)) is not { } text) return Problem.Of(Bodies.NotUtf8);

        var (command, rejections) = CommandReader.Read(text, call.Entity, key);
        if (command is null) return Problem.Of(rejections);
        var outcome = await call.Journal.RecordAsync(command, call.Actor, call.Stop);
        return outcome.IsRecorded ? Recorded(call, outcome) : Problem.Of(outcome.Rejections);
    }

    private static IResult Recorded(ApiCall call, Outcome outcome)
    {
        if (outcome.IsRepeat) call.Context.Response.Headers[ReplayHeader] = "true";
        else if (Answers.VoucherNumbers(outcome.Answer) is [var number, ..]) call.Context.Response.Headers.Location = ApiRoutes.VoucherPath(call.Entity, number);
        return Results.Text(outcome.Answer, "application/json", Encoding.UTF8, outcome.IsRepeat ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>The header's key as it stands or, as the header's draft writes it, in quotation marks.</summary>
    private static (string? Key, Rejection? Bad) KeyOf(HttpRequest request)
    {
        var sent = request.Headers[KeyHeader];
        if (sent.Count == 0) return (null, null);
        if (sent.Count > 1) return (null, new(RejectionReason.BadCode, KeyHeader, sent.ToString()) { Field = "key" });
        var key = sent.ToString();
        return (key is ['"', .. var inner, '"'] ? inner : key, null);
    }
}
