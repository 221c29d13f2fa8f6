using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>The events, one after another, as domain.md E.1 to E.7 tells them.</summary>
internal sealed partial class ReferenceBooks
{
    private Answer Decide(string type) => type switch
    {
        "policyChanged" => ChangePolicy(),
        "fundOpened" => Kept([.. Codes(command, "purposes").Select(purpose => If(IsNeverFor(Text("kind"), purpose), PurposeNeverAllowed))], () => books.Funds.Add(new(Text("fund"), Text("kind"), Has("purposes") ? Codes(command, "purposes") : UsualPurposes(Text("kind"))))),
        "bankAccountOpened" => Kept([If(Codes(command, "funds").Count == 0, MissingField)], () => books.Banks.Add(new(Text("bank"), Text("kind"), Codes(command, "funds")))),
        "partyRegistered" => RegisterParty(),
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
        "damagesReceived" => Damages(),
        "restorationContracted" => Contracted(),
        "restorationPaid" => Restored(),
        "rewardApproved" => Rewarded(),
        "rewardPaid" => RewardPaid(),
        "agreementSigned" => Signed(),
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
        _ => DecideCase(type) ?? DecideMoney(type) ?? DecideRegister(type) ?? Answer.Refuse(UnknownCommand),
    };

    // Registers.
    private Answer OpenEntity()
    {
        var first = command["firstYear"]!.GetValue<int>();
        var policies = Parts("policies").Select(part => (Text(part, "name"), Text(part, "value"))).ToList();
        if (policies.Any(policy => !IsPolicy(policy.Item1, policy.Item2)) || policies.DistinctBy(policy => policy.Item1).Count() < policies.Count) return Answer.Refuse(BadValue);
        if (Misplaced() is { } wrong) return Answer.Refuse(wrong);
        books = new ReferenceEntity { Kind = Text("kind"), FirstYear = first, Parent = Text("parent"), Level = Text("level") };
        return Kept([], () =>
        {
            Entities[Text("entity")] = books;
            for (var month = 1; month <= 12; month++) books.Opened.Add(first * 100 + month);
            foreach (var (name, value) in policies) books.Policies.Add((name, value, new DateOnly(first, 1, 1)));
        });
    }

    private static readonly string[] UnitLevels = ["PROVINCE", "CITY", "COUNTY"];

    /// <summary>The traffic's codes are six digits: two of the province, two of the city, two of the county.</summary>
    private RejectionReason? Misplaced()
    {
        var (code, parent, level) = (Text("entity"), Text("parent"), Array.IndexOf(UnitLevels, Text("level")));
        if (level >= 0 && level != (code.EndsWith("0000", StringComparison.Ordinal) ? 0 : code.EndsWith("00", StringComparison.Ordinal) ? 1 : 2)) return EntityCodeForm;
        if (parent.Length == 0) return null;
        if (!Entities.TryGetValue(parent, out var above)) return If(command["parentAnnounced"]?.GetValue<bool>() != true || parent == code, UnknownParent);
        if (IsInLine(code, parent)) return ParentBelow;
        var upper = Array.IndexOf(UnitLevels, above.Level);
        var isBelow = level > upper && code[..2] == parent[..2] && (upper == 0 || code[..4] == parent[..4]);
        return If(level >= 0 && upper >= 0 && !isBelow, ParentNotAbove);
    }

