using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>A voucher as it is printed, by its number or its posting sequence.</summary>
[Permits(Permission.ReadBooks)]
public sealed class VoucherModel(Database books) : BooksPage(books)
{
    /// <summary>Null when several vouchers carry the number: then <see cref="Several"/> tells which.</summary>
    public VoucherView? View { get; private set; }

    public IReadOnlyList<VoucherView> Several { get; private set; } = [];

    /// <summary>The files that are evidence of it.</summary>
    public EvidenceList Evidence { get; private set; } = null!;

    /// <summary>The bank's lines that a standing match holds it with.</summary>
    public IReadOnlyList<VoucherBankLine> BankLines { get; private set; } = [];

    /// <summary>Where a bank line stands in the list of its account.</summary>
    public static string AddressOf(VoucherBankLine line) =>
        $"/bank/{Uri.EscapeDataString(line.Bank)}/lines?month={Period.Of(line.ValueDay)}&text={Uri.EscapeDataString(line.LineKey)}";

    public Voucher Voucher => View!.Posted.Voucher;

    public async Task<IActionResult> OnGetAsync(string no)
    {
        Several = await ReadAsync(session => ReadAsync(session, no));
        if (Several.Count == 0) return NotFound();
        if (Several.Count > 1) return Page();
        View = Several[0];
        BankLines = await ReadAsync(session => BankViews.OfVoucherAsync(session, Here.Code, View.Posted.Seq));
        var cards = await ReadAsync(session => EvidenceQueries.OfVoucherAsync(session, Here.Code, View.Posted.Seq));
        Evidence = new(this, cards, string.Create(CultureInfo.InvariantCulture, $"/api/v1/entities/{Here.Code}/vouchers/{View.Posted.Seq}/evidence.zip"),
            $"/commands/evidenceAdded?voucher={Uri.EscapeDataString(View.Posted.VoucherNo)}");
        return Page();
    }

    /// <summary>The next thing that can be done about a voucher that is wrong, for whoever may: cancel it in red or, when that is done, enter the
    /// correct one. Null if there is nothing.</summary>
    public (string Word, string Address)? CorrectionAddress
    {
        get
        {
            var (seq, number, partners) = (View!.Posted.Seq, Uri.EscapeDataString(View.Posted.VoucherNo), View.Partners);
            if (!MaySubmit || Voucher.Kind != VoucherKind.Normal || Voucher.Reverses != 0 || partners.Any(partner => partner.Corrects == seq)) return null;
            return partners.Any(partner => partner.Reverses == seq)
                ? ("voucher.correct", $"/commands/voucherCorrected?corrects={number}")
                : ("voucher.cancel", $"/commands/voucherReversed?voucher={number}");
        }
    }

    public PrintedVoucher Print => new(this, View!);

    /// <summary>What kind of event the recipe belongs to, or null for a voucher drawn up by hand.</summary>
    public string? EventOf(string recipe) => Catalogue.All.Select(entry => entry.Command)
        .Where(command => command.Recipes.Split(' ').Contains(recipe))
        .Select(command => Say(new Phrase(command.Zh, command.En))).FirstOrDefault();

    private async Task<IReadOnlyList<VoucherView>> ReadAsync(Session session, string no)
    {
        var sequences = long.TryParse(no, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? [seq] : await VoucherQueries.NumberedAsync(session, Here.Code, no);
        var views = new List<VoucherView>();
        foreach (var sequence in sequences)
            if (await VoucherQueries.ReadAsync(session, Here.Code, sequence) is { } view) views.Add(view);
        return views;
    }
}
