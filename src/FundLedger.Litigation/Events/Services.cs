using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("agreementSigned", "签订法律服务框架协议", "Sign a framework agreement", "R46",
    """{"type":"agreementSigned","key":"2024-02-01-agreementSigned","date":"2024-02-01","by":"陈会计","agreement":"LSA-01","party":"L2","ceiling":"180000.00","from":"2024-02-01","to":"2025-01-31"}""")]
public sealed record AgreementSigned : Command
{
    [Names(Register.Agreement), Means("协议编号", "Number of the agreement")] public required string Agreement { get; init; }
    [Refers(Register.Party), Means("律师事务所", "Law firm")] public required string Party { get; init; }
    [Means("上限", "Ceiling")] public required Money Ceiling { get; init; }
    [Means("有效期起", "In force from")] public required DateOnly From { get; init; }
    [Means("有效期止", "In force to")] public required DateOnly To { get; init; }
    [Refers(Register.Panel), Means("据以选定律所的名录条目", "The panel entry by which the firm was chosen")] public string? PanelEntry { get; init; }
    [Means("服务清单；不填则不限", "What may be ordered; anything if left out")] public IReadOnlyList<ServiceKind>? Services { get; init; }
    [Means("计价规则", "Price rule")] public string? PriceRule { get; init; }
    [Means("协议文件", "The paper")] public string? Document { get; init; }

    public override bool PostsOnItsDate => false;

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(
            Ask.Kind(facts, Party, PartyKind.LawFirm),
            Ask.NotBefore(To, From, new("有效期起", "its first day")),
            PanelEntry is null || facts.Organisations.Panel[PanelEntry].Party == Party ? null
                : new(RejectionReason.WrongParty, Party, PanelEntry, facts.Organisations.Panel[PanelEntry].Party),
            PanelEntry is null ? null : Ask.OnPanel(facts, PanelEntry));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var agreement = new ServiceAgreement(Agreement, Party, Ceiling, From, To);
        return HasTerms ? Decision.Keep(agreement, new AgreementTerms(Agreement, PanelEntry ?? "", Services ?? [], PriceRule ?? "", Document ?? "")) : Decision.Keep(agreement);
    }

    private bool HasTerms => PanelEntry is not null || Services is not null || PriceRule is not null || Document is not null;
}

[Command("orderPlaced", "下达法律服务订单", "Place a service order", "R47",
    """{"type":"orderPlaced","key":"2024-04-22-orderPlaced","date":"2024-04-22","by":"陈会计","reviewer":"李审核","order":"SO-01","agreement":"LSA-01","fund":"LEG","amount":"25800.00","service":"文书审查与分类"}""")]
public sealed record OrderPlaced : Command
{
    [Names(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Refers(Register.Agreement), Means("框架协议", "Framework agreement")] public required string Agreement { get; init; }
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("服务内容", "What is ordered")] public string? Service { get; init; }
    [Means("服务种类；协议有服务清单时必填", "Kind of service; needed where the agreement lists them")] public ServiceKind? ServiceKind { get; init; }
    [Means("信访件编号", "Number of the petition")] public string? Petition { get; init; }

