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
        string[] funds = [.. Owed(facts, items).OrderBy(advance => advance.Ordinal).Select(advance => advance.Fund).Distinct()];
        Designation[] designations = [.. (Designations ?? []).Select(part => new Designation(part.Head, part.Advance, part.Amount))];
        var designated = designations.Select(designation => designation.Amount).Sum();
        var refusals = Ask.All(
            funds.Select(fund => Ask.Bank(facts, Bank, fund, BankKind.Own)).FirstOrDefault(refusal => refusal is not null),
            Allocation.Excess(items, designations) is { } excess
                ? new(RejectionReason.DesignationAboveOutstanding, Terms.Of(excess.Designation.Head), excess.Designation.Amount, excess.Outstanding) : null,
            designated > Amount ? new(RejectionReason.DesignationAboveReceipt, designated, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var rows = Allocation.Allocate(Amount, items, designations);
        return Decision.Post(Receipt(facts, funds[0], rows))
            .With([.. rows.Select(row => new RecoveryAllocation(Key, Date, Case, Defendant, row.Head, row.Advance, row.Amount, row.Rule))]);
    }

    /// <summary>The advances that the open items belong to; when only interest is open, those that were awarded.</summary>
    private IEnumerable<Advance> Owed(Facts facts, IReadOnlyList<OpenItem> items)
    {
        var open = items.Where(item => item.Head == AllocationHead.Principal).Select(item => item.Advance).ToList();
        return (open.Count > 0 ? open : facts.JudgmentItems.Where(IsOwedHere).Select(item => item.Advance)).Distinct().Select(code => facts.Advances[code]);
    }

    private bool IsOwedHere(JudgmentItem item) => item.Case == Case && item.Defendant == Defendant;

    /// <summary>Interest and surplus belong to one fund, principal to the fund of each advance.</summary>
    private Voucher Receipt(Facts facts, string fund, IReadOnlyList<AllocationRow> rows)
    {
        var bank = facts.Banks[Bank];
        var principal = rows.Where(row => row.Head == AllocationHead.Principal).GroupBy(row => row.Advance)
            .Select(row => (Advance: facts.Advances[row.Key], Amount: row.Sum(part => part.Amount)))
            .OrderBy(row => row.Advance.Ordinal).ToList();
        var interest = rows.Where(row => row.Head == AllocationHead.DelayInterest).Sum(row => row.Amount);
        var surplus = rows.Where(row => row.Head == AllocationHead.Surplus).Sum(row => row.Amount);
        return Write("R25", $"收到 {Defendant} 履行 {Amount.ToGroupedString()}",
            principal.Select(part => (part.Advance.Fund, part.Amount)).Prepend((fund, interest + surplus))
                .GroupBy(part => part.Item1, part => part.Item2)
                .Select(part => In(bank, part.Key, part.Sum(), Defendant)),
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
            .SelectMany(claim => ByDueDate(facts, claim.advance, claim.Outstanding))
            .ToList();
        var interest = LateInterest.Accrued(OverdueDebts(facts), Date) - facts.Allocations
            .Where(row => row.Defendant == Defendant && row.Case == Case && row.Head == AllocationHead.DelayInterest).Sum(row => row.Amount);
        if (interest.IsPositive) principal.Add(new OpenItem(AllocationHead.DelayInterest, "", 0, null, interest));
        return principal;
    }

    /// <summary>What is outstanding of an advance, parted by due date. Money clears what falls due first, so that what is left
    /// is what falls due last; what has no due date counts as the earliest.</summary>
    private IEnumerable<OpenItem> ByDueDate(Facts facts, Advance advance, Money outstanding)
    {
        var left = outstanding;
        foreach (var due in Awarded(facts, advance.Code).Reverse())
        {
            var part = Money.Min(left, due.Principal);
            if (part.IsPositive) yield return new OpenItem(AllocationHead.Principal, advance.Code, advance.Ordinal, due.On, part);
            left -= part;
        }
        if (left.IsPositive) yield return new OpenItem(AllocationHead.Principal, advance.Code, advance.Ordinal, null, left);
    }

    private IEnumerable<(DateOnly On, Money Principal)> Awarded(Facts facts, string advance) => facts.JudgmentItems
        .Where(item => IsOwedHere(item) && item.Advance == advance)
        .GroupBy(item => item.DueOn, item => item.Amount)
        .OrderBy(due => due.Key)
        .Select(due => (due.Key, due.Sum()));

    private IEnumerable<OverdueDebt> OverdueDebts(Facts facts) => facts.JudgmentItems.Where(IsOwedHere)
        .Select(item => item.Advance).Distinct()
        .SelectMany(advance => Debts(facts, advance));

    /// <summary>The debts of one advance, each with the payments that cleared it: the earliest payment clears the earliest debt,
    /// and what was taken over without a due date comes before all and bears no interest.</summary>
    private IEnumerable<OverdueDebt> Debts(Facts facts, string advance)
    {
        var paid = new Stack<(DateOnly Day, Money Amount)>(facts.Allocations
            .Where(row => row.Defendant == Defendant && row.Head == AllocationHead.Principal && row.Advance == advance)
            .OrderByDescending(row => row.ReceivedOn)
            .Select(row => (row.ReceivedOn, row.Amount)));
        Cleared(paid, Undated(facts, advance));
        foreach (var (on, principal) in Awarded(facts, advance)) yield return new OverdueDebt(principal, on, Cleared(paid, principal));
    }

    private Money Undated(Facts facts, string advance) =>
        facts.Turnovers.Where(turnover => turnover.Recipe is "R59" or "R24" && turnover.Side == Side.Debit)
            .Where(turnover => turnover.Key.Account == "1218.02" && turnover.Key.Advance == advance && turnover.Key.Party == Defendant)
            .Sum(turnover => turnover.Amount)
        - Awarded(facts, advance).Sum(due => due.Principal);

    /// <summary>Takes payments off the pile until the debt is cleared; what is over stays for the next.</summary>
    private static List<(DateOnly Day, Money Amount)> Cleared(Stack<(DateOnly Day, Money Amount)> paid, Money debt)
    {
        var taken = new List<(DateOnly, Money)>();
        var left = debt;
        while (left.IsPositive && paid.TryPop(out var payment))
        {
            var part = Money.Min(left, payment.Amount);
            taken.Add((payment.Day, part));
            if (part < payment.Amount) paid.Push((payment.Day, payment.Amount - part));
            left -= part;
        }
        return taken;
    }
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
