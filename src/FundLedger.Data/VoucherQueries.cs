using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What vouchers are looked for; empty text and no month mean any.</summary>
public sealed record VoucherSearch
{
    public Period? Month { get; init; }
    /// <summary>The last day that counts.</summary>
    public DateOnly LastDay { get; init; } = DateOnly.MaxValue;
    /// <summary>An account or the beginning of its number.</summary>
    public string Account { get; init; } = "";
    public string Fund { get; init; } = "";
    public string Case { get; init; } = "";
    /// <summary>Part of the number or summary, or an amount that a line carries.</summary>
    public string Text { get; init; } = "";
    /// <summary>The last voucher of the page before; the search goes on behind it.</summary>
    public (DateOnly Day, long Seq)? After { get; init; }
}

/// <summary>A voucher in a list.</summary>
public sealed class VoucherCard
{
    public long Seq { get; set; }
    public string VoucherNo { get; set; } = "";
    public DateOnly VoucherDate { get; set; }
    public string Recipe { get; set; } = "";
    public string Summary { get; set; } = "";
    public long Attachments { get; set; }
    public string Maker { get; set; } = "";
    public string Reviewer { get; set; } = "";
    public long Reverses { get; set; }
    public long Corrects { get; set; }
    /// <summary>The debit side of the first of its books, in fen; the other books tell the same event again.</summary>
    public long Fen { get; set; }
}

/// <summary>Another voucher that stands with this one: it cancels, is cancelled, corrects or is corrected.</summary>
public sealed class VoucherPartner
{
    public long Seq { get; set; }
    public string VoucherNo { get; set; } = "";
    public long Reverses { get; set; }
    public long Corrects { get; set; }
}

/// <summary>A voucher with all that its print shows.</summary>
/// <param name="Seal">Its seal, 64 hex digits.</param>
/// <param name="Policy">The policy of its date.</param>
/// <param name="Parties">The names of the parties it mentions, by code.</param>
public sealed record VoucherView(PostedVoucher Posted, string Seal, Policy Policy, IReadOnlyList<VoucherPartner> Partners, IReadOnlyDictionary<string, string> Parties);

/// <summary>The numbered vouchers of one kind in a month, as they are bound together.</summary>
/// <param name="Attachments">The sheets attached to all of them.</param>
/// <param name="LineCounts">How many lines each voucher has.</param>
public sealed record VoucherBundle(string Series, string FirstNo, string LastNo, DateOnly FirstDay, DateOnly LastDay, long Attachments, IReadOnlyList<long> LineCounts);

/// <summary>Finds and reads vouchers for people.</summary>
public static class VoucherQueries
{
    /// <summary>The key of the command that made the latest voucher of a number, or null if there is none.</summary>
    public static Task<string?> CommandKeyAsync(Session books, string entity, string number) => books.ScalarOrNullAsync<string>("""
        SELECT command_key FROM voucher
        WHERE entity = @entity AND seq = (SELECT MAX(seq) FROM voucher WHERE entity = @entity AND voucher_no = @number)
        """, new { entity, number });

    /// <summary>The vouchers that match, latest first, at most so many.</summary>
    public static async Task<IReadOnlyList<VoucherCard>> SearchAsync(Session books, string entity, VoucherSearch search, int atMost)
    {
        var monthEnd = search.Month?.LastDay ?? DateOnly.MaxValue;
        var (day, seq) = search.After ?? (monthEnd < search.LastDay ? monthEnd : search.LastDay, long.MaxValue);
        var rows = await books.FirstAsync<VoucherCard>(atMost, """
            SELECT voucher.seq, voucher.voucher_no, voucher.voucher_date, voucher.recipe, voucher.summary, voucher.attachments, voucher.maker,
                   voucher.reviewer, voucher.reverses, voucher.corrects, voucher.total_fen AS fen
            FROM voucher
            WHERE voucher.entity = @entity AND voucher.voucher_date >= @firstDay AND voucher.voucher_date <= @day
              AND (voucher.voucher_date < @day OR voucher.seq < @seq)
              AND (@anyLine = 1 OR EXISTS (
                  SELECT 1 FROM voucher_line line
                  WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.account LIKE @account ESCAPE '~'
                    AND (@Fund = '' OR line.fund = @Fund) AND (@Case = '' OR line.case_code = @Case)))
              AND (@Text = '' OR voucher.summary LIKE @pattern ESCAPE '~' OR voucher.voucher_no LIKE @pattern ESCAPE '~'
                  OR (@isAmount = 1 AND EXISTS (
                  SELECT 1 FROM voucher_line line
                  WHERE line.entity = voucher.entity AND line.seq = voucher.seq AND line.amount_fen = @fen)))
            ORDER BY voucher.voucher_date DESC, voucher.seq DESC
            """, new
        {
            entity, firstDay = search.Month?.FirstDay ?? DateOnly.MinValue, day, seq,
            anyLine = search is { Account: "", Fund: "", Case: "" } ? 1 : 0,
            account = Pattern.Starting(search.Account), search.Fund, search.Case,
            search.Text, pattern = Pattern.Containing(search.Text), isAmount = Amount(search.Text) is null ? 0 : 1, fen = Amount(search.Text)?.Fen ?? 0,
        });
        return await WithFirstBookAsync(books, entity, rows);
    }

