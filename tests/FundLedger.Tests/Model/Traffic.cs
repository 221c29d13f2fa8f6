using System.Globalization;
using System.Text.Json.Nodes;
using FundLedger.Ledger;

namespace FundLedger.Tests.Model;

/// <summary>A command as it is sent, and what its form alone must come to.</summary>
internal sealed record Message(string Json, JsonObject Command, RejectionReason? BadForm);

/// <summary>Random commands over the whole catalogue, mostly sensible for the state of the model's books, with amounts and dates at
/// the edges and a share of every kind of nonsense. The same seed gives the same commands.</summary>
internal sealed class Traffic(Random random, ReferenceBooks model)
{
    private static readonly (string Type, int Weight)[] Weights =
    [
        ("partyRegistered", 6), ("caseRegistered", 7), ("fundOpened", 1), ("bankAccountOpened", 1), ("policyChanged", 2), ("yearOpened", 1), ("entityOpened", 1),
        ("openingBalancesRecorded", 1), ("appropriationReceived", 24), ("quotaGranted", 9), ("quotaCancelled", 2), ("quotaRestored", 3), ("interestReceived", 6), ("bankFeeCharged", 7),
        ("advanceRequested", 40), ("advanceApproved", 50), ("advancePaid", 55), ("advanceSettled", 50), ("advanceRefunded", 10), ("advanceReleased", 6), ("advanceWrittenOff", 8),
        ("judgmentTookEffect", 40), ("recoveryReceived", 35), ("overpaymentReturned", 7), ("damagesReceived", 8), ("restorationContracted", 8), ("restorationPaid", 9),
        ("rewardApproved", 9), ("rewardPaid", 8), ("agreementSigned", 4), ("orderPlaced", 10), ("orderInvoiced", 11), ("orderPaid", 11), ("orderCancelled", 4),
        ("voucherReversed", 14), ("voucherCorrected", 10), ("voucherDrafted", 10), ("draftPosted", 8), ("draftDiscarded", 3), ("monthClosed", 4), ("yearClosed", 2),
        ("caseFiled", 3), ("firstInstanceJudged", 7), ("caseAppealed", 6), ("settlementAnnounced", 8), ("caseSettled", 9), ("caseWithdrawn", 3), ("caseLost", 5), ("retrialOrdered", 6),
        ("judgmentRevoked", 7), ("enforcementApplied", 5), ("limitationInterrupted", 3), ("interestSuspended", 4), ("interestResumed", 4), ("caseClosed", 10),
        ("costsClaimedFromOrganisation", 4), ("courtFeeRefunded", 12), ("executionProceedsReceived", 8), ("overpaymentKept", 4), ("unidentifiedReceived", 7), ("receiptIdentified", 9),
        ("receiptMoved", 4), ("directPaymentMade", 4), ("advancePaidDirectly", 6), ("treasuryMoneyReceived", 4), ("treasuryPaid", 6), ("earlyMoneyReceived", 3), ("earlyMoneyRecognised", 3),
        ("donationReceived", 4), ("projectEnded", 2), ("fundsTransferred", 4), ("fundLoaned", 4), ("loanRepaid", 4), ("badDebtProvided", 5), ("writtenOffRecovered", 5), ("advanceExpensed", 5),
        ("deliveryModeAgreed", 6), ("directRestorationPaid", 4), ("selfRestorationAccepted", 4), ("restorationAccepted", 7), ("surplusReturned", 5), ("lostCaseCostPaid", 12), ("rewardShared", 5),
        ("orderPrepaid", 10), ("prepaymentLapsed", 6), ("prepaymentReturned", 4), ("prepaymentWrittenOff", 7), ("amountCorrected", 9), ("priorYearCorrected", 6),
        ("organisationChecked", 3), ("annualReportFiled", 3), ("noViolationStated", 2), ("penaltyRecorded", 1), ("organisationStatusChanged", 2), ("guidanceGiven", 1), ("creditCodeConfirmed", 3),
        ("ownCostAccepted", 4), ("organisationReimbursed", 3), ("honourGiven", 3), ("panelEntryAdded", 3), ("panelStatusChanged", 2), ("trainingGiven", 2), ("serviceDelivered", 4), ("serviceEvaluated", 4),
        ("jointMeetingHeld", 4), ("meetingItemFollowedUp", 3), ("approvalLimitSet", 2), ("approvalDelegated", 2), ("personRegistered", 2), ("dutyGiven", 4), ("dutyEnded", 3),
        ("partyChanged", 2), ("partyAccountChanged", 4), ("partyAccountConfirmed", 4), ("caseChanged", 2), ("fundRuleSet", 2),
        ("budgetApproved", 4), ("budgetRevised", 6), ("listShared", 2), ("moneySentToEntity", 4), ("moneyReceivedFromEntity", 4), ("losingPlaintiffPaid", 5),
    ];

    private static readonly int TotalWeight = Weights.Sum(weight => weight.Weight);

    private static readonly string[] CostKinds = ["INVESTIGATION", "APPRAISAL", "ASSESSMENT", "LAWYER", "COURT_FEE", "COURT_FEE", "COURT_FEE", "COURT_FEE", "OTHER", "EXPERT_CONSULTATION", "INSPECTION", "MONITORING"];
    private static readonly string[] Makers = ["陈会计", "林承办", "孙主管"];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<JsonObject> sent = [];
    private int next;
    private string entity = "";
    private ReferenceEntity books = null!;

    /// <summary>The commands that open an entity with its registers, under policies that are drawn for it.</summary>
    public IEnumerable<Message> Opening(string code)
    {
        entity = code;
        var first = new DateOnly(2024, 1, 1);
        var treatment = Pick(["NONE_UNTIL_EXPENSE", "YEAR_END_RECOGNITION", "YEAR_END_RECOGNITION", "NEXT_YEAR"]);
        var (isFull, isPayeeBound) = (Chance(150), Chance(200));
        yield return Sent(New("entityOpened", first, ("name", "某环境厅"), ("level", code == "220000" ? "PROVINCE" : "CITY"), ("parent", code == "220000" ? null : "220000"), ("kind", Chance(600) ? "ADMINISTRATIVE" : "INSTITUTION"), ("firstYear", 2024),
            ("policies", Parts([.. Policies(treatment, isFull, isPayeeBound).Select(policy => new (string, object?)[] { ("name", policy.Name), ("value", policy.Value) })]))));
        books = model.Entities[code];
        foreach (var (fund, of) in new[] { ("ADV", "ADVANCE"), ("ADV2", "ADVANCE"), ("RWD", "REWARD"), ("DMG", "DAMAGES"), ("LEG", "SERVICES") })
            yield return Sent(New("fundOpened", first, ("fund", fund), ("name", "基金"), ("kind", of)));
        foreach (var (bank, of, funds) in new[] { ("BK1", "OWN", "ADV RWD"), ("BK3", "OWN", "ADV ADV2 LEG"), ("BK2", "ENTRUSTED", "DMG"), ("ZB", "ZERO_BALANCE", "LEG RWD DMG"), ("PD", "PENDING", "ADV DMG") })
            yield return Sent(New("bankAccountOpened", first, ("bank", bank), ("name", "账户"), ("kind", of), ("funds", Codes(funds.Split(' ')))));
        foreach (var (party, of) in Parties)
            yield return Sent(New("partyRegistered", first, ("party", party), ("name", "某方"), ("kind", of), ("registration", of == "ORGANISATION" ? party == "O3" ? "COUNTY" : "CITY" : null)));
        foreach (var organisation in isFull ? new[] { "O1", "O2" } : [])
            foreach (var message in Papers(organisation, first)) yield return message;
        foreach (var party in isPayeeBound ? new[] { "O1", "O2", "P1", "L2", "R1", "D1" } : [])
        {
            var change = Fresh("PA-");
            yield return Sent(New("partyAccountChanged", first, ("change", change), ("party", party), ("bankName", "某行"), ("accountNumber", "00019"), ("holder", "某方"), ("proposedBy", "林承办"), ("by", "陈会计")));
            yield return Sent(New("partyAccountConfirmed", first, ("change", change), ("by", "李审核")));
        }
        yield return Sent(New("caseRegistered", first, ("case", "C0"), ("number", "案"), ("plaintiffKind", "ORGANISATION"), ("plaintiff", "O1"), ("defendants", Codes("D1", "D2"))));
        yield return Sent(New("advanceRequested", first, ("advance", "A0"), ("fund", "ADV"), ("case", "C0"), ("organisation", "O1"), ("costKind", "APPRAISAL"), ("amount", "48333.33")));
        var isRecognised = treatment == "YEAR_END_RECOGNITION";
        var opening = New("openingBalancesRecorded", first, ("lines", Parts(
            [("account", "1002.01"), ("fund", "ADV"), ("bank", "BK1"), ("side", "DEBIT"), ("amount", "186420.37")],
            [("account", "1218.02"), ("fund", "ADV"), ("case", "C0"), ("advance", "A0"), ("party", "D1"), ("due", Iso(first.AddDays(-random.Next(1, 400)))), ("side", "DEBIT"), ("amount", "40000.00")],
            [("account", "1218.02"), ("fund", "ADV"), ("case", "C0"), ("advance", "A0"), ("party", "D1"), ("side", "DEBIT"), ("amount", "8333.33")],
            [("account", "3001"), ("fund", "ADV"), ("side", "CREDIT"), ("amount", "234753.70")],
            [("account", "1002.02"), ("fund", "DMG"), ("bank", "BK2"), ("side", "DEBIT"), ("amount", "612000.00")],
            [("account", "2901"), ("fund", "DMG"), ("case", "C0"), ("side", "CREDIT"), ("amount", "612000.00")],
            [("account", "8001.02"), ("fund", "ADV"), ("side", "DEBIT"), ("amount", isRecognised ? "186420.37" : "234753.70")],
            [("account", "8101.07"), ("fund", "ADV"), ("side", "CREDIT"), ("amount", isRecognised ? "186420.37" : "234753.70")])));
        (opening["by"], opening["reviewer"], opening["cashier"]) = ("陈会计", "李审核", "周出纳");
        yield return Sent(opening);
    }

    /// <summary>An entity that stands for itself, below one that is not there yet.</summary>
    public Message Stranger()
    {
        entity = "330000";
        return Sent(New("entityOpened", new DateOnly(2024, 1, 1), ("name", "外省"), ("kind", "ADMINISTRATIVE"), ("firstYear", 2024), ("parent", "990000"), ("parentAnnounced", true)));
    }

