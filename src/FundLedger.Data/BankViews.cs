using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A bank account as a person looks at it: where it stands, and how far it is proved.</summary>
/// <param name="Latest">Its latest finished reconciliation, or null.</param>
/// <param name="Open">The reconciliation that is being prepared, or null.</param>
public sealed record BankCard(BankPosition Position, ReconciliationCard? Latest, ReconciliationCard? Open);

/// <summary>A line of a bank account, with the match that holds it.</summary>
public sealed class BankLineCard
{
    public string LineKey { get; set; } = "";
    public string Statement { get; set; } = "";
    public long LineNo { get; set; }
    public DateOnly ValueDay { get; set; }
    public long AmountFen { get; set; }
    public long BalanceFen { get; set; }
    public long HasBalance { get; set; }
    public string Serial { get; set; } = "";
    public string Summary { get; set; } = "";
    public string Counterparty { get; set; } = "";
    public string CounterpartyAccount { get; set; } = "";
    public long CommandOrdinal { get; set; }
    /// <summary>The standing match; empty while the line is open.</summary>
    public string MatchCode { get; set; } = "";

    public Money Amount => new(AmountFen);
    public Money? Balance => HasBalance != 0 ? new Money(BalanceFen) : null;
    public bool IsOpen => MatchCode.Length == 0;
}

/// <summary>A voucher that moves a bank account and that no standing match holds.</summary>
public sealed class BankEntryCard
{
    public long Seq { get; set; }
    public string VoucherNo { get; set; } = "";
    public DateOnly VoucherDate { get; set; }
    public string Summary { get; set; } = "";
    public long AmountFen { get; set; }

    public Money Amount => new(AmountFen);
}

/// <summary>A line of the bank that a standing match holds together with a voucher.</summary>
public sealed class VoucherBankLine
{
    public string Bank { get; set; } = "";
    public string LineKey { get; set; } = "";
    public DateOnly ValueDay { get; set; }
    public long AmountFen { get; set; }
    public string Summary { get; set; } = "";
    public string Counterparty { get; set; } = "";
    public string MatchCode { get; set; } = "";
    public string MatchedBy { get; set; } = "";
    public DateOnly MatchedOn { get; set; }
}

/// <summary>A statement of a bank account.</summary>
public sealed class StatementCard
{
    public string Statement { get; set; } = "";
    public DateOnly FromDay { get; set; }
    public DateOnly ToDay { get; set; }
    public long OpeningFen { get; set; }
    public long ClosingFen { get; set; }
    public string FileHash { get; set; } = "";
    public string Format { get; set; } = "";
    public long LineCount { get; set; }
    public long NewCount { get; set; }
    public long AfterGap { get; set; }
    /// <summary>1 when the bytes of its file are kept.</summary>
    public long HasFile { get; set; }

    public Money Opening => new(OpeningFen);
    public Money Closing => new(ClosingFen);
}

/// <summary>A match with all that it holds.</summary>
public sealed record MatchCard(string Code, MatchRule Rule, string By, DateOnly On, string UndoneBy, DateOnly? UndoneOn, string Reason, IReadOnlyList<MatchPart> Parts)
{
    public bool Stands => UndoneBy.Length == 0;
}

/// <summary>A line, a voucher or an opening item of a match.</summary>
/// <param name="IsLine">It stands on the bank's side.</param>
/// <param name="Seq">The voucher's posting sequence; 0 for the others.</param>
public sealed record MatchPart(bool IsLine, string Code, long Seq, DateOnly Day, Money Amount);

/// <summary>Which lines are asked for.</summary>
/// <param name="After">The place of the last line seen: day, command and place in the statement.</param>
public sealed record LineSearch(string Bank, Period? Month = null, bool OnlyOpen = false, string Text = "", (DateOnly Day, long Ordinal, long LineNo)? After = null);

