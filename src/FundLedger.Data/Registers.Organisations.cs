using FundLedger.Ledger;
using FundLedger.Litigation;

namespace FundLedger.Data;

/// <summary>The registers of organisations' files, panels, meetings, approvals and duties.</summary>
internal static partial class Registers
{
    private static readonly RegisterTable<FilePaper> FilePapers = Kept<FilePaper>("organisation_record",
        ["party", "kind", "happened_on", "report_year", "valid_until", "verdict", "paper", "sha256", "note", "recorded_by"],
        (paper, _) => [paper.Organisation, Code(paper.Kind), Seal.Day(paper.On), (long)paper.Year, Seal.Day(paper.ValidUntil), Code(paper.Verdict), paper.Document,
            paper.Sha256, paper.Note, paper.RecordedBy]);

    private static readonly RegisterTable<CreditCodeDoubt> CreditCodeDoubts = Kept<CreditCodeDoubt>("credit_code_doubt",
        ["party", "credit_code", "reason", "recorded_by"], (doubt, _) => [doubt.Party, doubt.CreditCode, doubt.Reason, doubt.RecordedBy]);

    private static readonly RegisterTable<CreditCodeConfirmation> CreditCodeConfirmations = Kept<CreditCodeConfirmation>("credit_code_confirmed",
        ["party", "confirmed_on", "confirmed_by", "paper"], (word, _) => [word.Party, Seal.Day(word.On), word.By, word.Document]);

    private static readonly RegisterTable<OwnMoney> OwnMoneys = Kept<OwnMoney>("organisation_money",
        ["case_code", "party", "kind", "payer", "amount_fen", "happened_on", "paper"],
        (money, _) => [money.Case, money.Organisation, Code(money.Kind), money.Payer, money.Amount.Fen, Seal.Day(money.On), money.Document]);

    private static readonly RegisterTable<AcceptedInvoice> Invoices = Kept<AcceptedInvoice>("invoice",
        ["row_no", "invoice_code", "invoice_number", "seller", "amount_fen", "subject"],
        (invoice, place) => [place, invoice.Code, invoice.Number, invoice.Seller, invoice.Amount.Fen, invoice.Subject]);

    private static readonly RegisterTable<RewardDecision> RewardDecisions = Kept<RewardDecision>("reward_decision",
        ["row_no", "case_code", "party", "kind", "fund", "amount_fen", "title", "basis", "tax_note", "approved_by", "decided_on"],
        (reward, place) => [place, reward.Case, reward.Organisation, Code(reward.Kind), reward.Fund, reward.Amount.Fen, reward.Title, reward.Basis, reward.TaxNote,
            reward.ApprovedBy, Seal.Day(reward.On)]);

    private static readonly RegisterTable<PanelEntry> PanelEntries = Kept<PanelEntry>("panel_entry",
        ["panel_entry", "party", "chosen_by", "tender_number", "tender_on", "bidders", "paper", "from_day", "to_day"],
        (entry, _) => [entry.Code, entry.Party, Code(entry.ChosenBy), entry.Tender, Seal.Day(entry.TenderOn), entry.Bidders, entry.Document, Seal.Day(entry.From),
            Seal.Day(entry.To)]);

    private static readonly RegisterTable<PanelEvent> PanelEvents = Kept<PanelEvent>("panel_event",
        ["panel_entry", "kind", "status", "happened_on", "note", "hours", "score", "paper"],
        (change, _) => [change.Entry, Code(change.Kind), Code(change.Status), Seal.Day(change.On), change.Note, (long)change.Hours, (long)change.Score, change.Document]);

    private static readonly RegisterTable<AgreementTerms> Agreed = Kept<AgreementTerms>("agreement_terms",
        ["agreement", "panel_entry", "services", "price_rule", "paper"],
        (terms, _) => [terms.Agreement, terms.Panel, Codes.Together(terms.Services.Select(service => Code(service))), terms.PriceRule, terms.Document]);

    private static readonly RegisterTable<OrderedService> OrderedServices = Kept<OrderedService>("order_service",
        ["order_code", "service", "petition"], (service, _) => [service.Order, Code(service.Service), service.Petition]);

