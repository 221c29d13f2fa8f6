using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("recoveryReceived", "收到追偿款", "A defendant pays", "R25 R26 R27",
    """{"type":"recoveryReceived","key":"2024-08-15-recoveryReceived","date":"2024-08-15","by":"陈会计","reviewer":"李审核","cashier":"周出纳","case":"C1","defendant":"D1","amount":"100000.00","bank":"BK1","designations":[{"head":"PRINCIPAL","amount":"100000.00"}]}""")]
public sealed record RecoveryReceived : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("付款的被告；连带债务人之一，或应交付费用的社会组织", "The defendant who pays; one of joint debtors, or the organisation that hands costs over")] public required string Defendant { get; init; }
    [Means("收款额", "Amount received")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Means("法院通知或债务人指定的清偿对象；其余按法定顺序", "What the court's notice or the debtor designates; the rest follows the legal order")]
    public IReadOnlyList<DesignatedPart>? Designations { get; init; }

    public override Decision Decide(Facts facts)
    {
        var proceeds = new Proceeds(facts, Date, Case, Defendant, Amount, Designations);
        var refusals = Ask.All([.. proceeds.Judge(), .. proceeds.Funds.Select(fund => Ask.Bank(facts, Bank, fund, BankKind.Own)).Where(refusal => refusal is not null).Take(1)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R25", $"收到 {Defendant} 履行 {Amount.ToGroupedString()}",
            proceeds.ByFund().Select(part => In(bank, part.Fund, part.Amount, Defendant)), proceeds.Lines()))
            .With([.. proceeds.Entries(Key)]);
    }
}

/// <summary>A part of a receipt that is designated.</summary>
public sealed record DesignatedPart
{
    [Means("清偿对象", "What it pays")] public required AllocationHead Head { get; init; }
    [Refers(Register.Advance), Means("本金的垫付单；不填则为全部本金", "The advance of a principal; all of it if left out")] public string? Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
}

/// <summary>Money from a debtor, allocated over what he owes (domain.md E.6), whichever way it came.</summary>
internal sealed class Proceeds
{
    private readonly Facts facts;
    private readonly DateOnly date;
    private readonly string code;
    private readonly Money amount;
    private readonly Debt debt;
    private readonly IReadOnlyList<OpenItem> items;
    private readonly IReadOnlyList<Designation> designations;
    private readonly Lazy<IReadOnlyList<AllocationRow>> rows;

    public Proceeds(Facts facts, DateOnly date, string code, string payer, Money amount, IReadOnlyList<DesignatedPart>? designated)
    {
        (this.facts, this.date, this.code, this.amount) = (facts, date, code, amount);
        debt = new Debt(facts, code, payer, date);
        items = debt.OpenItems();
        designations = [.. (designated ?? []).Select(part => new Designation(part.Head, part.Advance, part.Amount))];
        rows = new(() => Allocation.Allocate(amount, items, designations));
        Funds = [.. debt.Owed(items).Select(advance => advance.Fund).Distinct()];
    }

    /// <summary>The funds that the money belongs to; interest and surplus belong to the first.</summary>
    public IReadOnlyList<string> Funds { get; }

    public IEnumerable<Rejection> Judge()
    {
        if (items.Count == 0)
        {
            yield return new(RejectionReason.NothingReceivable, code, debt.Debtor);
            yield break;
        }
        if (Allocation.Excess(items, designations) is { } excess)
            yield return new(RejectionReason.DesignationAboveOutstanding, Terms.Of(excess.Designation.Head), excess.Designation.Amount, excess.Outstanding);
        var designated = designations.Select(designation => designation.Amount).Sum();
        if (designated > amount) yield return new(RejectionReason.DesignationAboveReceipt, designated, amount);
    }

    /// <summary>What each fund gets, interest and surplus with the first.</summary>
    public IEnumerable<(string Fund, Money Amount)> ByFund() => Principal().Select(part => (part.Advance.Fund, part.Amount))
        .Prepend((Funds[0], Sum(IsInterest) + Sum(head => head == AllocationHead.Surplus)))
        .GroupBy(part => part.Item1, part => part.Item2)
        .Select(part => (part.Key, part.Sum()));

