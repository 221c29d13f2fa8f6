using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>The journal of an entity as plain text that hledger reads: all three books, accounts such as
/// <c>F:1002.01 银行存款-本单位:BK1</c>, auxiliaries as tags, by date and then by posting order. Debit is positive.</summary>
public static class HledgerExport
{
    private const string Lines = """
        SELECT v.seq, v.voucher_date, v.voucher_no, v.summary, v.command_key,
               l.book, l.account, l.account_name, l.bank, l.side, l.amount_fen, l.fund, l.case_code, l.advance, l.party, l.order_code
        FROM voucher v JOIN voucher_line l ON l.entity = v.entity AND l.seq = v.seq
        WHERE v.entity = @entity ORDER BY v.voucher_date, v.seq, l.line_no
        """;

    /// <summary>Writes the whole journal, reading while it writes.</summary>
    public static async Task WriteAsync(Session books, string entity, TextWriter output)
    {
        await output.WriteAsync($"; FundLedger {entity}\ncommodity 1000.00 CNY\n");
        var accounts = await books.ListAsync<AccountInUse>("""
            SELECT DISTINCT b.account, a.name, b.bank FROM fund_balance b JOIN account a ON a.account = b.account
            WHERE b.entity = @entity ORDER BY b.account, b.bank
            """, new { entity });
        foreach (var account in accounts) await output.WriteAsync($"account {NameOf(account.Account, account.Name, account.Bank)}\n");

        var last = 0L;
        await foreach (var row in books.RowsAsync(Lines, new { entity }))
        {
            if ((long)row[0]! != last) await output.WriteAsync(Heading(row));
            last = (long)row[0]!;
            await output.WriteAsync(Posting(row));
        }
    }

    /// <summary>The account as hledger knows it: book, number with name, bank account where there is one.</summary>
    public static string NameOf(string account, string name, string bank) =>
        $"{Account.BookOf(account)}:{account} {name}{(bank.Length > 0 ? ":" + bank : "")}";

    private static string Heading(object?[] row) =>
        $"\n{row[1]} ({Prose((string)row[2]!).Replace(')', '）')}) {Prose((string)row[3]!)}  ; ev:{Uri.EscapeDataString((string)row[4]!)}\n";

    private static string Posting(object?[] row)
    {
        var amount = new Money((long)row[10]!);
        var signed = (string)row[9]! == "D" ? amount : -amount;
        return $"    {NameOf((string)row[6]!, (string)row[7]!, (string)row[8]!)}    {signed} CNY  ; {Tags(row)}\n";
    }

    private static string Tags(object?[] row) => string.Join(", ",
        new[] { ("fund", row[11]), ("case", row[12]), ("adv", row[13]), ("party", row[14]), ("order", row[15]) }
            .Where(tag => tag.Item2 is string { Length: > 0 }).Select(tag => $"{tag.Item1}:{tag.Item2}"));

    /// <summary>A semicolon would begin a comment and a line break the next line, so neither is left as it stands.</summary>
    private static string Prose(string text) =>
        string.Concat(text.Select(character => character == ';' ? '；' : char.IsControl(character) || char.IsWhiteSpace(character) ? ' ' : character)).Trim();

    private sealed class AccountInUse
    {
        public string Account { get; set; } = "";
        public string Name { get; set; } = "";
        public string Bank { get; set; } = "";
    }
}