    private static readonly RegisterTable<ServiceRecord> ServiceRecords = Kept<ServiceRecord>("service_record",
        ["order_code", "kind", "happened_on", "petition", "note", "score", "paper", "recorded_by"],
        (record, _) => [record.Order, Code(record.Kind), Seal.Day(record.On), record.Petition, record.Note, (long)record.Score, record.Document, record.RecordedBy]);

    private static readonly RegisterTable<JointMeeting> JointMeetings = Kept<JointMeeting>("joint_meeting",
        ["minutes", "held_on", "participants", "paper"], (meeting, _) => [meeting.Minutes, Seal.Day(meeting.On), meeting.Participants, meeting.Document]);

    private static readonly RegisterTable<MeetingItem> MeetingItems = Kept<MeetingItem>("meeting_item",
        ["minutes", "item_no", "kind", "subject", "responsible", "due_on"],
        (item, _) => [item.Minutes, (long)item.Number, Code(item.Kind), item.Subject, item.Responsible, Seal.Day(item.Due)], thenBy: "item_no");

    private static readonly RegisterTable<FollowUp> FollowUps = Kept<FollowUp>("meeting_follow_up",
        ["minutes", "item_no", "happened_on", "state", "note", "recorded_by"],
        (step, _) => [step.Minutes, (long)step.Number, Seal.Day(step.On), Code(step.State), step.Note, step.RecordedBy]);

    private static readonly RegisterTable<ApprovalLimit> ApprovalLimits = Kept<ApprovalLimit>("approval_limit",
        ["fund", "level", "limit_fen", "from_day", "basis"], (limit, _) => [limit.Fund, Code(limit.Level), limit.Limit.Fen, Seal.Day(limit.From), limit.Basis]);

    private static readonly RegisterTable<Delegation> Delegations = Kept<Delegation>("delegation",
        ["delegator", "delegate", "level", "from_day", "to_day", "paper"],
        (given, _) => [given.From, given.To, Code(given.Level), Seal.Day(given.FromDay), Seal.Day(given.ToDay), given.Document]);

    private static readonly RegisterTable<DelegatedApproval> DelegatedApprovals = Kept<DelegatedApproval>("delegated_approval",
        ["approved_by", "on_behalf_of", "level", "approved_on"], (approval, _) => [approval.By, approval.OnBehalfOf, Code(approval.Level), Seal.Day(approval.On)]);

    private static readonly RegisterTable<Person> Persons = Kept<Person>("person",
        ["person", "position", "registered_on"], (person, _) => [person.Name, person.Position, Seal.Day(person.RegisteredOn)]);

    private static readonly RegisterTable<DutyGiven> DutiesGiven = Kept<DutyGiven>("duty_given",
        ["person", "duty", "from_day", "to_day", "paper"], (given, _) => [given.Person, Code(given.Duty), Seal.Day(given.From), Seal.Day(given.To), given.Document]);

    private static readonly RegisterTable<DutyEnd> DutiesEnded = Kept<DutyEnd>("duty_ended",
        ["given_ordinal", "ended_on"], (end, _) => [end.Given, Seal.Day(end.On)]);

    private static IReadOnlyList<RegisterTable> OrganisationTables =>
    [
        FilePapers, CreditCodeDoubts, CreditCodeConfirmations, OwnMoneys, Invoices, RewardDecisions, PanelEntries, PanelEvents, Agreed, OrderedServices,
        ServiceRecords, JointMeetings, MeetingItems, FollowUps, ApprovalLimits, Delegations, DelegatedApprovals, Persons, DutiesGiven, DutiesEnded,
    ];

    /// <summary>A register whose statements say no more than its columns.</summary>
    /// <param name="thenBy">What orders the rows of one command; its row number if it has one.</param>
    private static RegisterTable<T> Kept<T>(string name, IReadOnlyList<string> columns, Func<T, long, object?[]> values, string thenBy = "row_no") where T : Entry => new(name, columns,
        $"INSERT INTO {name} (entity, command_ordinal, {string.Join(", ", columns)}) VALUES (@entity, @command_ordinal, @{string.Join(", @", columns)})",
        $"SELECT command_ordinal, {string.Join(", ", columns)} FROM {name} WHERE entity = @entity ORDER BY command_ordinal{(columns.Contains(thenBy) ? ", " + thenBy : "")}",
        values);
}
