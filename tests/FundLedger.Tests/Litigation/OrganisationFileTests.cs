using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>The file of an organisation and what follows from it (founding notice 二(三); 法释〔2015〕1号 arts. 2–5, 8).</summary>
public sealed class OrganisationFileTests
{
    private const string Whole = "POL 2024-01-31 policyChanged name=eligibilityFile value=FULL";

    private const string Reports = """
        R19 2024-02-01 annualReportFiled organisation=O2 year=2019 document=2019年度工作报告
        R20 2024-02-01 annualReportFiled organisation=O2 year=2020 document=2020年度工作报告
        R21 2024-02-01 annualReportFiled organisation=O2 year=2021 document=2021年度工作报告
        R22 2024-02-01 annualReportFiled organisation=O2 year=2022 document=2022年度工作报告
        """;

    private const string LastReport = "R23 2024-02-01 annualReportFiled organisation=O2 year=2023 document=2023年度工作报告 sha256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const string Statement = "ST 2024-02-01 noViolationStated organisation=O2 signedBy=法定代表人某 document=声明";

    private const string Checked = "CK 2024-02-01 organisationChecked organisation=O2 verdict=PASSED document=核查1号 note=登记、章程、业务范围相符";

    private const string Ask = "Q 2024-03-01 advanceRequested advance=A9 fund=ADV case=C2 organisation=O2 costKind=APPRAISAL amount=1000.00 by=林承办";

    [Fact]
    public async Task A_whole_file_opens_the_way_to_an_advance()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Whole, Reports, LastReport, Statement, Checked, Ask);

        (await books.PageAsync("Q")).ShouldBeEmpty("a request makes no voucher");
    }

    [Theory]
    [InlineData("2023", Reports, Statement, Checked)]
    [InlineData("声明", Reports, LastReport, Checked)]
    [InlineData("核查", Reports, LastReport, Statement)]
    public async Task What_is_missing_from_the_file_is_told(string missing, params string[] file)
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync([Whole, .. file]);

        var refused = (await books.TryAsync(Ask)).Rejections.ShouldHaveSingleItem();

        refused.Reason.ShouldBe(RejectionReason.IneligibleOrganisation);
        refused.Zh.ShouldContain(missing);
    }

    [Fact]
    public async Task After_a_year_the_organisation_is_checked_again()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Whole, Reports, LastReport, Statement, Checked, "Y 2024-12-01 yearOpened year=2025", Ask, """
            A 2025-01-20 advanceApproved advance=A9 approvedBy=王处长 level=SECTION
            P 2025-01-31 advancePaid advance=A9 amount=400.00 bank=BK1
            """);

        (await books.TryAsync("K 2025-02-01 advancePaid advance=A9 amount=600.00 bank=BK1")).Rejections[0].Reason.ShouldBe(RejectionReason.IneligibleOrganisation);

        await books.PlayAsync("""
            CK2 2025-02-01 organisationChecked organisation=O2 verdict=PASSED document=核查2号
            ST2 2025-02-01 noViolationStated organisation=O2 signedBy=法定代表人某 document=声明2
            P2 2025-02-01 advancePaid advance=A9 amount=600.00 bank=BK1
            """);
    }

    [Fact]
    public void A_penalty_speaks_against_an_organisation_for_five_years_to_the_day()
    {
        var penalty = new FilePaper("O1", FileKind.Penalty, new DateOnly(2024, 3, 1), 0, new DateOnly(2029, 3, 1), FileVerdict.None, "罚1号", "", "", "孙法规");

        Eligible("2024-02-29").ShouldBeTrue();
        Eligible("2024-03-01").ShouldBeFalse();
        Eligible("2029-02-28").ShouldBeFalse();
        Eligible("2029-03-01").ShouldBeTrue();

        bool Eligible(string day) => Eligibility.Obstacle([penalty], DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), penalty.On, whole: false) is null;
    }

    [Fact]
    public async Task A_suspension_ends_with_the_next_change_of_status()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            S 2024-02-25 organisationStatusChanged organisation=O1 status=SUSPENDED reason=异常名录 document=函7号
            """);
        (await books.TryAsync("K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1")).Rejections[0].En.ShouldContain("suspended");

        await books.PlayAsync("""
            B 2024-03-02 organisationStatusChanged organisation=O1 status=ACTIVE reason=移出异常名录 document=函9号
            P 2024-03-03 advancePaid advance=A1 amount=1.00 bank=BK1
            """);

        (await books.BalanceAsync("1218.0101", "ADV")).ShouldBe("1.00");
    }

    [Fact]
    public async Task A_failing_credit_code_is_a_warning_that_a_second_person_lifts()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            POL 2024-01-01 policyChanged name=creditCodeReason value=true
            X 2024-01-02 partyRegistered party=L9 name=某律师事务所丁 kind=LAW_FIRM creditCode=91110108717809965C creditCodeReason=登记证书原件如此
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            """);
        const string pay = "P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=L9";
        (await books.TryAsync(pay)).Rejections[0].Reason.ShouldBe(RejectionReason.CreditCodeUnconfirmed);

        await books.PlayAsync("C 2024-02-28 creditCodeConfirmed party=L9 by=李审核 document=登记证书原件", pay);

        (await books.BalanceAsync("1218.0101", "ADV")).ShouldBe("36,666.67");
    }

    [Fact]
    public async Task Money_kept_above_accepted_costs_is_handed_over_before_anything_more_is_paid()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            M 2024-02-25 organisationReimbursed case=C1 organisation=O1 payer=D1 amount=500.00 document=银行回单
            """);
        var refused = (await books.TryAsync("K 2024-03-01 advancePaid advance=A1 amount=1.00 bank=BK1")).Rejections.ShouldHaveSingleItem();
        refused.Zh.ShouldContain("500.00");

        await books.PlayAsync("""
            C 2024-02-26 ownCostAccepted case=C1 organisation=O1 amount=500.00 document=差旅票据 invoices=[number=77 seller=L1 amount=500.00]
            P 2024-03-02 advancePaid advance=A1 amount=1.00 bank=BK1
            """);

        (await books.TryAsync("K2 2024-03-03 ownCostAccepted case=C1 organisation=O1 amount=500.00 document=差旅票据 invoices=[number=77 seller=L1 amount=500.00]"))
            .Rejections[0].Reason.ShouldBe(RejectionReason.InvoiceRepeated);
    }

    [Fact]
    public async Task The_check_of_the_books_finds_what_was_kept_too_much_and_the_report_says_how_much()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            M 2024-02-25 organisationReimbursed case=C1 organisation=O1 payer=D1 amount=500.00 document=银行回单
            C 2024-02-26 ownCostAccepted case=C1 organisation=O1 amount=120.00 document=差旅票据
            """);
        var check = Check.All.Single(known => known.Name == "32_no_profit");

        var found = await books.Database.ReadAsync(session => check.RunAsync(session, PlayedBooks.Entity), TestContext.Current.CancellationToken);

        found.ShouldBe([new CheckFailure("O1", "C1", 380_00)]);
    }
}