    private static bool IsPolicy(string name, string value) => name switch
    {
        "sectionLimit" or "deputyLimit" or "materiality" => value.Length > 3 && value[^3] == '.' && value[0] != '-',
        "budgetTreatmentOfAdvances" => value is "NONE_UNTIL_EXPENSE" or "YEAR_END_RECOGNITION" or "NEXT_YEAR",
        "recoveredMoney" => value is "REVOLVE" or "TREASURY",
        "lateInterestOwner" or "bankInterestOwner" => value is "FUND" or "TREASURY",
        "paymentChannel" => value is "ZERO_BALANCE" or "DIRECT" or "REAL_FUNDS",
        "lossExpenditure" => value is "OTHER" or "OPERATING",
        "eligibilityFile" => value is "REGISTRATION" or "FULL",
        "rewardSourceFirst" => value is "GOV" or "SANCTION",
        "accountNoticeHours" => value is "0" or "24" or "30",
        "voucherSeries" => value.Length is 1 or 2,
        "zhengAfterJiao" or "cancelQuotaAtYearEnd" or "payeeAccountRequired" or "acceptanceBeforeLastInstalment" or "purposeOnDrafts" or "creditCodeReason" or "basisRegistered"
            or "partApprovalReason" or "rewardSourceInBudget" => value is "true" or "false",
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
        "ADVANCE" => ["INVESTIGATION", "APPRAISAL", "ASSESSMENT", "LAWYER", "COURT_FEE", "OTHER", "BANK_FEE", "EXPERT_CONSULTATION", "INSPECTION", "MONITORING"],
        "REWARD" => ["REWARD", "BANK_FEE"],
        "DAMAGES" => ["RESTORATION", "ECOLOGICAL_REPAIR", "PUBLIC_INTEREST"],
        "PUBLIC_INTEREST" => ["RESTORATION", "ECOLOGICAL_REPAIR", "PUBLIC_INTEREST", "BANK_FEE"],
        _ => ["LEGAL_SERVICE", "BANK_FEE"],
    };

