using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Litigation;

/// <summary>What must be refused of organisations, panels, meetings, approvals, duties and rewards, upon the funded books.</summary>
internal static class OrganisationRefusals
{
    private const string Approved = "A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION";

    private const string Pay = "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1";

    private const string Whole = "POL 2024-01-31 policyChanged name=eligibilityFile value=FULL\n";

    private const string Doubtful = """
        X1 2024-01-02 partyRegistered party=L9 name=某律师事务所丁 kind=LAW_FIRM creditCode=91110108717809965C creditCodeReason=证书原件如此
        """;

    /// <summary>LSA-02 with L2, chosen by tender PE-01, for the review of documents only.</summary>
    private const string Listed = """
        PE 2024-01-10 panelEntryAdded panelEntry=PE-01 party=L2 chosenBy=TENDER tender=JLHB-2023-018 tenderOn=2023-12-20 bidders=[L1; L2] from=2024-01-10 to=2024-06-30 document=中标通知书
        AG 2024-02-01 agreementSigned agreement=LSA-02 party=L2 ceiling=100000.00 from=2024-02-01 to=2025-01-31 panelEntry=PE-01 services=[DOCUMENT_REVIEW]
        """;

    private const string Ordered = """
        AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31
        SO 2024-04-22 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=25800.00
        """;

    private const string Minutes = """
        POL 2024-01-31 policyChanged name=basisRegistered value=true
        MT 2024-02-08 jointMeetingHeld minutes=纪要1号 participants=[省厅; 省法院] items=[item=1 kind=ADVANCE subject=垫付 responsible=林承办 due=2024-06-30; item=2 kind=REWARD subject=奖励 responsible=林承办 due=2024-12-31]
        """;

    private const string Staff = """
        PS1 2024-01-01 personRegistered person=周出纳 position=出纳
        DU1 2024-01-01 dutyGiven person=周出纳 duty=CASHIER from=2024-01-01
        """;

    private const string Gained = Approved + "\n" + """
        OM 2024-02-25 organisationReimbursed case=C1 organisation=O1 payer=D1 amount=500.00 document=银行回单
        OC 2024-02-26 ownCostAccepted case=C1 organisation=O1 amount=499.99 document=差旅票据
        """;

