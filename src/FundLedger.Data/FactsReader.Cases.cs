using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>What became of the cases a command refers to.</summary>
internal static partial class FactsReader
{
    private static async Task<Proceedings> ProceedingsAsync(Session books, string entity, string[] cases, IReadOnlyList<Advance> advances,
        IReadOnlyList<Order> orders, IReadOnlyList<PendingReceipt> receipts, IReadOnlyList<FundLoan> loans) => new()
    {
        Steps = await StepsAsync(books, entity, cases),
        Heads = await HeadsAsync(books, entity, cases),
        JointDebtors = await JointDebtorsAsync(books, entity, cases),
        Milestones = await MilestonesAsync(books, entity, orders),
        Acceptances = await AcceptancesAsync(books, entity, orders),
        Recognitions = await RecognitionsAsync(books, entity, advances),
        Receipts = InOrder(receipts, receipt => receipt.Code),
        Loans = InOrder(loans, loan => loan.Code),
    };

    private static async Task<IReadOnlyList<CaseEvent>> StepsAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<StepRow>("""
            SELECT step.case_code, step.kind, step.detail, step.party, step.happened_on, step.until_on, step.amount_fen, step.paper, step.note
            FROM case_event step
            JOIN command ON command.entity = step.entity AND command.ordinal = step.command_ordinal
            WHERE step.entity = @entity AND step.case_code IN @cases
              AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                              WHERE original.entity = step.entity AND original.command_key = command.command_key)
            ORDER BY step.command_ordinal, step.row_no
            """, new { entity, cases })).Select(row => new CaseEvent(row.CaseCode, Catalogue.Member<CaseStep>(row.Kind), row.Detail, row.Party, row.HappenedOn,
                row.UntilOn, new Money(row.AmountFen), row.Paper, row.Note))];

    private static async Task<IReadOnlyList<JudgmentHead>> HeadsAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<HeadRow>("""
            SELECT head.judgment, head.case_code, head.defendant, head.head, head.advance, head.amount_fen, head.due_on
            FROM judgment_head head
            JOIN command ON command.entity = head.entity AND command.ordinal = head.command_ordinal
            WHERE head.entity = @entity AND head.case_code IN @cases
              AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                              WHERE original.entity = head.entity AND original.command_key = command.command_key)
            ORDER BY head.command_ordinal, head.row_no
            """, new { entity, cases })).Select(row => new JudgmentHead(row.Judgment, row.CaseCode, row.Defendant, Catalogue.Member<AllocationHead>(row.Head),
                row.Advance, new Money(row.AmountFen), row.DueOn))];

    private static async Task<IReadOnlyList<JointDebtor>> JointDebtorsAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<JointRow>("""
            SELECT judgment, case_code, named, debtor FROM joint_debtor WHERE entity = @entity AND case_code IN @cases ORDER BY command_ordinal, row_no
            """, new { entity, cases })).Select(row => new JointDebtor(row.Judgment, row.CaseCode, row.Named, row.Debtor))];

    private static async Task<IReadOnlyList<Milestone>> MilestonesAsync(Session books, string entity, IReadOnlyList<Order> orders) => orders.Count == 0 ? [] :
        [.. (await books.ListAsync<MilestoneRow>("""
            SELECT contract, milestone_no, name, amount_fen, due_on FROM milestone WHERE entity = @entity AND contract IN @codes ORDER BY contract, milestone_no
            """, new { entity, codes = orders.Select(order => order.Code).ToArray() }))
            .Select(row => new Milestone(row.Contract, (int)row.MilestoneNo, row.Name, new Money(row.AmountFen), row.DueOn))];

    private static async Task<IReadOnlyList<Acceptance>> AcceptancesAsync(Session books, string entity, IReadOnlyList<Order> orders) => orders.Count == 0 ? [] :
        [.. (await books.ListAsync<AcceptanceRow>("""
            SELECT contract, milestone_no, accepted_on, report, accepted_by FROM acceptance
            WHERE entity = @entity AND contract IN @codes ORDER BY contract, milestone_no
            """, new { entity, codes = orders.Select(order => order.Code).ToArray() }))
            .Select(row => new Acceptance(row.Contract, (int)row.MilestoneNo, row.AcceptedOn, row.Report, row.AcceptedBy))];

    private static async Task<IReadOnlyList<Recognised>> RecognitionsAsync(Session books, string entity, IReadOnlyList<Advance> advances) => advances.Count == 0 ? [] :
        [.. (await books.ListAsync<RecognisedRow>("""
            SELECT mark.advance, mark.fund, mark.recognised_on, mark.amount_fen
            FROM recognition mark
            JOIN command ON command.entity = mark.entity AND command.ordinal = mark.command_ordinal
            WHERE mark.entity = @entity AND mark.advance IN @codes
              AND NOT EXISTS (SELECT 1 FROM voucher original JOIN voucher red ON red.entity = original.entity AND red.reverses = original.seq AND red.reverses <> 0
                              WHERE original.entity = mark.entity AND original.command_key = command.command_key)
            ORDER BY mark.command_ordinal, mark.row_no
            """, new { entity, codes = advances.Select(advance => advance.Code).ToArray() }))
            .Select(row => new Recognised(row.Advance, row.Fund, row.RecognisedOn, new Money(row.AmountFen)))];

    private static async Task<IReadOnlyList<PendingReceipt>> ReceiptsAsync(Session books, string entity, IReadOnlyList<string> codes) => codes.Count == 0 ? [] :
        [.. (await books.ListAsync<ReceiptRow>("""
            SELECT receipt AS code, fund, bank, amount_fen, received_on, remitter FROM pending_receipt WHERE entity = @entity AND receipt IN @codes
            """, new { entity, codes })).Select(row => new PendingReceipt(row.Code, row.Fund, row.Bank, new Money(row.AmountFen), row.ReceivedOn, row.Remitter))];

    private static async Task<IReadOnlyList<FundLoan>> LoansAsync(Session books, string entity, IReadOnlyList<string> codes) => codes.Count == 0 ? [] :
        [.. (await books.ListAsync<LoanRow>("""
            SELECT loan AS code, lender, borrower, amount_fen, lent_on, due_on FROM fund_loan WHERE entity = @entity AND loan IN @codes
            """, new { entity, codes })).Select(row => new FundLoan(row.Code, row.Lender, row.Borrower, new Money(row.AmountFen), row.LentOn, row.DueOn))];

    private sealed class StepRow { public string CaseCode { get; set; } = ""; public string Kind { get; set; } = ""; public string Detail { get; set; } = ""; public string Party { get; set; } = ""; public DateOnly HappenedOn { get; set; } public DateOnly UntilOn { get; set; } public long AmountFen { get; set; } public string Paper { get; set; } = ""; public string Note { get; set; } = ""; }
    private sealed class HeadRow { public string Judgment { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Defendant { get; set; } = ""; public string Head { get; set; } = ""; public string Advance { get; set; } = ""; public long AmountFen { get; set; } public DateOnly DueOn { get; set; } }
    private sealed class JointRow { public string Judgment { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Named { get; set; } = ""; public string Debtor { get; set; } = ""; }
    private sealed class MilestoneRow { public string Contract { get; set; } = ""; public long MilestoneNo { get; set; } public string Name { get; set; } = ""; public long AmountFen { get; set; } public DateOnly DueOn { get; set; } }
    private sealed class AcceptanceRow { public string Contract { get; set; } = ""; public long MilestoneNo { get; set; } public DateOnly AcceptedOn { get; set; } public string Report { get; set; } = ""; public string AcceptedBy { get; set; } = ""; }
    private sealed class RecognisedRow { public string Advance { get; set; } = ""; public string Fund { get; set; } = ""; public DateOnly RecognisedOn { get; set; } public long AmountFen { get; set; } }
    private sealed class ReceiptRow { public string Code { get; set; } = ""; public string Fund { get; set; } = ""; public string Bank { get; set; } = ""; public long AmountFen { get; set; } public DateOnly ReceivedOn { get; set; } public string Remitter { get; set; } = ""; }
    private sealed class LoanRow { public string Code { get; set; } = ""; public string Lender { get; set; } = ""; public string Borrower { get; set; } = ""; public long AmountFen { get; set; } public DateOnly LentOn { get; set; } public DateOnly DueOn { get; set; } }
}
