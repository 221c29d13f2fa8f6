using FundLedger.Data;
using FundLedger.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FundLedger.Tests.Data;

/// <summary>Files, panels, meetings, approvals and duties are sealed like everything else: sound books verify clean and pass
/// every check, and a change of any field of any of these rows is found.</summary>
public sealed class OrganisationRegistersTests
{
    private const string Year = """
        P1 2024-01-01 personRegistered person=孙法规 position=法规处
        P2 2024-01-01 dutyGiven person=孙法规 duty=LEGAL from=2024-01-01 document=分工表
        P3 2024-06-30 dutyEnded person=孙法规 duty=LEGAL
        X1 2024-01-02 partyRegistered party=L9 name=某律师事务所丁 kind=LAW_FIRM creditCode=91110108717809965C creditCodeReason=证书原件如此
        X2 2024-01-03 creditCodeConfirmed party=L9 by=李审核 document=登记证书原件
        F1 2024-01-15 organisationChecked organisation=O1 verdict=PASSED document=核查1号 sha256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
        PE 2024-01-10 panelEntryAdded panelEntry=PE-01 party=L2 chosenBy=TENDER tender=JLHB-2023-018 tenderOn=2023-12-20 bidders=[某所甲; 某所乙] from=2024-01-10 to=2025-12-31 document=中标通知书
        TR 2024-01-20 trainingGiven panelEntry=PE-01 topic=分类标准 hours=6 score=92
        MT 2024-02-08 jointMeetingHeld minutes=纪要1号 participants=[省厅; 省财政厅] items=[item=1 kind=ADVANCE subject=垫付 responsible=林承办 due=2024-06-30; item=2 kind=REWARD subject=奖励 responsible=林承办 due=2024-12-31]
        FU 2024-02-09 meetingItemFollowedUp minutes=纪要1号 item=1 state=OPEN note=已布置
        LI 2024-02-10 approvalLimitSet fund=ADV level=SECTION limit=80000.00 basis=纪要1号#2
        DE 2024-02-11 approvalDelegated delegator=赵副厅长 delegate=王处长 level=DEPUTY from=2024-02-11 to=2024-02-29 document=委托书
        A1 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=SECTION basis=纪要1号#1 onBehalfOf=赵副厅长
        A2 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
        A3 2024-04-10 advanceSettled advance=A1 amount=33218.45 invoices=[invoiceCode=022002300111 number=00345678 seller=P1 amount=33218.45]
        AG 2024-02-01 agreementSigned agreement=LSA-01 party=L2 ceiling=180000.00 from=2024-02-01 to=2025-01-31 panelEntry=PE-01 services=[DOCUMENT_REVIEW] priceRule=每件300元
        SO 2024-04-22 orderPlaced order=SO-01 agreement=LSA-01 fund=LEG amount=25800.00 serviceKind=DOCUMENT_REVIEW petition=吉环信〔2024〕0086
        S1 2024-04-25 orderPrepaid order=SO-01 amount=8000.00 bank=ZB
        S2 2024-05-15 serviceDelivered order=SO-01 description=审查86件
        S3 2024-05-18 serviceEvaluated order=SO-01 score=95 comment=准确
        S4 2024-05-20 orderInvoiced order=SO-01 amount=3000.00 invoices=[number=24222000000012345678 seller=L2 amount=3000.00]
        S5 2024-12-20 prepaymentLapsed order=SO-01 amount=4000.00 reason=停业
        S6 2024-12-28 prepaymentReturned order=SO-01 amount=3000.00 bank=ZB
        S7 2024-12-29 prepaymentWrittenOff order=SO-01 amount=1000.00 approvedBy=王处长 level=SECTION basis=批复9号
        OC 2024-05-20 ownCostAccepted case=C1 organisation=O1 amount=1250.50 document=差旅票据 invoices=[number=77 seller=L1 amount=1250.50]
        OM 2024-08-20 organisationReimbursed case=C1 organisation=O1 payer=D1 amount=1250.50 document=银行回单
        RS 2024-10-01 appropriationReceived fund=RWD amount=12000.00 bank=BK1 source=SANCTION
        RP 2024-10-02 policyChanged name=rewardSourceInBudget value=true
        R1 2024-11-05 rewardShared fund=RWD case=C1 amount=20000.00 shares=[organisation=O1 weight=2; organisation=O2 weight=1] approvedBy=王处长 level=SECTION basis=纪要1号#2
        R2 2024-11-08 rewardPaid fund=RWD case=C1 organisation=O1 amount=13333.33 bank=BK1
        R3 2024-11-09 honourGiven case=C2 organisation=O2 title=先进集体 approvedBy=王处长 basis=纪要1号#2
        """;

    private static readonly string[] Tables =
    [
        "organisation_record", "credit_code_doubt", "credit_code_confirmed", "organisation_money", "invoice", "reward_decision", "panel_entry", "panel_event",
        "agreement_terms", "order_service", "service_record", "joint_meeting", "meeting_item", "meeting_follow_up", "approval_limit", "delegation",
        "delegated_approval", "person", "duty_given", "duty_ended",
    ];

    [Fact]
    public async Task Books_that_use_all_of_it_verify_clean_and_pass_every_check()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Year);

        (await Verification.RunAsync(books.Database, null, TestContext.Current.CancellationToken)).Findings.ShouldBeEmpty();
        foreach (var check in Check.All)
            (await books.Database.ReadAsync(session => check.RunAsync(session, PlayedBooks.Entity), TestContext.Current.CancellationToken)).ShouldBeEmpty(check.Name);
    }

    [Fact]
    public async Task A_change_of_any_field_of_any_of_these_registers_is_found()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Year);
        using var file = new SqliteConnection($"Data Source={books.File};Pooling=false;Foreign Keys=False");
        file.Open();
        foreach (var trigger in Texts(file, "SELECT name FROM sqlite_master WHERE type = 'trigger'")) Run(file, $"DROP TRIGGER {trigger}");

        var missed = new List<string>();
        foreach (var table in Tables)
            foreach (var column in Texts(file, $"SELECT name FROM pragma_table_info('{table}') WHERE name NOT IN ('entity', 'command_ordinal')"))
            {
                Run(file, $"UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 10 ELSE {column} || '1' END WHERE rowid = (SELECT MIN(rowid) FROM {table})");
                if (await IsCleanAsync(books)) missed.Add($"{table}.{column}");
                Run(file, $"UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} - 10 ELSE substr({column}, 1, length({column}) - 1) END WHERE rowid = (SELECT MIN(rowid) FROM {table})");
            }

        missed.ShouldBeEmpty();
        (await IsCleanAsync(books)).ShouldBeTrue("every change was taken back");
    }

    private static async Task<bool> IsCleanAsync(PlayedBooks books) =>
        (await Verification.RunAsync(books.Database, null, TestContext.Current.CancellationToken)).IsClean;

    private static void Run(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Texts(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }
}
