using System.Globalization;
using System.Security.Cryptography;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Web.Uploads;
using FormOfFile = FundLedger.Web.Uploads.StatementFormat;
using LineOfBooks = FundLedger.Litigation.Events.StatementLine;
using LineOfFile = FundLedger.Web.Uploads.StatementLine;

namespace FundLedger.Web.Banking;

/// <summary>What a person says of a statement beside its file. What is left open is taken from the file.</summary>
/// <param name="By">Who takes it in.</param>
/// <param name="Date">The day of the command.</param>
public sealed record StatementSaid(string Entity, string By, DateOnly Date)
{
    /// <summary>The bank account; empty to find it by the account number in the file.</summary>
    public string Bank { get; init; } = "";
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public Money? Opening { get; init; }
    public Money? Closing { get; init; }
    /// <summary>The columns of the bank's table; null for those kept for the account, else those that are recognised.</summary>
    public StatementMapping? Mapping { get; init; }
}

/// <summary>A statement of a file and what became of it, or would.</summary>
/// <param name="Command">What is recorded; null where something is missing.</param>
/// <param name="Outcome">The answer of the books, or the refusals.</param>
public sealed record StatementDraft(StatementFile File, BankStatementImported? Command, Outcome Outcome)
{
    /// <summary>The account that it was taken for; empty if that is not known.</summary>
    public string Bank { get; init; } = "";
}

/// <summary>What a file came to: its statements, one an account, or why it cannot be read.</summary>
/// <param name="Sha256">The digest of the file in lower-case hex.</param>
public sealed record Intake(string Sha256, IReadOnlyList<StatementDraft> Drafts, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>Everything in it is recorded, or would be.</summary>
    public bool IsGood => Rejections.Count == 0 && Drafts.Count > 0 && Drafts.All(draft => draft.Outcome.IsRecorded);

    /// <summary>All that was refused, of the file and of its statements.</summary>
    public IReadOnlyList<Rejection> AllRejections => [.. Rejections, .. Drafts.SelectMany(draft => draft.Outcome.Rejections)];
}

/// <summary>Takes a bank's file in: read whole, made into one command an account, and recorded all together with the file
/// itself, or not at all.</summary>
public sealed class StatementIntake(Database books)
{
    private const int LongestSummary = 200;
    private const int LongestName = 100;

    private readonly BankDesk desk = new(books);
    private readonly FileStore files = new(books);

    /// <summary>Says what the file would come to, and changes nothing.</summary>
    public async Task<Intake> TryAsync(byte[] bytes, StatementSaid said, CancellationToken stop)
    {
        var read = await ReadAsync(bytes, said, stop);
        return Commands(read) is { } commands ? With(read, await desk.ImportAsync(said.Entity, commands, true, null, null, stop)) : read;
    }

    /// <summary>Records all statements of the file and keeps the file, in one commit, if nothing is refused.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="actor">Who is signed in; null where a program without accounts plays commands.</param>
    public async Task<Intake> RecordAsync(byte[] bytes, string name, StatementSaid said, Actor? actor, CancellationToken stop)
    {
        var read = await ReadAsync(bytes, said, stop);
        if (Commands(read) is not { Count: > 0 } commands) return read;
        using var content = new MemoryStream(bytes, writable: false);
        var (paper, refusal) = await files.JudgeAsync(NameOf(name, read.Drafts[0].File.Format), content, said.By, stop);
        if (refusal is not null) return read with { Rejections = [refusal] };
        return With(read, await desk.ImportAsync(said.Entity, [.. commands.Select(command => command with { Files = [read.Sha256] })], false, paper, actor, stop));
    }

    // The content tells what the file is; its name is put right where it says something else.
    private static string NameOf(string name, FormOfFile format)
    {
        string[] endings = format switch { FormOfFile.Xlsx => [".xlsx"], FormOfFile.Mt940 => [".sta", ".940", ".mt940", ".txt"], FormOfFile.Camt053 => [".xml"], _ => [".csv", ".tsv", ".txt"] };
        return endings.Contains(Path.GetExtension(name).ToLowerInvariant()) ? name : Path.GetFileNameWithoutExtension(name) + endings[0];
    }

