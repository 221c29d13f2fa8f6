using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("judgmentTookEffect", "判决生效", "A judgment becomes final", "R24",
    """{"type":"judgmentTookEffect","key":"2024-06-28-judgmentTookEffect","date":"2024-06-28","by":"陈会计","reviewer":"李审核","judgment":"J1","case":"C1","defendant":"D1","dueOn":"2024-07-28","items":[{"advance":"A1","amount":"33218.45"}]}""")]
public sealed record JudgmentTookEffect : Command
{
    [Means("判决代码", "Code of the judgment")] public required string Judgment { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("承担费用的被告", "The defendant who bears the costs")] public required string Defendant { get; init; }
    [Means("履行期限最后一日", "Last day for performance")] public required DateOnly DueOn { get; init; }
    [Means("判决支持的费用", "The costs awarded")] public required IReadOnlyList<AwardedCost> Items { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Items.Count == 0) return Decision.Refuse(RejectionReason.MissingField, "items");
        var refusals = Ask.All(
        [
            facts.Cases[Case].Defendants.Contains(Defendant) ? null : new(RejectionReason.NotADefendant, Defendant, Case),
            Ask.NotBefore(DueOn, Date, new("判决生效", "the judgment's effect")),
            .. Items.GroupBy(item => item.Advance).Select(items => JudgeItem(facts, facts.Advances[items.Key], items.Sum(item => item.Amount))),
        ]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R24", $"判决生效：被告 {Defendant} 承担费用", Items.SelectMany(item => Awarded(facts.Advances[item.Advance], item.Amount))))
            .With([.. Items.Select(item => new JudgmentItem(Judgment, Case, item.Advance, Defendant, item.Amount, Date, DueOn))]);
    }

    private Rejection? JudgeItem(Facts facts, Advance advance, Money awarded)
    {
        if (advance.Case != Case) return new(RejectionReason.AdvanceOfOtherCase, advance.Code, advance.Case, Case);
        var settled = facts.BalanceOf("1218.0102", advance);
        return awarded > settled ? new(RejectionReason.JudgedAboveSettled, advance.Code, settled, awarded) : null;
    }

    private VoucherLine[] Awarded(Advance advance, Money amount) =>
        [Claim(Side.Debit, "1218.02", advance, Defendant, amount), Claim(Side.Credit, "1218.0102", advance, advance.Organisation, amount)];
}

/// <summary>So much of this advance.</summary>
public sealed record AwardedCost
{
    [Refers(Register.Advance), Means("垫付单号", "Number of the advance")] public required string Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
}

[Command("recoveryReceived", "收到追偿款", "A defendant pays", "R25 R26 R27",
    """{"type":"recoveryReceived","key":"2024-08-15-recoveryReceived","date":"2024-08-15","by":"陈会计","reviewer":"李审核","cashier":"周出纳","case":"C1","defendant":"D1","amount":"100000.00","bank":"BK1","designations":[{"head":"PRINCIPAL","amount":"100000.00"}]}""")]
