using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>A bank account at the end of a month that is to be closed.</summary>
public sealed class ClosingBank
{
    public string Bank { get; set; } = "";
    public string Kind { get; set; } = "";
    /// <summary>The day of a finished reconciliation of the month's end or later; null where there is none.</summary>
    public DateOnly? ReconciledOn { get; set; }
    public long OpenLines { get; set; }
    /// <summary>What the books have on it, in fen.</summary>
    public long Fen { get; set; }
    /// <summary>Vouchers of interest on it in the month.</summary>
    public long InterestVouchers { get; set; }
}

/// <summary>A step of a year's close, with the vouchers that it made.</summary>
public sealed class ClosingStep
{
    public string Recipe { get; set; } = "";
    public long VoucherCount { get; set; }
    public string FirstNo { get; set; } = "";
    public string LastNo { get; set; } = "";
    /// <summary>The debit side of the book that the step is about.</summary>
    public long TotalFen { get; set; }
}

/// <summary>What is asked before a month is closed (domain.md R55, R58).</summary>
/// <param name="EarliestOpen">The earliest month that is still open, or null.</param>
/// <param name="ClosedBy">Empty while the month is open.</param>
/// <param name="Missing">How many numbers of the month are missing.</param>
public sealed record ClosingFacts(Period Month, bool IsOpened, Period? EarliestOpen, string ClosedBy, long Vouchers, long Missing, IReadOnlyList<string> Drafts,
    IReadOnlyList<ClosingBank> Banks, IReadOnlyList<(string Receipt, DateOnly ReceivedOn, Money Amount)> Unidentified, long WithoutPapers, IReadOnlyList<ClosingStep> Steps,
    Money Quota, Money DueToTreasury)
{
    public bool IsClosed => ClosedBy.Length > 0;
}

/// <summary>Reads what closing a month rests on; it changes nothing.</summary>
public static class ClosingQueries
{
    /// <param name="pendingDays">Receipts that wait longer than this at the month's end are told.</param>
    public static async Task<ClosingFacts> ReadAsync(Session books, string entity, Period month, int pendingDays)
    {
        var periods = await EntityQueries.PeriodsAsync(books, entity);
        var earliest = periods.FirstOrDefault(period => period.IsClosed == 0);
        var numbers = await books.ListAsync<NumberRow>("""
            SELECT COUNT(*) AS voucher_count, MAX(number) - COUNT(*) AS missing_count
            FROM voucher WHERE entity = @entity AND period = @Code AND number <> 0
            GROUP BY series
            """, new { entity, month.Code });
        return new(month, periods.Any(period => period.Period == month.Code), earliest is null ? null : Period.FromCode((int)earliest.Period),
            await books.ScalarOrNullAsync<string>("SELECT closed_by FROM period_closed WHERE entity = @entity AND period = @Code", new { entity, month.Code }) ?? "",
            numbers.Sum(series => series.VoucherCount), numbers.Sum(series => series.MissingCount), await DraftsAsync(books, entity, month), await BanksAsync(books, entity, month),
            await UnidentifiedAsync(books, entity, month, pendingDays), await WithoutPapersAsync(books, entity, month), await StepsAsync(books, entity, month),
            await BalanceAsync(books, entity, month, "1011"), -await BalanceAsync(books, entity, month, "2103"));
    }

    private static Task<IReadOnlyList<string>> DraftsAsync(Session books, string entity, Period month) => books.ListAsync<string>("""
        SELECT draft.draft FROM draft
        WHERE draft.entity = @entity AND draft.period = @Code
          AND NOT EXISTS (SELECT 1 FROM draft_settled settled WHERE settled.entity = draft.entity AND settled.draft = draft.draft)
        ORDER BY draft.command_ordinal
        """, new { entity, month.Code });

