using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The form of any command, made from the catalogue. Whoever submits it signs it; it goes on to those whose signatures it
/// lacks. It is tried without being kept, and what was typed is kept whatever happens.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
[Permits(Permission.Submit)]
public sealed partial class FormModel(Database books, WorkDesk desk) : BooksPage(books)
{
    private const string Closing = "Closing";
    private const int MostKnown = 200;
    private const int MostVouchers = 20;
    private const long MostBytes = 5 * FileStore.MostBytes + Site.MostBytes;
    private readonly Database books = books;

    public override bool WorksWithoutBooks => true;

    public Type Type { get; private set; } = typeof(EntityOpened);
    public CommandAttribute Command => Catalogue.Of(Type);

    /// <summary>The idempotency key, drawn once for a form and kept however often it is shown again.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The entity that the command is for; one types it only for a new one.</summary>
    public string Entity { get; private set; } = "";

    public Typed Typed { get; private set; } = Typed.Blank(typeof(EntityOpened), default);
    public IReadOnlyList<Rejection> Refusals { get; private set; } = [];

    /// <summary>What it would come to, or null before it was tried or when it is refused.</summary>
    public WorkTrial? Trial { get; private set; }

    /// <summary>The work item that is edited, or 0 for something new.</summary>
    public long Work { get; private set; }

    /// <summary>The version of it that was opened to be edited.</summary>
    public int Version { get; private set; }

    /// <summary>The number of the cancelled voucher that this is the correction of, or empty.</summary>
    public string Corrects { get; private set; } = "";

    /// <summary>There is no such voucher, or no form made it.</summary>
    public bool CorrectsNothing { get; private set; }

    /// <summary>What the reader signs as when he submits it; null if he may not.</summary>
    public Signature? SignsAs => Signing.BySubmitting(Roles, Corrects.Length > 0 ? typeof(VoucherCorrected) : Type);

    private IReadOnlyList<Role> Roles => Me.RolesIn(Entity);

    /// <summary>The books could not be written just now; nothing was recorded.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>What stands beside the form of an approval; null beside any other.</summary>
    public ApprovalBlock? Facts { get; private set; }

    public IReadOnlyDictionary<Register, IReadOnlyList<KnownCode>> Known { get; private set; } = new Dictionary<Register, IReadOnlyList<KnownCode>>();

    public bool IsNewEntity => Type == typeof(EntityOpened);

    /// <summary>The command holds another command, which no form can show.</summary>
    public bool IsForPrograms => Catalogue.FieldsOf(Type).Any(each => each.Type == typeof(Command));

    public FormPart Part => new(this, Type, Typed.Values, "");

    /// <summary>Why this command in particular can be refused, without the facts of one case.</summary>
    public IReadOnlyList<Phrase> Reasons => [.. Api.Refusals.Of(Type).Select(Api.Problem.TitleOf)];

    public bool AsksForAccounts => Registers(Type).Accounts;

    public async Task<IActionResult> OnGetAsync(string type)
    {
        if (Start(type) is { } answer) return answer;
        Key = NewKey();
        Corrects = Request.Query["corrects"].ToString().Trim();
        if (Corrects.Length > 0) return await CorrectAsync();
        Typed = Typed.Blank(Type, Standpoint?.Day ?? default).With(Request.Query);
        if (!long.TryParse(Request.Query["work"], NumberStyles.None, CultureInfo.InvariantCulture, out var work)) return await ShowAsync();
        return await OpenAsync(work) ?? await ShowAsync();
    }

    /// <summary>The page with what it shows beside what was typed, all of one state of the books.</summary>
    private Task<IActionResult> ShowAsync() => Standpoint is null ? Task.FromResult<IActionResult>(Page()) : ReadAsync<IActionResult>(async session =>
    {
        Known = await KnownAsync(session);
        if (IsNewEntity) return Page();
        Attached = await AttachedAsync(session);
        if (Question is { } question && await ApprovalFacts.ReadAsync(session, Entity, question) is { } facts) Facts = new(this, facts);
        return Page();
    });

