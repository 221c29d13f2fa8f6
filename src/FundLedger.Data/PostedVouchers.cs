using System.Globalization;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>Reads vouchers back as they were posted.</summary>
public static class PostedVouchers
{
    private const string Header = """
        SELECT entity, seq, format, kind, series, period, slot, number, voucher_no, voucher_date, posted_at, recipe, summary, attachments,
               maker, reviewer, cashier, poster, command_key, reverses, corrects, total_fen, line_count, previous_seal, seal
        FROM voucher WHERE entity = @entity AND seq = @seq
        """;

    private const string Lines = """
        SELECT entity, seq, line_no, slot, voucher_date, account, account_name, book, fund, side, amount_fen, case_code, advance, party,
               order_code, bank, payee, source, line_text
        FROM voucher_line WHERE entity = @entity AND seq = @seq ORDER BY line_no
        """;

    /// <summary>The voucher of a posting sequence, or null.</summary>
    public static async Task<PostedVoucher?> ReadAsync(Session books, string entity, long seq)
    {
        var header = await FirstAsync(books.RowsAsync(Header, new { entity, seq }));
        if (header is null) return null;
        var lines = new List<VoucherLine>();
        await foreach (var row in books.RowsAsync(Lines, new { entity, seq })) lines.Add(Line(row));
        return Posted(header, lines);
    }

    private static VoucherLine Line(object?[] row) =>
        new((string)row[5]!, (string)row[8]!, (string)row[9]! == "D" ? Side.Debit : Side.Credit, new Money((long)row[10]!))
        {
            Case = (string)row[11]!, Advance = (string)row[12]!, Party = (string)row[13]!, Order = (string)row[14]!, Bank = (string)row[15]!,
            Payee = (string)row[16]!, Source = (string)row[17]!, Text = (string)row[18]!,
        };

    private static PostedVoucher Posted(object?[] row, IReadOnlyList<VoucherLine> lines) => new((string)row[0]!, (long)row[1]!, (string)row[4]!, (int)(long)row[7]!,
        new Voucher(Day((string)row[9]!), (string)row[11]!, (string)row[12]!, lines)
        {
            Kind = (string)row[3]! switch { "OPENING" => VoucherKind.Opening, "CLOSING" => VoucherKind.Closing, _ => VoucherKind.Normal },
            Attachments = (int)(long)row[13]!, Maker = (string)row[14]!, Reviewer = (string)row[15]!, Cashier = (string)row[16]!, Poster = (string)row[17]!,
            Reverses = (long)row[19]!, Corrects = (long)row[20]!,
        },
        DateTime.ParseExact((string)row[10]!, "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        (string)row[18]!);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<object?[]?> FirstAsync(IAsyncEnumerable<object?[]> rows)
    {
        await foreach (var row in rows) return row;
        return null;
    }
}
