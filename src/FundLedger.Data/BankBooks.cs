using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What of a bank account is open: lines, vouchers and opening items that no standing match holds.</summary>
internal static class BankBooks
{
    public static async Task<IReadOnlyList<OpenLine>> OpenLinesAsync(Session books, string entity, string bank) =>
        [.. (await books.ListAsync<LineRow>("""
            SELECT line.line_key, line.value_day, line.amount_fen
            FROM bank_line line
            WHERE line.entity = @entity AND line.bank = @bank
              AND NOT EXISTS (SELECT 1 FROM bank_match_line part
                              LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                              WHERE part.entity = line.entity AND part.bank = line.bank AND part.line_key = line.line_key AND undone.match_code IS NULL)
            ORDER BY line.value_day, line.command_ordinal, line.line_no
            """, new { entity, bank })).Select(row => new OpenLine(row.LineKey, row.ValueDay, new Money(row.AmountFen)))];

    /// <summary>Vouchers since the first statement began, and earlier ones that were posted after it was recorded; opening
    /// balances are no movement.</summary>
    public static async Task<IReadOnlyList<OpenEntry>> OpenEntriesAsync(Session books, string entity, string bank) =>
        [.. (await books.ListAsync<EntryRow>("""
            SELECT line.seq, voucher.voucher_no, voucher.voucher_date, voucher.reverses, voucher.corrects,
                   SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END) AS amount_fen
            FROM voucher_line line
            JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
            JOIN bank_statement start ON start.entity = line.entity AND start.bank = line.bank AND start.is_first = 1
            WHERE line.entity = @entity AND line.account IN ('1002.01', '1002.02', '1011') AND line.bank = @bank
              AND ((voucher.kind <> 'OPENING' AND line.voucher_date >= start.from_day) OR line.seq > start.known_seq)
              AND NOT EXISTS (SELECT 1 FROM bank_match_voucher part
                              LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                              WHERE part.entity = line.entity AND part.bank = line.bank AND part.voucher_seq = line.seq AND undone.match_code IS NULL)
            GROUP BY line.seq, voucher.voucher_no, voucher.voucher_date, voucher.reverses, voucher.corrects
            HAVING SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END) <> 0
            ORDER BY voucher.voucher_date, line.seq
            """, new { entity, bank })).Select(row => new OpenEntry(row.Seq, row.VoucherNo, row.VoucherDate, new Money(row.AmountFen), row.Reverses, row.Corrects))];

    public static async Task<IReadOnlyList<BankOpeningItem>> OpenItemsAsync(Session books, string entity, string bank) =>
        [.. (await books.ListAsync<OpeningRow>("""
            SELECT item.bank, item.item, item.item_side, item.item_day, item.amount_fen, item.note
            FROM bank_opening_item item
            WHERE item.entity = @entity AND item.bank = @bank
              AND NOT EXISTS (SELECT 1 FROM bank_match_item part
                              LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                              WHERE part.entity = item.entity AND part.bank = item.bank AND part.item = item.item AND undone.match_code IS NULL)
            ORDER BY item.item
            """, new { entity, bank })).Select(row => row.ToItem())];

    private sealed class LineRow { public string LineKey { get; set; } = ""; public DateOnly ValueDay { get; set; } public long AmountFen { get; set; } }
    private sealed class EntryRow { public long Seq { get; set; } public string VoucherNo { get; set; } = ""; public DateOnly VoucherDate { get; set; } public long Reverses { get; set; } public long Corrects { get; set; } public long AmountFen { get; set; } }
}

/// <summary>An opening item as it is stored.</summary>
internal sealed class OpeningRow
{
    public string Bank { get; set; } = "";
    public string Item { get; set; } = "";
    public string ItemSide { get; set; } = "";
    public DateOnly ItemDay { get; set; }
    public long AmountFen { get; set; }
    public string Note { get; set; } = "";

    public BankOpeningItem ToItem() => new(Bank, Item, Catalogue.Member<OpenSide>(ItemSide), ItemDay, new Money(AmountFen), Note);
}
