using System.Globalization;

namespace FundLedger.Tests.Support;

/// <summary>What often happened before, in the notation, upon the funded books.</summary>
internal static class Story
{
    /// <summary>A1: 36,666.67 for an investigation, paid to O1 and settled at 33,218.45.</summary>
    public const string A1Settled = """
        A-A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
        P-A1 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
        S-A1 2024-04-10 advanceSettled advance=A1 amount=33218.45
        """;

    /// <summary>A2: 145,000.00 for an appraisal, paid to P1 and settled.</summary>
    public const string A2Settled = """
        Q-A2 2024-02-01 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=145000.00 by=林承办
        A-A2 2024-02-20 advanceApproved advance=A2 approvedBy=赵副厅长 level=DEPUTY
        P-A2 2024-03-05 advancePaid advance=A2 amount=145000.00 bank=BK1 payee=P1
        S-A2 2024-05-30 advanceSettled advance=A2 amount=145000.00
        """;

    /// <summary>A3: 60,000.00 for a lawyer, paid to L1 and settled.</summary>
    public const string A3Settled = """
        Q-A3 2024-02-01 advanceRequested advance=A3 fund=ADV case=C1 organisation=O1 costKind=LAWYER amount=60000.00 by=林承办
        A-A3 2024-02-20 advanceApproved advance=A3 approvedBy=赵副厅长 level=DEPUTY
        P-A3 2024-03-18 advancePaid advance=A3 amount=60000.00 bank=BK1 payee=L1
        S-A3 2024-05-30 advanceSettled advance=A3 amount=60000.00
        """;

    /// <summary>The judgment on all three, due on 28 July 2024; 10,000.00 of A3 are not supported.</summary>
    public const string AllAwarded =
        "J 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=33218.45; advance=A2 amount=145000.00; advance=A3 amount=50000.00]";

    /// <summary>The judgment on A1 alone, due on 28 July 2024.</summary>
    public const string A1Awarded =
        "J 2024-06-28 judgmentTookEffect judgment=J1 case=C1 defendant=D1 dueOn=2024-07-28 items=[advance=A1 amount=33218.45]";

    /// <summary>The agreement LSA-01 up to 180,000.00 and the order SO-01 of 25,800.00.</summary>
    public const string Ordered = """
        AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31
        SO 2024-04-22 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=25800.00
        """;

    /// <summary>The closing of the months January to November.</summary>
    public static string MonthsClosed(int year) => string.Join('\n', Enumerable.Range(1, 11).Select(month =>
        string.Create(CultureInfo.InvariantCulture, $"CLOSE-{year}-{month:00} {year}-12-31 monthClosed period={year}-{month:00}")));
}
