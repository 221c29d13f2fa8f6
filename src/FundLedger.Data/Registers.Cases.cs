using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of what becomes of cases.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<CaseEvent> CaseEvents = new("case_event",
        ["row_no", "case_code", "kind", "detail", "party", "happened_on", "until_on", "amount_fen", "paper", "note"], """
        INSERT INTO case_event (entity, command_ordinal, row_no, case_code, kind, detail, party, happened_on, until_on, amount_fen, paper, note)
        VALUES (@entity, @command_ordinal, @row_no, @case_code, @kind, @detail, @party, @happened_on, @until_on, @amount_fen, @paper, @note)
        """, """
        SELECT command_ordinal, row_no, case_code, kind, detail, party, happened_on, until_on, amount_fen, paper, note
        FROM case_event WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (step, place) => [place, step.Case, Code(step.Step), step.Detail, step.Party, Seal.Day(step.On), Seal.Day(step.UntilOn), step.Amount.Fen, step.Paper, step.Note]);

    private static readonly RegisterTable<JudgmentHead> JudgmentHeads = new("judgment_head",
        ["row_no", "judgment", "case_code", "defendant", "head", "advance", "amount_fen", "due_on"], """
        INSERT INTO judgment_head (entity, command_ordinal, row_no, judgment, case_code, defendant, head, advance, amount_fen, due_on)
        VALUES (@entity, @command_ordinal, @row_no, @judgment, @case_code, @defendant, @head, @advance, @amount_fen, @due_on)
        """, """
        SELECT command_ordinal, row_no, judgment, case_code, defendant, head, advance, amount_fen, due_on
        FROM judgment_head WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (head, place) => [place, head.Judgment, head.Case, head.Defendant, Code(head.Head), head.Advance, head.Amount.Fen, Seal.Day(head.DueOn)]);

    private static readonly RegisterTable<JointDebtor> JointDebtors = new("joint_debtor", ["row_no", "judgment", "case_code", "named", "debtor"], """
        INSERT INTO joint_debtor (entity, command_ordinal, row_no, judgment, case_code, named, debtor)
        VALUES (@entity, @command_ordinal, @row_no, @judgment, @case_code, @named, @debtor)
        """, """
        SELECT command_ordinal, row_no, judgment, case_code, named, debtor FROM joint_debtor WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (debtor, place) => [place, debtor.Judgment, debtor.Case, debtor.Named, debtor.Debtor]);

    private static readonly RegisterTable<PendingReceipt> PendingReceipts = new("pending_receipt",
        ["receipt", "fund", "bank", "amount_fen", "received_on", "remitter"], """
        INSERT INTO pending_receipt (entity, command_ordinal, receipt, fund, bank, amount_fen, received_on, remitter)
        VALUES (@entity, @command_ordinal, @receipt, @fund, @bank, @amount_fen, @received_on, @remitter)
        """, """
        SELECT command_ordinal, receipt, fund, bank, amount_fen, received_on, remitter FROM pending_receipt WHERE entity = @entity ORDER BY command_ordinal
        """,
        (receipt, _) => [receipt.Code, receipt.Fund, receipt.Bank, receipt.Amount.Fen, Seal.Day(receipt.ReceivedOn), receipt.Remitter]);

    private static readonly RegisterTable<FundLoan> FundLoans = new("fund_loan", ["loan", "lender", "borrower", "amount_fen", "lent_on", "due_on"], """
        INSERT INTO fund_loan (entity, command_ordinal, loan, lender, borrower, amount_fen, lent_on, due_on)
        VALUES (@entity, @command_ordinal, @loan, @lender, @borrower, @amount_fen, @lent_on, @due_on)
        """, """
        SELECT command_ordinal, loan, lender, borrower, amount_fen, lent_on, due_on FROM fund_loan WHERE entity = @entity ORDER BY command_ordinal
        """,
        (loan, _) => [loan.Code, loan.Lender, loan.Borrower, loan.Amount.Fen, Seal.Day(loan.LentOn), Seal.Day(loan.DueOn)]);

    private static readonly RegisterTable<Milestone> Milestones = new("milestone", ["contract", "milestone_no", "name", "amount_fen", "due_on"], """
        INSERT INTO milestone (entity, command_ordinal, contract, milestone_no, name, amount_fen, due_on)
        VALUES (@entity, @command_ordinal, @contract, @milestone_no, @name, @amount_fen, @due_on)
        """, """
        SELECT command_ordinal, contract, milestone_no, name, amount_fen, due_on FROM milestone WHERE entity = @entity ORDER BY command_ordinal, milestone_no
        """,
        (milestone, _) => [milestone.Contract, (long)milestone.No, milestone.Name, milestone.Amount.Fen, Seal.Day(milestone.DueOn)]);

    private static readonly RegisterTable<Acceptance> Acceptances = new("acceptance", ["contract", "milestone_no", "accepted_on", "report", "accepted_by"], """
        INSERT INTO acceptance (entity, command_ordinal, contract, milestone_no, accepted_on, report, accepted_by)
        VALUES (@entity, @command_ordinal, @contract, @milestone_no, @accepted_on, @report, @accepted_by)
        """, """
        SELECT command_ordinal, contract, milestone_no, accepted_on, report, accepted_by FROM acceptance WHERE entity = @entity ORDER BY command_ordinal
        """,
        (acceptance, _) => [acceptance.Contract, (long)acceptance.MilestoneNo, Seal.Day(acceptance.AcceptedOn), acceptance.Report, acceptance.AcceptedBy]);

    private static readonly RegisterTable<Recognised> Recognitions = new("recognition", ["row_no", "advance", "fund", "recognised_on", "amount_fen"], """
        INSERT INTO recognition (entity, command_ordinal, row_no, advance, fund, recognised_on, amount_fen)
        VALUES (@entity, @command_ordinal, @row_no, @advance, @fund, @recognised_on, @amount_fen)
        """, """
        SELECT command_ordinal, row_no, advance, fund, recognised_on, amount_fen FROM recognition WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (mark, place) => [place, mark.Advance, mark.Fund, Seal.Day(mark.On), mark.Amount.Fen]);

    private static IReadOnlyList<RegisterTable> CaseTables =>
        [CaseEvents, JudgmentHeads, JointDebtors, PendingReceipts, FundLoans, Milestones, Acceptances, Recognitions];
}
