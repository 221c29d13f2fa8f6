using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>What the books know about the stewardship of the funds a command refers to.</summary>
internal static partial class FactsReader
{
    private static async Task<Stewardship> StewardshipAsync(Session books, Command command, IReadOnlyList<VoucherHistory> vouchers) => new()
    {
        Spendings = await SpendingsAsync(books, command.Entity, [.. vouchers.Select(voucher => voucher.Posted.CommandKey)]),
        InternalItems = await InternalItemsAsync(books, command.Entity, [.. vouchers.Select(voucher => voucher.Posted.CommandKey)]),
        Budget = command is BudgetDecision budget ? await BudgetAsync(books, budget) : new Dictionary<string, Money>(),
        Paid = command is BudgetDecision revised ? await PaidAsync(books, revised) : new Dictionary<string, Money>(),
        Other = await OtherAsync(books, command),
        SharedRows = command is ListShared shared ? (int)await SharedRowsAsync(books, shared) : 0,
    };

    private static async Task<IReadOnlyList<InternalItem>> InternalItemsAsync(Session books, string entity, string[] keys) => keys.Length == 0 ? [] :
        [.. (await books.ListAsync<InternalItemRow>("""
            SELECT item.is_sent, item.other, item.reference, item.fund, item.amount_fen, item.moved_on
            FROM internal_item item
            JOIN command ON command.entity = item.entity AND command.ordinal = item.command_ordinal
            WHERE item.entity = @entity AND command.command_key IN @keys
            ORDER BY item.command_ordinal, item.row_no
            """, new { entity, keys })).Select(row => new InternalItem(row.IsSent != 0, row.Other, row.Reference, row.Fund, new Money(row.AmountFen), row.MovedOn))];

    private static async Task<IReadOnlyDictionary<string, Money>> BudgetAsync(Session books, BudgetDecision command) =>
        (await books.ListAsync<ClassRow>("""
            SELECT economic, SUM(amount_fen) AS fen FROM budget_change
            WHERE entity = @Entity AND fund = @Fund AND year = @Year
            GROUP BY economic
            """, new { command.Entity, command.Fund, command.Year })).ToDictionary(row => row.Economic, row => new Money(row.Fen));

    private static async Task<IReadOnlyDictionary<string, Money>> PaidAsync(Session books, BudgetDecision command) =>
        command.Year is < 1 or > 9999 ? new Dictionary<string, Money>() :
        (await books.ListAsync<ClassRow>("""
            SELECT economic, SUM(amount_fen) AS fen FROM spending
            WHERE entity = @Entity AND fund = @Fund AND paid_on BETWEEN @First AND @Last
            GROUP BY economic
            """, new { command.Entity, command.Fund, First = new DateOnly(command.Year, 1, 1), Last = new DateOnly(command.Year, 12, 31) }))
        .ToDictionary(row => row.Economic, row => new Money(row.Fen));

    /// <summary>The other entity that the command names, with how it stands to the command's own.</summary>
    private static async Task<Neighbour?> OtherAsync(Session books, Command command)
    {
        var code = (command is VoucherCorrected corrected ? corrected.Replacement : command) switch { EntityOpened opened => opened.Parent, BetweenEntities between => between.Other, _ => null };
        if (string.IsNullOrEmpty(code)) return null;
        var known = await books.OneOrNoneAsync<NeighbourRow>("""
            SELECT entity.entity AS code, COALESCE(entity_level.unit_level, '') AS unit_level
            FROM entity
            LEFT JOIN entity_level ON entity_level.entity = entity.entity
            WHERE entity.entity = @code
            """, new { code });
        if (known is null) return null;
        var isInLine = await StandsAboveAsync(books, command.Entity, code) || await StandsAboveAsync(books, code, command.Entity);
        return new(known.Code, known.UnitLevel.Length == 0 ? null : Catalogue.Member<UnitLevel>(known.UnitLevel), isInLine);
    }

    /// <summary>Goes up from the lower entity; the tree has no loops, for none is let in.</summary>
    private static async Task<bool> StandsAboveAsync(Session books, string upper, string lower)
    {
        var at = lower;
        while (at is { Length: > 0 })
        {
            at = await books.ScalarOrNullAsync<string>("SELECT parent FROM entity WHERE entity = @at", new { at });
            if (at == upper) return true;
        }
        return false;
    }

    private static Task<long> SharedRowsAsync(Session books, ListShared command) => command.List == SharedList.Cases
        ? books.ScalarAsync<long>("SELECT COUNT(*) FROM legal_case WHERE entity = @Entity", new { command.Entity })
        : books.ScalarAsync<long>("SELECT COUNT(*) FROM party WHERE entity = @Entity AND kind = @kind",
            new { command.Entity, kind = Catalogue.CodeOf(command.List == SharedList.LawFirms ? PartyKind.LawFirm : PartyKind.Organisation) });

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
            Sources = [.. Codes.Apart(rule.Sources).Select(Catalogue.Member<MoneySource>)],
        })];
    }

    private sealed class SpendingRow { public string Fund { get; set; } = ""; public string Purpose { get; set; } = ""; public string Economic { get; set; } = ""; public long AmountFen { get; set; } public DateOnly PaidOn { get; set; } }
    private sealed class InternalItemRow { public long IsSent { get; set; } public string Other { get; set; } = ""; public string Reference { get; set; } = ""; public string Fund { get; set; } = ""; public long AmountFen { get; set; } public DateOnly MovedOn { get; set; } }
    private sealed class ClassRow { public string Economic { get; set; } = ""; public long Fen { get; set; } }
    private sealed class NeighbourRow { public string Code { get; set; } = ""; public string UnitLevel { get; set; } = ""; }
    private sealed class RuleRow { public string Fund { get; set; } = ""; public string Purposes { get; set; } = ""; public string Sources { get; set; } = ""; }
}
