using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using FundLedger.Web.Pages.Commands;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Work;

/// <summary>One item: what it is in words, what it would make, who has signed and whose turn it is; and what may be done with it.</summary>
[Permits(Permission.ReadBooks)]
public sealed class ItemModel(Database books, WorkDesk desk) : WorkPage(books)
{
    private const int MostVouchers = 20;
    private const int MostCommands = 50;
    private const int MostKnown = 500;

    public WorkView View { get; private set; } = null!;
    public WorkCard Card => View.Card;

    /// <summary>Its commands in words, the first of them.</summary>
    public IReadOnlyList<CommandWords> Words { get; private set; } = [];

    public IReadOnlyDictionary<string, StoredFile> Files { get; private set; } = new Dictionary<string, StoredFile>();

    /// <summary>What it comes to by now; null when it waits for nobody.</summary>
    public WorkTrial? Trial { get; private set; }

    /// <summary>The vouchers that it made, once it is in the books.</summary>
    public IReadOnlyList<(long Seq, string Number)> Made { get; private set; } = [];

    /// <summary>The version that is shown; the present one unless the address asks for an older.</summary>
    public long Version { get; private set; }

    /// <summary>Why what was asked for was not done.</summary>
    public IReadOnlyList<Rejection> Refusals { get; private set; } = [];

    public string Reason { get; private set; } = "";

    /// <summary>Why the reader may not give the signature that it waits for; null when he may.</summary>
    public Rejection? Obstacle => View.ObstacleOf(Me.Person, Roles);

    public bool IsMine => Card.SubmittedBy == Me.Person;
    public bool IsOpen => Card.Now is WorkState.Waiting or WorkState.Returned;

    /// <summary>Where it is edited: a single command in its form.</summary>
    public string? EditAddress => Card.Commands != 1 ? null
        : $"/commands/{(View.Commands[0] is Litigation.Events.VoucherCorrected corrected ? Catalogue.Of(corrected.Replacement.GetType()).Name : Card.Type)}?work={Card.Item}";

    public int LeftOut => View.Commands.Count - Words.Count;

    /// <summary>The signatures in their order: who gave each, or nobody yet.</summary>
    public IReadOnlyList<(Signature Signature, WorkStep? Step)> Signing =>
    [
        .. Signatures.All.Select(signature => (signature, step: View.Signed.FirstOrDefault(step => step.Gave == signature)))
            .Where(each => each.step is not null || each.signature == Card.Awaited || Trial?.Open.Contains(each.signature) == true),
    ];

    /// <summary>How a recovery would be, or was, allocated.</summary>
    public IReadOnlyList<AllocationRow> Allocated => Trial is { IsRefused: false } trial ? [.. trial.Lines.SelectMany(line => AllocationPreviewViewComponent.PartsOf(line.Answer))] : [];

    public async Task<IActionResult> OnGetAsync(long item, int? version) => await ShowAsync(item, version) ?? Page();

    [Asks(Permission.Sign)]
    public async Task<IActionResult> OnPostSignAsync(long item, int version, string? signature) => Catalogue.MemberOf(typeof(Signature), signature ?? "") is Signature wanted and not Signature.Cashier
        ? await AfterAsync(item, await desk.SignAsync(Actor, Roles, Here.Code, item, version, wanted, HttpContext.RequestAborted)) : BadRequest();

    /// <summary>The cashier's signature says that the money has moved.</summary>
    [Asks(Permission.Sign), Proves]
    public async Task<IActionResult> OnPostPayAsync(long item, int version) =>
        await AfterAsync(item, await desk.SignAsync(Actor, Roles, Here.Code, item, version, Signature.Cashier, HttpContext.RequestAborted));

    [Asks(Permission.Sign)]
    public async Task<IActionResult> OnPostReturnAsync(long item, int version, string? reason)
    {
        Reason = reason ?? "";
        return await AfterAsync(item, await desk.ReturnAsync(Actor, Roles, Here.Code, item, version, Reason, HttpContext.RequestAborted));
    }

    [Asks(Permission.Submit)]
    public async Task<IActionResult> OnPostWithdrawAsync(long item, int version) =>
        await AfterAsync(item, await desk.WithdrawAsync(Actor, Here.Code, item, version, HttpContext.RequestAborted));

    private async Task<IActionResult> AfterAsync(long item, WorkOutcome outcome)
    {
        if (!outcome.IsRefused) return LocalRedirect($"~/work/{item}?entity={Uri.EscapeDataString(Here.Code)}");
        Refusals = outcome.Rejections;
        return await ShowAsync(item, null) ?? Page();
    }

    private async Task<IActionResult?> ShowAsync(long item, int? version)
    {
        if (!await ReadAsync(session => ReadAsync(session, item, version))) return NotFound();
        if (IsOpen) Trial = await desk.RehearseAsync(Actor, Here.Code, item, MostVouchers, HttpContext.RequestAborted);
        return null;
    }

    private async Task<bool> ReadAsync(Session session, long item, int? version)
    {
        if (await WorkQueries.FindAsync(session, Here.Code, item) is not { } view || version > view.Card.Version || version < 1) return false;
        View = view;
        Version = version ?? view.Card.Version;
        var commands = (Version == view.Card.Version ? view.Commands : await WorkQueries.CommandsAsync(session, Here.Code, item, Version)).Take(MostCommands).ToList();
        var names = await NamesAsync(session, commands);
        Words = [.. commands.Select(command => CommandWords.Of(this, command, names))];
        if (Words is [var only]) Words = [only with { Title = "" }];
        Files = await FilesAsync(session);
        if (view.Card.Now == WorkState.Recorded) Made = await MadeAsync(session);
        return true;
    }

    private async Task<IReadOnlyDictionary<Register, IReadOnlyList<KnownCode>>> NamesAsync(Session session, IEnumerable<Command> commands)
    {
        var names = new Dictionary<Register, IReadOnlyList<KnownCode>>();
        foreach (var register in commands.SelectMany(command => command.References()).Select(reference => reference.Register).Where(register => register != Register.File).Distinct())
            names[register] = await CodeQueries.KnownAsync(session, Here.Code, register, MostKnown);
        return names;
    }

    private async Task<IReadOnlyDictionary<string, StoredFile>> FilesAsync(Session session)
    {
        var files = new Dictionary<string, StoredFile>();
        foreach (var sha256 in Words.SelectMany(words => words.Files).Distinct())
            if (await FileStore.FindAsync(session, Here.Code, sha256) is { } file) files[sha256] = file;
        return files;
    }

    private async Task<IReadOnlyList<(long, string)>> MadeAsync(Session session)
    {
        var made = new List<(long, string)>();
        foreach (var command in View.Commands.Take(MostCommands))
            if (await CommandQueries.ReadAsync(session, Here.Code, command.Key) is { } recorded) made.AddRange(VouchersOf(recorded.Answer));
        return made;
    }

    private static IEnumerable<(long, string)> VouchersOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty("vouchers").EnumerateArray().Select(voucher => (voucher.GetProperty("seq").GetInt64(), voucher.GetProperty("no").GetString()!))];
    }
}