    /// <summary>The vouchers with a line on the case up to the day, first posted first, at most so many, each with the part that is the case's.</summary>
    public static async Task<IReadOnlyList<VoucherCard>> OfCaseAsync(Session books, string entity, string code, DateOnly day, int atMost) =>
        await WithPartOfCaseAsync(books, entity, code, await books.FirstAsync<VoucherCard>(atMost, """
            SELECT voucher.seq, voucher.voucher_no, voucher.voucher_date, voucher.recipe, voucher.summary, voucher.attachments, voucher.maker,
                   voucher.reviewer, voucher.reverses, voucher.corrects, voucher.total_fen AS fen
            FROM voucher
            WHERE voucher.entity = @entity AND voucher.voucher_date <= @day AND voucher.seq IN (
                SELECT line.seq FROM voucher_line line WHERE line.entity = @entity AND line.case_code = @code AND line.case_code <> '')
            ORDER BY voucher.seq
            """, new { entity, code, day }));

    /// <summary>The posting sequences of the vouchers that carry the number; opening balances share theirs.</summary>
    public static Task<IReadOnlyList<long>> NumberedAsync(Session books, string entity, string voucherNo) => books.ListAsync<long>("""
        SELECT seq FROM voucher WHERE entity = @entity AND voucher_no = @voucherNo ORDER BY seq
        """, new { entity, voucherNo });

    /// <summary>The numbered vouchers of a month from a number on, in the order of their numbers, at most so many.</summary>
    public static async Task<IReadOnlyList<(long Seq, int Number)>> NumberedInAsync(Session books, string entity, Period month, int from, int atMost) =>
        [.. (await books.FirstAsync<NumberRow>(atMost, """
            SELECT seq, number FROM voucher WHERE entity = @entity AND period = @Code AND number <> 0 AND number >= @from ORDER BY series, number
            """, new { entity, month.Code, from })).Select(row => (row.Seq, (int)row.Number))];

    /// <summary>What is bound of a month, kind by kind.</summary>
    public static async Task<IReadOnlyList<VoucherBundle>> BundlesAsync(Session books, string entity, Period month) =>
        [.. (await books.ListAsync<BundleRow>("""
            SELECT series, voucher_no, voucher_date, attachments, line_count FROM voucher WHERE entity = @entity AND period = @Code AND number <> 0 ORDER BY series, number
            """, new { entity, month.Code })).GroupBy(row => row.Series).Select(series => new VoucherBundle(series.Key, series.First().VoucherNo, series.Last().VoucherNo,
                series.Min(row => row.VoucherDate), series.Max(row => row.VoucherDate), series.Sum(row => row.Attachments), [.. series.Select(row => row.LineCount)]))];

    /// <summary>The voucher of a posting sequence, or null.</summary>
    public static async Task<VoucherView?> ReadAsync(Session books, string entity, long seq)
    {
        if (await PostedVouchers.ReadAsync(books, entity, seq) is not { } posted) return null;
        var seal = await books.ScalarAsync<string>("SELECT seal FROM voucher WHERE entity = @entity AND seq = @seq", new { entity, seq });
        var partners = await books.ListAsync<VoucherPartner>("""
            SELECT seq, voucher_no, reverses, corrects
            FROM voucher
            WHERE entity = @entity AND (seq IN (@Reverses, @Corrects) OR (reverses = @seq AND reverses <> 0) OR (corrects = @seq AND corrects <> 0))
            ORDER BY seq
            """, new { entity, seq, posted.Voucher.Reverses, posted.Voucher.Corrects });
        return new(posted, seal, await PolicyAsync(books, entity, posted.Voucher.Date), partners, await PartiesAsync(books, entity, posted.Voucher));
    }