    /// <summary>Everything but the money itself: claims paid, income, what is held for return, and book B.</summary>
    public IEnumerable<VoucherLine> Lines()
    {
        var principal = Principal();
        var (interest, surplus) = (Sum(IsInterest), Sum(head => head == AllocationHead.Surplus));
        var interestIsOurs = facts.Policy.LateInterestOwner == MoneyOwner.Fund;
        return
        [
            .. principal.Select(part => Claim(Side.Credit, "1218.02", part.Advance, debt.Debtor, part.Amount)),
            (interestIsOurs ? Cr("4609", Funds[0], interest) : Cr("2103", Funds[0], interest)) with { Case = code },
            Cr("2307.02", Funds[0], surplus) with { Case = code, Party = debt.Debtor },
            .. interestIsOurs ? [Dr("8001.02", Funds[0], interest), Cr("6609", Funds[0], interest)] : Array.Empty<VoucherLine>(),
            .. facts.Policy.RecoveredMoney == RecoveredMoney.Treasury ? ForTheTreasury(principal) : Recognition.Returned(facts, date, Leaving(principal)),
        ];
    }

    // The fund bears the cost for good, and what the defendant paid is the treasury's (domain.md H2; DECISIONS).
    private IEnumerable<VoucherLine> ForTheTreasury(IReadOnlyList<(Advance Advance, Money Amount)> principal)
    {
        foreach (var (advance, part) in principal)
        {
            yield return Dr("5001", advance.Fund, part) with { Case = code, Advance = advance.Code };
            yield return Cr("2103", advance.Fund, part) with { Case = code };
            foreach (var line in BudgetSpending(facts, "8001.02", advance.Fund, part - Recognition.PartOf(facts, advance, "1218.02", part))) yield return line;
        }
    }

    public IEnumerable<Entry> Entries(string key) =>
    [
        .. rows.Value.Select(row => new RecoveryAllocation(key, date, code, debt.Debtor, row.Head, row.Advance, row.Amount, row.Rule)),
        .. Recognition.Unmarked(facts, date, Leaving(Principal())),
    ];

    private static IEnumerable<(Advance Advance, string Account, Money Amount)> Leaving(IEnumerable<(Advance Advance, Money Amount)> principal) =>
        principal.Select(part => (part.Advance, "1218.02", part.Amount));

    private List<(Advance Advance, Money Amount)> Principal() =>
    [
        .. rows.Value.Where(row => row.Advance.Length > 0).GroupBy(row => row.Advance)
            .Select(row => (Advance: facts.Advances[row.Key], Amount: row.Sum(part => part.Amount)))
            .OrderBy(row => row.Advance.Ordinal),
    ];

    private static bool IsInterest(AllocationHead head) => head is AllocationHead.DelayInterest or AllocationHead.GeneralInterest;

    private Money Sum(Func<AllocationHead, bool> which) => rows.Value.Where(row => which(row.Head)).Sum(row => row.Amount);
}

[Command("executionProceedsReceived", "收到法院执行款", "The execution court passes money on, its costs kept", "R32",
    """{"type":"executionProceedsReceived","key":"2024-11-05-executionProceedsReceived","date":"2024-11-05","by":"陈会计","reviewer":"李审核","cashier":"周出纳","case":"C1","defendant":"D1","amount":"20000.00","feeKept":"300.00","bank":"BK1"}""")]
