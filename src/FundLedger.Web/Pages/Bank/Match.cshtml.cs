using System.Security.Cryptography;
using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Bank;

/// <summary>The desk of one bank account: what the rules match, what they propose and why, and what is left on either side
/// with the command that would book it.</summary>
[RequestFormLimits(ValueCountLimit = 10_000)]
[Permits(Permission.ReadBooks)]
public sealed class MatchModel(Database books, WorkDesk desk) : BooksPage(books)
{
    /// <summary>So many of each list are shown; the rest is counted.</summary>
    public const int Most = 200;

    public BankCard Card { get; private set; } = null!;
    public Matching Matching { get; private set; } = new([], []);
    public IReadOnlyList<BankLineCard> Lines { get; private set; } = [];
    public IReadOnlyList<BankEntryCard> Entries { get; private set; } = [];
    public IReadOnlyList<BankOpeningItem> Items { get; private set; } = [];
    public IReadOnlyDictionary<string, LineSuggestion> Suggestions { get; private set; } = new Dictionary<string, LineSuggestion>();
    public IReadOnlyList<Rejection> Rejections { get; private set; } = [];
    public string Key { get; private set; } = "";

    /// <summary>The rules match something else by now than the page showed whose button was pressed; nothing was recorded.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>How many groups were just recorded; null before.</summary>
    public int? Recorded { get; private set; }

    public string Bank => Card.Position.Account.Code;
    public string Name => Card.Position.Account.Name;

    public async Task<IActionResult> OnGetAsync(string bank, int? recorded)
    {
        (Recorded, Key) = (recorded, NewKey());
        return await StartAsync(bank) ?? Page();
    }

