using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A row of a register as it is stored: its values in the order of the register's columns.</summary>
internal sealed record RegisterRow(RegisterTable Table, IReadOnlyList<object?> Values);

/// <summary>A register's columns in the order in which they are sealed, how a row is written, and how all are read back.</summary>
/// <param name="Insert">Takes the entity, the command's ordinal and the columns.</param>
/// <param name="Select">The ordinal and the columns of all rows of an entity, in the order in which a command wrote them.</param>
internal record RegisterTable(string Name, IReadOnlyList<string> Columns, string Insert, string Select)
{
    public IReadOnlyList<string> Parameters { get; } = ["entity", "command_ordinal", .. Columns];

    /// <summary>The row of an entry of this register; null if it belongs to another, or needs the books to become a row.</summary>
    /// <param name="place">The entry's place among those of its command, from 1.</param>
    public virtual RegisterRow? RowOf(Entry entry, long place) => null;
}

/// <summary>A register whose entries become rows without asking the books.</summary>
/// <param name="Values">The values of an entry's columns; the number is its place among those of its command, from 1.</param>
internal sealed record RegisterTable<TEntry>(string Name, IReadOnlyList<string> Columns, string Insert, string Select, Func<TEntry, long, object?[]> Values)
    : RegisterTable(Name, Columns, Insert, Select) where TEntry : Entry
{
    public override RegisterRow? RowOf(Entry entry, long place) => entry is TEntry own ? new(this, Values(own, place)) : null;
}

