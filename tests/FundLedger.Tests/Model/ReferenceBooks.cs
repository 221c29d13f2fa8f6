using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>What the model says about a command.</summary>
internal sealed record Verdict(RejectionReason? Refused, bool IsRepeat, IReadOnlyList<RefVoucher> Vouchers);

/// <summary>What an event comes to, before it is asked of every voucher.</summary>
internal sealed record Answer(IReadOnlyList<RejectionReason> Refusals, IReadOnlyList<RefVoucher> Vouchers, Action Keep)
{
    public static Answer Refuse(params IEnumerable<RejectionReason> reasons) => new([.. reasons.Order()], [], () => { });
}

/// <summary>A slow model of the books, written from domain.md alone. It reads commands as JSON, keeps plain lists, and says what
/// must become of each: refused and with which first reason, or recorded and with which vouchers.</summary>
internal sealed partial class ReferenceBooks
{
    private static readonly string[] PostNothing =
    [
        "entityOpened", "policyChanged", "fundOpened", "bankAccountOpened", "partyRegistered", "caseRegistered", "yearOpened", "advanceRequested",
        "agreementSigned", "monthClosed", "yearClosed", "draftPosted", "draftDiscarded",
    ];

    public Dictionary<string, ReferenceEntity> Entities { get; } = [];

    // The command at hand and what it speaks of.
    private ReferenceEntity books = null!;
    private JsonObject command = null!;
    private DateOnly date;

    public Verdict Send(JsonObject sent)
    {
        command = sent;
        date = Day("date");
        if (Amounts(sent).Any(fen => fen > ReferenceRules.MostFen)) return new(AmountTooLarge, false, []);
        var (code, key) = (Text("entity"), Text("key"));
        if (!Entities.TryGetValue(code, out var known)) return Text("type") == "entityOpened" ? Recorded(OpenEntity(), key) : new(UnknownEntity, false, []);
        books = known;
        if (books.Keys.TryGetValue(key, out var earlier)) return earlier == sent.ToJsonString() ? new(null, true, []) : new(KeyReused, false, []);
        if (Text("type") == "entityOpened") return new(CodeTaken, false, []);

        var strays = References(sent, Text("type")).Concat(Names(sent, Text("type"))).Order().ToList();
        if (strays.Count > 0) return new(strays[0], false, []);
        if (!PostNothing.Contains(Text("type")) && Dated(date) is { } closed) return new(closed, false, []);
        return Recorded(Decide(Text("type")), key);
    }

    private static IEnumerable<long> Amounts(JsonNode node) => node switch
    {
        JsonArray list => list.SelectMany(item => Amounts(item!)),
        JsonObject part => part.SelectMany(field => field.Key is "amount" or "ceiling" ? [FenOf(field.Value!.GetValue<string>())] : Amounts(field.Value!)),
        _ => [],
    };

    private Verdict Recorded(Answer answer, string key)
    {
        if (answer.Refusals.Count > 0) return new(answer.Refusals[0], false, []);
        if (Overspent(answer.Vouchers) is { } short_) return new(short_, false, []);
        foreach (var voucher in answer.Vouchers)
            if (ReferenceRules.Judge(books, voucher) is { } reason) return new(reason, false, []);

        books.SeriesDay = date;
        foreach (var voucher in answer.Vouchers) books.Post(voucher, key);
        answer.Keep();
        books.Keys[key] = command.ToJsonString();
        return new(null, false, answer.Vouchers);
    }

    /// <summary>No fund ends with less than nothing available, and no source with less than nothing left, if the command made it less.</summary>
    private RejectionReason? Overspent(IReadOnlyList<RefVoucher> vouchers)
    {
        var lines = vouchers.SelectMany(voucher => voucher.Lines).ToLookup(line => line.Fund);
        bool Falls(Dictionary<string, long> standing, Func<RefLine, long> effect) => lines.Any(fund =>
            fund.Sum(effect) is < 0 and var fall && standing.GetValueOrDefault(fund.Key) + fall < 0);
        return Falls(books.Sanction, ReferenceEntity.SanctionEffect) ? SourceExhausted : Falls(books.Available, ReferenceEntity.AvailableEffect) ? FundNotAvailable : null;
    }