    public override Decision Decide(Facts facts)
    {
        var agreement = facts.Agreements[Agreement];
        var ordered = facts.Orders.Values.Where(order => order.Agreement == Agreement)
            .Sum(order => facts.TurnoverOf("R47", "9001", Side.Debit, key => key.Order == order.Code));
        var left = agreement.Ceiling - ordered;
        var refusals = Ask.All(
            Ask.Purpose(facts, Fund, Purpose.LegalService),
            Date < agreement.From || Date > agreement.To ? new(RejectionReason.AgreementNotInForce, Agreement, agreement.From, agreement.To) : null,
            facts.Organisations.Terms is [var terms, ..] ? Outside(facts, terms) : null,
            Amount > left ? new(RejectionReason.CeilingExceeded, Agreement, agreement.Ceiling, ordered, left, Amount) : null,
            Amount > facts.Available(Fund) ? new(RejectionReason.FundNotAvailable, Fund, facts.Available(Fund), Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var order = new Order(Order, OrderKind.Service, Fund, "", Agreement, agreement.Party, Amount, Date);
        return Decision.Post(Write("R47", $"法律服务订单 {Order}", Promise(For(order), Amount))).With([order, .. Ordered()]);
    }

    private Rejection? Outside(Facts facts, AgreementTerms terms)
    {
        if (terms.Panel.Length > 0 && Ask.OnPanel(facts, terms.Panel) is { } off) return off;
        if (terms.Services.Count == 0 || (ServiceKind is { } kind && terms.Services.Contains(kind))) return null;
        var listed = terms.Services.Select(service => Terms.Of(service)).ToList();
        return new(RejectionReason.ServiceOutsideAgreement, ServiceKind is { } asked ? Terms.Of(asked) : new Phrase("未注明种类", "no kind named"), Agreement,
            new Phrase(string.Join('、', listed.Select(service => service.Zh)), string.Join(", ", listed.Select(service => service.En)))) { Field = "serviceKind" };
    }

    private IEnumerable<Entry> Ordered() => ServiceKind is null && Petition is null ? []
        : [new OrderedService(Order, ServiceKind ?? Litigation.ServiceKind.Other, Petition ?? "")];
}

[Command("orderPrepaid", "订单预付款", "Prepay an order", "R48",
    """{"type":"orderPrepaid","key":"2024-04-25-orderPrepaid","date":"2024-04-25","by":"陈会计","reviewer":"李审核","cashier":"周出纳","order":"SO-01","amount":"8000.00","bank":"ZB"}""")]
public sealed record OrderPrepaid : Payment
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        if (order.Kind != OrderKind.Service) return Decision.Refuse(RejectionReason.UnknownOrder, Order);
        var unpaid = -facts.Balance(key => key.Account == "2302" && key.Order == Order);
        var free = facts.Balance(key => key.Account == "9001" && key.Order == Order) - unpaid;
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, order.Fund, BankKind.ZeroBalance, BankKind.Own),
            Ask.Purpose(facts, order.Fund, Purpose.LegalService),
            Ask.NotBefore(Date, order.PlacedOn, new("订单", "the order")),
            Ask.Confirmed(facts, order.Party),
            Amount > free ? new(RejectionReason.PaymentAboveCommitment, Order, free, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R48", $"预付 {Order}",
            [Dr("1214", order.Fund, Amount) with { Order = Order, Party = order.Party }, Out(bank, order.Fund, Amount, order.Party)],
            BudgetSpending(facts, bank.BudgetAccount!, order.Fund, Amount),
            Release(For(order), Amount))).With(Spent(order.Fund, Purpose.LegalService, Amount));
    }
}

[Command("orderInvoiced", "订单账单入账", "Invoice of an order accepted", "R49",
    """{"type":"orderInvoiced","key":"2024-05-20-orderInvoiced","date":"2024-05-20","by":"陈会计","reviewer":"李审核","order":"SO-01","amount":"24960.50"}""")]
