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

    /// <summary>Whether the case has more vouchers than are shown.</summary>
    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var (view, vouchers) = await ReadAsync(async session => (
            await CaseQueries.ReadAsync(session, Here.Code, code, Here.AsOf),
            await VoucherQueries.OfCaseAsync(session, Here.Code, code, Here.Day, MostVouchers + 1)));
        if (view is null) return NotFound();
        Revisions = await ReadAsync(session => PartyQueries.OfCaseAsync(session, Here.Code, code, Here.Day));
        Evidence = new(this, await ReadAsync(session => EvidenceQueries.OfCaseAsync(session, Here.Code, code)),
            $"/api/v1/entities/{Here.Code}/cases/{Uri.EscapeDataString(code)}/evidence.zip", $"/commands/evidenceAdded?case={Uri.EscapeDataString(code)}");
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
