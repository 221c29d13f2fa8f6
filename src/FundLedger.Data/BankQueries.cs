using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What is open on a bank account, and what of it belongs together.</summary>
public static class BankQueries
{
    /// <summary>What the rules match without a doubt and what they propose, by the policy of a day.</summary>
    public static async Task<Matching> MatchingAsync(Session books, string entity, string bank, DateOnly day)
    {
        var policy = await FactsReader.PolicyAsync(books, entity, day);
        return BankMatching.Of(await LinesAsync(books, entity, bank), await EntriesAsync(books, entity, bank), policy.BankMatchDays);
    }

    /// <summary>Open lines and opening items of the bank's side, each with the parties it may be of.</summary>
    public static async Task<IReadOnlyList<BankSide>> LinesAsync(Session books, string entity, string bank)
    {
        var counterparts = await CounterpartsAsync(books, entity);
        var lines = await books.ListAsync<LineRow>("""
            SELECT line.line_key, line.value_day, line.amount_fen, line.counterparty, line.counterparty_account
            FROM bank_line line
            WHERE line.entity = @entity AND line.bank = @bank
              AND NOT EXISTS (SELECT 1 FROM bank_match_line part
                              LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                              WHERE part.entity = line.entity AND part.bank = line.bank AND part.line_key = line.line_key AND undone.match_code IS NULL)
            ORDER BY line.value_day, line.command_ordinal, line.line_no
            """, new { entity, bank });
        var items = await BankBooks.OpenItemsAsync(books, entity, bank);
        return
        [
            .. items.Where(item => item.Side == OpenSide.Bank).Select(item => new BankSide(item.Code, item.Day, item.Amount, []) { IsItem = true }),
            .. lines.Select(line => new BankSide(line.LineKey, line.ValueDay, new Money(line.AmountFen), counterparts.Of(line.Counterparty, line.CounterpartyAccount))),
        ];
    }

    /// <summary>Open vouchers and opening items of the books' side, each with the parties that it names.</summary>
    public static async Task<IReadOnlyList<BookSide>> EntriesAsync(Session books, string entity, string bank)
    {
        var parties = (await PartiesAsync(books, entity, bank)).ToLookup(row => row.Seq);
        var entries = await BankBooks.OpenEntriesAsync(books, entity, bank);
        var items = await BankBooks.OpenItemsAsync(books, entity, bank);
        return
        [
            .. items.Where(item => item.Side == OpenSide.Book).Select(item => new BookSide(item.Code, item.Day, item.Amount, [], 0)),
            .. entries.Select(entry => new BookSide(entry.VoucherNo, entry.Day, entry.Amount, Named(parties[entry.Seq]), entry.Seq, entry.Reverses, entry.Corrects)),
        ];
    }

    /// <summary>What of the books can explain lines from a day on that no voucher explains.</summary>
    public static async Task<LineClues> CluesAsync(Session books, string entity, string bank, DateOnly from)
    {
        var funds = await books.ScalarOrNullAsync<string>("SELECT funds FROM bank_account WHERE entity = @entity AND bank = @bank", new { entity, bank });
        var held = await books.ListAsync<HeldRow>("""
            SELECT account, party, case_code, advance, SUM(debit_fen) - SUM(credit_fen) AS fen
            FROM period_balance
            WHERE entity = @entity AND account IN ('1218.02', '1218.0101') AND party <> ''
            GROUP BY account, party, case_code, advance
            HAVING SUM(debit_fen) > SUM(credit_fen)
            ORDER BY case_code, advance
            """, new { entity });
        var payments = await books.ListAsync<PaymentRow>("""
            SELECT voucher.voucher_no, MAX(line.payee) AS payee, SUM(line.amount_fen) AS fen, voucher.voucher_date
            FROM voucher_line line
            JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
            WHERE line.entity = @entity AND line.account IN ('1002.01', '1002.02', '1011') AND line.bank = @bank AND line.side = 'C' AND line.amount_fen > 0
              AND line.voucher_date >= @since
              AND NOT EXISTS (SELECT 1 FROM voucher red WHERE red.entity = voucher.entity AND red.reverses = voucher.seq AND red.reverses <> 0)
            GROUP BY voucher.voucher_no, voucher.voucher_date
            ORDER BY voucher.voucher_date, voucher.voucher_no
            """, new { entity, bank, since = from.AddDays(-LineSuggestion.ReturnDays) });
        return new(Codes.Apart(funds ?? ""),
            [.. held.Where(row => row.Account == "1218.02").GroupBy(row => (row.Party, row.CaseCode)).Select(claim => (claim.Key.Party, claim.Key.CaseCode, new Money(claim.Sum(row => row.Fen))))],
            [.. held.Where(row => row.Account != "1218.02").Select(row => (row.Advance, row.Party, new Money(row.Fen)))],
            [.. payments.Select(row => (row.VoucherNo, row.Payee, new Money(row.Fen), row.VoucherDate))]);
    }

