using System.Globalization;
using FundLedger.Data;
using FundLedger.Reports;

namespace FundLedger.Web.Verbs;

/// <summary><c>workbook</c>: the auditor's workbook of an entity.</summary>
internal static class WorkbookVerb
{
    public static Verb Entry { get; } = new("workbook", "workbook --entity CODE [--as-of DATE] [--known-at SEQ] [--from MONTH] [--fund CODE | --case CODE] [--lang en] --to FILE",
        new("审计用对账工作簿（Excel），带活的核对公式", "the auditor's workbook in Excel, with live checks"), ["entity=", "as-of=", "known-at=", "from=", "fund=", "case=", "lang=", "to="], 0, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var (path, culture) = (call.Required("to"), call.Language());
        var request = ReportRequest.For(call.Required("entity"), ("asOf", call.Option("as-of") ?? ""), ("knownAt", call.Option("known-at") ?? ""),
            ("from", call.Option("from") ?? ""), ("fund", call.Option("fund") ?? ""), ("case", call.Option("case") ?? ""));
        return call.WithBooksAsync(call.Settings(), books => WriteAsync(call, books, request, path, culture));
    }

    /// <summary>Writes the workbook whole or leaves what was there, and says what its checks came to.</summary>
    public static async Task<ExitCode> WriteAsync(Call call, Database books, ReportRequest request, string path, CultureInfo culture)
    {
        var part = path + ".part";
        AuditorsPackOutcome outcome;
        await using (var file = File.Create(part))
            outcome = await new AuditorsPack(books).WriteAsync(request, Environment.UserName, file, culture, call.Stop);
        foreach (var rejection in outcome.Rejections) call.Say(new(rejection.Zh, rejection.En));
        if (outcome.Rejections.Count > 0)
        {
            File.Delete(part);
            return ExitCode.Refused;
        }
        File.Move(part, path, overwrite: true);
        call.Say(new($"对账工作簿：{path}；{outcome.Passed} 项核对通过，{outcome.Failed} 项未通过；摘要 {outcome.Digest}",
            $"auditor's workbook: {path}; {outcome.Passed} checks passed, {outcome.Failed} failed; digest {outcome.Digest}"));
        return outcome.Failed > 0 ? ExitCode.Refused : ExitCode.Ok;
    }
}
