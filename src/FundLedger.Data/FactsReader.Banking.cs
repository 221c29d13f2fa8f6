using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>The statements, lines and matches of the bank account a command concerns, in a few statements however many
/// lines it has.</summary>
internal static partial class FactsReader
{
    /// <summary>How many codes one question names, so that both engines take it.</summary>
    private const int Handful = 500;

    private static Task<BankFacts> BankingAsync(Session books, Command command, EntityHead head) => command switch
    {
        BankStatementImported statement => StatementFactsAsync(books, statement, head),
        BankOpeningItemsRecorded opening => OpeningFactsAsync(books, command.Entity, opening.Bank),
        BankLinesMatched matched => MatchFactsAsync(books, matched),
        BankMatchUndone undone => UndoFactsAsync(books, command.Entity, undone.Match),
        _ => Task.FromResult(new BankFacts()),
    };

    private static async Task<BankFacts> StatementFactsAsync(Session books, BankStatementImported command, EntityHead head)
    {
        var statements = await StatementsAsync(books, command.Entity, command.Bank, command.Statement);
        var own = statements.Where(statement => statement.Bank == command.Bank).ToList();
        var isFirst = own.Count == 0;
        return new BankFacts
        {
            Statements = own,
            StatementCodes = statements.Select(statement => statement.Code).ToHashSet(),
            Lines = isFirst ? new Dictionary<string, KeptLine>() : await KeptLinesAsync(books, command, BankFacts.Before(own, command.From)?.From ?? command.From),
            OpeningItems = isFirst ? await OpeningItemsAsync(books, command.Entity, command.Bank) : new Dictionary<string, BankOpeningItem>(),
            BookBalance = isFirst ? await BookBalanceAsync(books, command.Entity, command.Bank, command.From) : Money.Zero,
            LastSeq = head.LastSeq,
        };
    }

    private static async Task<BankFacts> OpeningFactsAsync(Session books, string entity, string bank) => new()
    {
        Statements = await StatementsAsync(books, entity, bank),
        OpeningItems = await OpeningItemsAsync(books, entity, bank),
    };

    private static async Task<BankFacts> MatchFactsAsync(Session books, BankLinesMatched command)
    {
        var lines = await BankBooks.OpenLinesAsync(books, command.Entity, command.Bank);
        var entries = await BankBooks.OpenEntriesAsync(books, command.Entity, command.Bank);
        var items = await BankBooks.OpenItemsAsync(books, command.Entity, command.Bank);
        var facts = new BankFacts
        {
            OpenLines = lines.ToDictionary(line => line.Key, StringComparer.Ordinal),
            OpenEntries = entries.ToDictionary(entry => entry.VoucherNo, StringComparer.Ordinal),
            OpenItems = items.ToDictionary(item => item.Code, StringComparer.Ordinal),
        };
        return new BankFacts { OpenLines = facts.OpenLines, OpenEntries = facts.OpenEntries, OpenItems = facts.OpenItems, MatchOf = await MatchesOfAsync(books, command, facts) };
    }

    // Only what is not open is looked for, to say which match holds it.
    private static async Task<IReadOnlyDictionary<string, string>> MatchesOfAsync(Session books, BankLinesMatched command, BankFacts open)
    {
        string[] lines = [.. command.Groups.SelectMany(group => group.Lines ?? []).Where(key => !open.OpenLines.ContainsKey(key)).Distinct().Take(Handful)];
        string[] vouchers = [.. command.Groups.SelectMany(group => group.Vouchers ?? []).Where(number => !open.OpenEntries.ContainsKey(number)).Distinct().Take(Handful)];
        string[] items = [.. command.Groups.SelectMany(group => group.Items ?? []).Where(item => !open.OpenItems.ContainsKey(item)).Distinct().Take(Handful)];
        if (lines.Length + vouchers.Length + items.Length == 0) return new Dictionary<string, string>();
        var rows = await books.ListAsync<HeldRow>("""
            SELECT CONCAT('line:', part.line_key) AS what, part.match_code FROM bank_match_line part
            WHERE part.entity = @Entity AND part.bank = @Bank AND part.line_key IN @lines
              AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = part.entity AND undone.match_code = part.match_code)
            UNION ALL
            SELECT CONCAT('voucher:', voucher.voucher_no), part.match_code FROM bank_match_voucher part
            JOIN voucher ON voucher.entity = part.entity AND voucher.seq = part.voucher_seq
            WHERE part.entity = @Entity AND part.bank = @Bank AND voucher.voucher_no IN @vouchers
              AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = part.entity AND undone.match_code = part.match_code)
            UNION ALL
            SELECT CONCAT('item:', part.item), part.match_code FROM bank_match_item part
            WHERE part.entity = @Entity AND part.bank = @Bank AND part.item IN @items
              AND NOT EXISTS (SELECT 1 FROM bank_match_undone undone WHERE undone.entity = part.entity AND undone.match_code = part.match_code)
            """, new { command.Entity, command.Bank, lines, vouchers, items });
        return rows.ToDictionary(row => row.What, row => row.MatchCode, StringComparer.Ordinal);
    }

