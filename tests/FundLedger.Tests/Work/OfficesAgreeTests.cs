using System.Data.Common;
using FundLedger.Data;
using FundLedger.Litigation;
using FundLedger.Tests.Data;
using FundLedger.Tests.Support;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace FundLedger.Tests.Work;

/// <summary>An office over either engine: who is let in, by what, and how work goes from hand to hand.</summary>
public sealed class OfficesAgreeTests(SqlServerLane lane, SqliteLane embedded) : LaneTests(lane), IClassFixture<SqlServerLane>, IClassFixture<SqliteLane>
{
    private const string Day = """
        陈会计 submits A 2024-02-20 advanceApproved advance=A1 level=SECTION → W-1 waits for APPROVED_BY
        王处长 signs W-1 as APPROVED_BY → W-1 waits for REVIEWER
        李审核 signs W-1 as REVIEWER → W-1 recorded
        陈会计 submits P 2024-03-05 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=P1 → W-2 waits for REVIEWER
        李审核 signs W-2 as REVIEWER → W-2 waits for CASHIER
        周出纳 returns W-2 收款账户不符 → W-2 returned
        孙主管 signs W-2 as REVIEWER → refused: WorkItemElsewhere
        陈会计 resubmits W-2 P 2024-03-06 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=L1 → W-2 waits for REVIEWER
        李审核 signs W-2 v1 as REVIEWER → refused: WorkItemChanged
        孙主管 signs W-2 as REVIEWER → W-2 waits for CASHIER
        周出纳 signs W-2 as CASHIER → W-2 recorded
        周出纳 signs W-2 as CASHIER → W-2 recorded as before
        林承办 submits R 2024-03-07 advanceRequested advance=A2 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=1000.00 → recorded
        陈会计 submits F 2024-03-08 bankFeeCharged fund=RWD bank=BK1 amount=5.00 → W-3 waits for REVIEWER
        陈会计 withdraws W-3 → W-3 withdrawn
        陈会计 submits G 2024-03-09 bankFeeCharged fund=RWD bank=BK1 amount=7.00 → W-4 waits for REVIEWER
        """;

    private static readonly DateTime Morning = new(2024, 2, 20, 1, 30, 0, 987, DateTimeKind.Utc);
    private static readonly Actor Guo = new("郭安全", "guo", "s", "127.0.0.1"), He = new("何系统", "he", "s", "127.0.0.1"), Ma = new("马审计", "ma", "s", "127.0.0.1");

    [Fact]
    public async Task People_their_roles_and_codes_and_a_day_of_their_work_leave_the_same_rows_on_both()
    {
        var onServer = await PlayAsync(Lane.Books);
        var inFile = await PlayAsync(embedded.Books);

        foreach (var table in new[] { "login", "login_password", "recovery_code", "role_grant", "login_session", "api_key", "access_setting", "trail", "work_item", "work_version", "work_command", "work_body", "work_key", "work_step" })
            inFile.ShouldContain(row => row.StartsWith($"String {table}|", StringComparison.Ordinal), table);
        onServer.ShouldBe(inFile);
        foreach (var (change, says) in Forbidden)
            foreach (var books in new[] { Lane.Books, embedded.Books })
                (await Should.ThrowAsync<DbException>(() => ChangeAsync(books, change), change)).Message.ShouldContain(says, Case.Insensitive, $"{books.Dialect}: {change}");
        (await RowsAsync(Lane.Books)).ShouldBe(onServer);
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Database books)
    {
        await PreparedBooks.FundAsync(books);
        await LetInAsync(books);
        await ComeInAsync(books);
        var office = new Office(books);
        await office.ShouldReadAsync(Day);
        await books.ReadAsync(ReadAsync, Stop);
        var proved = await Verification.RunAsync(books, null, Stop);
        proved.Findings.ShouldBeEmpty();
        proved.InstallationActs.ShouldBe(8);
        var chain = proved.Chains.ShouldHaveSingleItem();
        (chain.Acts, chain.WorkItems).ShouldBe((3, 2));
        return await RowsAsync(books);
    }

