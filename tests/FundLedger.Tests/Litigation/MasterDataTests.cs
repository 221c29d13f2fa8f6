using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Reports;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>What is known of parties and cases changes from a day on, and the account of a payee takes two people.</summary>
public sealed class MasterDataTests
{
    private const string Number = "6222000011112222333";

    private const string TwoAccounts = $"""
        PA1 2024-02-01 partyAccountChanged change=PA-1 party=O1 bankName=某银行 accountNumber=0000000000000000019 holder=某协会 proposedBy=林承办
        OK1 2024-02-02 partyAccountConfirmed change=PA-1 by=李审核
        PA2 2024-03-01 partyAccountChanged change=PA-2 party=O1 bankName=另一银行 accountNumber={Number} holder=某协会 proposedBy=林承办
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_account_in_force_is_the_last_that_was_confirmed_and_whose_notice_has_run()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(TwoAccounts, """
            P 2024-03-04 policyChanged name=accountNoticeHours value=24
            OK2 2024-03-05 partyAccountConfirmed change=PA-2 by=李审核
            """);

        (await InForceAsync(books, "2024-02-01")).ShouldBe("");
        (await InForceAsync(books, "2024-02-02")).ShouldBe("PA-1");
        (await InForceAsync(books, "2024-03-05")).ShouldBe("PA-1");
        (await InForceAsync(books, "2024-03-06")).ShouldBe("PA-2");
        var view = await ReadAsync(books, new DateOnly(2024, 3, 6));
        view.Accounts.Select(account => $"{account.Account.Code} {account.Account.ProposedBy} {account.Confirmation!.ConfirmedBy}").ShouldBe(["PA-1 林承办 李审核", "PA-2 林承办 李审核"]);
        (await Verification.RunAsync(books.Database, PlayedBooks.Entity, Stop)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_confirmed_account_lets_money_go_where_the_policy_asks_for_one()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(TwoAccounts, """
            P 2024-02-01 policyChanged name=payeeAccountRequired value=true
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION
            E 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            """);

        (await books.PageAsync("E")).ShouldContain("贷 1002.01 [ADV BK1 O1] 36,666.67");
    }

    [Fact]
    public async Task The_engine_refuses_a_confirmation_by_the_one_who_proposed()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(TwoAccounts);

        var fault = await Should.ThrowAsync<Exception>(() => books.Database.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync("""
            INSERT INTO account_confirmation (entity, account_change, confirmed_by, confirmed_on, effective_on, command_ordinal)
            VALUES ('220000', 'PA-2', @by, '2024-03-02', '2024-03-02', 1)
            """, new { by = "林承办" }), true), Stop));

        fault.ToString().ShouldContain("须由另一人确认");
    }

    [Fact]
    public async Task A_new_name_is_shown_from_then_on_and_the_old_one_stays_in_the_history()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            N1 2024-03-01 partyChanged party=O1 name=吉林某生态协会 contact=张秘书
            N2 2024-04-01 partyChanged party=O1 kinds=[OTHER]
            """);

        var view = await ReadAsync(books, new DateOnly(2024, 4, 1));

        (view.Card.Name, view.Contact).ShouldBe(("吉林某生态协会", "张秘书"));
        view.Revisions.Select(revision => $"{revision.From:yyyy-MM-dd} {revision.Name} {string.Join(' ', revision.Kinds)}").ShouldBe(["2024-03-01 吉林某生态协会 ", "2024-04-01  Other"]);
        var found = await books.Database.ReadAsync(session => PartyQueries.SearchAsync(session, PlayedBooks.Entity, "吉林某生态", "", 10), Stop);
        found.ShouldHaveSingleItem().Party.ShouldBe("O1");
    }

    [Fact]
    public async Task A_party_that_becomes_a_defendant_as_well_is_taken_as_both()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            N1 2024-03-01 partyChanged party=R1 kinds=[ORGANISATION]
            C9 2024-03-02 caseRegistered case=C9 number=（2024）吉71民初99号 plaintiffKind=ORGANISATION plaintiff=R1 defendants=[D1]
            """);

        (await books.TryAsync("K 2024-03-03 partyChanged party=R1 contact=王某")).Rejections.ShouldBeEmpty();
        (await books.TryAsync("K2 2024-03-04 caseRegistered case=C10 number=（2024）吉71民初100号 plaintiffKind=ORGANISATION plaintiff=R1 defendants=[D1]")).Rejections.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_number_that_the_court_gives_later_and_the_responsible_person_are_the_cases_from_that_day()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            R1 2024-03-01 caseChanged case=C3 number=（2024）吉71民初41号
            R2 2024-04-01 caseChanged case=C3 responsible=林承办 note=移交
            """);

        var revisions = await books.Database.ReadAsync(session => PartyQueries.OfCaseAsync(session, PlayedBooks.Entity, "C3", new DateOnly(2024, 3, 31)), Stop);

        revisions.Select(revision => $"{revision.Number} {revision.Responsible}").ShouldBe(["（2024）吉71民初41号 "]);
    }

    [Fact]
    public async Task No_list_and_no_report_carries_an_account_number()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(TwoAccounts, "OK2 2024-03-05 partyAccountConfirmed change=PA-2 by=李审核");

        foreach (var report in ReportCatalogue.All.Where(report => report.Parameters.All(parameter => !parameter.Required)))
        {
            var outcome = await new ReportRunner(books.Database).StreamAsync(report.Name, ReportRequest.For(PlayedBooks.Entity, []), async sheet =>
            {
                await using var csv = new MemoryStream();
                await CsvWriter.WriteAsync(sheet, csv, System.Globalization.CultureInfo.GetCultureInfo("zh-CN"), Stop);
                System.Text.Encoding.UTF8.GetString(csv.ToArray()).ShouldNotContain(Number, customMessage: report.Name);
            }, Stop);
            outcome.Rejections.ShouldBeEmpty(report.Name);
        }
        (await ReadAsync(books, new DateOnly(2024, 3, 6))).InForce!.Number.ShouldBe(Number);
    }

    private static Task<PartyView> ReadAsync(PlayedBooks books, DateOnly day) =>
        books.Database.ReadAsync(async session => (await PartyQueries.ReadAsync(session, PlayedBooks.Entity, "O1", day))!, Stop);

    private static async Task<string> InForceAsync(PlayedBooks books, string day) =>
        (await ReadAsync(books, DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).InForce?.Code ?? "";
}
