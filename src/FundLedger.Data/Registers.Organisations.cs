using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of organisations' files, panels, meetings, approvals and duties.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<FilePaper> FilePapers = new("organisation_record",
        ["party", "kind", "happened_on", "report_year", "valid_until", "verdict", "paper", "sha256", "note", "recorded_by"], """
        INSERT INTO organisation_record (entity, command_ordinal, party, kind, happened_on, report_year, valid_until, verdict, paper, sha256, note,
            recorded_by)
        VALUES (@entity, @command_ordinal, @party, @kind, @happened_on, @report_year, @valid_until, @verdict, @paper, @sha256, @note, @recorded_by)
        """, """
        SELECT command_ordinal, party, kind, happened_on, report_year, valid_until, verdict, paper, sha256, note, recorded_by
        FROM organisation_record WHERE entity = @entity ORDER BY command_ordinal
        """,
        (paper, _) => [paper.Organisation, Code(paper.Kind), Seal.Day(paper.On), (long)paper.Year, Seal.Day(paper.ValidUntil), Code(paper.Verdict), paper.Document,
            paper.Sha256, paper.Note, paper.RecordedBy]);

    private static readonly RegisterTable<CreditCodeDoubt> CreditCodeDoubts = new("credit_code_doubt",
        ["party", "credit_code", "reason", "recorded_by"], """
        INSERT INTO credit_code_doubt (entity, command_ordinal, party, credit_code, reason, recorded_by)
        VALUES (@entity, @command_ordinal, @party, @credit_code, @reason, @recorded_by)
        """, """
        SELECT command_ordinal, party, credit_code, reason, recorded_by FROM credit_code_doubt WHERE entity = @entity ORDER BY command_ordinal
        """,
        (doubt, _) => [doubt.Party, doubt.CreditCode, doubt.Reason, doubt.RecordedBy]);

    private static readonly RegisterTable<CreditCodeConfirmation> CreditCodeConfirmations = new("credit_code_confirmed",
        ["party", "confirmed_on", "confirmed_by", "paper"], """
        INSERT INTO credit_code_confirmed (entity, command_ordinal, party, confirmed_on, confirmed_by, paper)
        VALUES (@entity, @command_ordinal, @party, @confirmed_on, @confirmed_by, @paper)
        """, """
        SELECT command_ordinal, party, confirmed_on, confirmed_by, paper FROM credit_code_confirmed WHERE entity = @entity ORDER BY command_ordinal
        """,
        (word, _) => [word.Party, Seal.Day(word.On), word.By, word.Document]);

    private static readonly RegisterTable<OwnMoney> OwnMoneys = new("organisation_money",
        ["case_code", "party", "kind", "payer", "amount_fen", "happened_on", "paper"], """
        INSERT INTO organisation_money (entity, command_ordinal, case_code, party, kind, payer, amount_fen, happened_on, paper)
        VALUES (@entity, @command_ordinal, @case_code, @party, @kind, @payer, @amount_fen, @happened_on, @paper)
        """, """
        SELECT command_ordinal, case_code, party, kind, payer, amount_fen, happened_on, paper
        FROM organisation_money WHERE entity = @entity ORDER BY command_ordinal
        """,
        (money, _) => [money.Case, money.Organisation, Code(money.Kind), money.Payer, money.Amount.Fen, Seal.Day(money.On), money.Document]);

    private static readonly RegisterTable<AcceptedInvoice> Invoices = new("invoice",
        ["row_no", "invoice_code", "invoice_number", "seller", "amount_fen", "subject"], """
        INSERT INTO invoice (entity, command_ordinal, row_no, invoice_code, invoice_number, seller, amount_fen, subject)
        VALUES (@entity, @command_ordinal, @row_no, @invoice_code, @invoice_number, @seller, @amount_fen, @subject)
        """, """
        SELECT command_ordinal, row_no, invoice_code, invoice_number, seller, amount_fen, subject
        FROM invoice WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (invoice, place) => [place, invoice.Code, invoice.Number, invoice.Seller, invoice.Amount.Fen, invoice.Subject]);

    private static readonly RegisterTable<RewardDecision> RewardDecisions = new("reward_decision",
        ["row_no", "case_code", "party", "kind", "fund", "amount_fen", "title", "basis", "tax_note", "approved_by", "decided_on"], """
        INSERT INTO reward_decision (entity, command_ordinal, row_no, case_code, party, kind, fund, amount_fen, title, basis, tax_note, approved_by,
            decided_on)
        VALUES (@entity, @command_ordinal, @row_no, @case_code, @party, @kind, @fund, @amount_fen, @title, @basis, @tax_note, @approved_by,
            @decided_on)
        """, """
        SELECT command_ordinal, row_no, case_code, party, kind, fund, amount_fen, title, basis, tax_note, approved_by, decided_on
        FROM reward_decision WHERE entity = @entity ORDER BY command_ordinal, row_no
        """,
        (reward, place) => [place, reward.Case, reward.Organisation, Code(reward.Kind), reward.Fund, reward.Amount.Fen, reward.Title, reward.Basis, reward.TaxNote,
            reward.ApprovedBy, Seal.Day(reward.On)]);

    private static readonly RegisterTable<PanelEntry> PanelEntries = new("panel_entry",
        ["panel_entry", "party", "chosen_by", "tender_number", "tender_on", "bidders", "paper", "from_day", "to_day"], """
        INSERT INTO panel_entry (entity, command_ordinal, panel_entry, party, chosen_by, tender_number, tender_on, bidders, paper, from_day, to_day)
        VALUES (@entity, @command_ordinal, @panel_entry, @party, @chosen_by, @tender_number, @tender_on, @bidders, @paper, @from_day, @to_day)
        """, """
        SELECT command_ordinal, panel_entry, party, chosen_by, tender_number, tender_on, bidders, paper, from_day, to_day
        FROM panel_entry WHERE entity = @entity ORDER BY command_ordinal
        """,
        (entry, _) => [entry.Code, entry.Party, Code(entry.ChosenBy), entry.Tender, Seal.Day(entry.TenderOn), entry.Bidders, entry.Document, Seal.Day(entry.From),
            Seal.Day(entry.To)]);

    private static readonly RegisterTable<PanelEvent> PanelEvents = new("panel_event",
        ["panel_entry", "kind", "status", "happened_on", "note", "hours", "score", "paper"], """
        INSERT INTO panel_event (entity, command_ordinal, panel_entry, kind, status, happened_on, note, hours, score, paper)
        VALUES (@entity, @command_ordinal, @panel_entry, @kind, @status, @happened_on, @note, @hours, @score, @paper)
        """, """
        SELECT command_ordinal, panel_entry, kind, status, happened_on, note, hours, score, paper
        FROM panel_event WHERE entity = @entity ORDER BY command_ordinal
        """,
        (change, _) => [change.Entry, Code(change.Kind), Code(change.Status), Seal.Day(change.On), change.Note, (long)change.Hours, (long)change.Score, change.Document]);

    private static readonly RegisterTable<AgreementTerms> Agreed = new("agreement_terms",
        ["agreement", "panel_entry", "services", "price_rule", "paper"], """
        INSERT INTO agreement_terms (entity, command_ordinal, agreement, panel_entry, services, price_rule, paper)
        VALUES (@entity, @command_ordinal, @agreement, @panel_entry, @services, @price_rule, @paper)
        """, """
        SELECT command_ordinal, agreement, panel_entry, services, price_rule, paper FROM agreement_terms WHERE entity = @entity ORDER BY command_ordinal
        """,
        (terms, _) => [terms.Agreement, terms.Panel, Codes.Together(terms.Services.Select(service => Code(service))), terms.PriceRule, terms.Document]);

    private static readonly RegisterTable<OrderedService> OrderedServices = new("order_service",
        ["order_code", "service", "petition"], """
        INSERT INTO order_service (entity, command_ordinal, order_code, service, petition)
        VALUES (@entity, @command_ordinal, @order_code, @service, @petition)
        """, """
        SELECT command_ordinal, order_code, service, petition FROM order_service WHERE entity = @entity ORDER BY command_ordinal
        """,
        (service, _) => [service.Order, Code(service.Service), service.Petition]);

    private static readonly RegisterTable<ServiceRecord> ServiceRecords = new("service_record",
        ["order_code", "kind", "happened_on", "petition", "note", "score", "paper", "recorded_by"], """
        INSERT INTO service_record (entity, command_ordinal, order_code, kind, happened_on, petition, note, score, paper, recorded_by)
        VALUES (@entity, @command_ordinal, @order_code, @kind, @happened_on, @petition, @note, @score, @paper, @recorded_by)
        """, """
        SELECT command_ordinal, order_code, kind, happened_on, petition, note, score, paper, recorded_by
        FROM service_record WHERE entity = @entity ORDER BY command_ordinal
        """,
        (record, _) => [record.Order, Code(record.Kind), Seal.Day(record.On), record.Petition, record.Note, (long)record.Score, record.Document, record.RecordedBy]);

    private static readonly RegisterTable<JointMeeting> JointMeetings = new("joint_meeting",
        ["minutes", "held_on", "participants", "paper"], """
        INSERT INTO joint_meeting (entity, command_ordinal, minutes, held_on, participants, paper)
        VALUES (@entity, @command_ordinal, @minutes, @held_on, @participants, @paper)
        """, """
        SELECT command_ordinal, minutes, held_on, participants, paper FROM joint_meeting WHERE entity = @entity ORDER BY command_ordinal
        """,
        (meeting, _) => [meeting.Minutes, Seal.Day(meeting.On), meeting.Participants, meeting.Document]);

    private static readonly RegisterTable<MeetingItem> MeetingItems = new("meeting_item",
        ["minutes", "item_no", "kind", "subject", "responsible", "due_on"], """
        INSERT INTO meeting_item (entity, command_ordinal, minutes, item_no, kind, subject, responsible, due_on)
        VALUES (@entity, @command_ordinal, @minutes, @item_no, @kind, @subject, @responsible, @due_on)
        """, """
        SELECT command_ordinal, minutes, item_no, kind, subject, responsible, due_on
        FROM meeting_item WHERE entity = @entity ORDER BY command_ordinal, item_no
        """,
        (item, _) => [item.Minutes, (long)item.Number, Code(item.Kind), item.Subject, item.Responsible, Seal.Day(item.Due)]);

    private static readonly RegisterTable<FollowUp> FollowUps = new("meeting_follow_up",
        ["minutes", "item_no", "happened_on", "state", "note", "recorded_by"], """
        INSERT INTO meeting_follow_up (entity, command_ordinal, minutes, item_no, happened_on, state, note, recorded_by)
        VALUES (@entity, @command_ordinal, @minutes, @item_no, @happened_on, @state, @note, @recorded_by)
        """, """
        SELECT command_ordinal, minutes, item_no, happened_on, state, note, recorded_by
        FROM meeting_follow_up WHERE entity = @entity ORDER BY command_ordinal
        """,
        (step, _) => [step.Minutes, (long)step.Number, Seal.Day(step.On), Code(step.State), step.Note, step.RecordedBy]);

    private static readonly RegisterTable<ApprovalLimit> ApprovalLimits = new("approval_limit",
        ["fund", "level", "limit_fen", "from_day", "basis"], """
        INSERT INTO approval_limit (entity, command_ordinal, fund, level, limit_fen, from_day, basis)
        VALUES (@entity, @command_ordinal, @fund, @level, @limit_fen, @from_day, @basis)
        """, """
        SELECT command_ordinal, fund, level, limit_fen, from_day, basis FROM approval_limit WHERE entity = @entity ORDER BY command_ordinal
        """,
        (limit, _) => [limit.Fund, Code(limit.Level), limit.Limit.Fen, Seal.Day(limit.From), limit.Basis]);

    private static readonly RegisterTable<Delegation> Delegations = new("delegation",
        ["delegator", "delegate", "level", "from_day", "to_day", "paper"], """
        INSERT INTO delegation (entity, command_ordinal, delegator, delegate, level, from_day, to_day, paper)
        VALUES (@entity, @command_ordinal, @delegator, @delegate, @level, @from_day, @to_day, @paper)
        """, """
        SELECT command_ordinal, delegator, delegate, level, from_day, to_day, paper FROM delegation WHERE entity = @entity ORDER BY command_ordinal
        """,
        (given, _) => [given.From, given.To, Code(given.Level), Seal.Day(given.FromDay), Seal.Day(given.ToDay), given.Document]);

    private static readonly RegisterTable<DelegatedApproval> DelegatedApprovals = new("delegated_approval",
        ["approved_by", "on_behalf_of", "level", "approved_on"], """
        INSERT INTO delegated_approval (entity, command_ordinal, approved_by, on_behalf_of, level, approved_on)
        VALUES (@entity, @command_ordinal, @approved_by, @on_behalf_of, @level, @approved_on)
        """, """
        SELECT command_ordinal, approved_by, on_behalf_of, level, approved_on FROM delegated_approval WHERE entity = @entity ORDER BY command_ordinal
        """,
        (approval, _) => [approval.By, approval.OnBehalfOf, Code(approval.Level), Seal.Day(approval.On)]);

    private static readonly RegisterTable<Person> Persons = new("person",
        ["person", "position", "registered_on"], """
        INSERT INTO person (entity, command_ordinal, person, position, registered_on)
        VALUES (@entity, @command_ordinal, @person, @position, @registered_on)
        """, """
        SELECT command_ordinal, person, position, registered_on FROM person WHERE entity = @entity ORDER BY command_ordinal
        """,
        (person, _) => [person.Name, person.Position, Seal.Day(person.RegisteredOn)]);

    private static readonly RegisterTable<DutyGiven> DutiesGiven = new("duty_given",
        ["person", "duty", "from_day", "to_day", "paper"], """
        INSERT INTO duty_given (entity, command_ordinal, person, duty, from_day, to_day, paper)
        VALUES (@entity, @command_ordinal, @person, @duty, @from_day, @to_day, @paper)
        """, """
        SELECT command_ordinal, person, duty, from_day, to_day, paper FROM duty_given WHERE entity = @entity ORDER BY command_ordinal
        """,
        (given, _) => [given.Person, Code(given.Duty), Seal.Day(given.From), Seal.Day(given.To), given.Document]);

    private static readonly RegisterTable<DutyEnd> DutiesEnded = new("duty_ended",
        ["given_ordinal", "ended_on"], """
        INSERT INTO duty_ended (entity, command_ordinal, given_ordinal, ended_on)
        VALUES (@entity, @command_ordinal, @given_ordinal, @ended_on)
        """, """
        SELECT command_ordinal, given_ordinal, ended_on FROM duty_ended WHERE entity = @entity ORDER BY command_ordinal
        """,
        (end, _) => [end.Given, Seal.Day(end.On)]);

    private static IReadOnlyList<RegisterTable> OrganisationTables =>
    [
        FilePapers, CreditCodeDoubts, CreditCodeConfirmations, OwnMoneys, Invoices, RewardDecisions, PanelEntries, PanelEvents, Agreed, OrderedServices,
        ServiceRecords, JointMeetings, MeetingItems, FollowUps, ApprovalLimits, Delegations, DelegatedApprovals, Persons, DutiesGiven, DutiesEnded,
    ];
}
