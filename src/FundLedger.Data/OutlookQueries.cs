using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>Puts to the facts of a case the questions that its commands put, for people who look before they record.</summary>
public static class OutlookQueries
{
    /// <summary>Where the case stands now, what is owed with interest up to the day, and what may come next.</summary>
    public static async Task<CaseOutlook> ReadAsync(Session books, string entity, string code, DateOnly day) =>
        CaseOutlook.Of(await FactsAsync(books, entity, code, day), code, day);

    /// <summary>What a payer owes in a case before a receipt of the day is taken in.</summary>
    public static async Task<IReadOnlyList<OpenItem>> OpenItemsAsync(Session books, string entity, string code, string payer, DateOnly day) =>
        CaseOutlook.OpenItems(await FactsAsync(books, entity, code, day), code, payer, day);

    /// <summary>What the judgments of a case award beside the costs of its advances.</summary>
    public static async Task<IReadOnlyList<JudgmentHead>> HeadsAsync(Session books, string entity, string code, DateOnly day) =>
        [.. (await books.ListAsync<HeadRow>("""
            SELECT head.judgment, head.defendant, head.head, head.advance, head.amount_fen, head.due_on
            FROM judgment_head head
            JOIN command ON command.entity = head.entity AND command.ordinal = head.command_ordinal
            WHERE head.entity = @entity AND head.case_code = @code AND NOT EXISTS (
                SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                WHERE original.entity = head.entity AND original.command_key = command.command_key)
              AND EXISTS (SELECT 1 FROM judgment_item item
                          WHERE item.entity = head.entity AND item.case_code = head.case_code AND item.judgment = head.judgment AND item.effective_on <= @day)
            ORDER BY head.command_ordinal, head.row_no
            """, new { entity, code, day })).Select(row => new JudgmentHead(row.Judgment, code, row.Defendant, Catalogue.Member<AllocationHead>(row.Head), row.Advance, new Money(row.AmountFen), row.DueOn))];

    private sealed class HeadRow { public string Judgment { get; set; } = ""; public string Defendant { get; set; } = ""; public string Head { get; set; } = ""; public string Advance { get; set; } = ""; public long AmountFen { get; set; } public DateOnly DueOn { get; set; } }

    // The facts are those that a receipt in the case would be judged by.
    private static async Task<Facts> FactsAsync(Session books, string entity, string code, DateOnly day) => await FactsReader.ReadAsync(books,
        new RecoveryReceived { Entity = entity, Date = day, Case = code, Defendant = "", Amount = Money.Zero, Bank = "" }, await EntityHead.ReadAsync(books, entity));
}
