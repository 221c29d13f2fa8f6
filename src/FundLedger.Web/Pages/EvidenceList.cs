using FundLedger.Data;

namespace FundLedger.Web.Pages;

/// <summary>The evidence of a voucher or a case as its page shows it.</summary>
/// <param name="Package">Where all of it can be had at once.</param>
/// <param name="Add">Where more is added.</param>
public sealed record EvidenceList(BooksPage Page, IReadOnlyList<EvidenceCard> Cards, string Package, string Add)
{
    /// <summary>Where the bytes of a file are.</summary>
    public string AddressOf(EvidenceCard card) => $"/api/v1/entities/{Uri.EscapeDataString(Page.Here.Code)}/files/{card.Sha256}";
}
