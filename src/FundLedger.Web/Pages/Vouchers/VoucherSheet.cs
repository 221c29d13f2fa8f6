using FundLedger.Ledger;

namespace FundLedger.Web.Pages.Vouchers;

/// <summary>A sheet of a printed voucher: at most <see cref="LinesASheet"/> lines, those of one book together. A voucher
/// on two or more sheets keeps its number and gains a fraction: 1/2, 2/2 (会计基础工作规范 §51（二）).</summary>
/// <param name="Number">1 on the first sheet.</param>
/// <param name="Of">How many sheets the voucher has.</param>
/// <param name="Lines">In the order of the books F, B, C; inside a book as posted.</param>
public sealed record VoucherSheet(int Number, int Of, IReadOnlyList<VoucherLine> Lines)
{
    public const int LinesASheet = 8;

    public bool IsLast => Number == Of;

    /// <summary>Rows that stay empty and are struck out (§51（六）).</summary>
    public int BlankRows => LinesASheet - Lines.Count;

    public IEnumerable<IGrouping<Book, VoucherLine>> Books => Lines.GroupBy(line => line.Book);

    public static IReadOnlyList<VoucherSheet> From(Voucher voucher)
    {
        var pages = voucher.Lines.OrderBy(line => line.Book).Chunk(LinesASheet).ToList();
        return [.. pages.Select((lines, i) => new VoucherSheet(i + 1, pages.Count, lines))];
    }
}

/// <summary>The sums of one book of a voucher.</summary>
public sealed record BookTotal(Book Book, Money Debit, Money Credit)
{
    public static IReadOnlyList<BookTotal> Of(Voucher voucher) => [.. voucher.Lines.GroupBy(line => line.Book).OrderBy(lines => lines.Key)
        .Select(lines => new BookTotal(lines.Key, SumOf(lines, Side.Debit), SumOf(lines, Side.Credit)))];

    private static Money SumOf(IEnumerable<VoucherLine> lines, Side side) => lines.Where(line => line.Side == side).Sum(line => line.Amount);
}
