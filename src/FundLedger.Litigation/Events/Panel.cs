using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("panelEntryAdded", "列入推荐名录", "Put a firm on the panel", "",
    """{"type":"panelEntryAdded","key":"2024-01-10-panelEntryAdded","date":"2024-01-10","by":"孙法规","panelEntry":"PE-01","party":"L2","chosenBy":"TENDER","from":"2024-01-10","to":"2025-12-31","document":"中标通知书1号","tender":"JLHB-2023-018","tenderOn":"2023-12-20","bidders":["某律师事务所甲","某律师事务所乙","某律师事务所丙"]}""")]
[SentBy(Duty.Legal)]
public sealed record PanelEntryAdded : Command
{
    [Names(Register.Panel), Means("名录编号", "Number on the panel")] public required string PanelEntry { get; init; }
    [Refers(Register.Party), Means("律师事务所或专家机构", "Law firm or expert body")] public required string Party { get; init; }
    [Means("产生方式", "How it was chosen")] public required PanelChoice ChosenBy { get; init; }
    [Means("有效期起", "On the panel from")] public required DateOnly From { get; init; }
    [Means("有效期止", "On the panel to")] public required DateOnly To { get; init; }
    [Means("推荐或中标文件", "The paper that recommends it or awards the tender")] public required string Document { get; init; }
    [Means("招标编号；招投标必填", "Number of the tender; a tender must have it")] public string? Tender { get; init; }
    [Means("开标日期；招投标必填", "Day of the tender; a tender must have it")] public DateOnly? TenderOn { get; init; }
    [Means("投标人；招投标必填", "Those who bid; a tender must have them")] public IReadOnlyList<string>? Bidders { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Ask.Kind(facts, Party, PartyKind.LawFirm, PartyKind.Appraiser, PartyKind.Other),
            Ask.NotBefore(To, From, new("有效期起", "its first day")),
            ChosenBy == PanelChoice.Tender && (string.IsNullOrEmpty(Tender) || TenderOn is null || Bidders is not { Count: > 0 }) ? new(RejectionReason.TenderRecordMissing, PanelEntry) : null,
            Ask.Joined("bidders", Bidders ?? []),
            TenderOn is { } opened ? Ask.NotBefore(From, opened, new("开标", "the tender")) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Keep(new PanelEntry(PanelEntry, Party, ChosenBy, Tender ?? "", TenderOn ?? Date, string.Join('、', Bidders ?? []), Document, From, To));
    }
}

[Command("panelStatusChanged", "变更名录状态", "Change a firm's status on the panel", "",
    """{"type":"panelStatusChanged","key":"2024-07-01-panelStatusChanged","date":"2024-07-01","by":"孙法规","panelEntry":"PE-01","status":"SUSPENDED","reason":"评价不合格"}""")]
[SentBy(Duty.Legal)]
public sealed record PanelStatusChanged : Command
{
    [Refers(Register.Panel), Means("名录编号", "Number on the panel")] public required string PanelEntry { get; init; }
    [Means("状态", "Status")] public required PanelStatus Status { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts) => Decision.Keep(new PanelEvent(PanelEntry, PanelEventKind.Status, Status, Date, Reason, 0, 0, ""));
}

[Command("trainingGiven", "登记律师培训", "Record a training", "",
    """{"type":"trainingGiven","key":"2024-03-15-trainingGiven","date":"2024-03-15","by":"孙法规","panelEntry":"PE-01","topic":"信访件分类标准","hours":6,"score":92,"document":"培训签到表"}""")]
[SentBy(Duty.Legal)]
public sealed record TrainingGiven : Command
{
    [Refers(Register.Panel), Means("名录编号", "Number on the panel")] public required string PanelEntry { get; init; }
    [Means("内容", "On what")] public required string Topic { get; init; }
    [Means("学时", "Hours")] public required int Hours { get; init; }
    [Means("考核分（0–100）", "Score, 0 to 100")] public int? Score { get; init; }
    [Means("证据", "Evidence")] public string? Document { get; init; }

    public override Decision Decide(Facts facts) => Ask.Score(Score ?? 0) is { } bad ? Decision.Refuse([bad])
        : Decision.Keep(new PanelEvent(PanelEntry, PanelEventKind.Training, PanelStatus.Active, Date, Topic, Hours, Score ?? 0, Document ?? ""));
}

[Command("serviceDelivered", "登记服务交付", "Record a delivery under an order", "",
    """{"type":"serviceDelivered","key":"2024-05-15-serviceDelivered","date":"2024-05-15","by":"孙法规","order":"SO-01","description":"审查并分类信访文书86件","petition":"吉环信〔2024〕0086","document":"交付清单"}""")]
[SentBy(Duty.Legal)]
public sealed record ServiceDelivered : Command
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("交付内容", "What was delivered")] public required string Description { get; init; }
    [Means("信访件编号", "Number of the petition")] public string? Petition { get; init; }
    [Means("证据", "Evidence")] public string? Document { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        if (order.Kind != OrderKind.Service) return Decision.Refuse(RejectionReason.UnknownOrder, Order);
        if (Ask.NotBefore(Date, order.PlacedOn, new("订单", "the order")) is { } early) return Decision.Refuse([early]);
        return Decision.Keep(new ServiceRecord(Order, ServiceRecordKind.Delivered, Date, Petition ?? "", Description, 0, Document ?? "", By));
    }
}

[Command("serviceEvaluated", "评价服务", "Evaluate what was delivered", "",
    """{"type":"serviceEvaluated","key":"2024-05-18-serviceEvaluated","date":"2024-05-18","by":"孙法规","order":"SO-01","score":95,"comment":"按期、分类准确"}""")]
[SentBy(Duty.Legal, Duty.CaseOfficer)]
public sealed record ServiceEvaluated : Command
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("评价分（0–100）", "Score, 0 to 100")] public required int Score { get; init; }
    [Means("评语", "Comment")] public required string Comment { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (facts.Orders[Order].Kind != OrderKind.Service) return Decision.Refuse(RejectionReason.UnknownOrder, Order);
        var delivered = facts.Organisations.Services.Any(record => record.Order == Order && record.Kind == ServiceRecordKind.Delivered && record.On <= Date);
        var refusals = Ask.All(Ask.Score(Score), delivered ? null : new(RejectionReason.NothingDelivered, Order));
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        return Decision.Keep(new ServiceRecord(Order, ServiceRecordKind.Evaluated, Date, "", Comment, Score, "", By));
    }
}
