using FundLedger.Ledger;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Model;

/// <summary>Organisations, panels, meetings, duties and master data: what is kept, and what it forbids later (domain.md A12 to A14, D.4, D.9).</summary>
internal sealed partial class ReferenceBooks
{
    private Answer? DecideRegister(string type) => type switch
    {
        "organisationChecked" => Filed("CHECK", [If(Until < date, DateBeforeCause), If(Until > date.AddYears(1), BadValue)], Until, Text("verdict")),
        "annualReportFiled" => Filed("REPORT",
            [Year is < 1949 || Year > date.Year ? BadValue : If(books.Papers.Any(paper => paper.Kind == "REPORT" && paper.Organisation == Text("organisation") && paper.Year == Year), CodeTaken)], year: Year),
        "noViolationStated" => Filed("STATEMENT", [], Until),
        "penaltyRecorded" => Filed("PENALTY", []),
        "organisationStatusChanged" => Filed("STATUS", [], verdict: Text("status")),
        "guidanceGiven" => Filed("GUIDANCE", []),
        "creditCodeConfirmed" => Kept([!books.Doubts.TryGetValue(Text("party"), out var first) ? NothingToConfirm : If(first == Text("by"), SecondPersonMissing)], () => books.Doubts.Remove(Text("party"))),
        "ownCostAccepted" => OwnCost(),
        "organisationReimbursed" => Kept([IsKind(Text("organisation"), "ORGANISATION"), IsDefendant(Text("case"), Text("payer"))], () => Own(Fen("amount"))),
        "honourGiven" => Kept(
            [IsKind(Text("organisation"), "ORGANISATION"), Approval(Text("by"), 0, "", "REWARD", "SECTION"), IsWon(Text("case")), If(IsRewarded(Text("case"), Text("organisation")), AlreadyRewarded)],
            () => books.Honours.Add((Text("case"), Text("organisation")))),
        "panelEntryAdded" => OntoPanel(),
        "panelStatusChanged" => Kept([], () => books.PanelStatus.Add((Text("panelEntry"), Text("status"), date))),
        "trainingGiven" => Kept([Score()], () => { }),
        "serviceDelivered" => books.Orders[Text("order")].Kind != "SERVICE" ? Answer.Refuse(UnknownOrder) : Kept([NotBefore(books.Orders[Text("order")].On)], () => books.Deliveries.Add((Text("order"), date))),
        "serviceEvaluated" => books.Orders[Text("order")].Kind != "SERVICE" ? Answer.Refuse(UnknownOrder)
            : Kept([Score(), If(!books.Deliveries.Any(delivery => delivery.Order == Text("order") && delivery.On <= date), NothingDelivered)], () => { }),
        "jointMeetingHeld" => Met(),
        "meetingItemFollowedUp" => Kept([If(!books.Meetings.TryGetValue(Text("minutes"), out var meeting) || !meeting.Items.ContainsKey(command["item"]!.GetValue<int>()), BasisNotRegistered)], () => { }),
        "approvalLimitSet" => Kept([If(Text("level") == "MEETING", BadValue), IntoClosed(date, PolicyIntoClosedPeriod), Basis("LIMIT")],
            () => books.Limits.Add(new(Text("fund"), Text("level"), Fen("limit"), date))),
        "approvalDelegated" => Delegated(),
        "personRegistered" => Kept([If(books.Persons.Contains(Text("person")), CodeTaken)], () => books.Persons.Add(Text("person"))),
        "dutyGiven" => DutyGiven(),
        "dutyEnded" => DutyEnded(),
        "partyChanged" => Kept([If(!Has("name") && !Has("kinds") && !Has("contact"), NothingChanged)], () =>
        {
            if (Has("kinds")) books.Parties[Text("party")].Further = Codes(command, "kinds");
        }),
        "partyAccountChanged" => Kept([If(Text("accountNumber").Any(character => character > 127), BadText)],
            () => books.Accounts[Text("change")] = new(Text("change"), Text("party"), Text("proposedBy"), date, Text("by"))),
        "partyAccountConfirmed" => AccountConfirmed(),
        "caseChanged" => Kept([If(!Has("number") && !Has("responsible") && !Has("note"), NothingChanged)], () => { }),
        "fundRuleSet" => RuleSet(),
        "budgetApproved" => Budgeted(isRevision: false),
        "budgetRevised" => Budgeted(isRevision: true),
        "listShared" => Kept([If(Text("digest").Length != 64, BadValue), If(command["rows"]!.GetValue<int>() != ListLength, SharedRowsDiffer)], () => { }),
        _ => null,
    };

