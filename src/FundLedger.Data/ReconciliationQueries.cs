using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A reconciliation with what became of it.</summary>
public sealed class ReconciliationCard
{
    public string Code { get; set; } = "";
    public string Bank { get; set; } = "";
    public DateOnly AsOf { get; set; }
    public string State { get; set; } = "";
    public string OpenedBy { get; set; } = "";
    public DateOnly OpenedOn { get; set; }
    public long BooksFen { get; set; }
    public long StatementFen { get; set; }
    public long AdjustedFen { get; set; }
    public string PreparedBy { get; set; } = "";
    public string ReviewedBy { get; set; } = "";
    public DateOnly? FinishedOn { get; set; }
    public long KnownSeq { get; set; }
    public long EndOrdinal { get; set; }
    /// <summary>The seal of the command that finished it; empty while it is open.</summary>
    public string Seal { get; set; } = "";

    public Money Books => new(BooksFen);
    public Money Statement => new(StatementFen);
    public Money Adjusted => new(AdjustedFen);
    public bool IsOpen => State == "OPEN";
    public bool IsFinished => State == "FINISHED";
}

/// <summary>Bank accounts and their reconciliations, for those who look at them.</summary>
public static class ReconciliationQueries
{
    /// <summary>The accounts that were registered up to a command, in the order of their registration.</summary>
    public static async Task<IReadOnlyList<BankAccount>> AccountsAsync(Session books, string entity, long knownOrdinal = long.MaxValue) =>
        [.. (await books.ListAsync<AccountRow>("""
            SELECT bank, name, kind, account_number, funds FROM v_bank_account WHERE entity = @entity AND command_ordinal <= @knownOrdinal ORDER BY command_ordinal
            """, new { entity, knownOrdinal })).Select(row => new BankAccount(row.Bank, row.Name, Catalogue.Member<BankKind>(row.Kind), row.AccountNumber, Codes.Apart(row.Funds)))];

    /// <summary>The reconciliations of an account, or of all where none is named, latest first.</summary>
    public static Task<IReadOnlyList<ReconciliationCard>> ReconciliationsAsync(Session books, string entity, string bank = "") => books.ListAsync<ReconciliationCard>("""
        SELECT kept.reconciliation AS code, kept.bank, kept.as_of, kept.state, kept.opened_by, kept.opened_on, COALESCE(kept.books_fen, 0) AS books_fen,
               COALESCE(kept.statement_fen, 0) AS statement_fen, COALESCE(kept.adjusted_fen, 0) AS adjusted_fen, kept.prepared_by, kept.reviewed_by, kept.finished_on,
               kept.known_seq, kept.end_ordinal, COALESCE(command.seal, '') AS seal
        FROM v_reconciliation kept
        LEFT JOIN command ON command.entity = kept.entity AND command.ordinal = kept.end_ordinal
        WHERE kept.entity = @entity AND (@bank = '' OR kept.bank = @bank)
        ORDER BY kept.as_of DESC, kept.command_ordinal DESC
        """, new { entity, bank });

    /// <summary>The latest word on each open item of a reconciliation.</summary>
    public static Task<IReadOnlyDictionary<string, ItemExplanation>> ExplainedAsync(Session books, string entity, string reconciliation) =>
        FactsReader.ExplainedAsync(books, entity, reconciliation);

    /// <summary>A finished reconciliation as it was frozen: its account with the figures and open items, and why each was open.</summary>
    public static async Task<(BankPosition Position, IReadOnlyDictionary<string, ItemExplanation> Explained)> FrozenAsync(Session books, string entity, BankAccount account, ReconciliationCard card)
    {
        var rows = await books.ListAsync<FrozenRow>("""
            SELECT item_side, item, item_day, amount_fen, item_text, reason, expected_on FROM v_reconciled_item
            WHERE entity = @entity AND reconciliation = @Code ORDER BY row_no
            """, new { entity, card.Code });
        return (new(account, card.AsOf, card.Books, card.Statement, card.AsOf,
                [.. rows.Select(row => new BankOpenItem(Catalogue.Member<OpenSide>(row.ItemSide), row.Item, row.ItemDay, new Money(row.AmountFen), row.ItemText))], [], [], Money.Zero),
            rows.Where(row => row.Reason.Length > 0).ToDictionary(row => row.Item, row => new ItemExplanation(card.Code, row.Item, row.Reason, row.ExpectedOn, card.PreparedBy, card.AsOf)));
    }

    private sealed class AccountRow
    {
        public string Bank { get; set; } = "";
        public string Name { get; set; } = "";
        public string Kind { get; set; } = "";
        public string AccountNumber { get; set; } = "";
        public string Funds { get; set; } = "";
    }

    private sealed class FrozenRow
    {
        public string ItemSide { get; set; } = "";
        public string Item { get; set; } = "";
        public DateOnly ItemDay { get; set; }
        public long AmountFen { get; set; }
        public string ItemText { get; set; } = "";
        public string Reason { get; set; } = "";
        public DateOnly? ExpectedOn { get; set; }
    }
}
