using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>The events, one after another, as domain.md E.1 to E.7 tells them.</summary>
internal sealed partial class ReferenceBooks
{
    private static readonly string[] Sanctioned = ["SANCTION"];

    private Answer Decide(string type) => type switch
    {
        "policyChanged" => ChangePolicy(),
        "fundOpened" => Kept([], () => books.Funds.Add(new(Text("fund"), Text("kind"), Has("purposes") ? Codes(command, "purposes") : UsualPurposes(Text("kind"))))),
        "bankAccountOpened" => Kept([If(Codes(command, "funds").Count == 0, MissingField)], () => books.Banks.Add(new(Text("bank"), Text("kind"), Codes(command, "funds")))),
        "partyRegistered" => Kept([If(Text("kind") == "ORGANISATION" && !Has("registration"), MissingField)],
            () => books.Parties[Text("party")] = new(Text("party"), Text("kind"), Text("registration", "NONE"))),
        "caseRegistered" => RegisterCase(),
        "yearOpened" => OpenYear(),
        "openingBalancesRecorded" => TakeOver(),
        "appropriationReceived" => Appropriated(),
        "quotaGranted" => QuotaGranted(),
        "quotaCancelled" => QuotaCancelled(),
        "quotaRestored" => QuotaRestored(),
        "interestReceived" => Interest(),
        "bankFeeCharged" => Fee(),
        "advanceRequested" => Requested(),
        "advanceApproved" => Approved(),
        "advancePaid" => Paid(),
        "advanceSettled" => Settled(),
        "advanceRefunded" => Refunded(),
        "advanceReleased" => Released(),
        "advanceWrittenOff" => WrittenOff(),
        "judgmentTookEffect" => Judged(),
        "recoveryReceived" => Recovered(),
        "overpaymentReturned" => Returned(),
        "damagesReceived" => Damages(),
        "restorationContracted" => Contracted(),
        "restorationPaid" => Restored(),
        "rewardApproved" => Rewarded(),
        "rewardPaid" => RewardPaid(),
        "agreementSigned" => Kept([IsKind(Text("party"), "LAW_FIRM"), If(Day("to") < Day("from"), DateBeforeCause)],
            () => books.Agreements[Text("agreement")] = new(Text("agreement"), Text("party"), Fen("ceiling"), Day("from"), Day("to"))),
        "orderPlaced" => Ordered(),
        "orderInvoiced" => Invoiced(),
        "orderPaid" => OrderPaid(),
        "orderCancelled" => OrderCancelled(),
        "voucherReversed" => Reversed(),
        "voucherCorrected" => Corrected(),
        "voucherDrafted" => Drafted(),
        "draftPosted" => DraftPosted(),
        "draftDiscarded" => Kept([], () => books.Drafts[Text("draft")].IsSettled = true),
        "monthClosed" => CloseMonth(),
        "yearClosed" => CloseYear(),
        _ => Answer.Refuse(UnknownCommand),
    };

    // Registers.
    private Answer OpenEntity()
    {
        var first = command["firstYear"]!.GetValue<int>();
        var policies = Parts("policies").Select(part => (Text(part, "name"), Text(part, "value"))).ToList();
        if (policies.Any(policy => !IsPolicy(policy.Item1, policy.Item2)) || policies.DistinctBy(policy => policy.Item1).Count() < policies.Count) return Answer.Refuse(BadValue);
        books = new ReferenceEntity { Kind = Text("kind"), FirstYear = first };
        return Kept([], () =>
        {
            Entities[Text("entity")] = books;
            for (var month = 1; month <= 12; month++) books.Opened.Add(first * 100 + month);
            foreach (var (name, value) in policies) books.Policies.Add((name, value, new DateOnly(first, 1, 1)));
        });
    }

    private static bool IsPolicy(string name, string value) => name switch
    {
        "sectionLimit" or "deputyLimit" => value.Length > 3 && value[^3] == '.' && value[0] != '-',
        "budgetTreatmentOfAdvances" => value is "NONE_UNTIL_EXPENSE" or "YEAR_END_RECOGNITION",
        "voucherSeries" => value.Length is 1 or 2,
        "zhengAfterJiao" or "cancelQuotaAtYearEnd" => value is "true" or "false",
        _ => false,
    };

