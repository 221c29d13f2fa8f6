using FundLedger.Tests.Support;

namespace FundLedger.Tests.Web;

/// <summary>What the worked year's book says must be refused (its section 14): over HTTP, with the reason told and the books
/// as they were.</summary>
public sealed class RefusedActionsTests
{
    private const string Signed = "\"by\":\"陈会计\",\"reviewer\":\"李审核\",\"cashier\":\"周出纳\"";

    /// <summary>Which, the command before which it is tried, the attempt, the refusal and its status.</summary>
    public static TheoryData<string, string, string, string, int> Attempts => new()
    {
        { "N1 damages pay no lawyer: asked for as an advance", "E26", "N1 2024-11-15 advanceRequested advance=A9 fund=DMG case=C2 organisation=O2 costKind=LAWYER amount=5000.00 by=林承办", "purposeNotAllowed", 422 },
        { "N1 damages pay no lawyer: drawn from a contract", "E29", "N1 2024-12-10 restorationPaid contract=RC-01 amount=5000.00 bank=BK2 purpose=LAWYER", "purposeNotAllowed", 422 },
        { "N2 a fen above what was approved", "CLOSE-03", "N2 2024-04-01 advancePaid advance=A2 amount=0.01 bank=BK1 payee=P1", "paymentAboveApproved", 422 },
        { "N3 who asked approves", "E27-A", "N3 2024-11-20 advanceApproved advance=A4 amount=58000.00 approvedBy=林承办 level=DEPUTY", "selfApproval", 422 },
        { "N4 a month that was closed", "E33", "N4 2024-11-30 bankFeeCharged fund=ADV bank=BK1 amount=12.00", "periodClosed", 409 },
        { "N6 above the agreement's ceiling", "E27-R", "N6 2024-11-20 orderPlaced order=SO-02 agreement=LSA-01 fund=LEG amount=160000.00", "ceilingExceeded", 422 },
        { "N7 balanced in total, not by fund", "E08",
            $$"""{"type":"voucherDrafted","key":"N7","date":"2024-03-10",{{Signed}},"draft":"D9","summary":"跨基金","lines":[{"account":"1218.0101","fund":"ADV","side":"DEBIT","amount":"100.00","case":"C1","advance":"A1","party":"O1"},{"account":"1002.01","fund":"RWD","side":"CREDIT","amount":"100.00","bank":"BK1"}]}""",
            "fundOutOfBalance", 422 },
        { "N8 cancelled before", "E33", "N8 2024-12-21 voucherReversed voucher=记-2024-12-0003", "alreadyReversed", 409 },
        { "N8 a cancellation itself", "E33", "N8 2024-12-21 voucherReversed voucher=记-2024-12-0004", "reversalOfReversal", 422 },
        { "N10 more principal than is outstanding", "E19",
            "N10 2024-09-01 recoveryReceived case=C1 defendant=D1 amount=150000.00 bank=BK1 designations=[head=PRINCIPAL amount=150000.00]", "designationAboveOutstanding", 422 },
        { "N12 the key of another amount", "E18", "E17 2024-08-15 recoveryReceived case=C1 defendant=D1 amount=100000.01 bank=BK1 attachments=2 designations=[head=PRINCIPAL amount=100000.00]", "keyReused", 422 },
    };

    [Theory, MemberData(nameof(Attempts))]
    public async Task It_is_refused_by_name_and_nothing_changes(string which, string before, string attempt, string rejection, int status)
    {
        await using var books = await WebBooks.BeforeAsync(before);
        var everything = await books.EverythingAsync();

        var answer = await books.SendAsync(attempt);

        answer.Rejection.ShouldBe(rejection, $"{which}\n{answer.Text}");
        answer.Status.ShouldBe(status);
        answer.Type.ShouldBe("application/problem+json");
        (await books.EverythingAsync()).ShouldBe(everything, which);
    }

    [Fact]
    public async Task N4_A_closed_month_is_closed_to_an_import_as_well()
    {
        await using var books = await WebBooks.BeforeAsync("E33");
        var everything = await books.EverythingAsync();

        var line = Notation.Json("N4 2024-11-30 bankFeeCharged fund=ADV bank=BK1 amount=12.00").Single();
        var answer = await books.PostAsync("/api/v1/entities/220000/imports", line, type: "application/x-ndjson");

        answer.Status.ShouldBe(422);
        answer.Json["results"]![0]!["rejections"]![0]!["name"]!.ToString().ShouldBe("periodClosed");
        (await books.EverythingAsync()).ShouldBe(everything);
    }

    [Fact]
    public async Task N5_The_same_receipt_again_is_answered_as_the_first_time_and_recorded_once()
    {
        await using var books = await WebBooks.BeforeAsync("E17");
        var receipt = WorkedYears.Commands(WorkedYears.Scenario).Single(line => line.Contains("\"E17\"", StringComparison.Ordinal));
        var first = await books.SendAsync(receipt);
        var everything = await books.EverythingAsync();

        var second = await books.SendAsync(receipt);

        (first.Status, second.Status).ShouldBe((201, 200));
        second.Text.ShouldBe(first.Text);
        (await books.EverythingAsync()).ShouldBe(everything);
    }

    [Fact]
    public async Task N9_An_organisation_that_a_county_registered_gets_no_advance()
    {
        await using var books = await WebBooks.BeforeAsync("E05-R-A1");
        await books.PlayAsync("""
            P 2024-02-10 partyRegistered party=O3 name=某县环保协会 kind=ORGANISATION registration=COUNTY
            C 2024-02-10 caseRegistered case=C9 number=（2024）吉71民初99号 plaintiffKind=ORGANISATION plaintiff=O3 defendants=[D2]
            """);
        var everything = await books.EverythingAsync();

        var answer = await books.SendAsync("N9 2024-02-18 advanceRequested advance=A9 fund=ADV case=C9 organisation=O3 costKind=APPRAISAL amount=100.00 by=林承办");

        answer.Rejection.ShouldBe("ineligibleOrganisation", answer.Text);
        (await books.EverythingAsync()).ShouldBe(everything);
    }

    [Fact]
    public async Task N11_December_is_not_closed_over_a_voucher_that_waits_for_its_reviewer()
    {
        await using var books = await WebBooks.BeforeAsync("E37");
        await books.PlayAsync("""
            D 2024-12-31 voucherDrafted draft=D1 summary=费用更正 lines=[account=5001 fund=ADV side=DEBIT amount=1.00; account=1002.01 fund=ADV bank=BK1 side=CREDIT amount=1.00]
            """);
        var everything = await books.EverythingAsync();

        var answer = await books.SendAsync("E37 2024-12-31 yearClosed year=2024 by=孙主管");

        answer.Rejection.ShouldBe("unpostedVouchers", answer.Text);
        answer.Status.ShouldBe(409);
        (await books.EverythingAsync()).ShouldBe(everything);
    }
}
