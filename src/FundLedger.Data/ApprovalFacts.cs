using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>What an organisation had so far, in all cases.</summary>
public sealed class OrganisationHistory
{
    public long Cases { get; set; }
    public long Advances { get; set; }
    public long RequestedFen { get; set; }
    /// <summary>1218.0101: paid and not accounted for.</summary>
    public long UnsettledFen { get; set; }
}

/// <summary>What is left of the agreement under which something is ordered.</summary>
public sealed class AgreementStanding
{
    public string Agreement { get; set; } = "";
    public string Party { get; set; } = "";
    public DateOnly FromDay { get; set; }
    public DateOnly ToDay { get; set; }
    public long CeilingFen { get; set; }
    public long OrderedFen { get; set; }

    public Money Left => new Money(CeilingFen) - new Money(OrderedFen);
}

/// <summary>The facts that who approves has beside him: what the fund has, which level the amount needs, whether the organisation is
/// eligible and why not, what meetings agreed on, and what the organisation and the case had so far.</summary>
/// <param name="Amount">What is to be approved; null while nothing says.</param>
/// <param name="Items">Items of meetings of this kind that an approval could cite, latest first.</param>
/// <param name="Case">The case as it stands; null where none is named.</param>
public sealed record ApprovalFacts(ApprovalQuestion Question, string FundName, string OrganisationName, Money? Amount, ApprovalRules Rules,
    IReadOnlyList<MeetingItem> Items, OrganisationHistory? Organisation, CaseView? Case, AgreementStanding? Agreement)
{
    private const int MostItems = 8;

    /// <summary>What the fund would have left.</summary>
    public Money After => Rules.Available - (Amount ?? Money.Zero);

    /// <summary>The facts of a command that is to be approved; null for one that asks for no approval.</summary>
    public static async Task<ApprovalFacts?> ReadAsync(Session books, string entity, Command command) =>
        ApprovalQuestion.Of(command) is { } question ? await ReadAsync(books, entity, question) : null;

    /// <summary>The facts of a question, as far as it says what it is about.</summary>
    public static async Task<ApprovalFacts?> ReadAsync(Session books, string entity, ApprovalQuestion question)
    {
        var full = await FilledAsync(books, entity, question);
        if (full.Fund.Length == 0) return null;
        var asked = new AdvanceRequested { Entity = entity, Date = full.Date, Advance = "", Fund = full.Fund, Case = full.Case, Organisation = full.Organisation, CostKind = CostKind.Other, Amount = Money.Zero };
        var facts = await FactsReader.ReadAsync(books, asked, await EntityHead.ReadAsync(books, entity));
        if (!facts.Funds.TryGetValue(full.Fund, out var fund)) return null;
        return new(full, fund.Name, (await PartyQueries.NamesAsync(books, entity, [full.Organisation])).GetValueOrDefault(full.Organisation, ""), full.Amount,
            ApprovalRules.Of(facts, full, full.Amount), await ItemsAsync(books, entity, full), await HistoryAsync(books, entity, full),
            full.Case.Length > 0 ? await CaseQueries.ReadAsync(books, entity, full.Case, new AsOf(full.Date)) : null, await AgreementAsync(books, entity, full));
    }

    /// <summary>The question with what the register of advances says of the one it names.</summary>
    private static async Task<ApprovalQuestion> FilledAsync(Session books, string entity, ApprovalQuestion question)
    {
        if (question.Advance.Length == 0) return question;
        var known = await books.OneOrNoneAsync<AdvanceRow>("""
            SELECT fund, case_code, organisation, requested_fen FROM advance WHERE entity = @entity AND advance = @Advance
            """, new { entity, question.Advance });
        return known is null ? question : question with { Fund = known.Fund, Case = known.CaseCode, Organisation = known.Organisation, Amount = question.Amount ?? new Money(known.RequestedFen) };
    }

    private static async Task<IReadOnlyList<MeetingItem>> ItemsAsync(Session books, string entity, ApprovalQuestion question) =>
        [.. (await books.FirstAsync<ItemRow>(MostItems, """
            SELECT minutes, item_no, kind, subject, responsible, due_on FROM v_meeting_item
            WHERE entity = @entity AND kind = @kind AND held_on <= @Date
            ORDER BY held_on DESC, minutes, item_no
            """, new { entity, kind = Catalogue.CodeOf(question.Kind), question.Date }))
            .Select(row => new MeetingItem(row.Minutes, (int)row.ItemNo, Catalogue.Member<DecisionKind>(row.Kind), row.Subject, row.Responsible, row.DueOn))];

    private static async Task<OrganisationHistory?> HistoryAsync(Session books, string entity, ApprovalQuestion question) => question.Organisation.Length == 0 ? null
        : await books.OneOrNoneAsync<OrganisationHistory>("""
            SELECT COUNT(DISTINCT advance.case_code) AS cases, COUNT(*) AS advances, COALESCE(SUM(advance.requested_fen), 0) AS requested_fen,
                   (SELECT COALESCE(SUM(kept.debit_fen - kept.credit_fen), 0) FROM period_balance kept
                    WHERE kept.entity = @entity AND kept.account = '1218.0101' AND kept.party = @Organisation) AS unsettled_fen
            FROM advance
            WHERE advance.entity = @entity AND advance.organisation = @Organisation AND advance.requested_on <= @Date
            """, new { entity, question.Organisation, question.Date });

    private static async Task<AgreementStanding?> AgreementAsync(Session books, string entity, ApprovalQuestion question) => question.Agreement.Length == 0 ? null
        : await books.OneOrNoneAsync<AgreementStanding>("""
            SELECT agreement.agreement, agreement.party, agreement.from_day, agreement.to_day, agreement.ceiling_fen,
                   COALESCE((SELECT SUM(placed.amount_fen) FROM service_order placed
                             WHERE placed.entity = agreement.entity AND placed.agreement = agreement.agreement AND placed.placed_on <= @Date), 0) AS ordered_fen
            FROM service_agreement agreement
            WHERE agreement.entity = @entity AND agreement.agreement = @Agreement
            """, new { entity, question.Agreement, question.Date });

    private sealed class AdvanceRow { public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Organisation { get; set; } = ""; public long RequestedFen { get; set; } }
    private sealed class ItemRow { public string Minutes { get; set; } = ""; public long ItemNo { get; set; } public string Kind { get; set; } = ""; public string Subject { get; set; } = ""; public string Responsible { get; set; } = ""; public DateOnly DueOn { get; set; } }
}
