namespace FundLedger.Ledger;

/// <summary>The three books of one voucher (平行记账; domain.md E): 财务会计, 预算会计 and the memo of commitments 承诺备查.</summary>
public enum Book
{
    /// <summary>财务会计, account classes 1–5.</summary>
    F,
    /// <summary>预算会计, account classes 6–8.</summary>
    B,
    /// <summary>承诺备查, our own class 9.</summary>
    C,
}

/// <summary>借 or 贷.</summary>
public enum Side
{
    Debit,
    Credit,
}

/// <summary>What a line on an account must carry and what may never happen to the account.</summary>
[Flags]
public enum AccountRules
{
    None = 0,
    NeedsBank = 1,
    NeedsCase = 2,
    NeedsAdvance = 4,
    NeedsParty = 8,
    /// <summary>A reference to what was approved: an advance or an order.</summary>
    NeedsReference = 16,
    /// <summary>The balance per fund and auxiliaries never falls on the other side (domain.md E.8.3–E.8.5).</summary>
    NeverOverdrawn = 32,
    /// <summary>Only business events post here, never a voucher drawn up by hand: a state hangs on its balance.</summary>
    ByEventsOnly = 64,
}

/// <summary>An account 科目 of the government chart (domain.md D.1). Its first digit decides its book.</summary>
/// <param name="Code">The number, as in <c>1218.0101</c>.</param>
/// <param name="Name">The full Chinese name that must stand beside the number (制度 第一部分 七（三）).</param>
/// <param name="NameEn">The English name.</param>
/// <param name="NormalSide">The side on which a balance is expected.</param>
/// <param name="Rules">What its lines must carry.</param>
public sealed record Account(string Code, string Name, string NameEn, Side NormalSide, AccountRules Rules = AccountRules.None)
{
    public Book Book => BookOf(Code);

    public bool Has(AccountRules rule) => (Rules & rule) == rule;

    /// <summary>Income or expenditure of either book: closed at year-end (domain.md R56, R57).</summary>
    public bool IsNominal => Code[0] is '4' or '5' or '6' or '7';

    /// <summary>The book an account number belongs to.</summary>
    /// <exception cref="ArgumentException">The code does not start with a digit from 1 to 9.</exception>
    public static Book BookOf(string code) => code is [>= '1' and <= '5', ..] ? Book.F
        : code is [>= '6' and <= '8', ..] ? Book.B
        : code is ['9', ..] ? Book.C
        : throw new ArgumentException($"Not an account code: {code}", nameof(code));
}

/// <summary>政府会计制度 (财会〔2017〕25号): the accounts a litigation fund uses. First-level numbers are the law's, the
/// suffixes of the detail accounts are ours (domain.md D.1).</summary>
public static class Chart
{
    private const AccountRules Cash = AccountRules.NeedsBank | AccountRules.NeverOverdrawn;
    private const AccountRules Claim = AccountRules.NeedsCase | AccountRules.NeedsAdvance | AccountRules.NeedsParty
        | AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly;
    private const AccountRules Payable = AccountRules.NeedsParty | AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly;
    private const AccountRules Memo = AccountRules.NeedsReference | AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly;

