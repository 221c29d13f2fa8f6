using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>Where both chains of an entity end.</summary>
internal sealed class EntityHead
{
    public long LastSeq { get; set; }
    public string VoucherSeal { get; set; } = "";
    public long LastOrdinal { get; set; }
    public string CommandSeal { get; set; } = "";

    public static Task<EntityHead?> ReadAsync(Session books, string entity) => books.OneOrNoneAsync<EntityHead>("""
        SELECT last_seq, voucher_seal, last_ordinal, command_seal FROM entity_head WHERE entity = @entity
        """, new { entity });

    /// <summary>The first row of a new entity; both chains start at its genesis.</summary>
    public Task<int> OpenAsync(Session books, string entity) => books.ExecuteAsync("""
        INSERT INTO entity_head (entity, last_seq, voucher_seal, last_ordinal, command_seal)
        VALUES (@entity, @LastSeq, @VoucherSeal, @LastOrdinal, @CommandSeal)
        """, new { entity, LastSeq, VoucherSeal, LastOrdinal, CommandSeal });

    public Task<int> WriteAsync(Session books, string entity) => books.ExecuteHotAsync("""
        UPDATE entity_head SET last_seq = @last_seq, voucher_seal = @voucher_seal, last_ordinal = @last_ordinal, command_seal = @command_seal
        WHERE entity = @entity
        """, ["entity", "last_seq", "voucher_seal", "last_ordinal", "command_seal"], [entity, LastSeq, VoucherSeal, LastOrdinal, CommandSeal]);
}

/// <summary>Puts a judged voucher into the books: number, rows, balances, seal. Runs inside the one write transaction, so
/// that counting on from the last number leaves no gap and no race.</summary>
internal static class Posting
{
    private const string InsertVoucher = """
        INSERT INTO voucher (entity, seq, format, kind, series, period, slot, number, voucher_no, voucher_date, posted_at, recipe, summary,
            attachments, maker, reviewer, cashier, poster, command_key, reverses, corrects, total_fen, line_count, previous_seal, seal)
        VALUES (@entity, @seq, @format, @kind, @series, @period, @slot, @number, @voucher_no, @voucher_date, @posted_at, @recipe, @summary,
            @attachments, @maker, @reviewer, @cashier, @poster, @command_key, @reverses, @corrects, @total_fen, @line_count, @previous_seal, @seal)
        """;

    private const string InsertLine = """
        INSERT INTO voucher_line (entity, seq, line_no, slot, voucher_date, account, account_name, book, fund, side, amount_fen, case_code,
            advance, party, order_code, bank, payee, source, line_text)
        VALUES (@entity, @seq, @line_no, @slot, @voucher_date, @account, @account_name, @book, @fund, @side, @amount_fen, @case_code,
            @advance, @party, @order_code, @bank, @payee, @source, @line_text)
        """;

    private static readonly IReadOnlyList<string> VoucherNames = [.. VoucherColumns.HeaderNames, "previous_seal", "seal"];

    /// <summary>Posts the voucher and moves the head on.</summary>
    /// <returns>The posted voucher with its seal.</returns>
    public static async Task<(PostedVoucher Posted, string Seal)> AppendAsync(Session books, EntityHead head, string entity, string series,
        string commandKey, Voucher voucher, DateTime now)
    {
        var number = voucher.Kind == VoucherKind.Opening ? 0 : await NextNumberAsync(books, entity, series, voucher.Period.Code);
        var posted = new PostedVoucher(entity, head.LastSeq + 1, series, number, voucher, now, commandKey);
        var header = VoucherColumns.Header(posted);
        var lines = voucher.Lines.Select((_, i) => VoucherColumns.Line(posted, i)).ToList();
        var seal = Seal.Of(head.VoucherSeal, header, lines);

        await books.ExecuteHotAsync(InsertVoucher, VoucherNames, [.. header, head.VoucherSeal, seal]);
        foreach (var line in lines) await books.ExecuteHotAsync(InsertLine, VoucherColumns.LineNames, line);
        await BalancesAsync(books, entity, voucher);
        (head.LastSeq, head.VoucherSeal) = (posted.Seq, seal);
        return (posted, seal);
    }

