using FundLedger.Ledger;
using static FundLedger.Litigation.Lines;

namespace FundLedger.Litigation.Events;

[Command("appropriationReceived", "收到财政拨款", "Appropriation in cash", "R01",
    """{"type":"appropriationReceived","key":"2024-01-15-appropriationReceived","date":"2024-01-15","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","amount":"800000.00","bank":"BK1"}""")]
public sealed record AppropriationReceived : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("收款账户", "Account credited")] public required string Bank { get; init; }
    [Means("资金来源：GOV 政府出资，SANCTION 与制裁挂钩的拨款", "Source: GOV, or SANCTION for one tied to sanctions")] public MoneySource? Source { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own), Ask.Source(facts, Fund, Source ?? MoneySource.Gov));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        var source = Catalogue.CodeOf(Source ?? MoneySource.Gov);
        return Decision.Post(Write("R01", $"收到财政拨款（{Fund}）",
            [In(bank, Fund, Amount), Cr("4001", Fund, Amount) with { Source = source }],
            BudgetIncome(bank, Fund, Amount, "6001", source)));
    }
}

/// <summary>Where a fund's money came from (founding notice 二(三); domain.md A5).</summary>
public enum MoneySource { Gov, Sanction }

[Command("quotaGranted", "收到授权支付额度", "Authorised quota", "R02 R39",
    """{"type":"quotaGranted","key":"2024-01-20-quotaGranted","date":"2024-01-20","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"LEG","amount":"300000.00","bank":"ZB"}""")]
public sealed record QuotaGranted : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("零余额账户", "Zero-balance account")] public required string Bank { get; init; }
    [Refers(Register.Case), Means("用于修复的案件：其赔偿金已上缴财政", "The case to restore, whose damages went to the treasury")] public string? Case { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(TreasuryChannel.Quota(facts), Ask.Bank(facts, Bank, Fund, BankKind.ZeroBalance));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write(Case is null ? "R02" : "R39", Case is null ? $"收到财政授权支付额度（{Fund}）" : $"收到 {Case} 修复拨款额度",
            [In(bank, Fund, Amount), Cr("4001", Fund, Amount) with { Case = Case ?? "", Source = "GOV" }],
            BudgetIncome(bank, Fund, Amount, "6001", "GOV")));
    }
}

[Command("quotaCancelled", "年末注销额度", "Year-end: cancel the unused quota", "R13",
    """{"type":"quotaCancelled","key":"2024-12-31-quotaCancelled","date":"2024-12-31","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"LEG","bank":"ZB","amount":"275039.50"}""")]
public sealed record QuotaCancelled : Payment
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("零余额账户", "Zero-balance account")] public required string Bank { get; init; }
    [Means("金额；不填则为全部余额，填写则须与余额相等", "Amount; all that is left if left out, and equal to it if given")] public Money? Amount { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.ZeroBalance));
        if (refusals.Count > 0) return Decision.Refuse(refusals);
        var left = facts.FundBalances.Where(balance => balance.Account == "1011" && balance.Fund == Fund && balance.Bank == Bank).Sum(balance => balance.Signed);
        if (left.IsZero || (Amount ?? left) != left) return Decision.Refuse(RejectionReason.QuotaDiffers, left, Amount ?? left);

        return Decision.Post(Write("R13", "年末注销零余额账户用款额度",
            [Dr("1201.02", Fund, left), Out(facts.Banks[Bank], Fund, left), Dr("8001.03", Fund, left), Cr("8001.01", Fund, left)]))
            .With(Spent(Fund, Purpose.Internal, left));
    }
}

[Command("quotaRestored", "恢复额度到账", "New year: quota restored", "R14",
    """{"type":"quotaRestored","key":"2025-01-02-quotaRestored","date":"2025-01-02","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"LEG","bank":"ZB","amount":"275039.50"}""")]
public sealed record QuotaRestored : Command
{
    [Refers(Register.Fund), Means("基金", "Fund")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("零余额账户", "Zero-balance account")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.ZeroBalance));
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        return Decision.Post(Write("R14", "恢复零余额账户用款额度",
            [In(facts.Banks[Bank], Fund, Amount), Cr("1201.02", Fund, Amount), Dr("8001.01", Fund, Amount), Cr("8001.03", Fund, Amount)]));
    }
}

