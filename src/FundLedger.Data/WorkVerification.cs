using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Proves that what was recorded from a work item is what was submitted, signed by exactly those who signed it there.</summary>
internal static class WorkVerification
{
    /// <summary>Says how many items it read.</summary>
    public static async Task<long> RunAsync(Session books, string entity, List<Finding> findings)
    {
        var items = await books.ListAsync<Ended>("SELECT item, version FROM work_item WHERE entity = @entity AND state = 'RECORDED' ORDER BY item", new { entity });
        foreach (var ended in items)
            if (await FaultAsync(books, entity, ended) is { } fault) findings.Add(new(entity, $"W-{ended.Item}", 0, fault));
        return items.Count;
    }

    private static async Task<Phrase?> FaultAsync(Session books, string entity, Ended ended)
    {
        var steps = await WorkLog.StepsAsync(books, entity, ended.Item);
        var signed = new WorkPart(steps, ended.Version, []).Signed;
        var unused = signed.Keys.ToHashSet();
        foreach (var (key, submitted) in await SubmittedAsync(books, entity, ended))
        {
            var recorded = await RecordedAsync(books, entity, key);
            if (submitted is null || recorded is null) return new($"命令 {key} 未入账或无法读出", $"The command {key} is not in the books or cannot be read");
            if (Bare(submitted) != Bare(recorded)) return new($"入账的命令 {key} 与所提交的不同", $"The command {key} in the books is not the one that was submitted");
            foreach (var signature in Signatures.All.Where(signature => Signatures.Given(recorded, signature).Length > 0))
            {
                if (Signatures.Given(recorded, signature) != signed.GetValueOrDefault(signature))
                    return new($"命令 {key} 的{Terms.Of(signature).Zh}签名与签名记录不同", $"The {Terms.Of(signature).En} of the command {key} is not the person who signed");
                unused.Remove(signature);
            }
        }
        return unused.Count == 0 ? null : new("签名记录多于入账的签名", "More persons signed than the command in the books names");
    }

    private static string Bare(Command command) => CommandWriter.Canonical(Signatures.Without(command));

    private static async Task<IReadOnlyList<(string Key, Command? Command)>> SubmittedAsync(Session books, string entity, Ended ended)
    {
        var keys = await WorkLog.KeysAsync(books, entity, ended.Item, ended.Version);
        var bodies = await WorkLog.BodiesAsync(books, entity, ended.Item, ended.Version);
        return [.. keys.Select((key, i) => (key, i < bodies.Count ? CommandReader.ReadUnsigned(bodies[i]).Command : null))];
    }

    private static async Task<Command?> RecordedAsync(Session books, string entity, string key) => await CommandLog.FindAsync(books, entity, key) is { } command
        ? CommandReader.Read(await CommandLog.BodyAsync(books, entity, command.Ordinal)).Command : null;

    private sealed class Ended { public long Item { get; set; } public long Version { get; set; } }
}
