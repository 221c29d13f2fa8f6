using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Reports;

/// <summary>银行存款余额调节表 in the two-sided layout of domain.md D.5, one block an account: the books' side on the left, the
/// bank's on the right, what each lacks, the adjusted balances, and the balance by fund and by case.</summary>
public static class ReconciliationSheet
{
    private static readonly LocalText Unsigned = new("编制（非出纳）：　　　　　复核：　　　　　会计主管：　　　　　日期：", "Prepared (not by the cashier):            Reviewed:            Chief accountant:            Date:");

    /// <summary>The accounts of the report, or the one that it asks for, as rows.</summary>
    internal static async Task<IReadOnlyList<Row>> RowsAsync(ReportRun run)
    {
        var asked = run.Values.GetValueOrDefault("bank") as string ?? "";
        var (books, entity, known) = (run.Books, run.Scope.Entity, new Known(run.Scope.AsOf, run.Scope.KnownAt, run.Scope.KnownOrdinal));
        var cards = (await ReconciliationQueries.ReconciliationsAsync(books, entity)).Where(card => card.AsOf == known.Day && card.State != "ABANDONED").ToList();
        var rows = new List<Row>();
        foreach (var account in await ReconciliationQueries.AccountsAsync(books, entity, known.KnownOrdinal))
        {
            if (asked.Length > 0 && asked != account.Code) continue;
            var card = cards.Find(card => card.Bank == account.Code);
            var explained = card is null ? new Dictionary<string, ItemExplanation>() : await ReconciliationQueries.ExplainedAsync(books, entity, card.Code);
            rows.AddRange(Block(await BankPositions.ReadAsync(books, entity, account, known), explained, card is { IsFinished: true } && card.EndOrdinal <= known.KnownOrdinal ? card : null));
        }
        return rows;
    }

    /// <summary>The block of one account.</summary>
    /// <param name="finished">The finished reconciliation whose signatures stand under it, or null.</param>
    public static IReadOnlyList<Row> Block(BankPosition position, IReadOnlyDictionary<string, ItemExplanation> explained, ReconciliationCard? finished)
    {
        if (position.ProvedTo is not { } provedTo)
            return [Heading(position, new("未导入对账单", "no statement taken in")), Both("单位银行存款日记账余额", "Balance by the books", position.Books, null, null, null).Named(Name(position, "start")), .. Shares(position)];
        return
        [
            Heading(position, new($"对账单连续至 {Day(provedTo)}", $"statements up to {Day(provedTo)}")),
            Both("单位银行存款日记账余额", "Balance by the books", position.Books, "银行对账单余额", "Balance by the bank", position.Statement).Named(Name(position, "start")),
            .. Side(position, explained, 1, "plus", ("加：银行已收、单位未收", "Add: received by the bank, not by us"), ("加：单位已收、银行未收", "Add: received by us, not by the bank")),
            .. Side(position, explained, -1, "minus", ("减：银行已付、单位未付", "Less: paid by the bank, not by us"), ("减：单位已付、银行未付", "Less: paid by us, not by the bank")),
            Sum(position, "end", new("调节后余额", "Adjusted balance"), Live(position.AdjustedBooks, position, "book_amount"), new LocalText("调节后余额", "Adjusted balance"), Live(position.AdjustedBank, position, "bank_amount")),
            Difference(position),
            .. Shares(position),
            Row.Section(Signatures(finished)),
        ];
    }

    private static Row Heading(BankPosition position, LocalText proved)
    {
        var (account, day) = (position.Account, Day(position.Day));
        return Row.Section(new($"{account.Code} {account.Name}　{account.Number}　截止日期：{day}　币种：人民币　{proved.Zh}", $"{account.Code} {account.Name}  {account.Number}  as of {day}  CNY  {proved.En}"));
    }

    private static Row Both(string zh, string en, Money left, string? rightZh, string? rightEn, Money? right) => Row.Detail(
        Cell.Of(new LocalText(zh, en)), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Of(left),
        rightZh is null ? Cell.Empty : Cell.Of(new LocalText(rightZh, rightEn!)), Cell.Empty, Cell.Empty, Cell.Empty, Cell.Of(right));

    /// <summary>The heading of what is added or taken away, with its sums, and under it the items of both sides.</summary>
    private static IEnumerable<Row> Side(BankPosition position, IReadOnlyDictionary<string, ItemExplanation> explained, int sign, string name,
        (string Zh, string En) left, (string Zh, string En) right)
    {
        var (ofBank, ofBooks) = (position.Of(OpenSide.Bank, sign).ToList(), position.Of(OpenSide.Book, sign).ToList());
        var count = Math.Max(ofBank.Count, ofBooks.Count);
        yield return Sum(position, name, new(left.Zh, left.En), Ranged(ofBank, position, name, "book_amount", count), new LocalText(right.Zh, right.En), Ranged(ofBooks, position, name, "bank_amount", count));
        for (var i = 0; i < count; i++)
            yield return Row.Detail([.. Cells(ofBank.ElementAtOrDefault(i), position, explained), .. Cells(ofBooks.ElementAtOrDefault(i), position, explained)]).Named(Name(position, $"{name} {i + 1}"));
    }

