using FundLedger.Tests.Support;
using static FundLedger.Ledger.RejectionReason;

namespace FundLedger.Tests.Litigation;

/// <summary>What must be refused of bank statements and matches, upon the funded books: BK1 received 800,000.00 and
/// 120,000.00 on 15 January by the vouchers 记-2024-01-0001 and 0002.</summary>
internal static class BankRefusals
{
    private const string Lines = "lines=[date=2024-01-15 received=800000.00 balance=800000.00 serial=S1; date=2024-01-15 received=120000.00 balance=920000.00 serial=S2]";

    private const string January = "ST 2024-02-01 bankStatementImported statement=ST-1 bank=BK1 from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 " + Lines;

    private const string Matched = January + "\nMA 2024-02-01 bankLinesMatched bank=BK1 groups=[lines=[S1] vouchers=[记-2024-01-0001]]";

    /// <summary>The code that the match of <see cref="Matched"/> was given.</summary>
    private static string Match => "M" + (PreparedBooks.FundedCommands + 2) + "-000001";

    public static IReadOnlyList<Refusal> Rows { get; } =
    [
        new("A statement of another account", StatementOfOtherAccount, "", Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 accountNumber=BK2 " + Lines)),
        new("A statement of an account that there is not", UnknownBank, "", Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 " + Lines).Replace("bank=BK1", "bank=BK9", StringComparison.Ordinal)),
        new("The code of a statement is given once, whichever account it is of", CodeTaken, January, Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=0.00 lines=[]")
            .Replace("ST-9 bank=BK1", "ST-1 bank=BK3", StringComparison.Ordinal)),
        new("A statement does not end before it begins", StatementDaysReversed, "", Statement("from=2024-01-31 to=2024-01-01 opening=0.00 closing=920000.00 " + Lines)),
        new("A line is paid or received", LineAmountUnclear, "", Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=0.00 lines=[date=2024-01-15 summary=空]")),
        new("A line is not paid and received at once", LineAmountUnclear, "",
            Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=0.00 lines=[date=2024-01-15 paid=1.00 received=1.00]")),
        new("A line of another month", LineOutsideStatement, "", Statement("from=2024-01-01 to=2024-01-14 opening=0.00 closing=920000.00 " + Lines)),
        new("A serial number stands for one line of a statement", SerialOfOtherLine, "",
            Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 lines=[date=2024-01-15 received=800000.00 serial=S1; date=2024-01-15 received=120000.00 serial=S1]")),
        new("A serial number that is kept stands for no other line", SerialOfOtherLine, January,
            Statement("from=2024-02-01 to=2024-02-29 opening=920000.00 closing=920001.00 lines=[date=2024-02-15 received=1.00 serial=S1]")),
        new("A balance that does not follow from the lines", RunningBalanceDiffers, "",
            Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 " + Lines.Replace("balance=800000.00", "balance=800000.01", StringComparison.Ordinal))),
        new("A closing balance that does not follow from the lines", ClosingBalanceDiffers, "", Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.01 " + Lines)),
        new("A first statement that begins with what the books do not have", OpeningNotProved, "", Statement("from=2024-02-01 to=2024-02-29 opening=920000.01 closing=920000.01 lines=[]")),
        new("An opening item lies before the first statement", OpeningItemNotBefore, Items("item=OI-1 side=BOOK date=2024-02-01 paid=1.00 note=支票"),
            Statement("from=2024-02-01 to=2024-02-29 opening=920001.00 closing=920001.00 lines=[]")),
        new("No statement lies before the first", StatementBeforeFirst, "X 2024-03-01 bankStatementImported statement=ST-2 bank=BK1 from=2024-02-01 to=2024-02-29 opening=920000.00 closing=920000.00 lines=[]",
            Statement("from=2024-01-01 to=2024-01-31 opening=0.00 closing=920000.00 " + Lines)),
        new("A statement begins where the one before ended", StatementDoesNotJoin, January, Statement("from=2024-02-01 to=2024-02-29 opening=920000.01 closing=920000.01 lines=[]")),
        new("A statement that overlaps shows the same lines", StatementDoesNotJoin, January, Statement("from=2024-01-15 to=2024-02-29 opening=0.00 closing=800000.00 lines=[date=2024-01-15 received=800000.00 serial=S1]")),
        new("A day that was proved has no further line", LineOfProvedDay, January,
            Statement("from=2024-01-15 to=2024-02-29 opening=0.00 closing=920001.00 " + Lines.Replace("]", "; date=2024-01-16 received=1.00 serial=S3]", StringComparison.Ordinal))),
        new("Opening items come before the first statement", OpeningItemsTooLate, January, Items("item=OI-1 side=BOOK date=2023-12-29 paid=1.00 note=支票")),
        new("An opening item has one code", CodeTaken, "", Items("item=OI-1 side=BOOK date=2023-12-29 paid=1.00 note=支票; item=OI-1 side=BANK date=2023-12-29 paid=1.00 note=手续费")),
        new("An opening item is paid or received", LineAmountUnclear, "", Items("item=OI-1 side=BOOK date=2023-12-29 note=支票")),
        new("No opening items are nothing to record", NothingChanged, "", "K 2024-02-01 bankOpeningItemsRecorded bank=BK1 items=[]"),
        new("A bank line that there is not", UnknownBankLine, January, Group("lines=[S9] vouchers=[记-2024-01-0001]")),
        new("A voucher that moves nothing on the account", UnknownBankEntry, January, Group("lines=[S1] vouchers=[记-2024-01-0003]")),
        new("An opening item that there is not", UnknownOpeningItem, January, Group("lines=[S1] items=[OI-9]")),
        new("A line is in one match", AlreadyMatched, Matched, Group("lines=[S1] vouchers=[记-2024-01-0002]")),
        new("A voucher is in one match", AlreadyMatched, Matched, Group("lines=[S2] vouchers=[记-2024-01-0001]")),
        new("A line is in one group", MatchedTwice, January, Group("lines=[S1] vouchers=[记-2024-01-0001]; lines=[S1] vouchers=[记-2024-01-0002]")),
        new("A group holds something", GroupEmpty, January, Group("rule=BY_HAND")),
        new("No groups are nothing to match", NothingChanged, January, "K 2024-02-02 bankLinesMatched bank=BK1 groups=[]"),
        new("What the bank moved is what the books moved", GroupOutOfBalance, January, Group("lines=[S1] vouchers=[记-2024-01-0002]")),
        new("A match that there is not", UnknownMatch, January, "K 2024-02-02 bankMatchUndone match=M1-000009 reason=错"),
        new("A match is undone once", MatchAlreadyUndone, Matched + "\nX 2024-02-02 bankMatchUndone match=" + Match + " reason=错", "K 2024-02-03 bankMatchUndone match=" + Match + " reason=错"),
    ];

    private static string Statement(string rest) => "K 2024-03-01 bankStatementImported statement=ST-9 bank=BK1 " + rest;

    private static string Items(string items) => "K1 2024-02-01 bankOpeningItemsRecorded bank=BK1 items=[" + items + "]";

    private static string Group(string groups) => "K 2024-02-02 bankLinesMatched bank=BK1 groups=[" + groups + "]";
}
