using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>An entity, where its chain ends and how much it holds.</summary>
public sealed class EntityCard
{
    public string Entity { get; set; } = "";
    public string Name { get; set; } = "";
    public string Kind { get; set; } = "";
    public long FirstYear { get; set; }
    public string Parent { get; set; } = "";
    /// <summary>The posting sequence of the last voucher, which is their count; 0 before the first.</summary>
    public long LastSeq { get; set; }
    public string VoucherSeal { get; set; } = "";
    /// <summary>How many commands were recorded.</summary>
    public long LastOrdinal { get; set; }
}

/// <summary>A month that was opened.</summary>
public sealed class PeriodCard
{
    public long Period { get; set; }
    public long IsClosed { get; set; }
}

/// <summary>How much of each register an entity has.</summary>
public sealed class RegisterCounts
{
    public long Cases { get; set; }
    public long Advances { get; set; }
    public long Parties { get; set; }
    public long Drafts { get; set; }
}

/// <summary>What a fund has on a day.</summary>
/// <param name="Money">Bank, quota and quota due: 1002, 1011, 1201.</param>
/// <param name="Held">What is owed out of it or held for others: 2103, 2302, 2307.</param>
/// <param name="Committed">Approved and not yet paid: 9001.</param>
/// <param name="Available">What may still be spent or promised (domain.md E.8.6).</param>
/// <param name="Claims">Advances outstanding: 1218.</param>
/// <param name="Custody">Damages held for cases: 2901.</param>
public sealed record FundStanding(string Fund, string Name, FundKind Kind, Money Money, Money Held, Money Committed, Money Available, Money Claims, Money Custody);

/// <summary>Reads entities, their months and what their funds have.</summary>
public static class EntityQueries
{
    /// <summary>All entities, by code.</summary>
    public static Task<IReadOnlyList<EntityCard>> AllAsync(Session books) => books.ListAsync<EntityCard>("""
        SELECT entity.entity, entity.name, entity.kind, entity.first_year, entity.parent, head.last_seq, head.voucher_seal, head.last_ordinal
        FROM entity
        JOIN entity_head head ON head.entity = entity.entity
        ORDER BY entity.entity
        """);

    public static async Task<bool> ExistsAsync(Session books, string entity) =>
        await books.ScalarAsync<long>("SELECT COUNT(*) FROM entity WHERE entity = @entity", new { entity }) > 0;

    /// <summary>The date of the latest voucher, or null before the first.</summary>
    public static Task<DateOnly?> LastDayAsync(Session books, string entity) => books.ScalarOrNullAsync<DateOnly?>("""
        SELECT MAX(voucher_date) AS last_day FROM voucher WHERE entity = @entity
        """, new { entity });

    /// <summary>Whether a month was opened.</summary>
    public static async Task<bool> IsOpenedAsync(Session books, string entity, Period month) => await books.ScalarAsync<long>("""
        SELECT COUNT(*) FROM period_opened WHERE entity = @entity AND period = @Code
        """, new { entity, month.Code }) > 0;

    /// <summary>The months opened, in order.</summary>
    public static Task<IReadOnlyList<PeriodCard>> PeriodsAsync(Session books, string entity) => books.ListAsync<PeriodCard>("""
        SELECT opened.period, CASE WHEN closed.period IS NULL THEN 0 ELSE 1 END AS is_closed
        FROM period_opened opened
        LEFT JOIN period_closed closed ON closed.entity = opened.entity AND closed.period = opened.period
        WHERE opened.entity = @entity
        ORDER BY opened.period
        """, new { entity });

    public static async Task<RegisterCounts> CountsAsync(Session books, string entity) => (await books.OneOrNoneAsync<RegisterCounts>("""
        SELECT (SELECT COUNT(*) FROM legal_case WHERE entity = @entity) AS cases,
               (SELECT COUNT(*) FROM advance WHERE entity = @entity) AS advances,
               (SELECT COUNT(*) FROM party WHERE entity = @entity) AS parties,
               (SELECT COUNT(*) FROM draft WHERE entity = @entity)
               - (SELECT COUNT(*) FROM draft_settled WHERE entity = @entity) AS drafts
        """, new { entity }))!;

    /// <summary>What each fund has at the end of the day, in the order in which the funds were opened.</summary>
    public static async Task<IReadOnlyList<FundStanding>> FundsAsync(Session books, string entity, AsOf asOf)
    {
        var funds = await books.ListAsync<FundName>("""
            SELECT fund, name, kind FROM fund WHERE entity = @entity ORDER BY command_ordinal, fund
            """, new { entity });
        var balances = (await books.ListAsync<FundAccount>("""
            SELECT part.fund, part.account, SUM(part.fen) AS fen
            FROM (SELECT fund, account, debit_fen - credit_fen AS fen
                  FROM fund_balance
                  WHERE entity = @entity AND slot <= @Whole
                  UNION ALL
                  SELECT line.fund, line.account, CASE WHEN line.side = 'D' THEN line.amount_fen ELSE -line.amount_fen END
                  FROM voucher
                  JOIN voucher_line line ON line.entity = voucher.entity AND line.seq = voucher.seq
                  WHERE voucher.entity = @entity AND voucher.slot = @Begun AND voucher.voucher_date >= @BegunFrom AND voucher.voucher_date <= @Day) part
            GROUP BY part.fund, part.account
            """, new { entity, asOf.Whole, asOf.Begun, asOf.BegunFrom, asOf.Day })).ToLookup(row => row.Fund);
        return [.. funds.Select(fund => Standing(fund, [.. balances[fund.Fund]]))];
    }

    private static FundStanding Standing(FundName fund, FundAccount[] accounts)
    {
        Money Of(params string[] prefixes) => accounts.Where(row => prefixes.Any(row.IsUnder)).Sum(row => new Money(row.Fen));
        return new(fund.Fund, fund.Name, Catalogue.Member<FundKind>(fund.Kind),
            Money: Of("1002", "1011", "1201"), Held: -Of("2103", "2302", "2307"), Committed: Of("9001"),
            Available: accounts.Sum(row => Facts.AvailableEffect(row.Account, "", new Money(row.Fen))),
            Claims: Of("1218"), Custody: -Of("2901"));
    }

    private sealed class FundName { public string Fund { get; set; } = ""; public string Name { get; set; } = ""; public string Kind { get; set; } = ""; }

    private sealed class FundAccount
    {
        public string Fund { get; set; } = "";
        public string Account { get; set; } = "";
        public long Fen { get; set; }

        public bool IsUnder(string prefix) => Account.StartsWith(prefix, StringComparison.Ordinal);
    }
}
