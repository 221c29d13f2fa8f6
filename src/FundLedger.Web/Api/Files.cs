using System.Globalization;
using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace FundLedger.Web.Api;

/// <summary>Files and packages of evidence for programs and for the links of the pages.</summary>
internal static class Files
{
    public const string AnyType = "application/octet-stream";
    public const string PackageType = "application/zip";

    private const int HeldInMemory = 1 << 16;

    public static async Task<IResult> PostAsync(ApiCall call)
    {
        var name = call.Query.Text("name") ?? "";
        if (call.Query.Refusal is { } refusal) return refusal;
        if (name.Length == 0) return Problem.Of(new Rejection(RejectionReason.MissingParameter, "name") { Field = "name" });

        call.Request.EnableBuffering(HeldInMemory, FileStore.MostBytes + 1);
        await call.Request.Body.CopyToAsync(Stream.Null, call.Stop);
        var filed = await new FileStore(call.Books).PutAsync(call.Entity, name, call.Request.Body, call.Actor.Person, call.Stop);
        if (filed.Refusal is not null) return Problem.Of(filed.Refusal);
        var file = filed.File!;
        var invoice = file.MediaType == FileContent.Xml ? ReadInvoice(call.Request.Body) : null;
        return JsonAnswer.Of(json => json.WriteObject(() => Write(json, file, invoice)), StatusCodes.Status201Created);
    }

    public static async Task<IResult> GetAsync(ApiCall call)
    {
        var sha256 = call.FromPath("sha256");
        var store = new FileStore(call.Books);
        if (await store.FindAsync(call.Entity, sha256, call.Stop) is not { } file) return Problem.NotThere(RejectionReason.UnknownFile, sha256);
        if (file.IsDestroyed) return Problem.Of(new Rejection(RejectionReason.FileDestroyed, file.Name, file.Destruction), StatusCodes.Status410Gone);
        Announce(call.Context.Response, file.MediaType, file.Name);
        call.Context.Response.ContentLength = file.SizeBytes;
        await store.CopyAsync(call.Entity, sha256, call.Context.Response.Body, call.Stop);
        return Results.Empty;
    }

    public static async Task<IResult> VoucherPackageAsync(ApiCall call)
    {
        var number = call.FromPath("number");
        var seq = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told
            : await call.ReadAsync(async books => await VoucherQueries.NumberedAsync(books, call.Entity, number) is [var first, ..] ? first : 0);
        return await EvidencePackage.OfVoucherAsync(call.Books, call.Entity, seq, () => PackageAsync(call, number), call.Stop)
            ? Results.Empty : Problem.NotThere(RejectionReason.UnknownVoucher, number);
    }

    public static async Task<IResult> CasePackageAsync(ApiCall call)
    {
        var code = call.FromPath("case");
        return await EvidencePackage.OfCaseAsync(call.Books, call.Entity, code, () => PackageAsync(call, code), call.Stop)
            ? Results.Empty : Problem.NotThere(RejectionReason.UnknownCase, code);
    }

    private static async Task<Stream> PackageAsync(ApiCall call, string subject)
    {
        await Exported.KeepAsync(call.Books, call.Context, call.Entity, Exported.Evidence, subject);
        Announce(call.Context.Response, PackageType, $"evidence-{call.Entity}-{subject}.zip");
        // An archive writes what closes an entry without waiting.
        call.Context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
        return call.Context.Response.Body;
    }

    private static void Announce(HttpResponse response, string type, string name)
    {
        response.ContentType = type;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
    }

    private static EInvoice? ReadInvoice(Stream content)
    {
        content.Position = 0;
        return EInvoice.Read(content);
    }

    private static void Write(Utf8JsonWriter json, StoredFile file, EInvoice? invoice)
    {
        json.WriteString("sha256", file.Sha256);
        json.WriteString("name", file.Name);
        json.WriteString("mediaType", file.MediaType);
        json.WriteNumber("size", file.SizeBytes);
        if (invoice is null) return;
        json.WriteStartObject("invoice");
        if (invoice.Code.Length > 0) json.WriteString("code", invoice.Code);
        json.WriteString("number", invoice.Number);
        json.WriteString("sellerName", invoice.SellerName);
        json.WriteString("sellerTaxId", invoice.SellerTaxId);
        if (invoice.Amount is { } amount) json.WriteString("amount", amount.ToString());
        if (invoice.IssuedOn is { } day) json.WriteString("issuedOn", Seal.Day(day));
        json.WriteEndObject();
    }
}
