using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Litigation;

/// <summary>What must be refused, in the order of the reasons. The books are the funded ones of
/// <see cref="PreparedBooks"/>.</summary>
internal static class RefusalTable
{
    // A1 is an investigation of 36,666.67 in C1, asked for by 林承办 on 31 January.
    private const string Approved = """
        A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        """;

    private const string Paid = Approved + "\n" + """
        P-A1 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
        """;

    private const string Settled = Paid + "\n" + """
        S-A1 2024-04-10 advanceSettled advance=A1 amount=33218.45
        """;

    private const string Judged = Settled + "\n" + """
        J-A1 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=33218.45]
        """;

    private const string Ordered = """
        AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31
        SO 2024-04-22 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=25800.00
        """;

    private const string Contracted = """
        RC 2024-02-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=380000.00
        """;

    private const string Reward = """
        RW 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=20000.00 approvedBy=王处长 level=SECTION
        """;

    // The fee is voucher 记-2024-12-0001, its cancellation 记-2024-12-0002.
    private const string Fee = """
        E30 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=550.00
        """;

    private const string Cancelled = Fee + "\n" + """
        E31 2024-12-20 voucherReversed voucher=记-2024-12-0001
        """;

    private const string Proposed = """
        PA 2024-02-01 partyAccountChanged change=PA-1 party=O1 bankName=某银行 accountNumber=0000000000000000019 holder=某协会 proposedBy=林承办
        """;

    private const string Draft = """
        D1 2024-01-30 voucherDrafted draft=D-001 summary=费用更正 lines=[account=5001 fund=ADV side=DEBIT amount=100.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=100.00]
        """;

