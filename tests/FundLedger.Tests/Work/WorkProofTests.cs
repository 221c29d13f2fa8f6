using System.Data.Common;
using FundLedger.Data;
using FundLedger.Tests.Data;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Work;

/// <summary>What was signed can be proved: the engine itself refuses a signature against the duties, and verification finds every
/// change of what was submitted and signed.</summary>
public sealed class WorkProofTests
{
    private const string Day = """
        陈会计 submits A 2024-02-20 advanceApproved advance=A1 level=SECTION | P 2024-03-05 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=P1
        王处长 signs W-1 as APPROVED_BY
        李审核 signs W-1 as REVIEWER
        周出纳 signs W-1 as CASHIER
        陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00
        李审核 signs W-2 as REVIEWER
        陈会计 submits G 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00
        李审核 returns W-3 重做
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE work_step SET person = '刘会计' WHERE item = 1 AND signature = 'BY'")]
    [InlineData("UPDATE work_step SET person = '赵副厅长' WHERE item = 1 AND signature = 'APPROVED_BY'")]
    [InlineData("UPDATE work_step SET person = '孙主管' WHERE item = 1 AND signature = 'REVIEWER'")]
    [InlineData("UPDATE work_step SET person = '吴出纳' WHERE item = 1 AND signature = 'CASHIER'")]
    [InlineData("UPDATE work_step SET signature = '' WHERE item = 1 AND signature = 'APPROVED_BY'")]
    [InlineData("UPDATE work_body SET text = replace(text, '36666.67', '36666.68') WHERE item = 1")]
    [InlineData("UPDATE work_body SET text = substr(text, 2) WHERE item = 1 AND place = 2")]
    [InlineData("UPDATE work_command SET command_key = 'X' WHERE item = 1 AND place = 2")]
    [InlineData("UPDATE work_item SET state = 'RECORDED', waits_for = '' WHERE item = 2")]
    [InlineData("UPDATE work_item SET waits_for = 'REVIEWER' WHERE item = 2")]
    [InlineData("UPDATE work_item SET state = 'WITHDRAWN' WHERE item = 3")]
    [InlineData("UPDATE work_item SET state = 'WAITING', waits_for = 'REVIEWER' WHERE item = 3")]
    [InlineData("DELETE FROM work_step WHERE item = 1 AND step = 4")]
    [InlineData("INSERT INTO work_step SELECT entity, item, 9, version, 'SIGNED', 'CASHIER', person, login, reason, done_at FROM work_step WHERE item = 2 AND step = 2")]
    public async Task A_change_of_what_was_submitted_or_signed_is_found(string change)
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync(Day);
        (await office.Books.FindingsAsync()).ShouldBeEmpty();

        await office.Books.Database.WriteAsync(PlayedBooks.Entity, async session =>
        {
            foreach (var trigger in await session.ListAsync<string>("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tr_work%'"))
                await session.ExecuteAsync($"DROP TRIGGER {trigger}");
            return new Work<int>(await session.ExecuteAsync(change), Keep: true);
        }, Stop);

        (await office.Books.FindingsAsync()).ShouldContain(finding => finding.StartsWith("W-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "SIGNED", "CASHIER", "李审核", "须由另一人签名")]
    [InlineData(2, "SIGNED", "CASHIER", "陈会计", "须由另一人签名")]
    [InlineData(3, "SIGNED", "REVIEWER", "陈会计", "须由另一人签名")]
    [InlineData(2, "SIGNED", "CASHIER", "周出纳", "")]
    [InlineData(2, "STOLEN", "CASHIER", "周出纳", "ck_work_step_act")]
    public async Task The_engine_takes_no_signature_that_the_duties_forbid(int item, string act, string signature, string person, string refusal)
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync(Day);
        var sign = () => office.Books.Database.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync("""
            INSERT INTO work_step (entity, item, step, version, act, signature, person, login, reason, done_at)
            VALUES ('220000', @item, 9, 1, @act, @signature, @person, 'L', '', '2024-03-01 00:00:00.000')
            """, new { item, act, signature, person }), Keep: false), Stop);

        if (refusal.Length == 0) (await sign()).ShouldBe(1);
        else (await Should.ThrowAsync<DbException>(sign)).Message.ShouldContain(refusal);
    }

    [Theory]
    [InlineData("UPDATE work_item SET state = 'WAITING', waits_for = 'BY' WHERE item = 1")]
    [InlineData("UPDATE work_item SET submitted_by = '刘会计' WHERE item = 2")]
    [InlineData("UPDATE work_item SET version = 0 WHERE item = 2")]
    public async Task An_item_does_not_go_back(string change)
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync(Day);

        (await Should.ThrowAsync<DbException>(() => office.Books.Database.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync(change), Keep: true), Stop)))
            .Message.ShouldContain("只前进不后退");
    }

    [Fact]
    public async Task SQL_Server_would_take_every_statement_of_an_offices_day()
    {
        var prepared = await PlayedBooks.FundedAsync();
        var folder = Directory.CreateTempSubdirectory("fundledger-office-");
        var (file, log) = (Path.Combine(folder.FullName, "books.db"), new StatementLog());
        await File.WriteAllBytesAsync(file, await prepared.BytesAsync(), Stop);
        await using (var books = Database.Sqlite(file, TimeProvider.System, log))
        {
            await new Office(books).PlayAsync(Day);
            await books.ReadAsync(async session =>
            {
                await WorkQueries.WaitingForAsync(session, PlayedBooks.Entity, Office.RolesOf("周出纳"), "周出纳");
                await WorkQueries.OfPersonAsync(session, PlayedBooks.Entity, "陈会计", 10);
                await WorkQueries.RecordedAsync(session, PlayedBooks.Entity, 10);
                return await WorkQueries.FindAsync(session, PlayedBooks.Entity, 1);
            }, Stop);
            (await Verification.RunAsync(books, null, Stop)).Findings.ShouldBeEmpty();
        }
        folder.Delete(recursive: true);

        log.Statements.Count(statement => statement.Sql.Contains("work_", StringComparison.Ordinal)).ShouldBeGreaterThan(15);
        string.Join('\n', TSqlGate.Check(log.Statements)).ShouldBeEmpty();
    }
}
