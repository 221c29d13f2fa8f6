using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("fundsTransferred", "基金间调剂", "A permanent transfer between funds", "R07",
    """{"type":"fundsTransferred","key":"2024-09-10-fundsTransferred","date":"2024-09-10","by":"陈会计","reviewer":"李审核","cashier":"周出纳","from":"ADV","fromBank":"BK1","to":"RWD","toBank":"BK1","amount":"10000.00","approval":"财政批复〔2024〕5号"}""")]
public sealed record FundsTransferred : Command
{
    [Refers(Register.Fund), Means("转出基金", "Fund it leaves")] public required string From { get; init; }
    [Refers(Register.Bank), Means("转出账户", "Account debited")] public required string FromBank { get; init; }
    [Refers(Register.Fund), Means("转入基金", "Fund it enters")] public required string To { get; init; }
    [Refers(Register.Bank), Means("转入账户", "Account credited")] public required string ToBank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("财政部门批准文件", "The finance bureau's approval")] public required string Approval { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = BetweenFunds.Judge(facts, From, FromBank, To, ToBank);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var (from, to) = (facts.Banks[FromBank], facts.Banks[ToBank]);
        return Decision.Post(Write("R07", $"基金间调剂 {From} 至 {To}（{Approval}）",
            [Dr("3001", From, Amount), Out(from, From, Amount), In(to, To, Amount), Cr("3001", To, Amount)],
            [Dr("8101.03", From, Amount), Cr("8001.02", From, Amount), Dr("8001.02", To, Amount), Cr("8101.03", To, Amount)])).MovedWithin();
    }
}

[Command("fundLoaned", "基金间临时借款", "A temporary loan from one fund to another", "R08",
    """{"type":"fundLoaned","key":"2024-03-10-fundLoaned","date":"2024-03-10","by":"陈会计","reviewer":"李审核","cashier":"周出纳","loan":"LN-01","from":"ADV","fromBank":"BK1","to":"RWD","toBank":"BK1","amount":"10000.00","dueOn":"2024-06-30","approval":"厅长办公会纪要〔2024〕2号"}""")]
public sealed record FundLoaned : Command
{
    [Names(Register.Loan), Means("借款编号", "Number of the loan")] public required string Loan { get; init; }
    [Refers(Register.Fund), Means("借出基金", "Lender")] public required string From { get; init; }
    [Refers(Register.Bank), Means("借出账户", "Account debited")] public required string FromBank { get; init; }
    [Refers(Register.Fund), Means("借入基金", "Borrower")] public required string To { get; init; }
    [Refers(Register.Bank), Means("借入账户", "Account credited")] public required string ToBank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Means("归还期限", "To be repaid by")] public required DateOnly DueOn { get; init; }
    [Means("批准文件", "The approval")] public required string Approval { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All([.. BetweenFunds.Judge(facts, From, FromBank, To, ToBank), Ask.NotBefore(DueOn, Date, new("借款", "the loan"))]);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R08", $"基金间借款 {Loan}：{From} 借给 {To}",
            BetweenFunds.Lines(facts, Side.Debit, Loan, (From, FromBank), (To, ToBank), Amount)))
            .With(new FundLoan(Loan, From, To, Amount, Date, DueOn)).MovedWithin();
    }
}

[Command("loanRepaid", "归还基金间借款", "Repay a loan between funds", "R09",
    """{"type":"loanRepaid","key":"2024-06-20-loanRepaid","date":"2024-06-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","loan":"LN-01","amount":"10000.00","fromBank":"BK1","toBank":"BK1"}""")]
public sealed record LoanRepaid : Command
{
    [Refers(Register.Loan), Means("借款编号", "Number of the loan")] public required string Loan { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("还款账户", "Account debited")] public required string FromBank { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string ToBank { get; init; }

    public override Decision Decide(Facts facts)
    {
        var loan = facts.Proceedings.Loans[Loan];
        var outstanding = facts.Balance(key => key.Account == "1218.09" && key.Order == Loan);
        var refusals = Ask.All(
            Ask.Bank(facts, FromBank, loan.Borrower, BankKind.Own),
            Ask.Bank(facts, ToBank, loan.Lender, BankKind.Own),
            Ask.NotBefore(Date, loan.LentOn, new("借款", "the loan")),
            Amount > outstanding ? new(RejectionReason.RepaymentAboveLoan, Loan, outstanding, Amount) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R09", $"归还基金间借款 {Loan}",
            BetweenFunds.Lines(facts, Side.Credit, Loan, (loan.Lender, ToBank), (loan.Borrower, FromBank), Amount))).MovedWithin();
    }
}

/// <summary>What transfers and loans between funds have in common (domain.md R07–R09).</summary>
internal static class BetweenFunds
{
    public static IReadOnlyList<Rejection> Judge(Facts facts, string from, string fromBank, string to, string toBank) => Ask.All(
        from == to ? new(RejectionReason.SameFund, from) : null,
        facts.Funds[from].Restricted ? new(RejectionReason.FundRestricted, from) : null,
        facts.Funds[to].Restricted ? new(RejectionReason.FundRestricted, to) : null,
        Ask.Bank(facts, fromBank, from, BankKind.Own),
        Ask.Bank(facts, toBank, to, BankKind.Own));

    /// <summary>Lending with the claim on the debit side, repaying with it on the credit side; both funds balance on their own.</summary>
    public static IEnumerable<VoucherLine> Lines(Facts facts, Side claim, string loan, (string Fund, string Bank) lender, (string Fund, string Bank) borrower, Money amount)
    {
        var (lenderBank, borrowerBank) = (facts.Banks[lender.Bank], facts.Banks[borrower.Bank]);
        return claim == Side.Debit
            ? [Dr("1218.09", lender.Fund, amount) with { Order = loan }, Out(lenderBank, lender.Fund, amount), In(borrowerBank, borrower.Fund, amount), Cr("2307.09", borrower.Fund, amount) with { Order = loan }]
            : [Dr("2307.09", borrower.Fund, amount) with { Order = loan }, Out(borrowerBank, borrower.Fund, amount), In(lenderBank, lender.Fund, amount), Cr("1218.09", lender.Fund, amount) with { Order = loan }];
    }
}