    // Each is refused: a code that is not of its level, no parent, a parent below itself, a parent that is not above.
    private static readonly (string Code, string Parent, string? Level)[] Strangers =
        [("220200", "220000", "PROVINCE"), ("220200", "880000", null), ("990000", "330000", null), ("330100", "220000", "CITY"), ("220101", "220101", null)];

    private static readonly string[] Played = ["220000", "220100"];

    private static readonly (string Code, string Kind)[] Parties =
    [
        ("O1", "ORGANISATION"), ("O2", "ORGANISATION"), ("O3", "ORGANISATION"), ("O4", "ORGANISATION"), ("O5", "ORGANISATION"), ("P1", "APPRAISER"), ("L1", "LAW_FIRM"), ("L2", "LAW_FIRM"),
        ("R1", "RESTORER"), ("D1", "DEFENDANT"), ("D2", "DEFENDANT"), ("D3", "DEFENDANT"), ("X1", "OTHER"),
    ];

    private IEnumerable<Message> Papers(string organisation, DateOnly first)
    {
        yield return Sent(New("organisationChecked", first, ("organisation", organisation), ("verdict", "PASSED"), ("document", "核1号")));
        yield return Sent(New("noViolationStated", first, ("organisation", organisation), ("signedBy", "某"), ("document", "声明")));
        for (var year = 2019; year < 2024; year++) yield return Sent(New("annualReportFiled", first, ("organisation", organisation), ("year", year), ("document", "报告")));
    }

    private IEnumerable<(string Name, string Value)> Policies(string treatment, bool isFull, bool isPayeeBound)
    {
        yield return ("budgetTreatmentOfAdvances", treatment);
        yield return ("eligibilityFile", isFull ? "FULL" : "REGISTRATION");
        yield return ("payeeAccountRequired", isPayeeBound ? "true" : "false");
        yield return ("paymentChannel", Pick(["ZERO_BALANCE", "ZERO_BALANCE", "ZERO_BALANCE", "DIRECT", "REAL_FUNDS"]));
        yield return ("materiality", Pick(["0.00", "500.00", "2000.00"]));
        foreach (var (name, often, usual, other) in new[]
        {
            ("recoveredMoney", 150, "REVOLVE", "TREASURY"), ("lateInterestOwner", 200, "FUND", "TREASURY"), ("bankInterestOwner", 200, "FUND", "TREASURY"), ("lossExpenditure", 400, "OTHER", "OPERATING"),
            ("acceptanceBeforeLastInstalment", 500, "false", "true"), ("purposeOnDrafts", 400, "false", "true"), ("accountNoticeHours", 400, "0", "30"), ("creditCodeReason", 500, "false", "true"),
            ("basisRegistered", 250, "false", "true"), ("partApprovalReason", 400, "false", "true"), ("rewardSourceFirst", 400, "SANCTION", "GOV"), ("rewardSourceInBudget", 400, "false", "true"),
        })
            if (Chance(often)) yield return (name, other);
            else if (Chance(500)) yield return (name, usual);
    }

    /// <summary>The next random command.</summary>
    public Message Next()
    {
        if (Closing() is { } last) return Sent(last);
        if (Ending() is { } end) return Sent(end);
        entity = Pick(Played);
        books = model.Entities[entity];
        if (Chance(20) && sent.Count > 0) return Again();
        if (Chance(30)) return Malformed(Command());
        var command = Command();
        var isOpening = command["type"]!.GetValue<string>() == "entityOpened";
        if (Chance(4) && !isOpening) command["entity"] = "999999";
        if (Chance(6)) command["actingEntity"] = Pick(Played);
        if (Chance(6) && command.ContainsKey("case")) command["case"] = "C999";
        if (Chance(6) && command.ContainsKey("advance") && command["type"]!.GetValue<string>() != "advanceRequested") command["advance"] = "A999";
        if (isOpening && Chance(700) && Pick(Strangers) is var (code, parent, level))
        {
            (command["entity"], command["parent"]) = (code, parent);
            if (level is not null) command["level"] = level;
        }
        return Sent(command);
    }

    private JsonObject Command()
    {
        var at = random.Next(TotalWeight);
        var type = Weights.First(weight => (at -= weight.Weight) < 0).Type;
        if (type == "caseClosed" && Chance(300)) return Ending(NearestItsEnd()) ?? Command(type);
        if (type is not ("monthClosed" or "yearClosed") || Chance(150)) return Command(type);
        closing = (entity, books.Opened.First(month => !books.Closed.Contains(month)), 12);
        return TowardsClosing();
    }

    // A month that is to close is spared from everything else until it is closed or the turns are up.
    private (string Entity, int Month, int Turns) closing;

    private JsonObject? Closing()
    {
        if (closing.Turns == 0 || model.Entities[closing.Entity].Closed.Contains(closing.Month)) return null;
        closing.Turns--;
        (entity, books) = (closing.Entity, model.Entities[closing.Entity]);
        return TowardsClosing();
    }

    // A case after its final judgment is settled up step by step, which single draws hardly ever reach.
    private (string Entity, string Case, int Turns) ending;

    private JsonObject? Ending()
    {
        if (ending.Turns == 0) return null;
        (entity, books) = (ending.Entity, model.Entities[ending.Entity]);
        return Ending(books.Case(ending.Case));
    }

    private JsonObject? Ending(RefCase? known)
    {
        if (known is null || StateOf(known) != "FINAL") ending = default;
        else ending = ending.Turns > 0 ? ending with { Turns = ending.Turns - 1 } : (entity, known.Code, 12);
        if (ending.Turns == 0) return null;
        if (Open(known!).Select(open => Settled(known!, open.Key.Split('|'), Math.Abs(open.Fen))).FirstOrDefault() is { } step) return step;
        ending = default;
        return New("caseClosed", Date(), ("case", known!.Code));
    }

    private RefCase? NearestItsEnd() => books.Cases.Where(known => StateOf(known) == "FINAL" && Open(known).All(open => Settleable.Contains(open.Key.Split('|')[0]))).MinBy(known => Open(known).Count());

    private static readonly string[] Settleable = ["9001", "1218.0101", "1218.0102", "1218.02", "2307.02"];

    private IEnumerable<(string Key, long Fen)> Open(RefCase known) => books.LinesOf('C', known.Code)
        .Where(pair => pair.Line.Account is "2901" or "9001" or "2103" || pair.Line.Account.StartsWith("1218.", StringComparison.Ordinal) || pair.Line.Account.StartsWith("2307.", StringComparison.Ordinal))
        .GroupBy(pair => pair.Line.Key).Select(key => (key.Key, Fen: key.Sum(pair => pair.Line.Signed))).Where(key => key.Fen != 0);

    private JsonObject? Settled(RefCase known, string[] key, long fen) => (key[0], key[1], key[3], key[4]) switch
    {
        ("9001" or "1218.0101" or "1218.0102" or "1218.02", _, "", _) => null,
        ("9001", _, var advance, _) => New("advanceReleased", Date(), ("advance", advance), ("reason", "终止")),
        ("1218.0101", var fund, var advance, _) => New("advanceRefunded", Date(), ("advance", advance), ("amount", Yuan(fen)), ("bank", BankOf(fund, "OWN"))),
        ("2307.02", var fund, _, var party) => New("overpaymentReturned", Date(), ("fund", fund), ("case", known.Code), ("party", party), ("amount", Yuan(fen)), ("bank", BankOf(fund, "OWN"))),
        ("1218.0102" or "1218.02", _, var advance, var party) => New("advanceWrittenOff", Date(), [("advance", advance), ("amount", Yuan(fen)), ("defendant", key[0] == "1218.02" ? party : null),
            ("approvedBy", Approver()), ("level", "MEETING"), ("basis", BasisFor("WRITE_OFF")), .. Delegate()]),
        _ => null,
    };

    private JsonObject Command(string type)
    {
        var fields = Fields(type);
        return New(type, Date(), fields);
    }

    // What is left to do before the first open month can be closed.
    private JsonObject TowardsClosing()
    {
        var month = books.Opened.First(opened => !books.Closed.Contains(opened));
        var last = new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(-1);
        if (!Chance(60) && books.Drafts.Values.FirstOrDefault(draft => !draft.IsSettled && draft.Voucher.Month == month) is { } draft)
            return Chance(500) ? New("draftDiscarded", last, ("draft", draft.Code), ("reason", "重复")) : New("draftPosted", last, ("draft", draft.Code), ("by", "李审核"), ("cashier", "周出纳"));
        if (month % 100 < 12 || Chance(60)) return New("monthClosed", last.AddDays(5), ("period", $"{month / 100}-{month % 100:00}"));
        foreach (var quota in books.BalancesOf("1011"))
        {
            var parts = quota.Key.Split('|');
            return New("quotaCancelled", last, ("fund", parts[1]), ("bank", parts[6]));
        }
        return New("yearClosed", last, ("year", month / 100), ("treasuryNote", Chance(850) ? "已说明" : null));
    }