    private int Year => command["year"]!.GetValue<int>();
    private DateOnly Until => Has("validUntil") ? Day("validUntil") : date.AddYears(1).AddDays(-1);
    private RejectionReason? Score() => If((command["score"]?.GetValue<int>() ?? 0) > 100, BadValue);
    private RejectionReason? IntoClosed(DateOnly from, RejectionReason reason) => If(books.Closed.Any(month => month >= from.Year * 100 + from.Month), reason);

    private Answer RegisterParty()
    {
        if (Text("kind") == "ORGANISATION" && !Has("registration")) return Answer.Refuse(MissingField);
        // The traffic writes one code whose check fails.
        var isDoubtful = Text("creditCode") == "51220100MJ0000018X";
        if (isDoubtful && Is("creditCodeReason") && !Has("creditCodeReason")) return Answer.Refuse(CreditCodeReasonMissing);
        return Kept([], () =>
        {
            books.Parties[Text("party")] = new(Text("party"), Text("kind"), Text("registration", "NONE"));
            if (isDoubtful && Has("creditCodeReason")) books.Doubts[Text("party")] = Text("by");
        });
    }

    private Answer Filed(string kind, IEnumerable<RejectionReason?> asked, DateOnly? until = null, string verdict = "", int year = 0) => Kept(
        [IsKind(Text("organisation"), "ORGANISATION"), If(Has("sha256") && Text("sha256").Length != 64, BadValue), .. asked],
        () => books.Papers.Add(new(Text("organisation"), kind, date, year, until ?? DateOnly.MaxValue, verdict)));

    /// <summary>法释〔2015〕1号 arts. 2 to 5 and 8, from the papers dated up to the day.</summary>
    private RejectionReason? Eligible(string organisation, string known)
    {
        var file = books.Papers.Where(paper => paper.Organisation == organisation && paper.On <= date).OrderBy(paper => paper.On).ToList();
        var isFull = books.PolicyOn(date, "eligibilityFile", "REGISTRATION") == "FULL";
        var check = file.LastOrDefault(paper => paper.Kind == "CHECK");
        var isEligible = !file.Any(paper => paper.Kind == "PENALTY" && date < paper.On.AddYears(5))
            && file.LastOrDefault(paper => paper.Kind == "STATUS")?.Verdict is null or "ACTIVE"
            && check?.Verdict != "FAILED"
            && (!isFull || (check is not null && date <= check.Until
                && Enumerable.Range(books.Case(known).On.Year - 5, 5).All(year => file.Any(paper => paper.Kind == "REPORT" && paper.Year == year))
                && file.Any(paper => paper.Kind == "STATEMENT" && date <= paper.Until)));
        return isEligible ? Confirmed(organisation) : IneligibleOrganisation;
    }

    // Art. 34: nobody makes a profit by suing.
    private void Own(long fen) => books.OwnMoney[(Text("case"), Text("organisation"))] = books.OwnMoney.GetValueOrDefault((Text("case"), Text("organisation"))) + fen;

    private RejectionReason? NoProfit(string known, string organisation)
    {
        var handedOver = books.LinesOf('C', known).Where(pair => pair.Line is { Account: "1218.02", IsDebit: false } && pair.Line.Party == organisation && pair.Voucher.Recipe is not ("R21" or "R21b")).Sum(pair => pair.Line.Fen);
        return If(books.OwnMoney.GetValueOrDefault((known, organisation)) - handedOver > 0, ProfitFromLitigation);
    }

