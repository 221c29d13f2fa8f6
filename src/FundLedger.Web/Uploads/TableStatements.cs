using System.Globalization;
using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Web.Uploads;

/// <summary>Makes statements of a bank's table: one for each account that its rows name.</summary>
internal sealed class TableStatements(Table table, StatementMapping? asked)
{
    private const int HeadingsWithin = 40;
    private static readonly string[] SumWords = ["合计", "总计", "小计", "本页", "累计", "total"];
    private static readonly Phrase OneSide = new("同一行既有支出又有收入", "the row has money on both sides");
    private static readonly Phrase NoMark = new("借贷标志（借或贷）", "one of 借 (paid) and 贷 (received)");
    private static readonly Phrase NoHeadings = new("未找到日期列和金额列", "no row names a column of dates and one of amounts");

    private readonly List<Phrase> warnings = [];
    private readonly Dictionary<string, List<StatementLine>> accounts = new(StringComparer.Ordinal);
    private readonly Letterhead letterhead = new(table.Sheet);
    private StatementMapping? mapping;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private int width;

    /// <exception cref="UploadRefusedException">The table cannot be read for certain.</exception>
    public IReadOnlyList<StatementFile> Read(StatementFormat format, string encoding)
    {
        if (asked?.HeaderRow == 0) Settle(asked, default);
        foreach (var row in table.Rows.Where(row => !row.IsBlank)) Take(row);
        if (mapping is null) throw new UploadRefusedException(RejectionReason.ColumnsUnknown, NoHeadings);
        if (accounts.Count == 0) accounts[""] = [];
        return [.. accounts.Select(account => Statement(format, encoding, account.Key, account.Value))];
    }

    /// <summary>Whether a row of headings was found before the rows ended or were too many.</summary>
    public static bool Fits(Table table) => table.Rows.Where(row => !row.IsBlank).Take(HeadingsWithin).Any(row => Headings.Recognise(row) is not null);

    private void Take(TableRow row)
    {
        if (mapping is not null) TakeLine(row);
        else if (asked is { HeaderRow: null or > 0 }) SeekGiven(row, asked);
        else if (Headings.Recognise(row) is { } found) Settle(found, row);
        else letterhead.Take(row);
        if (mapping is null && row.Line > HeadingsWithin) throw new UploadRefusedException(RejectionReason.ColumnsUnknown, NoHeadings);
    }

    private void SeekGiven(TableRow row, StatementMapping given)
    {
        var isHeading = given.HeaderRow is { } line ? row.Line == line : row.Cells.Any(cell => Headings.Bare(cell) == Headings.Bare(given.Date));
        if (isHeading) Settle(given, row);
        else letterhead.Take(row);
    }

    private void Settle(StatementMapping found, TableRow headings)
    {
        mapping = found;
        width = headings.Cells?.Count ?? 0;
        foreach (var (cell, place) in (headings.Cells ?? []).Select((cell, place) => (Headings.Bare(cell), place))) columns.TryAdd(cell, place);
        foreach (var (name, _) in Named(found).Where(each => each.Column is not null && PlaceOf(each.Column) < 0))
            throw new UploadRefusedException(RejectionReason.ColumnsUnknown, new Phrase($"没有“{name}”列", $"there is no column “{name}”"));
        if ((found.Paid is null || found.Received is null) && found.Amount is null) throw new UploadRefusedException(RejectionReason.ColumnsUnknown, NoHeadings);
    }

    private static IEnumerable<(string Name, string? Column)> Named(StatementMapping mapping) =>
        new[]
        {
            mapping.Date, mapping.Paid, mapping.Received, mapping.Amount, mapping.Mark, mapping.Balance, mapping.Serial, mapping.Summary, mapping.Counterparty,
            mapping.CounterpartyAccount, mapping.Payer, mapping.PayerAccount, mapping.Payee, mapping.PayeeAccount, mapping.Currency, mapping.Account,
        }.Select(column => (column ?? "", column));

    private int PlaceOf(string? column)
    {
        if (column is null) return -1;
        if (!places.TryGetValue(column, out var place)) places[column] = place = Found(column);
        return place;
    }

