using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Litigation;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Commands;

/// <summary>A recorded command: what was sent, who sent it, which vouchers it made.</summary>
[Permits(Permission.ReadBooks)]
public sealed class RecordedModel(Database books) : BooksPage(books)
{
    private const int MostShown = 5;

    [BindProperty(SupportsGet = true)] public string? Key { get; set; }

    public RecordedCommand Recorded { get; private set; } = null!;
    public IReadOnlyList<(long Seq, string Number, string Day, string Summary)> Vouchers { get; private set; } = [];

    /// <summary>The first vouchers line by line.</summary>
    public IReadOnlyList<PostedVoucher> Shown { get; private set; } = [];

    /// <summary>The command's catalogue entry; null when the catalogue has it no more.</summary>
    public CommandAttribute? Command => Catalogue.Find(Recorded.Type) is { } type ? Catalogue.Of(type) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (string.IsNullOrEmpty(Key)) return LocalRedirect("/commands");
        if (await ReadAsync(session => CommandQueries.ReadAsync(session, Here.Code, Key)) is not { } recorded) return NotFound();
        Recorded = recorded;
        Vouchers = VouchersOf(recorded.Answer);
        Shown = await ReadAsync(async session =>
        {
            var shown = new List<PostedVoucher>();
            foreach (var (seq, _, _, _) in Vouchers.Take(MostShown)) shown.Add((await PostedVouchers.ReadAsync(session, Here.Code, seq))!);
            return shown;
        });
        return Page();
    }

    /// <summary>The bank account that it concerns, where its lines wait to be matched; null if it names none.</summary>
    public string? Bank
    {
        get
        {
            using var body = JsonDocument.Parse(Recorded.Body);
            return body.RootElement.TryGetProperty("bank", out var bank) && bank.ValueKind == JsonValueKind.String ? bank.GetString() : null;
        }
    }

    /// <summary>What was sent, indented to be read.</summary>
    public string Sent
    {
        get
        {
            using var body = JsonDocument.Parse(Recorded.Body);
            return JsonSerializer.Serialize(body.RootElement, Indented);
        }
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static List<(long, string, string, string)> VouchersOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty("vouchers").EnumerateArray().Select(voucher => (voucher.GetProperty("seq").GetInt64(), voucher.GetProperty("no").GetString()!,
            voucher.GetProperty("date").GetString()!, voucher.GetProperty("summary").GetString()!))];
    }
}