    private RejectionReason? Dated(DateOnly day) =>
        !books.Opened.Contains(day.Year * 100 + day.Month) ? PeriodNotOpened : books.Closed.Contains(day.Year * 100 + day.Month) ? PeriodClosed : null;

    private IEnumerable<RejectionReason> References(JsonObject part, string type)
    {
        foreach (var (field, value) in part)
            if (value is JsonObject inner) foreach (var stray in References(inner, inner["type"]!.GetValue<string>())) yield return stray;
            else if (value is JsonArray list)
                foreach (var item in list)
                    if (item is JsonObject each) foreach (var stray in References(each, "")) yield return stray;
                    else if (Unknown(type, field, item!.GetValue<string>()) is { } stray) yield return stray;
                    else continue;
            else if (value is JsonValue text && text.TryGetValue<string>(out var code) && Unknown(type, field, code) is { } stray) yield return stray;
    }

    private static string? NewField(string type) => type switch
    {
        "fundOpened" => "fund", "bankAccountOpened" => "bank", "partyRegistered" => "party", "caseRegistered" => "case", "advanceRequested" => "advance",
        "agreementSigned" => "agreement", "orderPlaced" => "order", "restorationContracted" => "contract", "voucherDrafted" => "draft", _ => null,
    };

    private RejectionReason? Unknown(string type, string field, string code) => field == NewField(type) ? null : field switch
    {
        "fund" or "funds" => books.Funds.All(fund => fund.Code != code) ? UnknownFund : null,
        "bank" => books.Banks.All(bank => bank.Code != code) ? UnknownBank : null,
        "party" or "plaintiff" or "defendant" or "defendants" or "organisation" or "payee" or "payer" => books.Parties.ContainsKey(code) ? null : UnknownParty,
        "case" => books.Cases.All(known => known.Code != code) ? UnknownCase : null,
        "advance" => books.Advances.All(advance => advance.Code != code) ? UnknownAdvance : null,
        "agreement" => books.Agreements.ContainsKey(code) ? null : UnknownAgreement,
        "order" or "contract" => books.Orders.ContainsKey(code) ? null : UnknownOrder,
        "voucher" or "corrects" => books.Voucher(code) is null ? UnknownVoucher : null,
        "draft" => books.Drafts.TryGetValue(code, out var draft) && !draft.IsSettled ? null : UnknownDraft,
        _ => null,
    };

    private IEnumerable<RejectionReason> Names(JsonObject part, string type)
    {
        if (NewField(type) is { } field && IsTaken(field, part[field]!.GetValue<string>())) yield return CodeTaken;
        if (part["replacement"] is JsonObject inner) foreach (var taken in Names(inner, inner["type"]!.GetValue<string>())) yield return taken;
    }

    private bool IsTaken(string field, string code) => field == "draft" ? books.Drafts.ContainsKey(code) : Unknown("", field, code) is null;

    // Fields of the command at hand.
    private string Text(string field, string otherwise = "") => command[field]?.GetValue<string>() ?? otherwise;
    private bool Has(string field) => command[field] is not null;
    private long Fen(string field) => FenOf(Text(field));
    private DateOnly Day(string field) => DateOnly.ParseExact(Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture);
    private IEnumerable<JsonObject> Parts(string field) => (command[field] as JsonArray ?? []).Select(part => part!.AsObject());
    private static string Text(JsonObject part, string field) => part[field]?.GetValue<string>() ?? "";
    private static IReadOnlyList<string> Codes(JsonObject part, string field) => [.. (part[field] as JsonArray ?? []).Select(code => code!.GetValue<string>())];

