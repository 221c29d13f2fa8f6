using System.Globalization;
using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>The vouchers of a month as they are printed and bound, in the order of their numbers, so many at a time.</summary>
[Permits(Permission.ReadBooks)]
public sealed class PrintModel(Database books) : BooksPage(books)
{
    public const int PageLength = 100;

    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    /// <summary>The first number of this part.</summary>
    [BindProperty(SupportsGet = true)] public int From { get; set; } = 1;

    public Period Chosen { get; private set; }
    public IReadOnlyList<PrintedVoucher> Vouchers { get; private set; } = [];
    public int? Next { get; private set; }
    public bool IsBadMonth { get; private set; }

    public async Task OnGetAsync()
    {
        IsBadMonth = !Period.TryParse(Month?.Trim() ?? Period.Of(Here.Day).ToString(), out var month);
        Chosen = IsBadMonth ? Period.Of(Here.Day) : month;
        if (IsBadMonth) return;
        await ReadAsync(async session =>
        {
            var found = await VoucherQueries.NumberedInAsync(session, Here.Code, Chosen, From, PageLength + 1);
            var views = new List<PrintedVoucher>();
            foreach (var (seq, _) in found.Take(PageLength)) views.Add(new(this, (await VoucherQueries.ReadAsync(session, Here.Code, seq))!));
            Vouchers = views;
            if (found.Count > PageLength) Next = found[PageLength].Number;
            return true;
        });
    }

    public string AddressOf(string page) => string.Create(CultureInfo.InvariantCulture, $"{page}?month={Chosen}");
}