    private static Cell[] Cells(BankOpenItem? item, BankPosition position, IReadOnlyDictionary<string, ItemExplanation> explained)
    {
        if (item is null) return [Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty];
        var told = explained.GetValueOrDefault(item.Code);
        var (zh, en) = told is null ? ("", "") : ($"（原因：{told.Reason}{(told.ExpectedOn is { } day ? $"，预计 {Day(day)}" : "")}）", $" ({told.Reason}{(told.ExpectedOn is { } on ? $", expected {Day(on)}" : "")})");
        return [Cell.Of(new LocalText(item.Text + zh, item.Text + en)), Cell.Of(item.Day), Cell.Of(item.Code), Cell.Of((long)item.DaysOn(position.Day)), Cell.Of(item.Amount.IsNegative ? -item.Amount : item.Amount)];
    }

    private static Cell Ranged(List<BankOpenItem> items, BankPosition position, string name, string column, int rows)
    {
        var sum = Cell.Of(items.Select(item => item.Amount.IsNegative ? -item.Amount : item.Amount).Sum());
        return rows == 0 ? sum : sum.With($"SUM({{{column}@{Name(position, $"{name} 1")}}}:{{{column}@{Name(position, $"{name} {rows}")}}})");
    }

    private static Cell Live(Money adjusted, BankPosition position, string column) =>
        Cell.Of(adjusted).With($"{{{column}@{Name(position, "start")}}}+{{{column}@{Name(position, "plus")}}}-{{{column}@{Name(position, "minus")}}}");

    private static Row Sum(BankPosition position, string name, LocalText left, Cell leftSum, LocalText? right, Cell rightSum, Cell check = default) =>
        Row.Subtotal(Cell.Of(left), Cell.Empty, Cell.Empty, Cell.Empty, leftSum, right is { } text ? Cell.Of(text) : Cell.Empty, Cell.Empty, Cell.Empty, Cell.Empty, rightSum, check)
            .Named(Name(position, name));

    private static Row Difference(BankPosition position)
    {
        var end = Name(position, "end");
        return Sum(position, "difference", new("差额（必须为 0.00）", "Difference (must be 0.00)"), Cell.Of(position.Difference).With($"{{book_amount@{end}}}-{{bank_amount@{end}}}"),
            null, Cell.Empty, Cell.Check(position.Difference.IsZero, "{book_amount}"));
    }

    private static IEnumerable<Row> Shares(BankPosition position)
    {
        var start = $"{{book_amount@{Name(position, "start")}}}";
        foreach (var row in Shares(position, position.Funds, "fund", new("按基金", "Fund"), new("各基金合计 = 账面余额", "All funds = balance by the books"), position.Books, start)) yield return row;
        var others = position.Custody - position.Books;
        if (position.Cases.Count == 0) yield break;
        if (!others.IsZero) yield return Both("同一基金的其他受托代理账户", "Other entrusted accounts of these funds", others, null, null, null).Named(Name(position, "other"));
        foreach (var row in Shares(position, position.Cases, "case", new("按案件", "Case"), new("各案件代管合计（2901）= 账面余额", "Held for all cases (2901) = balance by the books"), position.Custody,
            others.IsZero ? start : $"{start}-{{book_amount@{Name(position, "other")}}}")) yield return row;
    }

    private static IEnumerable<Row> Shares(BankPosition position, IReadOnlyList<BankShare> shares, string name, LocalText kind, LocalText sumOf, Money whole, string formula)
    {
        if (shares.Count == 0) yield break;
        foreach (var (share, i) in shares.Select((share, i) => (share, i)))
            yield return Row.Detail(Cell.Of(new LocalText($"{kind.Zh}：{share.Name}", $"{kind.En}: {share.Name}")), Cell.Empty, Cell.Of(share.Code), Cell.Empty, Cell.Of(share.Amount))
                .Named(Name(position, $"{name} {i + 1}"));
        var sum = shares.Select(share => share.Amount).Sum();
        yield return Sum(position, name, sumOf, Cell.Of(sum).With($"SUM({{book_amount@{Name(position, name + " 1")}}}:{{book_amount@{Name(position, $"{name} {shares.Count}")}}})"),
            null, Cell.Empty, Cell.Check(sum == whole, $"{{book_amount}}-{formula}"));
    }

    private static LocalText Signatures(ReconciliationCard? finished) => finished is null ? Unsigned : new(
        $"编制：{finished.PreparedBy}　复核：{finished.ReviewedBy}　完成：{Day(finished.FinishedOn!.Value)}　调节表：{finished.Code}　封印：{Ledger.Seal.PrintedCode(finished.Seal)}",
        $"Prepared: {finished.PreparedBy}  reviewed: {finished.ReviewedBy}  finished: {Day(finished.FinishedOn!.Value)}  reconciliation {finished.Code}  seal {Ledger.Seal.PrintedCode(finished.Seal)}");

    private static string Name(BankPosition position, string part) => $"{position.Account.Code} {part}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