    private Answer ChangePolicy()
    {
        if (!IsPolicy(Text("name"), Text("value"))) return Answer.Refuse(BadValue);
        return Kept([If(books.Closed.Any(month => month >= date.Year * 100 + date.Month), PolicyIntoClosedPeriod)],
            () => books.Policies.Add((Text("name"), Text("value"), date)));
    }

    private static string[] UsualPurposes(string kind) => kind switch
    {
        "ADVANCE" => ["INVESTIGATION", "APPRAISAL", "ASSESSMENT", "LAWYER", "COURT_FEE", "OTHER", "BANK_FEE"],
        "REWARD" => ["REWARD", "BANK_FEE"],
        "DAMAGES" => ["RESTORATION", "ECOLOGICAL_REPAIR", "PUBLIC_INTEREST"],
        _ => ["LEGAL_SERVICE", "BANK_FEE"],
    };

    private Answer RegisterCase() => Codes(command, "defendants").Count == 0 ? Answer.Refuse(MissingField)
        : Kept([Text("plaintiffKind") == "ORGANISATION" ? IsKind(Text("plaintiff"), "ORGANISATION") : null],
            () => books.Cases.Add(new(Text("case"), Text("plaintiff"), Codes(command, "defendants"))));

    private Answer OpenYear()
    {
        var year = command["year"]!.GetValue<int>();
        return Kept([If(year != books.Opened.Max / 100 + 1, BadValue)], () =>
        {
            for (var month = 1; month <= 12; month++) books.Opened.Add(year * 100 + month);
        });
    }

    private Answer TakeOver() => Answered(
        Parts("lines").Select(Stray).Append(If(books.Vouchers.Count > 0 || date != new DateOnly(books.FirstYear, 1, 1), OpeningTooLate)),
        () =>
        {
            var key = Text("key");
            var dues = Parts("lines").Where(line => Text(line, "account") == "1218.02" && Text(line, "due").Length > 0)
                .Select(line => new RefAward(key, Text(line, "case"), Text(line, "advance"), Text(line, "party"), FenOf(Text(line, "amount")), DateOnly.Parse(Text(line, "due"), null))).ToList();
            return ([Written("R59", Parts("lines").Select(HandLine)) with { Kind = "OPENING" }], () => books.Awards.AddRange(dues));
        });

    private static RefLine HandLine(JsonObject line) => new(Text(line, "account"), Text(line, "fund"), Text(line, "side") == "DEBIT", FenOf(Text(line, "amount")))
    {
        Case = Text(line, "case"), Advance = Text(line, "advance"), Party = Text(line, "party"), Order = Text(line, "order"), Bank = Text(line, "bank"), Source = Text(line, "source"),
    };

    private RejectionReason? Stray(JsonObject line)
    {
        if (Text(line, "account") == "9999") return UnknownAccount;
        if (Text(line, "bank") is { Length: > 0 } bank && !books.Bank(bank).Funds.Contains(Text(line, "fund"))) return BankNotOfFund;
        if (Text(line, "bank") is { Length: > 0 } kind && books.Bank(kind).Account != Text(line, "account")) return WrongBankKind;
        if (Text(line, "advance") is { Length: > 0 } advance && Text(line, "case") is { Length: > 0 } known && books.Advance(advance).Case != known) return AdvanceOfOtherCase;
        return null;
    }