    private static async Task<int> NextNumberAsync(Session books, string entity, string series, int period)
    {
        var touched = await books.ExecuteHotAsync("""
            UPDATE voucher_counter SET last_number = last_number + 1 WHERE entity = @entity AND series = @series AND period = @period
            """, ["entity", "series", "period"], [entity, series, period]);
        if (touched == 0)
            await books.ExecuteHotAsync("INSERT INTO voucher_counter (entity, series, period, last_number) VALUES (@entity, @series, @period, 1)",
                ["entity", "series", "period"], [entity, series, period]);
        return (int)await books.ScalarAsync<long>("""
            SELECT last_number FROM voucher_counter WHERE entity = @entity AND series = @series AND period = @period
            """, new { entity, series, period });
    }

    private static async Task BalancesAsync(Session books, string entity, Voucher voucher)
    {
        foreach (var key in voucher.Lines.GroupBy(line => line.Key))
            await AddAsync(books, UpdatePeriodBalance, InsertPeriodBalance,
                ["entity", "account", "fund", "case_code", "advance", "party", "order_code", "bank", "slot", "debit_fen", "credit_fen"],
                [entity, key.Key.Account, key.Key.Fund, key.Key.Case, key.Key.Advance, key.Key.Party, key.Key.Order, key.Key.Bank, voucher.Slot, .. Sides(key)]);
        foreach (var key in voucher.Lines.GroupBy(line => (line.Account, line.Fund, line.Bank)))
            await AddAsync(books, UpdateFundBalance, InsertFundBalance,
                ["entity", "account", "fund", "bank", "slot", "debit_fen", "credit_fen"],
                [entity, key.Key.Account, key.Key.Fund, key.Key.Bank, voucher.Slot, .. Sides(key)]);
    }

    private static object?[] Sides(IEnumerable<VoucherLine> lines)
    {
        var bySide = lines.ToLookup(line => line.Side, line => line.Amount);
        return [bySide[Side.Debit].Sum().Fen, bySide[Side.Credit].Sum().Fen];
    }

    private static async Task AddAsync(Session books, string update, string insert, IReadOnlyList<string> names, IReadOnlyList<object?> values)
    {
        if (await books.ExecuteHotAsync(update, names, values) == 0) await books.ExecuteHotAsync(insert, names, values);
    }

    private const string UpdatePeriodBalance = """
        UPDATE period_balance SET debit_fen = debit_fen + @debit_fen, credit_fen = credit_fen + @credit_fen
        WHERE entity = @entity AND account = @account AND fund = @fund AND case_code = @case_code AND advance = @advance AND party = @party
          AND order_code = @order_code AND bank = @bank AND slot = @slot
        """;

    private const string InsertPeriodBalance = """
        INSERT INTO period_balance (entity, account, fund, case_code, advance, party, order_code, bank, slot, debit_fen, credit_fen)
        VALUES (@entity, @account, @fund, @case_code, @advance, @party, @order_code, @bank, @slot, @debit_fen, @credit_fen)
        """;

    private const string UpdateFundBalance = """
        UPDATE fund_balance SET debit_fen = debit_fen + @debit_fen, credit_fen = credit_fen + @credit_fen
        WHERE entity = @entity AND fund = @fund AND account = @account AND bank = @bank AND slot = @slot
        """;

    private const string InsertFundBalance = """
        INSERT INTO fund_balance (entity, account, fund, bank, slot, debit_fen, credit_fen)
        VALUES (@entity, @account, @fund, @bank, @slot, @debit_fen, @credit_fen)
        """;

    /// <summary>The present balances that the rules of posting ask about, debit positive.</summary>
    public static async Task<IReadOnlyDictionary<BalanceKey, Money>> GuardedBalancesAsync(Session books, string entity, Voucher voucher)
    {
        var balances = new Dictionary<BalanceKey, Money>();
        foreach (var key in PostingRules.GuardedKeys(voucher))
            balances[key] = new Money(await books.ScalarAsync<long>("""
                SELECT COALESCE(SUM(debit_fen) - SUM(credit_fen), 0) FROM period_balance
                WHERE entity = @entity AND account = @Account AND fund = @Fund AND case_code = @Case AND advance = @Advance AND party = @Party
                  AND order_code = @Order AND bank = @Bank
                """, new { entity, key.Account, key.Fund, key.Case, key.Advance, key.Party, key.Order, key.Bank }));
        return balances;
    }
}