    /// <summary>Yuan as the generator writes them, always with two decimals.</summary>
    private static long FenOf(string yuan) => long.Parse(yuan.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    // The words of the recipes.
    private static RefLine Dr(string account, string fund, long fen) => new(account, fund, true, fen);
    private static RefLine Cr(string account, string fund, long fen) => new(account, fund, false, fen);
    private static RefLine Money(RefBank bank, string fund, bool isIn, long fen, string payee = "") => new(bank.Account, fund, isIn, fen) { Bank = bank.Code, Payee = payee };
    private string Spending => books.Kind == "INSTITUTION" ? "7201" : "7101";

    private static RefLine Claim(string account, RefAdvance advance, string party, bool isDebit, long fen) =>
        new(account, advance.Fund, isDebit, fen) { Case = advance.Case, Advance = advance.Code, Party = party };

    private static RefLine[] Promise(string fund, string known, string advance, string order, long fen, bool isMade = true) =>
    [
        new(isMade ? "9001" : "9002", fund, true, fen) { Case = known, Advance = advance, Order = order },
        new(isMade ? "9002" : "9001", fund, false, fen) { Case = known, Advance = advance, Order = order },
    ];

    private RefVoucher Written(string recipe, params IEnumerable<RefLine>[] lines) => new(date, recipe, [.. lines.SelectMany(some => some).Where(line => line.Fen != 0)])
    {
        Maker = Text("by"), Reviewer = Text("reviewer"), Cashier = Text("cashier"),
    };

    private Answer Answered(IEnumerable<RejectionReason?> asked, Func<(IReadOnlyList<RefVoucher> Vouchers, Action Keep)> recipe)
    {
        var refusals = asked.OfType<RejectionReason>().ToList();
        if (refusals.Count > 0) return Answer.Refuse(refusals);
        var (vouchers, keep) = recipe();
        return new([], vouchers, keep);
    }

    private Answer Posted(IEnumerable<RejectionReason?> asked, Func<RefVoucher> recipe) => Answered(asked, () => ([recipe()], () => { }));
    private Answer Kept(IEnumerable<RejectionReason?> asked, Action keep) => Answered(asked, () => ([], keep));

    // Questions that several events ask.
    private RejectionReason? BankFor(string bank, string fund, params string[] kinds) =>
        !books.Bank(bank).Funds.Contains(fund) ? BankNotOfFund : !kinds.Contains(books.Bank(bank).Kind) ? WrongBankKind : null;

    private RejectionReason? Purpose(string fund, string purpose) => books.Fund(fund).Purposes.Contains(purpose) ? null : PurposeNotAllowed;
    private RejectionReason? IsKind(string party, string kind) => books.Parties[party].Kind == kind ? null : WrongPartyKind;
    private static RejectionReason? If(bool isSo, RejectionReason reason) => isSo ? reason : null;

    private RejectionReason? Approval(string asked, long fen)
    {
        if (asked == Text("approvedBy")) return SelfApproval;
        var needed = fen <= FenOf(books.PolicyOn(date, "sectionLimit", "50000.00")) ? 0 : fen <= FenOf(books.PolicyOn(date, "deputyLimit", "200000.00")) ? 1 : 2;
        var level = Array.IndexOf(["SECTION", "DEPUTY", "MEETING"], Text("level"));
        return level < needed ? ApprovalLevelTooLow : level == 2 && Text("basis").Length == 0 ? BasisMissing : null;
    }

    private bool RecognisesAtYearEnd => books.PolicyOn(date, "budgetTreatmentOfAdvances", "NONE_UNTIL_EXPENSE") == "YEAR_END_RECOGNITION";

    private static readonly string[] Claims = ["1218.0101", "1218.0102", "1218.02"];

    /// <summary>Of money that comes back on an advance, what earlier years took to expenditure already: the oldest comes back first,
    /// so it is whatever is outstanding beyond the payments since the first of January.</summary>
    private long Recognised(RefAdvance advance, long fen)
    {
        if (!RecognisesAtYearEnd) return 0;
        var outstanding = Claims.Sum(account => books.Sum('A', advance.Code, account));
        var since = books.LinesOf('A', advance.Code)
            .Where(pair => pair.Line is { Account: "1218.0101", IsDebit: true } && pair.Voucher.Recipe is "R17" or "R17a" && pair.Voucher.Date.Year >= date.Year)
            .Sum(pair => pair.Line.Fen);
        return Math.Min(fen, Math.Max(0, outstanding - since));
    }

    private IEnumerable<RefLine> BackFromExpenditure(IEnumerable<(RefAdvance Advance, long Fen)> parts)
    {
        foreach (var advance in parts.GroupBy(part => part.Advance))
        {
            var back = Recognised(advance.Key, advance.Sum(part => part.Fen));
            yield return Dr("8001.02", advance.Key.Fund, back);
            yield return Cr("8101.01", advance.Key.Fund, back);
        }
    }
}