    private Answer OwnCost()
    {
        var keepInvoices = KeepInvoices();
        return Kept([IsKind(Text("organisation"), "ORGANISATION"), Invoices(Fen("amount"))], () =>
        {
            Own(-Fen("amount"));
            keepInvoices();
        });
    }

    private List<RefInvoice> HandedIn() => [.. Parts("invoices").Select(part => new RefInvoice(Text("key"), Text(part, "invoiceCode"), Text(part, "number"), Text(part, "seller")))];

    private RejectionReason? Invoices(long fen)
    {
        var invoices = HandedIn();
        if (invoices.Count == 0) return null;
        var known = books.Invoices.Where(invoice => books.Stands(invoice.Command)).Select(invoice => invoice with { Command = "" }).ToHashSet();
        if (invoices.Any(invoice => !known.Add(invoice with { Command = "" }))) return InvoiceRepeated;
        return If(Parts("invoices").Sum(part => FenOf(Text(part, "amount"))) < fen, InvoicesBelowAmount);
    }

    private Action KeepInvoices()
    {
        var invoices = HandedIn();
        return () => books.Invoices.AddRange(invoices);
    }

    // Firms.
    private Answer OntoPanel() => Kept(
        [
            IsKind(Text("party"), "LAW_FIRM", "APPRAISER", "OTHER"), If(Day("to") < Day("from"), DateBeforeCause), If(Has("tenderOn") && Day("from") < Day("tenderOn"), DateBeforeCause),
            If(Text("chosenBy") == "TENDER" && (!Has("tender") || !Has("tenderOn") || Codes(command, "bidders").Count == 0), TenderRecordMissing),
        ],
        () => books.Panel[Text("panelEntry")] = new(Text("panelEntry"), Text("party"), Day("from"), Day("to")));

    private RejectionReason? OnPanel(string code)
    {
        var entry = books.Panel[code];
        var status = books.PanelStatus.Where(change => change.Entry == code && change.On <= date).OrderBy(change => change.On).Select(change => change.Status).LastOrDefault("ACTIVE");
        return If(date < entry.From || date > entry.To || status != "ACTIVE", PanelNotInForce);
    }

    private Answer Signed() => Kept(
        [
            IsKind(Text("party"), "LAW_FIRM"), If(Day("to") < Day("from"), DateBeforeCause), Has("panelEntry") ? If(books.Panel[Text("panelEntry")].Party != Text("party"), WrongParty) : null,
            Has("panelEntry") ? OnPanel(Text("panelEntry")) : null,
        ],
        () =>
        {
            books.Agreements[Text("agreement")] = new(Text("agreement"), Text("party"), Fen("ceiling"), Day("from"), Day("to"));
            if (Has("panelEntry") || Has("services")) books.Terms[Text("agreement")] = new(Text("panelEntry"), Codes(command, "services"));
        });

    // Meetings, approval and duties.
    private Answer Met()
    {
        var items = Parts("items").Select(item => (No: item["item"]!.GetValue<int>(), Kind: Text(item, "kind"))).ToList();
        return Kept([If(books.Meetings.ContainsKey(Text("minutes")) || items.DistinctBy(item => item.No).Count() < items.Count, CodeTaken), If(items.Count == 0, MissingField)],
            () => books.Meetings[Text("minutes")] = (date, items.ToDictionary(item => item.No, item => item.Kind)));
    }

    private Answer Delegated()
    {
        var given = new RefDelegation(Text("delegator"), Text("delegate"), Text("level"), Day("from"), Day("to"));
        var together = books.Delegations.Where(other => other.FromDay <= given.ToDay && given.FromDay <= other.ToDay);
        return Kept([If(given.ToDay < given.FromDay, DateBeforeCause), If(given.From == given.To || Reaches(given.To, given.From, together), DelegationCyclic)], () => books.Delegations.Add(given));
    }

    private static readonly string[] NotWithCashier = ["REVIEWER", "ARCHIVIST", "FINANCE", "CHIEF"];
    private static bool Clash(string one, string other) => (one == "CASHIER" && NotWithCashier.Contains(other)) || (other == "CASHIER" && NotWithCashier.Contains(one));