public sealed record ExecutionProceedsReceived : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("被执行人", "The debtor")] public required string Defendant { get; init; }
    [Means("执行到位金额（含执行费用）", "What was executed, the court's costs included")] public required Money Amount { get; init; }
    [Means("由我方承担而被扣下的执行费用", "Costs of execution that were kept and are ours to bear")] public required Money FeeKept { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Means("法院通知指定的清偿对象", "What the court's notice designates")] public IReadOnlyList<DesignatedPart>? Designations { get; init; }

    public override Decision Decide(Facts facts)
    {
        var proceeds = new Proceeds(facts, Date, Case, Defendant, Amount, Designations);
        var refusals = Ask.All([.. proceeds.Judge(), .. proceeds.Funds.Select(fund => Ask.Bank(facts, Bank, fund, BankKind.Own)).Where(refusal => refusal is not null).Take(1)]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        var (fund, part) = proceeds.ByFund().MaxBy(part => part.Amount);
        if (FeeKept > part) return Decision.Refuse(RejectionReason.FeeAboveProceeds, FeeKept, part);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R32", $"收到 {Defendant} 执行款 {Amount.ToGroupedString()}（扣执行费用 {FeeKept.ToGroupedString()}）",
            proceeds.ByFund().Select(each => In(bank, each.Fund, each.Fund == fund ? each.Amount - FeeKept : each.Amount, Defendant)),
            [Dr("5001", fund, FeeKept) with { Case = Case }],
            proceeds.Lines(),
            BudgetSpending(facts, "8001.02", fund, FeeKept)))
            .With([.. proceeds.Entries(Key)]);
    }
}

[Command("overpaymentReturned", "退还多付款", "Return an over-payment", "R28",
    """{"type":"overpaymentReturned","key":"2024-10-25-overpaymentReturned","date":"2024-10-25","by":"陈会计","reviewer":"李审核","cashier":"周出纳","case":"C1","party":"D1","fund":"ADV","amount":"19761.24","bank":"BK1"}""")]
public sealed record OverpaymentReturned : Payment
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("收款方", "Who gets it back")] public required string Party { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var held = Overpayment.Held(facts, Fund, Case, Party);
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, Fund, BankKind.Own),
            Amount > held ? new(RejectionReason.OverpaymentAboveHeld, held, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R28", $"退还 {Party} 多付款",
            [Dr("2307.02", Fund, Amount) with { Case = Case, Party = Party }, Out(facts.Banks[Bank], Fund, Amount, Party)]))
            .With(Spent(Fund, Purpose.Return, Amount));
    }
}

internal static class Overpayment
{
    public static Money Held(Facts facts, string fund, string code, string party) =>
        -facts.Balance(key => key.Account == "2307.02" && key.Case == code && key.Party == party && key.Fund == fund);
}

[Command("overpaymentKept", "无法退还的多付款", "An over-payment that cannot be returned", "R28b",
    """{"type":"overpaymentKept","key":"2024-12-10-overpaymentKept","date":"2024-12-10","by":"陈会计","reviewer":"李审核","case":"C1","party":"D1","fund":"ADV","amount":"200.00","owner":"TREASURY","approvedBy":"王处长","level":"SECTION","basis":"吉环财〔2024〕20号"}""")]
public sealed record OverpaymentKept : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("付款人", "Who had paid it")] public required string Party { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("归属：上缴财政，或经批准列其他收入", "Whose it becomes: the treasury's, or by approval income of the fund")] public required MoneyOwner Owner { get; init; }
    [Means("批准人", "Approved by")] public required string ApprovedBy { get; init; }
    [Means("审批层级", "Level of approval")] public required ApprovalLevel Level { get; init; }
    [Means("决定文件", "The decision")] public required string Basis { get; init; }

    public override Decision Decide(Facts facts)
    {
        var held = Overpayment.Held(facts, Fund, Case, Party);
        var refusals = Ask.All(
            Ask.Approval(facts, By, ApprovedBy, Amount, Level, Basis, Fund),
            Amount > held ? new(RejectionReason.OverpaymentAboveHeld, held, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var kept = Dr("2307.02", Fund, Amount) with { Case = Case, Party = Party };
        VoucherLine[] lines = Owner == MoneyOwner.Treasury
            ? [kept, Cr("2103", Fund, Amount) with { Case = Case }]
            : [kept, Cr("4609", Fund, Amount) with { Case = Case }, Dr("8001.02", Fund, Amount), Cr("6609", Fund, Amount)];
        return Decision.Post(Write("R28b", $"{Party} 多付款无法退还（{Basis}）", lines));
    }
}
