using FundLedger.Data;

namespace FundLedger.Tests.Support;

/// <summary>Books made long behind the journal's back, for tests of how long things take and how they are stopped. Their seals
/// are not right, and nothing that reads them here minds.</summary>
internal static class ManyVouchers
{
    /// <summary>Doubles the vouchers of the books so many times.</summary>
    public static Task<int> DoubleAsync(Database database, string entity, int times) => database.WriteAsync(entity, async books =>
    {
        for (var time = 0; time < times; time++)
        {
            await books.ExecuteAsync("""
                INSERT INTO voucher (entity, seq, format, kind, series, period, slot, number, voucher_no, voucher_date, posted_at, recipe, summary, attachments,
                    maker, reviewer, cashier, poster, command_key, reverses, corrects, total_fen, line_count, previous_seal, seal)
                SELECT entity, seq + (SELECT MAX(last.seq) FROM voucher last WHERE last.entity = @entity), format, 'NORMAL', series, period, slot, 0, voucher_no, voucher_date, posted_at,
                    recipe, summary, attachments, maker, reviewer, cashier, poster, command_key, 0, 0, total_fen, line_count, previous_seal, seal
                FROM voucher WHERE entity = @entity
                """, new { entity });
            await books.ExecuteAsync("""
                INSERT INTO voucher_line (entity, seq, line_no, slot, voucher_date, account, account_name, book, fund, side, amount_fen, case_code, advance, party, order_code,
                    bank, payee, source, line_text)
                SELECT line.entity, line.seq + (SELECT MAX(first.seq) FROM voucher_line first WHERE first.entity = @entity), line.line_no, line.slot, line.voucher_date, line.account,
                    line.account_name, line.book, line.fund, line.side, line.amount_fen, line.case_code, line.advance, line.party, line.order_code, line.bank, line.payee, line.source, line.line_text
                FROM voucher_line line WHERE line.entity = @entity
                """, new { entity });
        }
        return new Work<int>(await books.ExecuteAsync("UPDATE entity_head SET last_seq = (SELECT MAX(seq) FROM voucher WHERE voucher.entity = entity_head.entity) WHERE entity = @entity", new { entity }), Keep: true);
    }, TestContext.Current.CancellationToken);

    /// <summary>Copies the recorded commands of the books until there are so many, each under a key of its own.</summary>
    public static Task<int> CommandsAsync(Database database, string entity, int atLeast) => database.WriteAsync(entity, async books =>
    {
        var many = await books.ScalarAsync<long>("SELECT COUNT(*) FROM command WHERE entity = @entity", new { entity });
        for (; many < atLeast; many *= 2)
            await books.ExecuteAsync("""
                INSERT INTO command (entity, ordinal, command_key, type, fingerprint, body, answer, registers_hash, recorded_by, recorded_at, previous_seal, seal)
                SELECT entity, ordinal + @many, CONCAT('N', ordinal + @many), type, fingerprint, body, answer, registers_hash, recorded_by, recorded_at, previous_seal, seal
                FROM command WHERE entity = @entity
                """, new { entity, many });
        await books.ExecuteAsync("UPDATE entity_head SET last_ordinal = @many WHERE entity = @entity", new { entity, many });
        return new Work<int>((int)many, Keep: true);
    }, TestContext.Current.CancellationToken);
}
