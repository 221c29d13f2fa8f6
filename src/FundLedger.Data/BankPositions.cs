using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>Up to which day, posting and command something is looked at.</summary>
/// <param name="Day">The last day that counts.</param>
/// <param name="KnownAt">The last posting that counts.</param>
/// <param name="KnownOrdinal">The last command whose registrations count.</param>
public sealed record Known(DateOnly Day, long KnownAt, long KnownOrdinal);

/// <summary>Reads where bank accounts stand by the books and by the bank, as of a day and as known at a posting.</summary>
public static class BankPositions
{
    public static async Task<BankPosition> ReadAsync(Session books, string entity, BankAccount account, Known known)
    {
        var statements = await books.ListAsync<StatementRow>("""
            SELECT from_day, to_day, opening_fen FROM v_bank_statement
            WHERE entity = @entity AND bank = @Code AND command_ordinal <= @KnownOrdinal
            ORDER BY from_day, command_ordinal
            """, new { entity, account.Code, known.KnownOrdinal });
        var funds = await FundsAsync(books, entity, account.Code, known);
        var cases = account.Kind == BankKind.Entrusted ? await CasesAsync(books, entity, account, known) : [];
        return new(account, known.Day, funds.Select(share => share.Amount).Sum(), await ByBankAsync(books, entity, account.Code, statements, known), ProvedTo(statements, known.Day),
            await ItemsAsync(books, entity, account.Code, known), funds, cases, cases.Count == 0 ? Money.Zero : await CustodyAsync(books, entity, account, known));
    }

    /// <summary>The last day, at most the one asked for, to which the statements lead from the first without a gap.</summary>
    private static DateOnly? ProvedTo(IReadOnlyList<StatementRow> statements, DateOnly day)
    {
        if (statements.Count == 0 || statements[0].FromDay > day) return null;
        var to = statements[0].ToDay;
        foreach (var statement in statements)
            if (statement.FromDay <= to.AddDays(1) && statement.ToDay > to) to = statement.ToDay;
        return to < day ? to : day;
    }

    private static async Task<Money> ByBankAsync(Session books, string entity, string bank, IReadOnlyList<StatementRow> statements, Known known)
    {
        if (statements.LastOrDefault(statement => statement.FromDay <= known.Day) is not { } latest) return Money.Zero;
        return new Money(latest.OpeningFen + await books.ScalarAsync<long>("""
            SELECT COALESCE(SUM(amount_fen), 0) FROM bank_line
            WHERE entity = @entity AND bank = @bank AND value_day BETWEEN @FromDay AND @Day AND command_ordinal <= @KnownOrdinal
            """, new { entity, bank, latest.FromDay, known.Day, known.KnownOrdinal }));
    }

    private static async Task<IReadOnlyList<BankShare>> FundsAsync(Session books, string entity, string bank, Known known)
    {
        var asOf = new AsOf(known.Day);
        return [.. (await books.ListAsync<ShareRow>("""
            SELECT part.fund AS code, fund.name, SUM(part.fen) AS fen
            FROM (SELECT fund, debit_fen - credit_fen AS fen FROM fund_balance
                  WHERE entity = @entity AND bank = @bank AND account IN ('1002.01', '1002.02', '1011') AND slot <= @Whole
                  UNION ALL
                  SELECT fund, CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END FROM voucher_line
                  WHERE entity = @entity AND bank = @bank AND account IN ('1002.01', '1002.02', '1011') AND slot = @Begun AND voucher_date <= @Day
                  UNION ALL
                  SELECT fund, CASE WHEN side = 'D' THEN -amount_fen ELSE amount_fen END FROM voucher_line
                  WHERE entity = @entity AND seq > @KnownAt AND bank = @bank AND account IN ('1002.01', '1002.02', '1011')
                    AND (slot <= @Whole OR (slot = @Begun AND voucher_date <= @Day))) part
            JOIN fund ON fund.entity = @entity AND fund.fund = part.fund
            GROUP BY part.fund, fund.name, fund.command_ordinal
            ORDER BY fund.command_ordinal
            """, new { entity, bank, asOf.Whole, asOf.Begun, known.Day, known.KnownAt })).Select(row => row.ToShare())];
    }

    private static async Task<IReadOnlyList<BankShare>> CasesAsync(Session books, string entity, BankAccount account, Known known)
    {
        var asOf = new AsOf(known.Day);
        return [.. (await books.ListAsync<ShareRow>("""
            SELECT part.case_code AS code, COALESCE(legal_case.case_number, '') AS name, SUM(part.fen) AS fen
            FROM (SELECT case_code, credit_fen - debit_fen AS fen FROM period_balance
                  WHERE entity = @entity AND account = '2901' AND fund IN @Funds AND slot <= @Whole
                  UNION ALL
                  SELECT case_code, CASE WHEN side = 'C' THEN amount_fen ELSE -amount_fen END FROM voucher_line
                  WHERE entity = @entity AND account = '2901' AND fund IN @Funds AND slot = @Begun AND voucher_date <= @Day
                  UNION ALL
                  SELECT case_code, CASE WHEN side = 'C' THEN -amount_fen ELSE amount_fen END FROM voucher_line
                  WHERE entity = @entity AND seq > @KnownAt AND account = '2901' AND fund IN @Funds AND (slot <= @Whole OR (slot = @Begun AND voucher_date <= @Day))) part
            LEFT JOIN legal_case ON legal_case.entity = @entity AND legal_case.case_code = part.case_code
            GROUP BY part.case_code, legal_case.case_number, legal_case.command_ordinal
            HAVING SUM(part.fen) <> 0
            ORDER BY legal_case.command_ordinal
            """, new { entity, account.Funds, asOf.Whole, asOf.Begun, known.Day, known.KnownAt })).Select(row => row.ToShare())];
    }

