using FundLedger.Ledger;
using FundLedger.Tests.Support;

namespace FundLedger.Tests.Litigation;

/// <summary>Meetings, what approvals cite, limits and delegations (domain.md A14, D.4).</summary>
public sealed class MeetingTests
{
    private const string Minutes = """
        POL 2024-01-31 policyChanged name=basisRegistered value=true
        MT 2024-02-08 jointMeetingHeld minutes=吉环联纪〔2024〕1号 participants=[省厅; 省财政厅] items=[item=1 kind=ADVANCE subject=C1案先期垫付 responsible=林承办 due=2024-06-30; item=2 kind=REWARD subject=C1案奖励 responsible=林承办 due=2024-12-31; item=3 kind=WRITE_OFF subject=核销 responsible=陈会计 due=2024-12-31]
        """;

    [Fact]
    public async Task Advance_reward_and_write_off_each_cite_the_item_that_was_agreed_on_them()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync(Minutes, """
            A 2024-02-20 advanceApproved advance=A1 approvedBy=王处长 level=MEETING basis=吉环联纪〔2024〕1号#1
            P 2024-03-01 advancePaid advance=A1 amount=36666.67 bank=BK1
            S 2024-04-10 advanceSettled advance=A1 amount=33218.45
            W 2024-11-12 advanceWrittenOff advance=A1 amount=218.45 approvedBy=王处长 level=MEETING basis=吉环联纪〔2024〕1号#3
            R 2024-11-13 rewardApproved fund=RWD case=C1 organisation=O1 amount=20000.00 approvedBy=王处长 level=MEETING basis=吉环联纪〔2024〕1号#2
            F 2024-11-20 meetingItemFollowedUp minutes=吉环联纪〔2024〕1号 item=2 state=DONE note=已批准奖励
            """);

        (await books.BalanceAsync("2307.03", "RWD")).ShouldBe("-20,000.00");
        (await books.BalanceAsync("5301", "ADV")).ShouldBe("218.45");
    }

    [Fact]
    public async Task A_funds_own_limits_hold_from_their_day_on()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            L1 2024-02-15 approvalLimitSet fund=ADV level=SECTION limit=30000.00 basis=纪要1号
            L2 2024-03-01 approvalLimitSet fund=ADV level=SECTION limit=40000.00 basis=纪要2号
            """);
        const string approve = "advanceApproved advance=A1 approvedBy=王处长 level=SECTION";

        (await books.TryAsync("K1 2024-02-29 " + approve)).Rejections[0].Reason.ShouldBe(RejectionReason.ApprovalLevelTooLow);
        await books.PlayAsync("K2 2024-03-01 " + approve);
    }

    [Fact]
    public async Task A_delegate_of_a_delegate_approves_and_it_is_kept_for_whom()
    {
        await using var books = await PlayedBooks.FundedAsync();
        await books.PlayAsync("""
            D1 2024-02-01 approvalDelegated delegator=赵副厅长 delegate=王处长 level=DEPUTY from=2024-02-01 to=2024-02-29 document=委托书1号
            D2 2024-02-10 approvalDelegated delegator=王处长 delegate=孙科长 level=SECTION from=2024-02-10 to=2024-02-20 document=委托书2号
            # The circle would close only after the first two have ended.
            D3 2024-03-01 approvalDelegated delegator=孙科长 delegate=赵副厅长 level=SECTION from=2024-03-01 to=2024-03-31 document=委托书3号
            A 2024-02-20 advanceApproved advance=A1 amount=30000.00 reason=按合同首期 approvedBy=孙科长 level=SECTION onBehalfOf=赵副厅长
            """);

        (await books.PageAsync("A")).ShouldStartWith("记-2024-02-0001 2024-02-20 批准垫付 A1（部分批准：按合同首期）");
        (await books.Database.ReadAsync(session => session.ListAsync<string>("""
            SELECT CONCAT(approved_by, ' 代 ', on_behalf_of, ' ', level, ' ', approved_on) FROM delegated_approval
            """), TestContext.Current.CancellationToken)).ShouldBe(["孙科长 代 赵副厅长 SECTION 2024-02-20"]);
    }
}
