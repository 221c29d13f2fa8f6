using System.Text.Json;

namespace FundLedger.Web;

/// <summary>Reads what the journal answered.</summary>
internal static class Answers
{
    /// <summary>The numbers of the vouchers that a command made, in order.</summary>
    public static IReadOnlyList<string> VoucherNumbers(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty("vouchers").EnumerateArray().Select(voucher => voucher.GetProperty("no").GetString()!)];
    }
}
