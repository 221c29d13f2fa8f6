using FundLedger.Data;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>Finds vouchers; a page of them follows the last voucher of the page before, never a count of rows.</summary>
[Permits(Permission.ReadBooks)]
public sealed class VouchersModel(Database books) : FilteredPage(books)
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

    public Task OnGetAsync()
    {
        var query = QueryOf(Api.Vouchers.Filters);
        var search = Api.Vouchers.SearchOf(query) with { LastDay = Here.Day };
        var isRefused = Refuse(query.Rejections);
        return ReadAsync(async session =>
        {
            Funds = await EntityQueries.FundsAsync(session, Here.Code, Here.AsOf);
            if (!isRefused) Keep(await VoucherQueries.SearchAsync(session, Here.Code, search, PageLength + 1));
            return true;
        });
    }

    private void Keep(IReadOnlyList<VoucherCard> found)
    {
        Vouchers = [.. found.Take(PageLength)];
        if (found.Count > PageLength) Next = Api.Vouchers.PlaceOf(Vouchers[^1]);
    }
}