    /// <summary>What is to be approved, as far as it was typed; null where nothing is.</summary>
    private ApprovalQuestion? Question => ApprovalQuestion.Of(Type, Said, Standpoint.TryDay(Said("date"), out var day) ? day : Here.Day);

    private string Said(string name) => Typed.Values[name] is JsonValue value ? ((string?)value)?.Trim() ?? "" : "";

    /// <summary>Fills the form with the event that made the voucher; from the correction's own page it leads to that event's form.</summary>
    private async Task<IActionResult> CorrectAsync()
    {
        var original = Standpoint is null ? null : await ReadAsync(session => Correction.OriginalAsync(session, Entity, Corrects));
        CorrectsNothing = original is null or VoucherReversed or DraftPosted or OpeningBalancesRecorded or AmountCorrected;
        if (IsForPrograms) return CorrectsNothing ? Page() : LocalRedirect($"/commands/{Catalogue.Of(original!.GetType()).Name}?corrects={Uri.EscapeDataString(Corrects)}");
        if (original?.GetType() != Type) return NotFound();
        Typed = Typed.Of(original with { Date = Here.Day });
        return await ShowAsync();
    }

    /// <summary>Fills the form with what the reader submitted before.</summary>
    private async Task<IActionResult?> OpenAsync(long work)
    {
        var found = await ReadAsync(session => WorkQueries.FindAsync(session, Entity, work));
        if (found is not { Card.Now: WorkState.Waiting or WorkState.Returned, Commands: [var submitted] } || found.Card.SubmittedBy != Me.Person) return NotFound();
        var only = submitted;
        if (submitted is VoucherCorrected corrected) (only, Corrects) = (Correction.EventOf(corrected), corrected.Corrects);
        if (only.GetType() != Type) return NotFound();
        (Work, Version, Key, Typed) = (work, (int)found.Card.Version, only.Key, Typed.Of(only));
        return null;
    }

