using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>A case in a list, with what is open on it.</summary>
/// <param name="Outstanding">Advances: 1218.</param>
/// <param name="Custody">Damages held: 2901.</param>
/// <param name="Committed">Approved and not yet paid: 9001.</param>
public sealed record CaseCard(string Code, string Number, string Plaintiff, string PlaintiffName, DateOnly RegisteredOn, Money Outstanding, Money Custody, Money Committed);

/// <summary>A party of a case and the part it plays there.</summary>
public enum CaseRole { Plaintiff, Defendant, Organisation, Contractor }

/// <summary>A party of a case.</summary>
public sealed record CaseParty(CaseRole Role, string Code, string Name, string CreditCode);

/// <summary>An advance and where each yuan of it is on the day: opening + paid = refunded + recovered + from damages +
/// written off + outstanding, and outstanding = unsettled + settled + receivable (domain.md E.8.2).</summary>
public sealed record AdvanceStanding(string Advance, string Organisation, CostKind CostKind, DateOnly RequestedOn, string RequestedBy)
{
    public Money Requested { get; init; }
    public Money Approved { get; init; }
    public Money Released { get; init; }
    public Money Opening { get; init; }
    public Money Paid { get; init; }
    public Money Settled { get; init; }
    public Money Refunded { get; init; }
    public Money Judged { get; init; }
    public Money Recovered { get; init; }
    public Money FromDamages { get; init; }
    public Money WrittenOff { get; init; }
    /// <summary>1218.0101: with the organisation, not yet accounted for.</summary>
    public Money Unsettled { get; init; }
    /// <summary>1218.0102: accepted, and no judgment yet puts it on a defendant.</summary>
    public Money Waiting { get; init; }
    /// <summary>1218.02: owed by a defendant.</summary>
    public Money Receivable { get; init; }

    public Money Outstanding => Unsettled + Waiting + Receivable;
    public bool IsAccountedFor => Opening + Paid == Refunded + Recovered + FromDamages + WrittenOff + Outstanding;
}

/// <summary>An item of a judgment.</summary>
public sealed class JudgedItem
{
    public string Judgment { get; set; } = "";
    public string Advance { get; set; } = "";
    public string Defendant { get; set; } = "";
    public long AmountFen { get; set; }
    public DateOnly EffectiveOn { get; set; }
    public DateOnly DueOn { get; set; }
    public string VoucherNo { get; set; } = "";
    public long IsCancelled { get; set; }
}

/// <summary>A row of how a receipt was allocated.</summary>
public sealed class AllocatedPart
{
    public string Receipt { get; set; } = "";
    public DateOnly ReceivedOn { get; set; }
    public string Defendant { get; set; } = "";
    public string Head { get; set; } = "";
    public string Advance { get; set; } = "";
    public long AmountFen { get; set; }
    public long RuleNo { get; set; }
    public string VoucherNo { get; set; } = "";
    public long IsCancelled { get; set; }
}

/// <summary>The damages held for a case: opening + received + interest = paid + held.</summary>
public sealed record CustodyStanding(Money Opening, Money Received, Money Interest, Money Paid, Money Held, Money Committed)
{
    public Money Free => Held - Committed;
    public bool IsEmpty => Opening.IsZero && Received.IsZero && Interest.IsZero && Paid.IsZero && Held.IsZero;
}

/// <summary>A contract or order of a case.</summary>
public sealed record ContractStanding(string Order, OrderKind Kind, string Party, Money Amount, Money Paid, Money Cancelled, Money Committed, DateOnly PlacedOn);

/// <summary>A step of a case as it stands in the books.</summary>
/// <param name="Detail">A code such as an outcome or a mode; empty if the step needs none.</param>
/// <param name="UntilOn">The last day of a time limit that it set running; the day itself if none.</param>
public sealed record CaseStepTaken(CaseStep Step, string Detail, string Party, DateOnly On, DateOnly UntilOn, Money Amount, string Paper, string Note);

