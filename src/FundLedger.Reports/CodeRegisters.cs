using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Reports;

/// <summary>The registers that a report's parameter may name a code of.</summary>
internal static class CodeRegisters
{
    private static readonly Dictionary<string, (string Sql, RejectionReason Unknown)> Known = new(StringComparer.Ordinal)
    {
        // An account stands for all accounts below it.
        ["account"] = ("SELECT COUNT(*) FROM v_account WHERE account BETWEEN @code AND CONCAT(@code, '~') AND @entity <> ''", RejectionReason.UnknownAccount),
        ["fund"] = ("SELECT COUNT(*) FROM v_fund WHERE entity = @entity AND fund = @code", RejectionReason.UnknownFund),
        ["bank"] = ("SELECT COUNT(*) FROM v_bank_account WHERE entity = @entity AND bank = @code", RejectionReason.UnknownBank),
        ["case"] = ("SELECT COUNT(*) FROM v_case WHERE entity = @entity AND case_code = @code", RejectionReason.UnknownCase),
        ["party"] = ("SELECT COUNT(*) FROM v_party WHERE entity = @entity AND party = @code", RejectionReason.UnknownParty),
        ["advance"] = ("SELECT COUNT(*) FROM v_advance WHERE entity = @entity AND advance = @code", RejectionReason.UnknownAdvance),
    };

    public static RejectionReason Unknown(string register) => Known[register].Unknown;

    public static async Task<bool> HasAsync(Session books, string register, string entity, string code) =>
        await books.ScalarAsync<long>(Known[register].Sql, new { entity, code }) > 0;
}
