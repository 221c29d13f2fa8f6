using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("jointMeetingHeld", "登记联席会议及纪要", "Record a joint meeting and its minutes", "",
    """{"type":"jointMeetingHeld","key":"2024-02-08-jointMeetingHeld","date":"2024-02-08","by":"吴办公室","minutes":"吉环联纪〔2024〕1号","participants":["省生态环境厅","长春铁路运输中级法院","省财政厅","省审计厅"],"items":[{"item":1,"kind":"ADVANCE","subject":"C1案鉴定费用由专项基金先期垫付","responsible":"林承办","due":"2024-06-30"}],"document":"纪要扫描件"}""")]
[SentBy(Duty.Office, Duty.Legal)]
public sealed record JointMeetingHeld : Command
{
    [Means("纪要编号", "Number of the minutes")] public required string Minutes { get; init; }
    [Means("参加单位", "Who took part")] public required IReadOnlyList<string> Participants { get; init; }
    [Means("议定事项", "What was agreed on")] public required IReadOnlyList<AgreedItem> Items { get; init; }
    [Means("文件", "The paper")] public string? Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        var twice = Items.GroupBy(item => item.Item).FirstOrDefault(same => same.Count() > 1);
        var refusals = Ask.All(
            facts.Organisations.Meetings.Any(meeting => meeting.Minutes == Minutes) ? new(RejectionReason.CodeTaken, new Phrase("会议纪要", "The minutes"), Minutes) { Field = "minutes" } : null,
            Ask.Joined("participants", Participants),
            Items.Count == 0 ? new(RejectionReason.MissingField, "items") : null,
            twice is not null ? new(RejectionReason.CodeTaken, new Phrase("议定事项", "Item"), twice.Key) { Field = "items" } : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Keep([new JointMeeting(Minutes, Date, string.Join('、', Participants), Document ?? ""),
            .. Items.Select(item => new MeetingItem(Minutes, item.Item, item.Kind, item.Subject, item.Responsible, item.Due))]);
    }
}

/// <summary>An item of the minutes.</summary>
public sealed record AgreedItem
{
    [Means("序号", "Number")] public required int Item { get; init; }
    [Means("决定种类", "Kind of decision")] public required DecisionKind Kind { get; init; }
    [Means("事项", "Subject")] public required string Subject { get; init; }
    [Means("负责人", "Who is responsible")] public required string Responsible { get; init; }
    [Means("办结期限", "Due date")] public required DateOnly Due { get; init; }
}

[Command("meetingItemFollowedUp", "跟踪议定事项", "Follow up an agreed item", "",
    """{"type":"meetingItemFollowedUp","key":"2024-06-20-meetingItemFollowedUp","date":"2024-06-20","by":"吴办公室","minutes":"吉环联纪〔2024〕1号","item":1,"state":"DONE","note":"鉴定费用已垫付并结算"}""")]
[SentBy(Duty.Office, Duty.Legal, Duty.CaseOfficer)]
public sealed record MeetingItemFollowedUp : Command
{
    [Means("纪要编号", "Number of the minutes")] public required string Minutes { get; init; }
    [Means("序号", "Number of the item")] public required int Item { get; init; }
    [Means("进展", "State")] public required FollowUpState State { get; init; }
    [Means("说明", "Note")] public required string Note { get; init; }

    public override Decision Decide(Facts facts) => facts.Organisations.Items.Any(item => item.Minutes == Minutes && item.Number == Item)
        ? Decision.Keep(new FollowUp(Minutes, Item, Date, State, Note, By))
        : Decision.Refuse(RejectionReason.BasisNotRegistered, $"{Minutes}#{Item}");
}

[Command("approvalLimitSet", "设定基金审批限额", "Set a fund's own approval limit", "",
    """{"type":"approvalLimitSet","key":"2024-02-10-approvalLimitSet","date":"2024-02-10","by":"钱主管","fund":"ADV","level":"SECTION","limit":"80000.00","basis":"吉环联纪〔2024〕1号#2"}""")]
[SentBy(Duty.Chief)]
public sealed record ApprovalLimitSet : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("审批层级：SECTION 或 DEPUTY", "Level: SECTION or DEPUTY")] public required ApprovalLevel Level { get; init; }
    [MayBeZero, Means("限额，自业务日期起", "Limit, from the business date on")] public required Money Limit { get; init; }
    [Means("依据", "Basis")] public required string Basis { get; init; }

    public override Decision Decide(Facts facts)
    {
        var reached = facts.ClosedPeriods.Where(code => code >= Period.Of(Date).Code).DefaultIfEmpty().Min();
        var refusals = Ask.All(
            Level == ApprovalLevel.Meeting ? new(RejectionReason.BadValue, "level", "MEETING", "SECTION, DEPUTY") : null,
            reached > 0 ? new(RejectionReason.PolicyIntoClosedPeriod, Period.FromCode(reached)) : null,
            Approvals.Basis(facts, Basis, DecisionKind.Limit));
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(new ApprovalLimit(Fund, Level, Limit, Date, Basis));
    }
}

[Command("approvalDelegated", "委托审批", "Delegate approval for a time", "",
    """{"type":"approvalDelegated","key":"2024-07-15-approvalDelegated","date":"2024-07-15","by":"吴办公室","delegator":"赵副厅长","delegate":"王处长","level":"DEPUTY","from":"2024-07-15","to":"2024-07-31","document":"委托书2号"}""")]
[SentBy(Duty.Office, Duty.Leader)]
public sealed record ApprovalDelegated : Command
{
    [Means("委托人", "Who delegates")] public required string Delegator { get; init; }
    [Means("受托人", "To whom")] public required string Delegate { get; init; }
    [Means("至多到此层级", "Up to this level")] public required ApprovalLevel Level { get; init; }
    [Means("起", "From")] public required DateOnly From { get; init; }
    [Means("止", "To")] public required DateOnly To { get; init; }
    [Means("委托书", "The paper that delegates")] public required string Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        var together = facts.Organisations.Delegations.Where(given => given.FromDay <= To && From <= given.ToDay);
        var refusals = Ask.All(
            Ask.NotBefore(To, From, new("起始日", "its first day")),
            Delegator == Delegate || Approvals.Reaches(Delegate, Delegator, together) ? new(RejectionReason.DelegationCyclic, Delegator, Delegate) : null);
        return refusals.Count > 0 ? Decision.Refuse(refusals) : Decision.Keep(new Delegation(Delegator, Delegate, Level, From, To, Document));
    }
}
