using FundLedger.Ledger;

namespace FundLedger.Litigation.Events;

/// <summary>A line as the statement shows it: one of what the bank paid out or received for us.</summary>
public sealed record StatementLine
{
    [Means("日期", "Day")] public required DateOnly Date { get; init; }
    [Means("支出（银行借方）", "Paid out (the bank's debit)")] public Money? Paid { get; init; }
    [Means("收入（银行贷方）", "Received (the bank's credit)")] public Money? Received { get; init; }
    [MayBeNegative, Means("余额", "Balance after it")] public Money? Balance { get; init; }
    [Means("流水号", "The bank's serial number")] public string? Serial { get; init; }
    [Means("摘要", "What the bank says it is")] public string? Summary { get; init; }
    [Means("对方户名", "The other party")] public string? Counterparty { get; init; }
    [Means("对方账号", "Its account")] public string? CounterpartyAccount { get; init; }
    [Means("在文件中的行号", "Its row in the file")] public int? Row { get; init; }
}

[Command("bankStatementImported", "导入银行对账单", "Take in a bank statement", "",
    """{"type":"bankStatementImported","key":"2024-02-01-bankStatementImported","date":"2024-02-01","by":"陈会计","statement":"ST-2024-01","bank":"BK1","from":"2024-01-01","to":"2024-01-31","opening":"0.00","closing":"920000.00","lines":[{"date":"2024-01-15","received":"800000.00","balance":"800000.00","serial":"BK1-0001","summary":"财政拨款"},{"date":"2024-01-15","received":"120000.00","balance":"920000.00","serial":"BK1-0002","summary":"财政拨款"}]}""")]
public sealed record BankStatementImported : Command
{
    private const int DigitsOfAHash = 64;

    [Names(Register.Statement), Means("对账单代码", "Code of the statement")] public required string Statement { get; init; }
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public required string Bank { get; init; }
    [Means("起始日", "First day")] public required DateOnly From { get; init; }
    [Means("截止日", "Last day")] public required DateOnly To { get; init; }
    [MayBeNegative, Means("期初余额", "Balance before the first day")] public required Money Opening { get; init; }
    [MayBeNegative, Means("期末余额", "Balance after the last day")] public required Money Closing { get; init; }
    [Means("流水", "Lines, in the order of the account")] public required IReadOnlyList<StatementLine> Lines { get; init; }
    [Means("文件上的账号", "The account number that the file names")] public string? AccountNumber { get; init; }
    [Means("文件的 SHA-256", "SHA-256 of the file")] public string? FileHash { get; init; }
    [Means("文件格式", "Form of the file")] public StatementFormat? Format { get; init; }

    /// <summary>The key under which a file is taken into an account once, whoever sends it and when.</summary>
    public static string KeyOf(string bank, string fileHash) => $"{bank}-{fileHash[..24]}";

    /// <summary>The code of the statement that a file holds.</summary>
    public static string CodeOf(DateOnly to, string fileHash) =>
        $"ST-{to.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)}-{fileHash[..12]}";

    public override Decision Decide(Facts facts)
    {
        if (FileHash is { Length: > 0 } && !(FileHash.Length == DigitsOfAHash && FileHash.All(char.IsAsciiHexDigitLower)))
            return Decision.Refuse([new(RejectionReason.BadValue, "fileHash", FileHash, "SHA-256") { Field = "fileHash" }]);
        if (OtherAccount(facts.Banks[Bank]) is { } other) return Decision.Refuse([other]);
        var (rejections, news) = StatementProof.Of(this, facts.Banking);
        if (rejections.Count > 0) return Decision.Refuse(rejections);

        return Decision.Keep(
        [
            new BankStatement(Statement, Bank, From, To, Opening, Closing, FileHash ?? "", Format is { } format ? Catalogue.CodeOf(format) : "",
                Lines.Count, news.Count, facts.Banking.Statements.Count == 0, facts.Banking.LastSeq),
            .. news.Select(line => new BankLine(Bank, line.Key, Statement, line.Line.Date, line.Amount, line.Line.Balance, line.Line.Serial ?? "",
                line.Line.Summary ?? "", line.Line.Counterparty ?? "", line.Line.CounterpartyAccount ?? "")),
        ]);
    }

    private Rejection? OtherAccount(BankAccount bank)
    {
        if (Plain(AccountNumber) is not { Length: > 0 } told || told == Plain(bank.Code)) return null;
        var isUnknown = bank.Number.Length == 0 && told.All(char.IsAsciiDigit);
        return isUnknown || told == Plain(bank.Number) ? null : new(RejectionReason.StatementOfOtherAccount, AccountNumber!, Bank) { Field = "accountNumber" };
    }

    private static string Plain(string? number) => string.Concat((number ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}

/// <summary>Something that only one side had when the first statement began.</summary>
public sealed record OpeningItemPart
{
    [Names(Register.OpeningItem), Means("未达账项代码", "Code of the item")] public required string Item { get; init; }
    [Means("哪一方已记", "Which side has it")] public required OpenSide Side { get; init; }
    [Means("日期", "Its day")] public required DateOnly Date { get; init; }
    [Means("支出", "Paid")] public Money? Paid { get; init; }
    [Means("收入", "Received")] public Money? Received { get; init; }
    [Means("说明", "Note")] public required string Note { get; init; }

    /// <summary>Above zero for what was received.</summary>
    public Money Amount => Received ?? -Paid!.Value;
}

[Command("bankOpeningItemsRecorded", "登记期初未达账项", "Record what was open when the first statement began", "",
    """{"type":"bankOpeningItemsRecorded","key":"2024-01-01-bankOpeningItemsRecorded","date":"2024-01-01","by":"陈会计","bank":"BK1","items":[{"item":"OI-01","side":"BOOK","date":"2023-12-29","paid":"15800.00","note":"转账支票未兑付"}]}""")]
public sealed record BankOpeningItemsRecorded : Command
{
    [Refers(Register.Bank), Means("银行账户", "Bank account")] public required string Bank { get; init; }
    [Means("期初未达账项", "Items")] public required IReadOnlyList<OpeningItemPart> Items { get; init; }

    public override Decision Decide(Facts facts)
    {
        if (facts.Banking.Statements is [var first, ..]) return Decision.Refuse(RejectionReason.OpeningItemsTooLate, Bank, first.Code);
        Rejection[] rejections = [.. Faults()];
        if (rejections.Length > 0) return Decision.Refuse(rejections);

        return Decision.Keep([.. Items.OrderBy(item => item.Item, StringComparer.Ordinal).Select(item => new BankOpeningItem(Bank, item.Item, item.Side, item.Date, item.Amount, item.Note))]);
    }

    private IEnumerable<Rejection> Faults()
    {
        if (Items.Count == 0) yield return new(RejectionReason.NothingChanged) { Field = "items" };
        foreach (var twice in Items.GroupBy(item => item.Item).Where(same => same.Count() > 1))
            yield return new(RejectionReason.CodeTaken, new Phrase("期初未达账项", "Opening item"), twice.Key) { Field = "items" };
        foreach (var (item, i) in Items.Select((item, i) => (item, i)))
            if (item.Paid is null == item.Received is null) yield return new(RejectionReason.LineAmountUnclear, i + 1) { Field = "items" };
    }
}