/// <summary>A case with all that the books know of it on a day.</summary>
public sealed record CaseView(CaseCard Card, PlaintiffKind PlaintiffKind, IReadOnlyList<CaseParty> Parties, IReadOnlyList<AdvanceStanding> Advances, IReadOnlyList<JudgedItem> Judged,
    IReadOnlyList<AllocatedPart> Allocated, CustodyStanding Custody, IReadOnlyList<ContractStanding> Contracts,
    IReadOnlyList<CaseStepTaken> Steps)
{
    /// <summary>The sum of one column over all advances.</summary>
    public Money Total(Func<AdvanceStanding, Money> column) => Advances.Sum(column);
}

/// <summary>Reads cases for people.</summary>
public static class CaseQueries
{
    /// <summary>The cases whose code, number or plaintiff contains the text, by code and behind the one named, at most so many.</summary>
    public static async Task<IReadOnlyList<CaseCard>> SearchAsync(Session books, string entity, string text, string after, AsOf asOf, int atMost)
    {
        var found = await books.FirstAsync<CaseHeading>(atMost, """
            SELECT legal_case.case_code, legal_case.case_number, legal_case.plaintiff, COALESCE(party.name, '') AS plaintiff_name, legal_case.registered_on
            FROM legal_case
            LEFT JOIN party ON party.entity = legal_case.entity AND party.party = legal_case.plaintiff
            WHERE legal_case.entity = @entity AND legal_case.case_code > @after
              AND (@text = '' OR legal_case.case_code LIKE @pattern ESCAPE '~' OR legal_case.case_number LIKE @pattern ESCAPE '~'
                  OR party.name LIKE @pattern ESCAPE '~')
            ORDER BY legal_case.case_code
            """, new { entity, text, after, pattern = Pattern.Containing(text) });
        var open = (await BalancesAsync(books, entity, [.. found.Select(heading => heading.CaseCode)], asOf)).ToLookup(row => row.CaseCode);
        return [.. found.Select(heading => Card(heading, [.. open[heading.CaseCode]]))];
    }

    private static CaseCard Card(CaseHeading heading, CaseBalance[] open)
    {
        Money Of(string account) => open.Where(row => row.Account.StartsWith(account, StringComparison.Ordinal)).Sum(row => new Money(row.Fen));
        return new(heading.CaseCode, heading.CaseNumber, heading.Plaintiff, heading.PlaintiffName, heading.RegisteredOn,
            Outstanding: Of("1218."), Custody: -Of("2901"), Committed: Of("9001"));
    }

    private static async Task<IReadOnlyList<CaseBalance>> BalancesAsync(Session books, string entity, string[] codes, AsOf asOf) => codes.Length == 0 ? [] :
        await books.ListAsync<CaseBalance>("""
            SELECT part.case_code, part.account, SUM(part.fen) AS fen
            FROM (SELECT case_code, account, debit_fen - credit_fen AS fen
                  FROM period_balance
                  WHERE entity = @entity AND case_code IN @codes AND case_code <> '' AND slot <= @Whole
                  UNION ALL
                  SELECT case_code, account, CASE WHEN side = 'D' THEN amount_fen ELSE -amount_fen END
                  FROM voucher_line
                  WHERE entity = @entity AND case_code IN @codes AND case_code <> '' AND slot = @Begun AND voucher_date <= @Day) part
            GROUP BY part.case_code, part.account
            """, new { entity, codes, asOf.Whole, asOf.Begun, asOf.Day });

