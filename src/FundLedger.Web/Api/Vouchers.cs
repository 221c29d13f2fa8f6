using System.Globalization;
using System.Text.Json;
using FundLedger.Data;
using FundLedger.Ledger;

namespace FundLedger.Web.Api;

/// <summary>Vouchers for programs.</summary>
internal static class Vouchers
{
    /// <summary>What <see cref="SearchOf"/> reads.</summary>
    public static IReadOnlyList<string> Filters { get; } = ["month", "account", "fund", "case", "text", "after"];

    /// <summary>What is looked for, by the page and by the API alike.</summary>
    public static VoucherSearch SearchOf(Query query) => new()
    {
        Month = query.Month("month"), Account = query.Code("account") ?? "", Fund = query.Code("fund") ?? "", Case = query.Code("case") ?? "",
        Text = query.Text("text") ?? "", After = query.Place("after"),
    };

    public static async Task<IResult> ListAsync(ApiCall call)
    {
        var query = call.Query;
        var search = SearchOf(query) with { LastDay = query.Day("asOf") ?? DateOnly.MaxValue };
        var take = (int)query.Number("take", 100, 1, 500);
        if (query.Refusal is { } refusal) return refusal;

        var found = await call.ReadAsync(books => VoucherQueries.SearchAsync(books, call.Entity, search, take + 1));
        var page = found.Take(take).ToList();
        return JsonAnswer.Of(json => json.WriteObject(() =>
        {
            json.WriteArray("vouchers", page, WriteCard);
            if (found.Count > take) json.WriteString("after", PlaceOf(page[^1]));
        }));
    }

    public static async Task<IResult> OneAsync(ApiCall call)
    {
        var number = call.FromPath("number");
        var voucher = await call.ReadAsync(async books => await VoucherQueries.NumberedAsync(books, call.Entity, number) is [var seq, ..]
            ? await VoucherQueries.ReadAsync(books, call.Entity, seq)
            : null);
        return voucher is null
            ? Problem.NotThere(RejectionReason.UnknownVoucher, number)
            : JsonAnswer.Of(json => json.WriteObject(() => Write(json, voucher)));
    }

    /// <summary>What goes behind <c>after=</c> to go on behind a voucher.</summary>
    public static string PlaceOf(VoucherCard last) =>
        string.Create(CultureInfo.InvariantCulture, $"{last.VoucherDate:yyyy-MM-dd}.{last.Seq}");

    private static void WriteCard(Utf8JsonWriter json, VoucherCard voucher) => json.WriteObject(() =>
    {
        json.WriteString("no", voucher.VoucherNo);
        json.WriteNumber("seq", voucher.Seq);
        json.WriteString("date", Seal.Day(voucher.VoucherDate));
        json.WriteString("recipe", voucher.Recipe);
        json.WriteString("summary", voucher.Summary);
        json.WriteString("amount", new Money(voucher.Fen).ToString());
    });

    private static void Write(Utf8JsonWriter json, VoucherView view)
    {
        var (posted, voucher) = (view.Posted, view.Posted.Voucher);
        json.WriteString("no", posted.VoucherNo);
        json.WriteNumber("seq", posted.Seq);
        json.WriteString("kind", Seal.KindCode(voucher.Kind));
        json.WriteString("date", Seal.Day(voucher.Date));
        json.WriteString("recipe", voucher.Recipe);
        json.WriteString("summary", voucher.Summary);
        json.WriteNumber("attachments", voucher.Attachments);
        json.WriteString("maker", voucher.Maker);
        json.WriteString("reviewer", voucher.Reviewer);
        json.WriteString("cashier", voucher.Cashier);
        json.WriteString("poster", voucher.Poster);
        json.WriteString("postedAt", posted.PostedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteString("commandKey", posted.CommandKey);
        WritePartner(json, "reverses", view, voucher.Reverses);
        WritePartner(json, "corrects", view, voucher.Corrects);
        json.WriteString("total", voucher.Total.ToString());
        json.WriteString("seal", view.Seal);
        json.WriteArray("lines", voucher.Lines, WriteLine);
    }

    private static void WritePartner(Utf8JsonWriter json, string name, VoucherView view, long seq)
    {
        if (seq != 0) json.WriteString(name, view.Partners.First(partner => partner.Seq == seq).VoucherNo);
    }

    private static void WriteLine(Utf8JsonWriter json, VoucherLine line) => json.WriteObject(() =>
    {
        json.WriteString("account", line.Account);
        json.WriteString("accountName", Chart.Get(line.Account).Name);
        json.WriteString("book", line.Book.ToString());
        json.WriteString("fund", line.Fund);
        json.WriteString("side", Seal.SideCode(line.Side));
        json.WriteString("amount", line.Amount.ToString());
        foreach (var (name, code) in new[]
        {
            ("case", line.Case), ("advance", line.Advance), ("party", line.Party), ("order", line.Order), ("bank", line.Bank), ("payee", line.Payee),
            ("source", line.Source), ("text", line.Text),
        })
            if (code.Length > 0) json.WriteString(name, code);
    });
}