    // E.1 Budget and funds.
    private Answer Appropriated() => Posted([BankFor(Text("bank"), Text("fund"), "OWN")], () =>
    {
        var source = Text("source", "GOV");
        return Written("R01", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("4001", Text("fund"), Fen("amount")) with { Source = source },
            Dr("8001.02", Text("fund"), Fen("amount")), Cr("6001", Text("fund"), Fen("amount")) with { Source = source }]);
    });

    private Answer QuotaGranted() => Posted([BankFor(Text("bank"), Text("fund"), "ZERO_BALANCE")], () =>
        Written("R02", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("4001", Text("fund"), Fen("amount")) with { Source = "GOV" },
            Dr("8001.01", Text("fund"), Fen("amount")), Cr("6001", Text("fund"), Fen("amount")) with { Source = "GOV" }]));

    private Answer QuotaCancelled()
    {
        if (BankFor(Text("bank"), Text("fund"), "ZERO_BALANCE") is { } wrong) return Answer.Refuse(wrong);
        var left = books.LinesOf('B', Text("bank")).Where(pair => pair.Line.Account == "1011" && pair.Line.Fund == Text("fund")).Sum(pair => pair.Line.Signed);
        return Posted([If(left == 0 || (Has("amount") && Fen("amount") != left), QuotaDiffers)], () =>
            Written("R13", [Dr("1201.02", Text("fund"), left), Money(books.Bank(Text("bank")), Text("fund"), false, left), Dr("8001.03", Text("fund"), left), Cr("8001.01", Text("fund"), left)]));
    }

    private Answer QuotaRestored() => Posted([BankFor(Text("bank"), Text("fund"), "ZERO_BALANCE")], () =>
        Written("R14", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("1201.02", Text("fund"), Fen("amount")),
            Dr("8001.01", Text("fund"), Fen("amount")), Cr("8001.03", Text("fund"), Fen("amount"))]));

    private Answer Interest()
    {
        var bank = books.Bank(Text("bank"));
        if (bank.Kind is not ("OWN" or "ENTRUSTED")) return Answer.Refuse(WrongBankKind);
        var holders = (bank.Kind == "OWN" ? FundsOn(bank) : CasesOn(bank)).Where(holder => holder.Fen > 0).ToList();
        if (holders.Count == 0) return Answer.Refuse(NoBalanceToShare);
        var parts = holders.Zip(ReferenceMoney.Split(Fen("amount"), [.. holders.Select(holder => holder.Fen)])).Where(part => part.Second > 0).ToList();
        if (bank.Kind == "OWN")
            return Posted([], () => Written("R10", parts.SelectMany(part => new[]
            {
                Money(bank, part.First.Fund, true, part.Second), Cr("4604", part.First.Fund, part.Second), Dr("8001.02", part.First.Fund, part.Second), Cr("6609", part.First.Fund, part.Second),
            })));
        return Posted([], () => Written("R11",
            parts.GroupBy(part => part.First.Fund).Select(fund => Money(bank, fund.Key, true, fund.Sum(part => part.Second))),
            parts.Select(part => Cr("2901", part.First.Fund, part.Second) with { Case = part.First.Case })));
    }

    private bool IsBy(RefVoucher voucher) => voucher.Slot < date.Year * 100 + date.Month || (voucher.Slot == date.Year * 100 + date.Month && voucher.Date <= date);

    private IEnumerable<(string Fund, string Case, long Fen)> FundsOn(RefBank bank) => books.Funds.Select(fund => (fund.Code, "",
        books.LinesOf('B', bank.Code).Where(pair => pair.Line.Fund == fund.Code && pair.Line.Account == bank.Account && IsBy(pair.Voucher)).Sum(pair => pair.Line.Signed)));

    private IEnumerable<(string Fund, string Case, long Fen)> CasesOn(RefBank bank) => books.Cases.SelectMany(known => bank.Funds.Distinct().Order(StringComparer.Ordinal).Select(fund => (fund, known.Code,
        -books.LinesOf('C', known.Code).Where(pair => pair.Line.Account == "2901" && pair.Line.Fund == fund && IsBy(pair.Voucher)).Sum(pair => pair.Line.Signed))));

    private Answer Fee() => Posted([BankFor(Text("bank"), Text("fund"), "OWN", "ZERO_BALANCE"), Purpose(Text("fund"), "BANK_FEE")], () =>
        Written("R12", [Dr("5001", Text("fund"), Fen("amount")), Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount")),
            Dr(Spending, Text("fund"), Fen("amount")), Cr(books.Bank(Text("bank")).Budget, Text("fund"), Fen("amount"))]));

    // E.2 Advances.
    private Answer Requested() => Kept(
        [
            IsKind(Text("organisation"), "ORGANISATION"),
            Purpose(Text("fund"), Text("costKind")),
            books.Parties[Text("organisation")].Level is "NONE" or "COUNTY" ? IneligibleOrganisation : If(books.Case(Text("case")).Plaintiff != Text("organisation"), WrongParty),
        ],
        () => books.Advances.Add(new(Text("advance"), books.Advances.Count, Text("fund"), Text("case"), Text("organisation"), Text("costKind"), Fen("amount"), Text("by"), date)));

    private Answer Approved()
    {
        var advance = books.Advance(Text("advance"));
        var fen = Has("amount") ? Fen("amount") : advance.Requested;
        return Posted(
            [
                Approval(advance.By, fen), If(date < advance.On, DateBeforeCause), If(books.Moved('A', advance.Code, "9001", true, "R16") > 0, AlreadyApproved),
                If(fen > advance.Requested, ApprovedAboveRequested), If(fen > books.Available.GetValueOrDefault(advance.Fund), FundNotAvailable),
            ],
            () => Written("R16", Promise(advance.Fund, advance.Case, advance.Code, "", fen)));
    }

    private Answer Paid()
    {
        var advance = books.Advance(Text("advance"));
        var isApproved = books.Moved('A', advance.Code, "9001", true, "R16") > 0;
        var payee = Text("payee", advance.Organisation);
        return Posted(
            [
                BankFor(Text("bank"), advance.Fund, "OWN", "ZERO_BALANCE"), Purpose(advance.Fund, advance.CostKind), If(!isApproved, NotApproved),
                If(isApproved && Fen("amount") > books.Sum('A', advance.Code, "9001"), PaymentAboveApproved),
            ],
            () => Written(payee == advance.Organisation ? "R17" : "R17a",
                [Claim("1218.0101", advance, advance.Organisation, true, Fen("amount")), Money(books.Bank(Text("bank")), advance.Fund, false, Fen("amount"), payee)],
                Promise(advance.Fund, advance.Case, advance.Code, "", Fen("amount"), isMade: false)));
    }

    private Answer Settled()
    {
        var advance = books.Advance(Text("advance"));
        return Posted([If(Fen("amount") > books.Sum('A', advance.Code, "1218.0101"), SettlementAbovePaid)], () => Written("R18",
            [Claim("1218.0102", advance, advance.Organisation, true, Fen("amount")), Claim("1218.0101", advance, advance.Organisation, false, Fen("amount"))]));
    }

    private Answer Refunded()
    {
        var advance = books.Advance(Text("advance"));
        return Posted([BankFor(Text("bank"), advance.Fund, "OWN"), If(Fen("amount") > books.Sum('A', advance.Code, "1218.0101"), RefundAboveUnsettled)], () => Written("R19",
            [Money(books.Bank(Text("bank")), advance.Fund, true, Fen("amount"), Text("payer", advance.Organisation)), Claim("1218.0101", advance, advance.Organisation, false, Fen("amount"))],
            BackFromExpenditure([(advance, Fen("amount"))])));
    }

    private Answer Released()
    {
        var advance = books.Advance(Text("advance"));
        var promised = books.Sum('A', advance.Code, "9001");
        var fen = Has("amount") ? Fen("amount") : promised;
        return Posted([If(promised == 0 || fen > promised, ReleaseAboveCommitment)], () => Written("R20", Promise(advance.Fund, advance.Case, advance.Code, "", fen, isMade: false)));
    }

    private Answer WrittenOff()
    {
        var advance = books.Advance(Text("advance"));
        var (account, party) = Has("defendant") ? ("1218.02", Text("defendant")) : ("1218.0102", advance.Organisation);
        var outstanding = books.LinesOf('A', advance.Code).Where(pair => pair.Line.Account == account && pair.Line.Party == party).Sum(pair => pair.Line.Signed);
        return Posted([Approval(Text("by"), Fen("amount")), If(books.Kind == "INSTITUTION", NotForThisEntityKind), If(Fen("amount") > outstanding, WriteOffAboveOutstanding)], () =>
        {
            var spent = Fen("amount") - Recognised(advance, Fen("amount"));
            return Written("R21",
                [Dr("5301", advance.Fund, Fen("amount")) with { Case = advance.Case, Advance = advance.Code }, Claim(account, advance, party, false, Fen("amount")),
                    Dr(Spending, advance.Fund, spent), Cr("8001.02", advance.Fund, spent)]);
        });
    }

    // E.3 Judgment and recovery.
    private Answer Judged()
    {
        var (known, defendant, key) = (Text("case"), Text("defendant"), Text("key"));
        var items = Parts("items").Select(item => (Advance: books.Advance(Text(item, "advance")), Fen: FenOf(Text(item, "amount")))).ToList();
        if (items.Count == 0) return Answer.Refuse(MissingField);
        return Answered(
            items.GroupBy(item => item.Advance).Select(same => same.Key.Case != known ? AdvanceOfOtherCase
                    : If(same.Sum(item => item.Fen) > books.Sum('A', same.Key.Code, "1218.0102"), JudgedAboveSettled))
                .Append(If(!books.Case(known).Defendants.Contains(defendant), NotADefendant)).Append(If(Day("dueOn") < date, DateBeforeCause)),
            () =>
            {
                var awards = items.Select(item => new RefAward(key, known, item.Advance.Code, defendant, item.Fen, Day("dueOn"))).ToList();
                return ([Written("R24", items.SelectMany(item => new[]
                {
                    Claim("1218.02", item.Advance, defendant, true, item.Fen), Claim("1218.0102", item.Advance, item.Advance.Organisation, false, item.Fen),
                }))], () => books.Awards.AddRange(awards));
            });
    }

    /// <summary>A claim on a defendant that falls due on one day.</summary>
    private sealed class Open
    {
        public required string Head { get; init; }
        public string Advance { get; init; } = "";
        public DateOnly? Due { get; init; }
        public required long Fen { get; set; }
        public long Taken { get; set; }
    }

    private bool Stands(string key) => books.Made[key].All(voucher => voucher.ReversedBy is null);

    private Answer Recovered()
    {
        var (known, defendant) = (Text("case"), Text("defendant"));
        var awards = books.Awards.Where(award => award.Case == known && award.Defendant == defendant && Stands(award.Command)).ToList();
        var payments = books.Payments.Where(payment => payment.Case == known && payment.Defendant == defendant && Stands(payment.Command)).ToList();
        var open = new List<Open>();
        var interest = System.Numerics.BigInteger.Zero;
        var claims = books.Advances.Where(advance => advance.Case == known).ToList();
        foreach (var advance in claims)
        {
            var owed = books.LinesOf('A', advance.Code).Where(pair => pair.Line.Account == "1218.02" && pair.Line.Party == defendant).ToList();
            var own = awards.Where(award => award.Advance == advance.Code).GroupBy(award => award.Due, award => award.Fen).OrderBy(due => due.Key).Select(due => ((DateOnly?)due.Key, due.Sum())).ToList();
            var undated = owed.Where(pair => pair.Voucher.Kind == "OPENING").Sum(pair => pair.Line.Signed)
                - books.Awards.Where(award => award.Advance == advance.Code && award.Defendant == defendant && books.Made[award.Command][0].Kind == "OPENING").Sum(award => award.Fen);
            var parts = own.Prepend((null, undated)).ToList();
            var sizes = parts.Select(part => part.Item2).ToList();
            var cleared = sizes.Sum() - owed.Sum(pair => pair.Line.Signed);
            open.AddRange(parts.Select((part, k) => new Open { Head = "PRINCIPAL", Advance = advance.Code, Due = part.Item1, Fen = ReferenceMoney.Left(sizes, k, cleared) }).Where(item => item.Fen > 0));
            interest += ReferenceMoney.Interest(parts, [.. payments.Where(payment => payment.Head == "PRINCIPAL" && payment.Advance == advance.Code).Select(payment => (payment.On, payment.Fen))], date);
        }
        var accrued = ReferenceMoney.RoundedHalfUp(interest) - payments.Where(payment => payment.Head == "DELAY_INTEREST").Sum(payment => payment.Fen);
        var withPrincipal = open.Select(item => item.Advance).Distinct().ToList();
        if (accrued > 0) open.Add(new Open { Head = "DELAY_INTEREST", Fen = accrued });
        if (open.Count == 0) return Answer.Refuse(NothingReceivable);

        var owing = withPrincipal.Count > 0 ? withPrincipal : [.. awards.Select(award => award.Advance).Distinct()];
        var funds = claims.Where(advance => owing.Contains(advance.Code)).Select(advance => advance.Fund).Distinct().ToList();
        var (left, excess, designated) = (Fen("amount"), false, 0L);
        foreach (var part in Parts("designations"))
        {
            var meant = open.Where(item => item.Head == Text(part, "head") && (Text(part, "advance").Length == 0 || item.Advance == Text(part, "advance"))).ToList();
            var fen = FenOf(Text(part, "amount"));
            designated += fen;
            if (fen > meant.Sum(item => item.Fen)) { excess = true; break; }
            Take(meant, fen);
            left -= fen;
        }
        designated = Parts("designations").Sum(part => FenOf(Text(part, "amount")));
        var refusals = new[] { funds.Select(fund => BankFor(Text("bank"), fund, "OWN")).FirstOrDefault(refusal => refusal is not null), If(excess, DesignationAboveOutstanding), If(designated > Fen("amount"), DesignationAboveReceipt) };
        if (refusals.OfType<RejectionReason>().Any()) return Answer.Refuse(refusals.OfType<RejectionReason>());

        foreach (var head in new[] { "PRINCIPAL", "DELAY_INTEREST" })
        {
            var due = open.Where(item => item.Head == head).ToList();
            var fen = Math.Min(left, due.Sum(item => item.Fen));
            Take(due, fen);
            left -= fen;
        }
        return Receipt(known, defendant, open, left, funds[0]);
    }

    /// <summary>By due date; what is due together shares by what is open.</summary>
    private static void Take(IEnumerable<Open> items, long fen)
    {
        foreach (var together in items.GroupBy(item => item.Due ?? DateOnly.MinValue).OrderBy(group => group.Key).Select(group => group.ToList()))
        {
            var part = Math.Min(fen, together.Sum(item => item.Fen));
            if (part == 0) continue;
            foreach (var (item, share) in together.Zip(ReferenceMoney.Split(part, [.. together.Select(item => item.Fen)])))
            {
                item.Fen -= share;
                item.Taken += share;
            }
            fen -= part;
        }
    }

    private Answer Receipt(string known, string defendant, List<Open> open, long surplus, string fund)
    {
        var key = Text("key");
        var principal = open.Where(item => item.Head == "PRINCIPAL").GroupBy(item => item.Advance).Select(same => (Advance: books.Advance(same.Key), Fen: same.Sum(item => item.Taken))).ToList();
        var interest = open.Where(item => item.Head == "DELAY_INTEREST").Sum(item => item.Taken);
        var rows = principal.Select(part => new RefPayment(key, date, known, defendant, "PRINCIPAL", part.Advance.Code, part.Fen))
            .Append(new(key, date, known, defendant, "DELAY_INTEREST", "", interest)).Where(row => row.Fen > 0).ToList();
        return Answered([], () => ([Written("R25",
            principal.Select(part => (part.Advance.Fund, part.Fen)).Append((fund, interest + surplus)).GroupBy(part => part.Item1, part => part.Item2).Select(part => Money(books.Bank(Text("bank")), part.Key, true, part.Sum(), defendant)),
            principal.Select(part => Claim("1218.02", part.Advance, defendant, false, part.Fen)),
            [Cr("4609", fund, interest) with { Case = known }, Cr("2307.02", fund, surplus) with { Case = known, Party = defendant }, Dr("8001.02", fund, interest), Cr("6609", fund, interest)],
            BackFromExpenditure(principal).GroupBy(line => (line.Account, line.Fund)).Select(same => same.First() with { Fen = same.Sum(line => line.Fen) }))], () => books.Payments.AddRange(rows)));
    }

    private Answer Returned()
    {
        var held = -books.LinesOf('C', Text("case")).Where(pair => pair.Line.Account == "2307.02" && pair.Line.Party == Text("party") && pair.Line.Fund == Text("fund")).Sum(pair => pair.Line.Signed);
        return Posted([BankFor(Text("bank"), Text("fund"), "OWN"), If(Fen("amount") > held, OverpaymentAboveHeld)], () => Written("R28",
            [Dr("2307.02", Text("fund"), Fen("amount")) with { Case = Text("case"), Party = Text("party") }, Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount"), Text("party"))]));
    }

    // E.4 Damages and rewards.
    private Answer Damages() => Posted(
        [BankFor(Text("bank"), Text("fund"), "ENTRUSTED"), If(!books.Case(Text("case")).Defendants.Contains(Text("defendant")), NotADefendant)],
        () => Written("R33", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount"), Text("defendant")), Cr("2901", Text("fund"), Fen("amount")) with { Case = Text("case") }]));

    private long OfCase(string account, string known, string fund) =>
        books.LinesOf('C', known).Where(pair => pair.Line.Account == account && pair.Line.Fund == fund).Sum(pair => pair.Line.Signed);

    private Answer Contracted()
    {
        var contract = new RefOrder(Text("contract"), "RESTORATION", Text("fund"), Text("case"), "", Text("party"), Fen("amount"), date);
        return Answered(
            [Purpose(contract.Fund, "RESTORATION"), IsKind(contract.Party, "RESTORER"),
                If(OfCase("9001", contract.Case, contract.Fund) + contract.Fen > -OfCase("2901", contract.Case, contract.Fund), CustodyExceeded)],
            () => ([Written("R34", Promise(contract.Fund, contract.Case, "", contract.Code, contract.Fen))], () => books.Orders[contract.Code] = contract));
    }

    private Answer Restored()
    {
        var contract = books.Orders[Text("contract")];
        if (contract.Kind != "RESTORATION") return Answer.Refuse(UnknownOrder);
        return Posted(
            [BankFor(Text("bank"), contract.Fund, "ENTRUSTED"), Purpose(contract.Fund, Text("purpose", "RESTORATION")), If(date < contract.On, DateBeforeCause),
                If(Fen("amount") > books.Sum('O', contract.Code, "9001"), PaymentAboveCommitment)],
            () => Written("R35",
                [Dr("2901", contract.Fund, Fen("amount")) with { Case = contract.Case }, Money(books.Bank(Text("bank")), contract.Fund, false, Fen("amount"), contract.Party)],
                Promise(contract.Fund, contract.Case, "", contract.Code, Fen("amount"), isMade: false)));
    }

    private Answer Rewarded()
    {
        var (fund, known, organisation, fen) = (Text("fund"), Text("case"), Text("organisation"), Fen("amount"));
        var (available, sanction) = (books.Available.GetValueOrDefault(fund), books.Sanction.GetValueOrDefault(fund));
        var already = books.LinesOf('C', known).Where(pair => pair.Voucher.Recipe == "R42" && pair.Line.Account == "2307.03" && !pair.Line.IsDebit && pair.Line.Party == organisation).Sum(pair => pair.Line.Fen);
        return Posted(
            [
                IsKind(organisation, "ORGANISATION"), If(books.Case(known).Plaintiff != organisation, WrongParty), Purpose(fund, "REWARD"), Approval(Text("by"), fen), If(already > 0, AlreadyRewarded),
                If(Has("source") && (Text("source") == "SANCTION" ? sanction : available - sanction) < fen, SourceExhausted), If(fen > available, FundNotAvailable),
            ],
            () =>
            {
                var fromSanction = Has("source") ? Sanctioned.Contains(Text("source")) ? fen : 0 : Math.Clamp(sanction, 0, fen);
                return Written("R42",
                    [Dr("5001", fund, fromSanction) with { Case = known, Source = "SANCTION" }, Dr("5001", fund, fen - fromSanction) with { Case = known, Source = "GOV" },
                        Cr("2307.03", fund, fen) with { Case = known, Party = organisation }]);
            });
    }

    private Answer RewardPaid()
    {
        var (fund, known, organisation, fen) = (Text("fund"), Text("case"), Text("organisation"), Fen("amount"));
        var payable = -books.LinesOf('C', known).Where(pair => pair.Line.Account == "2307.03" && pair.Line.Party == organisation && pair.Line.Fund == fund).Sum(pair => pair.Line.Signed);
        return Posted([BankFor(Text("bank"), fund, "OWN", "ZERO_BALANCE"), Purpose(fund, "REWARD"), If(fen > payable, PaymentAbovePayable)], () => Written("R43",
            [Dr("2307.03", fund, fen) with { Case = known, Party = organisation }, Money(books.Bank(Text("bank")), fund, false, fen, organisation), Dr(Spending, fund, fen), Cr(books.Bank(Text("bank")).Budget, fund, fen)]));
    }

    // E.5 Legal services.
    private Answer Ordered()
    {
        var agreement = books.Agreements[Text("agreement")];
        var order = new RefOrder(Text("order"), "SERVICE", Text("fund"), "", agreement.Code, agreement.Party, Fen("amount"), date);
        var ordered = books.Orders.Values.Where(other => other.Agreement == agreement.Code).Sum(other => books.Moved('O', other.Code, "9001", true, "R47"));
        return Answered(
            [Purpose(order.Fund, "LEGAL_SERVICE"), If(date < agreement.From || date > agreement.To, AgreementNotInForce), If(ordered + order.Fen > agreement.Ceiling, CeilingExceeded),
                If(order.Fen > books.Available.GetValueOrDefault(order.Fund), FundNotAvailable)],
            () => ([Written("R47", Promise(order.Fund, "", "", order.Code, order.Fen))], () => books.Orders[order.Code] = order));
    }

    private Answer Invoiced()
    {
        var order = books.Orders[Text("order")];
        if (order.Kind != "SERVICE") return Answer.Refuse(UnknownOrder);
        return Posted([If(date < order.On, DateBeforeCause), If(Fen("amount") - books.Sum('O', order.Code, "2302") > books.Sum('O', order.Code, "9001"), InvoiceAboveOrder)], () =>
            Written("R49", [Dr("5001", order.Fund, Fen("amount")) with { Order = order.Code }, Cr("2302", order.Fund, Fen("amount")) with { Order = order.Code, Party = order.Party }]));
    }

    private Answer OrderPaid()
    {
        var order = books.Orders[Text("order")];
        if (order.Kind != "SERVICE") return Answer.Refuse(UnknownOrder);
        var (payable, promised, fen) = (-books.Sum('O', order.Code, "2302"), books.Sum('O', order.Code, "9001"), Fen("amount"));
        var isLast = (command["final"]?.GetValue<bool>() ?? true) && fen == payable;
        return Posted([BankFor(Text("bank"), order.Fund, "ZERO_BALANCE", "OWN"), If(fen > payable, PaymentAbovePayable)], () => Written("R50",
            [Dr("2302", order.Fund, fen) with { Order = order.Code, Party = order.Party }, Money(books.Bank(Text("bank")), order.Fund, false, fen, order.Party),
                Dr(Spending, order.Fund, fen), Cr(books.Bank(Text("bank")).Budget, order.Fund, fen)],
            Promise(order.Fund, order.Case, "", order.Code, isLast ? promised : fen, isMade: false)));
    }

    private Answer OrderCancelled()
    {
        var order = books.Orders[Text("order")];
        var free = books.Sum('O', order.Code, "9001") + books.Sum('O', order.Code, "2302");
        return Posted([If(free <= 0, ReleaseAboveCommitment)], () => Written("R51", Promise(order.Fund, order.Case, "", order.Code, free, isMade: false)));
    }
}