public sealed record OrderInvoiced : Command
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("发票", "Invoices")] public IReadOnlyList<InvoiceItem>? Invoices { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        if (order.Kind != OrderKind.Service) return Decision.Refuse(RejectionReason.UnknownOrder, Order);
        var prepaid = facts.Balance(key => key.Account == "1214" && key.Order == Order);
        var invoiced = facts.TurnoverOf("R49", "5001", Side.Debit, key => key.Order == Order);
        var promised = facts.Balance(key => key.Account == "9001" && key.Order == Order);
        var unpaid = -facts.Balance(key => key.Account == "2302" && key.Order == Order);
        var refusals = Ask.All(
            Ask.NotBefore(Date, order.PlacedOn, new("订单", "the order")),
            InvoiceItem.Judge(this, facts, Invoices, Amount),
            Amount + unpaid > promised + prepaid ? new(RejectionReason.InvoiceAboveOrder, Order, order.Amount, invoiced, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var used = Money.Min(Amount, prepaid);
        return Decision.Post(Write("R49", $"{Order} 账单入账",
            [
                Dr("5001", order.Fund, Amount) with { Order = Order },
                Cr("1214", order.Fund, used) with { Order = Order, Party = order.Party },
                Cr("2302", order.Fund, Amount - used) with { Order = Order, Party = order.Party },
            ])).With([.. InvoiceItem.Accepted(Invoices, Order)]);
    }
}

[Command("orderPaid", "支付订单", "Pay an order", "R50",
    """{"type":"orderPaid","key":"2024-05-28-orderPaid","date":"2024-05-28","by":"陈会计","reviewer":"李审核","cashier":"周出纳","order":"SO-01","amount":"24960.50","bank":"ZB","final":true}""")]
public sealed record OrderPaid : Payment
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }
    [Means("末次付款：释放其余承诺；不填则为是", "Last payment: the rest of the commitment is released; true if left out")] public bool? Final { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        if (order.Kind != OrderKind.Service) return Decision.Refuse(RejectionReason.UnknownOrder, Order);
        var payable = -facts.Balance(key => key.Account == "2302" && key.Order == Order);
        var promised = facts.Balance(key => key.Account == "9001" && key.Order == Order);
        var isLast = (Final ?? true) && Amount == payable;
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, order.Fund, BankKind.ZeroBalance, BankKind.Own),
            Ask.Purpose(facts, order.Fund, Purpose.LegalService),
            Ask.Confirmed(facts, order.Party),
            Amount > payable ? new(RejectionReason.PaymentAbovePayable, payable, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R50", $"支付 {Order}",
            [Dr("2302", order.Fund, Amount) with { Order = Order, Party = order.Party }, Out(bank, order.Fund, Amount, order.Party)],
            BudgetSpending(facts, bank.BudgetAccount!, order.Fund, Amount),
            Release(For(order), isLast ? promised : Amount))).With(Spent(order.Fund, Purpose.LegalService, Amount));
    }
}

[Command("orderCancelled", "取消订单或合同未付部分", "Cancel the unpaid part of an order or contract", "R51",
    """{"type":"orderCancelled","key":"2024-05-10-orderCancelled","date":"2024-05-10","by":"陈会计","reviewer":"李审核","order":"SO-01","reason":"服务不再需要"}""")]
public sealed record OrderCancelled : Command
{
    [Refers(Register.Order), Means("订单或合同编号", "Number of the order or contract")] public required string Order { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        var unpaid = -facts.Balance(key => key.Account == "2302" && key.Order == Order);
        var free = facts.Balance(key => key.Account == "9001" && key.Order == Order) - unpaid;
        if (!free.IsPositive) return Decision.Refuse(RejectionReason.ReleaseAboveCommitment, Order, free, free);

        return Decision.Post(Write("R51", $"取消 {Order} 未付部分：{Reason}", Release(For(order), free)));
    }
}

[Command("prepaymentLapsed", "预付款无法取得服务", "A prepayment is not honoured", "R52",
    """{"type":"prepaymentLapsed","key":"2024-12-20-prepaymentLapsed","date":"2024-12-20","by":"陈会计","reviewer":"李审核","order":"SO-01","reason":"律所停业，服务未提供"}""")]
public sealed record PrepaymentLapsed : Command
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额；不填则为全部预付余额", "Amount; all that is left of the prepayment if left out")] public Money? Amount { get; init; }
    [Means("理由", "Reason")] public required string Reason { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        var left = facts.Balance(key => key.Account == "1214" && key.Order == Order);
        var amount = Amount ?? left;
        if (!left.IsPositive || amount > left) return Decision.Refuse(RejectionReason.PrepaymentAboveLeft, left, amount);

        return Decision.Post(Write("R52", $"{Order} 预付款转其他应收款：{Reason}",
            [Dr("1218.03", order.Fund, amount) with { Order = Order, Party = order.Party }, Cr("1214", order.Fund, amount) with { Order = Order, Party = order.Party }]));
    }
}

