using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using Microsoft.Net.Http.Headers;

namespace FundLedger.Web.Api;

/// <summary>A file of commands in, an answer for each line out.</summary>
internal static class Imports
{
    private const string Csv = "text/csv";

    public static IReadOnlyList<string> Types { get; } = ["application/x-ndjson", "application/jsonl", "application/json", "application/octet-stream", Csv, Downloads.ExcelType];

    public static async Task<IResult> PostAsync(ApiCall call)
    {
        var dryRun = call.Query.Flag("dryRun");
        if (call.Query.Refusal is { } refusal) return refusal;

        var bytes = await Bodies.ReadAsync(call.Request, call.Stop);
        var lines = ImportFile.Read(bytes, MediaTypeHeaderValue.Parse(call.Request.ContentType).MediaType == Csv, call.Entity, CommandReader.Read, call.Books.Clock, call.Stop);
        if (lines.Count == 0) return Problem.Of(new Rejection(RejectionReason.MalformedJson, new Phrase("没有内容", "there is nothing in it")));
        var results = await ImportFile.PlayAsync(call.Journal, call.Entity, lines, dryRun, call.Actor, null, call.Stop);
        var refused = results.Count(result => !result.Outcome.IsRecorded);
        if (dryRun || refused == 0) return JsonAnswer.Of(json => json.WriteObject(() => Write(json, results, dryRun, refused)));
        return Problem.Of(Fault.ImportRefused, new Phrase($"{results.Count} 行中有 {refused} 行被拒绝", $"{refused} of {results.Count} lines were refused"))
            .With(json => Write(json, results, dryRun, refused));
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<(ImportLine Line, Outcome Outcome)> results, bool dryRun, int refused)
    {
        json.WriteBoolean("dryRun", dryRun);
        json.WriteNumber("lines", results.Count);
        json.WriteNumber("refused", refused);
        json.WriteBoolean("recorded", !dryRun && refused == 0);
        json.WriteArray("results", results, (_, result) => WriteLine(json, result.Line, result.Outcome));
    }

    private static void WriteLine(Utf8JsonWriter json, ImportLine line, Outcome outcome) => json.WriteObject(() =>
    {
        if (line.Sheet.Length > 0) json.WriteString("sheet", line.Sheet);
        json.WriteNumber("line", line.Number);
        json.WriteString("outcome", !outcome.IsRecorded ? "refused" : outcome.IsRepeat ? "repeated" : "accepted");
        if (line.Command is { } command)
        {
            json.WriteString("key", command.Key);
            json.WriteString("type", command.TypeName);
        }
        json.WriteArray("rejections", outcome.Rejections, Problem.WriteRejection);
        if (!outcome.IsRecorded) return;
        json.WritePropertyName("answer");
        json.WriteRawValue(outcome.Answer);
    });
}
