using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Banking;
using FundLedger.Web.Pages;

namespace FundLedger.Web.Verbs;

/// <summary><c>statement</c>: a bank's file, taken in whole or not at all.</summary>
internal static class StatementVerb
{
    public static Verb Entry { get; } = new("statement", "statement FILE --entity CODE --by NAME --date DAY [--bank CODE] [--from DAY] [--to DAY] [--opening AMOUNT] [--closing AMOUNT] [--match] [--dry-run]",
        new("导入银行对账单（CSV、xlsx、MT940、camt.053）；--match 随后按规则匹配", "take in a bank's file (CSV, xlsx, MT940, camt.053); --match then matches by rule"),
        ["entity=", "by=", "date=", "bank=", "from=", "to=", "opening=", "closing=", "match", "dry-run"], 1, RunAsync);

    private static Task<ExitCode> RunAsync(Call call)
    {
        var file = call.Operands[0];
        var said = new StatementSaid(call.Required("entity"), call.Required("by"), Day(call, "date") ?? throw new UsageException(new("缺少选项 --date", "the option --date is missing")))
        {
            Bank = call.Option("bank") ?? "", From = Day(call, "from"), To = Day(call, "to"), Opening = Amount(call, "opening"), Closing = Amount(call, "closing"),
        };
        if (!File.Exists(file)) throw new RefusedException(new($"没有文件 {file}", $"there is no file {file}"));
        return call.WithBooksAsync(call.Settings(), async books =>
        {
            var bytes = await File.ReadAllBytesAsync(file, call.Stop);
            var intake = new StatementIntake(books);
            var result = call.Has("dry-run") ? await intake.TryAsync(bytes, said, call.Stop) : await intake.RecordAsync(bytes, Path.GetFileName(file), said, Actor.Console, call.Stop);
            Tell(call, result);
            if (result.IsGood && call.Has("match") && !call.Has("dry-run")) await MatchAsync(call, books, said, result);
            return result.IsGood ? ExitCode.Ok : ExitCode.Refused;
        });
    }

    private static void Tell(Call call, Intake result)
    {
        foreach (var rejection in result.AllRejections) call.Output.WriteLine($"! {rejection.Name}: {CommandLine.Both(new(rejection.Zh, rejection.En))}");
        foreach (var draft in result.Drafts)
        {
            foreach (var warning in draft.File.Warnings) call.Output.WriteLine($"? {CommandLine.Both(warning)}");
            if (draft.Outcome.IsRecorded) call.Output.WriteLine($"{(draft.Outcome.IsRepeat ? "=" : "+")} {draft.Bank} {Seal.Day(draft.Command!.From)} {Seal.Day(draft.Command.To)} {draft.Outcome.Answer}");
        }
        if (!result.IsGood) call.Say(new("未记录任何内容", "nothing was recorded"));
        else if (call.Has("dry-run")) call.Say(new("可以记录；这是试算", "it would be recorded; this was a dry run"));
    }

    private static async Task MatchAsync(Call call, Database books, StatementSaid said, Intake result)
    {
        foreach (var draft in result.Drafts)
        {
            var outcome = await new BankDesk(books).MatchAllAsync(said.Entity, draft.Bank, $"match-{draft.Bank}-{result.Sha256[..24]}", said.Date, said.By, call.Stop);
            if (outcome is null) call.Say(new($"{draft.Bank}：没有可按规则匹配的", $"{draft.Bank}: nothing that a rule matches"));
            else call.Output.WriteLine($"{draft.Bank} {(outcome.IsRecorded ? outcome.Answer : string.Join("; ", outcome.Rejections.Select(rejection => CommandLine.Both(new(rejection.Zh, rejection.En)))))}");
        }
    }

    private static DateOnly? Day(Call call, string name) => call.Option(name) is not { } text ? null
        : Standpoint.TryDay(text, out var day) ? day : throw new UsageException(new($"--{name} 应为 yyyy-MM-dd", $"write --{name} as yyyy-MM-dd"));

    private static Money? Amount(Call call, string name) => call.Option(name) is not { } text ? null
        : Money.TryParse(text, out var amount) ? amount : throw new UsageException(new($"--{name} 应为金额，如 33218.45", $"write --{name} as 33218.45"));
}
