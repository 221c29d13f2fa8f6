using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;
using FundLedger.Web.Banking;
using FundLedger.Web.Uploads;

namespace FundLedger.Web.Api;

/// <summary>Bank accounts, statements, lines and what belongs together, for programs.</summary>
internal static class BankApi
{
    /// <summary>Above the limit for a statement, so that one that is a little too long is answered by its own refusal.</summary>
    public const long MostBytes = UploadLimits.Bytes + (2 << 20);

    public static IReadOnlyList<string> StatementTypes { get; } = [Files.AnyType, "text/csv", "application/xml", Downloads.ExcelType];

    /// <summary>Takes a bank's file in, or only says what it would bring.</summary>
    public static async Task<IResult> StatementAsync(ApiCall call)
    {
        var query = call.Query;
        var (by, name, dryRun) = (query.Text("by"), query.Text("name") ?? "statement", query.Flag("dryRun"));
        var said = new StatementSaid(call.Entity, by ?? "", query.Day("date") ?? default)
        {
            Bank = query.Code("bank") ?? "", From = query.Day("from"), To = query.Day("to"), Opening = query.Amount("opening"), Closing = query.Amount("closing"),
        };
        if (query.Refusal is { } refusal) return refusal;
        if (by is null) return Problem.Of(new Rejection(RejectionReason.MissingParameter, "by") { Field = "by" });
        if (said.Date == default) return Problem.Of(new Rejection(RejectionReason.MissingParameter, "date") { Field = "date" });

        var bytes = await Bodies.ReadAsync(call.Request, call.Stop);
        var intake = new StatementIntake(call.Books);
        var result = dryRun ? await intake.TryAsync(bytes, said, call.Stop) : await intake.RecordAsync(bytes, name, said, call.Actor, call.Stop);
        if (!result.IsGood) return Problem.Of(result.AllRejections);
        return JsonAnswer.Of(json => json.WriteObject(() => Write(json, result, dryRun)), dryRun || result.Drafts.All(draft => draft.Outcome.IsRepeat) ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    public static async Task<IResult> AccountsAsync(ApiCall call)
    {
        var asked = call.Query.Day("asOf");
        if (call.Query.Refusal is { } refusal) return refusal;
        var day = asked ?? call.Today();
        var cards = await call.ReadAsync(books => BankViews.AccountsAsync(books, call.Entity, day));
        return JsonAnswer.Of(json => json.WriteObject(() =>
        {
            json.WriteString("asOf", Seal.Day(day));
            json.WriteArray("accounts", cards, (_, card) => json.WriteObject(() => Write(json, card)));
        }));
    }

    /// <summary>Which lines are looked for, by the page and by the API alike.</summary>
    public static LineSearch SearchOf(Query query, string bank, bool onlyOpen) =>
        new(bank, query.Month("month"), onlyOpen, query.Text("text") ?? "", query.LinePlace("after"));

    public static async Task<IResult> LinesAsync(ApiCall call)
    {
        var query = call.Query;
        var bank = call.FromPath("bank");
        var (search, take) = (SearchOf(query, bank, query.Flag("open")), (int)query.Number("take", 100, 1, 500));
        if (query.Refusal is { } refusal) return refusal;
        if (!await IsKnownAsync(call, bank)) return Problem.NotThere(RejectionReason.UnknownBank, bank);
        var found = await call.ReadAsync(books => BankViews.LinesAsync(books, call.Entity, search, take + 1));
        return JsonAnswer.Of(json => json.WriteObject(() =>
        {
            json.WriteArray("lines", found.Take(take), (_, line) => json.WriteObject(() => Write(json, line)));
            if (found.Count > take) json.WriteString("after", BankPlace.Of(found[take - 1]));
        }));
    }

    /// <summary>What the rules match, as the groups of a command, and what they propose.</summary>
    public static async Task<IResult> MatchingAsync(ApiCall call)
    {
        var day = call.Query.Day("on");
        if (call.Query.Refusal is { } refusal) return refusal;
        var bank = call.FromPath("bank");
        if (!await IsKnownAsync(call, bank)) return Problem.NotThere(RejectionReason.UnknownBank, bank);
        var matching = await call.ReadAsync(books => BankQueries.MatchingAsync(books, call.Entity, bank, day ?? call.Today()));
        return JsonAnswer.Of(json => json.WriteObject(() =>
        {
            json.WriteArray("groups", matching.Found, (_, found) => json.WriteObject(() => Write(json, BankDesk.GroupOf(found.Rule, found.Bank, found.Books))));
            json.WriteArray("proposed", matching.Proposed, (_, proposal) => json.WriteObject(() =>
            {
                json.WriteString("reason", Catalogue.CodeOf(proposal.Reason));
                json.WriteArray("bank", proposal.Bank, (_, side) => json.WriteStringValue(side.Name));
                json.WriteArray("books", proposal.Books, (_, side) => json.WriteStringValue(side.Name));
            }));
        }));
    }

    private static async Task<bool> IsKnownAsync(ApiCall call, string bank) =>
        (await call.ReadAsync(books => ReconciliationQueries.AccountsAsync(books, call.Entity))).Any(account => account.Code == bank);

    private static void Write(Utf8JsonWriter json, Intake result, bool dryRun)
    {
        json.WriteString("file", result.Sha256);
        json.WriteBoolean("recorded", !dryRun);
        json.WriteArray("statements", result.Drafts, (_, draft) => json.WriteObject(() =>
        {
            json.WriteString("bank", draft.Bank);
            json.WriteString("from", Seal.Day(draft.Command!.From));
            json.WriteString("to", Seal.Day(draft.Command.To));
            json.WriteString("opening", draft.Command.Opening.ToString());
            json.WriteString("closing", draft.Command.Closing.ToString());
            json.WriteBoolean("repeated", draft.Outcome.IsRepeat);
            json.WriteArray("warnings", draft.File.Warnings, (_, warning) => json.WriteStringValue(Problem.InLanguage(warning)));
            json.WritePropertyName("answer");
            json.WriteRawValue(draft.Outcome.Answer);
        }));
    }

    private static void Write(Utf8JsonWriter json, BankCard card)
    {
        var position = card.Position;
        json.WriteString("bank", position.Account.Code);
        json.WriteString("name", position.Account.Name);
        json.WriteString("kind", Catalogue.CodeOf(position.Account.Kind));
        json.WriteString("number", position.Account.Number);
        json.WriteString("books", position.Books.ToString());
        if (position.ProvedTo is not { } provedTo) return;
        json.WriteString("statement", position.Statement.ToString());
        json.WriteString("provedTo", Seal.Day(provedTo));
        json.WriteString("adjusted", position.AdjustedBooks.ToString());
        json.WriteString("difference", position.Difference.ToString());
        json.WriteNumber("openItems", position.Items.Count);
        if (card.Latest is { } latest) json.WriteString("reconciledAsOf", Seal.Day(latest.AsOf));
    }

    private static void Write(Utf8JsonWriter json, BankLineCard line)
    {
        json.WriteString("line", line.LineKey);
        json.WriteString("statement", line.Statement);
        json.WriteString("date", Seal.Day(line.ValueDay));
        json.WriteString("amount", line.Amount.ToString());
        if (line.Balance is { } balance) json.WriteString("balance", balance.ToString());
        json.WriteString("serial", line.Serial);
        json.WriteString("summary", line.Summary);
        json.WriteString("counterparty", line.Counterparty);
        json.WriteString("counterpartyAccount", line.CounterpartyAccount);
        json.WriteString("match", line.MatchCode);
    }

    private static void Write(Utf8JsonWriter json, MatchGroup group)
    {
        json.WriteString("rule", Catalogue.CodeOf(group.Rule!.Value));
        json.WriteArray("lines", group.Lines ?? [], (_, code) => json.WriteStringValue(code));
        json.WriteArray("vouchers", group.Vouchers ?? [], (_, code) => json.WriteStringValue(code));
        json.WriteArray("items", group.Items ?? [], (_, code) => json.WriteStringValue(code));
    }
}