    [Asks(Permission.Submit)]
    public async Task<IActionResult> OnPostAsync(string type)
    {
        if (Start(type) is { } answer) return answer;
        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        if (Command.Area == Closing && form["do"] == "record" && AskForProof() is { } proof) return proof;
        Key = KeyForm().IsMatch(form["key"].ToString()) ? form["key"].ToString() : NewKey();
        Corrects = form["corrects"].ToString().Trim();
        if (IsNewEntity) Entity = form["entity"].ToString().Trim();
        if (long.TryParse(form["work"], NumberStyles.None, CultureInfo.InvariantCulture, out var work) && int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            (Work, Version) = (work, version);
        Typed = Typed.From(Type, form.ToDictionary(part => part.Key, part => part.Value, StringComparer.Ordinal));
        if (!IsNewEntity && await Uploads.TakeAsync(books, Entity, form.Files, Typed, Me.Person, HttpContext.RequestAborted) is { Count: > 0 } refused) Refuse(refused);
        else if (await DoAsync(form["do"].ToString()) is { } done) return done;
        return await ShowAsync();
    }

    /// <summary>The files that stand in the form, by digest.</summary>
    public IReadOnlyDictionary<string, StoredFile> Attached { get; private set; } = new Dictionary<string, StoredFile>();

    /// <summary>The refusals that concern a field.</summary>
    public IReadOnlyList<Rejection> RefusalsAt(string name) => [.. Refusals.Where(refusal => refusal.Field == name)];

    /// <summary>A refusal's sentence in the reader's language.</summary>
    public string Sentence(Rejection refusal) => Say(new(refusal.Zh, refusal.En));

    /// <summary>A field's name and, where its meaning goes on, the rest of it.</summary>
    public (string Label, string Hint) LabelOf(CommandField field) => FieldWords.Of(this, field);

    /// <summary>The meaning of the field <c>entity</c>.</summary>
    public string EntityLabel => LabelOf(Catalogue.FieldsOf(typeof(EntityOpened)).First(each => each.Name == "entity")).Label;

    private IActionResult? Start(string type)
    {
        if (Catalogue.Find(type) is not { } found) return NotFound();
        Type = found;
        if (Standpoint is null) return IsNewEntity ? null : LocalRedirect("/commands/entityOpened");
        Entity = IsNewEntity ? "" : Here.Code;
        return null;
    }

    private async Task<IActionResult?> DoAsync(string what)
    {
        if (what.StartsWith("more:", StringComparison.Ordinal)) Typed.WithRow(what[5..]);
        else if (what.StartsWith("less:", StringComparison.Ordinal)) Typed.WithoutRow(what[5..]);
        else return await SendAsync(record: what == "record");
        return null;
    }

    private async Task<IActionResult?> SendAsync(bool record)
    {
        var json = Typed.Compact().ToJson();
        var read = CommandReader.ReadUnsigned(Corrects.Length > 0 ? Correction.Of(json, Corrects) : json, Entity, Key);
        if (read.Command is null) return Refuse(read.Rejections);
        try
        {
            return record ? await SubmitAsync(read) : await TryAsync(read);
        }
        catch (StorageBusyException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            IsBusy = true;
            return null;
        }
    }

    private async Task<IActionResult?> SubmitAsync((Command? Command, IReadOnlyList<Rejection> Rejections) read)
    {
        var outcome = Work == 0
            ? await desk.SubmitAsync(Actor, Roles, Entity, [read], HttpContext.RequestAborted)
            : await desk.ResubmitAsync(Actor, Roles, Entity, Work, Version, [read], HttpContext.RequestAborted);
        if (outcome.IsRefused) return Refuse(outcome.Rejections);
        return LocalRedirect(outcome.Item == 0 ? $"/commands/recorded?entity={Uri.EscapeDataString(Entity)}&key={Uri.EscapeDataString(Key)}" : $"~/work/{outcome.Item}?entity={Uri.EscapeDataString(Entity)}");
    }

    private async Task<IActionResult?> TryAsync((Command? Command, IReadOnlyList<Rejection> Rejections) read)
    {
        var (trial, refusal) = await desk.RehearseAsync(Actor, Roles, Entity, [read], MostVouchers, HttpContext.RequestAborted);
        if (refusal is not null) return Refuse(refusal.Rejections);
        if (trial!.IsRefused) return Refuse(trial.Lines[0].Rejections);
        Trial = trial;
        return null;
    }

    private IActionResult? Refuse(IReadOnlyList<Rejection> rejections)
    {
        Refusals = [.. rejections.Select(rejection => Blame.On(Correction.Shown(rejection), Type))];
        return null;
    }

    private async Task<IReadOnlyDictionary<string, StoredFile>> AttachedAsync(Session session)
    {
        var attached = new Dictionary<string, StoredFile>();
        foreach (var sha256 in Typed.Values["files"]!.AsArray().Select(row => (string?)row ?? "").Append((string?)Typed.Values["file"] ?? "").Where(text => text.Length > 0).Distinct())
            if (await FileStore.FindAsync(session, Here.Code, sha256) is { } file) attached[sha256] = file;
        return attached;
    }

    private async Task<IReadOnlyDictionary<Register, IReadOnlyList<KnownCode>>> KnownAsync(Session session)
    {
        var known = new Dictionary<Register, IReadOnlyList<KnownCode>>();
        foreach (var register in Registers(Type).Referred) known[register] = await CodeQueries.KnownAsync(session, Here.Code, register, MostKnown);
        return known;
    }

    private static (HashSet<Register> Referred, bool Accounts) Registers(Type type)
    {
        var (referred, accounts) = (new HashSet<Register>(), false);
        foreach (var field in Catalogue.FieldsOf(type))
        {
            if (field.Refers is { } register and not Register.File) referred.Add(register);
            if (field.Name == "account" && field.Type == typeof(string)) accounts = true;
            if (!field.IsListOfParts) continue;
            var (more, hasAccounts) = Registers(field.Element!);
            referred.UnionWith(more);
            accounts |= hasAccounts;
        }
        return (referred, accounts);
    }

    /// <summary>A key for a form that is shown for the first time.</summary>
    internal static string NewKey() => "form-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    [GeneratedRegex(@"^[!-~]{1,64}\z")]
    private static partial Regex KeyForm();
}
