using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of the stewardship of funds and of the levels of entities.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<Spending> Spendings = new("spending",
        ["row_no", "fund", "purpose", "economic", "amount_fen", "paid_on"], """
        INSERT INTO spending (entity, command_ordinal, row_no, fund, purpose, economic, amount_fen, paid_on)
        VALUES (@entity, @command_ordinal, @row_no, @fund, @purpose, @economic, @amount_fen, @paid_on)
        """, """
        SELECT command_ordinal, row_no, fund, purpose, economic, amount_fen, paid_on FROM spending WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (spent, place) => [place, spent.Fund, Code(spent.Purpose), spent.EconomicClass, spent.Amount.Fen, Seal.Day(spent.PaidOn)]);

    private static readonly RegisterTable<FundRule> FundRules = new("fund_rule",
        ["fund", "from_day", "purposes", "sources", "decided_by", "document"], """
        INSERT INTO fund_rule (entity, command_ordinal, fund, from_day, purposes, sources, decided_by, document)
        VALUES (@entity, @command_ordinal, @fund, @from_day, @purposes, @sources, @decided_by, @document)
        """, """
        SELECT command_ordinal, fund, from_day, purposes, sources, decided_by, document FROM fund_rule WHERE entity = @entity ORDER BY command_ordinal
        """,
        (rule, _) => [rule.Fund, Seal.Day(rule.From), Codes.Together(rule.Purposes.Select(purpose => Code(purpose))),
            Codes.Together(rule.Sources.Select(source => Code(source))), rule.DecidedBy, rule.Document]);

    private static readonly RegisterTable<BudgetChange> BudgetChanges = new("budget_change",
        ["row_no", "fund", "year", "economic", "amount_fen", "decided_on", "document", "reason"], """
        INSERT INTO budget_change (entity, command_ordinal, row_no, fund, year, economic, amount_fen, decided_on, document, reason)
        VALUES (@entity, @command_ordinal, @row_no, @fund, @year, @economic, @amount_fen, @decided_on, @document, @reason)
        """, """
        SELECT command_ordinal, row_no, fund, year, economic, amount_fen, decided_on, document, reason FROM budget_change WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (change, place) => [place, change.Fund, (long)change.Year, change.EconomicClass, change.Amount.Fen, Seal.Day(change.DecidedOn), change.Document,
            change.Reason]);

    private static readonly RegisterTable<EntityLevel> EntityLevels = new("entity_level",
        ["unit_level"], """
        INSERT INTO entity_level (entity, command_ordinal, unit_level)
        VALUES (@entity, @command_ordinal, @unit_level)
        """, """
        SELECT command_ordinal, unit_level FROM entity_level WHERE entity = @entity ORDER BY command_ordinal
        """,
        (level, _) => [Code(level.Level)]);

    private static readonly RegisterTable<InternalItem> InternalItems = new("internal_item",
        ["row_no", "is_sent", "other", "reference", "fund", "amount_fen", "moved_on"], """
        INSERT INTO internal_item (entity, command_ordinal, row_no, is_sent, other, reference, fund, amount_fen, moved_on)
        VALUES (@entity, @command_ordinal, @row_no, @is_sent, @other, @reference, @fund, @amount_fen, @moved_on)
        """, """
        SELECT command_ordinal, row_no, is_sent, other, reference, fund, amount_fen, moved_on FROM internal_item WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (item, place) => [place, item.IsSent ? 1L : 0L, item.Other, item.Reference, item.Fund, item.Amount.Fen, Seal.Day(item.MovedOn)]);

    private static readonly RegisterTable<ListHandedOut> SharedLists = new("shared_list",
        ["row_no", "list", "recipient", "row_count", "digest", "shared_on"], """
        INSERT INTO shared_list (entity, command_ordinal, row_no, list, recipient, row_count, digest, shared_on)
        VALUES (@entity, @command_ordinal, @row_no, @list, @recipient, @row_count, @digest, @shared_on)
        """, """
        SELECT command_ordinal, row_no, list, recipient, row_count, digest, shared_on FROM shared_list WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (list, place) => [place, Code(list.List), list.Recipient, (long)list.Rows, list.Digest, Seal.Day(list.On)]);

    private static IReadOnlyList<RegisterTable> FundTables => [Spendings, FundRules, BudgetChanges, EntityLevels, InternalItems, SharedLists];
}
