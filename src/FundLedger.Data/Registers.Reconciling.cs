using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of bank reconciliations.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<Reconciliation> Reconciliations = new("reconciliation", ["reconciliation", "bank", "as_of", "opened_by", "opened_on"], """
        INSERT INTO reconciliation (entity, command_ordinal, reconciliation, bank, as_of, opened_by, opened_on)
        VALUES (@entity, @command_ordinal, @reconciliation, @bank, @as_of, @opened_by, @opened_on)
        """, """
        SELECT command_ordinal, reconciliation, bank, as_of, opened_by, opened_on FROM reconciliation WHERE entity = @entity ORDER BY command_ordinal
        """,
        (opened, _) => [opened.Code, opened.Bank, Seal.Day(opened.AsOf), opened.OpenedBy, Seal.Day(opened.OpenedOn)]);

    private static readonly RegisterTable<ItemExplanation> ItemExplanations = new("open_item_explanation",
        ["reconciliation", "item", "reason", "expected_on", "explained_by", "explained_on"], """
        INSERT INTO open_item_explanation (entity, command_ordinal, reconciliation, item, reason, expected_on, explained_by, explained_on)
        VALUES (@entity, @command_ordinal, @reconciliation, @item, @reason, @expected_on, @explained_by, @explained_on)
        """, """
        SELECT command_ordinal, reconciliation, item, reason, expected_on, explained_by, explained_on
        FROM open_item_explanation WHERE entity = @entity ORDER BY command_ordinal
        """,
        (told, _) => [told.Reconciliation, told.Item, told.Reason, DayOrNone(told.ExpectedOn), told.By, Seal.Day(told.On)]);

    private static readonly RegisterTable<ReconciliationResult> ReconciliationResults = new("reconciliation_result",
        ["reconciliation", "books_fen", "received_by_bank_fen", "paid_by_bank_fen", "statement_fen", "received_by_books_fen", "paid_by_books_fen", "adjusted_fen",
            "prepared_by", "reviewed_by", "finished_on", "known_seq"], """
        INSERT INTO reconciliation_result (entity, command_ordinal, reconciliation, books_fen, received_by_bank_fen, paid_by_bank_fen, statement_fen, received_by_books_fen,
                                           paid_by_books_fen, adjusted_fen, prepared_by, reviewed_by, finished_on, known_seq)
        VALUES (@entity, @command_ordinal, @reconciliation, @books_fen, @received_by_bank_fen, @paid_by_bank_fen, @statement_fen, @received_by_books_fen,
                @paid_by_books_fen, @adjusted_fen, @prepared_by, @reviewed_by, @finished_on, @known_seq)
        """, """
        SELECT command_ordinal, reconciliation, books_fen, received_by_bank_fen, paid_by_bank_fen, statement_fen, received_by_books_fen, paid_by_books_fen, adjusted_fen,
               prepared_by, reviewed_by, finished_on, known_seq
        FROM reconciliation_result WHERE entity = @entity ORDER BY command_ordinal
        """,
        (done, _) => [done.Code, done.Books.Fen, done.ReceivedByBank.Fen, done.PaidByBank.Fen, done.Statement.Fen, done.ReceivedByBooks.Fen, done.PaidByBooks.Fen,
            done.Adjusted.Fen, done.PreparedBy, done.ReviewedBy, Seal.Day(done.FinishedOn), done.KnownSeq]);

    private static readonly RegisterTable<ReconciledItem> ReconciledItems = new("reconciled_item",
        ["reconciliation", "row_no", "item_side", "item", "item_day", "amount_fen", "item_text", "days", "reason", "expected_on"], """
        INSERT INTO reconciled_item (entity, command_ordinal, reconciliation, row_no, item_side, item, item_day, amount_fen, item_text, days, reason, expected_on)
        VALUES (@entity, @command_ordinal, @reconciliation, @row_no, @item_side, @item, @item_day, @amount_fen, @item_text, @days, @reason, @expected_on)
        """, """
        SELECT command_ordinal, reconciliation, row_no, item_side, item, item_day, amount_fen, item_text, days, reason, expected_on
        FROM reconciled_item WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (kept, place) => [kept.Code, place - 1, Code(kept.Item.Side), kept.Item.Code, Seal.Day(kept.Item.Day), kept.Item.Amount.Fen, kept.Item.Text, (long)kept.Days, kept.Reason,
            DayOrNone(kept.ExpectedOn)]);

    private static readonly RegisterTable<ReconciliationAbandonment> ReconciliationsAbandoned = new("reconciliation_abandoned",
        ["reconciliation", "reason", "abandoned_by", "abandoned_on"], """
        INSERT INTO reconciliation_abandoned (entity, command_ordinal, reconciliation, reason, abandoned_by, abandoned_on)
        VALUES (@entity, @command_ordinal, @reconciliation, @reason, @abandoned_by, @abandoned_on)
        """, """
        SELECT command_ordinal, reconciliation, reason, abandoned_by, abandoned_on FROM reconciliation_abandoned WHERE entity = @entity ORDER BY command_ordinal
        """,
        (gone, _) => [gone.Code, gone.Reason, gone.By, Seal.Day(gone.On)]);

    private static IEnumerable<RegisterTable> ReconcilingTables => [Reconciliations, ItemExplanations, ReconciliationResults, ReconciledItems, ReconciliationsAbandoned];

    private static string? DayOrNone(DateOnly? day) => day is { } known ? Seal.Day(known) : null;
}
