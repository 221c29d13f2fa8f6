using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>Finds vouchers; a page of them follows the last voucher of the page before, never a count of rows.</summary>
[Permits(Permission.ReadBooks)]
public sealed class VouchersModel(Database books) : BooksPage(books)
{
    public const int PageLength = 50;

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }
    [BindProperty(SupportsGet = true)] public string? Account { get; set; }
    [BindProperty(SupportsGet = true)] public string? Fund { get; set; }
    [BindProperty(SupportsGet = true)] public string? Case { get; set; }
    [BindProperty(SupportsGet = true)] public string? Text { get; set; }
    [BindProperty(SupportsGet = true)] public string? After { get; set; }

    public IReadOnlyList<VoucherCard> Vouchers { get; private set; } = [];
    public IReadOnlyList<FundStanding> Funds { get; private set; } = [];

    /// <summary>What goes behind <c>after=</c> in the address of the next page; null on the last.</summary>
    public string? Next { get; private set; }

    public bool IsBadMonth { get; private set; }

    public async Task OnGetAsync()
    {
        await ReadAsync(async session =>
        {
            Funds = await EntityQueries.FundsAsync(session, Here.Code, Here.AsOf);
            var month = Asked(Month) is { } text ? MonthOf(text) : null;
            if (!IsBadMonth) await SearchAsync(session, month);
            return true;
        });
    }

    private async Task SearchAsync(Session session, Period? month)
    {
        var search = new VoucherSearch
        {
            Month = month, Account = Asked(Account) ?? "", Fund = Asked(Fund) ?? "", Case = Asked(Case) ?? "", Text = Asked(Text) ?? "",
            LastDay = Here.Day, After = PlaceOf(After),
        };
        var found = await VoucherQueries.SearchAsync(session, Here.Code, search, PageLength + 1);
        Vouchers = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = string.Create(CultureInfo.InvariantCulture, $"{Seal.Day(Vouchers[^1].VoucherDate)}.{Vouchers[^1].Seq}");
    }

    private Period? MonthOf(string text)
    {
        IsBadMonth = !Period.TryParse(text, out var period);
        return IsBadMonth ? null : period;
    }

    private static (DateOnly, long)? PlaceOf(string? after) =>
        after?.Split('.') is [var day, var seq] && Standpoint.TryDay(day, out var date) && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (date, number) : null;

    private static string? Asked(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
