using System.Globalization;
using FundLedger.Reports;

namespace FundLedger.Web.Verbs;

/// <summary><c>report</c>: one report as CSV, to the console or a file.</summary>
internal static class ReportVerb
{
    private static readonly string[] NotOfReports = ["data", "sqlserver", "to", "lang"];

    public static Verb Entry { get; } = new("report", "report NAME --entity CODE [--as-of DATE] [--known-at SEQ] [--PARAMETER VALUE]... [--lang en] [--to FILE]",
        new("一张报表，CSV 格式", "one report as CSV"), ["to=", "lang="], 1, RunAsync) { TakesAnyOption = true };

    private static Task<ExitCode> RunAsync(Call call)
    {
        var culture = call.Language();
        var request = new ReportRequest(call.Options.Where(option => !NotOfReports.Contains(option.Key)).ToDictionary(option => ParameterName(option.Key), option => option.Value));
        return call.WithBooksAsync(call.Settings(), async books =>
        {
            var outcome = await new ReportRunner(books).StreamAsync(call.Operands[0], request, sheet => WriteAsync(call, sheet, culture), call.Stop);
            foreach (var rejection in outcome.Rejections) call.Say(new(rejection.Zh, rejection.En));
            return outcome.Rejections.Count > 0 ? ExitCode.Refused : ExitCode.Ok;
        });
    }

    /// <summary><c>as-of</c> on the command line is <c>asOf</c> in the catalogue.</summary>
    private static string ParameterName(string option)
    {
        var words = option.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static async Task WriteAsync(Call call, Sheet sheet, CultureInfo culture)
    {
        if (call.Option("to") is { } path)
        {
            await using var file = File.Create(path);
            await CsvWriter.WriteAsync(sheet, file, culture, call.Stop);
            return;
        }
        using var bytes = new MemoryStream();
        await CsvWriter.WriteAsync(sheet, bytes, culture, call.Stop);
        await call.Output.WriteAsync(System.Text.Encoding.UTF8.GetString(bytes.ToArray()).TrimStart('\uFEFF'));
    }
}