    /// <summary>The policy of a day.</summary>
    public static async Task<Policy> PolicyAsync(Session books, string entity, DateOnly day) => Policy.On(day,
        (await books.ListAsync<PolicyRow>("""
            SELECT name, value, from_day FROM policy_value WHERE entity = @entity ORDER BY from_day, command_ordinal
            """, new { entity })).Select(row => new PolicyValue(row.Name, row.Value, row.FromDay)));

    private static Task<IReadOnlyDictionary<string, string>> PartiesAsync(Session books, string entity, Voucher voucher) =>
        PartyNames.ReadAsync(books, entity, voucher.Lines.SelectMany(line => new[] { line.Party, line.Payee }));

    private static async Task<IReadOnlyList<VoucherCard>> WithFirstBookAsync(Session books, string entity, IReadOnlyList<VoucherCard> vouchers)
    {
        if (vouchers.Count == 0) return vouchers;
        var sums = (await books.ListAsync<BookSum>("""
            SELECT seq, book, SUM(amount_fen) AS fen
            FROM voucher_line
            WHERE entity = @entity AND side = 'D' AND seq IN @seqs
            GROUP BY seq, book
            """, new { entity, seqs = vouchers.Select(voucher => voucher.Seq).ToArray() })).ToLookup(row => row.Seq);
        foreach (var voucher in vouchers) voucher.Fen = sums[voucher.Seq].MinBy(row => "FBC".IndexOf(row.Book, StringComparison.Ordinal))!.Fen;
        return vouchers;
    }

    /// <summary>A voucher such as that of a quarter's interest concerns several cases; of its first book the larger side of the case's own lines counts.</summary>
    private static async Task<IReadOnlyList<VoucherCard>> WithPartOfCaseAsync(Session books, string entity, string code, IReadOnlyList<VoucherCard> vouchers)
    {
        var sums = (await books.ListAsync<BookSum>("""
            SELECT seq, book, SUM(amount_fen) AS fen
            FROM voucher_line
            WHERE entity = @entity AND case_code = @code AND case_code <> ''
            GROUP BY seq, book, side
            """, new { entity, code })).ToLookup(row => row.Seq);
        foreach (var voucher in vouchers)
            voucher.Fen = sums[voucher.Seq].GroupBy(row => row.Book).MinBy(book => "FBC".IndexOf(book.Key, StringComparison.Ordinal))!.MaxBy(row => Math.Abs(row.Fen))!.Fen;
        return vouchers;
    }

    private static Money? Amount(string text) =>
        Money.TryParse(text.Replace(",", "", StringComparison.Ordinal), out var money) ? money : null;

    private sealed class PolicyRow { public string Name { get; set; } = ""; public string Value { get; set; } = ""; public DateOnly FromDay { get; set; } }
    private sealed class NumberRow { public long Seq { get; set; } public long Number { get; set; } }
    private sealed class BundleRow { public string Series { get; set; } = ""; public string VoucherNo { get; set; } = ""; public DateOnly VoucherDate { get; set; } public long Attachments { get; set; } public long LineCount { get; set; } }
    private sealed class BookSum { public long Seq { get; set; } public string Book { get; set; } = ""; public long Fen { get; set; } }
}

/// <summary>Looks up what parties are called.</summary>
internal static class PartyNames
{
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(Session books, string entity, IEnumerable<string> mentioned)
    {
        var codes = mentioned.Where(code => code.Length > 0).Distinct().ToArray();
        if (codes.Length == 0) return new Dictionary<string, string>();
        var rows = await books.ListAsync<NameRow>("""
            SELECT party.party, COALESCE((
                SELECT MAX(revision.name) FROM party_revision revision
                WHERE revision.entity = party.entity AND revision.party = party.party AND revision.command_ordinal = (
                    SELECT MAX(latest.command_ordinal) FROM party_revision latest
                    WHERE latest.entity = party.entity AND latest.party = party.party AND latest.name <> '')), party.name) AS name
            FROM party
            WHERE party.entity = @entity AND party.party IN @codes
            """, new { entity, codes });
        return rows.ToDictionary(row => row.Party, row => row.Name);
    }

    private sealed class NameRow { public string Party { get; set; } = ""; public string Name { get; set; } = ""; }
}