    public static IReadOnlyList<Account> Government { get; } =
    [
        new("1002.01", "银行存款-本单位", "Bank deposits - own", Side.Debit, Cash),
        new("1002.02", "银行存款-受托代理资产", "Bank deposits - held in trust", Side.Debit, Cash),
        new("1011", "零余额账户用款额度", "Zero-balance account quota", Side.Debit, Cash),
        new("1201.01", "财政应返还额度-财政直接支付", "Quota due from the treasury - direct", Side.Debit, AccountRules.NeverOverdrawn),
        new("1201.02", "财政应返还额度-财政授权支付", "Quota due from the treasury - authorised", Side.Debit, AccountRules.NeverOverdrawn),
        new("1212", "应收账款", "Accounts receivable", Side.Debit),
        new("1214", "预付账款", "Prepayments", Side.Debit, Payable),
        new("1218.0101", "其他应收款-垫付诉讼费用-未结算", "Advances - not settled", Side.Debit, Claim),
        new("1218.0102", "其他应收款-垫付诉讼费用-已结算待追偿", "Advances - settled, to be recovered", Side.Debit, Claim),
        new("1218.02", "其他应收款-应收被告追偿款", "Receivable from defendants", Side.Debit, Claim),
        new("1218.03", "其他应收款-预付款转入", "Receivable from prepayments not honoured", Side.Debit, Payable),
        new("1218.09", "其他应收款-内部资金往来", "Due from other funds", Side.Debit, AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly),
        new("1219", "坏账准备", "Provision for bad debts", Side.Credit, AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly),
        new("1902", "待处理财产损溢", "Property losses pending", Side.Debit),
        new("2103", "应缴财政款", "Due to the treasury", Side.Credit, AccountRules.NeverOverdrawn),
        new("2302", "应付账款", "Accounts payable", Side.Credit, Payable),
        new("2307.01", "其他应付款-代收应付社会组织款", "Collected for organisations", Side.Credit, Payable),
        new("2307.02", "其他应付款-暂收待退被告款", "Held for return to defendants", Side.Credit, Payable),
        new("2307.03", "其他应付款-应付奖励", "Rewards payable", Side.Credit, Payable),
        new("2307.08", "其他应付款-待查收款", "Unidentified receipts", Side.Credit, AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly),
        new("2307.09", "其他应付款-内部资金往来", "Due to other funds", Side.Credit, AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly),
        new("2307.10", "其他应付款-预收下期财政款", "Next period's money received early", Side.Credit, AccountRules.NeverOverdrawn),
        new("2601", "预计负债", "Provisions", Side.Credit),
        new("2901", "受托代理负债", "Custody liability", Side.Credit,
            AccountRules.NeedsCase | AccountRules.NeverOverdrawn | AccountRules.ByEventsOnly),
        new("3001", "累计盈余", "Accumulated surplus", Side.Credit),
        new("3101", "专用基金", "Special-purpose funds", Side.Credit),
        new("3301", "本期盈余", "Surplus of the period", Side.Credit),
        new("3302", "本年盈余分配", "Appropriation of surplus", Side.Credit),
        new("3401", "无偿调拨净资产", "Net assets transferred free", Side.Credit),
        new("3501", "以前年度盈余调整", "Prior-year adjustments", Side.Credit),
        new("4001", "财政拨款收入", "Appropriations", Side.Credit),
        new("4601", "非同级财政拨款收入", "Appropriations from other levels", Side.Credit),
        new("4603", "捐赠收入", "Donations", Side.Credit),
        new("4604", "利息收入", "Interest income", Side.Credit),
        new("4609", "其他收入", "Other income", Side.Credit),
        new("5001", "业务活动费用", "Operating expenses", Side.Debit),
        new("5101", "单位管理费用", "Administrative expenses", Side.Debit),
        new("5301", "资产处置费用", "Disposal of assets", Side.Debit),
        new("5901", "其他费用", "Other expenses", Side.Debit),
        new("6001", "财政拨款预算收入", "Appropriations (budget)", Side.Credit),
        new("6601", "非同级财政拨款预算收入", "Appropriations from other levels (budget)", Side.Credit),
        new("6609", "其他预算收入", "Other income (budget)", Side.Credit),
        new("7101", "行政支出", "Administrative expenditure (budget)", Side.Debit),
        new("7201", "事业支出", "Institutional expenditure (budget)", Side.Debit),
        new("7901", "其他支出", "Other expenditure (budget)", Side.Debit),
        new("8001.01", "资金结存-零余额账户用款额度", "Fund balance - quota (budget)", Side.Debit),
        new("8001.02", "资金结存-货币资金", "Fund balance - money (budget)", Side.Debit),
        new("8001.03", "资金结存-财政应返还额度", "Fund balance - quota due (budget)", Side.Debit),
        new("8101.01", "财政拨款结转-年初余额调整", "Carry-over - opening adjustment (budget)", Side.Credit),
        new("8101.03", "财政拨款结转-单位内部调剂", "Carry-over - internal transfers (budget)", Side.Credit),
        new("8101.06", "财政拨款结转-本年收支结转", "Carry-over - this year (budget)", Side.Credit),
        new("8101.07", "财政拨款结转-累计结转", "Carry-over - accumulated (budget)", Side.Credit),
        new("8102", "财政拨款结余", "Appropriation surplus (budget)", Side.Credit),
        new("8201", "非财政拨款结转", "Non-fiscal carry-over (budget)", Side.Credit),
        new("8202.01", "非财政拨款结余-年初余额调整", "Non-fiscal surplus - opening adjustment (budget)", Side.Credit),
        new("8202", "非财政拨款结余-累计结余", "Non-fiscal surplus - accumulated (budget)", Side.Credit),
        new("8501", "其他结余", "Other surplus (budget)", Side.Credit),
        new("8701", "非财政拨款结余分配", "Appropriation of non-fiscal surplus (budget)", Side.Credit),
        new("9001", "已批未付承诺", "Approved, not yet paid", Side.Debit, Memo),
        new("9002", "承诺备抵", "Offset of commitments", Side.Credit, Memo),
    ];

    private static readonly Dictionary<string, Account> ByCode = Government.ToDictionary(account => account.Code);

    /// <summary>The account of a code, or null when the chart has none.</summary>
    public static Account? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The account of a code.</summary>
    /// <exception cref="KeyNotFoundException">The chart has no such account.</exception>
    public static Account Get(string code) => ByCode[code];
}