    /// <summary>The case of a code, or null.</summary>
    public static async Task<CaseView?> ReadAsync(Session books, string entity, string code, AsOf asOf)
    {
        var found = await books.OneOrNoneAsync<CaseRow>("""
            SELECT case_number, plaintiff_kind, plaintiff, defendants, registered_on FROM legal_case WHERE entity = @entity AND case_code = @code
            """, new { entity, code });
        if (found is null) return null;

        var moved = new Movements(await MovementsAsync(books, entity, code, asOf.Day));
        var advances = await AdvancesAsync(books, entity, code, moved, asOf.Day);
        var contracts = await ContractsAsync(books, entity, code, moved, asOf.Day);
        var parties = await PartiesAsync(books, entity, found, advances, contracts);
        var card = new CaseCard(code, found.CaseNumber, found.Plaintiff, parties.FirstOrDefault(party => party.Code == found.Plaintiff)?.Name ?? "",
            found.RegisteredOn, Outstanding: advances.Sum(advance => advance.Outstanding), Custody: -moved.Signed(row => row.Account == "2901"),
            Committed: moved.Signed(row => row.Account == "9001"));
        return new(card, Catalogue.Member<PlaintiffKind>(found.PlaintiffKind), parties, advances, await JudgedAsync(books, entity, code, asOf.Day),
            await AllocatedAsync(books, entity, code, asOf.Day), Custody(moved), contracts, await StepsAsync(books, entity, code, asOf.Day));
    }

    private static Task<IReadOnlyList<Movement>> MovementsAsync(Session books, string entity, string code, DateOnly day) => books.ListAsync<Movement>("""
        SELECT line.account, line.advance, line.order_code, line.side, voucher.recipe, SUM(line.amount_fen) AS fen
        FROM voucher_line line
        JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq
        WHERE line.entity = @entity AND line.case_code = @code AND line.case_code <> '' AND line.voucher_date <= @day
        GROUP BY line.account, line.advance, line.order_code, line.side, voucher.recipe
        """, new { entity, code, day });

    private static async Task<IReadOnlyList<AdvanceStanding>> AdvancesAsync(Session books, string entity, string code, Movements moved, DateOnly day) =>
        [.. (await books.ListAsync<AdvanceRow>("""
            SELECT advance, organisation, cost_kind, requested_fen, requested_by, requested_on
            FROM advance
            WHERE entity = @entity AND case_code = @code AND requested_on <= @day
            ORDER BY command_ordinal
            """, new { entity, code, day })).Select(row => Standing(row, moved.Of(row.Advance)))];

    private static AdvanceStanding Standing(AdvanceRow row, Movements moved) =>
        new(row.Advance, row.Organisation, Catalogue.Member<CostKind>(row.CostKind), row.RequestedOn, row.RequestedBy)
        {
            Requested = new Money(row.RequestedFen),
            Approved = moved.Debit("9001", "R16"),
            Released = moved.Credit("9001", "R20", "R24d", "R24e"),
            Opening = moved.Signed(part => part is { Recipe: "R59", IsClaim: true }),
            Paid = moved.Debit("1218.0101", "R17", "R17a", "R03a"),
            Settled = moved.Credit("1218.0101", "R18"),
            Refunded = moved.Credit("1218.0101", "R19"),
            Judged = moved.Debit("1218.02", "R24", "R24a", "R24b", "R24c", "R24d"),
            // A judgment that a retrial revokes makes collected costs outstanding again.
            Recovered = moved.Credit("1218.02", "R25", "R30", "R32") - moved.Signed(part => part.IsClaim && part.Recipe.StartsWith("R24", StringComparison.Ordinal)),
            FromDamages = -moved.Signed(part => part is { Recipe: "R36", IsClaim: true }),
            WrittenOff = -moved.Signed(part => part is { Recipe: "R21" or "R21b" or "R23", IsClaim: true }),
            Unsettled = moved.Signed(part => part.Account == "1218.0101"),
            Waiting = moved.Signed(part => part.Account == "1218.0102"),
            Receivable = moved.Signed(part => part.Account == "1218.02"),
        };

    private static CustodyStanding Custody(Movements moved) => new(
        Opening: -moved.Signed(row => row is { Account: "2901", Recipe: "R59" }),
        Received: moved.Credit("2901", "R33", "R06", "R30"),
        Interest: moved.Credit("2901", "R11"),
        Paid: moved.Signed(row => row.Account == "2901" && row.Recipe is not ("R59" or "R33" or "R06" or "R30" or "R11")),
        Held: -moved.Signed(row => row.Account == "2901"),
        Committed: moved.Signed(row => row is { Account: "9001", Advance: "" }));

