using FundLedger.Data;
using FundLedger.Ledger;
using FundLedger.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>凭证封面: the cover under which the vouchers of a month are bound (会计基础工作规范 §55（三）).</summary>
[Permits(Permission.ReadBooks)]
public sealed class CoverModel(Database books) : BooksPage(books)
{
    [BindProperty(SupportsGet = true)] public string? Month { get; set; }

    public Period Chosen { get; private set; }

    /// <summary>One cover for each kind of voucher of the month.</summary>
    public IReadOnlyList<VoucherBundle> Bundles { get; private set; } = [];
    public bool IsBadMonth { get; private set; }

    public async Task OnGetAsync()
    {
        IsBadMonth = !Period.TryParse(Month?.Trim() ?? Period.Of(Here.Day).ToString(), out var month);
        Chosen = IsBadMonth ? Period.Of(Here.Day) : month;
        if (!IsBadMonth) Bundles = await ReadAsync(session => VoucherQueries.BundlesAsync(session, Here.Code, Chosen));
    }

    /// <summary>The sheets that its vouchers fill.</summary>
    public static long SheetsOf(VoucherBundle bundle) => bundle.LineCounts.Sum(lines => Math.Max(1, (lines + VoucherSheet.LinesASheet - 1) / VoucherSheet.LinesASheet));
}