[Command("interestReceived", "收到存款利息", "Bank interest, shared by balances", "R10 R11",
    """{"type":"interestReceived","key":"2024-09-30-interestReceived","date":"2024-09-30","by":"陈会计","reviewer":"李审核","cashier":"周出纳","bank":"BK1","amount":"412.68"}""")]
public sealed record InterestReceived : Command
{
    [Refers(Register.Bank), Means("账户", "Account")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }

    public override Needs Needs => Needs.BankShares;

    public override Decision Decide(Facts facts)
    {
        var bank = facts.Banks[Bank];
        if (bank.Kind is not (BankKind.Own or BankKind.Entrusted)) return Decision.Refuse(RejectionReason.WrongBankKind, Bank, Terms.Of(bank.Kind), Terms.Of(BankKind.Own));
        var holders = facts.BankShares.Where(share => share.Balance.IsPositive).ToList();
        if (holders.Count == 0) return Decision.Refuse(RejectionReason.NoBalanceToShare, Bank, Date);

        var shares = holders.Zip(Amount.Split([.. holders.Select(holder => holder.Balance.Fen)])).Where(pair => !pair.Second.IsZero).ToList();
        return Decision.Post(bank.Kind == BankKind.Own ? OwnInterest(facts.Policy.BankInterestOwner == MoneyOwner.Fund, bank, shares) : EntrustedInterest(bank, shares));
    }

    private Voucher OwnInterest(bool ours, BankAccount bank, List<((string Share, string Fund, Money Balance) Holder, Money Part)> shares) =>
        Write("R10", $"存款利息 {Bank}",
            shares.SelectMany(share => new[] { In(bank, share.Holder.Fund, share.Part), Cr(ours ? "4604" : "2103", share.Holder.Fund, share.Part) }),
            ours ? shares.SelectMany(share => BudgetIncome(bank, share.Holder.Fund, share.Part, "6609")) : []);

    private Voucher EntrustedInterest(BankAccount bank, List<((string Share, string Fund, Money Balance) Holder, Money Part)> shares) =>
        Write("R11", $"存款利息 {Bank}（归案件赔偿金）",
            shares.GroupBy(share => share.Holder.Fund).SelectMany(fund => fund
                .Select(share => Cr("2901", fund.Key, share.Part) with { Case = share.Holder.Share })
                .Prepend(In(bank, fund.Key, fund.Sum(share => share.Part)))));
}

[Command("bankFeeCharged", "银行手续费", "Bank fee", "R12",
    """{"type":"bankFeeCharged","key":"2024-12-18-bankFeeCharged","date":"2024-12-18","by":"陈会计","reviewer":"李审核","cashier":"周出纳","fund":"ADV","bank":"BK1","amount":"55.00"}""")]
public sealed record BankFeeCharged : Payment
{
    [Refers(Register.Fund), Means("承担的基金", "The fund that bears it")] public required string Fund { get; init; }
    [Refers(Register.Bank), Means("付款账户", "Account debited")] public required string Bank { get; init; }
    [Means("金额", "Amount")] public required Money Amount { get; init; }
    [Refers(Register.Bank), Means("为哪个受托代理账户付的保管费：由自有资金承担", "The entrusted account it was charged for; own money bears it")] public string? Concerns { get; init; }

    public override Decision Decide(Facts facts)
    {
        var refusals = Ask.All(Ask.Bank(facts, Bank, Fund, BankKind.Own, BankKind.ZeroBalance), Ask.Purpose(facts, Fund, Purpose.BankFee),
            Concerns is { } trust && facts.Banks[trust].Kind != BankKind.Entrusted
                ? new(RejectionReason.WrongBankKind, trust, Terms.Of(facts.Banks[trust].Kind), Terms.Of(BankKind.Entrusted)) : null);
        if (refusals.Count > 0) return Decision.Refuse(refusals);

        var bank = facts.Banks[Bank];
        return Decision.Post(Write("R12", "银行手续费",
            [Dr(Concerns is null ? "5001" : "5901", Fund, Amount), Out(bank, Fund, Amount)],
            BudgetSpending(facts, bank.BudgetAccount!, Fund, Amount))).With(Spent(Fund, Purpose.BankFee, Amount));
    }
}