    /// <summary>Logins and roles as administrators give them.</summary>
    private static async Task LetInAsync(Database books)
    {
        var (logins, grants) = (new LoginDesk(books, new PasswordHasher<Login>()), new GrantDesk(books));
        var founded = await logins.FoundAsync([(Role.SystemAdministrator, ("he", "何系统")), (Role.SecurityAdministrator, ("guo", "郭安全")), (Role.AuditAdministrator, ("ma", "马审计"))], "127.0.0.1");
        founded.Refusals.ShouldBeEmpty();
        (await logins.FoundAsync([(Role.SystemAdministrator, ("x1", "某人"))], "")).Refusals.ShouldNotBeEmpty();
        (await logins.AddAsync("chen", "陈会计", He)).ShouldNotBeNull();
        (await logins.AddAsync("chen", "另一人", He)).ShouldBeNull();
        (await grants.ProposeAsync("chen", PlayedBooks.Entity, Role.Clerk, Guo, Stop)).ShouldBeNull();
        (await grants.ConfirmAsync(4, Guo, Stop)).ShouldNotBeNull();
        (await grants.ConfirmAsync(4, Ma, Stop)).ShouldBeNull();
        (await logins.ResetAsync("chen", He)).ShouldNotBeNull();
        (await logins.DisableAsync("ma", true, He)).ShouldBeTrue();
    }

    /// <summary>Sessions, keys and codes, each of which counts once.</summary>
    private static Task<bool> ComeInAsync(Database books) => books.WriteAsync("", async session =>
    {
        var (id, later) = (new string('a', 64), Morning.AddMinutes(1));
        await LoginSessions.StartAsync(session, new() { Id = id, Login = "chen", Stamp = "x", StartedAt = Morning, SeenAt = Morning, ProvedAt = Morning, Address = "127.0.0.1", Agent = "浏览器" });
        await LoginSessions.SeenAsync(session, id, later);
        var open = (await LoginSessions.OpenAsync(session, "chen", Morning)).ShouldHaveSingleItem();
        (open.Id, open.Person, open.SeenAt, open.IsOpenAt(later)).ShouldBe((id, "陈会计", later, true));
        (await LoginSessions.EndAsync(session, id, "陈会计", later)).ShouldBeTrue();
        (await LoginSessions.EndAsync(session, id, "陈会计", later)).ShouldBeFalse();
        (await LoginSessions.EndAllAsync(session, "chen", "", "何系统", later)).ShouldBe(0);

        await ApiKeys.AddAsync(session, new() { Id = "key-1", Login = "chen", SecretHash = new('b', 64), Title = "接口", MadeBy = "何系统", MadeAt = Morning, ExpiresAt = later });
        (await ApiKeys.FindAsync(session, "key-1"))!.IsOpenAt(Morning).ShouldBeTrue();
        (await ApiKeys.EndAsync(session, "key-1", "何系统", later), await ApiKeys.EndAsync(session, "key-1", "何系统", later)).ShouldBe((true, false));

        await Logins.ReplaceRecoveryCodesAsync(session, "chen", [new('c', 64), new('d', 64)], Morning);
        (await Logins.UseRecoveryCodeAsync(session, "chen", new('c', 64), later), await Logins.UseRecoveryCodeAsync(session, "chen", new('c', 64), later)).ShouldBe((true, false));
        (await Logins.RecoveryCodesLeftAsync(session, "chen")).ShouldBe(1);
        (await Logins.TakeCodeAsync(session, "chen", 57_000_000, Morning), await Logins.TakeCodeAsync(session, "chen", 57_000_000, later), await Logins.TakeCodeAsync(session, "chen", 56_999_999, later)).ShouldBe((true, false, false));
        (await Logins.OldPasswordsAsync(session, "chen", 1)).Count.ShouldBe(1);
        await AccessSettings.SetAsync(session, PasswordProfile.Asvs, "郭安全", Morning);
        (await AccessSettings.PasswordProfileAsync(session)).ShouldBe(PasswordProfile.Asvs);
        return new Work<bool>(true, true);
    }, Stop);