    private static async Task<BankFacts> UndoFactsAsync(Session books, string entity, string match)
    {
        var rows = await books.ListAsync<MatchRow>("""
            SELECT kept.match_code, kept.bank, kept.match_rule, kept.matched_by, kept.matched_on, COALESCE(undone.undone_by, '') AS undone_by,
                   COALESCE(undone.undone_on, kept.matched_on) AS undone_on, COALESCE(undone.reason, '') AS reason
            FROM bank_match kept
            LEFT JOIN bank_match_undone undone ON undone.entity = kept.entity AND undone.match_code = kept.match_code
            WHERE kept.entity = @entity AND kept.match_code = @match
            """, new { entity, match });
        return new BankFacts
        {
            Matches = rows.ToDictionary(row => row.MatchCode, row => new BankMatch(row.MatchCode, row.Bank, Catalogue.Member<MatchRule>(row.MatchRule), row.MatchedBy, row.MatchedOn)),
            Undone = rows.Where(row => row.UndoneBy.Length > 0).ToDictionary(row => row.MatchCode, row => new MatchUndone(row.MatchCode, row.UndoneBy, row.UndoneOn, row.Reason)),
        };
    }

    /// <summary>The statements of an account by their first day; with a code also the one of any account that has it.</summary>
    private static async Task<IReadOnlyList<BankStatement>> StatementsAsync(Session books, string entity, string bank, string code = "") =>
        [.. (await books.ListAsync<StatementRow>("""
            SELECT statement, bank, from_day, to_day, opening_fen, closing_fen, file_hash, format, line_count, new_count, is_first, known_seq
            FROM bank_statement WHERE entity = @entity AND (bank = @bank OR statement = @code)
            ORDER BY from_day, command_ordinal
            """, new { entity, bank, code })).Select(row => new BankStatement(row.Statement, row.Bank, row.FromDay, row.ToDay, new Money(row.OpeningFen), new Money(row.ClosingFen),
                row.FileHash, row.Format, (int)row.LineCount, (int)row.NewCount, row.IsFirst != 0, row.KnownSeq))];

    // The lines of the days, and lines of other days whose serial number lies among those of the statement.
    private static async Task<IReadOnlyDictionary<string, KeptLine>> KeptLinesAsync(Session books, BankStatementImported command, DateOnly from)
    {
        var serials = command.Lines.Select(line => line.Serial).Where(LineKeys.IsSerial).ToList();
        var rows = await books.ListAsync<KeptRow>("""
            SELECT line_key, value_day, amount_fen, balance_fen, has_balance FROM bank_line
            WHERE entity = @Entity AND bank = @Bank AND value_day BETWEEN @from AND @To
            UNION
            SELECT line_key, value_day, amount_fen, balance_fen, has_balance FROM bank_line
            WHERE entity = @Entity AND bank = @Bank AND line_key BETWEEN @first AND @last
            """, new { command.Entity, command.Bank, from, command.To, first = serials.Min(StringComparer.Ordinal) ?? "", last = serials.Max(StringComparer.Ordinal) ?? "" });
        return rows.ToDictionary(row => row.LineKey, row => new KeptLine(row.LineKey, row.ValueDay, new Money(row.AmountFen), row.HasBalance != 0 ? new Money(row.BalanceFen) : null),
            StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, BankOpeningItem>> OpeningItemsAsync(Session books, string entity, string bank) =>
        (await books.ListAsync<OpeningRow>("""
            SELECT bank, item, item_side, item_day, amount_fen, note FROM bank_opening_item WHERE entity = @entity AND bank = @bank ORDER BY item
            """, new { entity, bank })).ToDictionary(row => row.Item, row => row.ToItem(), StringComparer.Ordinal);

    private static async Task<Money> BookBalanceAsync(Session books, string entity, string bank, DateOnly from) => new(await books.ScalarAsync<long>("""
        SELECT COALESCE(SUM(CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END), 0)
        FROM voucher_line line
        JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
        WHERE line.entity = @entity AND line.account IN ('1002.01', '1002.02', '1011') AND line.bank = @bank AND (line.voucher_date < @from OR voucher.kind = 'OPENING')
        """, new { entity, bank, from }));

    private sealed class StatementRow { public string Statement { get; set; } = ""; public string Bank { get; set; } = ""; public DateOnly FromDay { get; set; } public DateOnly ToDay { get; set; } public long OpeningFen { get; set; } public long ClosingFen { get; set; } public string FileHash { get; set; } = ""; public string Format { get; set; } = ""; public long LineCount { get; set; } public long NewCount { get; set; } public long IsFirst { get; set; } public long KnownSeq { get; set; } }
    private sealed class KeptRow { public string LineKey { get; set; } = ""; public DateOnly ValueDay { get; set; } public long AmountFen { get; set; } public long BalanceFen { get; set; } public long HasBalance { get; set; } }
    private sealed class HeldRow { public string What { get; set; } = ""; public string MatchCode { get; set; } = ""; }
    private sealed class MatchRow { public string MatchCode { get; set; } = ""; public string Bank { get; set; } = ""; public string MatchRule { get; set; } = ""; public string MatchedBy { get; set; } = ""; public DateOnly MatchedOn { get; set; } public string UndoneBy { get; set; } = ""; public DateOnly UndoneOn { get; set; } public string Reason { get; set; } = ""; }
}
