using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

[Command("bankMappingSet", "设定对账单各列的含义", "Say what the columns of a bank's table mean", "",
    """{"type":"bankMappingSet","key":"2024-02-01-bankMappingSet","date":"2024-02-01","by":"陈会计","bank":"BK1","dateColumn":"交易日期","paidColumn":"支出(借)","receivedColumn":"收入(贷)","balanceColumn":"余额","serialColumn":"流水号"}""")]
public sealed record BankMappingSet : Command
{
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public required string Bank { get; init; }
    [Means("日期列的标题，或 #1 表示第一列", "Heading of the date, or #1 for the first column")] public required string DateColumn { get; init; }
    [Means("支出列", "Heading of what was paid")] public string? PaidColumn { get; init; }
    [Means("收入列", "Heading of what was received")] public string? ReceivedColumn { get; init; }
    [Means("金额列（只有一列时）", "Heading of the amount, if there is one column")] public string? AmountColumn { get; init; }
    [Means("金额列的正负", "What the sign of that amount means")] public AmountSign? Sign { get; init; }
    [Means("借贷标志列", "Heading of the mark of debit or credit")] public string? MarkColumn { get; init; }
    [Means("余额列", "Heading of the balance")] public string? BalanceColumn { get; init; }
    [Means("流水号列", "Heading of the serial number")] public string? SerialColumn { get; init; }
    [Means("摘要列", "Heading of the summary")] public string? SummaryColumn { get; init; }
    [Means("对方户名列", "Heading of the counterparty")] public string? CounterpartyColumn { get; init; }
    [Means("对方账号列", "Heading of the counterparty's account")] public string? CounterpartyAccountColumn { get; init; }
    [Means("本方账号列", "Heading of our own account")] public string? AccountColumn { get; init; }
    [Means("日期格式，如 dd/MM/yyyy", "Form of dates, as in dd/MM/yyyy")] public string? DateForm { get; init; }

    /// <summary>Each meaning with its heading.</summary>
    private (string Meaning, string? Heading)[] Columns =>
    [
        ("date", DateColumn), ("paid", PaidColumn), ("received", ReceivedColumn), ("amount", AmountColumn), ("sign", Sign is { } sign ? Catalogue.CodeOf(sign) : null), ("mark", MarkColumn),
        ("balance", BalanceColumn), ("serial", SerialColumn), ("summary", SummaryColumn), ("counterparty", CounterpartyColumn), ("counterpartyAccount", CounterpartyAccountColumn),
        ("account", AccountColumn), ("dateForm", DateForm),
    ];

    public override Decision Decide(Facts facts)
    {
        if ((PaidColumn is null || ReceivedColumn is null) && AmountColumn is null)
            return Decision.Refuse([new(RejectionReason.ColumnsUnknown, new Phrase("缺少支出和收入两列，或金额列", "columns of what was paid and received are missing, or one of the amount")) { Field = "amountColumn" }]);
        return Decision.Keep([.. Columns.Where(column => column.Heading is { Length: > 0 }).OrderBy(column => column.Meaning, StringComparer.Ordinal)
            .Select(column => new BankMappingColumn(Bank, column.Meaning, column.Heading!))]);
    }
}