    /// <summary>What the desks are shown.</summary>
    private static async Task<bool> ReadAsync(Session session)
    {
        (await WorkQueries.WaitingForAsync(session, PlayedBooks.Entity, Office.RolesOf("孙主管"), "孙主管")).ShouldHaveSingleItem().Card.Item.ShouldBe(4);
        (await WorkQueries.OfPersonAsync(session, PlayedBooks.Entity, "陈会计", 2)).Select(card => card.Item).ShouldBe([4, 3]);
        (await WorkQueries.RecordedAsync(session, PlayedBooks.Entity, 10)).Count.ShouldBe(2);
        (await WorkQueries.FindAsync(session, PlayedBooks.Entity, 2))!.Steps.Count.ShouldBe(6);
        (await Trail.SearchAsync(session, new("", "郭安全", "roleProposed", "CLERK", Morning.AddYears(-1), DateTime.MaxValue.AddYears(-1), 0), 5)).ShouldHaveSingleItem().Login.ShouldBe("guo");
        (await RoleGrants.OfAsync(session, "chen")).ShouldHaveSingleItem().Kind.ShouldBe(Role.Clerk);
        (await Logins.FindAsync(session, "ma"))!.IsDisabled.ShouldBe(1);
        return true;
    }

    private static readonly (string Change, string Says)[] Forbidden =
    [
        ("UPDATE trail SET result = 'DONE'", "trail 只增不改"),
        ("DELETE FROM trail WHERE entity = '' AND ordinal = 8", "trail 只增不"),
        ("UPDATE login_password SET password_no = 9", "login_password 只增不改"),
        ("DELETE FROM login_password", "login_password 只增不"),
        ("DELETE FROM recovery_code", "recovery_code 只增不删"),
        ("DELETE FROM role_grant WHERE login = 'chen'", "role_grant 只增不删"),
        ("UPDATE role_grant SET confirmed_by = proposed_by", "ck_role_grant_persons"),
        ("DELETE FROM login_session", "login_session 只增不删"),
        ("DELETE FROM api_key", "api_key 只增不删"),
        ("DELETE FROM access_setting", "access_setting 只增不删"),
        ("UPDATE work_step SET signature = 'CASHIER' WHERE act = 'SIGNED'", "work_step 只增不改"),
        ("DELETE FROM work_step WHERE item = 2 AND step = 6", "work_step 只增不"),
        ("UPDATE work_version SET amount_fen = 1", "work_version 只增不改"),
        ("UPDATE work_body SET text = 'x'", "work_body 只增不改"),
        ("UPDATE work_item SET state = 'WAITING', waits_for = 'BY' WHERE item = 1", "work_item 只前进不后退"),
        ("UPDATE work_item SET submitted_by = '刘会计' WHERE item = 4", "work_item 只前进不后退"),
        ("UPDATE work_item SET version = 0 WHERE item = 4", "work_item 只前进不后退"),
        ("UPDATE work_item SET waits_for = '' WHERE item = 4", "ck_work_item_waits"),
        (Signed("STOLEN", "REVIEWER", "李审核"), "ck_work_step_act"),
        (Signed("SIGNED", "REVIEWER", "陈会计"), "须由另一人签名"),
    ];

    private static string Signed(string act, string signature, string person) => $"""
        INSERT INTO work_step (entity, item, step, version, act, signature, person, login, reason, done_at)
        VALUES ('220000', 4, 9, 1, '{act}', '{signature}', '{person}', 'L', '', '2024-03-01 00:00:00.000')
        """;

    private static Task<int> ChangeAsync(Database books, string change) =>
        books.WriteAsync(PlayedBooks.Entity, async session => new Work<int>(await session.ExecuteAsync(change), Keep: true), Stop);

    private static Task<IReadOnlyList<string>> RowsAsync(Database books) => AllRows.ReadAsync(books, ["password_hash", "stamp"]);
}
