using System.Text.Json;
using FundLedger.Data;

namespace FundLedger.Web.Auditing;

/// <summary>A verification of an entity's seals that was run on a page: when, by whom, how far the chains went, what it found.</summary>
public sealed record VerificationNote(string Entity, DateTimeOffset At, string By, long Vouchers, long Commands, string Seal, int Findings);

/// <summary>Remembers the last verification of each entity, beside the books; whoever doubts it runs another.</summary>
public sealed class LastVerification(Settings settings, TimeProvider clock)
{
    private string PathOf(string entity) => Path.Combine(settings.DataFolder, "verified", entity + ".json");

    public void Keep(string entity, string by, VerificationResult result)
    {
        if (result.Chains.FirstOrDefault(chain => chain.Entity == entity) is not { } chain) return;
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(entity))!);
        var note = new VerificationNote(entity, clock.GetUtcNow(), by, chain.Vouchers, chain.Commands, chain.Seal, result.Findings.Count);
        var part = $"{PathOf(entity)}.{Guid.NewGuid():N}";
        File.WriteAllText(part, JsonSerializer.Serialize(note));
        File.Move(part, PathOf(entity), overwrite: true);
    }

    /// <summary>Null when none was run, or its note cannot be read.</summary>
    public VerificationNote? Find(string entity)
    {
        try
        {
            return File.Exists(PathOf(entity)) ? JsonSerializer.Deserialize<VerificationNote>(File.ReadAllText(PathOf(entity))) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