[Command("prepaymentReturned", "收回未履约的预付款", "A prepayment that was not honoured comes back", "R52",
    """{"type":"prepaymentReturned","key":"2024-12-28-prepaymentReturned","date":"2024-12-28","by":"陈会计","reviewer":"李审核","cashier":"周出纳","order":"SO-01","amount":"8000.00","bank":"ZB"}""")]
public sealed record PrepaymentReturned : Command
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        var owed = facts.Balance(key => key.Account == "1218.03" && key.Order == Order);
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, order.Fund, BankKind.ZeroBalance, BankKind.Own),
            Amount > owed ? new(RejectionReason.PrepaymentAboveLeft, owed, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        var thisYears = Money.Min(Amount, PrepaidIn(Date.Year, facts));
        return Decision.Post(Write("R52", $"收回 {Order} 预付款",
            [In(bank, order.Fund, Amount, order.Party), Cr("1218.03", order.Fund, Amount) with { Order = Order, Party = order.Party }],
            [Dr(bank.BudgetAccount!, order.Fund, Amount), Cr(Expenditure(facts), order.Fund, thisYears), Cr("8101.01", order.Fund, Amount - thisYears)]))
            .With(thisYears.IsPositive ? [new Spending(order.Fund, Purpose.LegalService, EconomicClasses.UsualFor(Purpose.LegalService), -thisYears, Date)] : []);
    }

    // Spending of this year is taken back; spending of an earlier one adjusts what was carried over (8101 年初余额调整).
    private Money PrepaidIn(int year, Facts facts) => facts.Turnovers
        .Where(turnover => turnover is { Recipe: "R48", Side: Side.Debit, Key.Account: "1214" } && turnover.Key.Order == Order && turnover.Year == year)
        .Sum(turnover => turnover.Amount);
}

[Command("prepaymentWrittenOff", "核销未履约的预付款", "Write off a prepayment that was not honoured", "R21 R21b",
    """{"type":"prepaymentWrittenOff","key":"2025-06-30-prepaymentWrittenOff","date":"2025-06-30","by":"陈会计","reviewer":"李审核","order":"SO-01","amount":"1200.00","approvedBy":"王处长","level":"SECTION","basis":"吉环联纪〔2025〕2号#4"}""")]
public sealed record PrepaymentWrittenOff : Command
{
    [Refers(Register.Order), Means("订单编号", "Number of the order")] public required string Order { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("批准文件；议定事项写作 纪要编号#序号", "The document that approves it; an item of a meeting is minutes#number")] public required string Basis { get; init; }
    [Means("代谁审批（受委托时）", "On whose behalf, if delegated")] public string? OnBehalfOf { get; init; }

    /// <summary>The budget saw the expenditure when it was prepaid; only the financial accounts lose the claim.</summary>
    public override Decision Decide(Facts facts)
    {
        var order = facts.Orders[Order];
        var owed = facts.Balance(key => key.Account == "1218.03" && key.Order == Order);
        var refusals = Ask.All(
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis, order.Fund, DecisionKind.WriteOff, OnBehalfOf),
            Amount > owed ? new(RejectionReason.PrepaymentAboveLeft, owed, Amount) : null,
            facts.IsInstitution && Amount > Provision.Of(facts, order.Fund)
                ? new(RejectionReason.ProvisionTooSmall, order.Fund, Provision.Of(facts, order.Fund), Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write(facts.IsInstitution ? "R21b" : "R21", $"核销 {Order} 预付款（{Basis}）",
            [Dr(facts.IsInstitution ? "1219" : "5301", order.Fund, Amount) with { Order = Order }, Cr("1218.03", order.Fund, Amount) with { Order = Order, Party = order.Party }]))
            .With(Approvals.Kept(this, ApprovedBy, OnBehalfOf, Level));
    }
}