/// <summary>The registers: what a decision keeps beside vouchers. The rows of each command are hashed into its seal, so
/// that a changed register shows as surely as a changed voucher.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable Entities = new("entity", ["name", "kind", "first_year", "parent", "opened_at", "genesis"], """
        INSERT INTO entity (entity, command_ordinal, name, kind, first_year, parent, opened_at, genesis)
        VALUES (@entity, @command_ordinal, @name, @kind, @first_year, @parent, @opened_at, @genesis)
        """, """
        SELECT command_ordinal, name, kind, first_year, parent, opened_at, genesis FROM entity WHERE entity = @entity
        """);

    private static readonly RegisterTable Funds = new("fund", ["fund", "name", "kind", "restricted", "purposes"], """
        INSERT INTO fund (entity, command_ordinal, fund, name, kind, restricted, purposes)
        VALUES (@entity, @command_ordinal, @fund, @name, @kind, @restricted, @purposes)
        """, """
        SELECT command_ordinal, fund, name, kind, restricted, purposes FROM fund WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable Banks = new("bank_account", ["bank", "name", "kind", "account_number", "funds"], """
        INSERT INTO bank_account (entity, command_ordinal, bank, name, kind, account_number, funds)
        VALUES (@entity, @command_ordinal, @bank, @name, @kind, @account_number, @funds)
        """, """
        SELECT command_ordinal, bank, name, kind, account_number, funds FROM bank_account WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable Parties = new("party", ["party", "name", "kind", "credit_code", "registration"], """
        INSERT INTO party (entity, command_ordinal, party, name, kind, credit_code, registration)
        VALUES (@entity, @command_ordinal, @party, @name, @kind, @credit_code, @registration)
        """, """
        SELECT command_ordinal, party, name, kind, credit_code, registration FROM party WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable Cases = new("legal_case",
        ["case_code", "case_number", "plaintiff_kind", "plaintiff", "defendants", "registered_on"], """
        INSERT INTO legal_case (entity, command_ordinal, case_code, case_number, plaintiff_kind, plaintiff, defendants, registered_on)
        VALUES (@entity, @command_ordinal, @case_code, @case_number, @plaintiff_kind, @plaintiff, @defendants, @registered_on)
        """, """
        SELECT command_ordinal, case_code, case_number, plaintiff_kind, plaintiff, defendants, registered_on
        FROM legal_case WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable Advances = new("advance",
        ["advance", "fund", "case_code", "organisation", "cost_kind", "requested_fen", "requested_by", "requested_on"], """
        INSERT INTO advance (entity, command_ordinal, advance, fund, case_code, organisation, cost_kind, requested_fen, requested_by, requested_on)
        VALUES (@entity, @command_ordinal, @advance, @fund, @case_code, @organisation, @cost_kind, @requested_fen, @requested_by, @requested_on)
        """, """
        SELECT command_ordinal, advance, fund, case_code, organisation, cost_kind, requested_fen, requested_by, requested_on
        FROM advance WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable JudgmentItems = new("judgment_item",
        ["judgment", "item_no", "case_code", "advance", "defendant", "amount_fen", "effective_on", "due_on"], """
        INSERT INTO judgment_item (entity, command_ordinal, judgment, item_no, case_code, advance, defendant, amount_fen, effective_on, due_on)
        VALUES (@entity, @command_ordinal, @judgment, @item_no, @case_code, @advance, @defendant, @amount_fen, @effective_on, @due_on)
        """, """
        SELECT command_ordinal, judgment, item_no, case_code, advance, defendant, amount_fen, effective_on, due_on
        FROM judgment_item WHERE entity = @entity ORDER BY command_ordinal, item_no
        """);

    private static readonly RegisterTable Allocations = new("recovery_allocation",
        ["receipt", "row_no", "received_on", "case_code", "defendant", "head", "advance", "amount_fen", "rule_no"], """
        INSERT INTO recovery_allocation (entity, command_ordinal, receipt, row_no, received_on, case_code, defendant, head, advance, amount_fen, rule_no)
        VALUES (@entity, @command_ordinal, @receipt, @row_no, @received_on, @case_code, @defendant, @head, @advance, @amount_fen, @rule_no)
        """, """
        SELECT command_ordinal, receipt, row_no, received_on, case_code, defendant, head, advance, amount_fen, rule_no
        FROM recovery_allocation WHERE entity = @entity ORDER BY command_ordinal, row_no
        """);

    private static readonly RegisterTable Agreements = new("service_agreement", ["agreement", "party", "ceiling_fen", "from_day", "to_day"], """
        INSERT INTO service_agreement (entity, command_ordinal, agreement, party, ceiling_fen, from_day, to_day)
        VALUES (@entity, @command_ordinal, @agreement, @party, @ceiling_fen, @from_day, @to_day)
        """, """
        SELECT command_ordinal, agreement, party, ceiling_fen, from_day, to_day FROM service_agreement WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable Orders = new("service_order",
        ["order_code", "kind", "fund", "case_code", "agreement", "party", "amount_fen", "placed_on"], """
        INSERT INTO service_order (entity, command_ordinal, order_code, kind, fund, case_code, agreement, party, amount_fen, placed_on)
        VALUES (@entity, @command_ordinal, @order_code, @kind, @fund, @case_code, @agreement, @party, @amount_fen, @placed_on)
        """, """
        SELECT command_ordinal, order_code, kind, fund, case_code, agreement, party, amount_fen, placed_on
        FROM service_order WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable Policies = new("policy_value", ["name", "value", "from_day"], """
        INSERT INTO policy_value (entity, command_ordinal, name, value, from_day) VALUES (@entity, @command_ordinal, @name, @value, @from_day)
        """, """
        SELECT command_ordinal, name, value, from_day FROM policy_value WHERE entity = @entity ORDER BY command_ordinal, name
        """);

    private static readonly RegisterTable PeriodsOpened = new("period_opened", ["period"], """
        INSERT INTO period_opened (entity, command_ordinal, period) VALUES (@entity, @command_ordinal, @period)
        """, """
        SELECT command_ordinal, period FROM period_opened WHERE entity = @entity ORDER BY command_ordinal, period
        """);

    private static readonly RegisterTable PeriodsClosed = new("period_closed", ["period", "closed_by", "closed_at", "last_seq", "head_seal", "balance_hash"], """
        INSERT INTO period_closed (entity, command_ordinal, period, closed_by, closed_at, last_seq, head_seal, balance_hash)
        VALUES (@entity, @command_ordinal, @period, @closed_by, @closed_at, @last_seq, @head_seal, @balance_hash)
        """, """
        SELECT command_ordinal, period, closed_by, closed_at, last_seq, head_seal, balance_hash
        FROM period_closed WHERE entity = @entity ORDER BY command_ordinal, period
        """);

    private static readonly RegisterTable Drafts = new("draft", ["draft", "voucher_date", "period"], """
        INSERT INTO draft (entity, command_ordinal, draft, voucher_date, period) VALUES (@entity, @command_ordinal, @draft, @voucher_date, @period)
        """, """
        SELECT command_ordinal, draft, voucher_date, period FROM draft WHERE entity = @entity ORDER BY command_ordinal
        """);

    private static readonly RegisterTable DraftsSettled = new("draft_settled", ["draft", "posted"], """
        INSERT INTO draft_settled (entity, command_ordinal, draft, posted) VALUES (@entity, @command_ordinal, @draft, @posted)
        """, """
        SELECT command_ordinal, draft, posted FROM draft_settled WHERE entity = @entity ORDER BY command_ordinal
        """);

    /// <summary>All registers, in the order in which one command's rows are hashed.</summary>
    public static IReadOnlyList<RegisterTable> All => Every.Value;

    // Lazy, since the static fields of a class in several files have no order.
    private static readonly Lazy<IReadOnlyList<RegisterTable>> Every = new(() =>
    [
        Entities, Funds, Banks, Parties, Cases, Advances, JudgmentItems, Allocations, Agreements, Orders, Policies, PeriodsOpened, PeriodsClosed,
        Drafts, DraftsSettled,
        .. CaseTables, .. FundTables, .. OrganisationTables, .. MasterDataTables, .. BankingTables, .. ReconcilingTables, .. EvidenceTables,
    ]);

    /// <summary>Writes what a decision keeps.</summary>
    /// <returns>The hash of the rows; empty when there is none.</returns>
    public static async Task<string> WriteAsync(Session books, string entity, IReadOnlyList<Entry> entries, EntityHead head, DateTime now)
    {
        var ordinal = head.LastOrdinal + 1;
        var rows = new List<RegisterRow>();
        foreach (var (entry, i) in entries.Select((entry, i) => (entry, i))) rows.Add(await RowAsync(books, entity, entry, i + 1, head, now));
        foreach (var row in rows) await books.ExecuteHotAsync(row.Table.Insert, row.Table.Parameters, [entity, ordinal, .. row.Values]);
        return HashOf(rows.Select(row => (row.Table, row.Values)));
    }

    /// <summary>The hash of one command's rows, table by table; empty when there is none.</summary>
    public static string HashOf(IEnumerable<(RegisterTable Table, IReadOnlyList<object?> Values)> rows)
    {
        var ordered = rows.OrderBy(row => IndexOf(row.Table)).ToList();
        if (ordered.Count == 0) return "";
        var record = new SealRecord();
        foreach (var (table, values) in ordered)
        {
            record.Text(table.Name);
            foreach (var value in values) record.Value(value);
        }
        return Seal.Hash("FL1-registers", "", record);
    }

    private static int IndexOf(RegisterTable table)
    {
        for (var i = 0; i < All.Count; i++)
            if (ReferenceEquals(All[i], table)) return i;
        throw new InvalidOperationException($"{table.Name} is not a register.");
    }

    private static async Task<RegisterRow> RowAsync(Session books, string entity, Entry entry, int row, EntityHead head, DateTime now) => entry switch
    {
        Entity opened => await EntityAsync(books, opened, head, now),
        Fund fund => new(Funds, [fund.Code, fund.Name, Code(fund.Kind), fund.Restricted ? 1L : 0L, Codes.Together(fund.Purposes.Select(purpose => Code(purpose)))]),
        BankAccount bank => new(Banks, [bank.Code, bank.Name, Code(bank.Kind), bank.Number, Codes.Together(bank.Funds)]),
        Party party => new(Parties, [party.Code, party.Name, Code(party.Kind), party.CreditCode, Code(party.Registration)]),
        LegalCase known => new(Cases, [known.Code, known.Number, Code(known.PlaintiffKind), known.Plaintiff, Codes.Together(known.Defendants), Seal.Day(known.RegisteredOn)]),
        Advance advance => new(Advances, [advance.Code, advance.Fund, advance.Case, advance.Organisation, Code(advance.CostKind), advance.Requested.Fen,
            advance.RequestedBy, Seal.Day(advance.RequestedOn)]),
        JudgmentItem item => new(JudgmentItems, [item.Judgment, (long)row, item.Case, item.Advance, item.Defendant, item.Amount.Fen,
            Seal.Day(item.EffectiveOn), Seal.Day(item.DueOn)]),
        RecoveryAllocation part => new(Allocations, [part.Receipt, (long)row, Seal.Day(part.ReceivedOn), part.Case, part.Defendant, Code(part.Head),
            part.Advance, part.Amount.Fen, (long)part.Rule]),
        ServiceAgreement agreement => new(Agreements, [agreement.Code, agreement.Party, agreement.Ceiling.Fen, Seal.Day(agreement.From), Seal.Day(agreement.To)]),
        Order order => new(Orders, [order.Code, Code(order.Kind), order.Fund, order.Case, order.Agreement, order.Party, order.Amount.Fen, Seal.Day(order.PlacedOn)]),
        PolicyValue value => new(Policies, [value.Name, value.Value, Seal.Day(value.From)]),
        PeriodOpened opened => new(PeriodsOpened, [(long)opened.Period.Code]),
        PeriodClosed closed => new(PeriodsClosed, [(long)closed.Period.Code, closed.ClosedBy, Seal.Instant(now), head.LastSeq, head.VoucherSeal,
            await BalanceHashAsync(books, entity, closed.Period)]),
        Draft draft => new(Drafts, [draft.Code, Seal.Day(draft.Voucher.Date), (long)draft.Voucher.Period.Code]),
        DraftSettled settled => new(DraftsSettled, [settled.Code, settled.Posted ? 1L : 0L]),
        _ => All.Select(table => table.RowOf(entry, row)).FirstOrDefault(made => made is not null)
            ?? throw new InvalidOperationException($"No register for {entry.GetType().Name}."),
    };

    private static string Code(Enum member) => Catalogue.CodeOf(member);

    private static async Task<RegisterRow> EntityAsync(Session books, Entity opened, EntityHead head, DateTime now)
    {
        var genesis = await GenesisAsync(books, opened.Code, Seal.Instant(now));
        (head.VoucherSeal, head.CommandSeal) = (genesis, genesis);
        return new(Entities, [opened.Name, Code(opened.Kind), (long)opened.FirstYear, opened.Parent, Seal.Instant(now), genesis]);
    }

    /// <summary>Where the chains of an entity start: at this installation, at the instant the entity was opened.</summary>
    public static async Task<string> GenesisAsync(Session books, string entity, string openedAt)
    {
        await foreach (var row in books.RowsAsync("SELECT id, created_at FROM installation"))
            return Seal.Genesis(row[0] as string ?? "", row[1] as string ?? "", entity, openedAt);
        throw new InvalidOperationException("The books have no installation.");
    }

    /// <summary>The hash of all balances as they stand at the end of a month: what a closed month must keep (E.8.13).</summary>
    public static async Task<string> BalanceHashAsync(Session books, string entity, Period period)
    {
        var record = new SealRecord();
        await foreach (var row in books.RowsAsync("""
            SELECT fund, account, bank, slot, debit_fen, credit_fen FROM fund_balance
            WHERE entity = @entity AND slot <= @last
            ORDER BY fund, account, bank, slot
            """, new { entity, last = period.Month == 12 ? period.Code + 1 : period.Code }))
        {
            if (!row.All(Seal.CanHold)) return "";
            foreach (var value in row) record.Value(value);
        }
        return Seal.Hash("FL1-balances", "", record);
    }
}
