using System.Globalization;

namespace FundLedger.Ledger;

/// <summary>Dates in the capital characters of cheques and other instruments (支付结算办法 附一; domain.md D.6 rule 11).
/// Vouchers do not use them.</summary>
public static class ChineseDate
{
    /// <summary>2025-02-12 is 贰零贰伍年零贰月壹拾贰日. The leading 零 and 壹 keep a digit from being added in front.</summary>
    public static string Write(DateOnly date) => $"{Year(date.Year)}年{Month(date.Month)}月{Day(date.Day)}日";

    private static string Year(int year) =>
        string.Concat(year.ToString("0000", CultureInfo.InvariantCulture).Select(digit => ChineseAmount.Digits[digit - '0']));

    private static string Month(int month) => (month is 1 or 2 or 10 ? "零" : "") + Number(month);

    private static string Day(int day) => (day < 10 || day % 10 == 0 ? "零" : "") + Number(day);

    private static string Number(int number)
    {
        var tens = number >= 10 ? $"{ChineseAmount.Digits[number / 10]}拾" : "";
        var ones = number % 10 > 0 ? $"{ChineseAmount.Digits[number % 10]}" : "";
        return tens + ones;
    }
}