    private static async Task<IReadOnlyList<ContractStanding>> ContractsAsync(Session books, string entity, string code, Movements moved, DateOnly day) =>
        [.. (await books.ListAsync<ContractRow>("""
            SELECT order_code, kind, party, amount_fen, placed_on
            FROM service_order
            WHERE entity = @entity AND case_code = @code AND placed_on <= @day
            ORDER BY command_ordinal
            """, new { entity, code, day })).Select(row => Contract(row, moved.Under(row.OrderCode)))];

    private static ContractStanding Contract(ContractRow row, Movements moved) => new(row.OrderCode, Catalogue.Member<OrderKind>(row.Kind), row.Party,
        new Money(row.AmountFen), Paid: moved.Credit("9001", "R35", "R40", "R48", "R50", "R03"), Cancelled: moved.Credit("9001", "R51"),
        Committed: moved.Signed(part => part.Account == "9001"), row.PlacedOn);

    private static Task<IReadOnlyList<JudgedItem>> JudgedAsync(Session books, string entity, string code, DateOnly day) => books.ListAsync<JudgedItem>("""
        SELECT item.judgment, item.advance, item.defendant, item.amount_fen, item.effective_on, item.due_on, voucher.voucher_no,
               CASE WHEN red.seq IS NULL THEN 0 ELSE 1 END AS is_cancelled
        FROM judgment_item item
        JOIN command ON command.entity = item.entity AND command.ordinal = item.command_ordinal
        JOIN voucher ON voucher.entity = item.entity AND voucher.command_key = command.command_key
        LEFT JOIN voucher red ON red.entity = voucher.entity AND red.reverses = voucher.seq AND red.reverses <> 0 AND red.voucher_date <= @day
        WHERE item.entity = @entity AND item.case_code = @code AND item.effective_on <= @day
        ORDER BY item.command_ordinal, item.item_no
        """, new { entity, code, day });

    private static Task<IReadOnlyList<AllocatedPart>> AllocatedAsync(Session books, string entity, string code, DateOnly day) => books.ListAsync<AllocatedPart>("""
        SELECT part.receipt, part.received_on, part.defendant, part.head, part.advance, part.amount_fen, part.rule_no, voucher.voucher_no,
               CASE WHEN red.seq IS NULL THEN 0 ELSE 1 END AS is_cancelled
        FROM recovery_allocation part
        JOIN voucher ON voucher.entity = part.entity AND voucher.command_key = part.receipt
        LEFT JOIN voucher red ON red.entity = voucher.entity AND red.reverses = voucher.seq AND red.reverses <> 0 AND red.voucher_date <= @day
        WHERE part.entity = @entity AND part.case_code = @code AND part.received_on <= @day
        ORDER BY part.command_ordinal, part.row_no
        """, new { entity, code, day });

    private static async Task<IReadOnlyList<CaseStepTaken>> StepsAsync(Session books, string entity, string code, DateOnly day) =>
        [.. (await books.ListAsync<StepRow>("""
            SELECT step.kind, step.detail, step.party, step.happened_on, step.until_on, step.amount_fen, step.paper, step.note
            FROM case_event step
            JOIN command ON command.entity = step.entity AND command.ordinal = step.command_ordinal
            WHERE step.entity = @entity AND step.case_code = @code AND step.happened_on <= @day
              AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq
                              WHERE original.entity = step.entity AND original.command_key = command.command_key AND red.voucher_date <= @day)
            ORDER BY step.happened_on, step.command_ordinal, step.row_no
            """, new { entity, code, day })).Select(row => new CaseStepTaken(Catalogue.Member<CaseStep>(row.Kind), row.Detail, row.Party, row.HappenedOn, row.UntilOn,
                new Money(row.AmountFen), row.Paper, row.Note))];

