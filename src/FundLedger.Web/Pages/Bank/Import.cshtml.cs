using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Web.Access;
using FundLedger.Web.Banking;
using FundLedger.Web.Uploads;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Bank;

/// <summary>Takes a bank's file in: shows what was read in it and what it would bring, and records it when a person says so.</summary>
[RequestSizeLimit(MostBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
[Permits(Permission.Submit)]
public sealed class StatementModel(Database books, StatementIntake intake, Staging staging, WorkDesk desk) : BooksPage(books)
{
    /// <summary>So many lines of a statement are shown at its beginning and as many at its end.</summary>
    public const int Shown = 12;

    private const int RowsShown = 6;

    // A little above the limit for the file, so that a file that is too long is answered by its own refusal.
    private const long MostBytes = UploadLimits.Bytes + (1 << 20);

    private static readonly string[] Columns =
        ["date", "paid", "received", "amount", "mark", "balance", "serial", "summary", "counterparty", "counterpartyAccount", "account", "dateForm"];

    /// <summary>What was typed, field by field.</summary>
    public Dictionary<string, string> Typed { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<BankAccount> Accounts { get; private set; } = [];

    /// <summary>What the file came to; null before one was sent.</summary>
    public Intake? Result { get; private set; }

    public bool IsRecorded { get; private set; }

    /// <summary>How a table begins whose columns were not recognised.</summary>
    public IReadOnlyList<SampleRow> FirstRows { get; private set; } = [];

    /// <summary>What its headings may be: the cells of its fullest row.</summary>
    public IEnumerable<string> Headings => FirstRows.MaxBy(row => row.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell)))?.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell)).Distinct() ?? [];

    /// <summary>No file was sent, or the one that was kept for looking at is gone.</summary>
    public bool IsNothing { get; private set; }

    /// <summary>What was typed and cannot be read.</summary>
    public IReadOnlyList<Rejection> Faults { get; private set; } = [];

    public IReadOnlyList<Rejection> Rejections => [.. Faults, .. Result?.AllRejections ?? []];

    public static IReadOnlyList<string> ColumnNames => Columns;

    public async Task OnGetAsync(string? bank)
    {
        Typed["bank"] = bank ?? "";
        Typed["day"] = Seal.Day(Here.Day);
        await StartAsync();
    }

    [Asks(Permission.Submit)]
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        await StartAsync();
        foreach (var (name, value) in await Request.ReadFormAsync(HttpContext.RequestAborted)) Typed[name] = value.ToString().Trim();
        var bytes = file is { Length: > 0 } ? await BytesAsync(file) : await staging.FindAsync(Value("ticket"), HttpContext.RequestAborted);
        if (file is { Length: > 0 }) Typed["name"] = file.FileName;
        IsNothing = bytes is null;
        if (bytes is null) return Page();

        var said = Said();
        if (Value("do") == "record" && Faults.Count == 0) await RecordAsync(bytes, said);
        else await TryAsync(bytes, said, isNew: file is { Length: > 0 });
        if (Rejections.Any(rejection => rejection.Reason == RejectionReason.ColumnsUnknown)) FirstRows = StatementUpload.FirstRows(bytes, RowsShown, HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>What was typed in a field.</summary>
    public string Value(string name) => Typed.GetValueOrDefault(name, "");

    /// <summary>What was typed for a fact of the statement or, where nothing was, what the file says.</summary>
    public string Fact(string name, Func<StatementFile, string?> ofFile) =>
        Value(name) is { Length: > 0 } typed ? typed : Result?.Drafts is [var only] ? ofFile(only.File) ?? "" : "";

    /// <summary>The column that was recognised for a meaning.</summary>
    public string Column(string name) => Result?.Drafts is not [{ File.Mapping: { } mapping }] ? "" : name switch
    {
        "date" => mapping.Date,
        "paid" => mapping.Paid ?? "",
        "received" => mapping.Received ?? "",
        "amount" => mapping.Amount ?? "",
        "mark" => mapping.Mark ?? "",
        "balance" => mapping.Balance ?? "",
        "serial" => mapping.Serial ?? "",
        "summary" => mapping.Summary ?? "",
        "counterparty" => mapping.Counterparty ?? "",
        "counterpartyAccount" => mapping.CounterpartyAccount ?? "",
        "account" => mapping.Account ?? "",
        _ => mapping.DateForm ?? "",
    };

    public IReadOnlyList<Rejection> RejectionsAt(string field) => [.. Rejections.Where(rejection => rejection.Field == field)];

    public string Sentence(Rejection rejection) => Say(new(rejection.Zh, rejection.En));

    /// <summary>The beginning and the end of a long statement.</summary>
    public static IEnumerable<Uploads.StatementLine> LinesOf(StatementFile file) => file.Lines.Count <= 2 * Shown ? file.Lines : file.Lines.Take(Shown).Concat(file.Lines.TakeLast(Shown));

    private async Task StartAsync() => Accounts = await ReadAsync(session => ReconciliationQueries.AccountsAsync(session, Here.Code));

    private async Task TryAsync(byte[] bytes, StatementSaid said, bool isNew)
    {
        Result = await intake.TryAsync(bytes, said, HttpContext.RequestAborted);
        if (isNew) Typed["ticket"] = await staging.KeepAsync(bytes, HttpContext.RequestAborted);
    }

    private async Task RecordAsync(byte[] bytes, StatementSaid said)
    {
        Result = await intake.RecordAsync(bytes, Value("name"), said, Actor, HttpContext.RequestAborted);
        IsRecorded = Result.IsGood;
        if (!IsRecorded) return;
        if (Value("keep") == "true" && said.Mapping is { } mapping) await KeepAsync(mapping, said, Result.Drafts[0].Bank);
    }

    /// <summary>The columns as they were typed hold for the account's next file too.</summary>
    private async Task KeepAsync(StatementMapping mapping, StatementSaid said, string bank) => await desk.SubmitAsync(Actor, Me.RolesIn(Here.Code), Here.Code, [(new BankMappingSet
    {
        Entity = said.Entity, Key = $"mapping-{Result!.Sha256[..24]}", Date = said.Date, Bank = bank, DateColumn = mapping.Date, PaidColumn = mapping.Paid,
        ReceivedColumn = mapping.Received, AmountColumn = mapping.Amount, Sign = mapping.Sign, MarkColumn = mapping.Mark, BalanceColumn = mapping.Balance,
        SerialColumn = mapping.Serial, SummaryColumn = mapping.Summary, CounterpartyColumn = mapping.Counterparty, CounterpartyAccountColumn = mapping.CounterpartyAccount,
        AccountColumn = mapping.Account, DateForm = mapping.DateForm,
    }, [])], HttpContext.RequestAborted);

    private StatementSaid Said()
    {
        var faults = new List<Rejection>();
        var said = new StatementSaid(Here.Code, Me.Person, Day("day", faults) ?? Here.Day)
        {
            Bank = Value("bank"), From = Day("from", faults), To = Day("to", faults), Opening = Amount("opening", faults), Closing = Amount("closing", faults), Mapping = Mapping(),
        };
        if (Value("do") == "record" && !Signing.MaySign(Signature.By, Me.RolesIn(Here.Code), [typeof(BankStatementImported)])) faults.Add(NotMine);
        Faults = faults;
        return said;
    }

    private Rejection NotMine => new(RejectionReason.CommandNotYours, Me.Person, new Phrase(Catalogue.Of(typeof(BankStatementImported)).Zh, Catalogue.Of(typeof(BankStatementImported)).En));

    private DateOnly? Day(string name, List<Rejection> faults)
    {
        if (Value(name).Length == 0) return null;
        if (Standpoint.TryDay(Value(name), out var day)) return day;
        faults.Add(new(RejectionReason.BadDate, name, Value(name)) { Field = name });
        return null;
    }

    private Money? Amount(string name, List<Rejection> faults)
    {
        if (Value(name).Length == 0) return null;
        if (Money.TryParse(Value(name).Replace(",", "", StringComparison.Ordinal), out var amount)) return amount;
        faults.Add(new(RejectionReason.BadAmount, name, Value(name)) { Field = name });
        return null;
    }

    /// <summary>The columns as they were typed; null while none was, so that they are recognised.</summary>
    private StatementMapping? Mapping()
    {
        if (Columns.All(name => Value("c-" + name).Length == 0) || Value("c-date").Length == 0) return null;
        return new StatementMapping
        {
            Date = Value("c-date"), Paid = Typedly("paid"), Received = Typedly("received"), Amount = Typedly("amount"), Mark = Typedly("mark"), Sign = SignOf(Value("c-sign")),
            Balance = Typedly("balance"), Serial = Typedly("serial"), Summary = Typedly("summary"), Counterparty = Typedly("counterparty"),
            CounterpartyAccount = Typedly("counterpartyAccount"), Account = Typedly("account"), DateForm = Typedly("dateForm"),
        };
    }

    private string? Typedly(string name) => Value("c-" + name) is { Length: > 0 } typed ? typed : null;

    private static AmountSign SignOf(string code) => Enum.TryParse<AmountSign>(code, out var sign) && Enum.IsDefined(sign) ? sign : AmountSign.ReceivedPositive;
}