    // Who is paid stands on the line of the bank account; where nobody does, all whom the voucher names may be meant.
    private static string[] Named(IEnumerable<PartyOfVoucher> rows)
    {
        string[] payees = [.. rows.Select(row => row.Payee).Where(payee => payee.Length > 0).Distinct()];
        return payees.Length > 0 ? payees : [.. rows.Select(row => row.Party).Where(party => party.Length > 0).Distinct()];
    }

    private static Task<IReadOnlyList<PartyOfVoucher>> PartiesAsync(Session books, string entity, string bank) => books.ListAsync<PartyOfVoucher>("""
        SELECT DISTINCT moved.seq, CASE WHEN other.bank = @bank THEN other.payee ELSE '' END AS payee, other.party
        FROM voucher_line moved
        JOIN voucher_line other ON other.entity = moved.entity AND other.seq = moved.seq AND other.book = 'F' AND (other.party <> '' OR other.payee <> '')
        WHERE moved.entity = @entity AND moved.account IN ('1002.01', '1002.02', '1011') AND moved.bank = @bank
          AND NOT EXISTS (SELECT 1 FROM bank_match_voucher part
                          LEFT JOIN bank_match_undone undone ON undone.entity = part.entity AND undone.match_code = part.match_code
                          WHERE part.entity = moved.entity AND part.bank = moved.bank AND part.voucher_seq = moved.seq AND undone.match_code IS NULL)
        """, new { entity, bank });

    private static async Task<Counterparts> CounterpartsAsync(Session books, string entity)
    {
        var names = await books.ListAsync<NameRow>("""
            SELECT name, party FROM party WHERE entity = @entity
            UNION SELECT party, party FROM party WHERE entity = @entity
            UNION SELECT name, party FROM party_revision WHERE entity = @entity AND name <> ''
            UNION SELECT holder, party FROM party_account WHERE entity = @entity
            """, new { entity });
        var accounts = await books.ListAsync<NameRow>("SELECT account_number AS name, party FROM party_account WHERE entity = @entity", new { entity });
        return new(names.Select(row => (row.Name, row.Party)), accounts.Select(row => (row.Name, row.Party)));
    }

    private sealed class LineRow { public string LineKey { get; set; } = ""; public DateOnly ValueDay { get; set; } public long AmountFen { get; set; } public string Counterparty { get; set; } = ""; public string CounterpartyAccount { get; set; } = ""; }
    private sealed class PartyOfVoucher { public long Seq { get; set; } public string Payee { get; set; } = ""; public string Party { get; set; } = ""; }
    private sealed class HeldRow { public string Account { get; set; } = ""; public string Party { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Advance { get; set; } = ""; public long Fen { get; set; } }
    private sealed class PaymentRow { public string VoucherNo { get; set; } = ""; public string Payee { get; set; } = ""; public long Fen { get; set; } public DateOnly VoucherDate { get; set; } }
    private sealed class NameRow { public string Name { get; set; } = ""; public string Party { get; set; } = ""; }
}