/// <summary>Reads bank accounts, their statements, lines and matches for people and programs that look at them.</summary>
public static class BankViews
{
    /// <summary>All accounts of an entity at the end of a day.</summary>
    public static async Task<IReadOnlyList<BankCard>> AccountsAsync(Session books, string entity, DateOnly day)
    {
        var cards = await ReconciliationQueries.ReconciliationsAsync(books, entity);
        var found = new List<BankCard>();
        foreach (var account in await ReconciliationQueries.AccountsAsync(books, entity))
        {
            var own = cards.Where(card => card.Bank == account.Code).ToList();
            found.Add(new(await BankPositions.ReadAsync(books, entity, account, new Known(day, long.MaxValue, long.MaxValue)), own.Find(card => card.IsFinished), own.Find(card => card.IsOpen)));
        }
        return found;
    }

    /// <summary>Lines in the order of time.</summary>
    public static Task<IReadOnlyList<BankLineCard>> LinesAsync(Session books, string entity, LineSearch search, int atMost) => books.FirstAsync<BankLineCard>(atMost, """
        SELECT line_key, statement, line_no, value_day, amount_fen, balance_fen, has_balance, serial, summary, counterparty, counterparty_account, command_ordinal, match_code
        FROM v_bank_line
        WHERE entity = @entity AND bank = @Bank AND value_day BETWEEN @from AND @to AND (@onlyOpen = 0 OR match_code = '')
          AND (value_day > @day OR (value_day = @day AND (command_ordinal > @ordinal OR (command_ordinal = @ordinal AND line_no > @lineNo))))
          AND (@Text = '' OR line_key LIKE @pattern ESCAPE '~' OR summary LIKE @pattern ESCAPE '~' OR counterparty LIKE @pattern ESCAPE '~'
               OR (@isAmount = 1 AND (amount_fen = @fen OR amount_fen = -@fen)))
        ORDER BY value_day, command_ordinal, line_no
        """, new
    {
        entity, search.Bank, from = search.Month?.FirstDay ?? DateOnly.MinValue, to = search.Month?.LastDay ?? DateOnly.MaxValue, onlyOpen = search.OnlyOpen ? 1 : 0,
        day = search.After?.Day ?? DateOnly.MinValue, ordinal = search.After?.Ordinal ?? -1, lineNo = search.After?.LineNo ?? -1,
        search.Text, pattern = Pattern.Containing(search.Text), isAmount = Money.TryParse(search.Text.Replace(",", "", StringComparison.Ordinal), out var amount) ? 1 : 0, fen = amount.Fen,
    });

    /// <summary>The bank's lines that standing matches hold a voucher with, in the order of time.</summary>
    public static Task<IReadOnlyList<VoucherBankLine>> OfVoucherAsync(Session books, string entity, long seq) => books.ListAsync<VoucherBankLine>("""
        SELECT line.bank, line.line_key, line.value_day, line.amount_fen, line.summary, line.counterparty, kept.match_code, kept.matched_by, kept.matched_on
        FROM bank_match_voucher held
        JOIN bank_match kept ON kept.entity = held.entity AND kept.match_code = held.match_code
        JOIN bank_match_line part ON part.entity = held.entity AND part.match_code = held.match_code
        JOIN bank_line line ON line.entity = part.entity AND line.bank = part.bank AND line.line_key = part.line_key
        LEFT JOIN bank_match_undone undone ON undone.entity = held.entity AND undone.match_code = held.match_code
        WHERE held.entity = @entity AND held.voucher_seq = @seq AND undone.match_code IS NULL
          AND held.bank IN (SELECT moved.bank FROM voucher_line moved WHERE moved.entity = @entity AND moved.seq = @seq AND moved.bank <> '')
        ORDER BY line.value_day, line.bank, line.line_key
        """, new { entity, seq });

    /// <summary>Vouchers that move the account and are open, in the order of time.</summary>
    public static Task<IReadOnlyList<BankEntryCard>> OpenEntriesAsync(Session books, string entity, string bank) => books.ListAsync<BankEntryCard>("""
        SELECT seq, voucher_no, voucher_date, summary, amount_fen FROM v_bank_entry
        WHERE entity = @entity AND bank = @bank AND match_code = ''
        ORDER BY voucher_date, seq
        """, new { entity, bank });

