using FundLedger.Web.Api;

namespace FundLedger.Web.Verbs;

/// <summary><c>commands</c>: the command reference.</summary>
internal static class CommandsVerb
{
    public static Verb Entry { get; } = new("commands", "commands [--json]",
        new("打印命令手册（Markdown 或 JSON）", "print the command reference, as Markdown or JSON"), ["json"], 0, RunAsync);

    private static async Task<ExitCode> RunAsync(Call call)
    {
        await call.Output.WriteLineAsync(call.Has("json") ? CommandReference.Json : CommandReference.Markdown);
        return ExitCode.Ok;
    }
}
