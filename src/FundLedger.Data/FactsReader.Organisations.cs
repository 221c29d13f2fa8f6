using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Data;

/// <summary>Organisations, firms, invoices, meetings and persons that a command has to do with. Each question is put only to
/// the commands that ask it.</summary>
internal static partial class FactsReader
{
    private static async Task<OrganisationFacts> OrganisationsAsync(Session books, Command command, Asked asked, Policy policy, string[] cases,
        IReadOnlyList<Advance> advances, IReadOnlyList<Order> orders)
    {
        var told = command is VoucherCorrected corrected ? corrected.Replacement : command;
        var entity = command.Entity;
        string[] parties = [.. asked[Register.Party].Union(advances.Select(advance => advance.Organisation)).Union(orders.Select(order => order.Party))];
        var terms = await TermsAsync(books, entity, asked[Register.Agreement]);
        var minutes = MinutesOf(told);
        var panel = await PanelAsync(books, entity, [.. asked[Register.Panel].Union(terms.Select(known => known.Panel)).Where(code => code.Length > 0)]);
        return new OrganisationFacts
        {
            Today = command.Date,
            Papers = told is OrganisationPaper or AdvanceRequested or AdvancePaid or AdvancePaidDirectly ? await PapersAsync(books, entity, parties) : [],
            Doubts = told is CreditCodeConfirmed or AdvanceRequested or AdvancePaidDirectly || asked[Register.Bank].Count > 0 ? await DoubtsAsync(books, entity, parties) : [],
            OwnMoney = told is RewardApproved or RewardShared or RewardPaid or AdvancePaid or AdvancePaidDirectly ? await OwnMoneyAsync(books, entity, cases) : [],
            Rewards = told is RewardApproved or RewardShared or HonourGiven ? await RewardsAsync(books, entity, cases) : [],
            RewardSources = told is RewardPaid && policy.RewardSourceInBudget ? await RewardSourcesAsync(books, entity, cases) : [],
            Panel = InOrder(panel, entry => entry.Code),
            PanelEvents = panel.Count > 0 ? await PanelStatusesAsync(books, entity) : [],
            Terms = terms,
            Services = told is ServiceEvaluated ? await ServicesAsync(books, entity, asked[Register.Order]) : [],
            Meetings = await MeetingsAsync(books, entity, minutes),
            Items = await ItemsAsync(books, entity, minutes),
            Limits = Approves(told) || told is AdvanceRequested ? await LimitsAsync(books, entity) : [],
            Delegations = Approves(told) || told is ApprovalDelegated ? await DelegationsAsync(books, entity) : [],
            Persons = told is PersonRegistered or DutyGivenTo ? await PersonsAsync(books, entity) : new HashSet<string>(),
            Duties = policy.Duties == DutyCheck.Register || told is DutyGivenTo or DutyEnded ? await DutiesAsync(books, entity) : [],
        };
    }

    private static bool Approves(Command command) => Catalogue.FieldsOf(command.GetType()).Any(field => field.Name == "approvedBy");

    private static IReadOnlyList<string> MinutesOf(Command command) => command switch
    {
        JointMeetingHeld meeting => [meeting.Minutes],
        MeetingItemFollowedUp step => [step.Minutes],
        DeliveryModeAgreed mode => [MinutesIn(mode.Agreement)],
        _ => Catalogue.FieldsOf(command.GetType()).FirstOrDefault(field => field.Name == "basis")?.Property.GetValue(command) is string { Length: > 0 } basis
            ? [MinutesIn(basis)] : [],
    };

    private static string MinutesIn(string citation) => citation.LastIndexOf('#') is > 0 and var at ? citation[..at] : citation;

    private static async Task<IReadOnlyList<FilePaper>> PapersAsync(Session books, string entity, string[] parties) => parties.Length == 0 ? [] :
        [.. (await books.ListAsync<PaperRow>("""
            SELECT party, kind, happened_on, report_year, valid_until, verdict, paper, sha256, note, recorded_by
            FROM organisation_record WHERE entity = @entity AND party IN @parties ORDER BY command_ordinal
            """, new { entity, parties })).Select(row => new FilePaper(row.Party, Catalogue.Member<FileKind>(row.Kind), row.HappenedOn, (int)row.ReportYear,
                row.ValidUntil, Catalogue.Member<FileVerdict>(row.Verdict), row.Paper, row.Sha256, row.Note, row.RecordedBy))];

