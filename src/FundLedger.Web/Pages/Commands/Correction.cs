using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The blue voucher for one that was cancelled in red (会计基础工作规范 §51（五）; domain.md D.12): one fills in the form of the event as it
/// should have been, which comes filled in as it was recorded.</summary>
internal static class Correction
{
    // What the correction has of its own, so that what it replaces must not say it.
    private static readonly string[] Own = ["date", "attachments", "files", "summary"];

    /// <summary>The event that made a voucher, without what the correction has of its own; null if there is no such voucher.</summary>
    public static async Task<Command?> OriginalAsync(Session books, string entity, string voucher)
    {
        if (await VoucherQueries.CommandKeyAsync(books, entity, voucher) is not { } key || await CommandQueries.ReadAsync(books, entity, key) is not { } recorded) return null;
        var made = CommandReader.Read(recorded.Body, entity).Command;
        return made is VoucherCorrected corrected ? EventOf(corrected) : made is null ? null : made with { Attachments = 0, Files = [], Summary = null };
    }

    /// <summary>What a correction enters, as a form shows it: with the correction's own day, papers and summary.</summary>
    public static Command EventOf(VoucherCorrected corrected) => corrected.Replacement with
    {
        Entity = corrected.Entity, Key = corrected.Key, Date = corrected.Date, Attachments = corrected.Attachments, Files = corrected.Files, Summary = corrected.Summary,
    };

    /// <summary>The JSON of an event as the correction of a voucher.</summary>
    public static string Of(string json, string voucher)
    {
        var replacement = JsonNode.Parse(json)!.AsObject();
        var corrected = new JsonObject { ["type"] = Catalogue.Of(typeof(VoucherCorrected)).Name, ["corrects"] = voucher };
        foreach (var name in Own)
            if (replacement[name] is { } value)
            {
                replacement.Remove(name);
                corrected[name] = value;
            }
        corrected["replacement"] = replacement;
        return corrected.ToJsonString();
    }

    /// <summary>The refusal at the field of the form that it speaks of.</summary>
    public static Rejection Shown(Rejection refusal) =>
        refusal.Field.StartsWith("replacement.", StringComparison.Ordinal) ? refusal with { Field = refusal.Field["replacement.".Length..] } : refusal;
}
