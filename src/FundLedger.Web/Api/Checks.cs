using System.Text.Json;
using FundLedger.Data;

namespace FundLedger.Web.Api;

/// <summary>Is the program alive, can the books be used, is everything as it was recorded.</summary>
internal static class Checks
{
    public static Task<IResult> LiveAsync(ApiCall call) => Task.FromResult(JsonAnswer.Of(json => json.WriteObject(() => json.WriteString("status", "live"))));

    public static async Task<IResult> ReadyAsync(ApiCall call)
    {
        var entities = await call.ReadAsync(EntityQueries.AllAsync);
        return JsonAnswer.Of(json => json.WriteObject(() =>
        {
            json.WriteString("status", "ready");
            json.WriteNumber("entities", entities.Count);
        }));
    }

    public static async Task<IResult> VerifyAsync(ApiCall call)
    {
        var result = await Verification.RunAsync(call.Books, call.Entity, call.Stop);
        return JsonAnswer.Of(json => json.WriteObject(() => Write(json, result)));
    }

    private static void Write(Utf8JsonWriter json, VerificationResult result)
    {
        json.WriteBoolean("clean", result.IsClean);
        json.WriteArray("chains", result.Chains, (_, chain) => json.WriteObject(() =>
        {
            json.WriteString("entity", chain.Entity);
            json.WriteNumber("vouchers", chain.Vouchers);
            json.WriteNumber("commands", chain.Commands);
            json.WriteString("seal", chain.Seal);
            json.WriteNumber("acts", chain.Acts);
            json.WriteNumber("files", chain.Files);
            json.WriteNumber("workItems", chain.WorkItems);
            json.WriteNumber("checks", VerificationResult.Checks);
        }));
        json.WriteBoolean("installationTrail", result.InstallationActs is not null);
        json.WriteArray("findings", result.Findings, (_, finding) => json.WriteObject(() =>
        {
            json.WriteString("entity", finding.Entity);
            json.WriteString("subject", finding.Subject);
            json.WriteNumber("seq", finding.Seq);
            json.WriteString("zh", finding.What.Zh);
            json.WriteString("en", finding.What.En);
        }));
    }
}
