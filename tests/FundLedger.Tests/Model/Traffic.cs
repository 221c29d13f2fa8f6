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
        ("partyRegistered", 4), ("caseRegistered", 5), ("fundOpened", 1), ("bankAccountOpened", 1), ("policyChanged", 2), ("yearOpened", 1), ("entityOpened", 1),
        ("openingBalancesRecorded", 1), ("appropriationReceived", 14), ("quotaGranted", 5), ("quotaCancelled", 2), ("quotaRestored", 3), ("interestReceived", 6), ("bankFeeCharged", 7),
        ("advanceRequested", 18), ("advanceApproved", 20), ("advancePaid", 26), ("advanceSettled", 22), ("advanceRefunded", 10), ("advanceReleased", 6), ("advanceWrittenOff", 8),
        ("judgmentTookEffect", 16), ("recoveryReceived", 24), ("overpaymentReturned", 7), ("damagesReceived", 8), ("restorationContracted", 8), ("restorationPaid", 9),
        ("rewardApproved", 9), ("rewardPaid", 8), ("agreementSigned", 4), ("orderPlaced", 10), ("orderInvoiced", 11), ("orderPaid", 11), ("orderCancelled", 4),
        ("voucherReversed", 14), ("voucherCorrected", 10), ("voucherDrafted", 10), ("draftPosted", 8), ("draftDiscarded", 3), ("monthClosed", 5), ("yearClosed", 1),
    ];

    private static readonly string[] CostKinds = ["INVESTIGATION", "APPRAISAL", "ASSESSMENT", "LAWYER", "COURT_FEE", "OTHER"];
    private static readonly string[] Makers = ["陈会计", "林承办", "孙主管"];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<JsonObject> sent = [];
    private int next;
    private string entity = "";
    private ReferenceEntity books = null!;

    /// <summary>The commands that open an entity with its registers.</summary>
    public IEnumerable<Message> Opening(string code, string kind, int firstYear, string treatment)
    {
        entity = code;
        var first = new DateOnly(firstYear, 1, 1);
        yield return Sent(New("entityOpened", first, ("name", "某环境厅"), ("kind", kind), ("firstYear", firstYear),
            ("policies", Parts([("name", "budgetTreatmentOfAdvances"), ("value", treatment)]))));
        books = model.Entities[code];
        foreach (var (fund, of) in new[] { ("ADV", "ADVANCE"), ("ADV2", "ADVANCE"), ("RWD", "REWARD"), ("DMG", "DAMAGES"), ("LEG", "SERVICES") })
            yield return Sent(New("fundOpened", first, ("fund", fund), ("name", "基金"), ("kind", of)));
        foreach (var (bank, of, funds) in new[] { ("BK1", "OWN", "ADV RWD"), ("BK3", "OWN", "ADV ADV2 LEG"), ("BK2", "ENTRUSTED", "DMG"), ("ZB", "ZERO_BALANCE", "LEG RWD"), ("PD", "PENDING", "ADV") })
            yield return Sent(New("bankAccountOpened", first, ("bank", bank), ("name", "账户"), ("kind", of), ("funds", Codes(funds.Split(' ')))));
        foreach (var (party, of) in new[] { ("O1", "ORGANISATION"), ("O2", "ORGANISATION"), ("P1", "APPRAISER"), ("L1", "LAW_FIRM"), ("L2", "LAW_FIRM"), ("R1", "RESTORER"), ("D1", "DEFENDANT"), ("D2", "DEFENDANT"), ("D3", "DEFENDANT") })
            yield return Sent(New("partyRegistered", first, ("party", party), ("name", "某方"), ("kind", of), ("registration", of == "ORGANISATION" ? "CITY" : null)));
        yield return Sent(New("partyRegistered", first, ("party", "O3"), ("name", "某县协会"), ("kind", "ORGANISATION"), ("registration", "COUNTY")));
        yield return Sent(New("caseRegistered", first, ("case", "C0"), ("number", "案"), ("plaintiffKind", "ORGANISATION"), ("plaintiff", "O1"), ("defendants", Codes("D1", "D2"))));
        yield return Sent(New("advanceRequested", first, ("advance", "A0"), ("fund", "ADV"), ("case", "C0"), ("organisation", "O1"), ("costKind", "APPRAISAL"), ("amount", "48333.33")));
        yield return Sent(New("openingBalancesRecorded", first, ("lines", Parts(
            [("account", "1002.01"), ("fund", "ADV"), ("bank", "BK1"), ("side", "DEBIT"), ("amount", "186420.37")],
            [("account", "1218.02"), ("fund", "ADV"), ("case", "C0"), ("advance", "A0"), ("party", "D1"), ("due", Iso(first.AddDays(-random.Next(1, 400)))), ("side", "DEBIT"), ("amount", "40000.00")],
            [("account", "1218.02"), ("fund", "ADV"), ("case", "C0"), ("advance", "A0"), ("party", "D1"), ("side", "DEBIT"), ("amount", "8333.33")],
            [("account", "3001"), ("fund", "ADV"), ("side", "CREDIT"), ("amount", "234753.70")],
            [("account", "1002.02"), ("fund", "DMG"), ("bank", "BK2"), ("side", "DEBIT"), ("amount", "612000.00")],
            [("account", "2901"), ("fund", "DMG"), ("case", "C0"), ("side", "CREDIT"), ("amount", "612000.00")],
            [("account", "8001.02"), ("fund", "ADV"), ("side", "DEBIT"), ("amount", treatment == "YEAR_END_RECOGNITION" ? "186420.37" : "234753.70")],
            [("account", "8101.07"), ("fund", "ADV"), ("side", "CREDIT"), ("amount", treatment == "YEAR_END_RECOGNITION" ? "186420.37" : "234753.70")]))));
    }

    /// <summary>The next random command.</summary>
    public Message Next()
    {
        entity = Pick(model.Entities.Keys.Order(StringComparer.Ordinal).ToList());
        books = model.Entities[entity];
        if (Chance(20) && sent.Count > 0) return Again();
        if (Chance(30)) return Malformed(Command());
        var command = Command();
        if (Chance(4) && command["type"]!.GetValue<string>() != "entityOpened") command["entity"] = "999999";
        return Sent(command);
    }

    private JsonObject Command()
    {
        var at = random.Next(Weights.Sum(weight => weight.Weight));
        var type = Weights.First(weight => (at -= weight.Weight) < 0).Type;
        return type is "monthClosed" or "yearClosed" && !Chance(150) ? TowardsClosing() : Command(type);
    }

    private JsonObject Command(string type) => New(type, Date(), Fields(type));

    // What is left to do before the first open month can be closed.
    private JsonObject TowardsClosing()
    {
        var month = books.Opened.First(opened => !books.Closed.Contains(opened));
        var last = new DateOnly(month / 100, month % 100, 1).AddMonths(1).AddDays(-1);
        if (books.Drafts.Values.FirstOrDefault(draft => !draft.IsSettled && draft.Voucher.Month == month) is { } draft)
            return Chance(500) ? New("draftDiscarded", last, ("draft", draft.Code), ("reason", "重复")) : New("draftPosted", last, ("draft", draft.Code), ("by", "李审核"), ("cashier", "周出纳"));
        if (month % 100 < 12) return New("monthClosed", last.AddDays(5), ("period", $"{month / 100}-{month % 100:00}"));
        foreach (var quota in books.Balances.Where(balance => balance.Key.StartsWith("1011|", StringComparison.Ordinal) && balance.Value != 0))
        {
            var parts = quota.Key.Split('|');
            return New("quotaCancelled", last, ("fund", parts[1]), ("bank", parts[6]));
        }
        return New("yearClosed", last, ("year", month / 100), ("treasuryNote", Chance(500) ? "已说明" : null));
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
            "policyChanged" => Pick<(string, object?)[]>([[("name", "sectionLimit"), ("value", "40000.00")], [("name", "deputyLimit"), ("value", "300000.00")], [("name", "voucherSeries"), ("value", Pick(["记", "付"]))],
                [("name", "cancelQuotaAtYearEnd"), ("value", "true")], [("name", "zhengAfterJiao"), ("value", "maybe")], [("name", "luck"), ("value", "true")]]),
            "yearOpened" => [("year", books.Opened.Max / 100 + (Chance(700) ? 1 : 2))],
            "fundOpened" => [("fund", Chance(300) ? fund : Fresh("F")), ("name", "新基金"), ("kind", Pick(["ADVANCE", "REWARD", "DAMAGES", "SERVICES"]))],
            "bankAccountOpened" => [("bank", Chance(300) ? Bank() : Fresh("B")), ("name", "新账户"), ("kind", Pick(["OWN", "ENTRUSTED", "PENDING", "ZERO_BALANCE"])), ("funds", Chance(100) ? Codes() : Codes(fund, Fund()))],
            "partyRegistered" => [("party", Chance(200) ? "O1" : Fresh("P")), ("name", "某新方"), ("kind", Pick(["ORGANISATION", "DEFENDANT", "LAW_FIRM", "RESTORER"])), ("registration", Chance(700) ? Pick(["CITY", "PROVINCE", "COUNTY"]) : null)],
            "caseRegistered" => [("case", Chance(100) ? "C0" : Fresh("C")), ("number", "（2024）吉71民初12号"), ("plaintiffKind", "ORGANISATION"), ("plaintiff", Chance(900) ? Pick(["O1", "O2"]) : Party()), ("defendants", Chance(50) ? Codes() : Codes(Pick(["D1", "D2"]), Pick(["D2", "D3"])))],
            "openingBalancesRecorded" => [("lines", Parts([("account", "3001"), ("fund", fund), ("side", "DEBIT"), ("amount", "1.00")], [("account", "3501"), ("fund", fund), ("side", "CREDIT"), ("amount", "1.00")]))],
            "appropriationReceived" => OnBank(fund, "OWN", Yuan(random.NextInt64(1, 300_000_00)), ("source", Chance(300) ? "SANCTION" : Chance(500) ? "GOV" : null)),
            "quotaGranted" => OnBank(Chance(800) ? "LEG" : fund, "ZERO_BALANCE", Yuan(random.NextInt64(1, 200_000_00))),
            "quotaCancelled" => [("fund", "LEG"), ("bank", "ZB"), ("amount", Chance(500) ? Near(Balance("1011", "LEG")) : null)],
            "quotaRestored" => [("fund", "LEG"), ("bank", "ZB"), ("amount", Near(Balance("1201.02", "LEG")))],
            "interestReceived" => [("bank", Bank()), ("amount", Chance(200) ? "0.01" : Yuan(random.NextInt64(1, 3_000_00)))],
            "bankFeeCharged" => OnBank(fund, "OWN", Chance(100) ? Near(books.Available.GetValueOrDefault(fund)) : Yuan(random.NextInt64(1, 300_00))),
            "advanceRequested" => [("advance", Chance(50) ? advance.Code : Fresh("A")), ("fund", Chance(900) ? Pick(["ADV", "ADV", "ADV2"]) : fund), ("case", known.Code), ("organisation", Chance(950) ? known.Plaintiff : Party()), ("costKind", Pick(CostKinds)), ("amount", Yuan(Chance(30) ? 10_000_000_000_000 : random.NextInt64(1, 90_000_00))), ("by", "林承办")],
            "advanceApproved" => Approving(advance),
            "advancePaid" => [("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "9001"))), ("bank", BankOf(advance.Fund, "OWN")), ("payee", Chance(500) ? Party() : null)],
            "advanceSettled" => [("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "1218.0101")))],
            "advanceRefunded" => [("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "1218.0101"))), ("bank", BankOf(advance.Fund, "OWN")), ("payer", Chance(200) ? Party() : null)],
            "advanceReleased" => [("advance", advance.Code), ("amount", Chance(500) ? Near(books.Sum('A', advance.Code, "9001")) : null), ("reason", "终止")],
            "advanceWrittenOff" => WritingOff(advance),
            "judgmentTookEffect" => Judging(known),
            "recoveryReceived" => Receiving(known),
            "overpaymentReturned" => Overpaid(),
            "damagesReceived" => [("fund", "DMG"), ("case", known.Code), ("defendant", Defendant(known)), ("amount", Yuan(random.NextInt64(1, 400_000_00))), ("bank", BankOf("DMG", "ENTRUSTED"))],
            "restorationContracted" => [("contract", Chance(50) && order is not null ? order.Code : Fresh("RC-")), ("fund", Chance(950) ? "DMG" : fund), ("case", known.Code), ("party", Chance(930) ? "R1" : Party()), ("amount", Near(-Of(known, "2901", "DMG") - Of(known, "9001", "DMG")))],
            "restorationPaid" => Restoring(),
            "rewardApproved" => Rewarding(known),
            "rewardPaid" => PayingReward(),
            "agreementSigned" => Signing(),
            "orderPlaced" => Ordering(),
            "orderInvoiced" => [("order", Service()), ("amount", Near(books.Sum('O', Service(), "9001") + books.Sum('O', last, "2302")))],
            "orderPaid" => [("order", Service()), ("amount", Near(-books.Sum('O', last, "2302"))), ("bank", BankOf("LEG", Chance(800) ? "ZERO_BALANCE" : "OWN")), ("final", Chance(300) ? false : null)],
            "orderCancelled" => [("order", Service()), ("reason", "不再需要")],
            "voucherReversed" => [("voucher", Voucher(false))],
            "voucherCorrected" => [("corrects", Voucher(true)), ("replacement", Replacement())],
            "voucherDrafted" => Drafting(),
            "draftPosted" => [("draft", Draft()), ("by", Chance(950) ? "李审核" : "陈会计")],
            "draftDiscarded" => [("draft", Draft()), ("reason", "重复")],
            "monthClosed" => [("period", $"{Month() / 100}-{Month() % 100:00}")],
            "yearClosed" => [("year", Month() / 100 + (Chance(200) ? 1 : 0))],
            _ => throw new InvalidOperationException(type),
        };
    }

    // The pieces of single events.
    private (string, object?)[] Approving(RefAdvance advance)
    {
        var fen = Chance(700) ? advance.Requested : FenOf(Near(advance.Requested));
        return [("advance", advance.Code), ("amount", fen == advance.Requested && Chance(700) ? null : Yuan(fen)), ("approvedBy", Chance(30) ? advance.By : "王处长"), .. Level(fen)];
    }

    private (string, object?)[] Level(long fen)
    {
        var level = Chance(60) ? "SECTION" : fen <= 40_000_00 ? "SECTION" : fen <= 200_000_00 ? "DEPUTY" : "MEETING";
        if (Chance(40)) level = "MEETING";
        return [("level", level), ("basis", level == "MEETING" && Chance(300) ? null : "纪要1号")];
    }

    private (string, object?)[] WritingOff(RefAdvance advance)
    {
        var defendant = Chance(500) ? Defendant(books.Case(advance.Case)) : null;
        var outstanding = books.LinesOf('A', advance.Code).Where(pair => defendant is null ? pair.Line.Account == "1218.0102" : pair.Line.Account == "1218.02" && pair.Line.Party == defendant).Sum(pair => pair.Line.Signed);
        return [("advance", advance.Code), ("amount", Near(outstanding / (Chance(500) ? 2 : 1))), ("defendant", defendant), ("approvedBy", Chance(970) ? "王处长" : "陈会计"), ("level", "MEETING"), ("basis", "批复1号")];
    }

    private (string, object?)[] Judging(RefCase some)
    {
        var ready = books.Advances.Where(advance => books.Sum('A', advance.Code, "1218.0102") > 0).Select(advance => advance.Case).ToList();
        var known = ready.Count > 0 && Chance(800) ? books.Case(Pick(ready)) : some;
        var settled = books.Advances.Where(advance => advance.Case == known.Code && books.Sum('A', advance.Code, "1218.0102") > 0).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).ToList();
        if (settled.Count == 0 || Chance(40)) settled.Add(Advance());
        var items = settled.Select(advance => new (string, object?)[] { ("advance", advance.Code), ("amount", Near(books.Sum('A', advance.Code, "1218.0102") / (Chance(400) ? 2 : 1))) }).ToArray();
        var day = Date();
        var due = day.AddDays(Chance(40) ? -1 : Chance(500) ? 30 : random.Next(0, 90));
        return [("judgment", Fresh("J")), ("case", known.Code), ("defendant", Defendant(known)), ("date", Iso(day)), ("dueOn", Iso(due)), ("items", Chance(20) ? Parts() : Parts(items))];
    }

    private (string, object?)[] Receiving(RefCase known)
    {
        var owed = books.Balances.Where(balance => balance.Value > 0 && balance.Key.StartsWith("1218.02|", StringComparison.Ordinal)).Select(balance => balance.Key.Split('|')).ToList();
        var (code, defendant) = owed.Count > 0 && Chance(800) && Pick(owed) is { } claim ? (claim[2], claim[4]) : (known.Code, Defendant(known));
        var mine = owed.Where(parts => parts[2] == code && parts[4] == defendant).Select(parts => parts[3]).Distinct().ToList();
        long Outstanding(string advance) => books.LinesOf('A', advance).Where(pair => pair.Line.Account == "1218.02" && pair.Line.Party == defendant).Sum(pair => pair.Line.Signed);
        var total = mine.Sum(Outstanding);
        var amount = Chance(150) ? total + random.NextInt64(1, 5_000_00) : FenOf(Near(total));
        var designations = new List<(string, object?)[]>();
        if (Chance(300) && mine.Count > 0)
            designations.Add(Chance(500) ? [("head", "PRINCIPAL"), ("amount", Near(total))] : [("head", "PRINCIPAL"), ("advance", Pick(mine)), ("amount", Near(Outstanding(mine[0])))]);
        if (Chance(100)) designations.Add([("head", Pick(["DELAY_INTEREST", "EXECUTION_COST"])), ("amount", Yuan(random.NextInt64(1, 50_00)))]);
        var fund = mine.Count > 0 ? books.Advance(mine[0]).Fund : "ADV";
        return [("case", code), ("defendant", defendant), ("amount", Yuan(amount)), ("bank", BankOf(fund, "OWN")), ("designations", designations.Count > 0 ? Parts([.. designations]) : null)];
    }

    private (string, object?)[] Overpaid()
    {
        var held = books.Balances.Where(balance => balance.Value < 0 && balance.Key.StartsWith("2307.02|", StringComparison.Ordinal)).ToList();
        if (held.Count == 0) return [("fund", "ADV"), ("case", Case().Code), ("party", "D1"), ("amount", "1.00"), ("bank", "BK1")];
        var (key, fen) = Pick(held);
        var parts = key.Split('|');
        return [("fund", parts[1]), ("case", parts[2]), ("party", parts[4]), ("amount", Near(-fen)), ("bank", BankOf(parts[1], "OWN"))];
    }

    private (string, object?)[] Restoring()
    {
        var contracts = Recent(books.Orders.Values.Where(order => order.Kind == "RESTORATION").ToList());
        var code = contracts.Count > 0 && Chance(950) ? Pick(contracts).Code : Service();
        return [("contract", code), ("amount", Near(books.Sum('O', code, "9001"))), ("bank", BankOf("DMG", "ENTRUSTED")), ("purpose", Chance(50) ? "LAWYER" : Chance(500) ? "RESTORATION" : null)];
    }

    private (string, object?)[] Rewarding(RefCase known)
    {
        var fen = Chance(200) ? FenOf(Near(books.Sanction.GetValueOrDefault("RWD"))) : random.NextInt64(1, 60_000_00);
        return [("fund", Chance(960) ? "RWD" : Fund()), ("case", known.Code), ("organisation", Chance(950) ? known.Plaintiff : Party()), ("amount", Yuan(fen)), ("approvedBy", Chance(970) ? "王处长" : "陈会计"), .. Level(fen), ("source", Chance(300) ? Pick(["SANCTION", "GOV"]) : null)];
    }

    private (string, object?)[] PayingReward()
    {
        var payable = books.Balances.Where(balance => balance.Value < 0 && balance.Key.StartsWith("2307.03|", StringComparison.Ordinal)).ToList();
        if (payable.Count == 0) return [("fund", "RWD"), ("case", Case().Code), ("organisation", "O1"), ("amount", "1.00"), ("bank", "BK1")];
        var (key, fen) = Pick(payable);
        var parts = key.Split('|');
        return [("fund", parts[1]), ("case", parts[2]), ("organisation", parts[4]), ("amount", Near(-fen)), ("bank", BankOf(parts[1], Chance(800) ? "OWN" : "ZERO_BALANCE"))];
    }

    private (string, object?)[] Signing()
    {
        var from = Date();
        return [("agreement", Fresh("LSA-")), ("party", Chance(900) ? "L2" : Party()), ("ceiling", Yuan(random.NextInt64(50_000_00, 400_000_00))), ("from", Iso(from)), ("to", Iso(from.AddDays(Chance(50) ? -1 : random.Next(0, 500)))), ("date", Iso(from))];
    }

    private (string, object?)[] Ordering()
    {
        var agreement = Pick(Recent(books.Agreements.Values.ToList()));
        var ordered = agreement is null ? 0 : books.Orders.Values.Where(order => order.Agreement == agreement.Code).Sum(order => books.Moved('O', order.Code, "9001", true, "R47"));
        var most = Math.Min(books.Available.GetValueOrDefault("LEG"), (agreement?.Ceiling ?? 0) - ordered);
        return [("order", Chance(50) ? Service() : Fresh("SO-")), ("agreement", agreement?.Code ?? "LSA-0"), ("fund", Chance(950) ? "LEG" : Fund()), ("amount", Chance(200) ? Near(most) : Chance(200) ? Near((agreement?.Ceiling ?? 0) - ordered) : Yuan(random.NextInt64(1, 40_000_00)))];
    }

    private (string, object?)[] Drafting()
    {
        var (amount, fund) = (Yuan(random.NextInt64(1, 2_000_00)), Chance(800) ? "ADV" : Fund());
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
        return [("draft", Chance(50) && books.Drafts.Count > 0 ? Pick(books.Drafts.Keys.ToList()) : Fresh("D-")), ("summary", Chance(980) ? "费用更正" : null), ("lines", lines)];
    }

    private JsonObject Replacement()
    {
        var type = Pick(["bankFeeCharged", "bankFeeCharged", "recoveryReceived", "advanceSettled", "appropriationReceived", "interestReceived", "fundOpened", "monthClosed", "orderPlaced", "judgmentTookEffect", "damagesReceived"]);
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

    private RefCase Case() => Pick(Chance(850) ? books.Cases[Math.Max(0, books.Cases.Count - 4)..] : books.Cases);
    private string Party() => Chance(60) ? "P999" : Pick(books.Parties.Keys.ToList());
    private string Fund() => Chance(20) ? "F999" : Pick(Chance(900) ? [.. books.Funds.Take(5).Select(fund => fund.Code)] : books.Funds.Select(fund => fund.Code).ToList());
    private string Bank() => Chance(20) ? "B999" : Pick(Chance(900) ? [.. books.Banks.Take(5).Select(bank => bank.Code)] : books.Banks.Select(bank => bank.Code).ToList());
    private string Defendant(RefCase known) => Chance(950) ? Pick(known.Defendants) : Party();
    private string BankOf(string fund, string kind) => Chance(940) && books.Banks.Where(bank => bank.Kind == kind && bank.Funds.Contains(fund)).ToList() is { Count: > 0 } own ? Pick(own).Code : Bank();
    private string Service() => last = Chance(40) ? "SO-0" : Pick(Recent(books.Orders.Values.Where(order => order.Kind == "SERVICE" || Chance(30)).ToList()))?.Code ?? "SO-0";
    private string Draft() => books.Drafts.Values.Where(draft => !draft.IsSettled || Chance(50)).Select(draft => draft.Code).ToList() is { Count: > 0 } open ? Pick(open) : "D-0";
    private long Balance(string account, string fund) => books.Balances.Where(balance => balance.Key.StartsWith($"{account}|{fund}|", StringComparison.Ordinal)).Sum(balance => balance.Value);
    private long Of(RefCase known, string account, string fund) => books.LinesOf('C', known.Code).Where(pair => pair.Line.Account == account && pair.Line.Fund == fund).Sum(pair => pair.Line.Signed);
    private int Month() => Chance(600) ? books.Opened.First(month => !books.Closed.Contains(month)) : Pick(books.Opened.ToList());

    private string Voucher(bool toCorrect)
    {
        if (Chance(20)) return Pick(["记-2024-01-9999", "期初"]);
        var cancelled = books.Vouchers.Where(voucher => voucher.ReversedBy is not null && voucher.CorrectedBy is null).ToList();
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
