using FundLedger.Ledger;
using FundLedger.Tests.Litigation;

namespace FundLedger.Tests.Work;

/// <summary>An act that must be refused.</summary>
public sealed record WorkRefusal(string Sentence, RejectionReason Reason, string Given, string Attempt)
{
    public override string ToString() => Sentence;
}

/// <summary>One attempt for each reason for which work is refused: exactly that reason comes first, its sentences are whole in both
/// languages, and nothing in the books has changed.</summary>
public sealed class WorkRefusalTests
{
    private const string Fee = "F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=5.00";
    private const string Waiting = "陈会计 submits " + Fee;
    private const string Reviewed = Waiting + "\n李审核 signs W-1 as REVIEWER";
    private const string Recorded = Reviewed + "\n周出纳 signs W-1 as CASHIER";
    private const string Approval = "A 2024-02-20 advanceApproved advance=A1 level=SECTION";

    private static readonly WorkRefusal[] Rows =
    [
        new("A key that stands in an item is not submitted in other company", RejectionReason.KeyInWork, Waiting, $"陈会计 submits {Fee} | G{Fee}"),
        new("An item that there is not", RejectionReason.UnknownWorkItem, Waiting, "李审核 signs W-2 as REVIEWER"),
        new("Who only reads submits nothing", RejectionReason.CommandNotYours, "", "吴审计 submits " + Fee),
        new("A cashier draws up no voucher", RejectionReason.CommandNotYours, "", "周出纳 submits " + Fee),
        new("An approver begins only what is approved", RejectionReason.CommandNotYours, "", "王处长 submits " + Fee),
        new("A person without a role in the entity submits nothing", RejectionReason.CommandNotYours, "", "外地人 submits " + Fee),
        new("Another's signature is not typed in", RejectionReason.SignatureTyped, "", $"陈会计 submits {Fee} reviewer=李审核"),
        new("Nor is one's own in the place of another", RejectionReason.SignatureTyped, "", $"陈会计 submits {Fee} cashier=陈会计"),
        new("Nor is another named as the maker", RejectionReason.SignatureTyped, "", $"陈会计 submits {Fee} by=刘会计"),
        new("What was edited meanwhile is looked at again", RejectionReason.WorkItemChanged, Waiting + "\n陈会计 resubmits W-1 F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=6.00", "李审核 signs W-1 v1 as REVIEWER"),
        new("What is in the books is not withdrawn", RejectionReason.WorkItemElsewhere, Recorded, "陈会计 withdraws W-1"),
        new("Nobody withdraws what another submitted", RejectionReason.NotSubmitter, Waiting, "刘会计 withdraws W-1"),
        new("The cashier waits for the reviewer", RejectionReason.NotYourTurn, Waiting, "周出纳 signs W-1 as CASHIER"),
        new("A reviewer is no cashier", RejectionReason.NotYourTurn, Reviewed, "孙主管 signs W-1 as CASHIER"),
        new("Only whose turn it is returns it", RejectionReason.NotYourTurn, Reviewed, "孙主管 returns W-1 附件不全"),
        new("Who began an approval does not review it", RejectionReason.SignerTookPart, $"半事通 submits {Approval}\n陈会计 signs W-1 as BY", "半事通/2 signs W-1 as REVIEWER"),
        new("Who is paid does not review", RejectionReason.SignerIsPayee, $"陈会计 submits {Approval}\n王处长 signs W-1 as APPROVED_BY\n李审核 signs W-1 as REVIEWER\n"
            + "陈会计 submits P 2024-03-05 advancePaid advance=A1 amount=36666.67 bank=BK1 payee=P1", "某环境损害司法鉴定中心 signs W-2 as REVIEWER"),
        new("Who draws up does not review, by no login of his", RejectionReason.MakerIsReviewer, $"万事通 submits {Fee}", "万事通/2 signs W-1 as REVIEWER"),
        new("Who asks does not approve, by no login of his", RejectionReason.SelfApproval, $"万事通 submits {Approval}", "万事通/2 signs W-1 as APPROVED_BY"),
        new("Who asked for the advance does not approve it either", RejectionReason.SelfApproval, "万事通 submits R 2024-02-18 advanceRequested advance=A9 fund=ADV case=C1 organisation=O1 costKind=APPRAISAL amount=1.00\n"
            + "陈会计 submits A 2024-02-20 advanceApproved advance=A9 level=SECTION", "万事通 signs W-1 as APPROVED_BY"),
        new("An item goes back with a reason", RejectionReason.MissingField, Waiting, "李审核 returns W-1 "),
        new("A reason is short", RejectionReason.TextTooLong, Waiting, "李审核 returns W-1 " + new string('缺', 201)),
        new("The books say no to what is submitted", RejectionReason.FundNotAvailable, "", "陈会计 submits F 2024-03-01 bankFeeCharged fund=RWD bank=BK1 amount=120000.01"),
    ];

    public static TheoryData<WorkRefusal> All => [.. Rows];

    [Theory, MemberData(nameof(All))]
    public async Task It_is_refused_with_its_reason_first_and_everything_stays_as_it_was(WorkRefusal refusal)
    {
        await using var office = await Office.OpenAsync();
        await office.PlayAsync(refusal.Given);
        var before = await office.Books.EverythingAsync();

        var outcome = await office.ActAsync(refusal.Attempt);

        outcome.Rejections.Select(rejection => rejection.Reason).FirstOrDefault().ShouldBe(refusal.Reason, string.Join("\n", outcome.Rejections));
        foreach (var rejection in outcome.Rejections) RefusalTests.ShouldBeWhole(rejection);
        (await office.Books.EverythingAsync()).ShouldBe(before);
    }
}
