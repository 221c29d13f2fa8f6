using FundLedger.Ledger;

namespace FundLedger.Web.Uploads;

/// <summary>What stands above the headings of a bank's table: the account, the period and the balances, as <c>账号：123</c> in one
/// cell or in two neighbours.</summary>
internal sealed class Letterhead(string sheet)
{
    private static readonly string[] Accounts = ["账号", "查询账号", "账户", "本方账号", "账户账号"];
    private static readonly string[] Starts = ["起始日期", "开始日期", "查询起始日期", "起始日"];
    private static readonly string[] Ends = ["截止日期", "结束日期", "终止日期", "查询截止日期", "终止日"];
    private static readonly string[] Openings = ["期初余额", "上期余额", "承前余额"];
    private static readonly string[] Closings = ["期末余额", "本期余额"];
    private static readonly string[] Currencies = ["币种", "币别", "货币"];

    public string Account { get; private set; } = "";
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }
    public Money? Opening { get; private set; }
    public Money? Closing { get; private set; }

    public void Take(TableRow row)
    {
        for (var column = 0; column < row.Cells.Count; column++)
        {
            var parts = row[column].Split([':', '：'], 2);
            var value = parts.Length == 2 && parts[1].Trim().Length > 0 ? parts[1].Trim() : row[column + 1];
            if (value.Length > 0) Take(Headings.Bare(parts[0]), value, Place.Cell(sheet, row.Line, column));
        }
    }

    private void Take(string label, string value, Spot place)
    {
        if (Accounts.Contains(label)) Account = CellValue.Text(value, place) ?? "";
        else if (Starts.Contains(label)) From = CellValue.Day(value, null, place);
        else if (Ends.Contains(label)) To = CellValue.Day(value, null, place);
        else if (Openings.Contains(label)) Opening = CellValue.Amount(value, place);
        else if (Closings.Contains(label)) Closing = CellValue.Amount(value, place);
        else if (Currencies.Contains(label)) CellValue.Yuan(value, place);
    }
}