    private static async Task<IReadOnlyList<CaseParty>> PartiesAsync(Session books, string entity, CaseRow found, IReadOnlyList<AdvanceStanding> advances,
        IReadOnlyList<ContractStanding> contracts)
    {
        (CaseRole Role, string Code)[] mentioned =
        [
            (CaseRole.Plaintiff, found.Plaintiff),
            .. Codes.Apart(found.Defendants).Select(code => (CaseRole.Defendant, code)),
            .. advances.Where(advance => advance.Organisation != found.Plaintiff).Select(advance => (CaseRole.Organisation, advance.Organisation)),
            .. contracts.Select(contract => (CaseRole.Contractor, contract.Party)),
        ];
        var known = (await books.ListAsync<PartyRow>("SELECT party, name, credit_code FROM party WHERE entity = @entity AND party IN @codes",
            new { entity, codes = mentioned.Select(part => part.Code).Distinct().ToArray() })).ToDictionary(row => row.Party);
        return [.. mentioned.Distinct().Where(part => part.Code.Length > 0)
            .Select(part => known.TryGetValue(part.Code, out var row) ? new CaseParty(part.Role, part.Code, row.Name, row.CreditCode) : new(part.Role, part.Code, "", ""))];
    }

    /// <summary>The sums of a case's lines by account, advance, order, side and recipe. Red-letter vouchers keep the recipe
    /// of what they cancel, so each sum is net of them.</summary>
    private sealed class Movements(IReadOnlyList<Movement> rows)
    {
        public Movements Of(string advance) => new([.. rows.Where(row => row.Advance == advance)]);
        public Movements Under(string order) => new([.. rows.Where(row => row.OrderCode == order)]);
        public Money Debit(string account, params string[] recipes) => Sum(account, "D", recipes);
        public Money Credit(string account, params string[] recipes) => Sum(account, "C", recipes);
        public Money Signed(Func<Movement, bool> which) => rows.Where(which).Sum(row => new Money(row.Side == "D" ? row.Fen : -row.Fen));

        private Money Sum(string account, string side, string[] recipes) =>
            rows.Where(row => row.Account == account && row.Side == side && recipes.Contains(row.Recipe)).Sum(row => new Money(row.Fen));
    }

    private sealed class Movement
    {
        public string Account { get; set; } = "";
        public string Advance { get; set; } = "";
        public string OrderCode { get; set; } = "";
        public string Side { get; set; } = "";
        public string Recipe { get; set; } = "";
        public long Fen { get; set; }

        public bool IsClaim => Account.StartsWith("1218.", StringComparison.Ordinal);
    }

    private sealed class CaseHeading { public string CaseCode { get; set; } = ""; public string CaseNumber { get; set; } = ""; public string Plaintiff { get; set; } = ""; public string PlaintiffName { get; set; } = ""; public DateOnly RegisteredOn { get; set; } }
    private sealed class CaseBalance { public string CaseCode { get; set; } = ""; public string Account { get; set; } = ""; public long Fen { get; set; } }
    private sealed class CaseRow { public string CaseNumber { get; set; } = ""; public string PlaintiffKind { get; set; } = ""; public string Plaintiff { get; set; } = ""; public string Defendants { get; set; } = ""; public DateOnly RegisteredOn { get; set; } }
    private sealed class AdvanceRow { public string Advance { get; set; } = ""; public string Organisation { get; set; } = ""; public string CostKind { get; set; } = ""; public long RequestedFen { get; set; } public string RequestedBy { get; set; } = ""; public DateOnly RequestedOn { get; set; } }
    private sealed class ContractRow { public string OrderCode { get; set; } = ""; public string Kind { get; set; } = ""; public string Party { get; set; } = ""; public long AmountFen { get; set; } public DateOnly PlacedOn { get; set; } }
    private sealed class StepRow { public string Kind { get; set; } = ""; public string Detail { get; set; } = ""; public string Party { get; set; } = ""; public DateOnly HappenedOn { get; set; } public DateOnly UntilOn { get; set; } public long AmountFen { get; set; } public string Paper { get; set; } = ""; public string Note { get; set; } = ""; }
    private sealed class PartyRow { public string Party { get; set; } = ""; public string Name { get; set; } = ""; public string CreditCode { get; set; } = ""; }
}