    private static async Task<IReadOnlyList<CreditCodeDoubt>> DoubtsAsync(Session books, string entity, string[] parties) => parties.Length == 0 ? [] :
        [.. (await books.ListAsync<DoubtRow>("""
            SELECT doubt.party, doubt.credit_code, doubt.reason, doubt.recorded_by
            FROM credit_code_doubt doubt
            WHERE doubt.entity = @entity AND doubt.party IN @parties
              AND NOT EXISTS (SELECT 1 FROM credit_code_confirmed word WHERE word.entity = doubt.entity AND word.party = doubt.party)
            ORDER BY doubt.command_ordinal
            """, new { entity, parties })).Select(row => new CreditCodeDoubt(row.Party, row.CreditCode, row.Reason, row.RecordedBy))];

    private static async Task<IReadOnlyList<OwnMoney>> OwnMoneyAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<OwnMoneyRow>("""
            SELECT case_code, party, kind, payer, amount_fen, happened_on, paper
            FROM organisation_money WHERE entity = @entity AND case_code IN @cases ORDER BY command_ordinal
            """, new { entity, cases })).Select(row => new OwnMoney(row.CaseCode, row.Party, Catalogue.Member<OwnMoneyKind>(row.Kind), row.Payer,
                new Money(row.AmountFen), row.HappenedOn, row.Paper))];

    private static async Task<IReadOnlyList<RewardDecision>> RewardsAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<RewardRow>("""
            SELECT case_code, party, kind, fund, amount_fen, title, basis, tax_note, approved_by, decided_on
            FROM reward_decision WHERE entity = @entity AND case_code IN @cases ORDER BY command_ordinal, row_no
            """, new { entity, cases })).Select(row => new RewardDecision(row.CaseCode, row.Party, Catalogue.Member<RewardKind>(row.Kind), row.Fund,
                new Money(row.AmountFen), row.Title, row.Basis, row.TaxNote, row.ApprovedBy, row.DecidedOn))];

    private static async Task<IReadOnlyList<RewardSource>> RewardSourcesAsync(Session books, string entity, string[] cases) => cases.Length == 0 ? [] :
        [.. (await books.ListAsync<RewardSourceRow>("""
            SELECT line.fund, line.case_code, line.source,
                   SUM(CASE WHEN line.account = '5001' THEN line.amount_fen ELSE 0 END) AS approved_fen,
                   SUM(CASE WHEN line.account = '5001' THEN 0 ELSE line.amount_fen END) AS paid_fen
            FROM voucher_line line
            JOIN voucher ON voucher.entity = line.entity AND voucher.seq = line.seq AND voucher.recipe IN ('R42', 'R43')
            WHERE line.entity = @entity AND line.case_code IN @cases AND line.case_code <> '' AND line.source <> '' AND line.account IN ('5001', '7101', '7201')
            GROUP BY line.fund, line.case_code, line.source
            """, new { entity, cases })).Select(row => new RewardSource(row.Fund, row.CaseCode, Catalogue.Member<MoneySource>(row.Source), new Money(row.ApprovedFen),
                new Money(row.PaidFen)))];

    private static async Task<IReadOnlyList<PanelEntry>> PanelAsync(Session books, string entity, string[] codes) => codes.Length == 0 ? [] :
        [.. (await books.ListAsync<PanelRow>("""
            SELECT panel_entry, party, chosen_by, tender_number, tender_on, bidders, paper, from_day, to_day
            FROM panel_entry WHERE entity = @entity AND panel_entry IN @codes ORDER BY command_ordinal
            """, new { entity, codes })).Select(row => new PanelEntry(row.PanelEntry, row.Party, Catalogue.Member<PanelChoice>(row.ChosenBy), row.TenderNumber,
                row.TenderOn, row.Bidders, row.Paper, row.FromDay, row.ToDay))];

    private static async Task<IReadOnlyList<PanelEvent>> PanelStatusesAsync(Session books, string entity) =>
        [.. (await books.ListAsync<PanelEventRow>("""
            SELECT panel_entry, status, happened_on, note, paper FROM panel_event WHERE entity = @entity AND kind = 'STATUS' ORDER BY command_ordinal
            """, new { entity })).Select(row => new PanelEvent(row.PanelEntry, PanelEventKind.Status, Catalogue.Member<PanelStatus>(row.Status), row.HappenedOn, row.Note,
                0, 0, row.Paper))];

    private static async Task<IReadOnlyList<AgreementTerms>> TermsAsync(Session books, string entity, IReadOnlyList<string> agreements) => agreements.Count == 0 ? [] :
        [.. (await books.ListAsync<TermsRow>("""
            SELECT agreement, panel_entry, services, price_rule, paper FROM agreement_terms WHERE entity = @entity AND agreement IN @agreements
            """, new { entity, agreements })).Select(row => new AgreementTerms(row.Agreement, row.PanelEntry,
                [.. Codes.Apart(row.Services).Select(Catalogue.Member<ServiceKind>)], row.PriceRule, row.Paper))];

    private static async Task<IReadOnlyList<ServiceRecord>> ServicesAsync(Session books, string entity, IReadOnlyList<string> orders) =>
        [.. (await books.ListAsync<ServiceRow>("""
            SELECT order_code, kind, happened_on, petition, note, score, paper, recorded_by
            FROM service_record WHERE entity = @entity AND order_code IN @orders ORDER BY command_ordinal
            """, new { entity, orders })).Select(row => new ServiceRecord(row.OrderCode, Catalogue.Member<ServiceRecordKind>(row.Kind), row.HappenedOn, row.Petition,
                row.Note, (int)row.Score, row.Paper, row.RecordedBy))];

    private static async Task<IReadOnlyList<JointMeeting>> MeetingsAsync(Session books, string entity, IReadOnlyList<string> minutes) => minutes.Count == 0 ? [] :
        [.. (await books.ListAsync<MeetingRow>("""
            SELECT minutes, held_on, participants, paper FROM joint_meeting WHERE entity = @entity AND minutes IN @minutes
            """, new { entity, minutes })).Select(row => new JointMeeting(row.Minutes, row.HeldOn, row.Participants, row.Paper))];

    private static async Task<IReadOnlyList<MeetingItem>> ItemsAsync(Session books, string entity, IReadOnlyList<string> minutes) => minutes.Count == 0 ? [] :
        [.. (await books.ListAsync<ItemRow>("""
            SELECT minutes, item_no, kind, subject, responsible, due_on FROM meeting_item WHERE entity = @entity AND minutes IN @minutes ORDER BY minutes, item_no
            """, new { entity, minutes })).Select(row => new MeetingItem(row.Minutes, (int)row.ItemNo, Catalogue.Member<DecisionKind>(row.Kind), row.Subject,
                row.Responsible, row.DueOn))];

    private static async Task<IReadOnlyList<ApprovalLimit>> LimitsAsync(Session books, string entity) =>
        [.. (await books.ListAsync<LimitRow>("""
            SELECT fund, level, limit_fen, from_day, basis FROM approval_limit WHERE entity = @entity ORDER BY command_ordinal
            """, new { entity })).Select(row => new ApprovalLimit(row.Fund, Catalogue.Member<ApprovalLevel>(row.Level), new Money(row.LimitFen), row.FromDay, row.Basis))];

    private static async Task<IReadOnlyList<Delegation>> DelegationsAsync(Session books, string entity) =>
        [.. (await books.ListAsync<DelegationRow>("""
            SELECT delegator, delegate, level, from_day, to_day, paper FROM delegation WHERE entity = @entity ORDER BY command_ordinal
            """, new { entity })).Select(row => new Delegation(row.Delegator, row.Delegate, Catalogue.Member<ApprovalLevel>(row.Level), row.FromDay, row.ToDay, row.Paper))];

    private static async Task<IReadOnlySet<string>> PersonsAsync(Session books, string entity) =>
        (await books.ListAsync<string>("SELECT person FROM person WHERE entity = @entity", new { entity })).ToHashSet(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<DutyGiven>> DutiesAsync(Session books, string entity) =>
        [.. (await books.ListAsync<DutyRow>("""
            SELECT given.person, given.duty, given.from_day, given.to_day, given.paper, given.command_ordinal, ended.ended_on
            FROM duty_given given
            LEFT JOIN duty_ended ended ON ended.entity = given.entity AND ended.given_ordinal = given.command_ordinal
            WHERE given.entity = @entity
            ORDER BY given.command_ordinal
            """, new { entity })).Select(row => new DutyGiven(row.Person, Catalogue.Member<Duty>(row.Duty), row.FromDay, row.ToDay, row.Paper, row.CommandOrdinal) { EndedOn = row.EndedOn })];

    private sealed class PaperRow { public string Party { get; set; } = ""; public string Kind { get; set; } = ""; public DateOnly HappenedOn { get; set; } public long ReportYear { get; set; } public DateOnly ValidUntil { get; set; } public string Verdict { get; set; } = ""; public string Paper { get; set; } = ""; public string Sha256 { get; set; } = ""; public string Note { get; set; } = ""; public string RecordedBy { get; set; } = ""; }
    private sealed class DoubtRow { public string Party { get; set; } = ""; public string CreditCode { get; set; } = ""; public string Reason { get; set; } = ""; public string RecordedBy { get; set; } = ""; }
    private sealed class OwnMoneyRow { public string CaseCode { get; set; } = ""; public string Party { get; set; } = ""; public string Kind { get; set; } = ""; public string Payer { get; set; } = ""; public long AmountFen { get; set; } public DateOnly HappenedOn { get; set; } public string Paper { get; set; } = ""; }
    private sealed class RewardRow { public string CaseCode { get; set; } = ""; public string Party { get; set; } = ""; public string Kind { get; set; } = ""; public string Fund { get; set; } = ""; public long AmountFen { get; set; } public string Title { get; set; } = ""; public string Basis { get; set; } = ""; public string TaxNote { get; set; } = ""; public string ApprovedBy { get; set; } = ""; public DateOnly DecidedOn { get; set; } }
    private sealed class RewardSourceRow { public string Fund { get; set; } = ""; public string CaseCode { get; set; } = ""; public string Source { get; set; } = ""; public long ApprovedFen { get; set; } public long PaidFen { get; set; } }
    private sealed class PanelRow { public string PanelEntry { get; set; } = ""; public string Party { get; set; } = ""; public string ChosenBy { get; set; } = ""; public string TenderNumber { get; set; } = ""; public DateOnly TenderOn { get; set; } public string Bidders { get; set; } = ""; public string Paper { get; set; } = ""; public DateOnly FromDay { get; set; } public DateOnly ToDay { get; set; } }
    private sealed class PanelEventRow { public string PanelEntry { get; set; } = ""; public string Status { get; set; } = ""; public DateOnly HappenedOn { get; set; } public string Note { get; set; } = ""; public string Paper { get; set; } = ""; }
    private sealed class TermsRow { public string Agreement { get; set; } = ""; public string PanelEntry { get; set; } = ""; public string Services { get; set; } = ""; public string PriceRule { get; set; } = ""; public string Paper { get; set; } = ""; }
    private sealed class ServiceRow { public string OrderCode { get; set; } = ""; public string Kind { get; set; } = ""; public DateOnly HappenedOn { get; set; } public string Petition { get; set; } = ""; public string Note { get; set; } = ""; public long Score { get; set; } public string Paper { get; set; } = ""; public string RecordedBy { get; set; } = ""; }
    private sealed class MeetingRow { public string Minutes { get; set; } = ""; public DateOnly HeldOn { get; set; } public string Participants { get; set; } = ""; public string Paper { get; set; } = ""; }
    private sealed class ItemRow { public string Minutes { get; set; } = ""; public long ItemNo { get; set; } public string Kind { get; set; } = ""; public string Subject { get; set; } = ""; public string Responsible { get; set; } = ""; public DateOnly DueOn { get; set; } }
    private sealed class LimitRow { public string Fund { get; set; } = ""; public string Level { get; set; } = ""; public long LimitFen { get; set; } public DateOnly FromDay { get; set; } public string Basis { get; set; } = ""; }
    private sealed class DelegationRow { public string Delegator { get; set; } = ""; public string Delegate { get; set; } = ""; public string Level { get; set; } = ""; public DateOnly FromDay { get; set; } public DateOnly ToDay { get; set; } public string Paper { get; set; } = ""; }
    private sealed class DutyRow { public string Person { get; set; } = ""; public string Duty { get; set; } = ""; public DateOnly FromDay { get; set; } public DateOnly ToDay { get; set; } public string Paper { get; set; } = ""; public long CommandOrdinal { get; set; } public DateOnly? EndedOn { get; set; } }
}
