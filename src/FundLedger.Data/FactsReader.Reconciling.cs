using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>The reconciliations of the account a command concerns, and where that account stands.</summary>
internal static partial class FactsReader
{
    private static async Task<ReconciliationFacts> ReconcilingAsync(Session books, Command command, IReadOnlyList<BankAccount> banks, EntityHead head)
    {
        var (code, bank) = command switch
        {
            ReconciliationOpened opened => (opened.Reconciliation, opened.Bank),
            OpenItemExplained told => (told.Reconciliation, ""),
            ReconciliationFinished done => (done.Reconciliation, ""),
            ReconciliationAbandoned gone => (gone.Reconciliation, ""),
            _ => ("", ""),
        };
        if (command is BankMatchUndone undone) return new() { Resting = await RestingAsync(books, command.Entity, undone.Match) };
        if (code.Length == 0) return new();

        var known = await ReconciliationsAsync(books, command.Entity, code, bank);
        var own = known.FirstOrDefault(each => each.Code == code);
        if (own is null || command is ReconciliationOpened or ReconciliationAbandoned || own.State != ReconciliationState.Open) return new() { Known = InOrder(known, each => each.Code) };
        return new()
        {
            Known = InOrder(known, each => each.Code),
            Position = await BankPositions.ReadAsync(books, command.Entity, banks.First(account => account.Code == own.Bank), new(own.AsOf, head.LastSeq, head.LastOrdinal)),
            Explained = await ExplainedAsync(books, command.Entity, code),
            Cashiers = command is ReconciliationFinished ? await CashiersAsync(books, command, own) : new HashSet<string>(),
            LastSeq = head.LastSeq,
        };
    }

    private static async Task<IReadOnlyList<Reconciliation>> ReconciliationsAsync(Session books, string entity, string code, string bank) =>
        [.. (await books.ListAsync<ReconciliationRow>("""
            SELECT reconciliation AS code, bank, as_of, opened_by, opened_on, state
            FROM v_reconciliation WHERE entity = @entity AND (reconciliation = @code OR bank = @bank)
            ORDER BY command_ordinal
            """, new { entity, code, bank })).Select(row => row.ToReconciliation())];

    /// <summary>The latest word on each item of a reconciliation.</summary>
    public static async Task<IReadOnlyDictionary<string, ItemExplanation>> ExplainedAsync(Session books, string entity, string code)
    {
        var latest = new Dictionary<string, ItemExplanation>(StringComparer.Ordinal);
        foreach (var row in await books.ListAsync<ExplanationRow>("""
            SELECT item, reason, expected_on, explained_by, explained_on FROM open_item_explanation
            WHERE entity = @entity AND reconciliation = @code ORDER BY command_ordinal
            """, new { entity, code }))
            latest[row.Item] = new(code, row.Item, row.Reason, row.ExpectedOn, row.ExplainedBy, row.ExplainedOn);
        return latest;
    }

    private static async Task<IReadOnlySet<string>> CashiersAsync(Session books, Command command, Reconciliation own) =>
        (await books.ListAsync<string>("""
            SELECT voucher.cashier FROM voucher_line line
            JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
            WHERE line.entity = @Entity AND line.bank = @Bank AND line.account IN ('1002.01', '1002.02', '1011') AND line.voucher_date BETWEEN @first AND @AsOf
              AND voucher.cashier <> ''
            UNION
            SELECT given.person FROM duty_given given
            LEFT JOIN duty_ended ended ON ended.entity = given.entity AND ended.given_ordinal = given.command_ordinal
            WHERE given.entity = @Entity AND given.duty = 'CASHIER' AND given.from_day <= @Date AND given.to_day >= @Date AND (ended.ended_on IS NULL OR ended.ended_on > @Date)
            """, new { command.Entity, command.Date, own.Bank, own.AsOf, first = Period.Of(own.AsOf).FirstDay })).ToHashSet(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<Reconciliation>> RestingAsync(Session books, string entity, string match) =>
        [.. (await books.ListAsync<ReconciliationRow>("""
            SELECT done.reconciliation AS code, done.bank, done.as_of, done.opened_by, done.opened_on, done.state
            FROM v_bank_match held
            JOIN v_reconciliation done ON done.entity = held.entity AND done.bank = held.bank AND done.state = 'FINISHED'
                                       AND done.as_of >= held.last_day AND done.end_ordinal > held.command_ordinal
            WHERE held.entity = @entity AND held.match_code = @match AND held.undone_ordinal = 0
            ORDER BY done.as_of
            """, new { entity, match })).Select(row => row.ToReconciliation())];

    private sealed class ReconciliationRow
    {
        public string Code { get; set; } = "";
        public string Bank { get; set; } = "";
        public DateOnly AsOf { get; set; }
        public string OpenedBy { get; set; } = "";
        public DateOnly OpenedOn { get; set; }
        public string State { get; set; } = "";

        public Reconciliation ToReconciliation() => new(Code, Bank, AsOf, OpenedBy, OpenedOn) { State = Catalogue.Member<ReconciliationState>(State) };
    }

    private sealed class ExplanationRow
    {
        public string Item { get; set; } = "";
        public string Reason { get; set; } = "";
        public DateOnly? ExpectedOn { get; set; }
        public string ExplainedBy { get; set; } = "";
        public DateOnly ExplainedOn { get; set; }
    }
}