    /// <summary>What the funds of an entrusted account have on all entrusted accounts.</summary>
    private static async Task<Money> CustodyAsync(Session books, string entity, BankAccount account, Known known)
    {
        var asOf = new AsOf(known.Day);
        return new Money(await books.ScalarAsync<long>("""
            SELECT COALESCE(SUM(part.fen), 0)
            FROM (SELECT debit_fen - credit_fen AS fen FROM fund_balance
                  WHERE entity = @entity AND account = '1002.02' AND fund IN @Funds AND slot <= @Whole
                  UNION ALL
                  SELECT CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END FROM voucher_line
                  WHERE entity = @entity AND account = '1002.02' AND fund IN @Funds AND slot = @Begun AND voucher_date <= @Day
                  UNION ALL
                  SELECT CASE WHEN side = 'D' THEN -amount_fen ELSE amount_fen END FROM voucher_line
                  WHERE entity = @entity AND seq > @KnownAt AND account = '1002.02' AND fund IN @Funds AND (slot <= @Whole OR (slot = @Begun AND voucher_date <= @Day))) part
            """, new { entity, account.Funds, asOf.Whole, asOf.Begun, known.Day, known.KnownAt }));
    }

    // A match whose parts do not all lie before the end of the day holds nothing yet: what it will hold was open on that day.
    private static async Task<IReadOnlyList<BankOpenItem>> ItemsAsync(Session books, string entity, string bank, Known known)
    {
        var asked = new { entity, bank, known.Day, known.KnownAt, known.KnownOrdinal };
        var lines = await books.ListAsync<ItemRow>("""
            SELECT 'BANK' AS side, line.line_key AS code, line.value_day AS day, line.amount_fen, line.summary AS text
            FROM bank_line line
            WHERE line.entity = @entity AND line.bank = @bank AND line.value_day <= @Day AND line.command_ordinal <= @KnownOrdinal
              AND NOT EXISTS (
                  SELECT 1 FROM bank_match_line held
                  LEFT JOIN bank_match_undone undone ON undone.entity = held.entity AND undone.match_code = held.match_code AND undone.command_ordinal <= @KnownOrdinal
                  WHERE held.entity = line.entity AND held.bank = line.bank AND held.line_key = line.line_key AND held.command_ordinal <= @KnownOrdinal AND undone.match_code IS NULL
                    AND NOT EXISTS (SELECT 1 FROM v_bank_match_part part WHERE part.entity = held.entity AND part.match_code = held.match_code AND part.part_day > @Day))
            ORDER BY line.value_day, line.command_ordinal, line.line_no
            """, asked);
        var entries = await books.ListAsync<ItemRow>("""
            SELECT 'BOOK' AS side, entry.voucher_no AS code, entry.voucher_date AS day, entry.amount_fen, entry.summary AS text
            FROM v_bank_entry entry
            WHERE entry.entity = @entity AND entry.bank = @bank AND entry.voucher_date <= @Day AND entry.known_at <= @KnownAt
              AND NOT EXISTS (
                  SELECT 1 FROM bank_match_voucher held
                  LEFT JOIN bank_match_undone undone ON undone.entity = held.entity AND undone.match_code = held.match_code AND undone.command_ordinal <= @KnownOrdinal
                  WHERE held.entity = entry.entity AND held.bank = entry.bank AND held.voucher_seq = entry.seq AND held.command_ordinal <= @KnownOrdinal AND undone.match_code IS NULL
                    AND NOT EXISTS (SELECT 1 FROM v_bank_match_part part WHERE part.entity = held.entity AND part.match_code = held.match_code AND part.part_day > @Day))
            ORDER BY entry.voucher_date, entry.seq
            """, asked);
        var carried = await books.ListAsync<ItemRow>("""
            SELECT item.item_side AS side, item.item AS code, item.item_day AS day, item.amount_fen, item.note AS text
            FROM bank_opening_item item
            WHERE item.entity = @entity AND item.bank = @bank AND item.item_day <= @Day AND item.command_ordinal <= @KnownOrdinal
              AND EXISTS (SELECT 1 FROM bank_statement first WHERE first.entity = item.entity AND first.bank = item.bank AND first.is_first = 1 AND first.command_ordinal <= @KnownOrdinal)
              AND NOT EXISTS (
                  SELECT 1 FROM bank_match_item held
                  LEFT JOIN bank_match_undone undone ON undone.entity = held.entity AND undone.match_code = held.match_code AND undone.command_ordinal <= @KnownOrdinal
                  WHERE held.entity = item.entity AND held.bank = item.bank AND held.item = item.item AND held.command_ordinal <= @KnownOrdinal AND undone.match_code IS NULL
                    AND NOT EXISTS (SELECT 1 FROM v_bank_match_part part WHERE part.entity = held.entity AND part.match_code = held.match_code AND part.part_day > @Day))
            ORDER BY item.item_day, item.item
            """, asked);
        return [.. carried.Concat(lines).Concat(entries).Select(row => row.ToItem())];
    }

    private sealed class StatementRow { public DateOnly FromDay { get; set; } public DateOnly ToDay { get; set; } public long OpeningFen { get; set; } }

    private sealed class ShareRow
    {
        public string Code { get; set; } = "";
        public string Name { get; set; } = "";
        public long Fen { get; set; }

        public BankShare ToShare() => new(Code, Name, new Money(Fen));
    }

    private sealed class ItemRow
    {
        public string Side { get; set; } = "";
        public string Code { get; set; } = "";
        public DateOnly Day { get; set; }
        public long AmountFen { get; set; }
        public string Text { get; set; } = "";

        public BankOpenItem ToItem() => new(Catalogue.Member<OpenSide>(Side), Code, Day, new Money(AmountFen), Text);
    }
}