    [Asks(Permission.Submit)]
    public async Task<IActionResult> OnPostAsync(string bank)
    {
        if (await StartAsync(bank) is { } answer) return answer;
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Key = form["key"].ToString() is { Length: > 0 and <= 64 } key && key.All(char.IsAsciiLetterOrDigit) ? key : NewKey();
        var groups = Groups(form["do"].ToString(), [.. form["line"].Where(IsSaid)!], [.. form["voucher"].Where(IsSaid)!], [.. form["item"].Where(IsSaid)!]);
        if (groups is null) return BadRequest();
        HasChanged = form["do"] == "found" && groups.Count > 0 && form["shown"] != Shown;
        if (!HasChanged) return await RecordAsync(groups);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>The rules match the line, as is shown above.</summary>
    public bool IsFound(string line) => Matching.Found.Any(found => found.Bank.Any(side => side.Name == line));

    /// <summary>The rules match the line or propose a match for it.</summary>
    public bool IsExplained(string line) => IsFound(line) || Matching.Proposed.Any(proposal => proposal.Bank.Any(side => side.Name == line));

    public string Sentence(Rejection rejection) => Say(new(rejection.Zh, rejection.En));

    private static bool IsSaid(string? code) => !string.IsNullOrEmpty(code);

    /// <summary>All that the rules found, one of the proposals, or what was ticked.</summary>
    private IReadOnlyList<MatchGroup>? Groups(string what, string[] lines, string[] vouchers, string[] items)
    {
        if (what == "found") return [.. Matching.Found.Select(found => BankDesk.GroupOf(found.Rule, found.Bank, found.Books))];
        if (what == "ticked") return [new MatchGroup { Lines = lines, Vouchers = vouchers, Items = items, Rule = MatchRule.ByHand }];
        if (!what.StartsWith("proposed:", StringComparison.Ordinal)) return null;
        var asked = what["proposed:".Length..];
        return Matching.Proposed.FirstOrDefault(proposal => NameOf(proposal) == asked) is { } proposed ? [BankDesk.GroupOf(RuleOf(proposed.Reason), proposed.Bank, proposed.Books)] : [];
    }

    /// <summary>What tells a proposal from the others while its page stays open.</summary>
    public static string NameOf(ProposedMatch proposal) => NameOf([.. proposal.Bank.Select(side => side.Name), "-", .. proposal.Books.Select(side => side.Name)]);

    /// <summary>What tells all that the rules match here from what they match once a line or a voucher more is known.</summary>
    public string Shown => NameOf(Matching.Found.SelectMany(found => found.Bank.Select(side => side.Name).Append("-").Concat(found.Books.Select(side => side.Name)).Append("")));

    private static string NameOf(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];

    private static MatchRule RuleOf(ProposalReason reason) => reason == ProposalReason.ReturnedByBank ? MatchRule.Returned : MatchRule.ByHand;

    private async Task<IActionResult> RecordAsync(IReadOnlyList<MatchGroup> groups)
    {
        // Whoever pressed twice finds nothing left to match, and his first press done.
        if (groups.Count == 0 && await ReadAsync(session => CommandQueries.ReadAsync(session, Here.Code, Key)) is { } done)
            return LocalRedirect($"/bank/{Uri.EscapeDataString(Bank)}?entity={Uri.EscapeDataString(Here.Code)}&recorded={GroupsIn(done.Body)}");
        if (groups.Count == 0) Rejections = [new(RejectionReason.NothingChanged)];
        else
        {
            var command = new BankLinesMatched { Entity = Here.Code, Key = Key, Date = Here.Day, Bank = Bank, Groups = groups };
            var outcome = await desk.SubmitAsync(Actor, Me.RolesIn(Here.Code), Here.Code, [(command, [])], HttpContext.RequestAborted);
            if (!outcome.IsRefused) return LocalRedirect($"/bank/{Uri.EscapeDataString(Bank)}?entity={Uri.EscapeDataString(Here.Code)}&recorded={groups.Count}");
            Rejections = outcome.Rejections;
        }
        return Page();
    }

    private async Task<IActionResult?> StartAsync(string bank)
    {
        var found = await ReadAsync(async session =>
        {
            if ((await BankViews.AccountsAsync(session, Here.Code, Here.Day)).FirstOrDefault(card => card.Position.Account.Code == bank) is not { } card) return false;
            Card = card;
            Matching = await BankQueries.MatchingAsync(session, Here.Code, bank, Here.Day);
            Lines = await BankViews.LinesAsync(session, Here.Code, new LineSearch(bank, OnlyOpen: true), Most + 1);
            Entries = await BankViews.OpenEntriesAsync(session, Here.Code, bank);
            Items = await BankViews.OpenItemsAsync(session, Here.Code, bank);
            Suggestions = await SuggestAsync(session, bank);
            return true;
        });
        return found ? null : NotFound();
    }

    /// <summary>The commands that would book the lines that nothing of the books may explain.</summary>
    private async Task<IReadOnlyDictionary<string, LineSuggestion>> SuggestAsync(Session session, string bank)
    {
        if (Lines.Count == 0) return new Dictionary<string, LineSuggestion>();
        var explained = Matching.Found.SelectMany(found => found.Bank).Concat(Matching.Proposed.SelectMany(proposal => proposal.Bank)).Select(side => side.Name).ToHashSet();
        var clues = await BankQueries.CluesAsync(session, Here.Code, bank, Lines[0].ValueDay);
        var sides = (await BankQueries.LinesAsync(session, Here.Code, bank)).Where(side => !side.IsItem).ToDictionary(side => side.Name);
        return Lines.Where(line => !explained.Contains(line.LineKey))
            .Select(line => (line.LineKey, Suggestion: LineSuggestion.Of(bank, sides[line.LineKey], line.Summary, line.Counterparty, clues)))
            .Where(each => each.Suggestion is not null).ToDictionary(each => each.LineKey, each => each.Suggestion!);
    }

    private static int GroupsIn(string command)
    {
        using var document = JsonDocument.Parse(command);
        return document.RootElement.TryGetProperty("groups", out var groups) ? groups.GetArrayLength() : 0;
    }

    private static string NewKey() => "match" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
}