    private int Found(string column)
    {
        if (column.StartsWith('#') && int.TryParse(column.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return place is >= 1 and <= UploadLimits.Columns ? place - 1 : -1;
        return columns.GetValueOrDefault(Headings.Bare(column), -1);
    }

    private void TakeLine(TableRow row)
    {
        var map = mapping!;
        if (IsSum(row, map))
        {
            warnings.Add(new($"{Place.Line(row.Line).Zh}是合计，未读入", $"{Place.Line(row.Line).En} is a sum and was stepped over"));
            return;
        }
        RefuseRagged(row);
        var (currency, currencyPlace) = Cell(row, map.Currency);
        CellValue.Yuan(currency, currencyPlace);
        var amount = AmountOf(row, map);
        if (amount.IsZero)
        {
            warnings.Add(new($"{Place.Line(row.Line).Zh}没有金额，未读入", $"{Place.Line(row.Line).En} has no amount and was stepped over"));
            return;
        }
        var (account, accountPlace) = Cell(row, map.Account);
        LinesOf(CellValue.Text(account, accountPlace) ?? "").Add(Line(row, map, amount));
    }

    private StatementLine Line(TableRow row, StatementMapping map, Money amount)
    {
        var (date, datePlace) = Cell(row, map.Date);
        var (balance, balancePlace) = Cell(row, map.Balance);
        return new StatementLine(row.Line, CellValue.Day(date, map.DateForm, datePlace), amount, balance.Length == 0 ? null : CellValue.Amount(balance, balancePlace),
            TextOf(row, map.Serial), TextOf(row, map.Summary),
            TextOf(row, map.Counterparty ?? (amount.IsNegative ? map.Payee : map.Payer)),
            TextOf(row, map.CounterpartyAccount ?? (amount.IsNegative ? map.PayeeAccount : map.PayerAccount)));
    }

    private Money AmountOf(TableRow row, StatementMapping map)
    {
        if (map.Amount is null) return TwoColumns(row, map);
        var (text, place) = Cell(row, map.Amount);
        var amount = CellValue.Amount(text, place);
        return map.Sign switch
        {
            AmountSign.PaidPositive => -amount,
            AmountSign.Marked => IsPaid(row, map) ? -amount : amount,
            _ => amount,
        };
    }

    // A red figure in a column is an entry that the bank took back: its sign stays.
    private Money TwoColumns(TableRow row, StatementMapping map)
    {
        var (paidText, paidPlace) = Cell(row, map.Paid);
        var (receivedText, receivedPlace) = Cell(row, map.Received);
        var (paid, received) = (CellValue.Amount(paidText, paidPlace), CellValue.Amount(receivedText, receivedPlace));
        if (!paid.IsZero && !received.IsZero) throw new UploadRefusedException(RejectionReason.StatementUnclear, Place.Line(row.Line), OneSide);
        return received - paid;
    }

    private bool IsPaid(TableRow row, StatementMapping map)
    {
        var (mark, place) = Cell(row, map.Mark);
        return Headings.Bare(mark) switch
        {
            "借" or "借方" or "d" or "dr" or "debit" or "支" or "支出" or "付" or "付款" or "转出" or "往账" => true,
            "贷" or "贷方" or "c" or "cr" or "credit" or "收" or "收入" or "收款" or "转入" or "来账" => false,
            _ => throw CellValue.Bad(place, mark, NoMark),
        };
    }

    private (string Text, Spot Place) Cell(TableRow row, string? column) =>
        PlaceOf(column) is var place && place < 0 ? ("", Place.Line(row.Line)) : (row[place], Place.Cell(table.Sheet, row.Line, place));

    private string? TextOf(TableRow row, string? column)
    {
        var (text, place) = Cell(row, column);
        return CellValue.Text(text, place);
    }

    private bool IsSum(TableRow row, StatementMapping map) =>
        !Cell(row, map.Date).Text.Any(char.IsAsciiDigit) && row.Cells.Any(cell => SumWords.Any(word => Headings.Bare(cell).StartsWith(word, StringComparison.Ordinal)));

    private void RefuseRagged(TableRow row)
    {
        if (width == 0 || table.Sheet.Length > 0 || row.Cells.Count == width || row.Cells.Count > width && row.Cells.Skip(width).All(string.IsNullOrWhiteSpace)) return;
        throw CsvTable.Malformed(Place.Line(row.Line), new Phrase($"有 {row.Cells.Count} 格，而标题有 {width} 格", $"the row has {row.Cells.Count} cells and the headings {width}"));
    }

    private List<StatementLine> LinesOf(string account)
    {
        if (accounts.TryGetValue(account, out var lines)) return lines;
        if (accounts.Count == UploadLimits.Columns) throw UploadLimits.Exceeded("账户数", "its accounts", UploadLimits.Columns);
        return accounts[account] = [];
    }

    private StatementFile Statement(StatementFormat format, string encoding, string account, List<StatementLine> lines)
    {
        if (lines.Count > 1 && lines[0].Date > lines[^1].Date)
        {
            lines.Reverse();
            warnings.Add(new("文件由近及远排列，已按时间顺序读入", "the newest line comes first in the file; it was read in the order of time"));
        }
        var (from, to) = (letterhead.From ?? lines.Min(line => (DateOnly?)line.Date), letterhead.To ?? lines.Max(line => (DateOnly?)line.Date));
        if (from is null || to is null) throw new UploadRefusedException(RejectionReason.StatementUnclear, Place.Line(mapping!.HeaderRow ?? 1), new Phrase("没有一行明细，也没有起止日期", "there is neither a line nor a period"));
        return new StatementFile(format, account.Length > 0 ? account : letterhead.Account, from.Value, to.Value, letterhead.Opening ?? Opening(lines), letterhead.Closing ?? Closing(lines), lines, [.. warnings])
        {
            Encoding = encoding,
            Mapping = mapping,
        };
    }

    private static Money? Opening(List<StatementLine> lines) => lines.Count > 0 && lines[0].Balance is { } balance ? balance - lines[0].Amount : null;

    private static Money? Closing(List<StatementLine> lines) => lines.Count > 0 ? lines[^1].Balance : null;
}
