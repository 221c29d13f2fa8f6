using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Litigation.Events;

namespace FundLedger.Web.Pages.Commands;

/// <summary>The files that came with a form: each is stored at once and stands in the form by its digest from then on, so
/// that it need not be chosen again when the form is shown again.</summary>
internal static class Uploads
{
    public const string Prefix = "upload:";

    /// <summary>Stores the files and puts them into their fields; what is not taken is told, each with its field.</summary>
    /// <param name="by">Who hands them in.</param>
    public static async Task<IReadOnlyList<Rejection>> TakeAsync(Database books, string entity, IFormFileCollection files, Typed typed, string by, CancellationToken stop)
    {
        var (store, refusals) = (new FileStore(books), new List<Rejection>());
        foreach (var file in files.Where(file => file.Name.StartsWith(Prefix, StringComparison.Ordinal) && file.FileName.Length > 0))
        {
            var field = file.Name[Prefix.Length..];
            await using var content = file.OpenReadStream();
            var filed = await store.PutAsync(entity, file.FileName, content, by, stop);
            if (filed.Refusal is { } refusal)
            {
                refusals.Add(refusal with { Field = field });
                continue;
            }
            typed.WithFile(field, filed.File!.Sha256);
            if (field == Catalogue.JsonName(nameof(EvidenceAdded.File)) && filed.File.MediaType == FileContent.Xml) Offer(typed, content);
        }
        return refusals;
    }

    /// <summary>Fills what the invoice says into fields that were left blank.</summary>
    private static void Offer(Typed typed, Stream content)
    {
        content.Position = 0;
        if (EInvoice.Read(content) is not { } invoice) return;
        typed.Offer("invoiceCode", invoice.Code).Offer("invoiceNumber", invoice.Number).Offer("amount", invoice.Amount?.ToString() ?? "")
            .Offer("issuedOn", invoice.IssuedOn is { } day ? Seal.Day(day) : "").Offer("kind", Catalogue.CodeOf(EvidenceKind.Invoice));
    }
}