    private static Task<IReadOnlyList<ClosingBank>> BanksAsync(Session books, string entity, Period month) => books.ListAsync<ClosingBank>("""
        SELECT account.bank, account.kind,
               (SELECT MIN(kept.as_of) FROM v_reconciliation kept
                WHERE kept.entity = account.entity AND kept.bank = account.bank AND kept.state = 'FINISHED' AND kept.as_of >= @LastDay) AS reconciled_on,
               (SELECT COUNT(*) FROM v_bank_line line
                WHERE line.entity = account.entity AND line.bank = account.bank AND line.value_day <= @LastDay AND line.match_code = '') AS open_lines,
               (SELECT COALESCE(SUM(kept.debit_fen - kept.credit_fen), 0) FROM fund_balance kept
                WHERE kept.entity = account.entity AND kept.bank = account.bank AND kept.account IN ('1002.01', '1002.02', '1011') AND kept.slot <= @Code) AS fen,
               (SELECT COUNT(DISTINCT line.seq)
                FROM voucher
                JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq AND line.bank = account.bank
                WHERE voucher.entity = account.entity AND voucher.voucher_date BETWEEN @FirstDay AND @LastDay AND voucher.recipe IN ('R10', 'R11')) AS interest_vouchers
        FROM v_bank_account account
        WHERE account.entity = @entity
        ORDER BY account.command_ordinal
        """, new { entity, month.Code, month.FirstDay, month.LastDay });

    private static async Task<IReadOnlyList<(string, DateOnly, Money)>> UnidentifiedAsync(Session books, string entity, Period month, int pendingDays) =>
        [.. (await books.ListAsync<ReceiptRow>("""
            SELECT receipt.receipt, receipt.received_on, SUM(kept.credit_fen - kept.debit_fen) AS fen
            FROM v_pending_receipt receipt
            JOIN period_balance kept ON kept.entity = receipt.entity AND kept.account = '2307.08' AND kept.order_code = receipt.receipt AND kept.slot <= @Code
            WHERE receipt.entity = @entity AND receipt.received_on < @before
            GROUP BY receipt.receipt, receipt.received_on
            HAVING SUM(kept.credit_fen - kept.debit_fen) > 0
            ORDER BY receipt.received_on, receipt.receipt
            """, new { entity, month.Code, before = month.LastDay.DayNumber > pendingDays ? month.LastDay.AddDays(-pendingDays) : DateOnly.MinValue })).Select(row => (row.Receipt, row.ReceivedOn, new Money(row.Fen)))];

    private static Task<long> WithoutPapersAsync(Session books, string entity, Period month) => books.ScalarAsync<long>("""
        SELECT COUNT(*) FROM voucher
        WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @FirstDay AND @LastDay AND voucher.kind = 'NORMAL' AND voucher.attachments = 0
          AND voucher.reverses = 0 AND voucher.corrects = 0 AND voucher.recipe <> 'R54'
          AND NOT EXISTS (SELECT 1 FROM v_evidence_voucher paper WHERE paper.entity = voucher.entity AND paper.seq = voucher.seq)
        """, new { entity, month.FirstDay, month.LastDay });

    private static async Task<IReadOnlyList<ClosingStep>> StepsAsync(Session books, string entity, Period month) => month.Month != 12 ? [] : await books.ListAsync<ClosingStep>("""
        SELECT voucher.recipe, COUNT(DISTINCT voucher.seq) AS voucher_count, MIN(voucher.voucher_no) AS first_no, MAX(voucher.voucher_no) AS last_no, SUM(line.amount_fen) AS total_fen
        FROM voucher
        JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq AND line.side = 'D'
          AND line.book = CASE WHEN voucher.recipe IN ('R13', 'R56') THEN 'F' ELSE 'B' END
        WHERE voucher.entity = @entity AND voucher.voucher_date BETWEEN @FirstDay AND @LastDay AND voucher.recipe IN ('R13', 'R23a', 'R56', 'R57')
        GROUP BY voucher.recipe
        """, new { entity, month.FirstDay, month.LastDay });

    private static async Task<Money> BalanceAsync(Session books, string entity, Period month, string account) => new(await books.ScalarAsync<long>("""
        SELECT COALESCE(SUM(debit_fen - credit_fen), 0) FROM fund_balance WHERE entity = @entity AND account = @account AND slot <= @Code
        """, new { entity, account, month.Code }));

    private sealed class NumberRow { public long VoucherCount { get; set; } public long MissingCount { get; set; } }
    private sealed class ReceiptRow { public string Receipt { get; set; } = ""; public DateOnly ReceivedOn { get; set; } public long Fen { get; set; } }
}