    public static IReadOnlyList<Refusal> Rows { get; } =
    [
        // The file of an organisation.
        new("A penalty within five years stops an advance that was approved (R17: eligible today)", IneligibleOrganisation,
            Approved + "\nX 2024-02-25 penaltyRecorded organisation=O1 document=罚1号 reason=虚假数据", Pay),
        new("A penalty stops the request as well", IneligibleOrganisation, "X 2024-02-01 penaltyRecorded organisation=O2 document=罚1号 reason=虚假数据",
            "K 2024-02-02 advanceRequested advance=A2 fund=ADV case=C2 organisation=O2 costKind=APPRAISAL amount=1.00"),
        new("A suspended organisation gets nothing", IneligibleOrganisation,
            Approved + "\nX 2024-02-25 organisationStatusChanged organisation=O1 status=SUSPENDED reason=异常名录 document=函7号", Pay),
        new("An organisation whose last check failed gets nothing", IneligibleOrganisation,
            Approved + "\nX 2024-02-25 organisationChecked organisation=O1 verdict=FAILED document=核1号", Pay),
        new("Where the whole file is asked for, an empty one is not enough", IneligibleOrganisation, Whole,
            "K 2024-02-02 advanceRequested advance=A2 fund=ADV case=C2 organisation=O2 costKind=APPRAISAL amount=1.00"),
        new("A check of a defendant is not kept", WrongPartyKind, "", "K 2024-02-25 organisationChecked organisation=D1 verdict=PASSED document=核1号"),
        new("A check does not hold longer than a year", BadValue, "",
            "K 2024-02-25 organisationChecked organisation=O1 verdict=PASSED document=核1号 validUntil=2025-02-26"),
        new("A digest has 64 digits", BadValue, "", "K 2024-02-25 annualReportFiled organisation=O1 year=2023 document=报告 sha256=abc"),
        new("The report of a year is filed once", CodeTaken, "X 2024-02-25 annualReportFiled organisation=O1 year=2023 document=报告",
            "K 2024-02-26 annualReportFiled organisation=O1 year=2023 document=报告"),
        new("A failing credit code needs a reason where the policy asks for it", CreditCodeReasonMissing, "X 2024-01-01 policyChanged name=creditCodeReason value=true",
            "K 2024-01-02 partyRegistered party=L9 name=某律师事务所丁 kind=LAW_FIRM creditCode=91110108717809965C"),
        new("Who entered a failing credit code does not confirm it", SecondPersonMissing, Doubtful, "K 2024-01-03 creditCodeConfirmed party=L9 document=原件"),
        new("A credit code that nobody doubts needs no confirmation", NothingToConfirm, "", "K 2024-01-03 creditCodeConfirmed party=L2 document=原件"),
        new("Nobody is paid while his credit code waits for a second person", CreditCodeUnconfirmed, Approved + "\n" + Doubtful,
            "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1 payee=L9"),

        // Panels and what is ordered from them.
        new("A panel entry that there is not", UnknownPanel, "", "K 2024-03-01 panelStatusChanged panelEntry=PE-99 status=REMOVED reason=无"),
        new("A tender has its record", TenderRecordMissing, "",
            "K 2024-01-10 panelEntryAdded panelEntry=PE-02 party=L1 chosenBy=TENDER from=2024-01-10 to=2024-12-31 document=通知书 tender=T1"),
        new("The firm of the agreement is the firm of the panel entry", WrongParty, Listed,
            "K 2024-02-02 agreementSigned agreement=LSA-03 party=L1 ceiling=1.00 from=2024-02-01 to=2025-01-31 panelEntry=PE-01"),
        new("Nothing is ordered from a firm whose panel entry has run out", PanelNotInForce, Listed,
            "K 2024-07-01 orderPlaced order=SO-02 agreement=LSA-02 fund=LEG amount=1.00 serviceKind=DOCUMENT_REVIEW"),
        new("Nothing is ordered from a firm that is suspended", PanelNotInForce, Listed + "\nX 2024-03-01 panelStatusChanged panelEntry=PE-01 status=SUSPENDED reason=评价不合格",
            "K 2024-03-02 orderPlaced order=SO-02 agreement=LSA-02 fund=LEG amount=1.00 serviceKind=DOCUMENT_REVIEW"),
        new("A service outside the agreement's list is not ordered", ServiceOutsideAgreement, Listed,
            "K 2024-03-01 orderPlaced order=SO-02 agreement=LSA-02 fund=LEG amount=1.00 serviceKind=COURT_GUIDANCE"),
        new("Where services are listed an order names its own", ServiceOutsideAgreement, Listed, "K 2024-03-01 orderPlaced order=SO-02 agreement=LSA-02 fund=LEG amount=1.00"),
        new("Nothing is evaluated before it is delivered", NothingDelivered, Ordered, "K 2024-05-18 serviceEvaluated order=SO-01 score=95 comment=好"),
        new("A score has at most 100 points", BadValue, Ordered, "K 2024-05-18 serviceEvaluated order=SO-01 score=101 comment=好"),
        new("No more is prepaid than is promised", PaymentAboveCommitment, Ordered, "K 2024-04-25 orderPrepaid order=SO-01 amount=25800.01 bank=ZB"),
        new("No more of a prepayment lapses than is left", PrepaymentAboveLeft, Ordered + "\nX 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB",
            "K 2024-12-20 prepaymentLapsed order=SO-01 amount=8000.01 reason=停业"),
        new("No more of a prepayment comes back than lapsed", PrepaymentAboveLeft,
            Ordered + "\nX 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB\nY 2024-12-20 prepaymentLapsed order=SO-01 amount=100.00 reason=停业",
            "K 2024-12-28 prepaymentReturned order=SO-01 amount=100.01 bank=ZB"),
        new("No more of a prepayment is written off than lapsed", PrepaymentAboveLeft,
            Ordered + "\nX 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB\nY 2024-12-20 prepaymentLapsed order=SO-01 amount=100.00 reason=停业",
            "K 2024-12-28 prepaymentWrittenOff order=SO-01 amount=100.01 approvedBy=王处长 level=SECTION basis=批复9号"),
        new("An invoice above what was promised and prepaid", InvoiceAboveOrder, Ordered + "\nX 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB",
            "K 2024-05-20 orderInvoiced order=SO-01 amount=25800.01"),
        new("The same invoice is accepted once in all the books (E.8.11)", InvoiceRepeated,
            Ordered + "\n" + Approved + "\n" + """
            P 2024-03-01 advancePaid advance=A1 amount=1000.00 bank=BK1
            S 2024-04-10 advanceSettled advance=A1 amount=500.00 invoices=[invoiceCode=022002300111 number=00345678 seller=L2 amount=500.00]
            """,
            "K 2024-05-20 orderInvoiced order=SO-01 amount=500.00 invoices=[invoiceCode=022002300111 number=00345678 seller=L2 amount=500.00]"),
        new("The same invoice does not stand twice in one settlement", InvoiceRepeated, Ordered,
            "K 2024-05-20 orderInvoiced order=SO-01 amount=2.00 invoices=[number=1 seller=L2 amount=1.00; number=1 seller=L2 amount=1.00]"),
        new("Invoices cover what is accepted", InvoicesBelowAmount, Ordered, "K 2024-05-20 orderInvoiced order=SO-01 amount=2.00 invoices=[number=1 seller=L2 amount=1.99]"),

        // Meetings and approvals.
        new("Minutes are recorded once", CodeTaken, Minutes, "K 2024-03-01 jointMeetingHeld minutes=纪要1号 participants=[省厅] items=[item=1 kind=MODE subject=方式 responsible=林承办 due=2024-06-30]"),
        new("An item's number stands once in its minutes", CodeTaken, "",
            "K 2024-03-01 jointMeetingHeld minutes=纪要2号 participants=[省厅] items=[item=1 kind=MODE subject=甲 responsible=林承办 due=2024-06-30; item=1 kind=MODE subject=乙 responsible=林承办 due=2024-06-30]"),
        new("An approval cites what was agreed", BasisNotRegistered, Minutes, "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=MEETING basis=纪要1号#3"),
        new("A document of another kind is no basis where items are asked for", BasisNotRegistered, Minutes, "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION basis=批复1号"),
        new("What was agreed on a reward approves no advance", BasisOfOtherKind, Minutes, "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=MEETING basis=纪要1号#2"),
        new("The mode of delivery cites what was agreed on it", BasisOfOtherKind, Minutes, "K 2024-02-20 deliveryModeAgreed case=C2 mode=TREASURY agreement=纪要1号#2"),
        new("An approval does not rest on a meeting that comes later", DateBeforeCause, Minutes, "K 2024-02-07 advanceApproved advance=A1 approvedBy=王处长 level=MEETING basis=纪要1号#1"),
        new("Only an agreed item is followed up", BasisNotRegistered, Minutes, "K 2024-06-20 meetingItemFollowedUp minutes=纪要1号 item=3 state=DONE note=办结"),
        new("A fund's own limit counts before the policy's", ApprovalLevelTooLow, "X 2024-02-10 approvalLimitSet fund=ADV level=SECTION limit=36666.66 basis=纪要",
            "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION"),
        new("A limit does not reach back into a closed month", PolicyIntoClosedPeriod, "X 2024-02-01 monthClosed period=2024-01",
            "K 2024-01-20 approvalLimitSet fund=ADV level=SECTION limit=1.00 basis=纪要"),
        new("Part approval says why where the policy asks for it", PartReasonMissing, "X 2024-01-31 policyChanged name=partApprovalReason value=true",
            "K 2024-02-20 advanceApproved advance=A1 amount=30000.00 approvedBy=王处长 level=SECTION"),
        new("Nobody approves for another without his delegation", DelegationMissing, "",
            "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION onBehalfOf=赵副厅长"),
        new("A delegation ends on its day", DelegationMissing,
            "X 2024-02-01 approvalDelegated delegator=赵副厅长 delegate=王处长 level=DEPUTY from=2024-02-01 to=2024-02-19 document=委托书",
            "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION onBehalfOf=赵副厅长"),
        new("A delegation reaches up to its level", DelegationMissing,
            "X 2024-02-01 approvalDelegated delegator=赵副厅长 delegate=王处长 level=SECTION from=2024-02-01 to=2024-02-29 document=委托书",
            "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=DEPUTY onBehalfOf=赵副厅长"),
        new("Delegations make no circle", DelegationCyclic,
            """
            X1 2024-02-01 approvalDelegated delegator=赵副厅长 delegate=王处长 level=DEPUTY from=2024-02-01 to=2024-02-29 document=委托书
            X2 2024-02-01 approvalDelegated delegator=王处长 delegate=孙科长 level=SECTION from=2024-02-10 to=2024-03-31 document=委托书
            """,
            "K 2024-02-15 approvalDelegated delegator=孙科长 delegate=赵副厅长 level=SECTION from=2024-02-15 to=2024-02-20 document=委托书"),
        new("Who asked does not let a delegate approve for him", SelfApproval,
            "X 2024-02-01 approvalDelegated delegator=林承办 delegate=王处长 level=SECTION from=2024-02-01 to=2024-02-29 document=委托书",
            "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION onBehalfOf=林承办"),

        // Duties.
        new("A person is registered before he gets a duty", UnknownPerson, "", "K 2024-01-01 dutyGiven person=某人 duty=CASHIER from=2024-01-01"),
        new("A person is registered once", CodeTaken, Staff, "K 2024-01-02 personRegistered person=周出纳"),
        new("The cashier does not review (会计基础工作规范 §12)", DutiesIncompatible, Staff, "K 2024-06-01 dutyGiven person=周出纳 duty=REVIEWER from=2024-06-01"),
        new("The cashier does not keep the archives", DutiesIncompatible, Staff, "K 2024-06-01 dutyGiven person=周出纳 duty=ARCHIVIST from=2023-06-01"),
        new("A duty that is not held cannot end", DutyNotHeld, Staff, "K 2024-06-01 dutyEnded person=周出纳 duty=LEGAL"),
        new("Where duties are registered, nobody signs without his", DutyNotHeld, "X 2024-01-31 policyChanged name=duties value=REGISTER", "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION"),

        // Rewards and no profit.
        new("The shares are the whole reward", SharesDiffer, "",
            "K 2024-11-05 rewardShared fund=RWD case=C1 amount=100.00 shares=[organisation=O1 amount=60.00; organisation=O2 amount=39.99] approvedBy=王处长 level=SECTION basis=决定1号"),
        new("A share is given for every one or for none", SharesDiffer, "",
            "K 2024-11-05 rewardShared fund=RWD case=C1 amount=100.00 shares=[organisation=O1 amount=100.00; organisation=O2] approvedBy=王处长 level=SECTION basis=决定1号"),
        new("No organisation has two shares", AlreadyRewarded, "",
            "K 2024-11-05 rewardShared fund=RWD case=C1 amount=100.00 shares=[organisation=O1; organisation=O1] approvedBy=王处长 level=SECTION basis=决定1号"),
        new("The plaintiff is one of those who share", WrongParty, "",
            "K 2024-11-05 rewardShared fund=RWD case=C1 amount=100.00 shares=[organisation=O2] approvedBy=王处长 level=SECTION basis=决定1号"),
        new("A case that was withdrawn earns no reward", CaseStateForbids, "X 2024-06-01 caseWithdrawn case=C1 reason=CHOICE paper=裁定书",
            "K 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=1.00 approvedBy=王处长 level=SECTION"),
        new("Shares together need the level of the whole reward", ApprovalLevelTooLow, "",
            "K 2024-11-05 rewardShared fund=RWD case=C1 amount=60000.00 shares=[organisation=O1; organisation=O2] approvedBy=王处长 level=SECTION basis=决定1号"),
        new("Money does not follow an honour for the same case", AlreadyRewarded, "X 2024-11-01 honourGiven case=C1 organisation=O1 title=先进集体 approvedBy=王处长 basis=决定1号",
            "K 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=1.00 approvedBy=王处长 level=SECTION"),
        new("An honour does not follow money for the same case", AlreadyRewarded, "X 2024-11-01 rewardApproved fund=RWD case=C1 organisation=O1 amount=1.00 approvedBy=王处长 level=SECTION",
            "K 2024-11-05 honourGiven case=C1 organisation=O1 title=先进集体 approvedBy=王处长 basis=决定1号"),
        new("Nobody approves the honour he proposed", SelfApproval, "", "K 2024-11-05 honourGiven case=C1 organisation=O1 title=先进集体 approvedBy=陈会计 basis=决定1号"),
        new("One fen of profit stops the next advance (art. 34)", ProfitFromLitigation, Gained, Pay),
        new("One fen of profit stops a reward (art. 34)", ProfitFromLitigation, Gained, "K 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=1.00 approvedBy=王处长 level=SECTION"),
    ];
}