public sealed record RecoveryReceived : Command
{
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("付款的被告", "The defendant who pays")] public required string Defendant { get; init; }
    [Means("收款额", "Amount received")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Means("法院通知或债务人指定的清偿对象；其余按法定顺序", "What the court's notice or the debtor designates; the rest follows the legal order")]
    public IReadOnlyList<DesignatedPart>? Designations { get; init; }

    public override Decision Decide(Facts facts)
    {
        var items = OpenItems(facts);
        if (items.Count == 0) return Decision.Refuse(RejectionReason.NothingReceivable, Case, Defendant);
        var fund = facts.Advances[items[0].Advance].Fund;
        Designation[] designations = [.. (Designations ?? []).Select(part => new Designation(part.Head, part.Advance, part.Amount))];
        var designated = designations.Select(designation => designation.Amount).Sum();
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, fund, BankKind.Own),
            Allocation.Excess(items, designations) is { } excess
                ? new(RejectionReason.DesignationAboveOutstanding, Terms.Of(excess.Designation.Head), excess.Designation.Amount, excess.Outstanding) : null,
            designated > Amount ? new(RejectionReason.DesignationAboveReceipt, designated, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var rows = Allocation.Allocate(Amount, items, designations);
        return Decision.Post(Receipt(facts, fund, rows))
            .With([.. rows.Select(row => new RecoveryAllocation(Key, Date, Case, Defendant, row.Head, row.Advance, row.Amount, row.Rule))]);
    }

    private Voucher Receipt(Facts facts, string fund, IReadOnlyList<AllocationRow> rows)
    {
        var bank = facts.Banks[Bank];
        var principal = rows.Where(row => row.Head == AllocationHead.Principal).GroupBy(row => row.Advance)
            .Select(row => (Advance: facts.Advances[row.Key], Amount: row.Sum(part => part.Amount)))
            .OrderBy(row => row.Advance.Ordinal).ToList();
        var interest = rows.Where(row => row.Head == AllocationHead.DelayInterest).Sum(row => row.Amount);
        var surplus = rows.Where(row => row.Head == AllocationHead.Surplus).Sum(row => row.Amount);
        return Write("R25", $"收到 {Defendant} 履行 {Amount.ToGroupedString()}",
            [In(bank, fund, Amount, Defendant)],
            principal.Select(part => Claim(Side.Credit, "1218.02", part.Advance, Defendant, part.Amount)),
            [
                Cr("4609", fund, interest) with { Case = Case },
                Cr("2307.02", fund, surplus) with { Case = Case, Party = Defendant },
            ],
            BudgetIncome(bank, fund, interest, "6609"),
            Recognition.Returned(facts, Date, principal));
    }

    /// <summary>What this defendant owes in this case today: the principal by advance, and the interest for the delay so
    /// far less what was received of it.</summary>
    private List<OpenItem> OpenItems(Facts facts)
    {
        var principal = facts.Advances.Values.Where(advance => advance.Case == Case)
            .Select(advance => (advance, Outstanding: facts.Balance(key => key.Account == "1218.02" && key.Advance == advance.Code && key.Party == Defendant)))
            .Where(claim => claim.Outstanding.IsPositive)
            .Select(claim => new OpenItem(AllocationHead.Principal, claim.advance.Code, claim.advance.Ordinal, DueOn(facts, claim.advance), claim.Outstanding))
            .ToList();
        var interest = LateInterest.Accrued(OverdueDebts(facts), Date) - facts.Allocations
            .Where(row => row.Defendant == Defendant && row.Case == Case && row.Head == AllocationHead.DelayInterest).Sum(row => row.Amount);
        if (interest.IsPositive) principal.Add(new OpenItem(AllocationHead.DelayInterest, "", 0, null, interest));
        return principal;
    }

    private DateOnly? DueOn(Facts facts, Advance advance) => facts.JudgmentItems
        .Where(item => item.Advance == advance.Code && item.Defendant == Defendant)
        .Select(item => (DateOnly?)item.DueOn).Min();

    private IEnumerable<OverdueDebt> OverdueDebts(Facts facts) => facts.JudgmentItems
        .Where(item => item.Case == Case && item.Defendant == Defendant)
        .GroupBy(item => (item.Advance, item.DueOn))
        .Select(debt => new OverdueDebt(debt.Sum(item => item.Amount), debt.Key.DueOn,
            [.. facts.Allocations
                .Where(row => row.Defendant == Defendant && row.Head == AllocationHead.Principal && row.Advance == debt.Key.Advance)
                .Select(row => (row.ReceivedOn, row.Amount))]));
}

/// <summary>A part of a receipt that is designated.</summary>
public sealed record DesignatedPart
{
    [Means("清偿对象", "What it pays")] public required AllocationHead Head { get; init; }
    [Refers(Register.Advance), Means("本金的垫付单；不填则为全部本金", "The advance of a principal; all of it if left out")] public string? Advance { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
}

[Command("overpaymentReturned", "退还多付款", "Return an over-payment", "R28",
    """{"type":"overpaymentReturned","key":"2024-10-25-overpaymentReturned","date":"2024-10-25","by":"陈会计","reviewer":"李审核","cashier":"周出纳","case":"C1","party":"D1","fund":"ADV","amount":"19761.24","bank":"BK1"}""")]
public sealed record OverpaymentReturned : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Case), Means("案件", "Case")] public required string Case { get; init; }
    [Refers(Register.Party), Means("收款方", "Who gets it back")] public required string Party { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var held = -facts.Balance(key => key.Account == "2307.02" && key.Case == Case && key.Party == Party && key.Fund == Fund);
        var refusals = Ask.All(
            Ask.Bank(facts, Bank, Fund, BankKind.Own),
            Amount > held ? new(RejectionReason.OverpaymentAboveHeld, held, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R28", $"退还 {Party} 多付款",
            [Dr("2307.02", Fund, Amount) with { Case = Case, Party = Party }, Out(facts.Banks[Bank], Fund, Amount, Party)]));
    }
}