    private Answer DutyGiven()
    {
        var given = new RefDuty(Text("person"), Text("duty"), Day("from"), Has("to") ? Day("to") : DateOnly.MaxValue);
        bool Meets(RefDuty other) => given.From <= other.To && other.From <= given.To && (other.Ended is not { } ended || given.From < ended);
        return Kept(
            [If(!books.Persons.Contains(given.Person), UnknownPerson), If(given.To < given.From, DateBeforeCause), If(books.Duties.Any(other => other.Person == given.Person && Clash(given.Duty, other.Duty) && Meets(other)), DutiesIncompatible)],
            () => books.Duties.Add(given));
    }

    private Answer DutyEnded()
    {
        var held = books.Duties.FirstOrDefault(given => given.Person == Text("person") && given.Duty == Text("duty") && given.From <= date && date <= given.To && given.Ended is null);
        return Kept([If(held is null, DutyNotHeld)], () => held!.Ended = date);
    }

    // Master data and rules of funds.
    private Answer AccountConfirmed()
    {
        var account = books.Accounts[Text("change")];
        var hours = int.Parse(books.PolicyOn(date, "accountNoticeHours", "0"), null);
        return Kept([NotBefore(account.On), If(Text("by") == account.ProposedBy || Text("by") == account.DrawnBy, AccountNeedsSecondPerson), If(account.ConfirmedBy.Length > 0, RejectionReason.AccountConfirmed)], () =>
        {
            (account.ConfirmedBy, account.Effective) = (Text("by"), date.AddDays((hours + 23) / 24));
            account.Confirmed = books.Accounts.Values.Count(other => other.ConfirmedBy.Length > 0);
        });
    }

    private Answer RuleSet()
    {
        if (Codes(command, "purposes").Count == 0) return Answer.Refuse(MissingField);
        return Kept([IntoClosed(Day("from"), RuleIntoClosedPeriod), .. Codes(command, "purposes").Select(purpose => If(IsNeverFor(books.Fund(Text("fund")).Kind, purpose), PurposeNeverAllowed))],
            () => books.Rules.Add(new(Text("fund"), Day("from"), Codes(command, "purposes"), Codes(command, "sources"))));
    }

    private int ListLength => Text("list") == "CASES" ? books.Cases.Count : books.Parties.Values.Count(party => party.Kind == (Text("list") == "LAW_FIRMS" ? "LAW_FIRM" : "ORGANISATION"));

    // The traffic cuts no class below what was paid but the bank fees of LEG, which only one event pays.
    private long Paid(string economic) => Text("fund") != "LEG" || economic != "30204" ? 0 : -books.LinesOf('F', "LEG")
        .Where(pair => pair.Voucher.Recipe == "R12" && pair.Line.Bank.Length > 0 && pair.Voucher.Date.Year == Year).Sum(pair => pair.Line.Signed);

    private Answer Budgeted(bool isRevision)
    {
        var lines = Parts("lines").Select(line => (Class: Text(line, "economic"), Fen: FenOf(Text(line, "amount")))).ToList();
        var budget = books.Budgets.GetValueOrDefault((Text("fund"), Year));
        return Kept(
            [
                isRevision ? If(budget is null, BudgetMissing) : If(budget is not null, BudgetExists), If(lines.Count == 0, MissingField), If(books.Closed.Contains(Year * 100 + 12), PeriodClosed),
                If(lines.Any(line => !EconomicClasses.Contains(line.Class)), UnknownEconomicClass), If(lines.DistinctBy(line => line.Class).Count() < lines.Count, BadValue),
                If(isRevision && lines.Any(line => line.Fen < Paid(line.Class)), BudgetBelowPaid),
            ],
            () =>
            {
                if (budget is null && lines.All(line => line.Fen == 0)) return;
                var kept = books.Budgets[(Text("fund"), Year)] = budget ?? [];
                foreach (var (economic, fen) in lines) kept[economic] = fen;
            });
    }
}
