using System.Text.Json.Nodes;
using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>Money of the treasury, between funds, not identified yet, written off and of earlier years; damages in their four
/// modes; prepayments (domain.md R03 to R09, R15, R22, R23, R29 to R41, R48, R52 to R54).</summary>
internal sealed partial class ReferenceBooks
{
    private Answer? DecideMoney(string type) => type switch
    {
        "directPaymentMade" => DirectlySpent(),
        "advancePaidDirectly" => DirectlyAdvanced(),
        "treasuryMoneyReceived" => Posted([BankFor(Text("bank"), Text("fund"), "PENDING")], () => Written(Text("kind") == "FINE" ? "R45" : "R15",
            [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount"), Text("payer")), Cr("2103", Text("fund"), Fen("amount"))])),
        "treasuryPaid" => TreasuryPaid(),
        "earlyMoneyReceived" => Posted([BankFor(Text("bank"), Text("fund"), "OWN")],
            () => Written("R05", [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("2307.10", Text("fund"), Fen("amount"))])),
        "earlyMoneyRecognised" => Posted([If(Fen("amount") > -OfFund("2307.10", Text("fund")), PaymentAbovePayable)], () => Written("R05",
            [Dr("2307.10", Text("fund"), Fen("amount")), Cr("4001", Text("fund"), Fen("amount")) with { Source = Text("source", "GOV") },
                Dr("8001.02", Text("fund"), Fen("amount")), Cr("6001", Text("fund"), Fen("amount")) with { Source = Text("source", "GOV") }])),
        "donationReceived" => Donated(),
        "projectEnded" => Posted([If(Fen("amount") > -OfFund("8101.07", Text("fund")), PaymentAbovePayable)],
            () => Written("R57", [Dr("8101.07", Text("fund"), Fen("amount")), Cr("8102", Text("fund"), Fen("amount"))])),
        "fundsTransferred" => Posted(BetweenFunds(), () => Written("R07",
            Between(Text("from"), Text("fromBank"), Text("to"), Text("toBank")),
            [Dr("3001", Text("from"), Fen("amount")), Cr("3001", Text("to"), Fen("amount")), Dr("8101.03", Text("from"), Fen("amount")), Cr("8001.02", Text("from"), Fen("amount")),
                Dr("8001.02", Text("to"), Fen("amount")), Cr("8101.03", Text("to"), Fen("amount"))])),
        "fundLoaned" => Loaned(),
        "loanRepaid" => Repaid(),
        "badDebtProvided" => Posted([If(books.Kind != "INSTITUTION", NotForThisEntityKind)], () => Written("R21b", [Dr("5901", Text("fund"), Fen("amount")), Cr("1219", Text("fund"), Fen("amount"))])),
        "writtenOffRecovered" => WrittenOffRecovered(),
        "advanceExpensed" => Expensed(),
        "unidentifiedReceived" => Unidentified(),
        "receiptIdentified" => Identified(),
        "receiptMoved" => Moved(),
        "deliveryModeAgreed" => ModeAgreed(),
        "directRestorationPaid" => Stepped([Mode(Text("case"), "DIRECT"), IsDefendant(Text("case"), Text("defendant")), IsKind(Text("party"), "RESTORER")], "DIRECTLY_PAID"),
        "selfRestorationAccepted" => Stepped([Mode(Text("case"), "SELF_RESTORE"), IsDefendant(Text("case"), Text("defendant"))], "SELF_RESTORED"),
        "restorationAccepted" => RestorationAccepted(),
        "surplusReturned" => Posted([Mode(Text("case"), "CUSTODY"), BankFor(Text("bank"), Text("fund"), "ENTRUSTED"), If(Fen("amount") > Free(Text("case"), Text("fund")), CustodyExceeded)],
            () => Written("R37", [Dr("2901", Text("fund"), Fen("amount")) with { Case = Text("case") }, Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount"), Text("party"))])),
        "lostCaseCostPaid" => LostCasePaid(),
        "losingPlaintiffPaid" => Posted(MayPayLoser(Text("lostCase"), Text("costKind")), () => Written("R36",
            [Dr("2901", Text("fund"), Fen("amount")) with { Case = Text("fromCase") }, Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount"), books.Case(Text("lostCase")).Plaintiff)])),
        "moneySentToEntity" => Posted([.. InLine(), BankFor(Text("bank"), Text("fund"), "OWN", "ZERO_BALANCE"), If(books.Fund(Text("fund")).IsRestricted, FundRestricted)], () => Written("R04",
            [Dr("5001", Text("fund"), Fen("amount")), Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount")),
                Dr(Spending, Text("fund"), Fen("amount")), Cr(books.Bank(Text("bank")).Budget, Text("fund"), Fen("amount"))])),
        "moneyReceivedFromEntity" => Posted([.. InLine(), BankFor(Text("bank"), Text("fund"), "OWN")], () => Written("R04",
            [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount")), Cr("4601", Text("fund"), Fen("amount")), Dr("8001.02", Text("fund"), Fen("amount")), Cr("6601", Text("fund"), Fen("amount"))])),
        "rewardShared" => RewardShared(),
        "orderPrepaid" => Prepaid(),
        "prepaymentLapsed" => PrepaymentLapsed(),
        "prepaymentReturned" => PrepaymentReturned(),
        "prepaymentWrittenOff" => PrepaymentWrittenOff(),
        "amountCorrected" => AmountCorrected(),
        "priorYearCorrected" => PriorYear(),
        _ => null,
    };

    private long OfFund(string account, string fund) => books.LinesOf('F', fund).Where(pair => pair.Line.Account == account).Sum(pair => pair.Line.Signed);

    // The treasury.
    private Answer DirectlySpent()
    {
        var (order, fen) = (books.Orders[Text("order")], Fen("amount"));
        if (order.Kind != "SERVICE") return Answer.Refuse(UnknownOrder);
        return Posted(
            [Channel(true), Purpose(order.Fund, "LEGAL_SERVICE"), NotBefore(order.On), If(fen > books.Sum('O', order.Code, "9001") + books.Sum('O', order.Code, "2302"), PaymentAboveCommitment)],
            () => Written("R03",
                [Dr("5001", order.Fund, fen) with { Order = order.Code, Payee = order.Party }, Cr("4001", order.Fund, fen) with { Source = "GOV" }, Dr(Spending, order.Fund, fen), Cr("6001", order.Fund, fen) with { Source = "GOV" }],
                Promise(order.Fund, order.Case, "", order.Code, fen, isMade: false)));
    }

    private Answer DirectlyAdvanced()
    {
        var (advance, fen, key, on) = (books.Advance(Text("advance")), Fen("amount"), Text("key"), date);
        return Posted([Channel(true), .. MayPay(advance)], () => (Written("R03a",
            [Claim("1218.0101", advance, advance.Organisation, true, fen) with { Payee = Text("payee", advance.Organisation) }, Cr("4001", advance.Fund, fen) with { Source = "GOV" },
                Dr(Spending, advance.Fund, fen), Cr("6001", advance.Fund, fen) with { Source = "GOV" }],
            Promise(advance.Fund, advance.Case, advance.Code, "", fen, isMade: false)), () => Mark(key, advance, on, fen)));
    }

    private Answer TreasuryPaid()
    {
        var due = -(Has("case") ? OfCase("2103", Text("case"), Text("fund")) : OfFund("2103", Text("fund")));
        return Posted([BankFor(Text("bank"), Text("fund"), "PENDING", "OWN"), If(Fen("amount") > due, PaymentAbovePayable)],
            () => Written("R15", [Dr("2103", Text("fund"), Fen("amount")) with { Case = Text("case") }, Money(books.Bank(Text("bank")), Text("fund"), false, Fen("amount"))]));
    }

    private Answer Donated()
    {
        var isOwn = books.Bank(Text("bank")).Kind == "OWN";
        if (BankFor(Text("bank"), Text("fund"), "OWN", "ENTRUSTED") is { } wrong) return Answer.Refuse(wrong);
        return Posted([If(!isOwn && !Has("case"), MissingField)], () => Written("R06",
            [Money(books.Bank(Text("bank")), Text("fund"), true, Fen("amount"), Text("donor"))],
            isOwn ? [Cr("4603", Text("fund"), Fen("amount")), Dr("8001.02", Text("fund"), Fen("amount")), Cr("6609", Text("fund"), Fen("amount"))]
                : [Cr("2901", Text("fund"), Fen("amount")) with { Case = Text("case") }]));
    }

    // Between funds.
    private IEnumerable<RejectionReason?> BetweenFunds() =>
    [
        If(Text("from") == Text("to"), SameFund), If(books.Fund(Text("from")).IsRestricted || books.Fund(Text("to")).IsRestricted, FundRestricted),
        BankFor(Text("fromBank"), Text("from"), "OWN"), BankFor(Text("toBank"), Text("to"), "OWN"),
    ];

    private RefLine[] Between(string from, string fromBank, string to, string toBank) =>
        [Money(books.Bank(fromBank), from, false, Fen("amount")), Money(books.Bank(toBank), to, true, Fen("amount"))];

    private Answer Loaned()
    {
        var loan = new RefLoan(Text("loan"), Text("from"), Text("to"), date);
        return Posted([.. BetweenFunds(), If(Day("dueOn") < date, DateBeforeCause)], () => (Written("R08", Between(loan.Lender, Text("fromBank"), loan.Borrower, Text("toBank")),
            [Dr("1218.09", loan.Lender, Fen("amount")) with { Order = loan.Code }, Cr("2307.09", loan.Borrower, Fen("amount")) with { Order = loan.Code }]), () => books.Loans[loan.Code] = loan));
    }

    private Answer Repaid()
    {
        var loan = books.Loans[Text("loan")];
        return Posted(
            [BankFor(Text("fromBank"), loan.Borrower, "OWN"), BankFor(Text("toBank"), loan.Lender, "OWN"), NotBefore(loan.On), If(Fen("amount") > books.Sum('O', loan.Code, "1218.09"), RepaymentAboveLoan)],
            () => Written("R09", Between(loan.Borrower, Text("fromBank"), loan.Lender, Text("toBank")),
                [Dr("2307.09", loan.Borrower, Fen("amount")) with { Order = loan.Code }, Cr("1218.09", loan.Lender, Fen("amount")) with { Order = loan.Code }]));
    }

    // Write-offs.
    private Answer WrittenOffRecovered()
    {
        var (advance, fen) = (books.Advance(Text("advance")), Fen("amount"));
        var left = books.Moved('A', advance.Code, "1218.0102", false, "R21", "R21b") + books.Moved('A', advance.Code, "1218.02", false, "R21", "R21b")
            - books.Moved('A', advance.Code, "4609", false, "R22") - books.Moved('A', advance.Code, "1218.0102", false, "R22b") - books.Moved('A', advance.Code, "1218.02", false, "R22b");
        var isInstitution = books.Kind == "INSTITUTION";
        return Posted([BankFor(Text("bank"), advance.Fund, "OWN"), If(fen > left, RecoveryAboveWrittenOff)], () => Written(isInstitution ? "R22b" : "R22",
            [Money(books.Bank(Text("bank")), advance.Fund, true, fen, Text("payer")), Dr("8001.02", advance.Fund, fen), Cr("6609", advance.Fund, fen)],
            isInstitution ? [Claim("1218.0102", advance, advance.Organisation, true, fen), Claim("1218.0102", advance, advance.Organisation, false, fen), Cr("1219", advance.Fund, fen)]
                : [Cr("4609", advance.Fund, fen) with { Case = advance.Case, Advance = advance.Code }]));
    }

    private Answer Expensed()
    {
        var (advance, fen) = (books.Advance(Text("advance")), Fen("amount"));
        return Posted([Approval(Text("by"), fen, advance.Fund, "WRITE_OFF"), If(fen > books.Sum('A', advance.Code, "1218.0102"), WriteOffAboveOutstanding)], () =>
        {
            var spent = fen - Recognised(advance, "1218.0102", fen);
            return (Written("R23", [Dr("5001", advance.Fund, fen) with { Case = advance.Case, Advance = advance.Code }, Claim("1218.0102", advance, advance.Organisation, false, fen),
                Dr(Spending, advance.Fund, spent), Cr("8001.02", advance.Fund, spent)]), Unmark("1218.0102", [(advance, fen)]));
        });
    }

    // What nobody knows yet.
    private Answer Unidentified()
    {
        var receipt = new RefReceipt(Text("receipt"), Text("fund"), Text("bank"));
        return Posted([BankFor(receipt.Bank, receipt.Fund, "OWN")], () => (Written("R29",
            [Money(books.Bank(receipt.Bank), receipt.Fund, true, Fen("amount")), Cr("2307.08", receipt.Fund, Fen("amount")) with { Order = receipt.Code }]), () => books.Receipts[receipt.Code] = receipt));
    }

    private long Held(RefReceipt receipt) => -books.Sum('O', receipt.Code, "2307.08");
    private static RefLine Found(RefReceipt receipt, long fen) => Dr("2307.08", receipt.Fund, fen) with { Order = receipt.Code };
    private RefLine[] TakenOut(RefReceipt receipt, long fen) => [Found(receipt, fen), Money(books.Bank(receipt.Bank), receipt.Fund, false, fen)];

    private Answer Identified()
    {
        var (receipt, parts) = (books.Receipts[Text("receipt")], Parts("parts").ToList());
        if (parts.Count == 0) return Answer.Refuse(MissingField);
        bool Lacks(JsonObject part) => Text(part, "kind") switch
        {
            "TREASURY" => false,
            "DAMAGES" => new[] { "case", "payer", "fund", "bank" }.Any(field => Text(part, field).Length == 0),
            _ => Text(part, "case").Length == 0 || Text(part, "payer").Length == 0,
        };
        var recoveries = parts.Where(part => Text(part, "kind") == "RECOVERY").ToList();
        RejectionReason?[] first = [If(parts.Any(Lacks), MissingField), If(recoveries.DistinctBy(part => (Text(part, "case"), Text(part, "payer"))).Count() < recoveries.Count, BadValue),
            If(parts.Sum(part => FenOf(Text(part, "amount"))) > Held(receipt), IdentifiedAboveHeld)];
        if (first.OfType<RejectionReason>().Any()) return Answer.Refuse(first.OfType<RejectionReason>());

        var found = parts.Select(part => Identify(receipt, part, FenOf(Text(part, "amount")))).ToList();
        return Posted(found.SelectMany(part => part.Refusals), () => (Written("R30", found.SelectMany(part => part.Lines())), found.Select(part => part.Keep()).Aggregate((one, other) => one + other)));
    }

    private (IEnumerable<RejectionReason?> Refusals, Func<IEnumerable<RefLine>> Lines, Func<Action> Keep) Identify(RefReceipt receipt, JsonObject part, long fen)
    {
        var (known, payer, fund) = (Text(part, "case"), Text(part, "payer"), Text(part, "fund"));
        if (Text(part, "kind") == "TREASURY") return ([], () => [Found(receipt, fen), Cr("2103", receipt.Fund, fen)], () => () => { });
        if (Text(part, "kind") == "DAMAGES")
            return ([BankFor(Text(part, "bank"), fund, "ENTRUSTED"), IsDefendant(known, payer), Mode(known, "CUSTODY")],
                () => [.. TakenOut(receipt, fen), Money(books.Bank(Text(part, "bank")), fund, true, fen, payer), Cr("2901", fund, fen) with { Case = known }], () => () => { });
        var shared = Allocated(known, payer, fen, []);
        return ([.. shared.Refusals.Cast<RejectionReason?>(), .. shared.Funds.Select(each => BankFor(receipt.Bank, each, "OWN"))],
            () => shared.ByFund().SelectMany(each => each.Fund == receipt.Fund ? (RefLine[])[Found(receipt, each.Fen)]
                : [.. TakenOut(receipt, each.Fen), Money(books.Bank(receipt.Bank), each.Fund, true, each.Fen, payer)]).Concat(Cleared(shared)),
            () => Keep(shared));
    }

    private Answer Moved()
    {
        var (receipt, fen) = (books.Receipts[Text("receipt")], Fen("amount"));
        if (fen > Held(receipt)) return Answer.Refuse(IdentifiedAboveHeld);
        if (!Has("newReceipt")) return Posted([], () => Written("R31", [Found(receipt, fen), Cr("2103", receipt.Fund, fen)]));
        if (!Has("toFund") || !Has("toBank")) return Answer.Refuse(MissingField);
        var moved = new RefReceipt(Text("newReceipt"), Text("toFund"), Text("toBank"));
        return Posted([BankFor(moved.Bank, moved.Fund, "OWN")], () => (Written("R31", TakenOut(receipt, fen),
            [Money(books.Bank(moved.Bank), moved.Fund, true, fen), Cr("2307.08", moved.Fund, fen) with { Order = moved.Code }]), () => books.Receipts[moved.Code] = moved));
    }

    // Damages.
    private string ModeOf(string known) => LastStep(known, "MODE")?.Detail ?? "CUSTODY";
    private RejectionReason? Mode(string known, params string[] modes) => If(!modes.Contains(ModeOf(known)), DeliveryModeForbids);

    private Answer ModeAgreed()
    {
        var received = books.LinesOf('C', Text("case")).Where(pair => pair.Line.Account == "2901" || pair.Voucher.Recipe is "R38" or "R39")
            .GroupBy(pair => (pair.Line.Key, pair.Line.IsDebit, pair.Voucher.Recipe, pair.Voucher.Date.Year)).Any(same => same.Sum(pair => pair.Line.Fen) != 0);
        return Stepped([Basis("MODE", Text("agreement")) ?? If(received && ModeOf(Text("case")) != Text("mode"), ModeAfterReceipt)], "MODE", Text("mode"));
    }

    private Answer RestorationAccepted()
    {
        var contract = books.Orders[Text("contract")];
        if (contract.Kind != "RESTORATION") return Answer.Refuse(UnknownOrder);
        var no = command["milestone"]?.GetValue<int>();
        return Kept([If(no is not null && (no < 1 || no > books.Milestones[contract.Code].Count), UnknownMilestone), NotBefore(contract.On), If(books.Accepted.Contains((contract.Code, no ?? 0)), AcceptedAlready)],
            () => books.Accepted.Add((contract.Code, no ?? 0)));
    }

    private IEnumerable<RejectionReason?> MayPayLoser(string lostCase, string costKind) =>
    [
        If(lostCase == Text("fromCase"), SameCase), If(StateOf(lostCase) != "LOST", CaseStateForbids), If(costKind is not ("INVESTIGATION" or "EXPERT_CONSULTATION" or "INSPECTION" or "APPRAISAL"), CostKindNotListed),
        Mode(Text("fromCase"), "CUSTODY"), BankFor(Text("bank"), Text("fund"), "ENTRUSTED"), If(Fen("amount") > Free(Text("fromCase"), Text("fund")), CustodyExceeded),
    ];

    private Answer LostCasePaid()
    {
        var (advance, known, fund, fen) = (books.Advance(Text("advance")), Text("fromCase"), Text("fund"), Fen("amount"));
        return Posted(
            [.. MayPayLoser(advance.Case, advance.CostKind), BankFor(Text("toBank"), advance.Fund, "OWN"), If(fen > books.Sum('A', advance.Code, "1218.0102"), WriteOffAboveOutstanding)],
            () => (Written("R36",
                [Dr("2901", fund, fen) with { Case = known }, Money(books.Bank(Text("bank")), fund, false, fen, advance.Organisation),
                    Money(books.Bank(Text("toBank")), advance.Fund, true, fen, advance.Organisation), Claim("1218.0102", advance, advance.Organisation, false, fen)],
                BackFromExpenditure("1218.0102", [(advance, fen)])), Unmark("1218.0102", [(advance, fen)])));
    }

    /// <summary>Another entity above or below this one, whatever the distance.</summary>
    private IEnumerable<RejectionReason?> InLine() => [!Entities.ContainsKey(Text("other")) ? UnknownEntity : If(!IsInLine(Text("entity"), Text("other")), EntityNotInLine), If(Text("reference").Contains(' ', StringComparison.Ordinal), BadCode)];

    private bool IsInLine(string one, string other) => IsAbove(one, other) || IsAbove(other, one);
    private bool IsAbove(string upper, string lower) => Entities.TryGetValue(lower, out var known) && known.Parent.Length > 0 && (known.Parent == upper || IsAbove(upper, known.Parent));

    // Corrections.
    private Answer AmountCorrected()
    {
        var (wrong, right) = (books.Voucher(Text("voucher"))!, Fen("correctAmount"));
        var amounts = wrong.Lines.Select(line => line.Fen).Distinct().ToList();
        // What was recognised or allocated with the voucher would no longer go with it.
        var isBound = wrong.Reverses is not null || wrong.IsAdjustment || wrong.Kind != "NORMAL" || wrong.Recipe is "R24" or "R24a" or "R24b" or "R24c" or "R24d" or "R24e" or "R25" or "R30" or "R32" or "R53a"
            || (wrong.Lines.Any(line => line.Account.StartsWith("1218.0", StringComparison.Ordinal) && line.Advance.Length > 0) && (wrong.Recipe is not ("R17" or "R17a" or "R18") || wrong.Lines.Any(line => line.Book == 'B')));
        // A promise has limits of its own and is not raised by a difference.
        var differs = amounts.Count != 1 || amounts[0] == right || (wrong.Recipe is "R16" or "R34" or "R47" && right > amounts[0]);
        return Posted(
            [
                If(isBound || differs || HoldsUp(wrong, amounts.Count == 1 ? line => line.Signed / amounts[0] * (right - amounts[0]) : _ => 0), NotAdjustable),
                If(wrong.ReversedBy is not null, AlreadyReversed), If(wrong.CorrectedBy is not null, AlreadyCorrected), If(wrong.Date.Year != date.Year, ReversalOutsideYear), NotBefore(wrong.Date),
            ],
            () => Written(wrong.Recipe, wrong.Lines.Select(line => line with { Fen = right - amounts[0] })) with { Corrects = wrong, IsAdjustment = true });
    }

    private Answer PriorYear()
    {
        var (account, fund, isDebit, fen) = (Text("account"), Text("fund"), Text("side") == "DEBIT", Fen("amount"));
        if (account == "9999") return Answer.Refuse(UnknownAccount);
        var isSmall = command["throughCurrentYear"]?.GetValue<bool>() == true;
        RefLine Against(string other) => new(other, fund, !isDebit, fen);
        var budget = isSmall ? isDebit ? "6609" : Spending : Text("budgetMoney") == "FISCAL" ? "8101.01" : "8202.01";
        return Posted(
            [
                Has("bank") && !books.Bank(Text("bank")).Funds.Contains(fund) ? BankNotOfFund : null, If(Has("bank") && books.Bank(Text("bank")).Account != account, WrongBankKind),
                If(account[0] is not ('1' or '2') || ReferenceRules.ByEventsOnly.Contains(account), NotABalanceAccount), If(isSmall && fen > FenOf(books.PolicyOn(date, "materiality", "0.00")), AboveMateriality),
            ],
            () => Written("R54", [new RefLine(account, fund, isDebit, fen) { Bank = Text("bank"), Party = Text("party") }, Against(isSmall ? isDebit ? "4609" : "5901" : "3501")],
                Text("budgetMoney") == "NONE" ? [] : [new RefLine(account == "1011" ? "8001.01" : "8001.02", fund, isDebit, fen), Against(budget)]));
    }
}
