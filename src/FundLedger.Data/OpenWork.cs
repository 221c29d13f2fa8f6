using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>Reads off the registers and balances what waits at the end of a day. What only waits for a day to come is in the
/// report of deadlines.</summary>
public static partial class OpenWork
{
    /// <summary>So many vouchers without papers are named; more are not looked for.</summary>
    public const int MostPapers = 50;

    public static async Task<IReadOnlyList<WorkItem>> ReadAsync(Session books, string entity, DateOnly day)
    {
        var balances = await BalancesAsync(books, entity, new AsOf(day));
        return
        [
            .. await RequestedAsync(books, entity, day),
            .. balances.Select(OfBalance).OfType<WorkItem>(),
            .. await ContractsAsync(books, entity, day, balances),
            .. await BanksAsync(books, entity, day),
            .. await PapersAsync(books, entity, day),
            .. await DraftsAsync(books, entity, day),
            .. await AccountsAsync(books, entity, day),
            .. await MonthsAsync(books, entity, day),
        ];
    }

    /// <summary>Advances that were asked for and not approved. Those taken over with the opening balances need no approval, and where the
    /// case is over it can come no more.</summary>
    private static async Task<IEnumerable<WorkItem>> RequestedAsync(Session books, string entity, DateOnly day) => (await books.ListAsync<RequestRow>("""
        SELECT advance.advance, advance.fund, advance.case_code, advance.organisation, advance.requested_fen, advance.requested_on
        FROM advance
        WHERE advance.entity = @entity AND advance.requested_on <= @day
          AND NOT EXISTS (SELECT 1 FROM case_event ended
                          WHERE ended.entity = advance.entity AND ended.case_code = advance.case_code AND ended.kind IN ('WITHDRAWN', 'CLOSED') AND ended.happened_on <= @day)
          AND NOT EXISTS (SELECT 1 FROM voucher_line claim
                          WHERE claim.entity = advance.entity AND claim.case_code = advance.case_code AND claim.case_code <> ''
                            AND claim.account IN ('1218.0101', '1218.0102', '1218.02') AND claim.advance = advance.advance AND claim.voucher_date <= @day)
          AND COALESCE((SELECT SUM(line.amount_fen)
                        FROM voucher_line line
                        JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq AND voucher.recipe = 'R16'
                        WHERE line.entity = advance.entity AND line.case_code = advance.case_code AND line.case_code <> '' AND line.account = '9001'
                          AND line.advance = advance.advance AND line.side = 'D' AND line.voucher_date <= @day), 0) <= 0
        ORDER BY advance.requested_on, advance.command_ordinal
        """, new { entity, day })).Select(row => new WorkItem(WorkKind.ApproveAdvance, row.Advance)
        {
            Fund = row.Fund, Case = row.CaseCode, Party = row.Organisation, Amount = new(row.RequestedFen), Since = row.RequestedOn,
        });

    /// <summary>A balance that somebody has to clear; null for one that stands for something else.</summary>
    private static WorkItem? OfBalance(BalanceRow row)
    {
        var amount = new Money(row.Fen);
        WorkItem Waiting(WorkKind kind, string subject, Money left) =>
            new(kind, subject) { Fund = row.Fund, Case = row.CaseCode, Party = row.Party.Length > 0 ? row.Party : row.Holder, Amount = left, Since = row.Since };
        return row.Account switch
        {
            "9001" when row.Advance.Length > 0 && amount.IsPositive => Waiting(WorkKind.PayAdvance, row.Advance, amount),
            "1214" when amount.IsPositive => Waiting(WorkKind.UsePrepayment, row.OrderCode, amount),
            "2302" when amount.IsNegative && row.OrderCode.Length > 0 => Waiting(WorkKind.PayOrder, row.OrderCode, -amount),
            "2307.02" when amount.IsNegative => Waiting(WorkKind.ReturnOverpayment, row.Party, -amount),
            "2307.03" when amount.IsNegative => Waiting(WorkKind.PayReward, row.Party, -amount),
            _ => null,
        };
    }

    private static Task<IReadOnlyList<BalanceRow>> BalancesAsync(Session books, string entity, AsOf asOf) => books.ListAsync<BalanceRow>("""
        SELECT part.account, part.fund, part.case_code, part.advance, part.party, part.order_code, SUM(part.fen) AS fen,
               COALESCE(MAX(advance.organisation), MAX(placed.party), '') AS holder, MAX(COALESCE(placed.kind, '')) AS order_kind,
               (SELECT MAX(line.voucher_date)
                FROM voucher_line line
                WHERE line.entity = @entity AND line.account = part.account AND line.voucher_date <= @Day AND line.fund = part.fund AND line.case_code = part.case_code
                  AND line.advance = part.advance AND line.party = part.party AND line.order_code = part.order_code
                  AND line.side = CASE WHEN part.account IN ('9001', '1214') THEN 'D' ELSE 'C' END) AS since
        FROM (SELECT account, fund, case_code, advance, party, order_code, debit_fen - credit_fen AS fen
              FROM period_balance
              WHERE entity = @entity AND account IN ('9001', '1214', '2302', '2307.02', '2307.03') AND slot <= @Whole
              UNION ALL
              SELECT account, fund, case_code, advance, party, order_code, CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END
              FROM voucher_line
              WHERE entity = @entity AND account IN ('9001', '1214', '2302', '2307.02', '2307.03') AND slot = @Begun AND voucher_date >= @BegunFrom AND voucher_date <= @Day) part
        LEFT JOIN advance ON advance.entity = @entity AND advance.advance = part.advance
        LEFT JOIN service_order placed ON placed.entity = @entity AND placed.order_code = part.order_code
        GROUP BY part.account, part.fund, part.case_code, part.advance, part.party, part.order_code
        HAVING SUM(part.fen) <> 0
        ORDER BY part.account, part.case_code, part.advance, part.order_code, part.party, part.fund
        """, new { entity, asOf.Whole, asOf.Begun, asOf.BegunFrom, asOf.Day });

    private sealed class RequestRow { public string Advance { get; set; } = ""; public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Organisation { get; set; } = ""; public long RequestedFen { get; set; } public DateOnly RequestedOn { get; set; } }

    private sealed class BalanceRow
    {
        public string Account { get; set; } = "";
        public string Fund { get; set; } = "";
        public string CaseCode { get; set; } = "";
        public string Advance { get; set; } = "";
        public string Party { get; set; } = "";
        public string OrderCode { get; set; } = "";
        public long Fen { get; set; }
        /// <summary>Who has the advance or the order.</summary>
        public string Holder { get; set; } = "";
        public string OrderKind { get; set; } = "";
        /// <summary>The day on which it last grew.</summary>
        public DateOnly? Since { get; set; }
    }
}
