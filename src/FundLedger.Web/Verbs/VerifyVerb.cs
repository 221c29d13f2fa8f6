using FundLedger.Data;

namespace FundLedger.Web.Verbs;

/// <summary><c>verify</c>: proves that the books are as they were recorded.</summary>
internal static class VerifyVerb
{
    public static Verb Entry { get; } = new("verify", "verify [--entity CODE]",
        new("重算全部封印并执行全部检查，指出第一张有问题的凭证", "recompute every seal and run every check; the first bad voucher is named"), ["entity="], 0, RunAsync);

    private static Task<ExitCode> RunAsync(Call call) => call.WithBooksAsync(call.Settings(), async books =>
    {
        var entity = call.Option("entity");
        if (entity is not null && !await books.ReadAsync(session => EntityQueries.ExistsAsync(session, entity), call.Stop))
            throw new RefusedException(new($"会计主体 {entity} 不存在", $"there is no entity {entity}"));
        return Tell(call, await Verification.RunAsync(books, entity, call.Stop));
    });

    /// <summary>Says what was found.</summary>
    public static ExitCode Tell(Call call, VerificationResult result)
    {
        foreach (var finding in result.Findings) call.Output.WriteLine($"! {finding.Entity} {finding.Subject}: {CommandLine.Both(finding.What)}");
        foreach (var chain in result.Chains)
            call.Say(new($"{chain.Entity}：{chain.Vouchers} 张凭证、{chain.Commands} 条命令、{chain.Acts} 条操作日志、{chain.Files} 个文件、{chain.WorkItems} 件会签事项、{VerificationResult.Checks} 项检查，封印 {chain.Seal}",
                $"{chain.Entity}: {chain.Vouchers} vouchers, {chain.Commands} commands, {chain.Acts} acts in the trail, {chain.Files} files, {chain.WorkItems} work items, {VerificationResult.Checks} checks, seal {chain.Seal}"));
        call.Say(result.InstallationActs is { } own
            ? new($"本系统自身的日志（登录、账号、授权）：{own} 条", $"the installation's own trail (sign-ins, logins, grants): {own} acts")
            : new("未包括：本系统自身的日志（登录、账号、授权）和其他会计主体；不写 --entity 则全部验证", "not covered: the installation's own trail (sign-ins, logins, grants) and other entities; without --entity all are verified"));
        if (result.IsClean) call.Say(new("验证通过", "verified: nothing was changed"));
        else call.Say(new($"发现 {result.Findings.Count} 处问题", $"{result.Findings.Count} findings"));
        return result.IsClean ? ExitCode.Ok : ExitCode.Refused;
    }
}