    private (string, object?)[] Fields(string type)
    {
        var advance = Advance(type);
        var known = Case();
        var order = Pick(Recent(books.Orders.Values.ToList()));
        var fund = Fund();
        return type switch
        {
            "entityOpened" => [("name", "某厅"), ("kind", "ADMINISTRATIVE"), ("firstYear", 2030)],
            "policyChanged" => [("date", Chance(150) ? "2024-01-01" : Iso(Date())), .. Pick<(string, object?)[]>([[("name", "sectionLimit"), ("value", "40000.00")], [("name", "deputyLimit"), ("value", "300000.00")], [("name", "voucherSeries"), ("value", Pick(["记", "付"]))],
                [("name", "cancelQuotaAtYearEnd"), ("value", "true")], [("name", "zhengAfterJiao"), ("value", "maybe")], [("name", "luck"), ("value", "true")],
                [("name", "materiality"), ("value", "300.00")], [("name", "rewardSourceFirst"), ("value", Pick(["GOV", "SANCTION"]))], [("name", "partApprovalReason"), ("value", Pick(["true", "false"]))], [("name", "accountNoticeHours"), ("value", "24")]])],
            "yearOpened" => [("year", books.Opened.Max / 100 + (Chance(700) ? 1 : 2))],
            "fundOpened" => [("fund", Chance(300) ? fund : Fresh("F")), ("name", "新基金"), ("kind", Pick(["ADVANCE", "REWARD", "DAMAGES", "SERVICES", "PUBLIC_INTEREST"])), ("purposes", Chance(500) ? null : Codes(Pick(["TRAINING", "LAWYER", "RESTORATION"]), "BANK_FEE"))],
            "bankAccountOpened" => [("bank", Chance(300) ? Bank() : Fresh("B")), ("name", "新账户"), ("kind", Pick(["OWN", "ENTRUSTED", "PENDING", "ZERO_BALANCE"])), ("funds", Chance(100) ? Codes() : Codes(fund, Fund()))],
            "partyRegistered" => [("party", Chance(200) ? "O1" : Fresh("P")), ("name", "某新方"), ("kind", Pick(["ORGANISATION", "DEFENDANT", "LAW_FIRM", "RESTORER"])), ("registration", Chance(700) ? Pick(["CITY", "PROVINCE", "COUNTY"]) : null), .. Doubtful()],
            "caseRegistered" => [("case", Chance(100) ? "C0" : Fresh("C")), ("number", "（2024）吉71民初12号"), ("plaintiffKind", "ORGANISATION"), ("plaintiff", Chance(920) ? Pick(["O1", "O1", "O1", "O2", "O2", "O4", "O5"]) : Party()), ("defendants", Chance(50) ? Codes() : Codes(Pick(["D1", "D2"]), Pick(["D2", "D3"])))],
            "openingBalancesRecorded" => [("lines", Parts([("account", "3001"), ("fund", fund), ("side", "DEBIT"), ("amount", "1.00")], [("account", "3501"), ("fund", fund), ("side", "CREDIT"), ("amount", "1.00")]))],
            "appropriationReceived" => OnBank(fund, "OWN", Yuan(random.NextInt64(1, 300_000_00)), ("source", Chance(300) ? "SANCTION" : Chance(500) ? "GOV" : null)),
            "quotaGranted" => Chance(250) ? OnBank("DMG", "ZERO_BALANCE", Yuan(random.NextInt64(1, 200_000_00)), ("case", CaseIn("TREASURY").Code)) : OnBank(Chance(800) ? "LEG" : fund, "ZERO_BALANCE", Yuan(random.NextInt64(1, 200_000_00))),
            "quotaCancelled" => [("fund", "LEG"), ("bank", "ZB"), ("amount", Chance(500) ? Near(Balance("1011", "LEG")) : null)],
            "quotaRestored" => [("fund", "LEG"), ("bank", "ZB"), ("amount", Near(Balance("1201.02", "LEG")))],
            "interestReceived" => [("bank", Chance(800) ? Bank() : books.Banks[^1].Code), ("amount", Chance(200) ? "0.01" : Yuan(random.NextInt64(1, 3_000_00)))],
            "bankFeeCharged" => OnBank(Chance(150) ? fund = "LEG" : fund, "OWN", Chance(100) ? Near(books.Available.GetValueOrDefault(fund)) : Yuan(random.NextInt64(1, 300_00)), ("economic", Chance(950) ? null : Pick(["30204", "99999"])), ("concerns", Chance(850) ? null : Bank())),
            "advanceRequested" => [("advance", Chance(50) ? advance.Code : Fresh("A")), ("fund", Chance(900) ? Pick(["ADV", "ADV", "ADV2"]) : fund), ("case", known.Code), ("organisation", Chance(950) ? known.Plaintiff : Party()), ("costKind", Pick(CostKinds)), ("amount", Yuan(Chance(20) ? 10_000_000_000_000 : random.NextInt64(1, 90_000_00))), ("by", "林承办")],
            "advanceApproved" => Approving(advance),
            "advancePaid" => [("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "9001"))), ("bank", BankOf(advance.Fund, "OWN")), ("payee", Chance(500) ? Party() : null)],
            "advanceSettled" => Invoiced(Near(books.Sum('A', advance.Code, "1218.0101")), ("advance", advance.Code)),
            "advanceRefunded" => [("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "1218.0101"))), ("bank", BankOf(advance.Fund, "OWN")), ("payer", Chance(200) ? Party() : null)],
            "advanceReleased" => [("advance", advance.Code), ("amount", Chance(500) ? Near(books.Sum('A', advance.Code, "9001")) : null), ("reason", "终止")],
            "advanceWrittenOff" => WritingOff(advance),
            "judgmentTookEffect" => Judging(known),
            "recoveryReceived" => Receiving(known),
            "overpaymentReturned" => Overpaid(),
            "damagesReceived" => [("fund", "DMG"), ("case", known.Code), ("defendant", Defendant(known)), ("amount", Yuan(random.NextInt64(1, 400_000_00))), ("bank", BankOf("DMG", ModeOf(known) == "TREASURY" ? "PENDING" : "ENTRUSTED"))],
            "restorationContracted" => Contracting(known, order, fund),
            "restorationPaid" => Restoring(),
            "rewardApproved" => Rewarding(known),
            "rewardPaid" => PayingReward(),
            "agreementSigned" => Signing(),
            "orderPlaced" => Ordering(),
            "orderInvoiced" => Invoiced(Near(books.Sum('O', Service(), "9001") + books.Sum('O', last, "2302") + books.Sum('O', last, "1214")), ("order", last)),
            "orderPaid" => [("order", Service()), ("amount", Near(-books.Sum('O', last, "2302"))), ("bank", BankOf("LEG", Chance(800) ? "ZERO_BALANCE" : "OWN")), ("final", Chance(300) ? false : null)],
            "orderCancelled" => [("order", Service()), ("reason", "不再需要")],
            "voucherReversed" => [("voucher", Voucher(false))],
            "voucherCorrected" => [("corrects", Voucher(true)), ("replacement", Replacement())],
            "voucherDrafted" => Drafting(),
            "draftPosted" => [("draft", Draft()), ("by", Chance(950) ? "李审核" : "陈会计")],
            "draftDiscarded" => [("draft", Draft()), ("reason", "重复")],
            "monthClosed" => [("period", $"{Month() / 100}-{Month() % 100:00}")],
            "yearClosed" => [("year", Month() / 100 + (Chance(200) ? 1 : 0))],
            _ => CaseFields(type, known) ?? MoneyFields(type, fund) ?? RegisterFields(type, known, fund),
        };
    }

    private (string, object?)[]? CaseFields(string type, RefCase some) => type switch
    {
        "caseFiled" => [("case", CaseIn("OPEN").Code), ("number", "（2024）吉71民初12号")],
        "firstInstanceJudged" => [("case", CaseIn("OPEN").Code), ("paper", "判决书")],
        "caseAppealed" => CaseIn("JUDGED") is var judged ? [("case", judged.Code), ("appellant", Defendant(judged)), ("date", Iso((model.CaseOf(books, judged.Code, "JUDGED").Last?.On ?? Date()).AddDays(random.Next(-1, 18))))] : null,
        "settlementAnnounced" => [("case", CaseIn("OPEN", "JUDGED", "APPEALED", "RETRIAL").Code), ("paper", "公告")],
        "caseSettled" => Settling(),
        "caseWithdrawn" => [("case", CaseIn("OPEN", "JUDGED", "APPEALED", "RETRIAL").Code), ("reason", Pick(["FULFILLED", "FULFILLED", "SETTLEMENT", "CHOICE"])), ("debateEnded", Chance(300) ? true : null), ("paper", "裁定")],
        "caseLost" => CaseIn("OPEN", "JUDGED", "APPEALED", "RETRIAL") is var lost ? [("case", lost.Code), ("paper", "判决书"), ("date", Iso(Final(lost)))] : null,
        "retrialOrdered" => [("case", CaseIn("FINAL", "LOST", "SETTLED").Code), ("paper", "再审裁定")],
        "judgmentRevoked" => [("case", CaseIn("RETRIAL").Code), ("paper", "再审判决")],
        "enforcementApplied" => Enforcing(some),
        "limitationInterrupted" => CaseIn("FINAL", "LOST", "SETTLED") is var decided ? [("case", decided.Code), ("defendant", Defendant(decided)), ("paper", "催告函")] : null,
        "interestSuspended" or "interestResumed" => Awarded(some) is var (known, defendant) ? [("case", known), ("defendant", defendant), ("paper", "裁定")] : null,
        "caseClosed" => [("case", (Chance(800) ? books.Cases.OrderBy(known => (StateOf(known) == "FINAL" ? 0 : 1, random.Next())).FirstOrDefault(known => StateOf(known) is "FINAL" or "LOST" or "SETTLED" or "WITHDRAWN" && model.IsOver(books, known.Code)) : null)?.Code ?? some.Code)],
        "costsClaimedFromOrganisation" => [.. Judging(some).Where(field => field.Item1 is not ("defendant" or "shares" or "jointWith" or "generalInterest" or "outcome" or "paper")),
            ("ground", Pick(["ASSIGNMENT", "BREACH"])), ("agreement", "协议1")],
        "courtFeeRefunded" => Refunding(),
        "executionProceedsReceived" => [.. Receiving(some), ("feeKept", Chance(900) ? Yuan(random.NextInt64(1, 300_00)) : Yuan(random.NextInt64(1, 90_000_00)))],
        "overpaymentKept" => [.. Overpaid().Where(field => field.Item1 != "bank"), ("owner", Pick(["FUND", "TREASURY"])), ("approvedBy", Approver()), ("level", "MEETING"), ("basis", BasisFor("OTHER"))],
        _ => null,
    };

    private (string, object?)[] Settling()
    {
        var announced = books.Cases.TakeLast(60).Where(known => StateOf(known) is "OPEN" or "JUDGED" or "APPEALED" or "RETRIAL" && model.CaseOf(books, known.Code, "ANNOUNCED").Last is not null).ToList();
        var known = announced.Count > 0 && Chance(850) ? Pick(announced) : Case();
        var day = model.CaseOf(books, known.Code, "ANNOUNCED").Last is { } notice && Chance(900) ? notice.Until.AddDays(random.Next(0, 9)) : Date();
        var fields = Judging(known, true).Where(field => field.Item1 is not ("date" or "generalInterest" or "outcome" or "paper" or "dueOn"));
        return [.. Chance(400) ? fields.Select(field => field.Item1 == "items" ? ("items", Parts()) : field) : fields, ("date", Iso(day)), ("dueOn", Iso(day.AddDays(random.Next(0, 60)))), ("paper", "调解书")];
    }

    private (string, object?)[] Enforcing(RefCase some)
    {
        var awards = books.Awards.TakeLast(40).ToList();
        if (awards.Count == 0 || Chance(100)) return [("case", some.Code), ("defendant", Defendant(some)), ("number", "执1号")];
        var award = Pick(awards);
        return [("case", award.Case), ("defendant", award.Defendant), ("number", "执1号"), ("date", Iso(award.Due.AddDays(Chance(700) ? random.Next(0, 500) : random.Next(700, 800))))];
    }

    private (string Case, string Defendant) Awarded(RefCase some) => books.Awards.Count > 0 && Chance(850) && Pick(books.Awards.TakeLast(25).ToList()) is var award ? (award.Case, award.Defendant) : (some.Code, Defendant(some));

    private (string, object?)[] Refunding()
    {
        var fees = books.Advances.Where(advance => advance.CostKind == "COURT_FEE" && books.Sum('A', advance.Code, "1218.0101") > 0 && StateOf(books.Case(advance.Case)) is "SETTLED" or "WITHDRAWN" or "FINAL").ToList();
        var advance = fees.Count > 0 && Chance(850) ? Pick(fees) : Advance();
        var half = (books.Moved('A', advance.Code, "1218.0101", true, "R17", "R17a", "R03a") + 1) / 2;
        return [("advance", advance.Code), ("amount", Near(Chance(500) ? books.Sum('A', advance.Code, "1218.0101") : Math.Min(half, books.Sum('A', advance.Code, "1218.0101")))), ("bank", BankOf(advance.Fund, "OWN"))];
    }

    private (string, object?)[]? MoneyFields(string type, string fund) => type switch
    {
        "directPaymentMade" => [("order", Service()), ("amount", Near(books.Sum('O', last, "9001") + books.Sum('O', last, "2302")))],
        "advancePaidDirectly" => Advance("advancePaid") is var advance ? [("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "9001"))), ("payee", Chance(500) ? Party() : null)] : null,
        "treasuryMoneyReceived" => OnBank(Pick(["ADV", "DMG"]), "PENDING", Yuan(random.NextInt64(1, 60_000_00)), ("kind", Pick(["FINE", "NON_TAX", "INTEREST"])), ("payer", Chance(500) ? Party() : null)),
        "treasuryPaid" => PayingTreasury(),
        "earlyMoneyReceived" => OnBank(fund, "OWN", Yuan(random.NextInt64(1, 60_000_00))),
        "earlyMoneyRecognised" => Pick(books.BalancesOf("2307.10").Keys.Select(key => key.Split('|')[1]).Append(fund).ToList()) is var early
            ? [("fund", early), ("amount", Near(-Balance("2307.10", early))), ("source", Chance(300) ? Pick(["GOV", "SANCTION"]) : null)] : null,
        "donationReceived" => Chance(500) ? OnBank(fund, "OWN", Yuan(random.NextInt64(1, 60_000_00)), ("donor", Party()), ("agreement", "捐1"))
            : OnBank("DMG", "ENTRUSTED", Yuan(random.NextInt64(1, 60_000_00)), ("donor", Party()), ("agreement", "捐1"), ("case", Chance(850) ? Case().Code : null)),
        "projectEnded" => [("fund", fund), ("amount", Near(-Balance("8101.07", fund))), ("instruction", "批复")],
        "fundsTransferred" => [.. Across(), ("approval", "批复")],
        "fundLoaned" => [("loan", Chance(50) && books.Loans.Count > 0 ? books.Loans.Keys.First() : Fresh("LN-")), .. Across(), ("dueOn", Iso(Date().AddDays(60))), ("approval", "纪要")],
        "loanRepaid" => Repaying(),
        "badDebtProvided" => [("fund", Chance(900) ? Pick(["ADV", "ADV", "ADV2"]) : fund), ("amount", Yuan(random.NextInt64(1, 60_000_00)))],
        "writtenOffRecovered" => Pick(Recent(books.Advances.Where(known => books.LinesOf('A', known.Code).Any(pair => pair.Voucher.Recipe is "R21" or "R21b")).ToList())) is { } written
            ? [("advance", written.Code), ("payer", Party()), ("amount", Near(books.Moved('A', written.Code, "1218.0102", false, "R21", "R21b") + books.Moved('A', written.Code, "1218.02", false, "R21", "R21b"))), ("bank", BankOf(written.Fund, "OWN"))]
            : [("advance", "A0"), ("payer", "D1"), ("amount", "1.00"), ("bank", "BK1")],
        "advanceExpensed" => Advance("advanceWrittenOff") is var spent
            ? [("advance", spent.Code), ("amount", Near(books.Sum('A', spent.Code, "1218.0102") / (Chance(500) ? 2 : 1))), ("approvedBy", Approver()), ("level", "MEETING"), ("basis", BasisFor("WRITE_OFF")), .. Delegate()] : null,
        "unidentifiedReceived" => OnBank(Chance(700) ? "ADV" : fund, "OWN", Yuan(random.NextInt64(1, 60_000_00)), ("receipt", Chance(50) && books.Receipts.Count > 0 ? books.Receipts.Keys.First() : Fresh("UR-")), ("remitter", Chance(500) ? "某公司" : null)),
        "receiptIdentified" => Identifying(),
        "receiptMoved" => Waiting() is var receipt ? [("receipt", receipt?.Code ?? "UR-0"), ("amount", Near(Left(receipt))), .. Chance(400) ? Array.Empty<(string, object?)>()
            : [("newReceipt", Chance(50) && receipt is not null ? receipt.Code : Fresh("UR-")), ("toFund", Chance(950) ? fund : null), ("toBank", BankOf(fund, "OWN"))]] : null,
        "surplusReturned" => Holding() is var (holder, left) ? OnBank("DMG", "ENTRUSTED", Near(left), ("case", holder.Code), ("party", Party()), ("ruling", "裁定")) : null,
        "lostCaseCostPaid" => Lost(),
        "moneySentToEntity" => Chance(120) ? OnBank("DMG", "ZERO_BALANCE", "5.00", ("other", Played.First(other => other != entity)), ("reference", Fresh("BK")))
            : OnBank(Chance(900) ? Pick(["ADV", "RWD"]) : fund, "OWN", Yuan(random.NextInt64(1, 9_000_00)), ("other", Chance(850) ? Played.First(other => other != entity) : Pick(["330000", "999999"])), ("reference", Chance(960) ? Fresh("BK") : "B 1")),
        "moneyReceivedFromEntity" => OnBank(fund, "OWN", Yuan(random.NextInt64(1, 90_000_00)), ("other", Chance(850) ? Played.First(other => other != entity) : Pick(["330000", "999999"])), ("reference", Fresh("BK"))),
        "losingPlaintiffPaid" => Holding() is var (from, free) ? OnBank("DMG", "ENTRUSTED", Near(free / 4), ("fromCase", from.Code), ("lostCase", CaseIn("LOST").Code), ("costKind", Pick(CostKinds)), ("permission", "准许")) : null,
        "orderPrepaid" => [("order", Service()), ("amount", Near((books.Sum('O', last, "9001") + books.Sum('O', last, "2302")) / (Chance(500) ? 2 : 1))), ("bank", BankOf("LEG", Chance(600) ? "ZERO_BALANCE" : "OWN"))],
        "prepaymentLapsed" => OrderWith("1214") is var order ? [("order", order), ("amount", Chance(500) ? Near(books.Sum('O', order, "1214")) : null), ("reason", "停业")] : null,
        "prepaymentReturned" => OrderWith("1218.03") is var owed ? [("order", owed), ("amount", Near(books.Sum('O', owed, "1218.03"))), ("bank", BankOf("LEG", Chance(600) ? "ZERO_BALANCE" : "OWN"))] : null,
        "prepaymentWrittenOff" => OrderWith("1218.03") is var lapsed ? [("order", lapsed), ("amount", Near(books.Sum('O', lapsed, "1218.03"))), ("approvedBy", Approver()), ("level", "MEETING"), ("basis", BasisFor("WRITE_OFF"))] : null,
        "amountCorrected" => Adjusting(),
        "priorYearCorrected" => PriorYear(Chance(700) ? "ADV" : fund),
        _ => null,
    };

    private string OrderWith(string account) => books.BalancesOf(account).Keys.Select(key => key.Split('|')[5]).Append(Service()).ToList() is { Count: > 1 } some && Chance(900) ? some[random.Next(some.Count - 1)] : Service();

    private (string, object?)[] PayingTreasury()
    {
        var due = books.BalancesOf("2103").Where(balance => balance.Value < 0).ToList();
        if (due.Count == 0) return OnBank("ADV", "PENDING", "1.00");
        var (key, fen) = Pick(due);
        var parts = key.Split('|');
        return [("fund", parts[1]), ("case", parts[2].Length > 0 && Chance(900) ? parts[2] : null), ("amount", Near(-fen)), ("bank", BankOf(parts[1], Chance(600) ? "PENDING" : "OWN"))];
    }

    private (string, object?)[] Across()
    {
        var (from, to) = (Chance(900) ? Pick(["ADV", "ADV2", "RWD", "LEG"]) : Fund(), Chance(900) ? Pick(["ADV", "ADV2", "RWD", "LEG"]) : Fund());
        return [("from", from), ("fromBank", BankOf(from, "OWN")), ("to", to), ("toBank", BankOf(to, "OWN")), ("amount", Chance(150) ? Near(books.Available.GetValueOrDefault(from)) : Yuan(random.NextInt64(1, 20_000_00)))];
    }

    private (string, object?)[] Repaying()
    {
        var loan = Pick(Recent(books.Loans.Values.Where(known => books.Sum('O', known.Code, "1218.09") > 0 || Chance(100)).ToList()));
        return loan is null ? [("loan", "LN-0"), ("amount", "1.00"), ("fromBank", "BK1"), ("toBank", "BK1")]
            : [("loan", loan.Code), ("amount", Near(books.Sum('O', loan.Code, "1218.09"))), ("fromBank", BankOf(loan.Borrower, "OWN")), ("toBank", BankOf(loan.Lender, "OWN"))];
    }

    private RefReceipt? Waiting() => Pick(Recent(books.Receipts.Values.Where(receipt => Left(receipt) > 0 || Chance(60)).ToList()));
    private long Left(RefReceipt? receipt) => receipt is null ? 0 : -books.Sum('O', receipt.Code, "2307.08");

    private (string, object?)[] Identifying()
    {
        var receipt = Waiting();
        var (known, left) = (Case(), Left(receipt));
        (string, object?)[] Part() => random.Next(4) switch
        {
            0 => [("kind", "TREASURY"), ("amount", Near(left / 2))],
            1 => [("kind", "DAMAGES"), ("amount", Near(left / 2)), ("case", known.Code), ("payer", Chance(950) ? Defendant(known) : null), ("fund", "DMG"), ("bank", BankOf("DMG", "ENTRUSTED"))],
            _ => Awarded(known) is var (code, payer) ? [("kind", "RECOVERY"), ("amount", Near(left / (Chance(500) ? 2 : 1))), ("case", Chance(970) ? code : null), ("payer", payer)] : [],
        };
        return [("receipt", receipt?.Code ?? "UR-0"), ("parts", Chance(30) ? Parts() : Chance(600) ? Parts(Part()) : Parts(Part(), Part()))];
    }

    private (RefCase Case, long Left) Holding()
    {
        var held = books.BalancesOf("2901").Where(balance => balance.Value < 0).ToList();
        if (held.Count == 0 || Chance(60)) return (Case(), 0);
        var code = Pick(held).Key.Split('|')[2];
        return (books.Case(code), -Of(books.Case(code), "2901", "DMG") - Of(books.Case(code), "9001", "DMG"));
    }

    private (string, object?)[] Lost()
    {
        var lost = books.Advances.Where(advance => books.Sum('A', advance.Code, "1218.0102") > 0 && StateOf(books.Case(advance.Case)) == "LOST").ToList();
        var advance = lost.Count > 0 && Chance(900) ? Pick(lost) : Advance();
        var (from, left) = Holding();
        return OnBank("DMG", "ENTRUSTED", Near(Math.Min(left, books.Sum('A', advance.Code, "1218.0102"))), ("fromCase", Chance(50) ? advance.Case : from.Code), ("advance", advance.Code),
            ("toBank", BankOf(advance.Fund, "OWN")), ("permission", "准许"));
    }

    private (string, object?)[] Adjusting()
    {
        var fit = books.Vouchers.TakeLast(60).Where(voucher => voucher.Lines.All(line => line.Fen == voucher.Lines[0].Fen) && voucher is { Kind: "NORMAL", Reverses: null }).ToList();
        var voucher = fit.Count > 0 && Chance(850) ? Pick(fit) : books.Voucher(Voucher(false));
        var fen = voucher?.Lines[0].Fen ?? 100;
        return [("voucher", voucher?.No ?? "记-2024-01-9999"), ("correctAmount", Yuan(Chance(60) ? Math.Max(1, Math.Abs(fen)) : Math.Max(1, Math.Abs(fen) + random.NextInt64(-Math.Min(Math.Abs(fen), 500_00), 500_00))))];
    }

    private (string, object?)[] PriorYear(string fund)
    {
        var account = Pick(["1002.01", "1002.01", "1002.01", "1212", "2601", "1218.02", "5001", "9999", "1201.01"]);
        return [("fund", fund), ("account", account), ("side", Pick(["DEBIT", "CREDIT"])), ("amount", Yuan(random.NextInt64(1, 800_00))), ("bank", account == "1002.01" ? BankOf(fund, "OWN") : null),
            ("budgetMoney", Pick(["NONE", "FISCAL", "NON_FISCAL"])), ("reason", "差错"), ("throughCurrentYear", Chance(400) ? true : null)];
    }

    private (string, object?)[] RegisterFields(string type, RefCase known, string fund) => type switch
    {
        "deliveryModeAgreed" => [("case", Chance(700) ? books.Cases[^1].Code : known.Code), ("mode", Pick(["CUSTODY", "TREASURY", "TREASURY", "DIRECT", "SELF_RESTORE"])), ("agreement", BasisFor("MODE"))],
        "directRestorationPaid" => CaseIn("DIRECT") is var direct ? [("case", direct.Code), ("defendant", Defendant(direct)), ("party", Chance(900) ? "R1" : Party()), ("amount", "90000.00"), ("paper", "凭证")] : [],
        "selfRestorationAccepted" => CaseIn("SELF_RESTORE") is var self ? [("case", self.Code), ("defendant", Defendant(self)), ("report", "验收")] : [],
        "restorationAccepted" => [("contract", Contract()), ("milestone", Chance(500) ? random.Next(0, 4) : null), ("report", "验收"), ("acceptedBy", "专家组")],
        "rewardShared" => Sharing(known),
        "organisationChecked" => [("organisation", Organisation()), ("verdict", last is "O1" or "O2" || Chance(600) ? "PASSED" : "FAILED"), ("validUntil", Chance(300) ? Iso(Date().AddDays(random.Next(0, 400))) : null), .. Paper()],
        "annualReportFiled" => [("organisation", Organisation()), ("year", Chance(900) ? random.Next(2015, 2025) : 1900), .. Paper()],
        "noViolationStated" => [("organisation", Organisation()), ("signedBy", "某"), .. Paper()],
        "penaltyRecorded" => [("organisation", Pick(["O4", "O5", "O4", "P1"])), ("reason", "虚假数据"), .. Paper()],
        "organisationStatusChanged" => [("organisation", Organisation()), ("status", last is "O1" or "O2" ? "ACTIVE" : Pick(["ACTIVE", "SUSPENDED", "DEREGISTERED"])), ("reason", "变更"), .. Paper()],
        "guidanceGiven" => [("organisation", Organisation()), ("topic", "指导"), .. Paper()],
        "creditCodeConfirmed" => [("party", books.Doubts.Count > 0 && Chance(800) ? Pick(books.Doubts.Keys.ToList()) : Party()), ("by", Chance(800) ? "李审核" : "陈会计"), ("document", "证书")],
        "ownCostAccepted" => Invoiced(Yuan(random.NextInt64(1, 2_000_00)), ("case", known.Code), ("organisation", Chance(900) ? known.Plaintiff : Party()), ("document", "票据")),
        "organisationReimbursed" => [("case", known.Code), ("organisation", Chance(900) ? known.Plaintiff : Party()), ("payer", Defendant(known)), ("amount", Yuan(random.NextInt64(1, 1_000_00))), ("document", "回单")],
        "honourGiven" => [("case", known.Code), ("organisation", Chance(900) ? known.Plaintiff : Party()), ("title", "先进"), ("approvedBy", Approver()), ("basis", BasisFor("REWARD"))],
        "panelEntryAdded" => OnPanel(),
        "panelStatusChanged" => [("panelEntry", Panel()), ("status", Pick(["ACTIVE", "SUSPENDED", "REMOVED"])), ("reason", "评价")],
        "trainingGiven" => [("panelEntry", Panel()), ("topic", "培训"), ("hours", 6), ("score", Chance(500) ? random.Next(60, 110) : null)],
        "serviceDelivered" => [("order", Service()), ("description", "文书86件")],
        "serviceEvaluated" => [("order", Service()), ("score", random.Next(60, 104)), ("comment", "准确")],
        "jointMeetingHeld" => Meeting(),
        "meetingItemFollowedUp" => [("minutes", books.Meetings.Count > 0 && Chance(900) ? Pick(books.Meetings.Keys.ToList()) : "无"), ("item", random.Next(1, 4)), ("state", Pick(["OPEN", "DONE", "DROPPED"])), ("note", "办理")],
        "approvalLimitSet" => [("fund", Chance(300) ? "ADV" : fund), ("level", Pick(["SECTION", "DEPUTY", "DEPUTY", "MEETING"])), ("limit", Pick(["0.00", "45000.00", "250000.00", "60000.00"])), ("basis", BasisFor("LIMIT"))],
        "approvalDelegated" => [("delegator", Pick(Approvers)), ("delegate", Pick(Approvers)), ("level", Pick(["SECTION", "DEPUTY", "MEETING"])), ("from", Iso(Date())), ("to", Iso(Date().AddDays(random.Next(0, 60)))), ("document", "委托书")],
        "personRegistered" => [("person", Chance(600) ? Fresh("人") : Pick(People))],
        "dutyGiven" => [("person", Person()), ("duty", Pick(Duties)), ("from", Iso(Date())), ("to", Chance(600) ? Iso(Date().AddDays(random.Next(-5, 300))) : null)],
        "dutyEnded" => books.Duties.Count > 0 && Chance(800) && Pick(books.Duties) is { } duty ? [("person", duty.Person), ("duty", duty.Duty)] : [("person", Person()), ("duty", Pick(Duties))],
        "partyChanged" => [("party", Party()), ("name", Chance(500) ? "新名" : null), ("kinds", Chance(300) ? Codes(Pick(["RESTORER", "APPRAISER", "OTHER"])) : null)],
        "partyAccountChanged" => [("change", Chance(40) && books.Accounts.Count > 0 ? books.Accounts.Keys.First() : Fresh("PA-")), ("party", Chance(300) ? "O1" : Party()), ("bankName", "某行"),
            ("accountNumber", Chance(950) ? "0000019" : "账号"), ("holder", "某方"), ("proposedBy", Chance(900) ? "林承办" : "周出纳")],
        "partyAccountConfirmed" => [("change", books.Accounts.Count > 0 && Chance(950) ? Pick(Recent(books.Accounts.Keys.ToList())) : "PA-0"), ("by", Pick(["李审核", "李审核", "孙主管", "林承办"]))],
        "caseChanged" => [("case", known.Code), ("responsible", Chance(600) ? "林承办" : null)],
        "fundRuleSet" => Ruling(fund),
        "budgetApproved" => Budgeting(fund),
        "budgetRevised" => [.. Budgeting(books.Budgets.Count > 0 && Chance(850) ? Pick(books.Budgets.Keys.ToList()).Fund : fund), ("reason", "调整")],
        "listShared" => [("list", Pick(["CASES", "CASES", "ORGANISATIONS", "LAW_FIRMS"])), ("recipient", "某法院"), ("rows", Chance(900) ? books.Cases.Count : 3), ("digest", new string(Chance(980) ? 'a' : 'b', Chance(980) ? 64 : 10))],
        _ => throw new InvalidOperationException(type),
    };

    private static readonly string[] Approvers = ["王处长", "赵副厅长", "吴副厅长"];
    private static readonly string[] People = ["陈会计", "李审核", "周出纳", "孙主管", "林承办"];
    private static readonly string[] Duties = ["CASHIER", "CASHIER", "REVIEWER", "FINANCE", "CHIEF", "ARCHIVIST", "LEADER", "LEGAL"];

    private string Person() => books.Persons.Count > 0 && Chance(900) ? Pick(books.Persons.Order(StringComparer.Ordinal).ToList()) : Pick(People);
    private string Organisation() => last = Chance(50) ? Party() : Pick(["O1", "O2", "O4", "O5"]);
    private string Contract() => Pick(Recent(books.Orders.Values.Where(order => order.Kind == "RESTORATION" || Chance(20)).ToList()))?.Code ?? "RC-0";
    private string Panel() => books.Panel.Count > 0 && Chance(950) ? Pick(books.Panel.Keys.ToList()) : "PE-0";
    private string Approver() => Chance(940) ? Pick(["王处长", "王处长", "赵副厅长"]) : "陈会计";
    private (string, object?)[] Delegate() => Chance(930) ? [] : [("onBehalfOf", Pick(["赵副厅长", "吴副厅长", "陈会计"]))];
    private (string, object?)[] Paper() => [("document", "文件"), ("sha256", Chance(900) ? null : Chance(500) ? "ab" : new string('a', 64))];
    private (string, object?)[] Doubtful() => Chance(600) ? [] : [("creditCode", "51220100MJ0000018X"), ("creditCodeReason", Chance(600) ? "证书如此" : null)];

    /// <summary>Where the policy asks for it, mostly an item of a meeting that decided on that.</summary>
    private string BasisFor(string kind)
    {
        if (books.PolicyOn(new DateOnly(2024, 1, 1), "basisRegistered", "false") == "false" || Chance(60)) return "批复1号";
        var items = books.Meetings.SelectMany(meeting => meeting.Value.Items.Where(item => item.Value == kind || Chance(10)).Select(item => $"{meeting.Key}#{item.Key}")).ToList();
        return items.Count > 0 ? Pick(items) : "纪要#1";
    }

    private (string, object?)[] Invoiced(string amount, params (string, object?)[] fields)
    {
        if (Chance(750)) return [.. fields, ("amount", amount)];
        string Number() => Chance(850) || books.Invoices.Count == 0 ? Fresh("9") : Pick(books.Invoices).Number;
        var (half, fen) = (FenOf(amount) / 2 + 1, FenOf(amount));
        (string, object?)[] Invoice(long part) => [("number", Number()), ("seller", Chance(990) ? "P1" : Party()), ("amount", Yuan(part))];
        var invoices = Chance(500) ? Parts(Invoice(Chance(850) ? fen : Math.Max(1, fen - 1))) : Parts(Invoice(half), Invoice(half));
        return [.. fields, ("amount", amount), ("invoices", invoices)];
    }

    private (string, object?)[] Sharing(RefCase known)
    {
        var (fen, byAmount) = (random.NextInt64(3, 30_000_00), Chance(400));
        (string, object?)[] Share(string organisation, long part) => [("organisation", organisation), byAmount ? ("amount", Yuan(part)) : ("weight", Chance(50) ? 0 : random.Next(1, 5))];
        var second = Chance(900) ? Pick(["O1", "O2", "O4"]) : Party();
        return [("fund", Chance(960) ? "RWD" : Fund()), ("case", known.Code), ("amount", Yuan(fen)), ("shares", Parts(Share(known.Plaintiff, fen / 3), Share(second, fen - fen / 3 + (Chance(300) ? 1 : 0)))),
            ("approvedBy", Approver()), ("level", "MEETING"), ("basis", BasisFor("REWARD")), ("source", Chance(300) ? Pick(["SANCTION", "GOV"]) : null), .. Delegate()];
    }

    private (string, object?)[] OnPanel()
    {
        var (from, isTender) = (Date(), Chance(500));
        return [("panelEntry", Chance(50) && books.Panel.Count > 0 ? books.Panel.Keys.First() : Fresh("PE-")), ("party", Chance(900) ? Pick(["L1", "L2", "L2", "P1"]) : Party()), ("chosenBy", isTender ? "TENDER" : "RECOMMENDED"),
            ("from", Iso(from)), ("to", Iso(from.AddDays(Chance(50) ? -1 : random.Next(100, 700)))), ("document", "通知"), ("tender", isTender && Chance(900) ? "T1" : null),
            ("tenderOn", isTender ? Iso(from.AddDays(random.Next(-30, 2))) : null), ("bidders", isTender ? Codes("甲", "乙") : null)];
    }

    private (string, object?)[] Meeting()
    {
        var items = Enumerable.Range(1, random.Next(1, 5)).Select(no => new (string, object?)[]
        {
            ("item", Chance(980) ? no : 1), ("kind", Pick(["ADVANCE", "MODE", "REWARD", "WRITE_OFF", "LIMIT", "OTHER"])), ("subject", "事项"), ("responsible", "林承办"), ("due", "2024-12-31"),
        }).ToArray();
        return [("minutes", Chance(50) && books.Meetings.Count > 0 ? books.Meetings.Keys.First() : Fresh("纪")), ("participants", Codes("厅", "院")), ("items", Chance(30) ? Parts() : Parts(items))];
    }

    private (string, object?)[] Ruling(string fund)
    {
        string[] all = ["INVESTIGATION", "APPRAISAL", "ASSESSMENT", "LAWYER", "COURT_FEE", "OTHER", "BANK_FEE", "EXPERT_CONSULTATION", "INSPECTION", "MONITORING"];
        string[] purposes = fund switch { "ADV" or "ADV2" => all, "RWD" => ["REWARD", "BANK_FEE"], "DMG" => ["RESTORATION", "ECOLOGICAL_REPAIR"], "LEG" => ["LEGAL_SERVICE", "BANK_FEE"], _ => ["RESTORATION", Pick(["LAWYER", "TRAINING", "BANK_FEE"])] };
        return [("fund", fund), ("from", Chance(150) ? "2024-01-01" : Iso(Date())), ("purposes", Chance(40) ? Codes() : Codes(purposes)), ("sources", Chance(600) ? null : Codes(Pick(["GOV", "SANCTION"]))), ("decidedBy", "办公会"), ("document", "文件")];
    }

    private (string, object?)[] Budgeting(string some)
    {
        var fund = Chance(400) ? "LEG" : some;
        (string, object?)[] Class(string economic) => [("economic", economic), ("amount", fund == "LEG" && economic == "30204" ? Yuan(random.NextInt64(0, 400_00)) : "900000000.00")];
        string[] classes = ["30203", "30204", "30226", "30227", "30299", Chance(30) ? "123" : "30204"];
        return [("fund", fund), ("year", (Chance(700) ? books.Opened.First(month => !books.Closed.Contains(month)) : Pick(books.Opened.ToList())) / 100),
            ("lines", Chance(30) ? Parts() : Parts([.. Enumerable.Range(0, Chance(600) ? 1 : 2).Select(_ => Class(Pick(classes)))])), ("document", "批复")];
    }

    private (string, object?)[] Contracting(RefCase some, RefOrder? order, string fund)
    {
        var known = Chance(500) ? some : Chance(500) ? CaseIn("TREASURY") : Holding().Case;
        var held = ModeOf(known) == "TREASURY" ? -Of(known, "4001", "DMG") - Of(known, "5001", "DMG") : -Of(known, "2901", "DMG");
        var amount = Near((held - Of(known, "9001", "DMG")) / (Chance(600) ? 3 : 1));
        var fen = FenOf(amount);
        (string, object?)[] Stage(long part) => [("name", "分期"), ("amount", Yuan(part)), ("dueOn", "2024-12-31")];
        return [("contract", Chance(50) && order is not null ? order.Code : Fresh("RC-")), ("fund", Chance(950) ? "DMG" : fund), ("case", known.Code), ("party", Chance(930) ? "R1" : Party()), ("amount", amount),
            ("milestones", Chance(400) || fen < 4 ? null : Parts(Stage(fen / 3), Stage(fen - fen / 3 + (Chance(250) ? 1 : 0))))];
    }

    // The pieces of single events.
    private (string, object?)[] Approving(RefAdvance advance)
    {
        var fen = Chance(700) ? advance.Requested : FenOf(Near(advance.Requested));
        return [("advance", advance.Code), ("amount", fen == advance.Requested && Chance(700) ? null : Yuan(fen)), ("approvedBy", Chance(30) ? advance.By : "王处长"), .. Level(fen, "ADVANCE"), .. Delegate(), ("reason", Chance(500) ? "预算所限" : null)];
    }

    private (string, object?)[] Level(long fen, string kind)
    {
        var level = Chance(60) ? "SECTION" : fen <= 40_000_00 ? "SECTION" : fen <= 200_000_00 ? "DEPUTY" : "MEETING";
        if (Chance(40)) level = "MEETING";
        return [("level", level), ("basis", level == "MEETING" && Chance(200) ? null : BasisFor(kind))];
    }

    private (string, object?)[] WritingOff(RefAdvance advance)
    {
        var defendant = Chance(500) ? Defendant(books.Case(advance.Case)) : null;
        var outstanding = books.LinesOf('A', advance.Code).Where(pair => defendant is null ? pair.Line.Account == "1218.0102" : pair.Line.Account == "1218.02" && pair.Line.Party == defendant).Sum(pair => pair.Line.Signed);
        return [("advance", advance.Code), ("amount", Near(outstanding / (Chance(500) ? 2 : 1))), ("defendant", defendant), ("approvedBy", Approver()), ("level", "MEETING"), ("basis", BasisFor("WRITE_OFF")), .. Delegate()];
    }

    private (string, object?)[] Judging(RefCase some, bool isOfThis = false)
    {
        var ready = isOfThis ? [] : books.Advances.Where(advance => books.Sum('A', advance.Code, "1218.0102") > 0 && StateOf(books.Case(advance.Case)) is not ("LOST" or "SETTLED" or "WITHDRAWN" or "CLOSED")).Select(advance => advance.Case).ToList();
        var known = ready.Count > 0 && Chance(800) ? books.Case(Pick(ready)) : some;
        var settled = books.AdvancesOf(known.Code).Where(advance => books.Sum('A', advance.Code, "1218.0102") > 0).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
        if (settled.Count == 0 || Chance(40)) settled.Add(Advance());
        var day = Chance(900) ? Final(known) : Date();
        var items = settled.Select(advance => new (string, object?)[]
        {
            ("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "1218.0102") / (Chance(400) ? 2 : 1))), ("dueOn", Chance(150) ? Iso(day.AddDays(random.Next(-1, 120))) : null),
            ("executionCost", Chance(100) ? true : null),
        }).ToArray();
        var due = day.AddDays(Chance(40) ? -1 : Chance(500) ? 30 : random.Next(0, 90));
        return [("judgment", Fresh("J")), ("case", known.Code), .. Debtors(known), ("date", Iso(day)), ("dueOn", Iso(due)), ("items", Chance(20) ? Parts() : Parts(items)),
            ("generalInterest", Chance(150) ? Yuan(random.NextInt64(1, 900_00)) : null), ("outcome", Chance(850) ? null : Pick(["WON", "PARTLY_WON", "LOST"]))];
    }

    private (string, object?)[] Debtors(RefCase known)
    {
        var two = known.Defendants.Distinct().Take(2).ToList();
        (string, object?)[] Share(string party) => [("defendant", party), ("weight", Chance(30) ? 0 : random.Next(1, 70))];
        if (two.Count == 2 && Chance(250)) return [("shares", Parts(Share(two[0]), Share(two[1]))), ("defendant", Chance(50) ? two[0] : null)];
        if (two.Count == 2 && Chance(200)) return [("defendant", two[0]), ("jointWith", Codes(Chance(950) ? two[1] : two[0]))];
        return Chance(40) ? [] : [("defendant", Defendant(known))];
    }

    /// <summary>A day on which a judgment of the case can be final.</summary>
    private DateOnly Final(RefCase known)
    {
        var day = Date();
        return model.CaseOf(books, known.Code, "JUDGED") is { State: "JUDGED", Last: { } judged } && day <= judged.Until && Chance(850) ? judged.Until.AddDays(random.Next(1, 9)) : day;
    }

    private (string, object?)[] Receiving(RefCase known)
    {
        var owed = books.BalancesOf("1218.02").Where(balance => balance.Value > 0).Select(balance => balance.Key.Split('|')).ToList();
        var (code, defendant) = owed.Count > 0 && Chance(800) && Pick(owed) is { } claim ? (claim[2], claim[4]) : (known.Code, Defendant(known));
        var mine = owed.Where(parts => parts[2] == code && parts[4] == defendant).Select(parts => parts[3]).Distinct().ToList();
        long Outstanding(string advance) => books.LinesOf('A', advance).Where(pair => pair.Line.Account == "1218.02" && pair.Line.Party == defendant).Sum(pair => pair.Line.Signed);
        var total = mine.Sum(Outstanding);
        var amount = Chance(150) ? total + random.NextInt64(1, 5_000_00) : FenOf(Near(total));
        var designations = new List<(string, object?)[]>();
        if (Chance(300) && mine.Count > 0)
            designations.Add(Chance(500) ? [("head", "PRINCIPAL"), ("amount", Near(total))] : [("head", "PRINCIPAL"), ("advance", Pick(mine)), ("amount", Near(Outstanding(mine[0])))]);
        if (Chance(100)) designations.Add([("head", Pick(["DELAY_INTEREST", "EXECUTION_COST", "GENERAL_INTEREST"])), ("amount", Yuan(random.NextInt64(1, 50_00)))]);
        var fund = mine.Count > 0 ? books.Advance(mine[0]).Fund : "ADV";
        return [("case", code), ("defendant", defendant), ("amount", Yuan(amount)), ("bank", BankOf(fund, "OWN")), ("designations", designations.Count > 0 ? Parts([.. designations]) : null)];
    }

    private (string, object?)[] Overpaid()
    {
        var held = books.BalancesOf("2307.02").Where(balance => balance.Value < 0).ToList();
        if (held.Count == 0) return [("fund", "ADV"), ("case", Case().Code), ("party", "D1"), ("amount", "1.00"), ("bank", "BK1")];
        var (key, fen) = Pick(held);
        var parts = key.Split('|');
        return [("fund", parts[1]), ("case", parts[2]), ("party", parts[4]), ("amount", Near(-fen)), ("bank", BankOf(parts[1], "OWN"))];
    }

    private (string, object?)[] Restoring()
    {
        var contracts = Recent(books.Orders.Values.Where(order => order.Kind == "RESTORATION").ToList());
        var code = contracts.Count > 0 && Chance(950) ? Pick(contracts).Code : Service();
        var isTreasurys = books.Orders.TryGetValue(code, out var contract) && contract.Case.Length > 0 && ModeOf(books.Case(contract.Case)) == "TREASURY";
        return [("contract", code), ("amount", Near(books.Sum('O', code, "9001") / (Chance(400) ? 3 : 1))), ("bank", BankOf("DMG", isTreasurys ? "ZERO_BALANCE" : "ENTRUSTED")), ("economic", Chance(950) ? null : "123"), ("purpose", Chance(50) ? "LAWYER" : Chance(500) ? "RESTORATION" : null)];
    }

    private (string, object?)[] Rewarding(RefCase known)
    {
        var fen = Chance(200) ? FenOf(Near(books.Sanction.GetValueOrDefault("RWD"))) : random.NextInt64(1, 60_000_00);
        return [("fund", Chance(960) ? "RWD" : Fund()), ("case", known.Code), ("organisation", Chance(950) ? known.Plaintiff : Party()), ("amount", Yuan(fen)), ("approvedBy", Approver()), .. Level(fen, "REWARD"), .. Delegate(), ("source", Chance(300) ? Pick(["SANCTION", "GOV"]) : null)];
    }

    private (string, object?)[] PayingReward()
    {
        var payable = books.BalancesOf("2307.03").Where(balance => balance.Value < 0).ToList();
        if (payable.Count == 0) return [("fund", "RWD"), ("case", Case().Code), ("organisation", "O1"), ("amount", "1.00"), ("bank", "BK1")];
        var (key, fen) = Pick(payable);
        var parts = key.Split('|');
        return [("fund", parts[1]), ("case", parts[2]), ("organisation", parts[4]), ("amount", Near(-fen)), ("bank", BankOf(parts[1], Chance(800) ? "OWN" : "ZERO_BALANCE"))];
    }

    private (string, object?)[] Signing()
    {
        var from = Date();
        var panel = Chance(400) && books.Panel.Count > 0 ? Pick(books.Panel.Values.ToList()) : null;
        return [("agreement", Fresh("LSA-")), ("party", panel is not null && Chance(900) ? panel.Party : Chance(900) ? "L2" : Party()), ("panelEntry", panel?.Code), ("services", Chance(700) ? null : Codes("DOCUMENT_REVIEW", "COURT_GUIDANCE")), ("ceiling", Yuan(random.NextInt64(50_000_00, 400_000_00))), ("from", Iso(from)), ("to", Iso(from.AddDays(Chance(50) ? -1 : random.Next(0, 500)))), ("date", Iso(from))];
    }

    private (string, object?)[] Ordering()
    {
        var agreement = Pick(Recent(books.Agreements.Values.ToList()));
        var ordered = agreement is null ? 0 : books.Orders.Values.Where(order => order.Agreement == agreement.Code).Sum(order => books.Moved('O', order.Code, "9001", true, "R47"));
        var most = Math.Min(books.Available.GetValueOrDefault("LEG"), (agreement?.Ceiling ?? 0) - ordered);
        return [("order", Chance(50) ? Service() : Fresh("SO-")), ("agreement", agreement?.Code ?? "LSA-0"), ("serviceKind", Chance(400) ? null : Pick(["DOCUMENT_REVIEW", "COURT_GUIDANCE", "OTHER"])), ("fund", Chance(950) ? "LEG" : Fund()), ("amount", Chance(200) ? Near(most) : Chance(200) ? Near((agreement?.Ceiling ?? 0) - ordered) : Yuan(random.NextInt64(1, 40_000_00)))];
    }

    private (string, object?)[] Drafting()
    {
        var (amount, fund) = (Yuan(random.NextInt64(1, 2_000_00)), Chance(800) ? "ADV" : Fund());
        // The budget of LEG for bank fees knows only the event's payments.
        var purpose = fund == "LEG" || Chance(500) ? null : Pick(["BANK_FEE", "BANK_FEE", "OTHER", "TRAINING", "RETURN"]);
        (string, object?)[] Line(string account, string side, string? other = null) => [("account", account), ("fund", other ?? fund), ("side", side), ("amount", amount), ("bank", account == "1002.01" ? BankOf(fund, "OWN") : null)];
        var budget = books.Kind == "INSTITUTION" ? "7201" : "7101";
        var lines = random.Next(14) switch
        {
            0 => Parts(Line("5001", "DEBIT")),
            1 => Parts(Line("5001", "DEBIT"), Line("3501", "CREDIT", "RWD")),
            2 => Parts(Line("5001", "DEBIT"), [("account", "3501"), ("fund", fund), ("side", "CREDIT"), ("amount", "3000.00")]),
            3 => Parts(Line("5001", "DEBIT"), [("account", "1002.01"), ("fund", fund), ("side", "CREDIT"), ("amount", amount)]),
            4 => Parts(Line("5301", "DEBIT"), [("account", "1218.02"), ("fund", fund), ("case", "C0"), ("advance", "A0"), ("party", "D1"), ("side", "CREDIT"), ("amount", amount)]),
            5 => Parts([("account", "9001"), ("fund", fund), ("case", "C0"), ("advance", "A0"), ("side", "DEBIT"), ("amount", amount)], [("account", "9002"), ("fund", fund), ("side", "CREDIT"), ("amount", amount)]),
            6 => Parts(Line("9999", "DEBIT"), Line("5001", "CREDIT")),
            7 => Parts(Line("1002.01", "DEBIT"), Line("4603", "CREDIT"), Line("8001.02", "DEBIT"), Line("6609", "CREDIT")),
            8 => Parts(Line("3501", "DEBIT"), Line("1002.01", "CREDIT"), Line("8101.01", "DEBIT"), Line("8001.02", "CREDIT")),
            9 => Parts(Line("1002.01", "DEBIT"), Line("2103", "CREDIT")),
            10 => Parts(Line("2103", "DEBIT"), Line("1002.01", "CREDIT")),
            11 => Parts([("account", "1218.02"), ("fund", fund), ("case", Case().Code), ("advance", Advance().Code), ("side", "DEBIT"), ("amount", amount)], Line("5001", "CREDIT")),
            _ => Parts(Line("5001", "DEBIT"), Line("1002.01", "CREDIT"), Line(budget, "DEBIT"), Line("8001.02", "CREDIT")),
        };
        return [("draft", Chance(50) && books.Drafts.Count > 0 ? Pick(books.Drafts.Keys.ToList()) : Fresh("D-")), ("summary", Chance(980) ? "费用更正" : null), ("purpose", purpose), ("lines", lines)];
    }

    private JsonObject Replacement()
    {
        var type = Pick(["bankFeeCharged", "bankFeeCharged", "recoveryReceived", "advanceSettled", "appropriationReceived", "interestReceived", "fundOpened", "monthClosed", "orderPlaced", "judgmentTookEffect", "damagesReceived", "priorYearCorrected", "amountCorrected", "caseWithdrawn", "executionProceedsReceived", "advancePaidDirectly", "restorationPaid"]);
        return Object([("type", type), .. Fields(type).Where(field => field.Item1 is not ("date" or "by"))]);
    }

    // Choices.
    private string last = "";
    private bool Chance(int ofThousand) => random.Next(1000) < ofThousand;
    private T Pick<T>(IReadOnlyList<T> items) => items.Count == 0 ? default! : items[random.Next(items.Count)];
    private List<T> Recent<T>(List<T> items) => Chance(850) ? items[Math.Max(0, items.Count - 8)..] : items;
    private string Fresh(string prefix) => prefix + (++next).ToString(CultureInfo.InvariantCulture);
    private RefAdvance Advance() => Pick(Recent(books.Advances));

    /// <summary>Mostly one for which the event makes sense.</summary>
    private RefAdvance Advance(string type)
    {
        if (Chance(250)) return Advance();
        var fit = books.Advances[Math.Max(0, books.Advances.Count - 80)..].Where(advance => type switch
        {
            "advanceApproved" => !books.LinesOf('A', advance.Code).Any(),
            "advancePaid" or "advanceReleased" => books.Sum('A', advance.Code, "9001") > 0,
            "advanceSettled" or "advanceRefunded" => books.Sum('A', advance.Code, "1218.0101") > 0,
            "advanceWrittenOff" => books.Sum('A', advance.Code, "1218.0102") > 0 || books.Sum('A', advance.Code, "1218.02") > 0,
            _ => true,
        }).ToList();
        return fit.Count > 0 ? Pick(fit) : Advance();
    }

    private string StateOf(RefCase known) => model.CaseOf(books, known.Code).State;
    private string ModeOf(RefCase known) => model.CaseOf(books, known.Code).Mode;

    /// <summary>Mostly a recent case in one of the states, or with damages delivered in one of the ways.</summary>
    private RefCase CaseIn(params string[] states)
    {
        var fit = books.Cases.TakeLast(40).Where(known => model.CaseOf(books, known.Code) is var stands && (states.Contains(stands.State) || states.Contains(stands.Mode))).ToList();
        return fit.Count > 0 && Chance(880) ? Pick(fit) : Case();
    }

    private RefCase Case() => Pick(Chance(850) ? books.Cases[Math.Max(0, books.Cases.Count - 4)..] : books.Cases);
    private string Party() => Chance(60) ? "P999" : Pick(books.Parties.Keys.ToList());
    private string Fund() => Chance(20) ? "F999" : Pick(Chance(900) ? [.. books.Funds.Take(5).Select(fund => fund.Code)] : books.Funds.Select(fund => fund.Code).ToList());
    private string Bank() => Chance(20) ? "B999" : Pick(Chance(900) ? [.. books.Banks.Take(5).Select(bank => bank.Code)] : books.Banks.Select(bank => bank.Code).ToList());
    private string Defendant(RefCase known) => Chance(950) ? Pick(known.Defendants) : Party();
    private string BankOf(string fund, string kind) => Chance(940) && books.Banks.Where(bank => bank.Kind == kind && bank.Funds.Contains(fund)).ToList() is { Count: > 0 } own ? Pick(own).Code : Bank();
    private string Service() => last = Chance(40) ? "SO-0" : Pick(Recent(books.Orders.Values.Where(order => order.Kind == "SERVICE" || Chance(30)).ToList()))?.Code ?? "SO-0";
    private string Draft() => books.Drafts.Values.Where(draft => !draft.IsSettled || Chance(50)).Select(draft => draft.Code).ToList() is { Count: > 0 } open ? Pick(open) : "D-0";
    private long Balance(string account, string fund) => books.BalancesOf(account).Where(balance => balance.Key.Split('|')[1] == fund).Sum(balance => balance.Value);
    private long Of(RefCase known, string account, string fund) => books.LinesOf('C', known.Code).Where(pair => pair.Line.Account == account && pair.Line.Fund == fund).Sum(pair => pair.Line.Signed);
    private int Month() => Chance(600) ? books.Opened.First(month => !books.Closed.Contains(month)) : Pick(books.Opened.ToList());

    private string Voucher(bool toCorrect)
    {
        if (Chance(20)) return Pick(["记-2024-01-9999", "期初"]);
        var cancelled = books.Vouchers.Where(voucher => voucher.ReversedBy is not null && voucher.CorrectedBy is null).ToList();
        if (toCorrect && Chance(80) && books.Vouchers.LastOrDefault(voucher => voucher.CorrectedBy is not null) is { } corrected) return corrected.No;
        if (toCorrect && cancelled.Count > 0 && Chance(800)) return Pick(Recent(cancelled)).No;
        return books.Vouchers.Count == 0 ? "期初" : Pick(books.Vouchers[Math.Max(0, books.Vouchers.Count - (Chance(800) ? 12 : 500))..]).No;
    }

    private (string, object?)[] OnBank(string fund, string kind, string amount, params (string, object?)[] more) => [("fund", fund), ("bank", BankOf(fund, kind)), ("amount", amount), .. more];

    /// <summary>An amount at the edge of what is allowed or well inside it.</summary>
    private string Near(long most) => Yuan(most < 1 ? random.NextInt64(1, 1_000_00) : random.Next(20) switch
    {
        < 7 => most,
        < 9 => most + 1,
        < 10 => Math.Max(1, most - 1),
        < 11 => 1,
        < 12 => Math.Min(10_000_000_000_000, most * 3 + 7),
        _ => random.NextInt64(1, most + 1),
    });

    private DateOnly Date()
    {
        var open = books.Opened.Where(month => !books.Closed.Contains(month)).Take(3).ToList();
        var month = Chance(30) ? Pick(books.Opened.ToList()) : Chance(10) ? books.Opened.Max + 89 : Chance(750) ? open[0] : Pick(open);
        var first = new DateOnly(month / 100, month % 100, 1);
        var days = DateTime.DaysInMonth(first.Year, first.Month);
        return first.AddDays(Chance(120) ? 0 : Chance(150) ? days - 1 : random.Next(days));
    }

    // Messages.
    private Message Again()
    {
        var command = (JsonObject)Pick(sent).DeepClone();
        if (Chance(300)) command["date"] = Iso(DateOnly.ParseExact(command["date"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(1));
        return Sent(command);
    }

    private Message Sent(JsonObject command)
    {
        sent.Add(command);
        if (sent.Count > 500) sent.RemoveAt(0);
        return new(command.ToJsonString(Readable), command, null);
    }

    private Message Malformed(JsonObject command)
    {
        var amount = command.ContainsKey("amount");
        if (amount) command["amount"] = "1.00";
        var (change, reason) = Pick<(Action<JsonObject>, RejectionReason)>(
        [
            (json => json["date"] = Pick(["2024-02-30", "2024-2-1", "20240201", "２０２４-01-01"]), RejectionReason.BadDate),
            (json => json["colour"] = "red", RejectionReason.UnknownField),
            (json => json.Remove("by"), RejectionReason.MissingField),
            (json => json["type"] = "moneyVanished", RejectionReason.UnknownCommand),
            (json => json["summary"] = new string('长', 201), RejectionReason.TextTooLong),
            (json => json["summary"] = "手续\u0007费", RejectionReason.BadText),
            (json => json["attachments"] = "three", RejectionReason.BadValue),
            (json => json.Remove("key"), RejectionReason.KeyMissing),
            (json => json["key"] = "a b", RejectionReason.BadCode),
            .. !amount ? Array.Empty<(Action<JsonObject>, RejectionReason)>() :
            [
                (json => json["amount"] = Pick(["1,23", "1e5", "0.001", "１２.00", "", "1.", ".5", "01.00", "+1.00", "12345678901234567890"]), RejectionReason.BadAmount),
                (json => json["amount"] = 5, RejectionReason.BadAmount),
                (json => json["amount"] = Pick(["0", "0.00", "-0.01", "-1.00"]), RejectionReason.AmountNotPositive),
                (json => json["amount"] = Pick(["100000000000.01", "92233720368547758.07"]), RejectionReason.AmountTooLarge),
            ],
        ]);
        change(command);
        var text = command.ToJsonString(Readable);
        return Chance(100) ? new(text[..^random.Next(1, 9)], command, RejectionReason.MalformedJson) : new(text, command, reason);
    }

    private JsonObject New(string type, DateOnly date, params (string, object?)[] fields)
    {
        var command = Object([("type", type), ("entity", entity), ("key", Fresh("K")), ("date", Iso(date)), .. fields]);
        if (!command.ContainsKey("by")) command["by"] = Chance(950) ? Makers[0] : Pick(Makers);
        if (!Chance(12)) command["reviewer"] = Chance(12) ? command["by"]!.GetValue<string>() : command["by"]!.GetValue<string>() == "李审核" ? "孙主管" : "李审核";
        if (!command.ContainsKey("cashier") && !Chance(15)) command["cashier"] = Chance(12) ? command["by"]!.GetValue<string>() : "周出纳";
        return command;
    }

    private static JsonObject Object((string Name, object? Value)[] fields)
    {
        var json = new JsonObject();
        foreach (var (name, value) in fields)
            if (value is JsonNode node) json[name] = node;
            else if (value is not null) json[name] = value switch { int number => number, bool flag => flag, var text => text.ToString() };
        return json;
    }

    private static JsonArray Codes(params string[] codes) => [.. codes.Select(code => JsonValue.Create(code))];
    private static JsonArray Parts(params (string, object?)[][] parts) => [.. parts.Select(part => Object(part))];
    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    private static string Yuan(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100}.{fen % 100:00}");
    private static long FenOf(string yuan) => long.Parse(yuan.Remove(yuan.Length - 3, 1), CultureInfo.InvariantCulture);
}