    private static IReadOnlyList<BankStatementImported>? Commands(Intake read) =>
        read.Rejections.Count > 0 || read.Drafts.Any(draft => draft.Command is null) ? null : [.. read.Drafts.Select(draft => draft.Command!)];

    private static Intake With(Intake read, IReadOnlyList<Outcome> outcomes) => read with { Drafts = [.. read.Drafts.Zip(outcomes, (draft, outcome) => draft with { Outcome = outcome })] };

    private async Task<Intake> ReadAsync(byte[] bytes, StatementSaid said, CancellationToken stop)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var accounts = await books.ReadAsync(session => ReconciliationQueries.AccountsAsync(session, said.Entity), stop);
        if (said.Bank.Length > 0 && accounts.All(account => account.Code != said.Bank))
            return new(sha256, [], [new(RejectionReason.UnknownBank, said.Bank) { Field = "bank" }]);
        var reading = await ReadTableAsync(bytes, said, accounts, stop);
        if (reading.Refusal is { } refusal) return new(sha256, [], [refusal]);
        var joined = Joined(reading.Statements);
        return new(sha256, [.. joined.Select(file => Draft(file, sha256, joined.Count == 1 ? said : said with { Bank = "", From = null, To = null, Opening = null, Closing = null }, accounts))], []);
    }

    /// <summary>Reads by the columns that were told now; else by those kept for the account, by the headings, or by those kept for
    /// any account, whichever the table has.</summary>
    private async Task<StatementReading> ReadTableAsync(byte[] bytes, StatementSaid said, IReadOnlyList<BankAccount> accounts, CancellationToken stop)
    {
        if (said.Mapping is not null) return Read(bytes, said.Mapping, stop);
        if (await KeptMappingAsync(said, said.Bank, stop) is { } own && Read(bytes, own, stop) is var byOwn && !IsUnknown(byOwn)) return byOwn;
        var reading = Read(bytes, null, stop);
        foreach (var account in said.Bank.Length == 0 && IsUnknown(reading) ? accounts : [])
            if (await KeptMappingAsync(said, account.Code, stop) is { } kept && Read(bytes, kept, stop) is var byKept && !IsUnknown(byKept)) return byKept;
        return reading;
    }

    private StatementReading Read(byte[] bytes, StatementMapping? mapping, CancellationToken stop) => StatementUpload.Read(bytes, mapping, books.Clock, stop);

    private static bool IsUnknown(StatementReading reading) => reading.Refusal is { Reason: RejectionReason.ColumnsUnknown };

    private async Task<StatementMapping?> KeptMappingAsync(StatementSaid said, string bank, CancellationToken stop) =>
        bank.Length == 0 ? null : OfColumns(await books.ReadAsync(session => BankViews.MappingAsync(session, said.Entity, bank), stop));

    /// <summary>The mapping of columns that were set for an account; null if none were.</summary>
    public static StatementMapping? OfColumns(IReadOnlyDictionary<string, string> columns) => columns.Count == 0 ? null : new()
    {
        Date = columns["date"], Paid = columns.GetValueOrDefault("paid"), Received = columns.GetValueOrDefault("received"), Amount = columns.GetValueOrDefault("amount"),
        Sign = columns.TryGetValue("sign", out var sign) ? Catalogue.Member<AmountSign>(sign) : AmountSign.ReceivedPositive, Mark = columns.GetValueOrDefault("mark"),
        Balance = columns.GetValueOrDefault("balance"), Serial = columns.GetValueOrDefault("serial"), Summary = columns.GetValueOrDefault("summary"),
        Counterparty = columns.GetValueOrDefault("counterparty"), CounterpartyAccount = columns.GetValueOrDefault("counterpartyAccount"), Account = columns.GetValueOrDefault("account"),
        DateForm = columns.GetValueOrDefault("dateForm"),
    };

    /// <summary>A file of daily statements is one statement an account, as long as each begins where the one before ended.</summary>
    private static List<StatementFile> Joined(IReadOnlyList<StatementFile> statements)
    {
        var joined = new List<StatementFile>();
        foreach (var statement in statements)
        {
            var before = joined.FindIndex(known => known.Account == statement.Account);
            if (before >= 0 && joined[before] is var known && known.Closing is { } closing && closing == statement.Opening && known.From <= statement.From)
                joined[before] = known with { To = statement.To, Closing = statement.Closing, Lines = [.. known.Lines, .. statement.Lines], Warnings = [.. known.Warnings, .. statement.Warnings] };
            else joined.Add(statement);
        }
        return joined;
    }

    private static StatementDraft Draft(StatementFile file, string sha256, StatementSaid said, IReadOnlyList<BankAccount> accounts)
    {
        var bank = said.Bank.Length > 0 ? said.Bank : accounts.FirstOrDefault(account => IsOf(account, file.Account))?.Code ?? "";
        var (opening, closing) = (said.Opening ?? file.Opening, said.Closing ?? file.Closing);
        Rejection[] missing =
        [
            .. bank.Length > 0 ? [] : new[] { Unknown(file.Account) },
            .. opening is not null ? [] : new[] { Missing("opening") },
            .. closing is not null ? [] : new[] { Missing("closing") },
        ];
        if (missing.Length > 0) return new(file, null, Outcome.Refused(missing)) { Bank = bank };
        var (lines, warnings) = Lines(file.Lines);
        var command = new BankStatementImported
        {
            Entity = said.Entity, Key = BankStatementImported.KeyOf(bank, sha256), Date = said.Date, By = said.By,
            Statement = BankStatementImported.CodeOf(said.To ?? file.To, sha256), Bank = bank, From = said.From ?? file.From, To = said.To ?? file.To,
            Opening = opening!.Value, Closing = closing!.Value, Lines = lines, AccountNumber = file.Account.Length > 0 ? file.Account : null, FileHash = sha256, Format = FormOf(file.Format),
        };
        var shown = file with { Warnings = [.. file.Warnings, .. warnings] };
        var (read, rejections) = CommandReader.Read(CommandWriter.Canonical(command), said.Entity);
        return new(shown, read as BankStatementImported, read is null ? Outcome.Refused(rejections) : new Outcome("", [], false)) { Bank = bank };
    }

    private static Rejection Missing(string field) => new(RejectionReason.MissingField, field) { Field = field };

    private static Rejection Unknown(string account) => account.Length == 0 ? Missing("bank") : new(RejectionReason.UnknownBank, account) { Field = "bank" };

    private static bool IsOf(BankAccount account, string told) => Plain(told) is { Length: > 0 } plain && (plain == Plain(account.Number) || plain == Plain(account.Code));

    private static string Plain(string number) => string.Concat(number.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static Litigation.StatementFormat FormOf(FormOfFile format) => format switch
    {
        FormOfFile.Mt940 => Litigation.StatementFormat.Mt940,
        FormOfFile.Camt053 => Litigation.StatementFormat.Camt053,
        _ => Litigation.StatementFormat.Table,
    };

    private static (IReadOnlyList<LineOfBooks> Lines, IReadOnlyList<Phrase> Warnings) Lines(IReadOnlyList<LineOfFile> lines)
    {
        var warnings = new List<Phrase>();
        return ([.. lines.Select(line => Line(line, warnings))], warnings);
    }

    private static LineOfBooks Line(LineOfFile line, List<Phrase> warnings) => new()
    {
        Date = line.Date, Paid = line.Amount.IsNegative ? -line.Amount : null, Received = line.Amount.IsNegative ? null : line.Amount, Balance = line.Balance,
        Serial = line.Serial, Summary = Cut(line.Summary, LongestSummary, line.Number, warnings), Counterparty = Cut(line.Counterparty, LongestName, line.Number, warnings),
        CounterpartyAccount = line.CounterpartyAccount, Row = line.Number,
    };

    // The file itself is kept, so that what does not fit stays readable there.
    private static string? Cut(string? text, int most, int row, List<Phrase> warnings)
    {
        if (text is null || text.Length <= most) return text;
        warnings.Add(new(string.Create(CultureInfo.InvariantCulture, $"第 {row} 行的文字超过 {most} 字，只记前面部分，全文见文件"),
            string.Create(CultureInfo.InvariantCulture, $"the text of line {row} is longer than {most} characters; its beginning is kept, the whole stands in the file")));
        return text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
    }
}
