using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using FundLedger.Web.Verbs;

namespace FundLedger.Web;

/// <summary>What the shell is told.</summary>
public enum ExitCode
{
    Ok = 0,
    /// <summary>The books refused, or a check failed.</summary>
    Refused = 1,
    /// <summary>The command line could not be understood.</summary>
    Usage = 2,
}

/// <summary>Something the program will not do, in a sentence for the person at the console.</summary>
public sealed class RefusedException(Phrase sentence) : Exception(CommandLine.Both(sentence))
{
    public Phrase Sentence => sentence;
}

/// <summary>A command line that is not one.</summary>
public sealed class UsageException(Phrase sentence) : Exception(CommandLine.Both(sentence));

/// <summary>The way in from the shell: finds the verb, reads its options, turns what happens into an exit code.</summary>
public static class CommandLine
{
    internal static IReadOnlyList<Verb> Verbs { get; } =
    [
        ServeVerb.Entry, DemoVerb.Entry, ImportVerb.Entry, StatementVerb.Entry, TemplateVerb.Entry, VerifyVerb.Entry, ReportVerb.Entry, WorkbookVerb.Entry, EvidenceVerb.Entry, ExportVerb.Entry, KeyVerb.Entry, LoginVerb.Entry, CommandsVerb.Entry,
    ];

    /// <summary>Runs one verb; without one, <c>serve</c>.</summary>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        try
        {
            if (args.Any(arg => arg is "--help" or "-h" or "-?" or "help")) return Usage(output, ExitCode.Ok);
            var verb = args.Count == 0 || args[0].StartsWith('-') ? ServeVerb.Entry : Find(args[0]);
            var call = Call.Read(verb, args.Count > 0 && args[0] == verb.Name ? [.. args.Skip(1)] : args, output, stop);
            return await verb.RunAsync(call);
        }
        catch (UsageException fault)
        {
            await errors.WriteLineAsync(fault.Message);
            return Usage(errors, ExitCode.Usage);
        }
        catch (Exception failure) when (failure is RefusedException or StorageException or SchemaException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(failure.Message);
            return ExitCode.Refused;
        }
    }

    /// <summary>Chinese first, then English, as every line on the console.</summary>
    public static string Both(Phrase sentence) => $"{sentence.Zh} / {sentence.En}";

    private static Verb Find(string name) => Verbs.FirstOrDefault(verb => verb.Name == name)
        ?? throw new UsageException(new($"没有命令“{name}”", $"there is no command “{name}”"));

    private static ExitCode Usage(TextWriter to, ExitCode code)
    {
        to.WriteLine();
        to.WriteLine("用法 / Usage: FundLedger.Web [命令 / command] [选项 / options]");
        to.WriteLine();
        foreach (var verb in Verbs)
        {
            to.WriteLine($"  {verb.Synopsis}");
            to.WriteLine($"      {Both(verb.Does)}");
        }
        to.WriteLine();
        to.WriteLine("选项 / Options:");
        to.WriteLine("  --data FOLDER");
        to.WriteLine($"      账簿、日志所在文件夹（或环境变量 {Settings.DataVariable}）/ folder of the books and logs (or the variable {Settings.DataVariable})");
        to.WriteLine($"      {Settings.DefaultDataFolder}");
        to.WriteLine("  --sqlserver CONNECTIONSTRING");
        to.WriteLine($"      用 SQL Server 代替内嵌账簿（或环境变量 {Settings.DatabaseVariable}）/ SQL Server instead of embedded books (or the variable {Settings.DatabaseVariable})");
        to.WriteLine($"  --urls {Settings.DefaultUrl}");
        to.WriteLine("      serve、demo 的地址：本机回环地址，或 https / where serve and demo listen: loopback, or https");
        to.WriteLine("  --host NAME");
        to.WriteLine("      对外名称，由本机上的 https 代理转来 / the name that people use, when a proxy on this machine does https");
        to.WriteLine("  --certificate FILE");
        to.WriteLine($"      https 的证书（PKCS #12），密码在环境变量 {Settings.CertificateVariable} / certificate for https (PKCS #12), its password in the variable {Settings.CertificateVariable}");
        to.WriteLine("  --oidc URL --oidc-client NAME");
        to.WriteLine($"      单位自己的单点登录（OpenID Connect）及本站在其中的名称，密码在环境变量 {SignOnProvider.SecretVariable} / single sign-on of the organisation (OpenID Connect) and this site's name there, its password in the variable {SignOnProvider.SecretVariable}");
        to.WriteLine();
        to.WriteLine("退出码 / Exit codes: 0 完成 / done; 1 被拒绝或检查未通过 / refused or a check failed; 2 命令行有误 / usage");
        return code;
    }
}
