using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Litigation;

/// <summary>What must be refused of bank reconciliations, upon the funded books, where BK1 received 800,000.00 and
/// 120,000.00 on 15 January.</summary>
internal static class ReconciliationRefusals
{
    private const string Statement = """
        ST 2024-02-01 bankStatementImported statement=ST-1 bank=BK1 from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 lines=[date=2024-01-15 received=800000.00 serial=S1; date=2024-01-15 received=120000.00 serial=S2]
        """;

    private const string Matched = Statement + "\nMA 2024-02-01 bankLinesMatched bank=BK1 groups=[lines=[S1] vouchers=[记-2024-01-0001]; lines=[S2] vouchers=[记-2024-01-0002]]\n";
    private const string Opened = "RO 2024-02-01 reconciliationOpened reconciliation=R1 bank=BK1 upTo=2024-01-31\n";
    private const string Finish = "K 2024-02-01 reconciliationFinished reconciliation=R1";
    private const string Finished = Matched + Opened + "RF 2024-02-01 reconciliationFinished reconciliation=R1\n";

    private static string Match => "M" + (PreparedBooks.FundedCommands + 2) + "-000001";

    public static IReadOnlyList<Refusal> Rows { get; } =
    [
        new("A day that is not over is not reconciled", ReconciliationAhead, Matched, "K 2024-01-30 reconciliationOpened reconciliation=R1 bank=BK1 upTo=2024-01-31"),
        new("Each account has one open reconciliation", ReconciliationStands, Matched + Opened, "K 2024-02-02 reconciliationOpened reconciliation=R2 bank=BK1 upTo=2024-01-30"),
        new("A day that was reconciled is not reconciled again", ReconciledAlready, Finished, "K 2024-02-02 reconciliationOpened reconciliation=R2 bank=BK1 upTo=2024-01-31"),
        new("The code of a reconciliation is given once", CodeTaken, Finished, "K 2024-03-02 reconciliationOpened reconciliation=R1 bank=BK3 upTo=2024-02-29"),
        new("A reconciliation that there is not", UnknownReconciliation, Matched, Finish),
        new("A finished reconciliation is frozen", ReconciliationEnded, Finished, Finish),
        new("A finished reconciliation takes no more explanations", ReconciliationEnded, Finished, "K 2024-02-02 openItemExplained reconciliation=R1 item=S1 reason=在途"),
        new("A finished reconciliation is not given up", ReconciliationEnded, Finished, "K 2024-02-02 reconciliationAbandoned reconciliation=R1 reason=错"),
        new("What is matched is not open", UnknownOpenItem, Matched + Opened, "K 2024-02-02 openItemExplained reconciliation=R1 item=S1 reason=在途"),
        new("Another person reviews", PreparerIsReviewer, Matched + Opened, Finish + " reviewer=陈会计"),
        new("A reconciliation is reviewed", SignatureMissing, Matched + Opened, Finish + " reviewer=-"),
        new("The cashier of the account's vouchers does not prepare", PreparerIsCashier, Matched + Opened, Finish + " by=周出纳"),
        new("Who holds the duty of cashier does not prepare", PreparerIsCashier, """
            PS 2024-01-01 personRegistered person=吴出纳 position=出纳
            DU 2024-01-01 dutyGiven person=吴出纳 duty=CASHIER from=2024-01-01

            """ + Matched + Opened, Finish + " by=吴出纳"),
        new("Without a statement nothing is proved", StatementMissing, Opened, Finish),
        new("The statements reach the day", StatementsEndBefore, Matched + "RO 2024-03-01 reconciliationOpened reconciliation=R1 bank=BK1 upTo=2024-02-29", "K 2024-03-01 reconciliationFinished reconciliation=R1"),
        new("A month without a statement stops every later reconciliation", StatementsEndBefore, Matched + """
            S3 2024-04-01 bankStatementImported statement=ST-3 bank=BK1 from=2024-03-01 to=2024-03-31 opening=920000.00 closing=920000.00 lines=[]
            RO 2024-04-01 reconciliationOpened reconciliation=R1 bank=BK1 upTo=2024-03-31
            """, "K 2024-04-01 reconciliationFinished reconciliation=R1"),
        new("An old item is explained", OpenItemUnexplained, Statement + "\n" + """
            S2 2024-03-01 bankStatementImported statement=ST-2 bank=BK1 from=2024-02-01 to=2024-02-29 opening=920000.00 closing=920000.00 lines=[]
            RO 2024-03-01 reconciliationOpened reconciliation=R1 bank=BK1 upTo=2024-02-29
            """, "K 2024-03-01 reconciliationFinished reconciliation=R1"),
        new("What a finished reconciliation rests on is not undone", MatchProved, Finished, "K 2024-02-02 bankMatchUndone match=" + Match + " reason=错"),
    ];
}
