using System.Text.Json;
using System.Text.Json.Nodes;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Commands;

/// <summary>A part of a receipt, or what stays owed without getting anything of it.</summary>
/// <param name="Owed">What was owed before this part; null where that is not known or nothing was.</param>
/// <param name="Rule">The rule of domain.md E.6 that led there; 0 where nothing was allocated.</param>
public sealed record AllocatedLine(AllocationHead Head, string Advance, Money? Owed, Money Amount, int Rule)
{
    public Money? Left => Owed is { } owed ? owed - Amount : null;
}

/// <summary>How a receipt that is tried would be allocated, part by part with the rule, and what would still be owed; nothing for
/// commands that allocate nothing.</summary>
public sealed class AllocationPreviewViewComponent(Database books) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(FormModel form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var parts = form.Trial is { IsRefused: false, Lines: [{ IsRepeat: false } outcome] } ? PartsOf(outcome.Answer) : [];
        if (parts.Count == 0) return Content("");
        return View("Default", (form, Lines(parts, await OwedAsync(form))));
    }

    /// <summary>The parts in their order, each against what was left when its turn came, and what got nothing behind them.</summary>
    public static IReadOnlyList<AllocatedLine> Lines(IReadOnlyList<AllocationRow> parts, IReadOnlyList<OpenItem>? items)
    {
        var open = items?.GroupBy(item => (item.Head, item.Advance)).ToDictionary(same => same.Key, same => same.Sum(item => item.Outstanding));
        var lines = new List<AllocatedLine>();
        foreach (var part in parts)
        {
            Money? owed = open is not null && open.TryGetValue((part.Head, part.Advance), out var before) ? before : null;
            lines.Add(new(part.Head, part.Advance, owed, part.Amount, part.Rule));
            if (owed is not null) open![(part.Head, part.Advance)] = owed.Value - part.Amount;
        }
        return [.. lines, .. (open ?? []).Where(item => !lines.Any(line => (line.Head, line.Advance) == item.Key)).Select(item => new AllocatedLine(item.Key.Head, item.Key.Advance, item.Value, Money.Zero, 0))];
    }

    /// <summary>The parts that an answer of the books tells.</summary>
    internal static List<AllocationRow> PartsOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        if (!document.RootElement.TryGetProperty("allocations", out var allocations)) return [];
        return [.. allocations.EnumerateArray().Select(part => new AllocationRow(Catalogue.Member<AllocationHead>(part.GetProperty("head").GetString()!),
            part.GetProperty("advance").GetString()!, Money.Parse(part.GetProperty("amount").GetString()!), part.GetProperty("rule").GetInt32()))];
    }

    /// <summary>What the one payer owes in the one case; null where several are named.</summary>
    private async Task<IReadOnlyList<OpenItem>?> OwedAsync(FormModel form)
    {
        var typed = form.Typed.Values;
        var named = Named(typed["case"], typed["defendant"]) is { } only ? [only] : PayersIn(typed["parts"] as JsonArray);
        if (named is not [var (code, payer)] || !Standpoint.TryDay((string?)typed["date"], out var day)) return null;
        return await books.ReadAsync(session => OutlookQueries.OpenItemsAsync(session, form.Entity, code, payer, day), HttpContext.RequestAborted);
    }

    private static List<(string Case, string Payer)> PayersIn(JsonArray? parts) =>
        [.. (parts ?? []).OfType<JsonObject>().Select(part => Named(part["case"], part["payer"])).OfType<(string, string)>().Distinct()];

    private static (string Case, string Payer)? Named(JsonNode? code, JsonNode? payer) =>
        ((string?)code)?.Trim() is { Length: > 0 } known && ((string?)payer)?.Trim() is { Length: > 0 } who ? (known, who) : null;
}
