using FundLedger.Litigation;

using System.Text;
using System.Text.RegularExpressions;

namespace FundLedger.Web.Uploads;

/// <summary>What the banks' headings mean: each list is in the order of preference, written as <see cref="Bare"/> leaves it.</summary>
internal static partial class Headings
{
    private static readonly string[] Date = ["交易日期", "记账日期", "入账日期", "账务日期", "记账日", "交易日", "发生日期", "日期", "交易时间", "记账时间", "入账时间", "transactiondate", "bookingdate", "date"];
    private static readonly string[] Paid = ["借方发生额", "借方金额", "借方发生额(支取)", "借方发生额(支出)", "支出金额", "支出", "支出(借)", "支出(借方)", "付款金额", "转出金额", "支取", "支取金额", "付方发生额", "借方", "借", "debitamount", "debit", "withdrawal", "paid"];
    private static readonly string[] Received = ["贷方发生额", "贷方金额", "贷方发生额(收入)", "贷方发生额(存入)", "收入金额", "收入", "收入(贷)", "收入(贷方)", "收款金额", "转入金额", "存入", "存入金额", "收方发生额", "贷方", "贷", "creditamount", "credit", "deposit", "received"];
    private static readonly string[] Amount = ["交易金额", "发生额", "金额", "交易额", "发生金额", "tradeamount", "transactionamount", "amount"];
    private static readonly string[] Mark = ["借贷标志", "借贷方向", "借/贷", "借贷", "收付标志", "收支标志", "收/支", "收支", "交易方向", "借贷标记", "借贷状态", "debit/credit", "dr/cr"];
    private static readonly string[] Balance = ["余额", "账户余额", "交易后余额", "本次余额", "当前余额", "联机余额", "可用余额", "after-transactionbalance", "balance"];
    private static readonly string[] Serial = ["流水号", "交易流水号", "账户明细编号-交易流水号", "银行流水号", "核心流水号", "核心交易流水号", "业务流水号", "交易序号", "日志号", "柜员流水号", "transactionreferencenumber", "serial", "reference"];
    private static readonly string[] Summary = ["摘要", "交易摘要", "摘要说明", "用途", "交易用途", "交易附言", "附言", "备注", "summary", "description", "remark"];
    private static readonly string[] Counterparty = ["对方户名", "对方名称", "对方单位名称", "对方账户名称", "对方账户名", "对方单位", "交易对方名称", "对手户名", "对方", "交易对手", "收(付)方名称", "收/付方名称", "收付方名称", "counterparty", "counterpartyname"];
    private static readonly string[] CounterpartyAccount = ["对方账号", "对方账户", "对方卡号", "对方账号/卡号", "交易对方账号", "对手账号", "对手账户", "收(付)方账号", "收/付方账号", "收付方账号", "counterpartyaccount"];
    private static readonly string[] Payer = ["付款人名称", "付款人户名", "付款方名称", "付款方户名", "payer'sname", "payer"];
    private static readonly string[] PayerAccount = ["付款人账号", "付款方账号", "debitaccountno.", "payeraccount"];
    private static readonly string[] Payee = ["收款人名称", "收款人户名", "收款方名称", "收款方户名", "payee'sname", "payee"];
    private static readonly string[] PayeeAccount = ["收款人账号", "收款方账号", "payee'saccountnumber", "payeeaccount"];
    private static readonly string[] Currency = ["币种", "货币", "交易货币", "币别", "currency"];
    private static readonly string[] Account = ["账户", "账号", "本方账号", "本方账户", "查询账号", "我方账号", "account", "accountnumber"];

    /// <summary>The mapping of a row that looks like the headings of a statement; null if it does not.</summary>
    public static StatementMapping? Recognise(TableRow row)
    {
        string?[] cells = [.. row.Cells.Select(Bare)];
        string? Of(string[] names) => names.Select(name => Array.IndexOf(cells, name)).Where(place => place >= 0).Select(place => row[place]).FirstOrDefault();

        if (Of(Date) is not { } date) return null;
        var (paid, received, amount, mark) = (Of(Paid), Of(Received), Of(Amount), Of(Mark));
        var twoColumns = paid is not null && received is not null;
        if (!twoColumns && amount is null) return null;
        return new StatementMapping
        {
            Date = date,
            Paid = twoColumns ? paid : null,
            Received = twoColumns ? received : null,
            Amount = twoColumns ? null : amount,
            Sign = !twoColumns && mark is not null ? AmountSign.Marked : AmountSign.ReceivedPositive,
            Mark = twoColumns ? null : mark,
            Balance = Of(Balance),
            Serial = Of(Serial),
            Summary = Of(Summary),
            Counterparty = Of(Counterparty),
            CounterpartyAccount = Of(CounterpartyAccount),
            Payer = Of(Payer),
            PayerAccount = Of(PayerAccount),
            Payee = Of(Payee),
            PayeeAccount = Of(PayeeAccount),
            Currency = Of(Currency),
            Account = Of(Account),
            HeaderRow = row.Line,
        };
    }

    /// <summary>The heading without blanks, units and translations: <c>借方发生额（元）</c> and <c>借方发生额 [Debit]</c> are <c>借方发生额</c>.</summary>
    public static string Bare(string heading)
    {
        var text = heading.Normalize(NormalizationForm.FormKC).Replace('帐', '账').ToLowerInvariant();
        return Beside().Replace(Blanks().Replace(text, ""), "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(\[[^\]]*\]|\((?:元|人民币|人民币元|cny|rmb|单位:元)\))$")]
    private static partial Regex Beside();
}
