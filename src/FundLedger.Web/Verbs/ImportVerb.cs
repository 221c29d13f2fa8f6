using System.Globalization;
using FundLedger.Data;
using FundLedger.Litigation;

namespace FundLedger.Web.Verbs;

/// <summary><c>import</c>: a file of commands, recorded whole or not at all.</summary>
internal static class ImportVerb
{
    public static Verb Entry { get; } = new("import", "import FILE --entity CODE [--dry-run]",
        new("导入 JSON 行、.csv 或 .xlsx 文件：全部记录或全部不记；--dry-run 只逐行试算", "import JSON lines, a .csv or an .xlsx file, all or none; --dry-run only says what each line would do"),
        ["entity=", "dry-run"], 1, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var (file, entity, dryRun) = (call.Operands[0], call.Required("entity"), call.Has("dry-run"));
        if (!File.Exists(file)) throw new RefusedException(new($"没有文件 {file}", $"there is no file {file}"));
        return call.WithBooksAsync(call.Settings(), async books =>
        {
            var bytes = await File.ReadAllBytesAsync(file, call.Stop);
            var lines = ImportFile.Read(bytes, CsvFile.IsNamed(file), entity, CommandReader.Read, books.Clock, call.Stop);
            var results = await ImportFile.PlayAsync(new Journal(books), entity, lines, dryRun, Actor.Console, null, call.Stop);
            foreach (var (line, outcome) in results) call.Output.WriteLine(Told(line, outcome));
            return Sum(call, results.Count, results.Count(result => !result.Outcome.IsRecorded), dryRun);
        });
    }

    private static string Told(ImportLine line, Outcome outcome)
    {
        var what = line.Command is { } command ? $"{command.Key} {command.TypeName}" : "";
        var became = outcome.IsRecorded
            ? string.Join(", ", Answers.VoucherNumbers(outcome.Answer))
            : string.Join("; ", outcome.Rejections.Select(rejection => $"{rejection.Name}: {CommandLine.Both(new(rejection.Zh, rejection.En))}"));
        return string.Create(CultureInfo.InvariantCulture, $"{(line.Sheet.Length > 0 ? line.Sheet + "!" : "")}{line.Number} {(outcome.IsRecorded ? outcome.IsRepeat ? "=" : "+" : "!")} {what} {became}").TrimEnd();
    }

    private static ExitCode Sum(Call call, int lines, int refused, bool dryRun)
    {
        if (refused > 0) call.Say(new($"{lines} 行中有 {refused} 行被拒绝，未记录任何一行", $"{refused} of {lines} lines refused; not one was recorded"));
        else if (dryRun) call.Say(new($"{lines} 行都可记录；这是试算", $"all {lines} lines would be recorded; this was a dry run"));
        else call.Say(new($"{lines} 行已记录", $"{lines} lines recorded"));
        return refused > 0 ? ExitCode.Refused : ExitCode.Ok;
    }
}
