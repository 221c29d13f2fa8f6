using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of what the bank says and what was matched with it.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<BankStatement> BankStatements = new("bank_statement",
        ["statement", "bank", "from_day", "to_day", "next_day", "opening_fen", "closing_fen", "file_hash", "format", "line_count", "new_count", "is_first", "known_seq"], """
        INSERT INTO bank_statement (entity, command_ordinal, statement, bank, from_day, to_day, next_day, opening_fen, closing_fen, file_hash, format, line_count, new_count,
                                    is_first, known_seq)
        VALUES (@entity, @command_ordinal, @statement, @bank, @from_day, @to_day, @next_day, @opening_fen, @closing_fen, @file_hash, @format, @line_count, @new_count,
                @is_first, @known_seq)
        """, """
        SELECT command_ordinal, statement, bank, from_day, to_day, next_day, opening_fen, closing_fen, file_hash, format, line_count, new_count, is_first, known_seq
        FROM bank_statement WHERE entity = @entity ORDER BY command_ordinal
        """,
        (kept, _) => [kept.Code, kept.Bank, Seal.Day(kept.From), Seal.Day(kept.To), Seal.Day(kept.To.AddDays(1)), kept.Opening.Fen, kept.Closing.Fen, kept.FileHash, kept.Format,
            (long)kept.LineCount, (long)kept.NewCount, kept.IsFirst ? 1L : 0L, kept.KnownSeq]);

    private static readonly RegisterTable<BankLine> BankLines = new("bank_line",
        ["bank", "line_key", "statement", "line_no", "value_day", "amount_fen", "balance_fen", "has_balance", "serial", "summary", "counterparty", "counterparty_account"], """
        INSERT INTO bank_line (entity, command_ordinal, bank, line_key, statement, line_no, value_day, amount_fen, balance_fen, has_balance, serial, summary, counterparty,
                               counterparty_account)
        VALUES (@entity, @command_ordinal, @bank, @line_key, @statement, @line_no, @value_day, @amount_fen, @balance_fen, @has_balance, @serial, @summary, @counterparty,
                @counterparty_account)
        """, """
        SELECT command_ordinal, bank, line_key, statement, line_no, value_day, amount_fen, balance_fen, has_balance, serial, summary, counterparty, counterparty_account
        FROM bank_line WHERE entity = @entity ORDER BY command_ordinal, line_no
        """,
        (line, place) => [line.Bank, line.Key, line.Statement, place - 1, Seal.Day(line.Day), line.Amount.Fen, line.Balance?.Fen ?? 0, line.Balance is null ? 0L : 1L,
            line.Serial, line.Summary, line.Counterparty, line.CounterpartyAccount]);

    private static readonly RegisterTable<BankOpeningItem> BankOpeningItems = new("bank_opening_item",
        ["bank", "item", "item_side", "item_day", "amount_fen", "note"], """
        INSERT INTO bank_opening_item (entity, command_ordinal, bank, item, item_side, item_day, amount_fen, note)
        VALUES (@entity, @command_ordinal, @bank, @item, @item_side, @item_day, @amount_fen, @note)
        """, """
        SELECT command_ordinal, bank, item, item_side, item_day, amount_fen, note FROM bank_opening_item WHERE entity = @entity ORDER BY command_ordinal, item
        """,
        (item, _) => [item.Bank, item.Code, Code(item.Side), Seal.Day(item.Day), item.Amount.Fen, item.Note]);

    private static readonly RegisterTable<BankMatch> BankMatches = new("bank_match", ["match_code", "bank", "match_rule", "matched_by", "matched_on"], """
        INSERT INTO bank_match (entity, command_ordinal, match_code, bank, match_rule, matched_by, matched_on)
        VALUES (@entity, @command_ordinal, @match_code, @bank, @match_rule, @matched_by, @matched_on)
        """, """
        SELECT command_ordinal, match_code, bank, match_rule, matched_by, matched_on FROM bank_match WHERE entity = @entity ORDER BY command_ordinal, match_code
        """,
        (match, _) => [match.Code, match.Bank, Code(match.Rule), match.By, Seal.Day(match.On)]);

    private static readonly RegisterTable<MatchedLine> MatchedLines = new("bank_match_line", ["match_code", "bank", "line_key"], """
        INSERT INTO bank_match_line (entity, command_ordinal, match_code, bank, line_key) VALUES (@entity, @command_ordinal, @match_code, @bank, @line_key)
        """, """
        SELECT command_ordinal, match_code, bank, line_key FROM bank_match_line WHERE entity = @entity ORDER BY command_ordinal, match_code, line_key
        """,
        (line, _) => [line.Match, line.Bank, line.Line]);

    private static readonly RegisterTable<MatchedVoucher> MatchedVouchers = new("bank_match_voucher", ["match_code", "bank", "voucher_seq"], """
        INSERT INTO bank_match_voucher (entity, command_ordinal, match_code, bank, voucher_seq) VALUES (@entity, @command_ordinal, @match_code, @bank, @voucher_seq)
        """, """
        SELECT command_ordinal, match_code, bank, voucher_seq FROM bank_match_voucher WHERE entity = @entity ORDER BY command_ordinal, match_code, voucher_seq
        """,
        (voucher, _) => [voucher.Match, voucher.Bank, voucher.Seq]);

    private static readonly RegisterTable<MatchedItem> MatchedItems = new("bank_match_item", ["match_code", "bank", "item"], """
        INSERT INTO bank_match_item (entity, command_ordinal, match_code, bank, item) VALUES (@entity, @command_ordinal, @match_code, @bank, @item)
        """, """
        SELECT command_ordinal, match_code, bank, item FROM bank_match_item WHERE entity = @entity ORDER BY command_ordinal, match_code, item
        """,
        (item, _) => [item.Match, item.Bank, item.Item]);

    private static readonly RegisterTable<MatchUndone> MatchesUndone = new("bank_match_undone", ["match_code", "undone_by", "undone_on", "reason"], """
        INSERT INTO bank_match_undone (entity, command_ordinal, match_code, undone_by, undone_on, reason)
        VALUES (@entity, @command_ordinal, @match_code, @undone_by, @undone_on, @reason)
        """, """
        SELECT command_ordinal, match_code, undone_by, undone_on, reason FROM bank_match_undone WHERE entity = @entity ORDER BY command_ordinal
        """,
        (undone, _) => [undone.Match, undone.By, Seal.Day(undone.On), undone.Reason]);

    private static readonly RegisterTable<BankMappingColumn> BankMappings = new("bank_mapping", ["bank", "meaning", "heading"], """
        INSERT INTO bank_mapping (entity, command_ordinal, bank, meaning, heading) VALUES (@entity, @command_ordinal, @bank, @meaning, @heading)
        """, """
        SELECT command_ordinal, bank, meaning, heading FROM bank_mapping WHERE entity = @entity ORDER BY command_ordinal, meaning
        """,
        (column, _) => [column.Bank, column.Meaning, column.Heading]);

    private static IEnumerable<RegisterTable> BankingTables =>
        [BankStatements, BankLines, BankOpeningItems, BankMatches, MatchedLines, MatchedVouchers, MatchedItems, MatchesUndone, BankMappings];
}