    private Answer RegisterCase() => Codes(command, "defendants").Count == 0 ? Answer.Refuse(MissingField)
        : Kept([Text("plaintiffKind") == "ORGANISATION" ? IsKind(Text("plaintiff"), "ORGANISATION") : null],
            () => books.Add(new RefCase(Text("case"), Text("plaintiff"), Codes(command, "defendants"), date)));

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
                .Select(line => new RefAward(key, Text(line, "case"), Text(line, "advance"), Text(line, "party"), FenOf(Text(line, "amount")), date, DateOnly.Parse(Text(line, "due"), null)) { IsOpening = true }).ToList();
            return ([Written("R59", Parts("lines").Select(HandLine)) with { Kind = "OPENING" }], () =>
            {
                books.Awards.AddRange(dues);
                // Under year-end recognition what is out from earlier years was their expenditure.
                if (Treatment == "YEAR_END_RECOGNITION")
                    foreach (var line in Parts("lines").Where(line => Text(line, "advance").Length > 0))
                        Mark(key, books.Advance(Text(line, "advance")), date.AddDays(-1), Text(line, "side") == "DEBIT" ? FenOf(Text(line, "amount")) : -FenOf(Text(line, "amount")));
            });
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
    private Answer Appropriated() => Posted([BankFor(Text("bank"), Text("fund"), "OWN"), If(RuleOf(Text("fund"))?.Sources is { Count: > 0 } sources && !sources.Contains(Text("source", "GOV")), SourceNotAllowed)], () =>
    {
        var source = Text("source", "GOV");
        return Written("R01", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("4001", Text("fund"), Fen("amount")) with { Source = source },
            Dr("8001.02", Text("fund"), Fen("amount")), Cr("6001", Text("fund"), Fen("amount")) with { Source = source }]);
    });

    private RejectionReason? Channel(bool isDirect) =>
        books.PolicyOn(date, "paymentChannel", "ZERO_BALANCE") is var channel && (isDirect ? channel == "REAL_FUNDS" : channel != "ZERO_BALANCE") ? ChannelNotUsed : null;

    private Answer QuotaGranted() => Posted([Channel(false), BankFor(Text("bank"), Text("fund"), "ZERO_BALANCE")], () =>
        Written(Has("case") ? "R39" : "R02", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("4001", Text("fund"), Fen("amount")) with { Case = Text("case"), Source = "GOV" },
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
        if (bank.Kind == "OWN" && books.PolicyOn(date, "bankInterestOwner", "FUND") == "TREASURY")
            return Posted([], () => Written("R10", parts.SelectMany(part => new[] { Money(bank, part.First.Fund, true, part.Second), Cr("2103", part.First.Fund, part.Second) })));
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

    private Answer Fee() => Posted(
        [BankFor(Text("bank"), Text("fund"), "OWN", "ZERO_BALANCE"), Purpose(Text("fund"), "BANK_FEE"), If(Has("concerns") && books.Bank(Text("concerns")).Kind != "ENTRUSTED", WrongBankKind)],
        () => Written("R12", [Dr(Has("concerns") ? "5901" : "5001", Text("fund"), Fen("amount")), Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount")),
            Dr(Spending, Text("fund"), Fen("amount")), Cr(books.Bank(Text("bank")).Budget, Text("fund"), Fen("amount"))]));

    // E.2 Advances.
    private Answer Requested() => Kept(
        [
            IsKind(Text("organisation"), "ORGANISATION"),
            Purpose(Text("fund"), Text("costKind")),
            TakesAdvances(Text("case")),
            books.Parties[Text("organisation")].Level is "NONE" or "COUNTY" ? IneligibleOrganisation : If(books.Case(Text("case")).Plaintiff != Text("organisation"), WrongParty),
            Eligible(Text("organisation"), Text("case")),
        ],
        () => books.Add(new RefAdvance(Text("advance"), books.Advances.Count, Text("fund"), Text("case"), Text("organisation"), Text("costKind"), Fen("amount"), Text("by"), date)));

    private Answer Approved()
    {
        var advance = books.Advance(Text("advance"));
        var fen = Has("amount") ? Fen("amount") : advance.Requested;
        return Posted(
            [
                Approval(advance.By, fen, advance.Fund, "ADVANCE"), If(Is("partApprovalReason") && fen < advance.Requested && !Has("reason"), PartReasonMissing), NotBefore(advance.On),
                TakesAdvances(advance.Case), If(books.Moved('A', advance.Code, "9001", true, "R16") > 0, AlreadyApproved),
                If(fen > advance.Requested, ApprovedAboveRequested), If(fen > books.Available.GetValueOrDefault(advance.Fund), FundNotAvailable),
            ],
            () => Written("R16", Promise(advance.Fund, advance.Case, advance.Code, "", fen)));
    }

    private IEnumerable<RejectionReason?> MayPay(RefAdvance advance)
    {
        var isApproved = books.Moved('A', advance.Code, "9001", true, "R16") > 0;
        yield return Purpose(advance.Fund, advance.CostKind);
        yield return TakesAdvances(advance.Case);
        yield return Eligible(advance.Organisation, advance.Case);
        yield return NoProfit(advance.Case, advance.Organisation);
        yield return If(!isApproved, NotApproved);
        yield return If(isApproved && Fen("amount") > books.Sum('A', advance.Code, "9001"), PaymentAboveApproved);
    }

    private Answer Paid()
    {
        var advance = books.Advance(Text("advance"));
        var payee = Text("payee", advance.Organisation);
        return Posted(
            [BankFor(Text("bank"), advance.Fund, "OWN", "ZERO_BALANCE"), Confirmed(payee), .. MayPay(advance)],
            () => Written(payee == advance.Organisation ? "R17" : "R17a",
                [Claim("1218.0101", advance, advance.Organisation, true, Fen("amount")), Money(books.Bank(Text("bank")), advance.Fund, false, Fen("amount"), payee)],
                Promise(advance.Fund, advance.Case, advance.Code, "", Fen("amount"), isMade: false)));
    }

    private Answer Settled()
    {
        var (advance, fen, key, on) = (books.Advance(Text("advance")), Fen("amount"), Text("key"), date);
        var isNextYears = Treatment == "NEXT_YEAR" && !IsPaidByTreasury(advance);
        var unsettled = books.Sum('A', advance.Code, "1218.0101");
        var paidThisYear = books.LinesOf('A', advance.Code)
            .Where(pair => pair.Line is { Account: "1218.0101", IsDebit: true } && pair.Voucher.Recipe is "R17" or "R17a" && pair.Voucher.Date.Year == date.Year).Sum(pair => pair.Line.Fen);
        var keepInvoices = KeepInvoices();
        return Posted([If(fen > unsettled, SettlementAbovePaid), If(isNextYears && fen > unsettled - paidThisYear, SettledNextYear), Invoices(fen)], () => (
            Written("R18",
                [Claim("1218.0102", advance, advance.Organisation, true, fen), Claim("1218.0101", advance, advance.Organisation, false, fen)],
                isNextYears ? [Dr(Spending, advance.Fund, fen), Cr("8001.02", advance.Fund, fen)] : []),
            () =>
            {
                if (isNextYears) Mark(key, advance, on, fen);
                keepInvoices();
            }));
    }

    private Answer Refunded()
    {
        var advance = books.Advance(Text("advance"));
        return Posted([BankFor(Text("bank"), advance.Fund, "OWN"), If(Fen("amount") > books.Sum('A', advance.Code, "1218.0101"), RefundAboveUnsettled)], () => (Written("R19",
            [Money(books.Bank(Text("bank")), advance.Fund, true, Fen("amount"), Text("payer", advance.Organisation)), Claim("1218.0101", advance, advance.Organisation, false, Fen("amount"))],
            BackFromExpenditure("1218.0101", [(advance, Fen("amount"))])), Unmark("1218.0101", [(advance, Fen("amount"))])));
    }

    private Answer Released()
    {
        var advance = books.Advance(Text("advance"));
        var promised = books.Sum('A', advance.Code, "9001");
        var fen = Has("amount") ? Fen("amount") : promised;
        return Posted([If(promised == 0 || fen > promised, ReleaseAboveCommitment)], () => Written("R20", Promise(advance.Fund, advance.Case, advance.Code, "", fen, isMade: false)));
    }

    private long Provided(string fund) => -books.LinesOf('F', fund).Where(pair => pair.Line.Account == "1219").Sum(pair => pair.Line.Signed);

    private Answer WrittenOff()
    {
        var (advance, fen) = (books.Advance(Text("advance")), Fen("amount"));
        var (account, party) = Has("defendant") ? ("1218.02", Text("defendant")) : ("1218.0102", advance.Organisation);
        var outstanding = books.LinesOf('A', advance.Code).Where(pair => pair.Line.Account == account && pair.Line.Party == party).Sum(pair => pair.Line.Signed);
        var isInstitution = books.Kind == "INSTITUTION";
        return Posted([Approval(Text("by"), fen, advance.Fund, "WRITE_OFF"), If(fen > outstanding, WriteOffAboveOutstanding), If(isInstitution && fen > Provided(advance.Fund), ProvisionTooSmall)], () =>
        {
            var spent = fen - Recognised(advance, account, fen);
            return (Written(isInstitution ? "R21b" : "R21",
                [isInstitution ? Dr("1219", advance.Fund, fen) : Dr("5301", advance.Fund, fen) with { Case = advance.Case, Advance = advance.Code }, Claim(account, advance, party, false, fen),
                    Dr(isInstitution && books.PolicyOn(date, "lossExpenditure", "OTHER") == "OTHER" ? "7901" : Spending, advance.Fund, spent), Cr("8001.02", advance.Fund, spent)]),
                Unmark(account, [(advance, fen)]));
        });
    }

    // E.4 Damages and rewards.
    private Answer Damages()
    {
        var isTreasurys = ModeOf(Text("case")) == "TREASURY";
        return Posted(
            [BankFor(Text("bank"), Text("fund"), isTreasurys ? "PENDING" : "ENTRUSTED"), IsDefendant(Text("case"), Text("defendant")), Mode(Text("case"), "CUSTODY", "TREASURY")],
            () => Written(isTreasurys ? "R38" : "R33",
                [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount"), Text("defendant")), Cr(isTreasurys ? "2103" : "2901", Text("fund"), Fen("amount")) with { Case = Text("case") }]));
    }

    private long OfCase(string account, string known, string fund) =>
        books.LinesOf('C', known).Where(pair => pair.Line.Account == account && pair.Line.Fund == fund).Sum(pair => pair.Line.Signed);

    /// <summary>What of a case's damages is not promised: custody, or in treasury mode what was appropriated back.</summary>
    private long Free(string known, string fund)
    {
        var held = ModeOf(known) == "TREASURY" ? -(OfCase("4001", known, fund) + OfCase("5001", known, fund) + OfCase("3001", known, fund)) : -OfCase("2901", known, fund);
        return held - books.LinesOf('C', known).Where(pair => pair.Line.Account == "9001" && pair.Line.Fund == fund && pair.Line.Order.Length > 0).Sum(pair => pair.Line.Signed);
    }

    private Answer Contracted()
    {
        var contract = new RefOrder(Text("contract"), "RESTORATION", Text("fund"), Text("case"), "", Text("party"), Fen("amount"), date);
        var milestones = Parts("milestones").Select(part => FenOf(Text(part, "amount"))).ToList();
        return Answered(
            [Purpose(contract.Fund, "RESTORATION"), IsKind(contract.Party, "RESTORER"), Mode(contract.Case, "CUSTODY", "TREASURY"),
                If(milestones.Count > 0 && milestones.Sum() != contract.Fen, MilestonesDiffer), If(contract.Fen > Free(contract.Case, contract.Fund), CustodyExceeded)],
            () => ([Written("R34", Promise(contract.Fund, contract.Case, "", contract.Code, contract.Fen))], () =>
            {
                books.Orders[contract.Code] = contract;
                books.Milestones[contract.Code] = milestones;
            }));
    }

    private Answer Restored()
    {
        var contract = books.Orders[Text("contract")];
        if (contract.Kind != "RESTORATION") return Answer.Refuse(UnknownOrder);
        var (fen, isTreasurys) = (Fen("amount"), ModeOf(contract.Case) == "TREASURY");
        var promised = books.Sum('O', contract.Code, "9001");
        var paid = fen + books.Moved('O', contract.Code, "9001", false, "R35", "R40");
        var milestones = books.Milestones[contract.Code];
        var accepted = milestones.Where((_, i) => books.Accepted.Contains((contract.Code, i + 1))).Sum();
        var isWhole = books.Accepted.Contains((contract.Code, 0));
        var isEarly = !isWhole && (milestones.Count > 0 ? paid > accepted : fen == promised && Is("acceptanceBeforeLastInstalment"));
        return Posted(
            [isTreasurys ? BankFor(Text("bank"), contract.Fund, "ZERO_BALANCE", "OWN") : BankFor(Text("bank"), contract.Fund, "ENTRUSTED"), Purpose(contract.Fund, Text("purpose", "RESTORATION")),
                NotBefore(contract.On), If(fen > promised, PaymentAboveCommitment), If(isEarly, NotAccepted)],
            () => Written(isTreasurys ? "R40" : "R35",
                [Dr(isTreasurys ? "5001" : "2901", contract.Fund, fen) with { Case = contract.Case }, Money(books.Bank(Text("bank")), contract.Fund, false, fen, contract.Party)],
                isTreasurys ? [Dr(Spending, contract.Fund, fen), Cr(books.Bank(Text("bank")).Budget, contract.Fund, fen)] : [],
                Promise(contract.Fund, contract.Case, "", contract.Code, fen, isMade: false)));
    }

    private RejectionReason? IsWon(string known) => If(StateOf(known) is "LOST" or "WITHDRAWN", CaseStateForbids);

    private bool IsRewarded(string known, string organisation) => books.Honours.Contains((known, organisation)) || books.LinesOf('C', known)
        .Where(pair => pair.Voucher.Recipe == "R42" && pair.Line.Account == "2307.03" && !pair.Line.IsDebit && pair.Line.Party == organisation).Sum(pair => pair.Line.Fen) > 0;

    private RejectionReason? Short(string fund, long fen)
    {
        var (available, sanction) = (books.Available.GetValueOrDefault(fund), books.Sanction.GetValueOrDefault(fund));
        return Has("source") && (Text("source") == "SANCTION" ? sanction : available - sanction) < fen ? SourceExhausted : If(fen > available, FundNotAvailable);
    }

    /// <summary>A reward out of the source that goes first by policy, the rest out of the other.</summary>
    private IEnumerable<RefLine> OutOfSources(string account, string fund, string known, long fen, Func<string, long> left)
    {
        var first = books.PolicyOn(date, "rewardSourceFirst", "SANCTION");
        var taken = Math.Min(fen, Math.Max(0, left(first)));
        yield return Dr(account, fund, taken) with { Case = known, Source = first };
        yield return Dr(account, fund, fen - taken) with { Case = known, Source = first == "GOV" ? "SANCTION" : "GOV" };
    }

    private IEnumerable<RefLine> RewardExpense(string fund, string known, long fen) => OutOfSources("5001", fund, known, fen,
        source => Has("source") ? Text("source") == source ? fen : 0 : source == "SANCTION" ? books.Sanction.GetValueOrDefault(fund) : books.Available.GetValueOrDefault(fund) - books.Sanction.GetValueOrDefault(fund));

    private Answer Rewarded()
    {
        var (fund, known, organisation, fen) = (Text("fund"), Text("case"), Text("organisation"), Fen("amount"));
        return Posted(
            [
                IsKind(organisation, "ORGANISATION"), If(books.Case(known).Plaintiff != organisation, WrongParty), Purpose(fund, "REWARD"), Approval(Text("by"), fen, fund, "REWARD"),
                NoProfit(known, organisation), IsWon(known), If(IsRewarded(known, organisation), AlreadyRewarded), Short(fund, fen),
            ],
            () => Written("R42", RewardExpense(fund, known, fen), [Cr("2307.03", fund, fen) with { Case = known, Party = organisation }]));
    }

    private Answer RewardShared()
    {
        var (fund, known, fen) = (Text("fund"), Text("case"), Fen("amount"));
        var shares = Parts("shares").Select(part => (Organisation: Text(part, "organisation"), Fen: Text(part, "amount") is { Length: > 0 } given ? FenOf(given) : (long?)null, Weight: part["weight"]?.GetValue<int>())).ToList();
        var given = shares.Count(share => share.Fen is not null);
        var differs = given == 0 ? shares.All(share => share.Weight == 0) : given < shares.Count || shares.Sum(share => share.Fen!.Value) != fen;
        return Posted(
            [
                .. shares.Select(share => IsKind(share.Organisation, "ORGANISATION")), If(shares.All(share => share.Organisation != books.Case(known).Plaintiff), WrongParty),
                Purpose(fund, "REWARD"), Approval(Text("by"), fen, fund, "REWARD"), .. shares.Select(share => NoProfit(known, share.Organisation)),
                .. shares.Select(share => If(IsRewarded(known, share.Organisation), AlreadyRewarded)), If(shares.DistinctBy(share => share.Organisation).Count() < shares.Count, AlreadyRewarded),
                If(differs, SharesDiffer), IsWon(known), Short(fund, fen),
            ],
            () =>
            {
                var parts = given > 0 ? shares.Select(share => share.Fen!.Value) : ReferenceMoney.Split(fen, [.. shares.Select(share => (long)(share.Weight ?? 1))]);
                return Written("R42", RewardExpense(fund, known, fen), shares.Zip(parts, (share, part) => Cr("2307.03", fund, part) with { Case = known, Party = share.Organisation }));
            });
    }

    private Answer RewardPaid()
    {
        var (fund, known, organisation, fen) = (Text("fund"), Text("case"), Text("organisation"), Fen("amount"));
        var payable = -books.LinesOf('C', known).Where(pair => pair.Line.Account == "2307.03" && pair.Line.Party == organisation && pair.Line.Fund == fund).Sum(pair => pair.Line.Signed);
        return Posted(
            [BankFor(Text("bank"), fund, "OWN", "ZERO_BALANCE"), Purpose(fund, "REWARD"), Confirmed(organisation), NoProfit(known, organisation), If(fen > payable, PaymentAbovePayable)],
            () => Written("R43",
                [Dr("2307.03", fund, fen) with { Case = known, Party = organisation }, Money(books.Bank(Text("bank")), fund, false, fen, organisation), Cr(books.Bank(Text("bank")).Budget, fund, fen)],
                Is("rewardSourceInBudget") ? OutOfSources(Spending, fund, known, fen, source => Unpaid(fund, known, source)) : [Dr(Spending, fund, fen)]));
    }

    /// <summary>What was approved of a source for a case and its payments have not named yet.</summary>
    private long Unpaid(string fund, string known, string source) => books.LinesOf('C', known)
        .Where(pair => pair.Voucher.Recipe is "R42" or "R43" && pair.Line.Fund == fund && pair.Line.Source == source)
        .Sum(pair => pair.Line.Account == "5001" ? pair.Line.Fen : pair.Line.Account == Spending ? -pair.Line.Fen : 0);

    // E.5 Legal services.
    private Answer Ordered()
    {
        var agreement = books.Agreements[Text("agreement")];
        var order = new RefOrder(Text("order"), "SERVICE", Text("fund"), "", agreement.Code, agreement.Party, Fen("amount"), date);
        var ordered = books.Orders.Values.Where(other => other.Agreement == agreement.Code).Sum(other => books.Moved('O', other.Code, "9001", true, "R47"));
        return Answered(
            [Purpose(order.Fund, "LEGAL_SERVICE"), If(date < agreement.From || date > agreement.To, AgreementNotInForce), OutsideTerms(agreement.Code), If(ordered + order.Fen > agreement.Ceiling, CeilingExceeded),
                If(order.Fen > books.Available.GetValueOrDefault(order.Fund), FundNotAvailable)],
            () => ([Written("R47", Promise(order.Fund, "", "", order.Code, order.Fen))], () => books.Orders[order.Code] = order));
    }

    private RejectionReason? OutsideTerms(string agreement)
    {
        if (!books.Terms.TryGetValue(agreement, out var terms)) return null;
        if (terms.Panel.Length > 0 && OnPanel(terms.Panel) is { } off) return off;
        return If(terms.Services.Count > 0 && !terms.Services.Contains(Text("serviceKind")), ServiceOutsideAgreement);
    }

    private Answer Prepaid()
    {
        var (order, fen) = (books.Orders[Text("order")], Fen("amount"));
        if (order.Kind != "SERVICE") return Answer.Refuse(UnknownOrder);
        return Posted(
            [BankFor(Text("bank"), order.Fund, "ZERO_BALANCE", "OWN"), Purpose(order.Fund, "LEGAL_SERVICE"), NotBefore(order.On), Confirmed(order.Party),
                If(fen > books.Sum('O', order.Code, "9001") + books.Sum('O', order.Code, "2302"), PaymentAboveCommitment)],
            () => Written("R48",
                [Dr("1214", order.Fund, fen) with { Order = order.Code, Party = order.Party }, Money(books.Bank(Text("bank")), order.Fund, false, fen, order.Party),
                    Dr(Spending, order.Fund, fen), Cr(books.Bank(Text("bank")).Budget, order.Fund, fen)],
                Promise(order.Fund, order.Case, "", order.Code, fen, isMade: false)));
    }

    private Answer Invoiced()
    {
        var (order, fen) = (books.Orders[Text("order")], Fen("amount"));
        if (order.Kind != "SERVICE") return Answer.Refuse(UnknownOrder);
        var prepaid = books.Sum('O', order.Code, "1214");
        var used = Math.Min(fen, prepaid);
        return Posted([NotBefore(order.On), Invoices(fen), If(fen - books.Sum('O', order.Code, "2302") > books.Sum('O', order.Code, "9001") + prepaid, InvoiceAboveOrder)], () => (
            Written("R49", [Dr("5001", order.Fund, fen) with { Order = order.Code }, Cr("1214", order.Fund, used) with { Order = order.Code, Party = order.Party },
                Cr("2302", order.Fund, fen - used) with { Order = order.Code, Party = order.Party }]),
            KeepInvoices()));
    }

    private Answer OrderPaid()
    {
        var order = books.Orders[Text("order")];
        if (order.Kind != "SERVICE") return Answer.Refuse(UnknownOrder);
        var (payable, promised, fen) = (-books.Sum('O', order.Code, "2302"), books.Sum('O', order.Code, "9001"), Fen("amount"));
        var isLast = (command["final"]?.GetValue<bool>() ?? true) && fen == payable;
        return Posted([BankFor(Text("bank"), order.Fund, "ZERO_BALANCE", "OWN"), Purpose(order.Fund, "LEGAL_SERVICE"), Confirmed(order.Party), If(fen > payable, PaymentAbovePayable)], () => Written("R50",
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

    private Answer PrepaymentLapsed()
    {
        var order = books.Orders[Text("order")];
        var left = books.Sum('O', order.Code, "1214");
        var fen = Has("amount") ? Fen("amount") : left;
        return Posted([If(left <= 0 || fen > left, PrepaymentAboveLeft)], () => Written("R52",
            [Dr("1218.03", order.Fund, fen) with { Order = order.Code, Party = order.Party }, Cr("1214", order.Fund, fen) with { Order = order.Code, Party = order.Party }]));
    }

    private Answer PrepaymentReturned()
    {
        var (order, fen) = (books.Orders[Text("order")], Fen("amount"));
        var thisYears = Math.Min(fen, books.LinesOf('O', order.Code)
            .Where(pair => pair.Voucher.Recipe == "R48" && pair.Line is { Account: "1214", IsDebit: true } && pair.Voucher.Date.Year == date.Year).Sum(pair => pair.Line.Fen));
        return Posted([BankFor(Text("bank"), order.Fund, "ZERO_BALANCE", "OWN"), If(fen > books.Sum('O', order.Code, "1218.03"), PrepaymentAboveLeft)], () => Written("R52",
            [Money(books.Bank(Text("bank")), order.Fund, true, fen, order.Party), Cr("1218.03", order.Fund, fen) with { Order = order.Code, Party = order.Party },
                Dr(books.Bank(Text("bank")).Budget, order.Fund, fen), Cr(Spending, order.Fund, thisYears), Cr("8101.01", order.Fund, fen - thisYears)]));
    }

    private Answer PrepaymentWrittenOff()
    {
        var (order, fen) = (books.Orders[Text("order")], Fen("amount"));
        var isInstitution = books.Kind == "INSTITUTION";
        return Posted(
            [Approval(Text("by"), fen, order.Fund, "WRITE_OFF"), If(fen > books.Sum('O', order.Code, "1218.03"), PrepaymentAboveLeft), If(isInstitution && fen > Provided(order.Fund), ProvisionTooSmall)],
            () => Written(isInstitution ? "R21b" : "R21",
                [Dr(isInstitution ? "1219" : "5301", order.Fund, fen) with { Order = order.Code }, Cr("1218.03", order.Fund, fen) with { Order = order.Code, Party = order.Party }]));
    }
}