    public static IReadOnlyList<Refusal> Rows { get; } =
    [
        // The form of what was sent.
        new("A body that breaks off is not a command", MalformedJson, "", """{"type":"bankFeeCharged","key":"K","date":"2024-03-01" """),
        new("A field that is named twice is not JSON to rely on", MalformedJson, "",
            """{"type":"bankFeeCharged","key":"K","date":"2024-03-01","by":"陈会计","fund":"ADV","fund":"RWD","bank":"BK1","amount":"1.00"}"""),
        new("A command that the catalogue does not have", UnknownCommand, "", "K 2024-03-01 moneyVanished fund=ADV"),
        new("A field that the command does not have", UnknownField, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 colour=red"),
        new("A payment without its amount", MissingField, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1"),
        new("An amount with a comma", BadAmount, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1,23"),
        new("An amount with an exponent", BadAmount, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1e5"),
        new("An amount with a tenth of a fen", BadAmount, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=0.001"),
        new("An amount in full-width digits", BadAmount, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=１２.００"),
        new("An amount of twenty digits", BadAmount, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=12345678901234567890"),
        new("An amount that is not a text", BadAmount, "",
            """{"type":"bankFeeCharged","key":"K","date":"2024-03-01","by":"陈会计","fund":"ADV","bank":"BK1","amount":1.00}"""),
        new("A payment of nothing", AmountNotPositive, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=0.00"),
        new("A negative payment", AmountNotPositive, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=-5.00"),
        new("The thirtieth of February", BadDate, "", "K 2024-02-30 bankFeeCharged fund=ADV bank=BK1 amount=1.00"),
        new("A code with a blank and a quotation mark", BadCode, "", """K 2024-03-01 fundOpened fund='X name=新基金 kind=REWARD"""),
        new("A kind of fund that there is not", BadValue, "", "K 2024-03-01 fundOpened fund=X name=新基金 kind=LOTTERY"),
        new("A policy parameter is set once", BadValue, "",
            "K 2024-01-01 entityOpened name=省厅 kind=ADMINISTRATIVE firstYear=2024 policies=[name=deputyLimit value=1.00; name=deputyLimit value=2.00]") { From = PlayedBooks.EmptyAsync },
        new("A tab in a summary", BadText, "",
            """{"type":"bankFeeCharged","key":"K","date":"2024-03-01","by":"陈会计","summary":"手续\t费","fund":"ADV","bank":"BK1","amount":"1.00"}"""),
        new("A summary of 201 characters", TextTooLong, "", $"K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 summary={new string('费', 201)}"),
        new("A command without a key", KeyMissing, "",
            """{"type":"bankFeeCharged","date":"2024-03-01","by":"陈会计","fund":"ADV","bank":"BK1","amount":"1.00"}"""),
        new("The key of another command", KeyReused, Fee, "E30 2024-12-18 bankFeeCharged fund=ADV bank=BK1 amount=55.00"),
        new("A command for one entity sent to another", EntityMismatch, "",
            """{"type":"bankFeeCharged","entity":"220100","key":"K","date":"2024-03-01","by":"陈会计","fund":"ADV","bank":"BK1","amount":"1.00"}"""),

        // What the command refers to.
        new("An entity that was never opened", UnknownEntity, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00") { SentTo = "999999" },
        new("An entity is opened once", CodeTaken, "", "K 2024-01-01 entityOpened name=省厅 kind=ADMINISTRATIVE firstYear=2024"),
        new("A code is given once", CodeTaken, "", "K 2024-03-01 fundOpened fund=ADV name=新基金 kind=REWARD"),
        new("The code of a draft that was settled is not given out again", CodeTaken, Draft + "\nX 2024-01-31 draftDiscarded draft=D-001 reason=重复",
            Draft.Replace("D1 ", "K ", StringComparison.Ordinal)),
        new("An account that the chart does not have", UnknownAccount, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=更正 lines=[account=9999 fund=ADV side=DEBIT amount=1.00; account=3001 fund=ADV side=CREDIT amount=1.00]"),
        new("A fund that there is not", UnknownFund, "", "K 2024-03-01 bankFeeCharged fund=XXX bank=BK1 amount=1.00"),
        new("A bank account that there is not", UnknownBank, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK9 amount=1.00"),
        new("A payee whom nobody registered", UnknownParty, Approved, "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1 payee=P9"),
        new("A case that there is not", UnknownCase, "", "K 2024-03-01 damagesReceived fund=DMG case=C9 defendant=D1 amount=1.00 bank=BK2"),
        new("An advance that nobody asked for", UnknownAdvance, "", "K 2024-03-01 advancePaid advance=A9 amount=1.00 bank=BK1"),
        new("An agreement that nobody signed", UnknownAgreement, "", "K 2024-03-01 orderPlaced order=SO-1 agreement=LSA-09 fund=LEG amount=1.00"),
        new("An order that nobody placed", UnknownOrder, "", "K 2024-03-01 orderInvoiced order=SO-09 amount=1.00"),
        new("A restoration contract is not invoiced like a service order", UnknownOrder, Contracted, "K 2024-03-01 orderInvoiced order=RC-01 amount=1.00"),
        new("A voucher that was never posted", UnknownVoucher, "", "K 2024-03-01 voucherReversed voucher=记-2024-01-0099"),
        new("A draft is posted once", UnknownDraft, Draft + "\nX 2024-01-31 draftPosted draft=D-001 by=李审核", "K 2024-01-31 draftPosted draft=D-001 by=李审核"),
        new("A judgment awards the costs of its own case", AdvanceOfOtherCase, Settled,
            "K 2024-06-28 judgmentTookEffect judgment=J2 case=C2 defendant=D2 dueOn=2024-07-28 items=[advance=A1 amount=1.00]"),
        new("Only an organisation gets advances", WrongPartyKind, "",
            "K 2024-03-01 advanceRequested advance=A2 fund=ADV case=C1 organisation=P1 costKind=APPRAISAL amount=1.00"),
        new("Damages come from a defendant of the case", NotADefendant, "", "K 2024-03-01 damagesReceived fund=DMG case=C1 defendant=D0 amount=1.00 bank=BK2"),
        new("An advance goes to the plaintiff of the case", WrongParty, "",
            "K 2024-03-01 advanceRequested advance=A2 fund=ADV case=C1 organisation=O2 costKind=APPRAISAL amount=1.00"),

        // Who acts.
        new("A voucher without a reviewer", SignatureMissing, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 reviewer=-"),
        new("A blank is no signature", SignatureMissing, "", """K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 reviewer=" " """),
        new("What stands for a person who has yet to sign is no signature", SignatureMissing, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 reviewer=（待审核）"),
        new("A payment without a cashier", SignatureMissing, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 cashier=-"),
        new("Nobody approves what he asked for (N3)", SelfApproval, "", "K 2024-02-20 advanceApproved advance=A1 approvedBy=林承办 level=SECTION"),
        new("Nobody reviews what he drew up", MakerIsReviewer, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 reviewer=陈会计"),
        new("A blank behind the name does not make another person", MakerIsReviewer, "",
            """K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 reviewer="陈会计 " """),
        new("The cashier does not draw up vouchers", CashierNotSeparate, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 cashier=陈会计"),
        new("The cashier does not review", CashierNotSeparate, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 cashier=李审核"),
        new("The cashier stands apart where no money moves, too", CashierNotSeparate, "",
            "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION cashier=陈会计"),

        // When.
        new("A month of a year that was not opened", PeriodNotOpened, "", "K 2025-01-05 bankFeeCharged fund=ADV bank=BK1 amount=1.00"),
        new("A closed month takes nothing more (N4)", PeriodClosed, "X 2024-02-01 monthClosed period=2024-01",
            "K 2024-01-31 bankFeeCharged fund=ADV bank=BK1 amount=1.00"),
        new("Months are closed in their order", EarlierPeriodOpen, "", "K 2024-03-01 monthClosed period=2024-02"),
        new("The earlier month is told before the drafts that wait", EarlierPeriodOpen, Draft, "K 2024-03-01 monthClosed period=2024-02"),
        new("A month with a draft that waits is not closed (N11)", UnpostedVouchers, Draft, "K 2024-02-01 monthClosed period=2024-01"),
        new("December is closed with its year", YearCloseRequired, MonthsClosed, "K 2024-12-31 monthClosed period=2024-12"),
        new("A year is not closed over a quota that was not cancelled", YearEndCheckFailed, MonthsClosed, "K 2024-12-31 yearClosed year=2024"),
        new("An approval is not older than its request", DateBeforeCause, "", "K 2024-01-30 advanceApproved advance=A1 approvedBy=王处长 level=SECTION"),
        new("Opening balances come before everything else", OpeningTooLate, "",
            "K 2024-01-01 openingBalancesRecorded lines=[account=1002.01 fund=ADV bank=BK1 side=DEBIT amount=1.00; account=3001 fund=ADV side=CREDIT amount=1.00]"),
        new("A policy does not reach back into a closed month", PolicyIntoClosedPeriod, "X 2024-02-01 monthClosed period=2024-01",
            "K 2024-01-15 policyChanged name=deputyLimit value=300000.00"),
        new("A policy dated before the first year would reach into closed months as well", PolicyIntoClosedPeriod, "X 2024-02-01 monthClosed period=2024-01",
            "K 2023-06-30 policyChanged name=deputyLimit value=300000.00"),

        // Purposes, approval and eligibility.
        new("Damages never pay a lawyer (N1)", PurposeNotAllowed, Contracted, "K 2024-11-15 restorationPaid contract=RC-01 amount=5000.00 bank=BK2 purpose=LAWYER"),
        new("An account pays for the funds whose money it holds", BankNotOfFund, "", "K 2024-03-01 bankFeeCharged fund=LEG bank=BK1 amount=1.00"),
        new("The wrong account is told before the missing approval", BankNotOfFund, "", "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=ZB"),
        new("An appropriation in cash does not come as a quota", WrongBankKind, "", "K 2024-03-01 appropriationReceived fund=LEG amount=1.00 bank=ZB"),
        new("An organisation registered in a county is not eligible (N9)", IneligibleOrganisation, "",
            "K 2024-03-01 advanceRequested advance=A2 fund=ADV case=C3 organisation=O3 costKind=APPRAISAL amount=1.00"),
        new("A section head approves up to 50,000.00", ApprovalLevelTooLow,
            "X 2024-02-01 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=50000.01 by=林承办",
            "K 2024-02-20 advanceApproved advance=A2 approvedBy=王处长 level=SECTION"),
        new("A meeting names its minutes", BasisMissing, "", "K 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=MEETING"),

        // Advances.
        new("An advance is approved once", AlreadyApproved, Approved, "K 2024-02-21 advanceApproved advance=A1 approvedBy=王处长 level=SECTION"),
        new("No more is approved than was asked for", ApprovedAboveRequested, "",
            "K 2024-02-20 advanceApproved advance=A1 amount=36666.68 approvedBy=王处长 level=SECTION"),
        new("Nothing is paid before it is approved", NotApproved, "", "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1"),
        new("Not one fen is paid above the approval (N2)", PaymentAboveApproved, Paid, "K 2024-04-01 advancePaid advance=A1 amount=0.01 bank=BK1"),
        new("No more is settled than was paid", SettlementAbovePaid, Settled, "K 2024-04-11 advanceSettled advance=A1 amount=3448.23"),
        new("No more comes back than is unsettled", RefundAboveUnsettled, Settled, "K 2024-04-12 advanceRefunded advance=A1 amount=3448.23 bank=BK1"),
        new("No more is released than is promised", ReleaseAboveCommitment, Approved, "K 2024-04-12 advanceReleased advance=A1 amount=36666.68 reason=终止"),
        new("No more is written off than is outstanding", WriteOffAboveOutstanding, Settled,
            "K 2024-11-12 advanceWrittenOff advance=A1 amount=33218.46 approvedBy=王处长 level=SECTION basis=批复1号"),

        // Judgment and recovery.
        new("No more is awarded than is settled", JudgedAboveSettled, Settled,
            "K 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=33218.44; advance=A1 amount=0.02]"),
        new("A defendant of whom nothing was awarded pays nothing back", NothingReceivable, Judged, "K 2024-08-15 recoveryReceived case=C1 defendant=D2 amount=1.00 bank=BK1"),
        new("A receivable never turns negative (N10)", DesignationAboveOutstanding, Judged,
            "K 2024-09-01 recoveryReceived case=C1 defendant=D1 amount=50000.00 bank=BK1 designations=[head=PRINCIPAL amount=33218.46]"),
        new("No more is designated than is received", DesignationAboveReceipt, Judged,
            "K 2024-09-01 recoveryReceived case=C1 defendant=D1 amount=1.00 bank=BK1 designations=[head=PRINCIPAL amount=1.01]"),
        new("No more is returned than is held", OverpaymentAboveHeld, "", "K 2024-10-25 overpaymentReturned fund=ADV case=C1 party=D1 amount=0.01 bank=BK1"),

        // Damages, rewards, services.
        new("No more is promised for a case than is held for it", CustodyExceeded, Contracted,
            "K 2024-02-03 restorationContracted contract=RC-02 fund=DMG case=C1 party=R1 amount=20000.01"),
        new("A restorer gets no more than his contract", PaymentAboveCommitment, Contracted, "K 2024-03-01 restorationPaid contract=RC-01 amount=380000.01 bank=BK2"),
        new("A case is rewarded once", AlreadyRewarded, Reward, "K 2024-11-06 rewardApproved fund=RWD case=C1 organisation=O1 amount=1.00 approvedBy=王处长 level=SECTION"),
        new("No more of a reward is paid than was approved", PaymentAbovePayable, Reward, "K 2024-11-08 rewardPaid fund=RWD case=C1 organisation=O1 amount=20000.01 bank=BK1"),
        new("No more is paid on an order than was invoiced", PaymentAbovePayable, Ordered, "K 2024-05-28 orderPaid order=SO-01 amount=0.01 bank=ZB"),
        new("A reward tied to sanctions needs money from sanctions", SourceExhausted, "",
            "K 2024-11-05 rewardApproved fund=RWD case=C1 organisation=O1 amount=0.01 approvedBy=王处长 level=SECTION source=SANCTION"),
        new("Money from sanctions that a reward has used is not cancelled under it", SourceExhausted,
            "S 2024-10-01 appropriationReceived fund=RWD amount=12000.00 bank=BK1 source=SANCTION\n" + Reward,
            "K 2024-11-20 voucherReversed voucher=记-2024-10-0001"),
        new("Nothing is ordered after the agreement has ended", AgreementNotInForce,
            "AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2024-03-31",
            "K 2024-04-01 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=1.00"),
        new("Orders stay below the ceiling (N6)", CeilingExceeded, Ordered, "K 2024-11-20 orderPlaced order=SO-02 agreement=LSA-01 fund=LEG amount=154200.01"),
        new("No more is invoiced than was ordered", InvoiceAboveOrder, Ordered, "K 2024-05-20 orderInvoiced order=SO-01 amount=25800.01"),
        new("Interest needs a balance to be shared by", NoBalanceToShare, "", "K 2024-09-30 interestReceived bank=BK3 amount=1.00"),
        new("A quota is cancelled whole", QuotaDiffers, "", "K 2024-12-31 quotaCancelled fund=LEG bank=ZB amount=299999.99"),
        new("A fund pays with its own money", FundNotAvailable, "", "K 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=120000.01"),

        // Corrections.
        new("Opening balances are not cancelled", NotReversible,
            "E00 2024-01-01 openingBalancesRecorded lines=[account=1002.01 fund=ADV bank=BK1 side=DEBIT amount=1.00; account=3001 fund=ADV side=CREDIT amount=1.00]",
            "K 2024-03-01 voucherReversed voucher=期初") { From = PlayedBooks.OpenedAsync },
        new("Damages that a contract was promised are not cancelled under it", NotReversible,
            Contracted + "\nX 2024-03-01 damagesReceived fund=DMG case=C0 defendant=D0 amount=612000.00 bank=BK2",
            "K 2024-03-02 voucherReversed voucher=记-2024-01-0004"),
        new("An order is not cancelled under its invoice", NotReversible, Ordered + "\nX 2024-05-20 orderInvoiced order=SO-01 amount=24960.50",
            "K 2024-05-21 voucherReversed voucher=记-2024-04-0001"),
        new("A voucher is cancelled once (N8)", AlreadyReversed, Cancelled, "K 2024-12-21 voucherReversed voucher=记-2024-12-0001"),
        new("A cancellation is not cancelled (N8)", ReversalOfReversal, Cancelled, "K 2024-12-21 voucherReversed voucher=记-2024-12-0002"),
        new("A voucher is cancelled in its own year", ReversalOutsideYear, Fee + "\nY 2024-12-20 yearOpened year=2025",
            "K 2025-01-05 voucherReversed voucher=记-2024-12-0001"),
        new("Only a cancelled voucher is corrected", NotReversed, Fee,
            "K 2024-12-20 voucherCorrected corrects=记-2024-12-0001 replacement={bankFeeCharged fund=ADV bank=BK1 amount=55.00}"),
        new("A voucher is corrected once", AlreadyCorrected,
            Cancelled + "\nX 2024-12-20 voucherCorrected corrects=记-2024-12-0001 replacement={bankFeeCharged fund=ADV bank=BK1 amount=55.00}",
            "K 2024-12-21 voucherCorrected corrects=记-2024-12-0001 replacement={bankFeeCharged fund=ADV bank=BK1 amount=5.00}"),
        new("The closing of a month corrects nothing", NotACorrection, Cancelled,
            "K 2024-12-20 voucherCorrected corrects=记-2024-12-0001 replacement={monthClosed period=2024-01}"),

        // Funds, budgets and levels.
        new("Training is paid by none of these funds (A20)", PurposeNeverAllowed, "",
            "K 2024-03-01 fundRuleSet fund=ADV from=2024-03-01 purposes=[INVESTIGATION; TRAINING] decidedBy=厅长办公会 document=纪要1号"),
        new("A fund is not opened for publicity (A20)", PurposeNeverAllowed, "", "K 2024-03-01 fundOpened fund=X name=新基金 kind=REWARD purposes=[REWARD; PUBLICITY]"),
        new("Damages are not opened to the department's running costs (A20)", PurposeNeverAllowed, "",
            "K 2024-03-01 fundOpened fund=X name=赔偿金 kind=DAMAGES purposes=[RESTORATION; OPERATING_COSTS]"),
        new("No restoration is paid as publicity (A20)", PurposeNotAllowed, Contracted, "K 2024-11-15 restorationPaid contract=RC-01 amount=5000.00 bank=BK2 purpose=PUBLICITY"),
        new("A hand-drawn payment names its purpose where the policy wants it", PurposeMissing, "X 2024-01-29 policyChanged name=purposeOnDrafts value=true",
            Draft.Replace("D1 ", "K ", StringComparison.Ordinal)),
        new("A hand-drawn payment keeps to its fund's list", PurposeNotAllowed, "",
            Draft.Replace("D1 ", "K ", StringComparison.Ordinal).Replace("draft=D-001", "draft=D-001 purpose=REWARD", StringComparison.Ordinal)),
        new("A fund takes money from its own sources", SourceNotAllowed,
            "X 2024-03-01 fundRuleSet fund=RWD from=2024-03-01 purposes=[REWARD] sources=[GOV] decidedBy=厅长办公会 document=纪要1号",
            "K 2024-03-02 appropriationReceived fund=RWD amount=1.00 bank=BK1 source=SANCTION"),
        new("A rule does not reach back into a closed month", RuleIntoClosedPeriod, "X 2024-02-01 monthClosed period=2024-01",
            "K 2024-02-01 fundRuleSet fund=ADV from=2024-01-31 purposes=[LAWYER] decidedBy=厅长办公会 document=纪要1号"),
        new("An economic class that there is not", UnknownEconomicClass, "", "K 2024-03-01 bankFeeCharged fund=ADV bank=BK1 amount=1.00 economic=30216"),

        new("A budget is approved once", BudgetExists, Budget, Budget.Replace("BUD ", "K ", StringComparison.Ordinal)),
        new("A budget is revised after it was approved", BudgetMissing, "",
            "K 2024-09-01 budgetRevised fund=ADV year=2024 lines=[economic=30227 amount=1.00] document=吉财预30号 reason=案件减少"),
        new("A budget is not cut below what was paid", BudgetBelowPaid, Budget + "\n" + Paid,
            "K 2024-09-01 budgetRevised fund=ADV year=2024 lines=[economic=30227 amount=36666.66] document=吉财预30号 reason=案件减少"),
        new("A budget knows each class once", BadValue, "",
            "K 2024-01-10 budgetApproved fund=ADV year=2024 lines=[economic=30227 amount=1.00; economic=30227 amount=2.00] document=吉财预1号"),
        new("A budget has lines", MissingField, "", "K 2024-01-10 budgetApproved fund=ADV year=2024 lines=[] document=吉财预1号"),
        new("A county goes by its area code", EntityCodeForm, "", "K 2024-01-01 entityOpened name=某县局 kind=ADMINISTRATIVE firstYear=2024 level=COUNTY") { SentTo = "220300" },
        new("Whoever stands above is known or announced", UnknownParent, "", "K 2024-01-01 entityOpened name=某市局 kind=ADMINISTRATIVE firstYear=2024 parent=230000") { SentTo = "230100" },
        new("Nobody stands above himself", UnknownParent, "",
            "K 2024-01-01 entityOpened name=某市局 kind=ADMINISTRATIVE firstYear=2024 parent=220100 parentAnnounced=true") { SentTo = "220100" },
        new("No money goes to an entity that there is not", UnknownEntity, "",
            "K 2024-03-10 moneySentToEntity other=220100 fund=ADV bank=BK1 amount=1.00 reference=BK-1"),
        new("An upper level does not write below (A17)", ActsForAnotherEntity, "", "K 2024-03-01 bankFeeCharged actingEntity=000000 fund=ADV bank=BK1 amount=1.00"),
        new("A shared list is handed out whole", SharedRowsDiffer, "",
            "K 2024-07-01 listShared list=ORGANISATIONS recipient=某中级人民法院 rows=4 digest=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        new("A digest is a SHA-256", BadValue, "", "K 2024-07-01 listShared list=CASES recipient=某中级人民法院 rows=4 digest=e3b0"),

        // Cases and their outcomes.
        new("A case that was withdrawn takes no more advances", CaseStateForbids, "X 2024-02-10 caseWithdrawn case=C1 reason=FULFILLED paper=准许撤诉裁定",
            "K 2024-03-01 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=1.00"),
        new("A closed case pays nothing more", CaseStateForbids, "X 2024-02-10 caseLost case=C2 paper=判决书\nY 2024-02-20 caseClosed case=C2",
            "K 2024-03-01 advanceRequested advance=A2 fund=ADV case=C2 organisation=O2 costKind=APPRAISAL amount=1.00"),
        new("What was settled is not judged again", CaseStateForbids, Settled + "\n" + """
            X 2024-05-01 settlementAnnounced case=C1 paper=公告
            Y 2024-06-01 caseSettled judgment=M1 case=C1 dueOn=2024-08-01 items=[] paper=调解书
            """, "K 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=1.00]"),
        new("A judgment of first instance is not final while it can be appealed", CaseStateForbids, Settled + "\nX 2024-06-20 firstInstanceJudged case=C1 paper=判决书",
            "K 2024-07-05 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=1.00]"),
        new("There is no appeal after fifteen days", CaseStateForbids, "X 2024-06-20 firstInstanceJudged case=C1 paper=判决书", "K 2024-07-06 caseAppealed case=C1 appellant=D1"),
        new("What was judged is not withdrawn", CaseStateForbids, Judged, "K 2024-07-05 caseWithdrawn case=C1 reason=CHOICE paper=裁定"),
        new("What is pending is not closed", CaseStateForbids, "", "K 2024-07-05 caseClosed case=C1"),
        new("Only a retrial revokes a judgment", CaseStateForbids, Judged, "K 2024-07-05 judgmentRevoked case=C1 paper=判决书"),
        new("Only a plaintiff who lost has costs paid from another case's damages", CaseStateForbids,
            Settled + "\nX 2024-05-01 damagesReceived fund=DMG case=C0 defendant=D0 amount=10.00 bank=BK2", "K 2024-07-05 lostCaseCostPaid fund=DMG fromCase=C0 bank=BK2 advance=A1 amount=1.00 toBank=BK1 permission=准许决定"),
        new("A case is filed once", StepTaken, "X 2024-02-01 caseFiled case=C1 number=（2024）吉71民初12号", "K 2024-02-02 caseFiled case=C1 number=（2024）吉71民初12号"),
        new("A settlement is announced first", NotAnnounced, "", "K 2024-06-01 caseSettled judgment=M1 case=C1 dueOn=2024-08-01 items=[] paper=调解书"),
        new("A settlement waits for thirty days", AnnouncementRunning, "X 2024-05-01 settlementAnnounced case=C1 paper=公告",
            "K 2024-05-31 caseSettled judgment=M1 case=C1 dueOn=2024-08-01 items=[] paper=调解书"),
        new("A settlement is no ground to withdraw", WithdrawalForbidden, "", "K 2024-05-31 caseWithdrawn case=C1 reason=SETTLEMENT paper=裁定"),
        new("There is no withdrawal after the debate", WithdrawalForbidden, "", "K 2024-05-31 caseWithdrawn case=C1 reason=CHOICE debateEnded=true paper=裁定"),
        new("Enforcement is applied for within two years", EnforcementTooLate, Judged, "K 2026-07-29 enforcementApplied case=C1 defendant=D1 number=（2026）吉71执1号"),
        new("Interest that runs does not resume", InterestPauseUnclear, Judged, "K 2024-09-01 interestResumed case=C1 defendant=D1 paper=通知"),
        new("Interest that stands still does not stop again", InterestPauseUnclear, Judged + "\nX 2024-08-10 interestSuspended case=C1 defendant=D1 paper=裁定",
            "K 2024-09-01 interestSuspended case=C1 defendant=D1 paper=裁定"),
        new("A case is closed when nothing is open any more", CaseNotSettledUp, Judged, "K 2024-09-01 caseClosed case=C1"),
        new("Costs are borne by one defendant or by shares, not by both", DebtorsUnclear, Settled,
            "K 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 shares=[defendant=D1 weight=1] dueOn=2024-07-28 items=[advance=A1 amount=1.00]"),
        new("A share of nothing is none", DebtorsUnclear, Settled,
            "K 2024-06-28 judgmentTookEffect judgment=J1 case=C1 shares=[defendant=D1 weight=1; defendant=D2 weight=0] dueOn=2024-07-28 items=[advance=A1 amount=1.00]"),
        new("Only a court fee is refunded by the court", NotACourtFee, Paid + "\nX 2024-06-10 caseWithdrawn case=C1 reason=FULFILLED paper=裁定",
            "K 2024-06-20 courtFeeRefunded advance=A1 amount=1.00 bank=BK1"),
        new("A withdrawal refunds half the court fee", RefundAboveHalf, """
            Q 2024-02-01 advanceRequested advance=A4 fund=ADV case=C1 organisation=O1 costKind=COURT_FEE amount=18300.00 by=林承办
            A 2024-02-20 advanceApproved advance=A4 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A4 amount=18300.00 bank=BK1
            X 2024-06-10 caseWithdrawn case=C1 reason=FULFILLED paper=裁定
            """, "K 2024-06-20 courtFeeRefunded advance=A4 amount=9150.01 bank=BK1"),
        new("What belongs to next year's budget is settled next year", SettledNextYear, "X 2024-02-01 policyChanged name=budgetTreatmentOfAdvances value=NEXT_YEAR\n" + Paid,
            "K 2024-04-10 advanceSettled advance=A1 amount=1.00"),
        new("No more comes back than was written off", RecoveryAboveWrittenOff, Settled + "\nX 2024-11-12 advanceWrittenOff advance=A1 amount=100.00 approvedBy=王处长 level=SECTION basis=批复1号",
            "K 2024-12-12 writtenOffRecovered advance=A1 payer=D1 amount=100.01 bank=BK1"),
        new("The court cannot keep more than it collected", FeeAboveProceeds, Judged, "K 2024-07-20 executionProceedsReceived case=C1 defendant=D1 amount=100.00 feeKept=100.01 bank=BK1"),
        new("No more of a receipt is identified than it holds", IdentifiedAboveHeld, "X 2024-02-01 unidentifiedReceived receipt=UR-1 fund=ADV bank=BK1 amount=5.00",
            "K 2024-02-02 receiptIdentified receipt=UR-1 parts=[kind=TREASURY amount=5.01]"),
        new("Money that the defendant pays the restorer does not come to us", DeliveryModeForbids, "X 2024-02-01 deliveryModeAgreed case=C2 mode=DIRECT agreement=纪要",
            "K 2024-02-02 damagesReceived fund=DMG case=C2 defendant=D2 amount=1.00 bank=BK2"),
        new("The mode stays once money came in", ModeAfterReceipt, "", "K 2024-02-02 deliveryModeAgreed case=C1 mode=TREASURY agreement=纪要"),
        new("Milestones add up to their contract", MilestonesDiffer, "",
            "K 2024-02-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=10.00 milestones=[name=清淤 amount=9.99 dueOn=2024-05-31]"),
        new("A milestone that the contract does not have", UnknownMilestone, Contracted, "K 2024-03-02 restorationAccepted contract=RC-01 milestone=1 report=报告 acceptedBy=专家组"),
        new("A contract is accepted once", AcceptedAlready, Contracted + "\nX 2024-03-01 restorationAccepted contract=RC-01 report=报告 acceptedBy=专家组",
            "K 2024-03-02 restorationAccepted contract=RC-01 report=报告 acceptedBy=专家组"),
        new("A milestone is paid after its acceptance", NotAccepted,
            "X 2024-02-02 restorationContracted contract=RC-01 fund=DMG case=C1 party=R1 amount=10.00 milestones=[name=清淤 amount=10.00 dueOn=2024-05-31]",
            "K 2024-06-02 restorationPaid contract=RC-01 amount=10.00 bank=BK2"),
        new("The last instalment waits for acceptance where the policy says so", NotAccepted, "P 2024-02-01 policyChanged name=acceptanceBeforeLastInstalment value=true\n" + Contracted,
            "K 2024-06-02 restorationPaid contract=RC-01 amount=380000.00 bank=BK2"),
        new("Damages do not pay the costs of their own case", SameCase, Settled + "\nX 2024-07-01 caseLost case=C1 paper=判决书",
            "K 2024-07-05 lostCaseCostPaid fund=DMG fromCase=C1 bank=BK2 advance=A1 amount=1.00 toBank=BK1 permission=准许决定"),
        new("Damages of another case never pay a lawyer", CostKindNotListed, """
            Q 2024-02-01 advanceRequested advance=A6 fund=ADV case=C2 organisation=O2 costKind=LAWYER amount=8000.00 by=林承办
            A 2024-02-20 advanceApproved advance=A6 approvedBy=王处长 level=SECTION
            P 2024-03-01 advancePaid advance=A6 amount=8000.00 bank=BK1
            S 2024-04-01 advanceSettled advance=A6 amount=8000.00
            L 2024-07-01 caseLost case=C2 paper=判决书
            """, "K 2024-07-05 lostCaseCostPaid fund=DMG fromCase=C1 bank=BK2 advance=A6 amount=1.00 toBank=BK1 permission=准许决定"),

        // Treasury, loans and prior years.
        new("An administrative unit provides for no bad debts", NotForThisEntityKind, "", "K 2024-12-30 badDebtProvided fund=ADV amount=1.00"),
        new("An institution does not write off without its provision", ProvisionTooSmall, Settled,
            "K 2024-11-12 advanceWrittenOff advance=A1 amount=1.00 approvedBy=王处长 level=SECTION basis=批复1号") { From = PlayedBooks.InstitutionAsync },
        new("Where the treasury pays in real funds there is no quota", ChannelNotUsed, "X 2024-02-01 policyChanged name=paymentChannel value=REAL_FUNDS",
            "K 2024-03-01 quotaGranted fund=LEG bank=ZB amount=1.00"),
        new("A fund does not lend to itself", SameFund, "", "K 2024-03-01 fundLoaned loan=LN-1 from=ADV fromBank=BK1 to=ADV toBank=BK3 amount=1.00 dueOn=2024-06-30 approval=批准"),
        new("Damages are not lent", FundRestricted, "X 2024-02-01 bankAccountOpened bank=BK9 name=往来户 kind=OWN funds=[DMG]",
            "K 2024-03-01 fundLoaned loan=LN-1 from=DMG fromBank=BK9 to=ADV toBank=BK1 amount=1.00 dueOn=2024-06-30 approval=批准"),
        new("No more is repaid than was lent", RepaymentAboveLoan, "X 2024-03-01 fundLoaned loan=LN-1 from=ADV fromBank=BK1 to=RWD toBank=BK1 amount=10.00 dueOn=2024-06-30 approval=批准",
            "K 2024-03-02 loanRepaid loan=LN-1 amount=10.01 fromBank=BK1 toBank=BK1"),
        new("A loan that was never made", UnknownLoan, "", "K 2024-03-02 loanRepaid loan=LN-9 amount=10.01 fromBank=BK1 toBank=BK1"),
        new("A receipt that never came", UnknownReceipt, "", "K 2024-02-02 receiptIdentified receipt=UR-9 parts=[kind=TREASURY amount=5.01]"),
        new("A judgment is not corrected by a difference", NotAdjustable, Judged, "K 2024-06-29 amountCorrected voucher=记-2024-06-0001 correctAmount=1.00"),
        new("Receivables of events are not corrected by hand", NotABalanceAccount, "",
            "K 2024-02-20 priorYearCorrected fund=ADV account=1218.02 side=DEBIT amount=1.00 budgetMoney=NONE reason=错"),
        new("Only an unimportant error goes through the current year", AboveMateriality, "",
            "K 2024-02-20 priorYearCorrected fund=ADV account=1002.01 bank=BK1 side=DEBIT amount=0.01 budgetMoney=NONE reason=错 throughCurrentYear=true"),

        // Master data.
        new("An account that nobody proposed is not confirmed", UnknownAccountChange, "", "K 2024-02-02 partyAccountConfirmed change=PA-9 by=李审核"),
        new("Who proposed an account does not confirm it", AccountNeedsSecondPerson, Proposed, "K 2024-02-02 partyAccountConfirmed change=PA-1 by=林承办"),
        new("Nor does who recorded the proposal", AccountNeedsSecondPerson, Proposed, "K 2024-02-02 partyAccountConfirmed change=PA-1 by=陈会计"),
        new("An account is confirmed once", AccountConfirmed, Proposed + "\nX 2024-02-02 partyAccountConfirmed change=PA-1 by=李审核",
            "K 2024-02-03 partyAccountConfirmed change=PA-1 by=李审核"),
        new("Where the policy asks for it, nobody is paid on an account that nobody confirmed", PayeeAccountMissing,
            Approved + "\n" + Proposed + "\nX 2024-02-02 policyChanged name=payeeAccountRequired value=true", "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1"),
        new("Nobody is paid before the notice of a confirmed account has run", PayeeAccountMissing,
            Approved + "\n" + Proposed + """

            X1 2024-02-02 policyChanged name=payeeAccountRequired value=true
            X2 2024-02-02 policyChanged name=accountNoticeHours value=25
            X3 2024-02-29 partyAccountConfirmed change=PA-1 by=李审核
            """, "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1"),
        new("The cashier who confirmed a payee's account does not pay it", CashierKeepsAccount, Approved + "\n" + Proposed + "\nX 2024-02-02 partyAccountConfirmed change=PA-1 by=周出纳",
            "K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1"),
        new("A change that changes nothing", NothingChanged, "", "K 2024-03-01 partyChanged party=O1"),

        // The voucher itself.
        new("A voucher has two sides", TooFewLines, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=更正 lines=[account=5001 fund=ADV side=DEBIT amount=1.00]"),
        new("An amount above 100 billion yuan", AmountTooLarge, "", "K 2024-03-01 appropriationReceived fund=ADV amount=100000000000.01 bank=BK1"),
        new("An amount at the end of what can be counted is refused before it is added to another", AmountTooLarge,
            Ordered + "\nX 2024-05-20 orderInvoiced order=SO-01 amount=1.00", "K 2024-05-21 orderInvoiced order=SO-01 amount=92233720368547758.07"),
        new("Debit and credit are equal", BookOutOfBalance, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=更正 lines=[account=5001 fund=ADV side=DEBIT amount=1.00; account=3001 fund=ADV side=CREDIT amount=0.99]"),
        new("One fund does not pay for another (N7)", FundOutOfBalance, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=垫付 lines=[account=1218.0101 fund=ADV case=C1 advance=A1 party=O1 side=DEBIT amount=100.00; account=1002.01 fund=RWD bank=BK1 side=CREDIT amount=100.00]"),
        new("A promise is balanced for each reference", ReferenceOutOfBalance, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=承诺 lines=[account=9001 fund=ADV case=C1 advance=A1 side=DEBIT amount=1.00; account=9002 fund=ADV side=CREDIT amount=1.00]"),
        new("Money stands on a bank account", AuxiliaryMissing, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=更正 lines=[account=5001 fund=ADV side=DEBIT amount=1.00; account=1002.01 fund=ADV side=CREDIT amount=1.00]"),
        new("Receivables move by events only", AccountByEventsOnly, "",
            "K 2024-03-01 voucherDrafted draft=D-1 summary=核销 lines=[account=5301 fund=ADV side=DEBIT amount=1.00; account=1218.02 fund=ADV case=C1 advance=A1 party=D1 side=CREDIT amount=1.00]"),
        new("An account pays no more than stands on it, whatever the fund has elsewhere", BalanceOverdrawn, Approved,
            "K 2024-03-01 advancePaid advance=A1 amount=0.01 bank=BK3"),

        .. OrganisationRefusals.Rows,
        .. BankRefusals.Rows,
        .. ReconciliationRefusals.Rows,
        .. EvidenceRefusals.Rows,
    ];

    private const string Budget = """
        BUD 2024-01-10 budgetApproved fund=ADV year=2024 lines=[economic=30227 amount=500000.00; economic=30204 amount=1000.00] document=吉财预1号
        """;

    private static string MonthsClosed => string.Join('\n', Enumerable.Range(1, 11).Select(month => $"CLOSE-{month:00} 2024-12-31 monthClosed period=2024-{month:00}"));
}
