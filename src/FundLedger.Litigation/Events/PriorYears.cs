using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("amountCorrected", "更正凭证金额（差额凭证）", "Only the amount of a voucher was wrong: a voucher for the difference", "R53a",
    """{"type":"amountCorrected","key":"2024-12-20-amountCorrected","date":"2024-12-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","voucher":"记-2024-12-0003","correctAmount":"55.00"}""")]
public sealed record AmountCorrected : Command
{
    [Refers(Register.Voucher), Means("金额有误的凭证号", "Number of the voucher whose amount is wrong")] public required string Voucher { get; init; }
    [Means("正确金额", "The right amount")] public required Money CorrectAmount { get; init; }

    public override Needs Needs => Needs.Sources;

    public override Decision Decide(Facts facts)
    {
        var history = facts.Vouchers[Voucher];
        var original = history.Posted.Voucher;
        var amounts = original.Lines.Select(line => line.Amount).Distinct().ToList();
        var refusals = Ask.All(
            original.Reverses != 0 || original.IsAdjustment || original.Kind != VoucherKind.Normal || original.Recipe.StartsWith("R24", StringComparison.Ordinal) || original.Recipe is "R25" or "R30" or "R32" or "R53a"
                ? new(RejectionReason.NotAdjustable, Voucher, new Phrase("注销、差额、结转、判决和收款凭证须红字注销后订正", "cancellations, differences, closing, judgments and receipts are cancelled in red and entered anew")) : null,
            original.Lines.Any(line => line.Advance.Length > 0 && line.Account.StartsWith("1218.", StringComparison.Ordinal))
                && (original.Recipe is not ("R17" or "R17a" or "R18") || original.Lines.Any(line => line.Book == Book.B))
                ? new(RejectionReason.NotAdjustable, Voucher, new Phrase("垫付款的预算支出随原凭证确认，须红字注销后订正", "it recognised the advance in the budget: cancel it in red and enter it anew")) : null,
            amounts.Count == 1 && Foundation.Lost(facts, original, line => line.Side == Side.Debit ? CorrectAmount - amounts[0] : amounts[0] - CorrectAmount) is { } lost
                ? new(RejectionReason.NotAdjustable, Voucher, lost) : null,
            original.Recipe is "R16" or "R34" or "R47" && amounts.Count == 1 && CorrectAmount > amounts[0]
                ? new(RejectionReason.NotAdjustable, Voucher, new Phrase("批准、合同和订单的金额不以差额调增，须按其限额另行办理", "approvals, contracts and orders have limits of their own and are not raised by a difference")) : null,
            amounts.Count != 1 ? new(RejectionReason.NotAdjustable, Voucher, new Phrase("各分录金额不同", "its lines differ in amount")) : null,
            amounts.Count == 1 && amounts[0] == CorrectAmount ? new(RejectionReason.NotAdjustable, Voucher, new Phrase("金额无误", "the amount is right")) : null,
            history.ReversedBy.Length > 0 ? new(RejectionReason.AlreadyReversed, Voucher, history.ReversedBy) : null,
            history.CorrectedBy.Length > 0 ? new(RejectionReason.AlreadyCorrected, Voucher, history.CorrectedBy) : null,
            original.Date.Year != Date.Year ? new(RejectionReason.ReversalOutsideYear) : null,
            Ask.NotBefore(Date, original.Date, new("原凭证", "the original voucher")));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var difference = CorrectAmount - amounts[0];
        var written = Write(original.Recipe, "", original.Lines.Select(line => line with { Amount = difference }));
        var paid = facts.Stewardship.Spendings.Where(spent => spent.Amount == amounts[0]).Select(spent => spent with { Amount = difference, PaidOn = Date });
        var moved = facts.Stewardship.InternalItems.Select(item => item with { Amount = difference, MovedOn = Date });
        return Decision.Post(written.Adjusting(history.Posted)).With([.. paid, .. moved]);
    }
}

/// <summary>Which money of book B a prior-year error concerns.</summary>
public enum BudgetMoney { None, Fiscal, NonFiscal }

[Command("priorYearCorrected", "更正前期差错", "Correct an error of an earlier year", "R54",
    """{"type":"priorYearCorrected","key":"2025-02-20-priorYearCorrected","date":"2025-02-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","account":"1002.01","bank":"BK1","side":"DEBIT","amount":"300.00","budgetMoney":"FISCAL","reason":"2024年多付手续费退回"}""")]
public sealed record PriorYearCorrected : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("资产负债科目", "The balance-sheet account that was wrong")] public required string Account { get; init; }
    [Means("该科目的借贷方向", "The side of that account")] public required Side Side { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public string? Bank { get; init; }
    [Refers(Register.Party), Means("往来方", "Party")] public string? Party { get; init; }
    [Means("涉及的预算资金；不涉及资金收付的填 NONE", "The budget money concerned; NONE when no money moved")] public required BudgetMoney BudgetMoney { get; init; }
    [Means("差错原因与原凭证", "The error and the original voucher")] public required string Reason { get; init; }
    [Means("不重要的差错直接计入当年", "An unimportant error goes through the current year")] public bool? ThroughCurrentYear { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (Chart.Find(Account) is not { } account) return Decision.Refuse([new(RejectionReason.UnknownAccount, Account) { Field = "account" }]);
        var isUnimportant = ThroughCurrentYear == true;
        var refusals = Ask.All(
            Bank is null ? null : Ask.Bank(facts, Bank, Fund),
            Bank is not null && facts.Banks[Bank].Account != Account ? new(RejectionReason.WrongBankKind, Bank, Terms.Of(facts.Banks[Bank].Kind), new Phrase(account.Name, account.NameEn)) : null,
            account.Code[0] is not ('1' or '2') || account.Has(AccountRules.ByEventsOnly) ? new(RejectionReason.NotABalanceAccount, Account) : null,
            isUnimportant && Amount > facts.Policy.Materiality ? new(RejectionReason.AboveMateriality, Amount, facts.Policy.Materiality) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var other = isUnimportant ? (Side == Side.Debit ? "4609" : "5901") : "3501";
        return Decision.Post(Write("R54", $"更正前期差错：{Reason}",
            InOrder(new VoucherLine(Account, Fund, Side, Amount) { Bank = Bank ?? "", Party = Party ?? "" }, new VoucherLine(other, Fund, Other(Side), Amount)),
            BudgetMoney == BudgetMoney.None ? [] : InOrder(
                new VoucherLine(Account == "1011" ? "8001.01" : "8001.02", Fund, Side, Amount), new VoucherLine(BudgetOther(facts, isUnimportant), Fund, Other(Side), Amount))));
    }

    private string BudgetOther(Facts facts, bool isUnimportant) => (isUnimportant, BudgetMoney) switch
    {
        (true, _) => Side == Side.Debit ? "6609" : Expenditure(facts),
        (_, BudgetMoney.Fiscal) => "8101.01",
        _ => "8202.01",
    };

    private static Side Other(Side side) => side == Side.Debit ? Side.Credit : Side.Debit;

    private static VoucherLine[] InOrder(params VoucherLine[] lines) => [.. lines.OrderBy(line => line.Side)];
}
