using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What the books know about the stewardship of the funds a command refers to.</summary>
internal static partial class FactsReader
{
    private static async Task<Stewardship> StewardshipAsync(Session books, Command command, IReadOnlyList<VoucherHistory> vouchers) => new()
    {
        Spendings = await SpendingsAsync(books, command.Entity, [.. vouchers.Select(voucher => voucher.Posted.CommandKey)]),
    };

    private static async Task<IReadOnlyList<Spending>> SpendingsAsync(Session books, string entity, string[] keys) => keys.Length == 0 ? [] :
        [.. (await books.ListAsync<SpendingRow>("""
            SELECT spending.fund, spending.purpose, spending.economic, spending.amount_fen, spending.paid_on
            FROM spending
            JOIN command ON command.entity = spending.entity AND command.ordinal = spending.command_ordinal
            WHERE spending.entity = @entity AND command.command_key IN @keys
            ORDER BY spending.command_ordinal, spending.row_no
            """, new { entity, keys })).Select(row => new Spending(row.Fund, Catalogue.Member<Purpose>(row.Purpose), row.Economic, new Money(row.AmountFen), row.PaidOn))];

    /// <summary>The funds with the rule that holds on the day, the latest one that was set where several hold from one day.</summary>
    private static async Task<IReadOnlyList<Fund>> RuledAsync(Session books, string entity, IReadOnlyList<Fund> funds, DateOnly day)
    {
        var rules = (await books.ListAsync<RuleRow>("""
            SELECT fund, purposes, sources FROM fund_rule WHERE entity = @entity AND from_day <= @day ORDER BY from_day, command_ordinal
            """, new { entity, day })).GroupBy(row => row.Fund).ToDictionary(fund => fund.Key, fund => fund.Last());
        return [.. funds.Select(fund => !rules.TryGetValue(fund.Code, out var rule) ? fund : fund with
        {
            Purposes = [.. Codes.Apart(rule.Purposes).Select(Catalogue.Member<Purpose>)],
            Sources = [.. Codes.Apart(rule.Sources).Select(Catalogue.Member<Litigation.Events.MoneySource>)],
        })];
    }

    private sealed class SpendingRow { public string Fund { get; set; } = ""; public string Purpose { get; set; } = ""; public string Economic { get; set; } = ""; public long AmountFen { get; set; } public DateOnly PaidOn { get; set; } }
    private sealed class RuleRow { public string Fund { get; set; } = ""; public string Purposes { get; set; } = ""; public string Sources { get; set; } = ""; }
}
