using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FundLedger.Ledger;

namespace FundLedger.Data;

/// <summary>The evidence of a voucher or a case as an archive that stands alone: the files, the vouchers in print and a
/// manifest with digests and seals. The same books give the same bytes; <c>sha256sum -c manifest.txt</c> proves it.</summary>
public static class EvidencePackage
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the package of a voucher; false, and nothing, where there is no such voucher.</summary>
    public static Task<bool> OfVoucherAsync(Database database, string entity, long seq, Func<Task<Stream>> target, CancellationToken stop) => database.ReadAsync(async books =>
    {
        if (await VoucherQueries.ReadAsync(books, entity, seq) is not { } voucher) return false;
        await WriteAsync(books, entity, voucher.Posted.VoucherNo, [voucher], await EvidenceQueries.OfVoucherAsync(books, entity, seq), await target(), stop);
        return true;
    }, stop);

    /// <summary>Writes the package of a case with all its vouchers; false, and nothing, where there is no such case.</summary>
    public static Task<bool> OfCaseAsync(Database database, string entity, string code, Func<Task<Stream>> target, CancellationToken stop) => database.ReadAsync(async books =>
    {
        if (await books.ScalarAsync<long>("SELECT COUNT(*) FROM legal_case WHERE entity = @entity AND case_code = @code", new { entity, code }) == 0) return false;
        var vouchers = new List<VoucherView>();
        foreach (var seq in await books.ListAsync<long>("""
            SELECT DISTINCT seq FROM voucher_line WHERE entity = @entity AND case_code = @code AND case_code <> '' ORDER BY seq
            """, new { entity, code })) vouchers.Add((await VoucherQueries.ReadAsync(books, entity, seq))!);
        await WriteAsync(books, entity, code, vouchers, await EvidenceQueries.OfCaseAsync(books, entity, code), await target(), stop);
        return true;
    }, stop);

    private static async Task WriteAsync(Session books, string entity, string subject, IReadOnlyList<VoucherView> vouchers, IReadOnlyList<EvidenceCard> cards, Stream target, CancellationToken stop)
    {
        var files = cards.Select((card, i) => (Card: card, Path: string.Create(CultureInfo.InvariantCulture, $"files/{i + 1:000}-{card.Name}"))).ToList();
        foreach (var (card, _) in files.Where(file => file.Card.Destruction.Length == 0))
            if (await FileStore.DigestAsync(books, entity, card.Sha256) != card.Sha256) throw new FileDamagedException(card.Sha256);
        var pages = vouchers.Select(voucher => (Path: $"vouchers/{voucher.Posted.VoucherNo}-{voucher.Posted.Seq.ToString(CultureInfo.InvariantCulture)}.txt", Bytes: Printed(voucher))).ToList();
        var manifest = Manifest(entity, subject, vouchers, pages.Select(page => page.Path), files);
        var sums = new StringBuilder();
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        foreach (var (path, bytes) in pages.Append((Path: "manifest.json", Bytes: manifest)))
        {
            await AddAsync(archive, path, stream => stream.WriteAsync(bytes, stop).AsTask(), stop);
            sums.Append(Convert.ToHexStringLower(SHA256.HashData(bytes))).Append("  ").Append(path).Append('\n');
        }
        foreach (var (card, path) in files.Where(file => file.Card.Destruction.Length == 0))
        {
            await AddAsync(archive, path, stream => FileStore.CopyAsync(books, entity, card.Sha256, stream, stop), stop);
            sums.Append(card.Sha256).Append("  ").Append(path).Append('\n');
        }
        await AddAsync(archive, "manifest.txt", stream => stream.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), stop).AsTask(), stop);
    }

    private static async Task AddAsync(ZipArchive archive, string path, Func<Stream, Task> write, CancellationToken stop)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        await using var stream = await entry.OpenAsync(stop);
        await write(stream);
    }

    private static byte[] Manifest(string entity, string subject, IReadOnlyList<VoucherView> vouchers, IEnumerable<string> pages, IReadOnlyList<(EvidenceCard Card, string Path)> files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("entity", entity);
            json.WriteString("subject", subject);
            json.WriteStartArray("vouchers");
            foreach (var (voucher, page) in vouchers.Zip(pages)) WriteVoucher(json, voucher, page);
            json.WriteEndArray();
            json.WriteStartArray("files");
            foreach (var (card, path) in files) WriteFile(json, card, path);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static void WriteVoucher(Utf8JsonWriter json, VoucherView voucher, string page)
    {
        json.WriteStartObject();
        json.WriteString("no", voucher.Posted.VoucherNo);
        json.WriteNumber("seq", voucher.Posted.Seq);
        json.WriteString("date", Seal.Day(voucher.Posted.Voucher.Date));
        json.WriteString("total", voucher.Posted.Voucher.Total.ToString());
        json.WriteNumber("attachments", voucher.Posted.Voucher.Attachments);
        json.WriteString("seal", voucher.Seal);
        json.WriteString("path", page);
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, EvidenceCard card, string path)
    {
        json.WriteStartObject();
        json.WriteString("name", card.Name);
        json.WriteString("sha256", card.Sha256);
        json.WriteNumber("size", card.SizeBytes);
        json.WriteString("mediaType", card.MediaType);
        json.WriteString("kind", card.Kind);
        if (card.Note.Length > 0) json.WriteString("note", card.Note);
        json.WriteString("addedBy", card.AddedBy);
        json.WriteString("addedAt", Seal.Instant(card.AddedAt));
        json.WriteNumber("command", card.CommandOrdinal);
        if (card.Destruction.Length > 0) json.WriteString("destroyedBy", card.Destruction);
        else json.WriteString("path", path);
        json.WriteEndObject();
    }

    private static byte[] Printed(VoucherView view)
    {
        var (posted, voucher) = (view.Posted, view.Posted.Voucher);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"{posted.VoucherNo}  {Seal.Day(voucher.Date)}  {voucher.Summary}\n");
        foreach (var line in voucher.Lines)
        {
            string[] parts = [line.Fund, line.Case, line.Advance, line.Order, line.Party, line.Bank, line.Payee, line.Source];
            page.Append(CultureInfo.InvariantCulture,
                $"{(line.Side == Side.Debit ? "借" : "贷")} {line.Account} {Chart.Get(line.Account).Name} [{string.Join(' ', parts.Where(part => part.Length > 0))}] {line.Amount.ToGroupedString()}\n");
        }
        page.Append(CultureInfo.InvariantCulture, $"附件 {voucher.Attachments} 张  制单 {voucher.Maker}  审核 {voucher.Reviewer}  出纳 {voucher.Cashier}  记账 {voucher.Poster}\n");
        page.Append(CultureInfo.InvariantCulture, $"封印 {view.Seal}\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }
}
