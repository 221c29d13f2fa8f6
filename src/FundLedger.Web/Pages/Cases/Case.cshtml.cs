using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Cases;

/// <summary>One case with where each yuan of its advances is.</summary>
[Permits(Permission.ReadBooks)]
public sealed class CaseModel(Database books) : BooksPage(books)
{
    public const int MostVouchers = 200;

    public CaseView View { get; private set; } = null!;
    /// <summary>What changed of its description up to the day.</summary>
    public IReadOnlyList<CaseRevision> Revisions { get; private set; } = [];

    public IReadOnlyList<VoucherCard> Vouchers { get; private set; } = [];

    /// <summary>The files that are evidence of it and of its vouchers.</summary>
    public EvidenceList Evidence { get; private set; } = null!;

    /// <summary>What the judgments award beside the costs of advances.</summary>
    public IReadOnlyList<JudgmentHead> Heads { get; private set; } = [];

    /// <summary>Where it stands, what is owed and what may come next; null on an earlier day, as the rules are asked of the latest books.</summary>
    public CaseOutlook? Outlook { get; private set; }

    /// <summary>Whether the case has more vouchers than are shown.</summary>
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code)
    {
        IReadOnlyList<VoucherCard> vouchers = [];
        IReadOnlyList<EvidenceCard> papers = [];
        var view = await ReadAsync(async session =>
        {
            if (await CaseQueries.ReadAsync(session, Here.Code, code, Here.AsOf) is not { } found) return null;
            vouchers = await VoucherQueries.OfCaseAsync(session, Here.Code, code, Here.Day, MostVouchers + 1);
            Revisions = await PartyQueries.OfCaseAsync(session, Here.Code, code, Here.Day);
            Heads = await OutlookQueries.HeadsAsync(session, Here.Code, code, Here.Day);
            Outlook = Here.Day >= Here.LatestDay ? await OutlookQueries.ReadAsync(session, Here.Code, code, Here.Day) : null;
            papers = await EvidenceQueries.OfCaseAsync(session, Here.Code, code);
            return found;
        });
        if (view is null) return NotFound();
        Evidence = new(this, papers, $"/api/v1/entities/{Here.Code}/cases/{Uri.EscapeDataString(code)}/evidence.zip", $"/commands/evidenceAdded?case={Uri.EscapeDataString(code)}");
        (View, Vouchers, HasMore) = (view, [.. vouchers.Take(MostVouchers)], vouchers.Count > MostVouchers);
        return Page();
    }

    public string NameOf(string party) => View.Parties.FirstOrDefault(known => known.Code == party) is { Name.Length: > 0 } found ? $"{party} {found.Name}" : party;

    /// <summary>The word for a head of an allocation.</summary>
    public string HeadOf(AllocatedPart part) => Say(Terms.Of(Catalogue.Member<AllocationHead>(part.Head)));

    /// <summary>What a step came to: its outcome, mode or reason; null if it has none.</summary>
    public static Enum? DetailOf(CaseStepTaken step) => (step.Detail.Length, step.Step) switch
    {
        (0, _) => null,
        (_, CaseStep.Final) => Catalogue.Member<CaseOutcome>(step.Detail),
        (_, CaseStep.ModeAgreed) => Catalogue.Member<DeliveryMode>(step.Detail),
        (_, CaseStep.Withdrawn) => Catalogue.Member<Litigation.Events.WithdrawalReason>(step.Detail),
        _ => null,
    };

    /// <summary>All that happened in the case in the order of the days: its steps, then the vouchers of the same day.</summary>
    public IEnumerable<Happening> Timeline => View.Steps.Select(OfStep).Concat(Vouchers.Select(OfVoucher)).OrderBy(happening => happening.On).ThenBy(happening => happening.Voucher?.Seq ?? 0);

    private Happening OfStep(CaseStepTaken step) => new(step.On, Say(Terms.Of(step.Step)) + (DetailOf(step) is { } detail ? " · " + Say(Terms.Of(detail)) : ""),
        step.Party.Length > 0 ? NameOf(step.Party) : "", step.Amount.IsZero ? null : step.Amount, step.UntilOn > step.On ? step.UntilOn : null, $"{step.Paper} {step.Note}".Trim(), null);

    private static Happening OfVoucher(VoucherCard voucher) => new(voucher.VoucherDate, voucher.Summary, "", new Money(voucher.Fen), null, "", voucher);

    /// <summary>What may be done next, by the area of its command, each with its form filled in.</summary>
    public IEnumerable<IGrouping<string, (string Title, string Address)>> Next => (Outlook?.Next ?? []).Select(name => (Name: name, Subject: "", Address: AddressOf(name)))
        .Concat(Outlook is null ? [] : View.Advances.SelectMany(OfAdvance))
        .Select(next => (Command: Catalogue.Of(Catalogue.Find(next.Name)!), next.Subject, next.Address))
        .GroupBy(next => Say(Commands.CommandArea.All.First(area => area.Name == next.Command.Area).Title),
            next => ($"{Say(new Phrase(next.Command.Zh, next.Command.En))} {next.Subject}".TrimEnd(), next.Address));

    /// <summary>What waits at an advance: approval, payment, settlement or refund, and a write-off once the case is decided.</summary>
    private IEnumerable<(string Name, string Subject, string Address)> OfAdvance(AdvanceStanding advance)
    {
        (string, string, string) Form(string command, Money amount) => (command, advance.Advance, $"/commands/{command}?advance={Uri.EscapeDataString(advance.Advance)}&amount={amount}");
        var takesAdvances = Outlook!.State is not (CaseState.Withdrawn or CaseState.Closed);
        var promised = advance.Approved - advance.Released - advance.Paid;
        if (takesAdvances && (advance.Approved + advance.Opening).IsZero) yield return Form("advanceApproved", advance.Requested);
        if (takesAdvances && promised.IsPositive) yield return Form("advancePaid", promised);
        if (advance.Unsettled.IsPositive) yield return Form("advanceSettled", advance.Unsettled);
        if (advance.Unsettled.IsPositive) yield return Form("advanceRefunded", advance.Unsettled);
        if (advance.Waiting.IsPositive && Outlook.State is (CaseState.Final or CaseState.Lost or CaseState.Settled or CaseState.Withdrawn)) yield return Form("advanceWrittenOff", advance.Waiting);
    }

    /// <summary>The form of a command with the case filled in and, where it is one person only, the party.</summary>
    private string AddressOf(string command) => command switch
    {
        "advanceRequested" => $"/finance/advance?case={Uri.EscapeDataString(View.Card.Code)}",
        "rewardApproved" => $"/commands/{command}?case={Uri.EscapeDataString(View.Card.Code)}&organisation={Uri.EscapeDataString(View.Card.Plaintiff)}",
        _ when Outlook!.Debtors is [var only] => $"/commands/{command}?case={Uri.EscapeDataString(View.Card.Code)}&defendant={Uri.EscapeDataString(only.Debtor)}",
        _ => $"/commands/{command}?case={Uri.EscapeDataString(View.Card.Code)}",
    };

    /// <summary>Where the money paid for this case is now, each part with the key of its name.</summary>
    public IReadOnlyList<(string Key, Money Amount)> Whereabouts =>
    [
        .. new (string Key, Money Amount)[]
        {
            ("adv.recovered", View.Total(advance => advance.Recovered)), ("adv.damages", View.Total(advance => advance.FromDamages)),
            ("adv.refunded", View.Total(advance => advance.Refunded)), ("adv.writtenoff", View.Total(advance => advance.WrittenOff)),
            ("adv.receivable", View.Total(advance => advance.Receivable)), ("adv.waiting", View.Total(advance => advance.Waiting)),
            ("adv.unsettled", View.Total(advance => advance.Unsettled)),
        }.Where(part => !part.Amount.IsZero),
    ];
}

/// <summary>Something that happened in a case: a step of it, or a voucher.</summary>
/// <param name="UntilOn">The end of a time that it set running, or null.</param>
/// <param name="Voucher">Null for a step.</param>
public sealed record Happening(DateOnly On, string What, string Party, Money? Amount, DateOnly? UntilOn, string Paper, VoucherCard? Voucher);
