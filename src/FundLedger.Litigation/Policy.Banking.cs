using System.Globalization;

namespace FundLedger.Litigation;

/// <summary>Parameters about bank statements.</summary>
public sealed partial record Policy
{
    /// <summary>How many days a bank line and its voucher may lie apart to be matched without being asked (domain.md D.5).</summary>
    public int BankMatchDays { get; init; } = 3;

    private static IEnumerable<PolicyParameter> OfBanking =>
    [
        new("bankMatchDays", new("银行流水与凭证自动匹配的日期窗口（天）", "Days that a bank line and its voucher may lie apart to be matched by themselves"), "0 … 31",
            (policy, text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 31 ? policy with { BankMatchDays = days } : null),
    ];
}
