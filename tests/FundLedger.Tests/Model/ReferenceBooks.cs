using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>What the model says about a command.</summary>
/// <param name="Steps">From which state to which a case or an advance went.</param>
internal sealed record Verdict(RejectionReason? Refused, bool IsRepeat, IReadOnlyList<RefVoucher> Vouchers, params IReadOnlyList<string> Steps);

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
        "caseFiled", "firstInstanceJudged", "caseAppealed", "settlementAnnounced", "caseLost", "retrialOrdered", "enforcementApplied", "limitationInterrupted",
        "interestSuspended", "interestResumed", "caseClosed", "deliveryModeAgreed", "directRestorationPaid", "selfRestorationAccepted", "restorationAccepted", "honourGiven",
        "organisationChecked", "annualReportFiled", "noViolationStated", "penaltyRecorded", "organisationStatusChanged", "guidanceGiven", "creditCodeConfirmed",
        "ownCostAccepted", "organisationReimbursed", "panelEntryAdded", "panelStatusChanged", "trainingGiven", "serviceDelivered", "serviceEvaluated", "jointMeetingHeld",
        "meetingItemFollowedUp", "approvalLimitSet", "approvalDelegated", "personRegistered", "dutyGiven", "dutyEnded", "partyChanged", "partyAccountChanged",
        "partyAccountConfirmed", "caseChanged", "fundRuleSet", "budgetApproved", "budgetRevised", "listShared",
    ];

    public Dictionary<string, ReferenceEntity> Entities { get; } = [];

    // The command at hand and what it speaks of.
    private ReferenceEntity books = null!;
    private JsonObject command = null!;
    private DateOnly date;

    /// <summary>Where a case of an entity stands, how its damages are delivered, and its last step of a kind.</summary>
    public (string State, string Mode, RefStep? Last) CaseOf(ReferenceEntity entity, string known, string step = "")
    {
        books = entity;
        return (StateOf(known), ModeOf(known), LastStep(known, step));
    }

    /// <summary>What stands against the case being closed.</summary>
    public bool IsOver(ReferenceEntity entity, string known)
    {
        books = entity;
        return IsSettledUp(known);
    }

    /// <summary>The funds whose hand-drawn vouchers and corrections of earlier years left the books F and B apart (E.8.9); events never do.</summary>
    public IEnumerable<string> Apart(ReferenceEntity entity) => entity.Vouchers.Where(voucher => voucher.Recipe is "HAND" or "R54").SelectMany(voucher => voucher.Lines)
        .GroupBy(line => line.Fund).Where(fund => fund.Sum(line => line.Account.StartsWith("8001.", StringComparison.Ordinal) ? line.Signed : OwnMoneyAccounts.Contains(line.Account) ? -line.Signed : 0) != 0)
        .Select(fund => $"{fund.Key} 8001");

    private static readonly string[] OwnMoneyAccounts =
        ["1002.01", "1011", "1201.01", "1201.02", "1218.0101", "1218.0102", "1218.02", "1218.09", "2103", "2307.01", "2307.02", "2307.08", "2307.09", "2307.10"];

    /// <summary>The organisations that have more from a case than they bore, until they hand it over (E.8.11).</summary>
    public IEnumerable<string> Profits(ReferenceEntity entity)
    {
        books = entity;
        return entity.OwnMoney.Keys.Where(key => NoProfit(key.Case, key.Organisation) is not null).Select(key => $"{key.Organisation} {key.Case}");
    }

    public Verdict Send(JsonObject sent)
    {
        command = sent;
        date = Day("date");
        if (Amounts(sent).Any(fen => fen > ReferenceRules.MostFen)) return new(AmountTooLarge, false, []);
        var (code, key) = (Text("entity"), Text("key"));
        if (!Entities.TryGetValue(code, out var known) && ActsForAnother) return new(ActsForAnotherEntity, false, []);
        if (known is null) return Text("type") == "entityOpened" ? Recorded(OpenEntity(), key) : new(UnknownEntity, false, []);
        books = known;
        if (books.Keys.TryGetValue(key, out var earlier)) return earlier == sent.ToJsonString() ? new(null, true, []) : new(KeyReused, false, []);
        if (ActsForAnother) return new(ActsForAnotherEntity, false, []);
        if (Text("type") == "entityOpened") return new(CodeTaken, false, []);

        var strays = References(sent, Text("type")).Concat(Names(sent, Text("type"))).Order().ToList();
        if (strays.Count > 0) return new(strays[0], false, []);
        if (!PostNothing.Contains(Text("type")) && Dated(date) is { } closed) return new(closed, false, []);
        return Recorded(Decide(Text("type")), key);
    }

    private bool ActsForAnother => Has("actingEntity") && Text("actingEntity") != Text("entity");

    private static IEnumerable<long> Amounts(JsonNode node) => node switch
    {
        JsonArray list => list.SelectMany(item => Amounts(item!)),
        JsonObject part => part.SelectMany(field => field.Key is "amount" or "ceiling" or "feeKept" or "correctAmount" or "generalInterest" or "limit" ? [FenOf(field.Value!.GetValue<string>())] : Amounts(field.Value!)),
        _ => [],
    };

    private Verdict Recorded(Answer answer, string key)
    {
        if (answer.Refusals.Count > 0) return new(answer.Refusals[0], false, []);
        if (Text(command["replacement"] as JsonObject ?? command, "economic") is { Length: > 0 } economic && !EconomicClasses.Contains(economic)) return new(UnknownEconomicClass, false, []);
        if (Overspent(answer.Vouchers).Concat(Unpayable(answer.Vouchers)).Order().Cast<RejectionReason?>().FirstOrDefault() is { } short_) return new(short_, false, []);
        foreach (var voucher in answer.Vouchers)
            if (ReferenceRules.Judge(books, voucher) is { } reason) return new(reason, false, []);

        var before = States(answer.Vouchers);
        books.SeriesDay = date;
        foreach (var voucher in answer.Vouchers) books.Post(voucher, key);
        answer.Keep();
        books.Keys[key] = command.ToJsonString();
        var after = States(answer.Vouchers);
        return new(null, false, answer.Vouchers, [.. before.Where(state => after[state.Key] != state.Value).Select(state => $"{state.Key.What} {state.Value} > {after[state.Key]}")]);
    }

    private static readonly string[] EconomicClasses = ["30203", "30204", "30226", "30227", "30299"];

    /// <summary>Where the cases and advances stand that the command has to do with.</summary>
    private Dictionary<(string What, string Code), string> States(IReadOnlyList<RefVoucher> vouchers)
    {
        var lines = vouchers.Count > 20 ? [] : vouchers.SelectMany(voucher => voucher.Lines).ToList();
        var states = new Dictionary<(string, string), string>();
        foreach (var code in lines.Select(line => line.Advance).Where(books.HasAdvance)) states[("advance", code)] = StateOfAdvance(code);
        foreach (var code in lines.Select(line => line.Case).Append(Text("case")).Where(books.HasCase)) states[("case", code)] = StateOf(code);
        return states;
    }

    private string StateOfAdvance(string code)
    {
        if (books.Sum('A', code, "1218.0101") > 0) return "OUT";
        if (books.Sum('A', code, "1218.0102") > 0) return "SETTLED";
        if (books.Sum('A', code, "1218.02") > 0) return "CLAIMED";
        return books.Sum('A', code, "9001") > 0 ? "APPROVED" : books.LinesOf('A', code).Any() ? "ENDED" : "ASKED";
    }

    /// <summary>No fund ends with less than nothing available, and no source with less than nothing left, if the command made it less.</summary>
    private IEnumerable<RejectionReason> Overspent(IReadOnlyList<RefVoucher> vouchers)
    {
        var lines = vouchers.SelectMany(voucher => voucher.Lines).ToLookup(line => line.Fund);
        bool Falls(Dictionary<string, long> standing, Func<RefLine, long> effect) => lines.Any(fund =>
            fund.Sum(effect) is < 0 and var fall && standing.GetValueOrDefault(fund.Key) + fall < 0);
        if (Falls(books.Sanction, ReferenceEntity.SanctionEffect)) yield return SourceExhausted;
        if (Falls(books.Available, ReferenceEntity.AvailableEffect)) yield return FundNotAvailable;
    }

    /// <summary>A payee is paid by nobody who keeps his account, and where the policy asks for it only on an account that was confirmed (D.4).</summary>
    private IEnumerable<RejectionReason> Unpayable(IReadOnlyList<RefVoucher> vouchers)
    {
        foreach (var voucher in vouchers.Where(voucher => voucher is { Kind: "NORMAL", Reverses: null }))
            foreach (var payee in voucher.Lines.Where(line => !line.IsDebit && line.Payee.Length > 0 && line.Account is "1002.01" or "1002.02" or "1011").Select(line => line.Payee).Distinct())
            {
                var account = books.Accounts.Values.Where(known => known.Party == payee && known.ConfirmedBy.Length > 0 && known.Effective <= voucher.Date).MaxBy(known => known.Confirmed);
                if (account is null && Is("payeeAccountRequired")) yield return PayeeAccountMissing;
                if (account is not null && voucher.Cashier is { Length: > 0 } cashier && (cashier == account.ProposedBy || cashier == account.DrawnBy || cashier == account.ConfirmedBy)) yield return CashierKeepsAccount;
            }
    }

    private bool Is(string policy) => books.PolicyOn(date, policy, "false") == "true";

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
        "agreementSigned" => "agreement", "orderPlaced" => "order", "restorationContracted" => "contract", "voucherDrafted" => "draft",
        "unidentifiedReceived" => "receipt", "receiptMoved" => "newReceipt", "fundLoaned" => "loan", "panelEntryAdded" => "panelEntry", "partyAccountChanged" => "change", _ => null,
    };

    private RejectionReason? Unknown(string type, string field, string code) => field == NewField(type) ? null : field switch
    {
        "from" or "to" when type is not ("fundsTransferred" or "fundLoaned") => null,
        "concerns" => Unknown("", "bank", code),
        "lostCase" => Unknown("", "case", code),
        "fund" or "funds" or "toFund" or "from" or "to" => books.Funds.All(fund => fund.Code != code) ? UnknownFund : null,
        "bank" or "toBank" or "fromBank" => books.Banks.All(bank => bank.Code != code) ? UnknownBank : null,
        "party" or "plaintiff" or "defendant" or "defendants" or "organisation" or "payee" or "payer" or "jointWith" or "appellant" or "seller" or "donor" => books.Parties.ContainsKey(code) ? null : UnknownParty,
        "case" or "fromCase" => books.HasCase(code) ? null : UnknownCase,
        "advance" => books.HasAdvance(code) ? null : UnknownAdvance,
        "receipt" or "newReceipt" => books.Receipts.ContainsKey(code) ? null : UnknownReceipt,
        "loan" => books.Loans.ContainsKey(code) ? null : UnknownLoan,
        "panelEntry" => books.Panel.ContainsKey(code) ? null : UnknownPanel,
        "change" => books.Accounts.ContainsKey(code) ? null : UnknownAccountChange,
        "agreement" when type is "orderPlaced" or "" => books.Agreements.ContainsKey(code) ? null : UnknownAgreement,
        "order" or "contract" => books.Orders.ContainsKey(code) ? null : UnknownOrder,
        "voucher" or "corrects" => books.Voucher(code) is null ? UnknownVoucher : null,
        "draft" => books.Drafts.TryGetValue(code, out var draft) && !draft.IsSettled ? null : UnknownDraft,
        _ => null,
    };

    private IEnumerable<RejectionReason> Names(JsonObject part, string type)
    {
        if (NewField(type) is { } field && part[field] is { } name && IsTaken(field, name.GetValue<string>())) yield return CodeTaken;
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
    private Answer Posted(IEnumerable<RejectionReason?> asked, Func<(RefVoucher Voucher, Action Keep)> recipe) => Answered(asked, () =>
    {
        var (voucher, keep) = recipe();
        return ([voucher], keep);
    });

    private Answer Kept(IEnumerable<RejectionReason?> asked, Action keep) => Answered(asked, () => ([], keep));

    // Questions that several events ask.
    private RejectionReason? BankFor(string bank, string fund, params string[] kinds) =>
        !books.Bank(bank).Funds.Contains(fund) ? BankNotOfFund : !kinds.Contains(books.Bank(bank).Kind) ? WrongBankKind : null;

    private RefRule? RuleOf(string fund) => books.Rules.Where(rule => rule.Fund == fund && rule.From <= date).OrderBy(rule => rule.From).LastOrDefault();

    /// <summary>E.8.7: on the fund's list that day; giving back, the treasury's and internal money need no list.</summary>
    private RejectionReason? Purpose(string fund, string purpose)
    {
        if (purpose is "RETURN" or "TREASURY" or "INTERNAL" or "LOSING_PLAINTIFF") return null;
        var list = RuleOf(fund)?.Purposes ?? books.Fund(fund).Purposes;
        return IsNeverFor(books.Fund(fund).Kind, purpose) || !list.Contains(purpose) ? PurposeNotAllowed : null;
    }

    /// <summary>A20 and the notice 三(二).</summary>
    private static bool IsNeverFor(string kind, string purpose) =>
        purpose is "TRAINING" or "PUBLICITY" or "OPERATING_COSTS" || (purpose is "LAWYER" or "REWARD" && kind is "DAMAGES" or "PUBLIC_INTEREST");

    private RejectionReason? IsKind(string party, params string[] kinds) => kinds.Any(kind => books.Parties[party].Kind == kind || books.Parties[party].Further.Contains(kind)) ? null : WrongPartyKind;
    private RejectionReason? Confirmed(string party) => books.Doubts.ContainsKey(party) ? CreditCodeUnconfirmed : null;
    private RejectionReason? NotBefore(DateOnly cause) => date < cause ? DateBeforeCause : null;
    private static RejectionReason? If(bool isSo, RejectionReason reason) => isSo ? reason : null;

    private static readonly string[] Levels = ["SECTION", "DEPUTY", "MEETING"];

    private RejectionReason? Approval(string asked, long fen, string fund = "", string kind = "OTHER", string? at = null)
    {
        if (asked == Text("approvedBy") || asked == Text("onBehalfOf")) return SelfApproval;
        var needed = fen <= Limit(fund, "SECTION", "50000.00") ? 0 : fen <= Limit(fund, "DEPUTY", "200000.00") ? 1 : 2;
        var level = Array.IndexOf(Levels, at ?? Text("level"));
        if (level < needed) return ApprovalLevelTooLow;
        if (level == 2 && Text("basis").Length == 0) return BasisMissing;
        return Text("onBehalfOf") is { Length: > 0 } other && !Reaches(other, Text("approvedBy"), books.Delegations.Where(given => given.FromDay <= date && date <= given.ToDay && level <= Array.IndexOf(Levels, given.Level)))
            ? DelegationMissing : Basis(kind);
    }

    /// <summary>The fund's own limit, or the policy's where it has none.</summary>
    private long Limit(string fund, string level, string usual) =>
        books.Limits.Where(limit => limit.Fund == fund && limit.Level == level && limit.From <= date).OrderBy(limit => limit.From).LastOrDefault()?.Fen
        ?? FenOf(books.PolicyOn(date, level == "SECTION" ? "sectionLimit" : "deputyLimit", usual));

    private RejectionReason? Basis(string kind, string? cited = null)
    {
        if (!Is("basisRegistered") || (cited ?? Text("basis")) is not { Length: > 0 } basis) return null;
        var parts = basis.Split('#');
        if (parts.Length < 2 || !books.Meetings.TryGetValue(parts[0], out var meeting) || !meeting.Items.TryGetValue(int.Parse(parts[1], null), out var decided)) return BasisNotRegistered;
        return NotBefore(meeting.On) ?? If(decided != kind, BasisOfOtherKind);
    }

    private static bool Reaches(string from, string to, IEnumerable<RefDelegation> delegations)
    {
        var (known, reached) = (delegations.ToList(), new HashSet<string> { from });
        while (known.FirstOrDefault(given => reached.Contains(given.From) && !reached.Contains(given.To)) is { } next) reached.Add(next.To);
        return from != to && reached.Contains(to);
    }

    private string Treatment => books.PolicyOn(date, "budgetTreatmentOfAdvances", "NONE_UNTIL_EXPENSE");

    private static readonly string[] Claims = ["1218.0101", "1218.0102", "1218.02"];

    private IEnumerable<RefMark> MarksOf(string advance) => (books.Marks.GetValueOrDefault(advance) ?? []).Where(mark => books.Stands(mark.Command));

    private void Mark(string key, RefAdvance advance, DateOnly on, long fen)
    {
        if (fen != 0) (books.Marks.TryGetValue(advance.Code, out var marks) ? marks : books.Marks[advance.Code] = []).Add(new(key, on, fen));
    }

    private bool IsPaidByTreasury(RefAdvance advance) => books.Moved('A', advance.Code, "1218.0101", true, "R03a") > 0;

    /// <summary>Of money that leaves an account of an advance, what was expenditure already; under NEXT_YEAR only what was settled is.</summary>
    private long Recognised(RefAdvance advance, string account, long fen) =>
        Treatment == "NEXT_YEAR" && account == "1218.0101" && !IsPaidByTreasury(advance) ? 0 : Math.Min(fen, MarksOf(advance.Code).Sum(mark => mark.Fen));

    /// <summary>What comes back of it: earlier years' to 8101.01, this year's off the expenditure.</summary>
    private IEnumerable<RefLine> BackFromExpenditure(string account, IEnumerable<(RefAdvance Advance, long Fen)> parts)
    {
        foreach (var fund in parts.GroupBy(part => part.Advance.Fund))
        {
            var back = fund.Select(part => (part.Advance, Fen: Recognised(part.Advance, account, part.Fen))).ToList();
            var earlier = back.Sum(part => Math.Min(part.Fen, Math.Max(0, MarksOf(part.Advance.Code).Where(mark => mark.On.Year < date.Year || mark.Fen < 0).Sum(mark => mark.Fen))));
            yield return Dr("8001.02", fund.Key, back.Sum(part => part.Fen));
            yield return Cr("8101.01", fund.Key, earlier);
            yield return Cr(Spending, fund.Key, back.Sum(part => part.Fen) - earlier);
        }
    }

    /// <summary>The marks of what comes back or is given up, made before the voucher moves the balances.</summary>
    private Action Unmark(string account, IEnumerable<(RefAdvance Advance, long Fen)> parts)
    {
        var gone = parts.Select(part => (part.Advance, Fen: Recognised(part.Advance, account, part.Fen))).Where(part => part.Fen > 0).ToList();
        var (key, on) = (Text("key"), date);
        return () =>
        {
            foreach (var (advance, fen) in gone) Mark(key, advance, on, -fen);
        };
    }
}