    /// <summary>What the columns of the bank's own table mean, by meaning, as it was last set for the account; empty if it never was.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> MappingAsync(Session books, string entity, string bank) => (await books.ListAsync<MappingRow>("""
        SELECT meaning, heading FROM bank_mapping
        WHERE entity = @entity AND bank = @bank AND command_ordinal = (
            SELECT MAX(latest.command_ordinal) FROM bank_mapping latest WHERE latest.entity = @entity AND latest.bank = @bank)
        ORDER BY meaning
        """, new { entity, bank })).ToDictionary(row => row.Meaning, row => row.Heading, StringComparer.Ordinal);

    /// <summary>Opening items that are open.</summary>
    public static Task<IReadOnlyList<BankOpeningItem>> OpenItemsAsync(Session books, string entity, string bank) => BankBooks.OpenItemsAsync(books, entity, bank);

    /// <summary>Statements, latest first.</summary>
    public static Task<IReadOnlyList<StatementCard>> StatementsAsync(Session books, string entity, string bank) => books.ListAsync<StatementCard>("""
        SELECT taken.statement, taken.from_day, taken.to_day, taken.opening_fen, taken.closing_fen, taken.file_hash, taken.format, taken.line_count, taken.new_count, taken.after_gap,
               CASE WHEN EXISTS (SELECT 1 FROM file_part kept WHERE kept.entity = taken.entity AND kept.sha256 = taken.file_hash AND kept.part = 1) THEN 1 ELSE 0 END AS has_file
        FROM v_bank_statement taken WHERE taken.entity = @entity AND taken.bank = @bank
        ORDER BY taken.from_day DESC, taken.command_ordinal DESC
        """, new { entity, bank });

    /// <summary>Matches, latest first.</summary>
    public static async Task<IReadOnlyList<MatchCard>> MatchesAsync(Session books, string entity, string bank, int atMost)
    {
        var rows = await books.FirstAsync<MatchRow>(atMost, """
            SELECT kept.match_code, kept.match_rule, kept.matched_by, kept.matched_on, kept.undone_by, kept.undone_on, kept.reason
            FROM v_bank_match kept WHERE kept.entity = @entity AND kept.bank = @bank
            ORDER BY kept.command_ordinal DESC, kept.match_code
            """, new { entity, bank });
        var parts = (await books.ListAsync<PartRow>("""
            SELECT match_code, part_kind, part_code, voucher_seq, part_day, amount_fen FROM v_bank_match_part
            WHERE entity = @entity AND bank = @bank
            ORDER BY match_code, part_kind, part_day, part_code
            """, new { entity, bank })).ToLookup(row => row.MatchCode);
        return [.. rows.Select(row => new MatchCard(row.MatchCode, Catalogue.Member<MatchRule>(row.MatchRule), row.MatchedBy, row.MatchedOn, row.UndoneBy, row.UndoneOn, row.Reason,
            [.. parts[row.MatchCode].Select(part => new MatchPart(part.PartKind == "LINE", part.PartCode, part.VoucherSeq, part.PartDay, new Money(part.AmountFen)))]))];
    }

    private sealed class MappingRow { public string Meaning { get; set; } = ""; public string Heading { get; set; } = ""; }
    private sealed class MatchRow { public string MatchCode { get; set; } = ""; public string MatchRule { get; set; } = ""; public string MatchedBy { get; set; } = ""; public DateOnly MatchedOn { get; set; } public string UndoneBy { get; set; } = ""; public DateOnly? UndoneOn { get; set; } public string Reason { get; set; } = ""; }
    private sealed class PartRow { public string MatchCode { get; set; } = ""; public string PartKind { get; set; } = ""; public string PartCode { get; set; } = ""; public long VoucherSeq { get; set; } public DateOnly PartDay { get; set; } public long AmountFen { get; set; } }
}
